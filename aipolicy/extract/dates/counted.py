"""What is a number of units away from the anchor: 3주 전, 다음 주 화요일, 지난 2개월, 다음 분기."""

from datetime import date, timedelta

from aipolicy.extract.dates import calendars
from aipolicy.extract.dates.points import Grain, Interval, Point


def counted(point: Point, anchor: date) -> Interval | None:
    """What is a number of units away from the anchor."""
    if point.ago or point.run:
        return _measured(point, anchor)
    if point.week_shift is not None:
        return _in_week(point, anchor)
    if point.quarter_shift is not None or point.half_shift is not None:
        return _in_year(point, anchor)
    return None


def _measured(point: Point, anchor: date) -> Interval:
    """Three weeks ago; the last two months."""
    if point.ago:
        day = calendars.later(anchor + timedelta(days=point.day_shift or 0), point.ago)
        if point.weekday is not None:
            day = calendars.week_of(day)[0] + timedelta(days=point.weekday)
        if point.grain is Grain.DAY:
            return Interval(day, day)
        return Interval(*calendars.unit_of(day, point.ago.unit, 0))
    assert point.run is not None
    if point.grain is Grain.DAY and (point.direction or 0) > 0:
        return Interval(anchor, calendars.later(anchor, point.run))
    nearest, farthest = (-1, -point.run.amount) if (point.direction or 0) < 0 else (1, point.run.amount)
    near, far = (
        calendars.unit_of(anchor, point.run.unit, nearest),
        calendars.unit_of(anchor, point.run.unit, farthest),
    )
    return Interval(min(near[0], far[0]), max(near[1], far[1]))


def _in_week(point: Point, anchor: date) -> Interval:
    monday, sunday = calendars.week_of(anchor, point.week_shift or 0)
    if point.weekday is None:
        return Interval(monday, sunday)
    day = monday + timedelta(days=point.weekday)
    return Interval(day, sunday if point.grain is Grain.WEEK else day)


def _in_year(point: Point, anchor: date) -> Interval:
    """The quarter or half year so many away."""
    size = 3 if point.quarter_shift is not None else 6
    shift = point.quarter_shift if point.quarter_shift is not None else point.half_shift or 0
    first = (anchor.month - 1) // size * size + 1 + shift * size
    return Interval(
        calendars.month_of(anchor.year, first)[0], calendars.month_of(anchor.year, first + size - 1)[1]
    )
