"""Dates of an article whose day of publication is unknown, solved from what its text lets stand.

Every year from 2016 to the latest stamp on the page is tried for the chosen date; a date stays where some
day of publication agrees with all that the text says: weekdays, years in names, what lies behind (지난 9월)
and ahead (2020년 1월부터 착수할 계획), stamps. Where nothing bounds the year, nothing is known.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from aipolicy.extract.dates import calendars
from aipolicy.extract.dates.parse import expressions
from aipolicy.extract.dates.placing import Placed
from aipolicy.extract.dates.points import Bound, Expression, Grain, Interval, Point
from aipolicy.extract.dates.resolve import Context, resolve
from aipolicy.models import BlockKind, Document, Sentence, Tense
from aipolicy.text.quotes import names

FIRST_YEAR, LAST_YEAR = 2016, 2027
MOST_DATES = 24
YEAR = timedelta(days=366)
# How long before or after its publication an article's act takes place.
LONGEST = timedelta(days=120)
SOON, AHEAD, LATELY, DEADLINE = (
    timedelta(days=45),
    timedelta(days=180),
    timedelta(days=31),
    timedelta(days=75),
)
NAMED_YEAR_RE = re.compile(r"(?<![\d.])(20[12]\d)(?!\d|[.\-]\d|\s?년\s?\d+월)")
# A year in a name, and none of a plan: 2025 서초 AI 페스타, ‘2025년 …사업’.
BARE_YEAR_RE = re.compile(
    r"(?<![\d.,])(20[12]\d)(?![\d,.\-~∼]|\s?년|\s?[가-힣]{0,2}\s?(?:여|만|명|개|억|조|원|건|곳|대)\b)"
)
PLAN_YEAR_RE = re.compile(r"(?<![\d.])20[12]\d\s?년?\s?(?:까지|부터|[~∼\-]|착공|준공|완공|개관|개원|말)")
COMPLETING_RE = re.compile(r"완공|준공|완료|개원|개교|완성|마무리|목표|상용화")
LEADING = 3
# 지난 12월 is said in January too, 오는 3월 in December.
WRAPPING_MONTH, WRAPPED_UNTIL, FARTHEST_AHEAD = 10, 3, 8
STAMP_KINDS = (BlockKind.STAMP, BlockKind.CHROME, BlockKind.DATELINE, BlockKind.BYLINE, BlockKind.TEASER)


@dataclass(slots=True)
class Clues:
    """What a text says of its day of publication and of the year of its act, with the reasons."""

    earliest: date = date(FIRST_YEAR, 1, 1)
    latest: date = date(LAST_YEAR, 12, 31)
    years: set[int] = field(default_factory=set)
    likely_year: int | None = None
    behind: list[tuple[int, int]] = field(default_factory=list)
    ahead: list[int] = field(default_factory=list)
    photos: list[date] = field(default_factory=list)
    # Whether the text or a stamp bounds the year at all.
    bounded: bool = False
    reasons: list[str] = field(default_factory=list)


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


def gather(document: Document, placed: Sequence[Placed], target: Placed) -> Clues:
    """The clues of a document."""
    clues = Clues()
    _read_stamps(document, clues)
    _read_names(document, target, clues)
    for one in placed:
        if one is not target and not one.seen.spoken:
            _read_mention(one, clues)
    return clues


def _read_stamps(document: Document, clues: Clues) -> None:
    """No article is later than the latest stamp on its page; a photo stamp is no later than the article."""
    stamps: list[date] = []
    before: Sentence | None = None
    for sentence in document.sentences:
        if sentence.kind in STAMP_KINDS:
            days = [day for day in _full_days(sentence.text) if FIRST_YEAR <= day.year <= LAST_YEAR]
            captioned = before is not None and before.kind == BlockKind.CAPTION
            (clues.photos if captioned and sentence.kind == BlockKind.STAMP else stamps).extend(days)
        before = sentence
    if stamps:
        clues.latest, clues.bounded = min(clues.latest, max(stamps)), True
        clues.reasons.append(f"not after {max(stamps)}, the latest stamp on the page")
    if clues.photos:
        clues.earliest, clues.bounded = max(clues.earliest, min(clues.photos)), True
        clues.reasons.append(f"not before {min(clues.photos)}, the stamp of a photo")


def _full_days(text: str) -> Iterator[date]:
    for expression in expressions(text):
        if expression.first.year is not None and expression.grain is Grain.DAY:
            yield from (reading.start for reading in resolve(expression, Context(None)) if reading.start)


def _read_names(document: Document, target: Placed, clues: Clues) -> None:
    """Years in the title, in the lead's names, else the only one in the body's: ‘2025 서초 AI 페스타’."""
    headings = [sentence.text for sentence in document.of(BlockKind.TITLE, BlockKind.SUBTITLE)]
    near = [target.sentence.text, *(sentence.text for sentence in document.body[:LEADING])]
    for texts, where in ((headings, "the title"), (near, "a name of the lead")):
        if years := {year for text in texts for year in _named_years(text)}:
            clues.years.update(years)
            clues.reasons.append(f"year in {where}: {sorted(years)}")
            return
    later = {year for sentence in document.body for year in _named_years(sentence.text)}
    if len(later) == 1:
        clues.likely_year = later.pop()
        clues.reasons.append(f"the only year in a name: {clues.likely_year}")


def _named_years(text: str) -> Iterator[int]:
    quoted = [text[name.start : name.end] for name in names(text)]
    for part, pattern in ((text, BARE_YEAR_RE), *((name, NAMED_YEAR_RE) for name in quoted)):
        plans = [match.start() for match in PLAN_YEAR_RE.finditer(part)]
        yield from (int(match[1]) for match in pattern.finditer(part) if match.start() not in plans)


def _read_mention(one: Placed, clues: Clues) -> None:
    expression, first = one.expression, one.expression.first
    if first.year is not None:
        _read_dated(one, clues)
    elif first.month is not None and expression.grain in (Grain.DAY, Grain.MONTH, Grain.PART):
        _read_month(one, clues)


def _read_dated(one: Placed, clues: Clues) -> None:
    """A date with its year bounds the publication from the side that its tense tells."""
    expression, first = one.expression, one.expression.first
    reading = next(iter(resolve(expression, Context(None))), None)
    if reading is None or reading.end is None:
        return
    begin = reading.start or reading.end
    if first.year_shift is not None and first.year is not None:
        year = first.year - first.year_shift
        _bound(clues, date(year, 1, 1), date(year, 12, 31), f"{one.seen.text}: written in {year}")
        return
    if one.seen.tense is Tense.PAST and first.direction != 1 and expression.bound is not Bound.UNTIL:
        if FIRST_YEAR <= begin.year <= LAST_YEAR:
            clues.earliest, clues.bounded = max(clues.earliest, min(begin, clues.latest)), True
            clues.reasons.append(f"{one.seen.text}: written after it")
        return
    if first.direction == 1 or (one.seen.tense is Tense.FUTURE and _begins_soon(one)):
        _bound(clues, begin - YEAR, begin - timedelta(days=1), f"{one.seen.text}: lies ahead")
    elif one.seen.tense is not None and reading.end.year <= LAST_YEAR:
        clues.latest, clues.bounded = min(clues.latest, reading.end), True
        clues.reasons.append(f"{one.seen.text}: not over yet")


def _begins_soon(one: Placed) -> bool:
    """Whether a plan's month or day is less than a year away: a beginning, no completion."""
    expression, clause = one.expression, one.seen.clause
    if expression.grain in (Grain.YEAR, Grain.HALF) or expression.bound is Bound.UNTIL:
        return False
    return clause is not None and COMPLETING_RE.search(one.sentence.text, expression.end, clause.end) is None


def _bound(clues: Clues, earliest: date, latest: date, reason: str) -> None:
    """Narrow to a year; what contradicts is left out."""
    if earliest > clues.latest or latest < clues.earliest:
        return
    clues.earliest, clues.latest = max(clues.earliest, earliest), min(clues.latest, latest)
    clues.bounded = True
    clues.reasons.append(reason)


def _read_month(one: Placed, clues: Clues) -> None:
    """지난 9월 lies behind, 오는 11월 ahead; so do 올해 3월 and 5월 중 by their tense."""
    first = one.expression.first
    assert first.month is not None
    if first.year_shift not in (None, 0):
        return
    tense = one.seen.tense
    if first.direction == -1 or (first.year_shift == 0 and tense is Tense.PAST):
        clues.behind.append((first.month, first.day or 0))
        clues.reasons.append(f"{one.seen.text}: written after it")
    elif first.direction == 1 or (tense is Tense.FUTURE and first.direction is None):
        clues.ahead.append(first.month)
        clues.reasons.append(f"{one.seen.text}: lies ahead")


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
    tense, direction = target.seen.tense, target.expression.first.direction
    if target.is_deadline:
        first, last = end - DEADLINE, end
    elif tense is Tense.PAST or direction == -1:
        first, last = end, end + (LATELY if direction == -1 else timedelta(days=7))
    elif (shift := target.expression.first.month_shift) is not None:
        first, last = calendars.month_of(begin.year, begin.month - shift)
    elif tense is None:
        first, last = begin - timedelta(days=7), end + timedelta(days=7)
    else:
        first, last = begin - (SOON if target.expression.first.month is None else AHEAD), end
    # Near days first; every tenth day meets each month of the span.
    days = (last - first).days
    yield from (first + timedelta(days=step) for step in {0, days, *range(0, days, 10)})


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
