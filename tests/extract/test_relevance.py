import csv
from pathlib import Path

import pytest
from aipolicy.extract.relevance import judge
from aipolicy.models import Article, Verdict
from aipolicy.tables.relevance import KEPT, NO_AI, PASSING, rejections
from aipolicy.text.layout import lay_out

EVENTS = list(csv.DictReader((Path(__file__).parent / "types.csv").open(encoding="utf-8")))
LEADS = list(csv.DictReader((Path(__file__).parent / "relevance.csv").open(encoding="utf-8")))


def verdict(body: str, title: str = "") -> Verdict:
    return judge(lay_out(Article(title=title, body=f"{title}\n\n{body}", path="x.txt")))


@pytest.mark.parametrize("lead", LEADS, ids=lambda lead: lead["title"])
def test_verdict_on_lead(lead: dict[str, str]) -> None:
    assert verdict(lead["body"], lead["title"]).relevant == (lead["relevant"] == "yes")


def test_leads_of_events_are_kept() -> None:
    # Digital business and drones without a word of AI, and an expo of which AI is one branch.
    unsure = {
        "공모 3건 뽑혀 국비 95억 확보",
        "실증단지 조성 위한 드론 배송 실증 시작",
        "대구서 미래혁신기술박람회 개막",
    }
    lost = {lead["title"] for lead in EVENTS if not verdict(lead["body"], lead["title"]).relevant}
    assert lost <= unsure


@pytest.mark.parametrize(
    "lead",
    [lead for lead in LEADS if lead["class"] in {r.slug for r in rejections()}],
    ids=lambda lead: lead["title"],
)
def test_rejected_leads_have_a_reason_and_words(lead: dict[str, str]) -> None:
    found = verdict(lead["body"], lead["title"])
    assert found.reason not in ("", KEPT["ko"])
    assert found.reason == NO_AI["ko"] or found.evidence


def test_kept_article_shows_its_words_for_ai() -> None:
    article = Article(title="", body="한들시는 3일 인공지능 위원회를 출범했다.", path="x.txt")
    found = judge(lay_out(article))
    assert (found.relevant, found.reason) == (True, KEPT["ko"])
    (proof,) = found.evidence
    assert article.body[proof.span.start : proof.span.end] == proof.text == "인공지능"


def test_ai_of_the_page_is_not_of_the_article() -> None:
    page = "저작권자 ⓒ 한들소식, 무단전재 및 AI 학습 이용 금지\n\nAI 추천 기사"
    body = f"한들시는 3일 도로를 고쳤다고 밝혔다.\n\n{page}"
    assert verdict(body, "한들시, 도로 고쳐").reason == NO_AI["ko"]


def test_name_of_a_firm_is_not_ai() -> None:
    body = "한들시는 3일 마을회관을 고쳤다. 가온AI(대표 ○○○)가 벽지를 내놨다. 주민들은 가온AI에 고마워했다."
    assert not verdict(body, "한들시 마을회관 새 단장").relevant


def test_a_word_of_the_mayor_is_passing() -> None:
    said = "시장은 “인공지능 시대에도 손맛이 으뜸”이라고 말했다."
    body = f"한들시는 3일 김장 축제를 열었다. 배추 5천 포기를 담갔다. {said}"
    assert verdict(body, "한들 김장 축제").reason == PASSING["ko"]


def test_empty_article_is_not_relevant() -> None:
    assert verdict("").relevant is False
