"""Calendar arithmetic: spans of weeks, months, quarters, halves and years. Weeks begin on Monday."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum

DAY = timedelta(days=1)
_DAYS_IN_WEEK = 7


class Unit(StrEnum):
    """Units of the calendar, finest first."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


_MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF: 6, Unit.YEAR: 12}
_DAYS = {Unit.DAY: 1, Unit.WEEK: _DAYS_IN_WEEK}


def add(day: date, unit: Unit, count: int) -> date:
    """The day `count` units later; the last day of its month where that month is too short."""
    if unit in _DAYS:
        return day + timedelta(days=count * _DAYS[unit])
    year, month = divmod(day.year * 12 + day.month - 1 + count * _MONTHS[unit], 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def first_day(day: date, unit: Unit) -> date:
    """First day of the unit that a day lies in."""
    if unit is Unit.DAY:
        return day
    if unit is Unit.WEEK:
        return day - timedelta(days=day.weekday())
    months = _MONTHS[unit]
    return date(day.year, (day.month - 1) // months * months + 1, 1)


def span(day: date, unit: Unit, shift: int = 0) -> tuple[date, date]:
    """First and last day of the unit that lies `shift` units from the one of this day."""
    first = add(first_day(day, unit), unit, shift)
    return first, add(first, unit, 1) - DAY


def part(day: date, unit: Unit) -> int:
    """Which quarter or half of its year, or which month, a day lies in, counted from 1."""
    return (day.month - 1) // _MONTHS[unit] + 1


def key(day: date, unit: Unit) -> str:
    """The name of the year, half, quarter or month a day lies in: 2026, 2026H2, 2026Q3, 2026-07."""
    match unit:
        case Unit.YEAR:
            return f"{day.year}"
        case Unit.HALF:
            return f"{day.year}H{part(day, unit)}"
        case Unit.QUARTER:
            return f"{day.year}Q{part(day, unit)}"
    return f"{day:%Y-%m}"


def first_day_of(name: str) -> date:
    """The first day of the period that `key` names so."""
    year, rest = int(name[:4]), name[4:]
    if not rest:
        return date(year, 1, 1)
    unit = {"H": Unit.HALF, "Q": Unit.QUARTER, "-": Unit.MONTH}[rest[0]]
    return date(year, (int(rest[1:]) - 1) * _MONTHS[unit] + 1, 1)


def keys_between(first: date, last: date, unit: Unit) -> Iterator[str]:
    """The names of all periods from that of one day to that of another."""
    day = first_day(first, unit)
    while day <= last:
        yield key(day, unit)
        day = add(day, unit, 1)
