"""Year, month, day and their parts: 지난해 12월 21일, 3월 첫째 주 화요일, 내년 상반기."""

import re
from dataclasses import replace

from aipolicy.extract.dates import joints, patterns
from aipolicy.extract.dates.numerals import sino, two_digit_year
from aipolicy.extract.dates.points import IMPOSSIBLE, WEEKDAYS, Grain, Phrase, Point, fits, weekday_of
from aipolicy.tables import dates

SEASONS = ("봄", "여름", "가을", "겨울")
NUMBER_RE = re.compile(r"\d+")
# Words of other meanings too (전달했다, 전월 대비) are months only with a day.
NOT_ALONE = ("전달", "전월")
COUNT_REACH = 8


def calendar_phrase(text: str, at: int) -> Phrase | None:
    """The phrase of year, month, day or part of them that begins at this place, if one does."""
    match = patterns.phrase_re().match(text, at)
    if not match or match.end() == at or (base := _base(match)) is None:
        return None
    if _is_impossible(match):
        return Phrase(Point(Grain.DAY), None, match.end(), IMPOSSIBLE)
    for build in (_days, _nth, _part, _quarter, _year_part, _holiday, _months, _years):
        if (phrase := build(match, base)) is not None:
            return phrase if phrase.first.year is None or 1900 <= phrase.first.year < 2100 else None
    return None


def _base(match: re.Match[str]) -> Point | None:
    """Year, month and direction of a calendar phrase; None where a month is none."""
    direction = match["direction"] or match["later_direction"]
    year = match["year"] or match["short_year"] or match["bare_year"]
    month = match["sino_month"] or match["said_month"]
    relative_year, relative_month = match["relative_year"], match["relative_month"]
    point = Point(
        Grain.YEAR,
        year=two_digit_year(int(year)) if year else sino(match["sino_year"]) if match["sino_year"] else None,
        year_shift=dates.shifts("relative_years")[dates.bare(relative_year)] if relative_year else None,
        month=sino(month) if month else None,
        month_shift=dates.shifts("relative_months")[dates.bare(relative_month)] if relative_month else None,
        direction=dates.shifts("directions")[direction] if direction else None,
    )
    return None if point.month is not None and not 1 <= point.month <= 12 else point


def _days(match: re.Match[str], base: Point) -> Phrase | None:
    days = (
        _numbers(match["days"]) if match["days"] else (sino(match["sino_day"]),) if match["sino_day"] else ()
    )
    if not days:
        return None
    months = _numbers(match["months"]) if match["months"] else (base.month,)
    if len(months) != 1:
        return None
    if match["sino_day"] and base.month is None and base.month_shift is None and len(match["sino_day"]) < 2:
        return None  # 이일, 사일 are words of their own
    if base == Point(Grain.YEAR) and match["days"] and _is_count(match):
        return None
    point = replace(
        base,
        grain=Grain.DAY,
        month=months[0],
        day=days[0],
        weekday=weekday_of(match) if len(days) == 1 else None,
    )
    last = replace(point, day=days[-1], weekday=weekday_of(match)) if len(days) > 1 else None
    return Phrase(
        point,
        last,
        match.end(),
        _rule(point),
        last is not None and not re.search(patterns.DASH, match["days"]),
    )


def _is_impossible(match: re.Match[str]) -> bool:
    """Whether the calendar has no such day or month: 2월 30일, 13월 1일."""
    months = _numbers(match["months"]) if match["months"] else ()
    days = _numbers(match["days"]) if match["days"] else ()
    if not all(1 <= month <= 12 for month in months):
        return True
    return bool(days) and not all(fits(months[0] if months else 1, day) for day in days)


def _is_count(match: re.Match[str]) -> bool:
    """Whether 8일 is a number of days: 총 8일, 1일 평균."""
    before = max(0, match.start() - COUNT_REACH)
    if joints.COUNT_BEFORE_RE.search(match.string, before, match.start()):
        return True
    return match["days"] == "1" and joints.PER_DAY_RE.match(match.string, match.end("days") + 1) is not None


def _nth(match: re.Match[str], base: Point) -> Phrase | None:
    if not (match["ordinal"] or match["count_week"]) or (
        base.month is None and base.month_shift is None and not match["months"]
    ):
        return None
    month = _numbers(match["months"])[0] if match["months"] else base.month
    if month is not None and not 1 <= month <= 12:
        return None
    nth = (
        int(match["count_week"])
        if match["count_week"]
        else dates.shifts("ordinals")[dates.bare(match["ordinal"])]
    )
    point = replace(base, month=month)
    if match["nth_day"]:
        day = (1, 1) if nth == 1 else (0, 0)
        return (
            Phrase(replace(point, grain=Grain.DAY, days=day), None, match.end(), "nth-day")
            if nth in (1, -1)
            else None
        )
    weekday = WEEKDAYS.index(match["nth_weekday"]) if match["nth_weekday"] else None
    week = bool(match["count_week"] or match["nth_week"])
    if not week and weekday is None:
        return None
    grain = Grain.WEEK if weekday is None else Grain.DAY
    return Phrase(
        replace(point, grain=grain, nth=nth, nth_week=week, weekday=weekday),
        None,
        match.end(),
        "nth-week" if week else "nth-weekday",
    )


def _part(match: re.Match[str], base: Point) -> Phrase | None:
    if not match["month_part"]:
        return None
    word = dates.bare(match["month_part"])
    months = _numbers(match["months"]) if match["months"] else ()
    month = months[-1] if months else base.month
    if month is None and base.month_shift is None:
        if (base.year is None and base.year_shift is None) or word not in dates.ranges("year_parts"):
            return None
        grain = Grain.YEAR if word == "중" else Grain.QUARTER if word == "초" else Grain.MONTH
        return Phrase(
            replace(base, grain=grain, months=dates.ranges("year_parts")[word]),
            None,
            match.end(),
            "year-part",
        )
    if not 1 <= (month or 1) <= 12:
        return None
    if word == "중":
        return _months(match, base)
    return Phrase(
        replace(base, grain=Grain.PART, month=month, days=dates.ranges("month_parts")[word]),
        None,
        match.end(),
        "month-part",
    )


def _quarter(match: re.Match[str], base: Point) -> Phrase | None:
    if (
        not match["quarter"]
        or match["months"]
        or base.month is not None
        or not 1 <= (quarter := sino(match["quarter"])) <= 4
    ):
        return None
    last = int(match["last_quarter"]) if match["last_quarter"] else None
    point = replace(base, grain=Grain.QUARTER, months=(quarter * 3 - 2, quarter * 3))
    far = replace(point, months=(last * 3 - 2, last * 3)) if last and quarter < last <= 4 else None
    return Phrase(point, far, match.end(), "quarter")


def _year_part(match: re.Match[str], base: Point) -> Phrase | None:
    if not match["year_part"] or match["months"] or base.month is not None:
        return None
    word = dates.bare(match["year_part"])
    dated = base.year is not None or base.year_shift is not None
    if word in SEASONS:
        usable = dated or base.direction is not None
        return (
            Phrase(
                replace(base, grain=Grain.SEASON, months=dates.ranges("year_parts")[word]),
                None,
                match.end(),
                "season",
            )
            if usable
            else None
        )
    if word in ("초", "말", "중") and not dated:
        return None
    grain = Grain.HALF if word.endswith("반기") else Grain.YEAR if word in ("연내", "중") else Grain.MONTH
    return Phrase(
        replace(base, grain=grain, months=dates.ranges("year_parts")[word]),
        None,
        match.end(),
        "half" if grain is Grain.HALF else "year-part",
    )


def _holiday(match: re.Match[str], base: Point) -> Phrase | None:
    if not match["holiday"] or match["months"] or base.month is not None:
        return None
    return Phrase(
        replace(base, grain=Grain.DAY, holiday=dates.bare(match["holiday"])), None, match.end(), "holiday"
    )


def _months(match: re.Match[str], base: Point) -> Phrase | None:
    end = match.end()
    if base.month is not None or base.month_shift is not None:
        if match["relative_month"] in NOT_ALONE:
            return None
        return Phrase(replace(base, grain=Grain.MONTH), None, end, "month")
    if not match["months"]:
        return None
    months = _numbers(match["months"])
    last = replace(base, grain=Grain.MONTH, month=months[-1]) if len(months) > 1 else None
    scattered = last is not None and not re.search(patterns.DASH, match["months"])
    return Phrase(replace(base, grain=Grain.MONTH, month=months[0]), last, end, "month", scattered)


def _years(match: re.Match[str], base: Point) -> Phrase | None:
    if base.year is None and (base.year_shift is None or match["relative_year"] == "올"):
        return None
    last = Point(Grain.YEAR, year=int(match["last_year"])) if match["last_year"] else None
    return Phrase(base, last, match.end(), "year")


def _numbers(listed: str) -> tuple[int, ...]:
    return tuple(int(number) for number in NUMBER_RE.findall(listed))


def _rule(point: Point) -> str:
    if point.year is not None and point.month is not None:
        return "year-month-day"
    if point.month is not None:
        return "month-day"
    return "relative-month-day" if point.month_shift is not None else "day"
