"""Names of one span of days: 2026-03, 2026Q3, 3분기, 지난해 하반기, 이번 주, 최근 30일, March 2026.

A table of (pattern, reading) over the text in lower case without spaces. What a reading cannot place
in the calendar (2월 30일, 5분기) is a ValueError.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from aipolicy.report.calendar import DAY, Unit, add, span
from aipolicy.tables.periods import period_words

Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Standpoint:
    """From where a span is read: today, and the day that lends its year and month to a text without."""

    today: date
    lender: date


Reading = Callable[[re.Match[str], Standpoint], Days]


def read_span(text: str, standpoint: Standpoint) -> Days | None:
    """First and last day of the span a text names; None where it is no name of ours.

    Raises ValueError or OverflowError for a date that does not exist.
    """
    squeezed = re.sub(r"\s", "", text)
    for pattern, reading in _readings():
        if found := pattern.fullmatch(squeezed):
            return reading(found, standpoint)
    return None


def _year(found: re.Match[str], standpoint: Standpoint) -> int:
    groups = found.groupdict()
    if groups.get("year"):
        return int(groups["year"])
    if groups.get("short"):
        return 2000 + int(groups["short"])
    if groups.get("year_word"):
        return _word(groups["year_word"], standpoint.today)[0].year
    return standpoint.lender.year


def _month(found: re.Match[str]) -> int:
    name = found.groupdict().get("name")
    return period_words().months[name] if name else int(found["month"])


def _read_year(found: re.Match[str], standpoint: Standpoint) -> Days:
    return span(date(_year(found, standpoint), 1, 1), Unit.YEAR)


def _read_half(found: re.Match[str], standpoint: Standpoint) -> Days:
    half = period_words().halves[found["half"]]
    return span(date(_year(found, standpoint), 6 * half, 1), Unit.HALF)


def _read_quarter(found: re.Match[str], standpoint: Standpoint) -> Days:
    return span(date(_year(found, standpoint), 3 * int(found["quarter"]), 1), Unit.QUARTER)


def _read_month(found: re.Match[str], standpoint: Standpoint) -> Days:
    return span(date(_year(found, standpoint), _month(found), 1), Unit.MONTH)


def _read_day(found: re.Match[str], standpoint: Standpoint) -> Days:
    day = date(_year(found, standpoint), _month(found), int(found["day"]))
    return day, day


def _read_bare_day(found: re.Match[str], standpoint: Standpoint) -> Days:
    month = found.groupdict().get("month_word")
    near = _word(month, standpoint.today)[0] if month else standpoint.lender
    day = near.replace(day=int(found["day"]))
    return day, day


def _read_nearest_month(found: re.Match[str], standpoint: Standpoint) -> Days:
    forward = period_words().nearest[found["mark"]] > 0
    year, month = standpoint.today.year, _month(found)
    candidates = [span(date(year + shift, month, 1), Unit.MONTH) for shift in (-1, 0, 1)]
    if forward:
        return next(days for days in candidates if days[0] > standpoint.today)
    return next(days for days in reversed(candidates) if days[1] < standpoint.today)


def _read_word(found: re.Match[str], standpoint: Standpoint) -> Days:
    return _word(found[0], standpoint.today)


def _read_stretch(found: re.Match[str], standpoint: Standpoint) -> Days:
    words, today, count = period_words(), standpoint.today, found["count"]
    length = 1 if count is None else words.numbers.get(count) or int(count)
    unit = Unit(words.length_units[found["unit"]])
    if length == 0:
        raise ValueError("a stretch of no length")
    if words.stretches[found["mark"]] > 0:
        return today, add(today, unit, length) - DAY
    return add(today, unit, -length) + DAY, today


def _word(word: str, today: date) -> Days:
    """The span that a word of the table, or a shift and a unit together, stand for."""
    words = period_words()
    if word in words.spans:
        unit, shift = words.spans[word]
        return span(today, Unit(unit), shift)
    for prefix, shift in words.shifts.items():
        rest = word.removeprefix(prefix)
        if rest != word and rest in words.calendar_units:
            return span(today, Unit(words.calendar_units[rest]), shift)
    raise ValueError(word)


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _span_words(*units: Unit) -> str:
    """All words for one of these units: those of the table, and every shift with every such unit."""
    words = period_words()
    wholes = [word for word, (unit, _) in words.spans.items() if unit in units]
    tails = [word for word, unit in words.calendar_units.items() if unit in units]
    return _any([*wholes, *(shift + tail for shift in words.shifts for tail in tails)])


@cache
def _readings() -> tuple[tuple[re.Pattern[str], Reading], ...]:
    words = period_words()
    year = rf"(?:(?P<year>\d{{4}})년?도?|'?(?P<short>\d\d)년도?|(?P<year_word>{_span_words(Unit.YEAR)}))"
    of_year = rf"(?:{year}[-./,]?)?"
    then_year = r"(?:(?:of|in|[-./,'])?(?P<year>\d{4}))?"
    month_name = rf"(?P<name>{_any(words.months)})"
    nth_day = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    table: tuple[tuple[str, Reading], ...] = (
        (year, _read_year),
        (r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)", _read_day),
        (r"(?P<year>\d{4})(?P<sep>[-./])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})\.?", _read_day),
        (rf"{of_year}(?P<month>\d{{1,2}})월(?P<day>\d{{1,2}})일", _read_day),
        (rf"{month_name}{nth_day}{then_year}", _read_day),
        (rf"{nth_day}{month_name}{then_year}", _read_day),
        (rf"(?P<month_word>{_span_words(Unit.MONTH)})?(?P<day>\d{{1,2}})일", _read_bare_day),
        (r"(?P<year>\d{4})(?P<month>\d\d)", _read_month),
        (r"(?P<year>\d{4})[-./](?P<month>\d{1,2})\.?", _read_month),
        (rf"{of_year}(?P<month>\d{{1,2}})월", _read_month),
        (rf"{of_year}{month_name}", _read_month),
        (rf"{month_name}{then_year}", _read_month),
        (rf"{of_year}제?(?P<quarter>\d)(?:/4)?분기", _read_quarter),
        (rf"{of_year}q(?P<quarter>\d)", _read_quarter),
        (rf"q(?P<quarter>\d){then_year}", _read_quarter),
        (rf"(?P<quarter>\d)q{then_year}", _read_quarter),
        (rf"{of_year}(?P<half>{_any(words.halves)})", _read_half),
        (rf"(?P<half>{_any(words.halves)}){then_year}", _read_half),
        (_span_words(*Unit), _read_word),
        (rf"(?P<mark>{_any(words.nearest)})(?:(?P<month>\d{{1,2}})월|{month_name})", _read_nearest_month),
        (
            rf"(?P<mark>{_any(words.stretches)})(?P<count>\d{{1,3}}|{_any(words.numbers)})?"
            rf"(?P<unit>{_any(words.length_units)})(?:간|동안)?",
            _read_stretch,
        ),
    )
    return tuple((re.compile(pattern), reading) for pattern, reading in table)
