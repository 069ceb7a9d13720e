"""Dates of an article whose day of publication is unknown, solved from what its text lets stand.

Every year from 2016 to the latest stamp on the page is tried for the chosen date; a date stays where some
day of publication agrees with all that the text says: weekdays, years in names, what lies behind (지난 9월)
and ahead (2020년 1월부터 착수할 계획), stamps. Where nothing bounds the year, nothing is known.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from aipolicy.extract.dates import calendars
from aipolicy.extract.dates.clues import FIRST_YEAR, LAST_YEAR, Clues, gather
from aipolicy.extract.dates.placing import Placed
from aipolicy.extract.dates.points import Bound, Expression, Interval, Point
from aipolicy.extract.dates.resolve import Context, resolve
from aipolicy.models import DateRole, Document, Tense

MOST_DATES, MOST_MONTHS = 24, 6
# How long before or after its publication an article's act takes place.
LONGEST = timedelta(days=120)
SOON, AHEAD, DEADLINE = timedelta(days=45), timedelta(days=180), timedelta(days=75)
WEEK, LATELY = timedelta(days=7), timedelta(days=31)
# 지난 12월 is said in January too, 오는 3월 in December.
WRAPPING_MONTH, WRAPPED_UNTIL, FARTHEST_AHEAD, WRAPPED_AHEAD = 10, 3, 8, 4


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
    if (told := _told_from_stamp(expression, clues)) is not None:
        return Solution((told,), (f"{target.seen.text}: the page is stamped {max(clues.stamps)}",))
    weekday = _weekday(expression)
    if not (clues.years or clues.likely_year or clues.bounded or weekday):
        return Solution((), tuple(clues.reasons))
    readings = _candidates(expression, target.seen.tense, clues)
    found: dict[tuple[date | None, date | None], Interval] = {}
    for one in readings:
        if _stands(one, target, clues):
            found[one.start, one.end] = one
        if len(found) > MOST_DATES:
            break
    if not found or len(found) > MOST_DATES:
        return Solution((), tuple(clues.reasons))
    seasonal = [one for one in found.values() if _in_season(one, clues)] or found.values()
    dates = sorted(seasonal, key=lambda one: _distance(one, clues))
    reasons = [_by_weekday(target, found.values())] if weekday else []
    return Solution(tuple(dates), (*reasons, *clues.reasons))


def _by_weekday(target: Placed, dates: Iterable[Interval]) -> str:
    """3일(화): on that weekday only in 2019-09, 2019-12."""
    months = sorted({f"{day:%Y-%m}" for one in dates if (day := one.start or one.end)})
    if len(months) > MOST_MONTHS:
        return f"{target.seen.text}: only on these weekdays"
    return f"{target.seen.text}: on that weekday only in {', '.join(months)}"


def _photo_day(expression: Expression, clues: Clues) -> Interval | None:
    """The day of a photo stamp that falls on the day named: 18일 … (사진) 2024.12.18."""
    first = expression.first
    if first.day is None or expression.last is not None or first.month is not None:
        return None
    return next((Interval(day, day) for day in clues.photos if day.day == first.day), None)


def _told_from_stamp(expression: Expression, clues: Clues) -> Interval | None:
    """오늘(24일) on a page stamped 2025.07.24 is that day."""
    first = expression.first
    if first.day_shift is None or expression.last is not None:
        return None
    days = (stamp + timedelta(days=first.day_shift) for stamp in clues.stamps)
    found = {day for day in days if first.day == day.day}
    day = found.pop() if len(found) == 1 else None
    return Interval(day, day) if day else None


def _weekday(expression: Expression) -> bool:
    points: list[Point] = [expression.first, *([expression.last] if expression.last else [])]
    return any(point.weekday is not None and point.day is not None for point in points)


def _candidates(expression: Expression, tense: Tense | None, clues: Clues) -> Iterator[Interval]:
    """The target's readings in every month or year that the clues leave."""
    first = expression.first
    yearly = first.month or first.months or first.holiday
    if not yearly and first.day is None:
        return  # 오늘, 다음 주: any day at all
    simple = expression.last is None and expression.length is None and expression.bound is not Bound.UNTIL
    for year in _years(clues):
        for month in (first.month,) if yearly else range(1, 13):
            if simple and month and first.day:
                if (day := calendars.day_of(year, month, first.day)) and first.weekday in (
                    None,
                    day.weekday(),
                ):
                    yield Interval(day, day)
                continue
            point = first._replace(year=year, month=month, month_shift=None)
            last = expression.last
            if last is not None and last.month_shift == first.month_shift:
                last = last._replace(month_shift=None)
            anchor = calendars.month_of(year, month or 1)[0]
            for reading in resolve(expression._replace(first=point, last=last), Context(anchor, tense)):
                long = reading.start and reading.end and reading.end - reading.start > LONGEST
                if not long and _keeps_weekdays(reading, expression):
                    yield reading


def _years(clues: Clues) -> Sequence[int]:
    """The years that the act can be of: no more than one away from those of publication."""
    years = range(max(FIRST_YEAR, clues.earliest.year - 1), min(LAST_YEAR, clues.latest.year + 1) + 1)
    if clues.years:
        return [year for year in years if year in clues.years]
    if clues.likely_year:
        return [year for year in years if abs(year - clues.likely_year) <= 1]
    return years


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
    earliest, latest = _publication(begin, end, target)
    earliest, latest = max(earliest, clues.earliest), min(latest, clues.latest)
    if earliest > latest:
        return False
    # Every tenth day meets each month of the span.
    days = (latest - earliest).days
    return any(
        _could_publish(earliest + timedelta(days=step), clues) for step in (0, days, *range(10, days, 10))
    )


def _publication(begin: date, end: date, target: Placed) -> tuple[date, date]:
    """First and last day on which an act of this date may be reported."""
    first = target.expression.first
    if target.is_deadline:
        return end - DEADLINE, end
    if first.day_shift is not None:
        told = begin - timedelta(days=first.day_shift)
        return told, told
    if first.month_shift is not None:
        return calendars.month_of(begin.year, begin.month - first.month_shift)
    return _by_tense(begin, end, target)


def _by_tense(begin: date, end: date, target: Placed) -> tuple[date, date]:
    """The same from the tense; what was announced was said already, 9일부터 서비스하고 있다 has begun."""
    first, clause = target.expression.first, target.seen.clause
    tense = Tense.PAST if target.seen.role is DateRole.ANNOUNCEMENT else target.seen.tense
    since = LATELY if first.direction == -1 or first.month is not None else WEEK
    if clause is not None and clause.progress and target.expression.last is None:
        return begin, begin + since
    if tense is Tense.PAST or first.direction == -1:
        return end, end + since
    if tense is None:
        return begin - WEEK, end + WEEK
    return begin - (SOON if first.month is None else AHEAD), end


def _could_publish(day: date, clues: Clues) -> bool:
    for month, known_day in clues.behind:
        wraps = month >= WRAPPING_MONTH and day.month < WRAPPED_UNTIL
        after = day.month > month or (day.month == month and 0 < known_day <= day.day)
        if not (after or wraps):
            return False
    return all(_lies_ahead(day.month, month, least) for month, least in clues.ahead)


def _lies_ahead(now: int, month: int, least: int) -> bool:
    """Whether a month may be called 오는 in another; that of the next year soon is called 내년."""
    farthest = FARTHEST_AHEAD if month >= now else WRAPPED_AHEAD
    return least <= (month - now) % 12 <= farthest


def _in_season(reading: Interval, clues: Clues) -> bool:
    begin = reading.start or reading.end
    return begin is not None and (not clues.season or begin.month in clues.season)


def _distance(reading: Interval, clues: Clues) -> tuple[int, int, int]:
    """Best first: nearest to what bounds the publication most closely, else the latest."""
    begin = reading.start or reading.end
    assert begin is not None
    year_off = abs(begin.year - clues.likely_year) if clues.likely_year else 0
    if clues.photos:
        return year_off, abs((begin - max(clues.photos)).days), 0
    if clues.behind:
        # 지난 10월 is said from November on.
        month = max(month + (day == 0) for month, day in clues.behind)
        return year_off, (begin.month - month) % 12, -begin.toordinal()
    if clues.bounded:
        return year_off, abs((clues.latest - begin).days), 0
    return year_off, 0, -begin.toordinal()
