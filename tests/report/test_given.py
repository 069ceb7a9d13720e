"""Values as users give them."""

from datetime import date

import pytest
from aipolicy.errors import AmbiguousName, UnknownName, UsageError
from aipolicy.link import written
from aipolicy.models import Correctable, EventDate, OrganizerRef, OrganizerRole, Precision
from aipolicy.report.given import read_value
from hypothesis import given
from hypothesis import strategies as st

TODAY = date(2026, 11, 21)
DATE, REGION, ORGANIZER, TYPE, TITLE = (
    Correctable.DATE,
    Correctable.REGION,
    Correctable.ORGANIZER,
    Correctable.TYPE,
    Correctable.TITLE,
)

READ = [
    (DATE, "2025-09-22", "2025-09-22"),
    (DATE, "2025-09-22..2025-09-24", "2025-09-22~2025-09-24"),
    (DATE, "2025-09-22 ~ 2025-09-24", "2025-09-22~2025-09-24"),
    (DATE, "2025년 9월 22일~24일", "2025-09-22~2025-09-24"),
    (DATE, "2025-09-01~2025-09-30", "2025-09-01~2025-09-30"),
    (DATE, "~2025-09-24", "~2025-09-24"),
    (DATE, "2025-09", "2025-09"),
    (DATE, "2025년 3분기", "2025Q3"),
    (DATE, "2025년 하반기", "2025H2"),
    (DATE, "지난해", "2025"),
    (DATE, "어제", "2026-11-20"),
    (DATE, "unknown", "unknown"),
    (DATE, "미상", "unknown"),
    (REGION, "부산", "부산광역시"),
    (REGION, "26000", "부산광역시"),
    (REGION, "busan; 경남 김해시", "부산광역시; 경상남도 김해시"),
    (REGION, "강원도", "강원특별자치도"),
    (REGION, "전국", "전국"),
    (REGION, "없음", "none"),
    (REGION, "none", "none"),
    (ORGANIZER, "부산TP:host", "부산테크노파크:host"),
    (ORGANIZER, "부산시:주최; 네이버클라우드:공동", "부산광역시:host; 네이버클라우드:partner"),
    (ORGANIZER, "부산시", "부산광역시:host"),
    (ORGANIZER, "동네 인공지능 모임:주관", "동네 인공지능 모임:organizer"),
    (ORGANIZER, "부산테크노파쿠!:host", "부산테크노파쿠:host"),
    (ORGANIZER, "none", "none"),
    (TYPE, "mou", "mou"),
    (TYPE, "업무협약", "mou"),
    (TYPE, "Forum", "forum"),
    (TITLE, "  새  이름 ", "새 이름"),
]


@pytest.mark.parametrize(("field", "text", "value"), READ)
def test_values_are_read(field: Correctable, text: str, value: str) -> None:
    assert written(read_value(field, [text], None, TODAY)) == value


@pytest.mark.parametrize(
    ("field", "text", "error", "said"),
    [
        (DATE, "2025-02-30", UsageError, "no such date"),
        (DATE, "조만간", UsageError, "not a period"),
        (DATE, "2025-09-24~2025-09-22", UsageError, "ends before it begins"),
        (DATE, "2025-09-22..", UsageError, "a date without an end"),
        (DATE, "", UsageError, "no date given"),
        (REGION, "부샨", UnknownName, "unknown region"),
        (REGION, "중구", AmbiguousName, "several regions"),
        (REGION, "", UsageError, "no name given"),
        (ORGANIZER, "부산테크노파쿠:host", UnknownName, "unknown body"),
        (ORGANIZER, "부산시:주쵀", UnknownName, "unknown role"),
        (ORGANIZER, "광주시", UnknownName, "several bodies"),
        (ORGANIZER, ";", UsageError, "no name given"),
        (TYPE, "협악", UnknownName, "no program type is called"),
        (TYPE, "행사·교육", UnknownName, "several program types"),
        (TITLE, " ", UsageError, "a title cannot be empty"),
    ],
)
def test_what_cannot_be_read_is_told(
    field: Correctable, text: str, error: type[UsageError], said: str
) -> None:
    with pytest.raises(error, match=said):
        read_value(field, [text], None, TODAY)


def test_the_nearest_names_are_told() -> None:
    with pytest.raises(UnknownName) as raised:
        read_value(ORGANIZER, ["부산테크노파쿠"], None, TODAY)
    assert raised.value.suggestions[0] == "부산테크노파크"
    assert "부산테크노파쿠!:host" in (raised.value.hint or "")


@pytest.mark.parametrize(("day", "name"), [(date(2023, 1, 1), "강원도"), (None, "강원특별자치도")])
def test_regions_are_told_as_they_were(day: date | None, name: str) -> None:
    assert written(read_value(REGION, ["강원"], day, TODAY)) == name


@pytest.mark.parametrize(
    ("day", "name"), [(date(2026, 1, 1), "전라남도 광양시"), (None, "전남광주통합특별시 광양시")]
)
def test_governments_are_those_of_the_day(day: date | None, name: str) -> None:
    assert written(read_value(ORGANIZER, ["광양시"], day, TODAY)) == f"{name}:host"


def test_known_bodies_carry_their_kind_and_region() -> None:
    assert read_value(ORGANIZER, ["부산TP:주관"], None, TODAY) == (
        OrganizerRef("부산테크노파크", OrganizerRole.ORGANIZER, "공공기관", "26000"),
    )


@given(st.dates(date(2016, 1, 1), date(2027, 12, 31)), st.integers(0, 400))
def test_a_date_written_is_read_back(start: date, length: int) -> None:
    end = date.fromordinal(start.toordinal() + length)
    for when in (EventDate(start, end, Precision.DAY), EventDate(None, end, Precision.DAY)):
        found = read_value(DATE, [written(when)], None, TODAY)
        assert isinstance(found, EventDate)
        assert (found.start, found.end, found.precision) == (when.start, when.end, when.precision)
