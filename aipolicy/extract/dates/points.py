"""Dates as far as their words give them: before any anchor is known.

Tuples with names, for thousands of them are made a second, and a frozen dataclass costs four times as much.
"""

import re
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from aipolicy.models import Precision


class Grain(StrEnum):
    """What unit of the calendar some words name."""

    DAY = "day"
    WEEK = "week"
    PART = "part"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    SEASON = "season"
    YEAR = "year"

    @property
    def precision(self) -> Precision:
        """Precision of an answer of this grain: a week is a range of days, 초순 vague within its month."""
        return PRECISIONS[self]


PRECISIONS = {
    Grain.DAY: Precision.DAY,
    Grain.WEEK: Precision.DAY,
    Grain.PART: Precision.MONTH,
    Grain.MONTH: Precision.MONTH,
    Grain.QUARTER: Precision.QUARTER,
    Grain.SEASON: Precision.QUARTER,
    Grain.HALF: Precision.HALF,
    Grain.YEAR: Precision.YEAR,
}


class Unit(StrEnum):
    """Units of a length of time."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class Length(NamedTuple):
    """A number of units, and days beyond them."""

    amount: int
    unit: Unit
    days: int = 0


class Point(NamedTuple):
    """One unit of the calendar as its words name it.

    A `*_shift` counts whole units from the anchor's. `recalled`: counted from the day that the text named
    last. With a day of the month too, `day_shift` is what the text says of it: 오늘(24일).
    `weekday`: 0 is Monday. `nth` counts weeks, or with `weekday` alone those weekdays, of the month;
    -1 is the last. `days` is a part of the month, 0 its last day; `months` a part of the year.
    `ago` and `run` are lengths from the anchor: a moment that far away, or the whole units up to it.
    `direction`: -1 before, 1 after the anchor, 0 the present unit.
    """

    grain: Grain
    year: int | None = None
    year_shift: int | None = None
    month: int | None = None
    month_shift: int | None = None
    day: int | None = None
    day_shift: int | None = None
    recalled: bool = False
    weekday: int | None = None
    week_shift: int | None = None
    nth: int | None = None
    nth_week: bool = False
    days: tuple[int, int] | None = None
    months: tuple[int, int] | None = None
    quarter_shift: int | None = None
    half_shift: int | None = None
    holiday: str | None = None
    ago: Length | None = None
    run: Length | None = None
    direction: int | None = None


class Phrase(NamedTuple):
    """The units that a phrase names, and where it ends. `last` closes a range within the phrase."""

    first: Point
    last: Point | None
    end: int
    rule: str
    scattered: bool = False


# The rule of a phrase that names no day of the calendar: 2월 30일.
IMPOSSIBLE = "impossible"


class Bound(StrEnum):
    """Which end of a period some words give."""

    NONE = "none"
    FROM = "from"
    UNTIL = "until"


class Expression(NamedTuple):
    """Words of a text that name a date: half-open range, first and last unit, how many days in all.

    `scattered`: single days between first and last, not all of them.
    """

    start: int
    end: int
    first: Point
    last: Point | None
    rule: str
    length: Length | None = None
    bound: Bound = Bound.NONE
    scattered: bool = False

    @property
    def grain(self) -> Grain:
        """The grain of what is named."""
        return self.first.grain


class Interval(NamedTuple):
    """Inclusive days; `cost` tells how far it is from what the words and the anchor suggest."""

    start: date | None
    end: date | None
    cost: float = 0.0


WEEKDAYS = "월화수목금토일"
LONGEST_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def fits(month: int, day: int) -> bool:
    """Whether some year has this day of this month."""
    return 1 <= month <= 12 and 1 <= day <= LONGEST_MONTH[month - 1]


def weekday_of(match: re.Match[str]) -> int | None:
    """The weekday that a pattern's WEEKDAY fragment found; 0 is Monday."""
    letter = match["bracketed"] or match["spelled"]
    return WEEKDAYS.index(letter) if letter else None
