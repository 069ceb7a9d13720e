"""Dates of an article whose day of publication is unknown, solved from what its text lets stand.

Every year from 2016 to the latest stamp on the page is tried for the chosen date; a date stays where some
day of publication agrees with all that the text says: weekdays, years in names, what lies behind (지난 9월)
and ahead (2020년 1월부터 착수할 계획), stamps. Where nothing bounds the year, nothing is known.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from aipolicy.extract.dates import calendars
from aipolicy.extract.dates.clues import FIRST_YEAR, LAST_YEAR, Clues, gather
from aipolicy.extract.dates.placing import Placed
from aipolicy.extract.dates.points import Bound, Expression, Interval, Point
from aipolicy.extract.dates.resolve import Context, resolve
from aipolicy.models import Document, Tense

MOST_DATES = 24
# How long before or after its publication an article's act takes place.
LONGEST = timedelta(days=120)
SOON, AHEAD, DEADLINE = timedelta(days=45), timedelta(days=180), timedelta(days=75)
WEEK, LATELY = timedelta(days=7), timedelta(days=31)
# 지난 12월 is said in January too, 오는 3월 in December.
WRAPPING_MONTH, WRAPPED_UNTIL, FARTHEST_AHEAD = 10, 3, 8


@dataclass(frozen=True, slots=True)
class Solution:
    """The dates that remain, best first, and why."""

    dates: tuple[Interval, ...]
    reasons: tuple[str, ...]


def solve(document: Document, placed: Sequence[Placed], target: Placed) -> Solution:
    """All dates the target can be; none where its year or month is bounded by nothing."""
    expression = target.expression
    clues = gather(document, placed, target)
    if (photo := _photo_day(expression, clues)) is not None:
        return Solution((photo,), (f"the photo of that day is stamped {photo.start}",))
    weekday = _weekday(expression)
    if not (clues.years or clues.likely_year or clues.bounded or weekday):
        return Solution((), tuple(clues.reasons))
    found = {
        (one.start, one.end): one for one in _candidates(expression, target) if _stands(one, target, clues)
    }
    dates = sorted(found.values(), key=lambda one: _distance(one, clues))
    if not dates or len(dates) > MOST_DATES:
        return Solution((), tuple(clues.reasons))
    reasons = [f"{target.seen.text}: only on these weekdays"] if weekday else []
    return Solution(tuple(dates), (*reasons, *clues.reasons))


def _photo_day(expression: Expression, clues: Clues) -> Interval | None:
    """The day of a photo stamp that falls on the day named: 18일 … (사진) 2024.12.18."""
    first = expression.first
    if first.day is None or expression.last is not None or first.month is not None:
        return None
    return next((Interval(day, day) for day in clues.photos if day.day == first.day), None)


def _weekday(expression: Expression) -> bool:
    points: list[Point] = [expression.first, *([expression.last] if expression.last else [])]
    return any(point.weekday is not None and point.day is not None for point in points)


def _candidates(expression: Expression, target: Placed) -> Iterator[Interval]:
    """The target's readings from an anchor in the middle of every month."""
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        for month in range(1, 13) if expression.first.month is None else (expression.first.month,):
            anchor = calendars.month_of(year, month)[0]
            for reading in resolve(expression, Context(anchor, target.seen.tense)):
                if reading.start and reading.end and reading.end - reading.start > LONGEST:
                    continue
                begin = reading.start or reading.end
                shifted = expression.first.month_shift is not None
                here = begin is not None and (begin.year, begin.month) == (year, month)
                if (here or shifted) and _keeps_weekdays(reading, expression):
                    yield reading


def _keeps_weekdays(reading: Interval, expression: Expression) -> bool:
    first, last = expression.first, expression.last
    if expression.bound is Bound.UNTIL and expression.last is None:
        return first.weekday is None or reading.end is None or reading.end.weekday() == first.weekday
    begins = first.weekday is None or reading.start is None or reading.start.weekday() == first.weekday
    return begins and (
        last is None or last.weekday is None or reading.end is None or reading.end.weekday() == last.weekday
    )


def _stands(reading: Interval, target: Placed, clues: Clues) -> bool:
    begin, end = reading.start or reading.end, reading.end or reading.start
    assert begin is not None
    assert end is not None
    if clues.years and begin.year not in clues.years:
        return False
    if clues.likely_year and abs(begin.year - clues.likely_year) > 1:
        return False
    return any(_could_publish(day, clues) for day in _publication_days(begin, end, target))


def _publication_days(begin: date, end: date, target: Placed) -> Iterator[date]:
    """Days on which an act of this date may be reported, by its tense."""
    tense, first = target.seen.tense, target.expression.first
    if target.is_deadline:
        earliest, latest = end - DEADLINE, end
    elif first.month_shift is not None:
        earliest, latest = calendars.month_of(begin.year, begin.month - first.month_shift)
    elif tense is Tense.PAST or first.direction == -1:
        told_late = first.direction == -1 or first.month is not None
        earliest, latest = end, end + (LATELY if told_late else WEEK)
    elif tense is None:
        earliest, latest = begin - WEEK, end + WEEK
    else:
        earliest, latest = begin - (SOON if first.month is None else AHEAD), end
    # Every tenth day meets each month of the span.
    days = (latest - earliest).days
    yield from (earliest + timedelta(days=step) for step in {0, days, *range(0, days, 10)})


def _could_publish(day: date, clues: Clues) -> bool:
    if not clues.earliest <= day <= clues.latest:
        return False
    for month, known_day in clues.behind:
        wraps = month >= WRAPPING_MONTH and day.month < WRAPPED_UNTIL
        after = day.month > month or (day.month == month and 0 < known_day <= day.day)
        if not (after or wraps):
            return False
    return all((month - day.month) % 12 <= FARTHEST_AHEAD for month in clues.ahead)


def _distance(reading: Interval, clues: Clues) -> tuple[int, int, int]:
    """Best first: nearest to what bounds the publication most closely, else the latest."""
    begin = reading.start or reading.end
    assert begin is not None
    year_off = abs(begin.year - clues.likely_year) if clues.likely_year else 0
    if clues.behind:
        month = max(month for month, _ in clues.behind)
        return year_off, (begin.month - month) % 12, -begin.toordinal()
    if clues.bounded:
        return year_off, abs((clues.latest - begin).days), 0
    return year_off, 0, -begin.toordinal()
