"""Dates in figures: 2025. 12. 30.(화), ’25.12.30, 2025-12-30, 8.21.~10.3., 12/30(화)."""

import re

from aipolicy.extract.dates import calendars, joints, patterns
from aipolicy.extract.dates.numerals import two_digit_year
from aipolicy.extract.dates.points import Grain, Phrase, Point, fits, weekday_of

# Years that two figures and full stops alone stand for.
LIKELY_YEARS = (2015, 2039)


def numeric(text: str, at: int) -> Phrase | None:
    """The date in figures that begins at this place, if one does."""
    if not patterns.IN_FIGURES_RE.match(text, at) or patterns.VERSION_RE.search(text, max(0, at - 5), at):
        return None
    if (match := patterns.NUMERIC_RE.match(text, at)) and (found := _full_numeric(match)) is not None:
        return found
    if match := patterns.YEAR_LAST_RE.match(text, at):
        return _year_last(match)
    if match := patterns.COMPACT_RE.match(text, at):
        year, month, day = (int(match[name]) for name in ("year", "month", "day"))
        return (
            Phrase(Point(Grain.DAY, year=year, month=month, day=day), None, match.end(), "compact")
            if fits(month, day)
            else None
        )
    if match := patterns.YEAR_MONTH_RE.match(text, at):
        month = int(match["month"])
        if 1 <= month <= 12 and not patterns.AFTER_NUMBER_RE.match(text, match.end()):
            return Phrase(
                Point(Grain.MONTH, year=int(match["year"]), month=month), None, match.end(), "year-month"
            )
    return _short_year_month(text, at) or _month_dot_day(text, at) or _short_numeric(text, at)


def _short_year_month(text: str, at: int) -> Phrase | None:
    match = patterns.SHORT_YEAR_MONTH_RE.match(text, at)
    if not match or not 1 <= int(match["month"]) <= 12 or patterns.AFTER_NUMBER_RE.match(text, match.end()):
        return None
    point = Point(Grain.MONTH, year=two_digit_year(int(match["year"])), month=int(match["month"]))
    return Phrase(point, None, match.end(), "year-month")


def _month_dot_day(text: str, at: int) -> Phrase | None:
    match = patterns.MONTH_DOT_DAY_RE.match(text, at)
    if not match or not fits(month := int(match["month"]), day := int(match["day"] or match["tight"])):
        return None
    point = Point(Grain.DAY, month=month, day=day, weekday=weekday_of(match))
    return Phrase(point, None, match.end(), "month.day")


def _full_numeric(match: re.Match[str]) -> Phrase | None:
    mark = match["mark"].strip()
    month, day = int(match["month"]), int(match["day"])
    if (
        mark != match["mark2"]
        or not fits(month, day)
        or match.string[max(0, match.start() - 1) : match.start()] in (mark, "/")
    ):
        return None
    short = match["short"]
    year = int(match["year"] or two_digit_year(int(match["quoted"] or short)))
    if short and mark != "/" and not _is_proven(match, year):
        return None
    return Phrase(
        Point(Grain.DAY, year=year, month=month, day=day, weekday=weekday_of(match)),
        None,
        match.end(),
        "numeric",
    )


def _is_proven(match: re.Match[str], year: int) -> bool:
    """Whether 25.3.5 is no version: its weekday is that day's, or it has a likely year and full figures."""
    day = calendars.day_of(year, int(match["month"]), int(match["day"]))
    if day is not None and day.weekday() == weekday_of(match):
        return True
    return LIKELY_YEARS[0] <= year <= LIKELY_YEARS[1] and len(match["day"]) == 2


def _year_last(match: re.Match[str]) -> Phrase | None:
    """09/22/2025, 22/09/2025: which is the month must be plain."""
    first, second = int(match["first"]), int(match["second"])
    month, day = (second, first) if first > 12 else (first, second)
    if not fits(month, day) or (first <= 12 and second <= 12 and first != second):
        return None
    return Phrase(
        Point(Grain.DAY, year=int(match["year"]), month=month, day=day), None, match.end(), "year-last"
    )


def _short_numeric(text: str, at: int) -> Phrase | None:
    for pattern, rule in ((patterns.MONTH_DAY_RE, "month.day"), (patterns.SLASH_RE, "month/day")):
        match = pattern.match(text, at)
        if not match or not fits(month := int(match["month"]), day := int(match["day"])):
            continue
        proven = (
            weekday_of(match) is not None
            or patterns.PROOF_RANGE_RE.match(text, match.end()) is not None
            or patterns.OPENED_RE.search(text, max(0, at - 2), at) is not None
        )
        if rule == "month.day":
            proven = proven or (bool(match["stop"]) and _stands_alone(text, at, match.end()))
        else:
            proven = proven or day > 12 or match["day"].startswith("0") or match["month"].startswith("0")
        if proven and not patterns.AFTER_NUMBER_RE.match(text, match.end()):
            return Phrase(
                Point(Grain.DAY, month=month, day=day, weekday=weekday_of(match)), None, match.end(), rule
            )
    return None


def _stands_alone(text: str, at: int, end: int) -> bool:
    """Whether 8.21. is no number that ends a sentence: more of the sentence follows."""
    after = text[end : end + 2].lstrip()
    return (
        bool(after)
        and (after[0] in "(~∼～〜–-[" or "가" <= after[0] <= "힣" or after[0] == ")")
        and not text[max(0, at - 1) : at].isalpha()
    )


def second_numeric(text: str, at: int, first: Point) -> Phrase | None:
    """The far end of a range that began in figures: 10.3., 28(화)."""
    match = patterns.MONTH_DAY_RE.match(text, at) or patterns.SLASH_RE.match(text, at)
    if match and fits(month := int(match["month"]), day := int(match["day"])):
        point = Point(Grain.DAY, month=month, day=day, weekday=weekday_of(match))
        return (
            None
            if patterns.AFTER_NUMBER_RE.match(text, match.end())
            else Phrase(point, None, match.end(), "month.day")
        )
    match = joints.NUMBER_DAY_RE.match(text, at)
    if match and first.month and first.day and 1 <= int(match["day"]) <= 31:
        return Phrase(
            Point(Grain.DAY, day=int(match["day"]), weekday=weekday_of(match)), None, match.end(), "day"
        )
    return None
