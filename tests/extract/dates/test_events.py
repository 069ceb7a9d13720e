"""The date of an article's event and its status (events.tsv), and what proves them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from aipolicy.extract.dates import DateFinding, event_dates
from aipolicy.models import Article, Basis, DateRange, DateRole, Part, Precision, Status
from aipolicy.text.layout import lay_out

HERE = Path(__file__).parent
TITLE = "AI 정책 소식"


def table(name: str) -> Iterator[list[str]]:
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def read(body: str, program_type: str | None, published: date | None, head: str = "") -> DateFinding:
    text = "\n\n".join([*([head] if head else []), TITLE, *body.split(" / ")])
    article = Article(title=TITLE, body=text, path="article.txt", published=published)
    return event_dates(lay_out(article), program_type=program_type)


def shown(start: date | None, end: date | None) -> str:
    if end is None:
        return "-"
    if start is None:
        return f"…{end}"
    return str(start) if start == end else f"{start}..{end}"


ROWS = list(table("events.tsv"))


@pytest.mark.parametrize("row", ROWS, ids=[row[2] for row in ROWS])
def test_event(row: list[str]) -> None:
    program_type, published, body, expected, basis, status = row
    found = read(body, program_type, None if published == "-" else date.fromisoformat(published))
    ranges = [
        (found.date.start, found.date.end),
        *((other.start, other.end) for other in found.date.alternatives),
    ]
    assert " | ".join(shown(*days) for days in ranges) == expected
    assert (found.date.basis, found.status) == (basis, status)


def test_evidence_begins_with_the_words_chosen_and_gives_reasons_for_the_rest() -> None:
    body = "부산시는 지난해 맺은 협약에 따라 오는 22일 포럼을 개최한다고 18일 밝혔다."
    found = read(body, "forum", date(2025, 9, 18))
    chosen, *rest = found.evidence
    text = f"{TITLE}\n\n{body}"
    assert chosen.rejected is None
    assert (chosen.span.part, text[chosen.span.start : chosen.span.end]) == (Part.BODY, "오는 22일")
    assert [(other.text, other.value.role) for other in rest] == [
        ("지난해", DateRole.HISTORY),
        ("18일", DateRole.ANNOUNCEMENT),
    ]
    assert all(other.rejected for other in rest)


def test_reasons_tell_how_a_date_was_solved() -> None:
    found = read(
        "중기부는 3일(화) 「2019 혁신 컨퍼런스」를 개최했다. / 지난 5월 23일 출범한 기구다.", "forum", None
    )
    assert found.date.basis is Basis.INFERRED
    reasons = "; ".join(found.date.reasons)
    assert "3일(화): on that weekday only in 2019-09, 2019-12" in reasons
    assert "2019" in reasons
    assert "지난 5월 23일" in reasons


def test_a_stamp_on_the_page_is_no_date_of_publication_and_yet_a_bound() -> None:
    body = "시는 9월 16일 첫 회의를 진행했다."
    found = read(body, "meeting", None, head="최종편집: 2018-03-02 09:14 (금)")
    years = {found.date.start} | {other.start for other in found.date.alternatives}
    assert years == {date(2016, 9, 16), date(2017, 9, 16)}


def test_a_contradiction_of_direction_and_tense_is_kept() -> None:
    found = read("군은 지난 26일 업무협약을 맺는다.", "mou", date(2025, 12, 25))
    assert (found.date.start, found.date.alternatives) == (
        date(2025, 12, 26),
        (DateRange(date(2025, 11, 26), date(2025, 11, 26)),),
    )


def test_an_article_put_online_a_month_late_keeps_earlier_readings() -> None:
    found = read(
        "조례안은 16일 심사를 거쳤다. / 오는 18일 본회의에서 의결된다.", "legislation", date(2026, 1, 23)
    )
    assert DateRange(date(2025, 12, 16), date(2025, 12, 16)) in found.date.alternatives


def test_the_window_of_a_call_and_the_period_of_a_programme() -> None:
    found = read(
        "도는 오는 28일까지 참가자를 모집한다고 20일 밝혔다. / 기간은 2026년 4월부터 2027년 12월까지다.",
        "recruitment",
        date(2025, 10, 20),
    )
    assert found.apply == DateRange(None, date(2025, 10, 28))
    assert found.period == DateRange(date(2026, 4, 1), date(2027, 12, 31))


def test_a_contest_has_a_window_of_applying_too() -> None:
    body = "시는 11월 26일 AI 경진대회를 연다고 20일 밝혔다. / 참가 신청은 10월 31일까지 받는다."
    found = read(body, "contest", date(2025, 10, 20))
    assert found.date.start == date(2025, 11, 26)
    assert found.apply == DateRange(None, date(2025, 10, 31))


@pytest.mark.parametrize(
    ("sentence", "start", "end"),
    [
        ("신청은 12월 5일까지다.", None, date(2026, 12, 5)),
        ("신청 기간은 12월 1일부터 5일까지다.", date(2026, 12, 1), date(2026, 12, 5)),
        ("접수 기간: 12. 1.(화) ~ 12. 5.(토)", date(2026, 12, 1), date(2026, 12, 5)),
        ("사전등록은 12월 8일까지 누리집에서 하면 된다.", None, date(2026, 12, 8)),
        ("참여 희망자는 오는 8일까지 온라인으로 등록해야 한다.", None, date(2026, 12, 8)),
        ("참가 신청은 내달 4일 오후 6시 마감한다.", None, date(2026, 12, 4)),
        ("신청 마감은 12월 4일이다.", None, date(2026, 12, 4)),
        ("전시는 12월 12일까지 이어진다.", None, None),
        ("시는 12월 3일 장비를 등록했다.", None, None),
    ],
)
@pytest.mark.parametrize("program_type", ["forum", "training", "contest"])
def test_a_window_on_any_type_that_has_a_call(
    sentence: str, start: date | None, end: date | None, program_type: str
) -> None:
    body = f"시는 12월 10일 AI 행사를 연다고 28일 밝혔다. / {sentence}"
    assert read(body, program_type, date(2026, 11, 28)).apply == DateRange(start, end)


def test_the_body_beats_captions_and_subtitles() -> None:
    body = "▲ 지난 9월 25일 열린 착수보고회 모습. /시 제공 / 시는 AI 계획을 세운다고 10일 밝혔다."
    found = read(body, "strategy", date(2025, 10, 10))
    assert (found.date.start, found.date.basis) == (date(2025, 10, 10), Basis.ANNOUNCED)


def test_a_document_without_dates() -> None:
    assert read("시는 AI 도시로 나아간다.", "strategy", date(2025, 10, 10)).date.basis is Basis.ANNOUNCED
    unknown = read("시는 AI 도시로 나아간다.", "strategy", None)
    assert (unknown.date.start, unknown.date.end, unknown.date.precision) == (None, None, Precision.UNKNOWN)


def test_a_sentence_alone_may_be_an_aside() -> None:
    document = lay_out(
        Article(
            title=TITLE, body="한편 시는 오는 29일 AI 설명회를 연다.", path="x", published=date(2025, 10, 25)
        )
    )
    found = event_dates(document, program_type="meeting")
    assert (found.date.start, found.status) == (date(2025, 10, 29), Status.PLANNED)


def test_a_part_is_read_with_the_clues_of_its_page() -> None:
    body = "시는 2025년 5월 9일 펴냄 / 시는 4월 23일 세미나를 열었다. / 5월 23~24일에는 AI 해커톤을 연다."
    page = lay_out(Article(title=TITLE, body=body.replace(" / ", "\n\n"), path="x"))
    part = replace(page, sentences=tuple(s for s in page.sentences if "해커톤" in s.text))
    alone = event_dates(part, program_type="contest")
    within = event_dates(part, program_type="contest", page=page)
    assert alone.date.start is None
    assert (within.date.start, within.date.end) == (date(2025, 5, 23), date(2025, 5, 24))


def test_a_part_counts_from_the_announcing_day_of_its_page() -> None:
    body = "시는 22일 AI 포럼을 연다고 31일 밝혔다. / 설명회는 내달 3일 연다."
    page = lay_out(
        Article(title=TITLE, body=body.replace(" / ", "\n\n"), path="x", published=date(2025, 11, 1))
    )
    part = replace(page, sentences=page.sentences[-1:])
    assert event_dates(part, program_type="meeting").date.start == date(2025, 12, 3)
    assert event_dates(part, program_type="meeting", page=page).date.start == date(2025, 11, 3)


def test_an_old_photo_settles_the_month_of_publication() -> None:
    body = (
        "지난달 21일 시청에서 기자회견을 하고 있다. 2025.7.21/뉴스하나 ⓒ News1 가나다 기자"
        " / 시당은 21일 논평에서 “환영한다”고 했다."
    )
    found = read(body, "civic_action", None)
    assert (found.date.start, found.date.alternatives, found.status) == (date(2025, 8, 21), (), Status.HELD)


def test_a_stamp_settles_today() -> None:
    found = read("오늘(24일) 시청에서 토론회가 열렸습니다.", "forum", None, head="등록 2025.07.24 21:18")
    assert (found.date.start, found.date.alternatives) == (date(2025, 7, 24), ())


def test_both_ends_told_apart_are_proof() -> None:
    found = read("접수는 13일 시작됐고 31일까지 이어진다.", "recruitment", date(2026, 7, 15))
    assert [c.text for c in found.evidence if c.rejected is None] == ["13일", "31일까지"]
    assert found.apply == DateRange(date(2026, 7, 13), date(2026, 7, 31))


def test_a_caption_that_contradicts_last_month_is_kept() -> None:
    body = (
        "[사진] 의원실이 지난 28일 연 포럼에서 기념 촬영하고 있다. /의원실 제공"
        " / 의원실은 지난달 28일 포럼을 열었다."
    )
    found = read(body, "forum", date(2025, 11, 29))
    days = [found.date.start, *(other.start for other in found.date.alternatives)]
    assert days == [date(2025, 11, 28), date(2025, 10, 28)]
