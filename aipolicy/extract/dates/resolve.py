"""From the words of a date and an anchor to days, every reading with what speaks against it."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from aipolicy.extract.dates import calendars
from aipolicy.extract.dates.counted import counted
from aipolicy.extract.dates.points import Bound, Expression, Grain, Interval, Length, Point
from aipolicy.models import Tense

# What a reading against the tense or against 지난 and 오는 costs, in days of distance: a bare day three weeks
# off is as likely, a month and day of another year less so.
AGAINST_DAY, AGAINST_YEAR = 20, 240
# A date without a year, direction and tense is one of the anchor's year, unless the other is close by.
OTHER_YEAR = 275
# How many months or years off a day may lie that names its weekday.
WEEKDAY_REACH = 7
LONGEST_RANGE = timedelta(days=366 * 30)


class Context(NamedTuple):
    """Where a date's words stand: the day they count from and the tense they depend on.

    `recalled` is the day that the text named last, `named` the beginning of what it named last.
    """

    anchor: date | None
    tense: Tense | None = None
    recalled: date | None = None
    named: date | None = None


def resolve(expression: Expression, context: Context) -> tuple[Interval, ...]:
    """Every reading of an expression, likeliest first; none without its anchor or where no such day is."""
    # An article names the same day over and over: the place in the text makes no difference.
    return _resolved(expression._replace(start=0, end=0), context)


@lru_cache(maxsize=1 << 12)
def _resolved(expression: Expression, context: Context) -> tuple[Interval, ...]:
    if expression.bound is Bound.UNTIL and context.tense is None:
        context = context._replace(tense=Tense.FUTURE)
    readings = _units(expression.first, context)
    if expression.last is not None:
        readings = tuple(_ranges(readings, expression.last, context))
    readings = _by_weekday(readings, expression)
    if expression.length is not None:
        readings = tuple(_lengthened(reading, expression.length, expression.bound) for reading in readings)
    elif expression.bound is Bound.UNTIL and expression.last is None:
        readings = tuple(reading._replace(start=None) for reading in readings)
    return tuple(sorted(readings, key=lambda reading: reading.cost))


def _units(point: Point, context: Context) -> tuple[Interval, ...]:
    """Readings of one unit."""
    whole_year = (
        point.month
        or point.months
        or point.holiday
        or point.grain is Grain.YEAR
        or (point.nth is not None and point.month_shift is None)
    )
    if point.year is not None and whole_year:
        return _dated(point, point.year)
    anchor = context.anchor
    if point.day_shift is not None and point.day is None and point.ago is None:
        base = (context.recalled if point.recalled else None) or anchor
        return _single(base + timedelta(days=point.day_shift)) if base else ()
    if point.recalled and context.named:
        anchor = context.named
    if anchor is None:
        return ()
    if point.year_shift is not None and whole_year:
        return _dated(point, anchor.year + point.year_shift)
    away = counted(point, anchor)
    return (away,) if away else _by_tense(point, anchor, context.tense)


def _by_tense(point: Point, anchor: date, tense: Tense | None) -> tuple[Interval, ...]:
    """Units whose month or year is open."""
    if point.month_shift is not None:
        return _in_shifted_month(point, anchor, tense)
    return tuple(_guessed(point, anchor, tense))


def _in_shifted_month(point: Point, anchor: date, tense: Tense | None) -> tuple[Interval, ...]:
    """The unit in last or next month; where the tense forbids that, also the day that it allows."""
    shift = (point.month_shift or 0) + 12 * (point.year_shift or 0)
    told = _in_month(point, *_month_away(anchor, shift))
    backward = tense is Tense.PAST
    if point.day is None or tense is None or shift == 0 or (shift < 0) == backward:
        return told
    bare = point._replace(month_shift=None)
    allowed = min(_guessed(bare, anchor, tense), key=lambda reading: reading.cost, default=None)
    return (*told, allowed._replace(cost=AGAINST_DAY)) if allowed else told


def _dated(point: Point, year: int) -> tuple[Interval, ...]:
    """The unit in a known year."""
    if point.holiday:
        return _interval(calendars.holiday_of(point.holiday, year))
    if point.months:
        first, last = point.months
        return (Interval(calendars.month_of(year, first)[0], calendars.month_of(year, last)[1]),)
    if point.month is None and point.nth is not None:
        return _in_week_of_year(point, year, point.nth)
    if point.month is None:
        return (Interval(date(year, 1, 1), date(year, 12, 31)),)
    return _in_month(point, year, point.month)


def _in_month(point: Point, year: int, month: int) -> tuple[Interval, ...]:
    """The unit in a known month."""
    if point.day is not None:
        return _single(calendars.day_of(year, month, point.day))
    first, last = calendars.month_of(year, month)
    if point.nth is not None:
        return _nth(point, point.nth, year, month)
    if point.days is not None:
        start, end = point.days
        return (Interval(first.replace(day=start or last.day), first.replace(day=end or last.day)),)
    return (Interval(first, last),)


def _nth(point: Point, nth: int, year: int, month: int) -> tuple[Interval, ...]:
    if not point.nth_week:
        return _single(calendars.nth_weekday(year, month, point.weekday or 0, nth))
    return _of_week(point, calendars.nth_week(year, month, nth))


def _in_week_of_year(point: Point, year: int, nth: int) -> tuple[Interval, ...]:
    """The nth week of a year or its nth such weekday: 올해 첫째 주, 2025년 12주차."""
    if point.nth_week:
        return _of_week(point, calendars.nth_week_of_year(year, nth))
    month, nth = (12, -1) if nth < 0 else (1, nth)
    return _single(calendars.nth_weekday(year, month, point.weekday or 0, nth))


def _of_week(point: Point, week: tuple[date, date] | None) -> tuple[Interval, ...]:
    """The week, its weekend or one of its days."""
    if week is None or point.weekday is None:
        return _interval(week)
    day = week[0] + timedelta(days=point.weekday)
    return (Interval(day, week[1]),) if point.grain is Grain.WEEK else _single(day)


def _guessed(point: Point, anchor: date, tense: Tense | None) -> Iterator[Interval]:
    """Units without a year or a month, each with its cost."""
    if point.month is not None or point.months or point.holiday:
        reach = WEEKDAY_REACH if point.weekday is not None else 1
        for year in range(anchor.year - reach, anchor.year + reach + 1):
            for reading in _dated(point, year):
                yield Interval(reading.start, reading.end, _cost(reading, point, anchor, tense, AGAINST_YEAR))
    elif point.day is not None:
        # The 29th to 31st may be missing in the month beside.
        reach = (
            WEEKDAY_REACH if point.weekday is not None else 1 if point.day <= calendars.SHORTEST_MONTH else 2
        )
        for shift in range(-reach, reach + 1):
            if day := calendars.day_of(*_month_away(anchor, shift), point.day):
                yield Interval(day, day, _cost(Interval(day, day), point, anchor, tense, AGAINST_DAY))
    elif point.weekday is not None:
        yield from _weekdays(point, point.weekday, anchor, tense)


def _weekdays(point: Point, weekday: int, anchor: date, tense: Tense | None) -> Iterator[Interval]:
    """A bare weekday is the next one, or the last one of a past tense; today would be called 오늘."""
    ahead = (weekday - anchor.weekday()) % 7
    told = point.direction is None and tense is Tense.PAST
    for days in (ahead - 7, ahead, ahead + 7):
        day = anchor + timedelta(days=days)
        cost = _cost(Interval(day, day), point, anchor, tense, AGAINST_DAY)
        unlikely = not told and (days == 0 or (days < 0 and not point.direction))
        yield Interval(day, day, cost + (AGAINST_DAY if unlikely else 0))


def _cost(reading: Interval, point: Point, anchor: date, tense: Tense | None, against: int) -> float:
    ahead = _days_ahead(reading, anchor)
    cost = abs(ahead)
    if point.direction:
        # 오는 22일 may be today, 지난 22일 may not; 오는 3월 and 지난 3월 are not the present month.
        agrees = ahead * point.direction > 0 or (
            ahead == 0 and point.direction > 0 and point.grain is Grain.DAY
        )
        cost += 0 if agrees else against
    if tense is not None:
        backward = tense is Tense.PAST
        cost += against if (ahead > 0 and backward) or (ahead < 0 and not backward) else 0
    elif (
        not point.direction
        and against == AGAINST_YEAR
        and reading.start
        and reading.start.year != anchor.year
    ):
        cost += OTHER_YEAR
    return cost


def _days_ahead(reading: Interval, anchor: date) -> int:
    """Days from the anchor to the nearest day of the reading; negative before it."""
    if reading.start is not None and reading.start > anchor:
        return (reading.start - anchor).days
    return (reading.end - anchor).days if reading.end is not None and reading.end < anchor else 0


def _ranges(readings: tuple[Interval, ...], last: Point, context: Context) -> Iterator[Interval]:
    for reading in readings:
        assert reading.start is not None
        far = _far_end(last, reading.start, context)
        if far is not None and reading.start <= far <= reading.start + LONGEST_RANGE:
            # A period that has begun and is not over goes with any tense.
            begun = context.anchor is not None and reading.start <= context.anchor <= far
            cost = (context.anchor - reading.start).days if begun and context.anchor else reading.cost
            yield Interval(reading.start, far, cost)


def _far_end(last: Point, start: date, context: Context) -> date | None:
    """The last day of the far end's first occurrence on or after the start."""
    if not _is_anchored(last):
        if last.month is not None or last.months or last.holiday:
            found = [r for year in (start.year, start.year + 1) for r in _dated(last, year)]
        elif last.day is not None:
            found = [r for shift in (0, 1) for r in _in_month(last, *_month_away(start, shift))]
        else:
            found = list(_units(last, Context(start)))
    else:
        found = sorted(_units(last, context), key=lambda reading: reading.cost)
    return next((reading.end for reading in found if reading.end and reading.end >= start), None)


def _is_anchored(point: Point) -> bool:
    """Whether a point counts from the anchor or names its year, whatever its range begins with."""
    shifts = (point.year_shift, point.month_shift, point.week_shift, point.day_shift)
    whole = (point.year, point.quarter_shift, point.half_shift, *shifts)
    return any(each is not None for each in whole) or point.direction not in (None, 0)


def _by_weekday(readings: tuple[Interval, ...], expression: Expression) -> tuple[Interval, ...]:
    """Those that fall on the weekdays named; all of them where none does (a slip of the writer's)."""
    first, last = expression.first, expression.last
    first_day = first.weekday if first.day is not None else None
    last_day = last.weekday if last is not None and last.day is not None else None
    if first_day is None and last_day is None:
        return readings
    kept = tuple(
        reading
        for reading in readings
        if (first_day is None or reading.start is None or reading.start.weekday() == first_day)
        and (last_day is None or reading.end is None or reading.end.weekday() == last_day)
    )
    return kept or readings


def _lengthened(reading: Interval, length: Length, bound: Bound) -> Interval:
    """The reading with the end that its length gives: 21일까지 3일간, 18일부터 3일간."""
    if bound is Bound.UNTIL and reading.end is not None:
        back = Length(-length.amount, length.unit, -length.days)
        return reading._replace(start=calendars.later(reading.end, back) + calendars.DAY)
    if reading.start is not None:
        return reading._replace(end=calendars.later(reading.start, length) - calendars.DAY)
    return reading


def _single(day: date | None) -> tuple[Interval, ...]:
    return (Interval(day, day),) if day else ()


def _interval(days: tuple[date, date] | None) -> tuple[Interval, ...]:
    return (Interval(*days),) if days else ()


def _month_away(anchor: date, shift: int) -> tuple[int, int]:
    years, month = divmod(anchor.month - 1 + shift, 12)
    return anchor.year + years, month + 1
