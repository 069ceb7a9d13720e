"""One date phrase at one place of a text: matches of the patterns become points."""

import re
from collections.abc import Callable
from functools import cache

from aipolicy.extract.dates import patterns
from aipolicy.extract.dates.calendar_phrases import calendar_phrase
from aipolicy.extract.dates.lengths import length_of
from aipolicy.extract.dates.numeric import numeric
from aipolicy.extract.dates.points import IMPOSSIBLE, WEEKDAYS, Grain, Length, Phrase, Point, Unit
from aipolicy.tables import dates

SINO = "일이삼사오육칠팔구십반"
# The rules of words whose date may stand behind them in brackets.
REPEATED = ("relative-day", "recalled-day", "week", "weekday", "weekend", "ago", "holiday")
# Those that may be several days.
REPEATED_RANGES = ("week", "weekend", "holiday")
BEHIND = ("지난", "저번")
UNIT_GRAINS = {Unit.DAY: Grain.DAY, Unit.WEEK: Grain.WEEK, Unit.MONTH: Grain.MONTH, Unit.YEAR: Grain.YEAR}


def phrase_at(text: str, at: int) -> Phrase | None:
    """The date phrase that begins at this place; its rule is IMPOSSIBLE where no such day exists."""
    found = None
    for read in _readers(text[at]):
        if (found := read(text, at)) is not None:
            break
    if found is None or found.rule == IMPOSSIBLE:
        return found
    if text[found.end - 1].isspace():
        found = found._replace(end=at + len(text[at : found.end].rstrip().removesuffix("의")))
    if found.rule == "weekday" and (dated := _weekday_of(text, found)) is not None:
        return dated
    return _with_repetition(text, found) if found.rule in REPEATED else found


@cache
def _readers(letter: str) -> tuple[Callable[[str, int], Phrase | None], ...]:
    """What a phrase with this first letter may be, in the order to be tried."""
    if letter.isdigit() or letter in "'’‘":
        return numeric, _ago, calendar_phrase
    near = {*dates.shifts("relative_weeks"), *dates.shifts("directions"), patterns.WEEK_BEFORE}
    directions = {word[0] for word in near}
    counts = {word[0] for word in (*dates.shifts("native_days"), *dates.shifts("native_numbers"))}
    days = {word[0] for word in (*dates.shifts("relative_days"), *dates.shifts("recalled_days"))}
    tried = (
        (_ago, letter in counts or letter in SINO or letter in days),
        (_run, letter in directions),
        (_week, letter in directions or letter in WEEKDAYS),
        (_shifted, letter in directions or letter in "전당월"),
        (calendar_phrase, True),
        (_day_word, letter in days),
    )
    return tuple(read for read, possible in tried if possible)


def _week(text: str, at: int) -> Phrase | None:
    match = patterns.week_re().match(text, at)
    if not match:
        return None
    day = match["weekday"] or match["near_day"] or match["bare"]
    weekday = WEEKDAYS.index(day) if day else None
    near = dates.shifts("relative_weeks") | dates.shifts("directions") | {patterns.WEEK_BEFORE: -1}
    if match["near_weekend"] or match["weekend"]:
        shift = near[dates.bare(match["shift"] or match["near"])]
        return Phrase(Point(Grain.WEEK, week_shift=shift, weekday=5), None, match.end(), "weekend")
    if match["shift"]:
        shift = near[dates.bare(match["shift"])]
        grain = Grain.WEEK if weekday is None else Grain.DAY
        point = Point(grain, week_shift=shift, weekday=weekday)
        if not match["last_weekday"]:
            return Phrase(point, None, match.end(), "week")
        last = point._replace(weekday=WEEKDAYS.index(match["last_weekday"]))
        scattered = not re.search(patterns.DASH, match[0])
        return Phrase(point, last, match.end(), "week", scattered)
    direction = near[match["near"]] if match["near"] else None
    return Phrase(Point(Grain.DAY, weekday=weekday, direction=direction), None, match.end(), "weekday")


def _shifted(text: str, at: int) -> Phrase | None:
    """이번 분기, 다음 반기, 월말."""
    if match := patterns.MONTH_PART_RE.match(text, at):
        days = dates.ranges("month_parts")[match["part"]]
        return Phrase(Point(Grain.PART, month_shift=0, days=days), None, match.end(), "month-part")
    match = patterns.QUARTER_SHIFT_RE.match(text, at)
    if not match:
        return None
    shift = {"이번": 0, "당": 0, "다음": 1}.get(match["shift"], -1)
    if match["unit"] == "분기":
        return Phrase(Point(Grain.QUARTER, quarter_shift=shift), None, match.end(), "quarter")
    return Phrase(Point(Grain.HALF, half_shift=shift), None, match.end(), "half")


def month_part(text: str, at: int, first: Point) -> Phrase | None:
    """The far end of a range of month parts: 이달 중순~하순."""
    match = patterns.LATER_PART_RE.match(text, at) if first.days else None
    if not match:
        return None
    days = dates.ranges("month_parts")[match["part"]]
    return Phrase(first._replace(days=days), None, match.end(), "month-part")


def _ago(text: str, at: int) -> Phrase | None:
    match = patterns.ago_re().match(text, at)
    if not match or (length := length_of(match)) is None:
        return None
    way = match["way"]
    if match["unit"] == "일" and way in ("이전", "이후"):
        return None  # 15일 이후: the fifteenth
    if way in ("이내", "내", "안"):
        return Phrase(Point(Grain.DAY, run=length, direction=1), None, match.end(), "within")
    sign = -1 if way.endswith("전") else 1
    weekday = WEEKDAYS.index(match["in_week"]) if match["in_week"] else None
    if weekday is not None and length.unit is not Unit.WEEK:
        return None
    shift = dates.shifts("relative_days")[dates.bare(match["base"])] if match["base"] else None
    grain = Grain.DAY if length.days or length.unit is Unit.WEEK else UNIT_GRAINS[length.unit]
    ago = Length(sign * length.amount, length.unit, sign * length.days)
    return Phrase(Point(grain, ago=ago, weekday=weekday, day_shift=shift), None, match.end(), "ago")


def _run(text: str, at: int) -> Phrase | None:
    match = patterns.run_re().match(text, at)
    if not match or (length := length_of(match)) is None or length.days:
        return None
    proven = match["lasting"] or match["native"]  # 지난 3일: the third
    if length.unit is Unit.DAY and not (proven and match["direction"] in BEHIND):
        return None
    return Phrase(
        Point(UNIT_GRAINS[length.unit], run=length, direction=dates.shifts("directions")[match["direction"]]),
        None,
        match.end(),
        "run",
    )


def _day_word(text: str, at: int) -> Phrase | None:
    match = patterns.day_word_re().match(text, at)
    if not match:
        return None
    if match["relative"]:
        shift = dates.shifts("relative_days")[dates.bare(match["relative"])]
        return Phrase(Point(Grain.DAY, day_shift=shift), None, match.end(), "relative-day")
    shift = dates.shifts("recalled_days")[dates.bare(match["recalled"])]
    return Phrase(Point(Grain.DAY, day_shift=shift, recalled=True), None, match.end(), "recalled-day")


def _weekday_of(text: str, phrase: Phrase) -> Phrase | None:
    """월요일인 22일, 화요일, 1월 1일: the date, with its weekday."""
    gap = patterns.WEEKDAY_OF_RE.match(text, phrase.end)
    said = calendar_phrase(text, gap.end()) if gap else None
    if said is None or said.first.day is None or said.last or said.first.weekday is not None:
        return None
    return said._replace(first=said.first._replace(weekday=phrase.first.weekday))


def _with_repetition(text: str, phrase: Phrase) -> Phrase:
    """A day word, week or holiday with its date in brackets, or said once more (인 22일), is that date."""
    gap = patterns.REPEATED_RE.match(text, phrase.end)
    if not gap:
        return phrase
    bracketed = not gap[0].startswith("인")
    said = calendar_phrase(text, gap.end())
    if said is None or said.first.day is None or (said.last and phrase.rule not in REPEATED_RANGES):
        return phrase
    if bracketed and text[said.end : said.end + 1] not in (")", "）", "]"):
        return phrase
    # 오늘(24일): the day of publication, which a stamp of the page may give in full.
    shift = phrase.first.day_shift if phrase.rule == "relative-day" else None
    return said._replace(first=said.first._replace(day_shift=shift), end=said.end + bracketed)
