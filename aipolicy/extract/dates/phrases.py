"""One date phrase at one place of a text: matches of the patterns become points."""

import re
from dataclasses import replace

from aipolicy.extract.dates import patterns
from aipolicy.extract.dates.numerals import sino, two_digit_year
from aipolicy.extract.dates.numeric import numeric
from aipolicy.extract.dates.points import Grain, Length, Phrase, Point, Unit, fits, weekday_of
from aipolicy.tables import dates

UNITS = {"일": Unit.DAY, "주": Unit.WEEK, "주일": Unit.WEEK, "개월": Unit.MONTH, "달": Unit.MONTH, "년": Unit.YEAR, "해": Unit.YEAR}
UNIT_GRAINS = {Unit.DAY: Grain.DAY, Unit.WEEK: Grain.WEEK, Unit.MONTH: Grain.MONTH, Unit.YEAR: Grain.YEAR}
SEASONS = ("봄", "여름", "가을", "겨울")
NUMBER_RE = re.compile(r"\d+")


def phrase_at(text: str, at: int) -> Phrase | None:
    """The date phrase that begins at this place, if one does."""
    if text[at].isdigit() or text[at] in "'’‘":
        found = numeric(text, at) or _ago(text, at) or _calendar(text, at)
    else:
        found = _ago(text, at) or _run(text, at) or _week(text, at) or _shifted(text, at) or _calendar(text, at) or _day_word(text, at)
    return _with_repetition(text, found) if found else None


def _calendar(text: str, at: int) -> Phrase | None:
    match = patterns.phrase_re().match(text, at)
    if not match or match.end() == at or (base := _base(match)) is None:
        return None
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
    days = _numbers(match["days"]) if match["days"] else (sino(match["sino_day"]),) if match["sino_day"] else ()
    if not days:
        return None
    months = _numbers(match["months"]) if match["months"] else (base.month,)
    if len(months) != 1 or not all(fits(months[0] or 1, day) for day in days):
        return None
    if match["sino_day"] and base.month is None and base.month_shift is None and len(match["sino_day"]) < 2:
        return None  # 이일, 사일 are words of their own
    if base == Point(Grain.YEAR) and match["days"] and patterns.COUNT_BEFORE_RE.search(match.string, max(0, match.start() - 8), match.start()):
        return None
    point = replace(base, grain=Grain.DAY, month=months[0], day=days[0], weekday=weekday_of(match) if len(days) == 1 else None)
    last = replace(point, day=days[-1], weekday=weekday_of(match)) if len(days) > 1 else None
    return Phrase(point, last, match.end(), _rule(point), last is not None and not re.search(patterns.DASH, match["days"]))


def _nth(match: re.Match[str], base: Point) -> Phrase | None:
    if not (match["ordinal"] or match["count_week"]) or (base.month is None and base.month_shift is None and not match["months"]):
        return None
    month = _numbers(match["months"])[0] if match["months"] else base.month
    if month is not None and not 1 <= month <= 12:
        return None
    nth = int(match["count_week"]) if match["count_week"] else dates.shifts("ordinals")[dates.bare(match["ordinal"])]
    point = replace(base, month=month)
    if match["nth_day"]:
        day = (1, 1) if nth == 1 else (0, 0)
        return Phrase(replace(point, grain=Grain.DAY, days=day), None, match.end(), "nth-day") if nth in (1, -1) else None
    weekday = patterns.WEEKDAYS.index(match["nth_weekday"]) if match["nth_weekday"] else None
    week = bool(match["count_week"] or match["nth_week"])
    if not week and weekday is None:
        return None
    grain = Grain.WEEK if weekday is None else Grain.DAY
    return Phrase(replace(point, grain=grain, nth=nth, nth_week=week, weekday=weekday), None, match.end(), "nth-week" if week else "nth-weekday")


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
        return Phrase(replace(base, grain=grain, months=dates.ranges("year_parts")[word]), None, match.end(), "year-part")
    if not 1 <= (month or 1) <= 12:
        return None
    if word == "중":
        return _months(match, base)
    return Phrase(replace(base, grain=Grain.PART, month=month, days=dates.ranges("month_parts")[word]), None, match.end(), "month-part")


def _quarter(match: re.Match[str], base: Point) -> Phrase | None:
    if not match["quarter"] or match["months"] or base.month is not None or not 1 <= (quarter := sino(match["quarter"])) <= 4:
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
        return Phrase(replace(base, grain=Grain.SEASON, months=dates.ranges("year_parts")[word]), None, match.end(), "season") if usable else None
    if word in ("초", "말", "중") and not dated:
        return None
    grain = Grain.HALF if word.endswith("반기") else Grain.YEAR if word in ("연내", "중") else Grain.MONTH
    return Phrase(replace(base, grain=grain, months=dates.ranges("year_parts")[word]), None, match.end(), "half" if grain is Grain.HALF else "year-part")


def _holiday(match: re.Match[str], base: Point) -> Phrase | None:
    if not match["holiday"] or match["months"] or base.month is not None:
        return None
    return Phrase(replace(base, grain=Grain.DAY, holiday=dates.bare(match["holiday"])), None, match.end(), "holiday")


def _months(match: re.Match[str], base: Point) -> Phrase | None:
    end = match.end()
    if base.month is not None or base.month_shift is not None:
        return Phrase(replace(base, grain=Grain.MONTH), None, end, "month")
    if not match["months"]:
        return None
    months = _numbers(match["months"])
    if not all(1 <= month <= 12 for month in months):
        return None
    last = replace(base, grain=Grain.MONTH, month=months[-1]) if len(months) > 1 else None
    scattered = last is not None and not re.search(patterns.DASH, match["months"])
    return Phrase(replace(base, grain=Grain.MONTH, month=months[0]), last, end, "month", scattered)


def _years(match: re.Match[str], base: Point) -> Phrase | None:
    if base.year is None and (base.year_shift is None or match["relative_year"] == "올"):
        return None
    last = Point(Grain.YEAR, year=int(match["last_year"])) if match["last_year"] else None
    return Phrase(base, last, match.end(), "year")


def _week(text: str, at: int) -> Phrase | None:
    match = patterns.week_re().match(text, at)
    if not match:
        return None
    day = match["weekday"] or match["near_day"] or match["bare"]
    weekday = patterns.WEEKDAYS.index(day) if day else None
    near = dates.shifts("relative_weeks") | dates.shifts("directions")
    if match["near_weekend"] or match["weekend"]:
        shift = near[match["shift"] or match["near"]]
        return Phrase(Point(Grain.WEEK, week_shift=shift, weekday=5), None, match.end(), "weekend")
    if match["shift"]:
        shift = near[match["shift"]]
        grain = Grain.WEEK if weekday is None else Grain.DAY
        return Phrase(Point(grain, week_shift=shift, weekday=weekday), None, match.end(), "week")
    direction = near[match["near"]] if match["near"] else None
    return Phrase(Point(Grain.DAY, weekday=weekday, direction=direction), None, match.end(), "weekday")


def _shifted(text: str, at: int) -> Phrase | None:
    """이번 분기, 다음 반기."""
    match = patterns.QUARTER_RE.match(text, at)
    if not match:
        return None
    shift = {"이번": 0, "당": 0, "다음": 1}.get(match["shift"], -1)
    if match["unit"] == "분기":
        return Phrase(Point(Grain.QUARTER, quarter_shift=shift), None, match.end(), "quarter")
    return Phrase(Point(Grain.HALF, half_shift=shift), None, match.end(), "half")


def _ago(text: str, at: int) -> Phrase | None:
    match = patterns.AGO_RE.match(text, at)
    if not match or (length := length_of(match)) is None:
        return None
    way = match["way"]
    if match["unit"] == "일" and way in ("이전", "이후"):
        return None  # 15일 이후: the fifteenth
    if way in ("이내", "내", "안"):
        return Phrase(Point(Grain.DAY, run=length, direction=1), None, match.end(), "within")
    sign = -1 if way.endswith("전") else 1
    grain = Grain.DAY if length.unit is Unit.WEEK else UNIT_GRAINS[length.unit]
    return Phrase(Point(grain, ago=Length(sign * length.amount, length.unit)), None, match.end(), "ago")


def _run(text: str, at: int) -> Phrase | None:
    match = patterns.RUN_RE.match(text, at)
    if not match or (length := length_of(match)) is None or length.unit is Unit.DAY:
        return None
    return Phrase(Point(UNIT_GRAINS[length.unit], run=length, direction=dates.shifts("directions")[match["direction"]]), None, match.end(), "run")


def length_of(match: re.Match[str]) -> Length | None:
    """The length in a match of LENGTH; None for a number no calendar can count."""
    if match["native"]:
        return Length(dates.shifts("native_days")[match["native"]], Unit.DAY)
    if match["half_year"]:
        return Length(6, Unit.MONTH)
    if not match["count"]:
        return None
    amount = dates.shifts("native_numbers").get(match["count"]) or sino(match["count"])
    return Length(amount, UNITS[match["unit"]]) if 0 < amount <= 1000 else None


def _day_word(text: str, at: int) -> Phrase | None:
    match = patterns.day_word_re().match(text, at)
    if not match:
        return None
    if match["relative"]:
        shift = dates.shifts("relative_days")[dates.bare(match["relative"])]
        return Phrase(Point(Grain.DAY, day_shift=shift), None, match.end(), "relative-day")
    shift = dates.shifts("recalled_days")[dates.bare(match["recalled"])]
    return Phrase(Point(Grain.DAY, day_shift=shift, recalled=True), None, match.end(), "recalled-day")


def _with_repetition(text: str, phrase: Phrase) -> Phrase:
    """A day word or week with its date in brackets is that date."""
    if phrase.rule not in ("relative-day", "recalled-day", "week", "weekday") or not (gap := patterns.REPEATED_RE.match(text, phrase.end)):
        return phrase
    said = _calendar(text, gap.end())
    if said is None or said.first.day is None or said.last or text[said.end : said.end + 1] not in (")", "）", "]"):
        return phrase
    return replace(said, end=said.end + 1)


def _numbers(listed: str) -> tuple[int, ...]:
    return tuple(int(number) for number in NUMBER_RE.findall(listed))


def _rule(point: Point) -> str:
    if point.year is not None and point.month is not None:
        return "year-month-day"
    if point.month is not None:
        return "month-day"
    return "relative-month-day" if point.month_shift is not None else "day"
