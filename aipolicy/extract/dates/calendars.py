"""Arithmetic of the calendar: months, weeks, weeks of a month, Korean holidays."""

from calendar import isleap
from datetime import date, timedelta
from functools import lru_cache

from aipolicy.extract.dates.points import LONGEST_MONTH, Length, Unit
from aipolicy.tables import dates

DAY = timedelta(days=1)
FEBRUARY, SHORTEST_MONTH = 2, 28


@lru_cache(maxsize=1 << 10)
def month_of(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month; a month beyond 1..12 lies in another year."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    days = SHORTEST_MONTH if month == FEBRUARY and not isleap(year) else LONGEST_MONTH[month - 1]
    return date(year, month, 1), date(year, month, days)


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None where the month has none of that number."""
    if day > SHORTEST_MONTH and day > month_of(year, month)[1].day:
        return None
    return date(year, month, day) if day > 0 else None


def week_of(day: date, shift: int = 0) -> tuple[date, date]:
    """Monday and Sunday of the week so many weeks away."""
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=shift)
    return monday, monday + timedelta(days=6)


def later(day: date, length: Length) -> date:
    """The day so far away; a month's last days stay within the month."""
    day += timedelta(days=length.days)
    if length.unit is Unit.DAY:
        return day + timedelta(days=length.amount)
    if length.unit is Unit.WEEK:
        return day + timedelta(weeks=length.amount)
    months = length.amount * (12 if length.unit is Unit.YEAR else 1)
    first, last = month_of(day.year, day.month + months)
    return first.replace(day=min(day.day, last.day))


def unit_of(day: date, unit: Unit, shift: int) -> tuple[date, date]:
    """First and last day of the whole unit so many units away."""
    if unit is Unit.DAY:
        return day + shift * DAY, day + shift * DAY
    if unit is Unit.WEEK:
        return week_of(day, shift)
    if unit is Unit.MONTH:
        return month_of(day.year, day.month + shift)
    return date(day.year + shift, 1, 1), date(day.year + shift, 12, 31)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """The nth such weekday of a month, -1 the last; None for a fifth that the month lacks."""
    first, last = month_of(year, month)
    if nth < 0:
        return last - ((last.weekday() - weekday) % 7) * DAY
    day = first + ((weekday - first.weekday()) % 7 + 7 * (nth - 1)) * DAY
    return day if day <= last else None


def nth_week(year: int, month: int, nth: int) -> tuple[date, date] | None:
    """The nth week of a month: a week belongs to the month of its Thursday (KS X ISO 8601)."""
    thursday = nth_weekday(year, month, 3, nth)
    return week_of(thursday) if thursday else None


def nth_week_of_year(year: int, nth: int) -> tuple[date, date] | None:
    """The nth week of a year by the same rule, -1 the last; None for a 53rd that the year lacks."""
    count = date(year, 12, 28).isocalendar().week
    nth = count if nth < 0 else nth
    return week_of(date.fromisocalendar(year, nth, 1)) if 1 <= nth <= count else None


def holiday_of(word: str, year: int) -> tuple[date, date] | None:
    """First and last day of a holiday in a year; None where the lunar calendar's table ends."""
    fixed = dates.ranges("fixed_holidays").get(word)
    if fixed:
        day = date(year, *fixed)
        return day, day
    name, first, last = dates.lunar_holidays()[word]
    listed = _lunar(year)
    found = next((listed[part] for part in name.split("|") if part in listed), None)
    return (found + first * DAY, found + last * DAY) if found else None


@lru_cache(maxsize=256)
def _lunar(year: int) -> dict[str, date]:
    # Slow to import and rarely needed.
    from holidays import country_holidays

    listed = country_holidays("KR", years=year, language="ko", observed=False)
    return {name: day for day, names in listed.items() for name in names.split("; ")}
