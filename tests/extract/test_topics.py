import pytest
from aipolicy.extract.topics import find_topics
from aipolicy.models import Article
from aipolicy.tables.programs import topics
from aipolicy.text.layout import lay_out


def found(body: str, title: str = "") -> list[str]:
    article = Article(title=title, body=f"{title}\n\n{body}", path="x.txt")
    return [candidate.value for candidate in find_topics(lay_out(article))]


@pytest.mark.parametrize(
    ("body", "topic"),
    [
        ("한들시는 3일 피지컬 AI 위원회를 출범했다.", "physical_ai"),
        ("한들시는 3일 제조 AI 협약을 맺었다.", "manufacturing"),
        ("한들시는 3일 AI 데이터센터를 착공했다.", "compute"),
        ("한들시는 3일 AI 인재 양성 협약을 맺었다.", "talent"),
        ("한들시는 3일 민원 챗봇을 도입했다.", "administration"),
        ("한들시는 3일 의료 AI 포럼을 열었다.", "healthcare"),
        ("한들시는 3일 AI 돌봄을 시작했다.", "welfare"),
        ("한들시는 3일 자율주행 셔틀을 시범운행했다.", "smart_city"),
        ("한들시는 3일 AI 에너지 위원회를 출범했다.", "energy"),
        ("한들시는 3일 스마트항만 실증을 시작했다.", "marine_logistics"),
        ("한들군은 3일 스마트팜 AI 센터를 개소했다.", "agriculture"),
        ("한들시는 3일 AI 관광 축제를 열었다.", "culture_tourism"),
        ("한들시교육청은 3일 초등학생 AI 캠프를 열었다.", "education"),
        ("한들시는 3일 AI 산불 감시를 도입했다.", "safety"),
        ("한들시는 3일 AI 반도체 포럼을 열었다.", "semiconductor"),
        ("한들시는 3일 AI 창업 공간을 개소했다.", "startup"),
        ("한들시는 3일 AI 윤리 조례를 공포했다.", "ethics_law"),
        ("한들시는 3일 공공데이터 위원회를 출범했다.", "data"),
        ("한들시는 3일 국방 AI 협약을 맺었다.", "defense"),
    ],
)
def test_topic_of_lead(body: str, topic: str) -> None:
    assert topic in found(body)


def test_every_topic_is_tried() -> None:
    tried = {mark.args[1][number][1] for mark in test_topic_of_lead.pytestmark for number in range(19)}
    assert tried == {topic.slug for topic in topics()}


@pytest.mark.parametrize(
    ("body", "topic"),
    [
        ("한들시는 3일 한들대학교와 AI 협약을 맺었다.", "education"),
        ("한들시는 3일 네이버클라우드와 AI 협약을 맺었다.", "data"),
        ("해운대구는 3일 AI 위원회를 출범했다.", "marine_logistics"),
        ("행정안전부는 3일 AI 협약을 맺었다.", "administration"),
        ("중소벤처기업부는 3일 AI 포럼을 열었다.", "startup"),
        ("한들시는 3일 메타버스 AI 센터를 개소했다.", "smart_city"),
        ("한들군수는 3일 AI 위원회를 출범했다.", "defense"),
    ],
)
def test_names_of_bodies_are_no_topics(body: str, topic: str) -> None:
    assert topic not in found(body)


def test_one_word_far_down_is_no_topic() -> None:
    body = "한들시는 3일 AI 위원회를 출범했다. 위원은 열 명이다. 시장이 맡는다. 방산 기업도 왔다."
    assert "defense" not in found(body)


def test_main_topic_comes_first_with_its_words() -> None:
    article = Article(
        title="한들시 로봇 도시",
        body="한들시는 3일 로봇 창업 협약을 맺었다. 로봇 시험장도 연다.",
        path="x.txt",
    )
    best, *others = find_topics(lay_out(article))
    assert (best.value, best.text) == ("physical_ai", "로봇")
    assert all(0 < other.score <= best.score <= 1 for other in others)
