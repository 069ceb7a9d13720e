"""Lengths of time: 3일, 두 달, 사흘, 1년 2개월, 한 달 반."""

import re

from aipolicy.extract.dates.numerals import sino
from aipolicy.extract.dates.points import Length, Unit
from aipolicy.tables import dates

UNITS = {
    "일": Unit.DAY,
    "주": Unit.WEEK,
    "주일": Unit.WEEK,
    "개월": Unit.MONTH,
    "달": Unit.MONTH,
    "년": Unit.YEAR,
    "해": Unit.YEAR,
}
SMALL = (Unit.DAY, Unit.WEEK)
HALF_MONTH, LONGEST = 15, 1000


def length_of(match: re.Match[str]) -> Length | None:
    """The length in a match of LENGTH; None for a number no calendar can count."""
    if match["native"]:
        return Length(native(match["native"]), Unit.DAY)
    if match["half_year"]:
        return Length(6, Unit.MONTH)
    if not match["count"]:
        return None
    amount, unit = _amount(match["count"]), UNITS[match["unit"]]
    return _whole(match, amount, unit) if 0 < amount <= LONGEST else None


def _whole(match: re.Match[str], amount: int, unit: Unit) -> Length | None:
    """The counted units with what is told beyond them."""
    if match["half"]:
        return _and_a_half(amount, unit)
    if match["more_native"]:
        return _with_more(amount, unit, native(match["more_native"]), Unit.DAY)
    if match["more"]:
        return _with_more(amount, unit, _amount(match["more"]), UNITS[match["more_unit"]])
    return Length(amount, unit)


def native(word: str) -> int:
    """The number of days that a native word counts: 사흘."""
    return dates.shifts("native_days")[dates.bare(word)]


def _amount(words: str) -> int:
    return dates.shifts("native_numbers").get(dates.bare(words)) or sino(words)


def _and_a_half(amount: int, unit: Unit) -> Length | None:
    if unit is Unit.YEAR:
        return Length(amount * 12 + 6, Unit.MONTH)
    return Length(amount, Unit.MONTH, HALF_MONTH) if unit is Unit.MONTH else None


def _with_more(amount: int, unit: Unit, more: int, smaller: Unit) -> Length | None:
    """1년 2개월, 한 달 3일, 2주 3일; None where the second unit is none of the first one's parts."""
    if unit is Unit.YEAR and smaller is Unit.MONTH:
        return Length(amount * 12 + more, Unit.MONTH)
    days = more * 7 if smaller is Unit.WEEK else more
    if unit is Unit.WEEK and smaller is Unit.DAY:
        return Length(amount * 7 + days, Unit.DAY)
    return Length(amount, unit, days) if unit in (Unit.MONTH, Unit.YEAR) and smaller in SMALL else None
