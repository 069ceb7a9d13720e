import csv
from pathlib import Path

import pytest
from aipolicy.extract.programs import find_stage, find_types
from aipolicy.models import Article, Document, Part
from aipolicy.tables.own_types import parse_types
from aipolicy.tables.programs import program_types
from aipolicy.text.layout import lay_out

LEADS = list(csv.DictReader((Path(__file__).parent / "types.csv").open(encoding="utf-8")))


def document(body: str, title: str = "") -> Document:
    return lay_out(Article(title=title, body=f"{title}\n\n{body}", path="x.txt"))


def standing(found: Document) -> list[str]:
    return [candidate.value for candidate in find_types(found) if candidate.rejected is None]


@pytest.mark.parametrize("lead", LEADS, ids=lambda lead: lead["title"])
def test_type_of_lead(lead: dict[str, str]) -> None:
    types = standing(document(lead["body"], lead["title"]))
    assert types[:1] in [[slug] for slug in lead["type"].split("|")]


def test_leads_cover_every_type_and_hold_many_traps() -> None:
    wanted = {slug for lead in LEADS for slug in lead["type"].split("|")}
    assert wanted == {kind.slug for kind in program_types()}
    assert sum(lead["style"] == "trap" for lead in LEADS) >= 35


@pytest.mark.parametrize(
    ("body", "first"),
    [
        # 공모 alone decides nothing.
        ("한들시는 행정안전부의 AI 공모에 뽑혔다고 3일 밝혔다.", "selection"),
        ("한들시는 AI 사업에 참여할 기업을 20일까지 공모한다.", "recruitment"),
        ("한들시는 AI로 만든 영상을 20일까지 공모한다. 상금은 500만원이다.", "contest"),
        ("한들시는 과기부 AI 공모에 도전하려고 세 대학과 3일 협약을 맺었다.", "mou"),
        # Background never decides.
        ("지난해 4월 맺은 업무협약의 후속으로 한들시는 3일 AI 교육을 실시했다.", "training"),
        ("한들시는 3일 AI 포럼을 열었다. 한편 시는 지난달 AI 위원회를 출범했다.", "forum"),
        ("앞서 시는 AI 기본계획을 세웠다. 시는 3일 AI 센터를 개소했다.", "opening"),
        # Nor do enumerations and speech.
        ("한들시는 3일 AI 위원회를 출범했다. ▲업무협약 체결 ▲센터 개소 ▲해커톤 개최를 다룬다.", "governance"),
        ("한들시는 3일 AI 도서관을 개관했다. 시장은 “AI 협약을 맺고 포럼을 열겠다”고 말했다.", "opening"),
        # A named event speaks strongly.
        ("한들시가 연 'AI 페스타 2025'에는 기업 상담과 교육, 특강이 이어졌다.", "expo"),
    ],
)
def test_main_act_beats_what_stands_round_it(body: str, first: str) -> None:
    assert standing(document(body))[0] == first


def test_precedence_settles_a_tie() -> None:
    ceremony = "한들시는 3일 AI 비전 선포식·위원회 출범식을 열었다."
    assert standing(document(ceremony))[0] == "governance"
    assert standing(document("한들시는 3일 AI 포럼을 열고 AI 비전 선포식을 열었다."))[0] == "declaration"
    # Without a tie the last predicate of the sentence decides.
    assert standing(document("시는 3일 AI 비전 선포식을 열고 한들대는 AI 포럼을 개최했다."))[0] == "forum"


def test_secondary_types_follow_with_lower_scores() -> None:
    found = find_types(
        document("한들시는 3일 AI 센터 기공식을 열었다. 이 자리에서 시와 기업이 업무협약을 맺었다.")
    )
    assert [candidate.value for candidate in found][:2] == ["construction", "mou"]
    assert 1 >= found[0].score >= found[1].score > 0


def test_background_alone_is_rejected_with_a_reason() -> None:
    (found,) = find_types(document("지난해 4월 맺은 업무협약을 시는 잊지 않았다."))
    assert (found.value, found.rejected) == ("mou", "background")


def test_evidence_points_at_the_words() -> None:
    article = Article(
        title="AI 소식", body="AI 소식\n\n한들시는 3일 시청에서 업무협약을 맺었다고 밝혔다.", path="x.txt"
    )
    found = find_types(lay_out(article))[0]
    assert found.span.part == Part.BODY
    assert article.body[found.span.start : found.span.end] == found.text
    assert "협약" in found.text


def test_empty_and_silent_texts_have_no_type() -> None:
    assert find_types(document("")) == ()
    assert find_types(document("하늘이 맑다.")) == ()


def test_types_of_the_users_own_are_found() -> None:
    table = parse_types(
        '[[type]]\nslug = "twinning"\ngroup = "partnership"\nko = "자매결연"\nen = "twinning"\n'
        'acts = ["자매결연 맺|체결"]\n',
        "own.toml",
    )
    found = find_types(document("한들시와 두레시가 3일 AI 자매결연을 체결했다."), table)
    assert found[0].value == "twinning"
    assert "twinning" not in standing(document("한들시와 두레시가 3일 AI 자매결연을 체결했다."))


@pytest.mark.parametrize(
    ("body", "stage"),
    [
        ("한들시의회 한 의원이 18일 'AI 조례안'을 대표 발의했다. 조례안은 곧 심사할 예정이다.", "발의"),
        ("한들시는 인공지능 조례 제정안을 20일까지 입법예고한다.", "발의"),
        ("기획행정위원회는 11일 AI 조례안을 원안 가결했다.", "상임위"),
        (
            "대표 발의된 AI 조례안이 10일 상임위원회를 통과했다. 조례안은 17일 본회의에서 처리될 예정이다.",
            "상임위",
        ),
        ("한들시의회는 본회의에서 '한들시 인공지능산업 육성 조례안'을 의결했다고 13일 밝혔다.", "본회의"),
        ("한들시는 'AI 행정 조례'를 2일 공포했다.", "공포"),
        ("AI 조례안이 21일 본회의를 통과하면 다음 달 공포된다.", "본회의"),
    ],
)
def test_stage_of_an_ordinance(body: str, stage: str) -> None:
    found = find_stage(document(body))
    assert found is not None
    assert found.value == stage


@pytest.mark.parametrize(
    "body", ["한들시는 3일 AI 포럼을 열었다.", "상임위를 통과한 예산안이 본회의로 넘어갔다.", ""]
)
def test_no_stage_without_an_ordinance(body: str) -> None:
    assert find_stage(document(body)) is None
