"""Integrity of dates.toml and of the calendar that reads it."""

from datetime import date

import pytest
from aipolicy.extract.dates.calendars import day_of, holiday_of, nth_week, nth_weekday
from aipolicy.tables import dates
from aipolicy.tables.load import toml_table
from aipolicy.tables.programs import program_types

SHIFTS = [
    "relative_days", "recalled_days", "relative_months", "relative_years", "relative_weeks", "directions",
    "native_days", "native_numbers", "ordinals",
]  # fmt: skip


@pytest.mark.parametrize("section", SHIFTS)
def test_words_are_unique_without_their_spaces(section: str) -> None:
    assert len(dates.shifts(section)) == len(toml_table("dates.toml")[section])


def test_parts_lie_within_month_and_year() -> None:
    for first, last in dates.ranges("month_parts").values():
        assert 1 <= first <= 31
        assert last == 0 or first <= last <= 31
    for first, last in dates.ranges("year_parts").values():
        assert 1 <= first <= last <= 14


def test_fixed_holidays_are_days_of_every_year() -> None:
    assert all(day_of(2025, month, day) for month, day in dates.ranges("fixed_holidays").values())


@pytest.mark.parametrize("word", sorted(dates.lunar_holidays()))
@pytest.mark.parametrize("year", range(2016, 2031))
def test_lunar_holidays_are_known(word: str, year: int) -> None:
    found = holiday_of(word, year)
    assert found is not None
    assert found[0] <= found[1]
    assert found[0].year == year


@pytest.mark.parametrize(
    ("word", "year", "expected"),
    [
        ("설날", 2024, date(2024, 2, 10)),
        ("설날", 2025, date(2025, 1, 29)),
        ("설날", 2026, date(2026, 2, 17)),
        ("추석", 2023, date(2023, 9, 29)),
        ("추석", 2025, date(2025, 10, 6)),
        ("부처님오신날", 2025, date(2025, 5, 5)),
        ("정월대보름", 2024, date(2024, 2, 24)),
    ],
)
def test_days_of_lunar_holidays(word: str, year: int, expected: date) -> None:
    assert holiday_of(word, year) == (expected, expected)


def test_roles_have_words() -> None:
    roles = toml_table("dates.toml")["roles"]
    for name in roles:
        words = dates.role_words(name)
        assert words
        assert len(set(words)) == len(words)


def test_types_are_known() -> None:
    known = {kind.slug for kind in program_types()}
    for name in toml_table("dates.toml")["types"]:
        assert dates.types(name) <= known


def test_weeks_of_a_month() -> None:
    assert nth_weekday(2025, 3, 1, 1) == date(2025, 3, 4)
    assert nth_weekday(2025, 2, 5, 5) is None
    assert nth_weekday(2025, 3, 0, -1) == date(2025, 3, 31)
    assert nth_week(2025, 10, 1) == (date(2025, 9, 29), date(2025, 10, 5))
    assert nth_week(2014, 9, -1) == (date(2014, 9, 22), date(2014, 9, 28))
