"""Facts in words, cell by cell."""

from datetime import date

import pytest
from aipolicy.cli.render import one_line
from aipolicy.cli.summary import bar, fitting
from aipolicy.cli.wording import (
    days,
    first_of,
    organizer,
    regions,
    short_body,
    short_name,
    stage_label,
    type_label,
    when,
    won,
)
from aipolicy.models import (
    Basis,
    DateRange,
    EventDate,
    OrganizerRef,
    OrganizerRole,
    Precision,
    RegionRef,
)
from aipolicy.tables.labels import Labels, Language

KO, EN = Labels(Language.KO), Labels(Language.EN)
D = date.fromisoformat


@pytest.mark.parametrize(
    ("start", "end", "ko", "en", "plain"),
    [
        ("2025-09-22", "2025-09-22", "2025-09-22(월)", "2025-09-22 Mon", "2025-09-22(월)"),
        ("2025-09-22", "2025-09-24", "2025-09-22(월)~24(수)", "2025-09-22 Mon~24 Wed", "2025-09-22~24"),
        (
            "2025-09-29",
            "2025-10-02",
            "2025-09-29(월)~10-02(목)",
            "2025-09-29 Mon~10-02 Thu",
            "2025-09-29~10-02",
        ),
        (
            "2025-12-31",
            "2026-01-01",
            "2025-12-31(수)~2026-01-01(목)",
            "2025-12-31 Wed~2026-01-01 Thu",
            "2025-12-31~2026-01-01",
        ),
        (None, "2025-10-02", "~2025-10-02(목)", "~2025-10-02 Thu", "~2025-10-02"),
        ("2025-10-02", None, "2025-10-02(목)", "2025-10-02 Thu", "2025-10-02"),
        (None, None, "", "", ""),
    ],
)
def test_days(start: str | None, end: str | None, ko: str, en: str, plain: str) -> None:
    span = DateRange(D(start) if start else None, D(end) if end else None)
    assert (days(span, KO), days(span, EN)) == (ko, en)
    assert days(span, KO, weekdays=False) == plain


@pytest.mark.parametrize(
    ("precision", "start", "end", "ko", "en"),
    [
        (Precision.MONTH, "2026-03-01", "2026-03-31", "2026-03", "2026-03"),
        (Precision.QUARTER, "2026-07-01", "2026-09-30", "2026 3분기", "2026 Q3"),
        (Precision.HALF, "2026-01-01", "2026-06-30", "2026 상반기", "2026 H1"),
        (Precision.HALF, "2026-07-01", "2026-12-31", "2026 하반기", "2026 H2"),
        (Precision.YEAR, "2026-01-01", "2026-12-31", "2026", "2026"),
    ],
)
def test_coarse_dates(precision: Precision, start: str, end: str, ko: str, en: str) -> None:
    found = EventDate(D(start), D(end), precision, Basis.STATED)
    assert (when(found, KO), when(found, EN)) == (ko, en)


def test_marks_of_what_is_not_sure() -> None:
    day = D("2025-09-22")
    stated = EventDate(day, day, Precision.DAY, Basis.STATED)
    announced = EventDate(day, day, Precision.DAY, Basis.ANNOUNCED)
    several = EventDate(
        day, day, Precision.DAY, Basis.INFERRED, (DateRange(D("2025-08-22"), D("2025-08-22")),)
    )
    assert when(stated, KO) == "2025-09-22(월)"
    assert when(announced, KO) == "2025-09-22(월) *"
    assert when(several, KO) == "2025-09-22(월) ?"
    assert (when(EventDate(), KO), when(EventDate(), EN)) == ("날짜 미상", "undated")


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("26000", "부산"),
        ("48121", "경남 창원시 의창구"),
        ("41610", "경기 광주시"),
        ("00000", "전국"),
        ("29000", "광주"),
    ],
)
def test_short_names(code: str, name: str) -> None:
    assert short_name(code) == name


def test_several() -> None:
    refs = [
        RegionRef("26000", "부산광역시"),
        RegionRef("31000", "울산광역시"),
        RegionRef("48000", "경상남도"),
    ]
    assert regions(refs[:2], KO) == "부산, 울산"
    assert (regions(refs, KO), regions(refs, EN)) == ("부산 외 2", "부산 +2")
    assert regions((), KO) == ""
    assert first_of(("하나",), KO) == "하나"


def test_the_main_organizer_stands_first_and_governments_are_short() -> None:
    partner = OrganizerRef("네이버클라우드", OrganizerRole.PARTNER, "기업")
    sponsor = OrganizerRef("과학기술정보통신부", OrganizerRole.SPONSOR, "중앙", "00000")
    host = OrganizerRef("경상남도 김해시", OrganizerRole.HOST, "기초", "48250")
    seated = OrganizerRef("인제대학교 산학협력단", OrganizerRole.HOST, "대학", "48250")
    assert organizer([sponsor, partner, host], KO) == "경남 김해시 외 1"
    assert organizer([seated], KO) == "인제대학교 산학협력단"
    assert organizer([sponsor], KO) == ""


@pytest.mark.parametrize(
    ("name", "code", "short"),
    [
        ("부산광역시", "26000", "부산시"),
        ("서울특별시", "11000", "서울시"),
        ("경기도", "41000", "경기도"),
        ("제주특별자치도", "50000", "제주도"),
        ("전남광주통합특별시", "12000", "전남광주시"),
        ("서울특별시 중구", "11140", "서울 중구"),
        ("부산광역시의회", "26000", "부산광역시의회"),
        ("네이버클라우드", None, "네이버클라우드"),
    ],
)
def test_governments_go_by_what_they_are_called(name: str, code: str | None, short: str) -> None:
    assert short_body(OrganizerRef(name, OrganizerRole.HOST, "", code)) == short


def test_a_type_nobody_knows_stays_as_it_is() -> None:
    assert (type_label("mou", KO), type_label("mou", EN)) == ("업무협약", "agreement")
    assert type_label("twinning", KO) == "twinning"


@pytest.mark.parametrize(
    ("share", "drawn"), [(0, ""), (0.001, "▏"), (0.5, "██████"), (0.55, "██████▋"), (1, "████████████")]
)
def test_bar(share: float, drawn: str) -> None:
    assert bar(share) == drawn
    assert len(bar(share, 6)) <= 6


@pytest.mark.parametrize(
    ("room", "latest", "shown"),
    [(100, True, [0, 1, 2]), (13, True, [1, 2]), (13, False, [0, 1]), (5, True, []), (6, True, [2])],
)
def test_columns_of_counts_that_have_room(room: int, latest: bool, shown: list[int]) -> None:
    assert list(fitting([4, 4, 4], room, latest=latest)) == shown


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("부산시\n협약\t체결", "부산시 협약 체결"),
        ("\x1b[31m붉은\x1b[0m", "붉은"),
        ("\x1b]0;창 제목\x07글", "글"),
        ("\x9b31m글", "글"),
        ("가\u202e나\u200b다\ufeff", "가나다"),
        ("[bold]AI[/bold]", "[bold]AI[/bold]"),
        ("\x07\x00", ""),
    ],
)
def test_untrusted_text_on_one_line(text: str, clean: str) -> None:
    assert one_line(text) == clean


@pytest.mark.parametrize(
    ("amount", "ko", "en"),
    [
        (4_670_000_000, "46억 7,000만", "4,670,000,000"),
        (1_864_000_000_000, "1조 8,640억", "1,864,000,000,000"),
        (9_500, "9,500", "9,500"),
        (0, "0", "0"),
    ],
)
def test_won(amount: int, ko: str, en: str) -> None:
    assert (won(amount, KO), won(amount, EN)) == (ko, en)


def test_stages_in_words() -> None:
    assert (stage_label("본회의", KO), stage_label("본회의", EN)) == ("본회의", "passed")
    assert stage_label("", EN) == ""
