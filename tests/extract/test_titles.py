import pytest
from aipolicy.extract.titles import find_title
from aipolicy.models import Article
from aipolicy.tables.programs import program_types
from aipolicy.text.layout import lay_out


def title(body: str, kind: str, headline: str = "한들시 소식 전합니다") -> str:
    return find_title(lay_out(Article(title=headline, body=f"{headline}\n\n{body}", path="x.txt")), kind)


@pytest.mark.parametrize(
    ("body", "kind", "expected"),
    [
        (
            "한들시는 22일 ‘제1회 한들 인공지능 발전협의회’ 행사를 가졌다.",
            "governance",
            "제1회 한들 인공지능 발전협의회",
        ),
        ("시는 12일 'AI혁신도시 추진자문단' 출범식을 열었다.", "governance", "AI혁신도시 추진자문단 출범식"),
        (
            "의원은 「한들시 인공지능 기본 조례안」을 대표 발의했다.",
            "legislation",
            "한들시 인공지능 기본 조례안",
        ),
        (
            "두 기관은 3일 'AI 기반 공공혁신을 위한 업무협약'을 맺었다.",
            "mou",
            "AI 기반 공공혁신을 위한 업무협약",
        ),
        ("한들시는 18일 ‘2025 한들 AI 페스타’를 개최한다.", "expo", "2025 한들 AI 페스타"),
        ("도는 ‘2025년 지역 주도형 AI 대전환’ 사업에 1일 뽑혔다.", "selection", "한들시 소식 전합니다"),
        ("도는 ‘2025년 AI 대전환 공모사업’에 1일 뽑혔다.", "selection", "2025년 AI 대전환 공모사업 선정"),
        (
            "도는 ‘2025 AI 청소년 경진대회’ 참가자를 28일까지 모집한다.",
            "recruitment",
            "2025 AI 청소년 경진대회 모집",
        ),
        ("세 곳은 26일 ‘솔라 AI 허브’를 짓기 위한 업무협약을 맺었다.", "mou", "솔라 AI 허브 업무협약"),
        ("시는 4일 ‘AI 시대 바이오의 미래’ 세미나를 열었다.", "forum", "AI 시대 바이오의 미래 세미나"),
        (
            "시는 12일 한들대와 지역 인공지능 인재 양성을 위한 업무협약을 맺었다.",
            "mou",
            "지역 인공지능 인재 양성을 위한 업무협약",
        ),
        ("시는 29일 산업단지에서 AI 바이오센터 기공식을 열었다.", "construction", "AI 바이오센터 기공식"),
    ],
)
def test_name_or_noun_phrase_of_the_act(body: str, kind: str, expected: str) -> None:
    assert title(body, kind) == expected


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("[한들소식] 한들시, 인공지능 행정 첫걸음", "한들시, 인공지능 행정 첫걸음"),
        ("“시민이 먼저다”…한들시, 인공지능 민원실 새 단장", "한들시, 인공지능 민원실 새 단장"),
        ("말 한마디로 장까지 본다… 한들군 디지털 돌봄 손질", "한들군 디지털 돌봄 손질"),
        ("한들시, 인공지능 행정 첫걸음 - 한들일보", "한들시, 인공지능 행정 첫걸음"),
        ("나래솔 기자 = 한들시, 인공지능 행정 첫걸음", "한들시, 인공지능 행정 첫걸음"),
        ('나래솔 시장 "인공지능 행정 이제 시작"', '나래솔 시장 "인공지능 행정 이제 시작"'),
        ("한들군 '피지컬 AI' 먼저 잡는다…간담회로 넓히기", "한들군 '피지컬 AI' 먼저 잡는다…간담회로 넓히기"),
        ("한들군, 새 길 묻는다…인공지능 간담회 열어…의견 모아", "인공지능 간담회 열어"),
    ],
)
def test_headline_without_labels_speech_and_outlet(headline: str, expected: str) -> None:
    assert title("시는 3일 이같이 밝혔다.", "meeting", headline) == expected


def test_a_headline_that_is_only_speech_is_put_behind_the_act() -> None:
    body = "한들군의회 의원이 14일 본회의에서 5분 자유발언에 나섰다."
    assert (
        title(body, "civic_action", "“바다를 인공지능으로 채우자”")
        == "5분 자유발언: 바다를 인공지능으로 채우자"
    )


def test_a_page_that_begins_with_its_own_name_is_titled_by_its_headline() -> None:
    page = "한들 지역신문\n\n한들군, 인공지능 국비 12억 확보\n\n입력 2026-03-03\n\n군은 3일 이같이 밝혔다."
    document = lay_out(Article(title="한들 지역신문", body=page, path="x.txt"))
    assert find_title(document, "budget") == "한들군, 인공지능 국비 12억 확보"


def test_speech_and_background_give_no_name() -> None:
    body = "시장은 “‘AI 페스타’를 열겠다”고 했다. 지난해 4월 맺은 ‘AI 행정 업무협약’이 있었다."
    assert title(body, "mou") == "한들시 소식 전합니다"


@pytest.mark.parametrize("kind", [kind.slug for kind in program_types()])
def test_there_is_always_a_title_and_always_the_same(kind: str) -> None:
    first = title("한들시는 3일 ‘한들 AI’를 알렸다.", kind)
    assert first
    assert first == title("한들시는 3일 ‘한들 AI’를 알렸다.", kind)


def test_unknown_type_still_has_a_title() -> None:
    assert (
        title("한들시는 3일 이같이 밝혔다.", "no_such_type", "한들시 AI 새 소식 나왔다")
        == "한들시 AI 새 소식 나왔다"
    )
