"""Periods as typed, read on Saturday 2026-11-21."""

from datetime import date

import pytest
from aipolicy.errors import UsageError
from aipolicy.report.calendar import Unit, add, key, span
from aipolicy.report.periods import Period, parse_period, parse_since, parse_until
from aipolicy.tables.periods import period_words
from hypothesis import given
from hypothesis import strategies as st

TODAY = date(2026, 11, 21)

SPANS = {
    # ISO and its kin
    "2026": ("2026-01-01", "2026-12-31"),
    "2026-03": ("2026-03-01", "2026-03-31"),
    "2026.3": ("2026-03-01", "2026-03-31"),
    "2026/03": ("2026-03-01", "2026-03-31"),
    "202603": ("2026-03-01", "2026-03-31"),
    "2026-03-15": ("2026-03-15", "2026-03-15"),
    "2026. 3. 15.": ("2026-03-15", "2026-03-15"),
    "20260315": ("2026-03-15", "2026-03-15"),
    "2024-02-29": ("2024-02-29", "2024-02-29"),
    # quarters and halves
    "2026Q3": ("2026-07-01", "2026-09-30"),
    "2026-q3": ("2026-07-01", "2026-09-30"),
    "Q3 2026": ("2026-07-01", "2026-09-30"),
    "3Q2026": ("2026-07-01", "2026-09-30"),
    "Q1": ("2026-01-01", "2026-03-31"),
    "2026H2": ("2026-07-01", "2026-12-31"),
    "H1 2025": ("2025-01-01", "2025-06-30"),
    "first half of 2025": ("2025-01-01", "2025-06-30"),
    "3분기": ("2026-07-01", "2026-09-30"),
    "제3분기": ("2026-07-01", "2026-09-30"),
    "3/4분기": ("2026-07-01", "2026-09-30"),
    "2026년 3분기": ("2026-07-01", "2026-09-30"),
    "2026 3분기": ("2026-07-01", "2026-09-30"),
    "2026년 하반기": ("2026-07-01", "2026-12-31"),
    "상반기": ("2026-01-01", "2026-06-30"),
    "작년 하반기": ("2025-07-01", "2025-12-31"),
    # Korean dates
    "2026년": ("2026-01-01", "2026-12-31"),
    "2026년도": ("2026-01-01", "2026-12-31"),
    "'25년 3월": ("2025-03-01", "2025-03-31"),
    "2026년 3월": ("2026-03-01", "2026-03-31"),
    "2026년 3월 15일": ("2026-03-15", "2026-03-15"),
    "3월": ("2026-03-01", "2026-03-31"),
    "12월": ("2026-12-01", "2026-12-31"),
    "3월 1일": ("2026-03-01", "2026-03-01"),
    "15일": ("2026-11-15", "2026-11-15"),
    "지난해 12월": ("2025-12-01", "2025-12-31"),
    "지난달 15일": ("2026-10-15", "2026-10-15"),
    "지난 3월": ("2026-03-01", "2026-03-31"),
    "지난 12월": ("2025-12-01", "2025-12-31"),
    "지난 11월": ("2025-11-01", "2025-11-30"),
    "오는 3월": ("2027-03-01", "2027-03-31"),
    # relative words
    "올해": ("2026-01-01", "2026-12-31"),
    "작년": ("2025-01-01", "2025-12-31"),
    "지난해": ("2025-01-01", "2025-12-31"),
    "재작년": ("2024-01-01", "2024-12-31"),
    "내년": ("2027-01-01", "2027-12-31"),
    "이번 달": ("2026-11-01", "2026-11-30"),
    "이달": ("2026-11-01", "2026-11-30"),
    "지난달": ("2026-10-01", "2026-10-31"),
    "지지난달": ("2026-09-01", "2026-09-30"),
    "다음 달": ("2026-12-01", "2026-12-31"),
    "내달": ("2026-12-01", "2026-12-31"),
    "이번 주": ("2026-11-16", "2026-11-22"),
    "지난주": ("2026-11-09", "2026-11-15"),
    "다음 주": ("2026-11-23", "2026-11-29"),
    "지난 분기": ("2026-07-01", "2026-09-30"),
    "오늘": ("2026-11-21", "2026-11-21"),
    "어제": ("2026-11-20", "2026-11-20"),
    "내일": ("2026-11-22", "2026-11-22"),
    # stretches
    "최근 30일": ("2026-10-23", "2026-11-21"),
    "최근 3개월": ("2026-08-22", "2026-11-21"),
    "최근 한 달": ("2026-10-22", "2026-11-21"),
    "최근 일주일간": ("2026-11-15", "2026-11-21"),
    "최근 1년": ("2025-11-22", "2026-11-21"),
    "앞으로 2주": ("2026-11-21", "2026-12-04"),
    # English
    "this month": ("2026-11-01", "2026-11-30"),
    "last month": ("2026-10-01", "2026-10-31"),
    "last year": ("2025-01-01", "2025-12-31"),
    "next quarter": ("2027-01-01", "2027-03-31"),
    "last 30 days": ("2026-10-23", "2026-11-21"),
    "past week": ("2026-11-15", "2026-11-21"),
    "March 2026": ("2026-03-01", "2026-03-31"),
    "mar 15, 2026": ("2026-03-15", "2026-03-15"),
    "15th March 2026": ("2026-03-15", "2026-03-15"),
    "today": ("2026-11-21", "2026-11-21"),
    # ranges
    "2025..2026": ("2025-01-01", "2026-12-31"),
    "2025-03~2025-06": ("2025-03-01", "2025-06-30"),
    "2025-03 - 2025-06": ("2025-03-01", "2025-06-30"),
    "2025-01-01/2025-03-31": ("2025-01-01", "2025-03-31"),
    "2025년 3월~5월": ("2025-03-01", "2025-05-31"),
    "작년 3월부터 5월까지": ("2025-03-01", "2025-05-31"),
    "1~3월": ("2026-01-01", "2026-03-31"),
    "2025년 1~2분기": ("2025-01-01", "2025-06-30"),
    "3월 1~15일": ("2026-03-01", "2026-03-15"),
    "2025-01~현재": ("2025-01-01", "2026-11-21"),
    "from 2025 to 2026": ("2025-01-01", "2026-12-31"),
    # left to dateparser
    "3일 전": ("2026-11-18", "2026-11-18"),
    "2 weeks ago": ("2026-11-07", "2026-11-07"),
    # other widths and spaces
    "２０２６년　３월": ("2026-03-01", "2026-03-31"),
    "  LAST   Month ": ("2026-10-01", "2026-10-31"),
}

OPEN = {
    "2025..": ("2025-01-01", None),
    "3월부터": ("2026-03-01", None),
    "2025년 이후": ("2025-01-01", None),
    "since 2025": ("2025-01-01", None),
    "~2026-03": (None, "2026-03-31"),
    "3월까지": (None, "2026-03-31"),
    "until March 2026": (None, "2026-03-31"),
}

IMPOSSIBLE = [
    "2025-02-30",
    "2025-02-29",
    "2025-13",
    "2026-00",
    "13월",
    "0월",
    "3월 45일",
    "5분기",
    "2026Q0",
    "0000",
    "최근 0일",
]

NONSENSE = [
    "",
    " ",
    "abc",
    "부산",
    "3",
    "45",
    "봄",
    "~",
    "..",
    "부터",
    "2026년3",
    "12:30",
    "2026-03-01~15",
    "주",
    "h3",
    "q",
    "a",
]


@pytest.mark.parametrize(("text", "days"), SPANS.items())
def test_spans(text: str, days: tuple[str, str]):
    assert parse_period(text, TODAY) == Period(*map(date.fromisoformat, days))


@pytest.mark.parametrize(("text", "days"), OPEN.items())
def test_open_periods(text: str, days: tuple[str | None, str | None]):
    since, until = (date.fromisoformat(day) if day else None for day in days)
    assert parse_period(text, TODAY) == Period(since, until)


@pytest.mark.parametrize("text", IMPOSSIBLE)
def test_impossible_dates_are_named(text: str):
    with pytest.raises(UsageError) as caught:
        parse_period(text, TODAY)
    assert caught.value.message == f"no such date: {text}"
    assert caught.value.hint
    assert "2026Q3" in caught.value.hint


@pytest.mark.parametrize("text", NONSENSE)
def test_nonsense_is_refused(text: str):
    with pytest.raises(UsageError, match="not a period"):
        parse_period(text, TODAY)


def test_a_period_that_ends_before_it_begins_is_refused():
    with pytest.raises(UsageError, match="ends before it begins"):
        parse_period("2026..2025", TODAY)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("3분기", "2026-07-01 ~ 2026-09-30"),
        ("오늘", "2026-11-21"),
        ("2025..", "2025-01-01 ~"),
        ("..2025", "~ 2025-12-31"),
    ],
)
def test_the_label_says_what_was_understood(text: str, label: str):
    assert parse_period(text, TODAY).label == label


def test_since_is_the_first_day_and_until_the_last():
    assert parse_since("2026Q3", TODAY) == date(2026, 7, 1)
    assert parse_until("2026Q3", TODAY) == date(2026, 9, 30)
    assert parse_since("2025..2026", TODAY) == date(2025, 1, 1)
    with pytest.raises(UsageError, match="without a beginning"):
        parse_since("..2025", TODAY)
    with pytest.raises(UsageError, match="without an end"):
        parse_until("2025..", TODAY)


@pytest.mark.parametrize(
    ("today", "text", "days"),
    [
        ("2026-01-01", "지난달", ("2025-12-01", "2025-12-31")),
        ("2026-01-01", "지난 분기", ("2025-10-01", "2025-12-31")),
        ("2026-01-01", "지난주", ("2025-12-22", "2025-12-28")),
        ("2026-05-31", "최근 3개월", ("2026-03-01", "2026-05-31")),
        ("2024-02-29", "최근 1년", ("2023-03-01", "2024-02-29")),
        ("2024-02-29", "작년", ("2023-01-01", "2023-12-31")),
        ("2026-12-31", "다음 달", ("2027-01-01", "2027-01-31")),
        ("2026-03-15", "지난 3월", ("2025-03-01", "2025-03-31")),
        ("2026-03-15", "다음 3월", ("2027-03-01", "2027-03-31")),
    ],
)
def test_across_borders(today: str, text: str, days: tuple[str, str]):
    assert parse_period(text, date.fromisoformat(today)) == Period(*map(date.fromisoformat, days))


days = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@given(days, days)
def test_iso_dates_mean_themselves(one: date, other: date):
    assert parse_period(one.isoformat(), TODAY) == Period(one, one)
    first, last = sorted((one, other))
    assert parse_period(f"{first}..{last}", TODAY) == Period(first, last)
    assert parse_period(Period(first, last).label, TODAY) == Period(first, last)


@given(days, st.sampled_from([Unit.YEAR, Unit.HALF, Unit.QUARTER, Unit.MONTH]))
def test_the_name_of_a_unit_is_understood_as_that_unit(day: date, unit: Unit):
    assert parse_period(key(day, unit), TODAY) == Period(*span(day, unit))


@given(st.text(max_size=12))
def test_any_text_is_a_period_or_a_usage_error(text: str):
    try:
        period = parse_period(text, TODAY)
    except UsageError:
        return
    assert period.since or period.until


@given(days, st.sampled_from(Unit), st.integers(-20, 20))
def test_spans_of_a_unit_join_without_gap(day: date, unit: Unit, shift: int):
    first, last = span(day, unit, shift)
    assert first <= last
    assert span(day, unit, shift + 1)[0] == add(last, Unit.DAY, 1)
    assert span(day, unit)[0] <= day <= span(day, unit)[1]


def test_table_of_words():
    words = period_words()
    units = set(Unit)
    assert set(words.calendar_units.values()) <= units
    assert set(words.length_units.values()) <= units
    assert {unit for unit, _ in words.spans.values()} <= units
    assert set(words.months.values()) == set(range(1, 13))
    for names in (
        words.calendar_units,
        words.length_units,
        words.shifts,
        words.spans,
        words.months,
        words.halves,
    ):
        assert all(name == "".join(name.split()).casefold() for name in names)
