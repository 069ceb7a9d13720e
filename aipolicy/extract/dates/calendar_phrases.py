"""Year, month, day and their parts: 지난해 12월 21일, 3월 첫째 주 화요일, 내년 상반기."""

import re
from typing import Any, NamedTuple

from aipolicy.extract.dates import joints, patterns
from aipolicy.extract.dates.numerals import sino, two_digit_year
from aipolicy.extract.dates.points import IMPOSSIBLE, WEEKDAYS, Grain, Phrase, Point, fits, weekday_of
from aipolicy.tables import dates

SEASONS = ("봄", "여름", "가을", "겨울")
NUMBER_RE = re.compile(r"\d+")
# Words of other meanings too (전달했다, 전월 대비) are months only with a day.
NOT_ALONE = ("전달", "전월")
# Names of holidays that are much else unless a year or direction stands before them: 내년 설.
FRAMED = ("설",)
COUNT_REACH = 8
MOST_WEEKS, SATURDAY = 6, 5
YEAR_GROUPS = ("year", "half_of", "short_year", "bare_year", "sino_year")
FRAME_GROUPS = (
    *YEAR_GROUPS, "sino_month", "said_month", "months", "relative_year", "relative_month", "direction",
    "later_direction",
)  # fmt: skip
NO_FRAME = (None,) * len(FRAME_GROUPS)


class Frame(NamedTuple):
    """Year, months and direction of a phrase; what it names lies in them."""

    year: int | None
    year_shift: int | None
    months: tuple[int, ...]
    month_shift: int | None
    direction: int | None
    recalled: bool

    @property
    def has_month(self) -> bool:
        """Whether a month is named."""
        return bool(self.months) or self.month_shift is not None

    @property
    def has_year(self) -> bool:
        """Whether a year is named."""
        return self.year is not None or self.year_shift is not None

    @property
    def is_empty(self) -> bool:
        """Whether nothing but the unit itself is named."""
        return not (self.has_month or self.has_year) and self.direction is None

    def point(self, grain: Grain, month: int | None = None, **fields: Any) -> Point:
        """A unit within the frame, in the given month or the first one."""
        return Point(
            grain,
            year=self.year,
            year_shift=self.year_shift,
            month=month or (self.months[0] if self.months else None),
            month_shift=self.month_shift,
            direction=self.direction,
            recalled=self.recalled,
            **fields,
        )


EMPTY = Frame(None, None, (), None, None, recalled=False)


def calendar_phrase(text: str, at: int) -> Phrase | None:
    """The phrase of year, month, day or part of them that begins at this place, if one does."""
    match = patterns.phrase_re().match(text, at)
    if not match or match.end() == at:
        return None
    frame = _frame(match)
    days = _days(match)
    if len(frame.months) > 1 and match["open_day"]:
        return None
    if not _is_possible(frame.months, days):
        return Phrase(Point(Grain.DAY), None, match.end(), IMPOSSIBLE)
    if days:
        return _day(match, frame, days)
    for name, build in BUILDERS.items():
        if match[name]:
            return build(match, frame)
    return _month(match, frame) if frame.has_month else _year(match, frame)


def _is_possible(months: tuple[int, ...], days: tuple[int, ...]) -> bool:
    """Whether some year has these days of the first of these months."""
    if months and not all(1 <= month <= 12 for month in months):
        return False
    first = months[0] if months else 1
    return fits(first, days[0]) if len(days) == 1 else all(fits(first, day) for day in days)


def _frame(match: re.Match[str]) -> Frame:
    # One look tells the bare day, which most dates are.
    if match.group(*FRAME_GROUPS) == NO_FRAME:
        return EMPTY
    year = next((match[name] for name in YEAR_GROUPS if match[name]), None)
    month = match["sino_month"] or match["said_month"]
    year_shift, year_recalled = _shift(match["relative_year"], "year")
    month_shift, month_recalled = _shift(match["relative_month"], "month")
    direction = match["direction"] or match["later_direction"]
    return Frame(
        year=two_digit_year(sino(year)) if year else None,
        year_shift=year_shift,
        months=_numbers(match["months"]) if match["months"] else (sino(month),) if month else (),
        month_shift=month_shift,
        direction=dates.shifts("directions")[direction] if direction else None,
        recalled=year_recalled or month_recalled,
    )


def _shift(word: str | None, unit: str) -> tuple[int | None, bool]:
    """How many units a word shifts, and whether from the date that the text named last."""
    if not word:
        return None, False
    recalled = dates.shifts(f"recalled_{unit}s").get(dates.bare(word))
    if recalled is not None:
        return recalled, True
    return dates.shifts(f"relative_{unit}s")[dates.bare(word)], False


def _days(match: re.Match[str]) -> tuple[int, ...]:
    if match["open_day"]:
        return (int(match["open_day"]),)
    if match["days"]:
        return _numbers(match["days"])
    return (sino(match["sino_day"]),) if match["sino_day"] else ()


def _day(match: re.Match[str], frame: Frame, days: tuple[int, ...]) -> Phrase | None:
    """One day, or a list or range of days of one month."""
    single_word = match["sino_day"] is not None and len(match["sino_day"]) < 2
    if len(frame.months) > 1 or (single_word and not frame.has_month):
        return None  # 이일, 사일 are words of their own
    if frame.is_empty and match["days"] and _is_count(match):
        return None
    weekday = weekday_of(match)
    if len(days) == 1:
        return Phrase(frame.point(Grain.DAY, day=days[0], weekday=weekday), None, match.end(), _rule(frame))
    if not frame.has_month and joints.LATER_RE.match(match.string, match.end()):
        return Phrase(Point(Grain.DAY), None, match.end(), IMPOSSIBLE)
    last = frame.point(Grain.DAY, day=days[-1], weekday=weekday)._replace(direction=None)
    scattered = not re.search(patterns.DASH, match["days"])
    return Phrase(frame.point(Grain.DAY, day=days[0]), last, match.end(), _rule(frame), scattered)


def _is_count(match: re.Match[str]) -> bool:
    """Whether 8일 is a number of days: 총 8일, 1일 평균."""
    before = max(0, match.start() - COUNT_REACH)
    if joints.COUNT_BEFORE_RE.search(match.string, before, match.start()):
        return True
    return match["days"] == "1" and joints.PER_DAY_RE.match(match.string, match.end("days") + 1) is not None


def _nth(match: re.Match[str], frame: Frame) -> Phrase | None:
    """The nth week or weekday of a month, its first or last day."""
    counted = match["count_week"]
    figure = counted or match["figure"]
    nth = int(figure) if figure else dates.shifts("ordinals")[dates.bare(match["ordinal"])]
    week = bool(counted or match["nth_week"])
    if frame.has_month and nth > MOST_WEEKS:
        return None
    if match["nth_day"]:
        return _nth_day(match, frame, nth)
    if not frame.has_month and not frame.has_year:
        if not week or counted or match["nth_weekend"]:
            return None
        frame = frame._replace(month_shift=0)
    weekday = WEEKDAYS.index(match["nth_weekday"]) if match["nth_weekday"] else None
    if match["nth_weekend"]:
        weekday = SATURDAY
    whole = weekday is None or match["nth_weekend"]
    point = frame.point(Grain.WEEK if whole else Grain.DAY, nth=nth, nth_week=week, weekday=weekday)
    return Phrase(point, None, match.end(), "nth-week" if week else "nth-weekday")


def _nth_day(match: re.Match[str], frame: Frame, nth: int) -> Phrase | None:
    """The first or last day of a month or year; 둘째 날 is that of an event."""
    days = {1: (1, 1), -1: (0, 0)}.get(nth)
    if days is None or not (frame.has_month or frame.has_year):
        return None
    month = None if frame.has_month else 1 if nth > 0 else 12
    return Phrase(frame.point(Grain.DAY, month, days=days), None, match.end(), "nth-day")


def _part(match: re.Match[str], frame: Frame) -> Phrase | None:
    """초, 중순, 말 of a month or year."""
    word = dates.bare(match["month_part"])
    if frame.has_month:
        if word == "중":
            return _month(match, frame)
        last = frame.months[-1] if frame.months else None
        point = frame.point(Grain.PART, last, days=dates.ranges("month_parts")[word])
        return Phrase(point, None, match.end(), "month-part")
    if not frame.has_year:
        return None
    if word not in dates.ranges("year_parts"):
        # 2025년 중순: which month is anybody's guess.
        year = _year(match, frame)
        return year._replace(end=match.start("month_part")) if year else None
    grain = {"중": Grain.YEAR, "초": Grain.QUARTER}.get(word, Grain.MONTH)
    return Phrase(frame.point(grain, months=dates.ranges("year_parts")[word]), None, match.end(), "year-part")


def _quarter(match: re.Match[str], frame: Frame) -> Phrase | None:
    first, last = sino(match["quarter"]), int(match["last_quarter"] or 0)
    if frame.has_month or not 1 <= first <= 4:
        return None
    far = _quarter_point(frame, last) if first < last <= 4 else None
    return Phrase(_quarter_point(frame, first), far, match.end(), "quarter")


def _quarter_point(frame: Frame, quarter: int) -> Point:
    return frame.point(Grain.QUARTER, months=(quarter * 3 - 2, quarter * 3))


def _year_part(match: re.Match[str], frame: Frame) -> Phrase | None:
    """연말, 상반기, 올봄."""
    word = dates.bare(match["year_part"])
    months = dates.ranges("year_parts")[word]
    if frame.has_month:
        return None
    if word in SEASONS:
        usable = frame.has_year or frame.direction is not None
        point = frame.point(Grain.SEASON, months=months)
        return Phrase(point, None, match.end(), "season") if usable else None
    if word in ("초", "말", "중") and not frame.has_year:
        return None
    half = word.endswith("반기")
    grain = Grain.HALF if half else Grain.YEAR if word in ("연내", "중") else Grain.MONTH
    return Phrase(frame.point(grain, months=months), None, match.end(), "half" if half else "year-part")


def _holiday(match: re.Match[str], frame: Frame) -> Phrase | None:
    word = dates.bare(match["holiday"])
    if frame.has_month or (word in FRAMED and frame.is_empty):
        return None
    namely = joints.NAMELY_RE.match(match.string, match.end())
    end = namely.end() if namely else match.end()
    return Phrase(frame.point(Grain.DAY, holiday=word), None, end, "holiday")


def _month(match: re.Match[str], frame: Frame) -> Phrase | None:
    if match["relative_month"] in NOT_ALONE:
        return None
    if len(frame.months) < 2:
        return Phrase(frame.point(Grain.MONTH), None, match.end(), "month")
    scattered = not re.search(patterns.DASH, match["months"])
    last = frame.point(Grain.MONTH, frame.months[-1])._replace(direction=None)
    return Phrase(frame.point(Grain.MONTH), last, match.end(), "month", scattered)


def _year(match: re.Match[str], frame: Frame) -> Phrase | None:
    if frame.year is None and (frame.year_shift is None or match["relative_year"] == "올"):
        return None
    last_year = match["last_year"] or match["last_short"]
    last = Point(Grain.YEAR, year=two_digit_year(int(last_year))) if last_year else None
    return Phrase(frame.point(Grain.YEAR), last, match.end(), "year")


# What ends a phrase, by the group that it matched.
BUILDERS = {
    "ordinal": _nth,
    "figure": _nth,
    "count_week": _nth,
    "month_part": _part,
    "quarter": _quarter,
    "year_part": _year_part,
    "holiday": _holiday,
}


def _numbers(listed: str) -> tuple[int, ...]:
    if listed.isdigit():
        return (int(listed),)
    return tuple(int(number) for number in NUMBER_RE.findall(listed))


def _rule(frame: Frame) -> str:
    if frame.months:
        return "month-day" if frame.year is None else "year-month-day"
    return "day" if frame.month_shift is None else "relative-month-day"
