"""What an article says of its own day of publication and of the year of its act."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from aipolicy.extract.dates.calendars import month_of
from aipolicy.extract.dates.linked import linked_years
from aipolicy.extract.dates.parse import expressions
from aipolicy.extract.dates.placing import Placed
from aipolicy.extract.dates.points import Bound, Grain
from aipolicy.extract.dates.resolve import Context, resolve
from aipolicy.extract.dates.roles import releasing_re
from aipolicy.models import BlockKind, DateRole, Document, Sentence, Tense
from aipolicy.text.quotes import names

FIRST_YEAR, LAST_YEAR = 2016, 2027
YEAR, SLACK = timedelta(days=366), timedelta(days=3)
NAMED_YEAR_RE = re.compile(r"(?<![\d.])(20[12]\d)(?!\d|[.\-]\d|\s?년\s?\d+월)")
# A year in a name, and none of a plan: 2025 서초 AI 페스타, ‘2025년 …사업’.
BARE_YEAR_RE = re.compile(
    r"(?<![\d.,])(20[12]\d)(?![\d,.\-~∼]|\s?년|\s?[가-힣]{0,2}\s?(?:여|만|명|개|억|조|원|건|곳|대)\b)"
)
PLAN_YEAR_RE = re.compile(r"(?<![\d.])20[12]\d\s?년?\s?(?:까지|부터|[~∼\-]|착공|준공|완공|개관|개원|말)")
COMPLETING_RE = re.compile(r"완공|준공|완료|개원|개교|완성|마무리|목표|상용화")
# A quick look: a year, or what may be one in two figures.
FULL_RE = re.compile(r"\d{4}|\d\d\s?[./년-]")
# 2025년 들어 네 번째, 2025년 현재.
WRITTEN_IN_RE = re.compile(r"\s?(?:들어|현재)(?![가-힣])")
SCHOOL_YEAR_RE = re.compile(r"오는\s(?P<month>[1-9]|1[0-2])월\s[^.,]{0,12}?(?P<year>20[12]\d)학년도")
SEASON_RE = re.compile(r"(?<![가-힣])(봄|여름|가을|겨울)(?:철|\s?방학|\s?학기|맞이)")
SEASONS = {"봄": (2, 3, 4, 5), "여름": (6, 7, 8), "가을": (9, 10, 11), "겨울": (12, 1, 2)}
LEADING = 3
STAMP_KINDS = (BlockKind.STAMP, BlockKind.CHROME, BlockKind.DATELINE, BlockKind.BYLINE, BlockKind.TEASER)


@dataclass(slots=True)
class Clues:
    """What a text says of its day of publication and of the year of its act, with the reasons."""

    earliest: date = date(FIRST_YEAR, 1, 1)
    latest: date = date(LAST_YEAR, 12, 31)
    years: set[int] = field(default_factory=set)
    likely_year: int | None = None
    behind: list[tuple[int, int]] = field(default_factory=list)
    # Months that lie ahead, and how many months at the least: 오는 7월 is not said in July.
    ahead: list[tuple[int, int]] = field(default_factory=list)
    photos: list[date] = field(default_factory=list)
    stamps: list[date] = field(default_factory=list)
    # Months of the season that the act is of: 가을철 산불조심기간.
    season: tuple[int, ...] = ()
    # Whether the text or a stamp bounds the year at all.
    bounded: bool = False
    reasons: list[str] = field(default_factory=list)


def gather(document: Document, placed: Sequence[Placed], target: Placed) -> Clues:
    """The clues of a document."""
    clues = Clues()
    _read_stamps(document, clues)
    _read_names(document, target, clues)
    for one in placed:
        if one is not target and not one.seen.spoken:
            _read_mention(one, clues)
    _read_school_years(document, clues)
    if season := SEASON_RE.search(target.sentence.text):
        clues.season = SEASONS[season[1]]
    for earliest, latest, reason in linked_years(placed):
        _bound(clues, earliest, latest, reason)
    return clues


def _read_stamps(document: Document, clues: Clues) -> None:
    """No article is later than the latest stamp on its page; a photo stamp is no later than the article."""
    bounds: list[date] = []
    before: Sentence | None = None
    for sentence in document.sentences:
        if sentence.kind in STAMP_KINDS:
            days = [day for day in _full_days(sentence.text) if FIRST_YEAR <= day.year <= LAST_YEAR]
            if days and sentence.kind == BlockKind.STAMP and releasing_re().match(sentence.text):
                _bound(clues, days[0] - SLACK, days[0] + SLACK, f"{sentence.text}: day of the release")
            captioned = before is not None and before.kind in (BlockKind.CAPTION, BlockKind.REPEAT)
            (clues.photos if captioned and sentence.kind == BlockKind.STAMP else bounds).extend(days)
            if not captioned and sentence.kind == BlockKind.STAMP:
                clues.stamps.extend(days)
        before = sentence
    if bounds:
        clues.latest, clues.bounded = min(clues.latest, max(bounds)), True
        clues.reasons.append(f"not after {max(bounds)}, the latest stamp on the page")
    if clues.photos:
        clues.earliest, clues.bounded = max(clues.earliest, min(clues.photos)), True
        clues.reasons.append(f"not before {min(clues.photos)}, the stamp of a photo")


def _read_school_years(document: Document, clues: Clues) -> None:
    """오는 3월 시작하는 2026학년도: written before that March."""
    for sentence in document.body:
        for match in SCHOOL_YEAR_RE.finditer(sentence.text):
            begin = date(int(match["year"]), int(match["month"]), 1)
            _bound(clues, begin - YEAR, begin - timedelta(days=1), f"{match[0]}: lies ahead")


def _full_days(text: str) -> Iterator[date]:
    if not FULL_RE.search(text):
        return
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
            clues.reasons.append(f"year in {where}: {', '.join(map(str, sorted(years)))}")
            return
    later = {year for sentence in document.body for year in _named_years(sentence.text)}
    if len(later) == 1:
        clues.likely_year = later.pop()
        clues.reasons.append(f"the only year in a name: {clues.likely_year}")


def _named_years(text: str) -> Iterator[int]:
    if "20" not in text:
        return
    quoted = [text[name.start : name.end] for name in names(text)]
    for part, pattern in ((text, BARE_YEAR_RE), *((name, NAMED_YEAR_RE) for name in quoted)):
        plans = [match.start() for match in PLAN_YEAR_RE.finditer(part)]
        yield from (int(match[1]) for match in pattern.finditer(part) if match.start() not in plans)


def _read_mention(one: Placed, clues: Clues) -> None:
    expression, first = one.expression, one.expression.first
    if one.sentence.kind is BlockKind.CAPTION:
        _read_old_photo(one, clues)
    if first.year is not None:
        _read_dated(one, clues)
    elif first.month is not None and expression.grain in (Grain.DAY, Grain.MONTH, Grain.PART):
        _read_month(one, clues)


def _read_old_photo(one: Placed, clues: Clues) -> None:
    """지난달 21일 … (사진) 2025.7.21: written in the month after, and the photo is not of the act.

    지난 6월 20일 … (사진) 2025.6.21: written within a year of the photo.
    """
    first = one.expression.first
    if first.direction == -1 and first.month is not None:
        for photo in [day for day in clues.photos if day.month == first.month]:
            _bound(clues, photo, photo + YEAR, f"{one.seen.text}: a photo of {photo}")
    if first.month_shift is None:
        return
    for photo in [day for day in clues.photos if day.day == first.day]:
        month = month_of(photo.year, photo.month - (first.month_shift or 0))
        _bound(clues, *month, f"{one.seen.text}: a photo of {photo}")
        clues.photos.remove(photo)


def _read_dated(one: Placed, clues: Clues) -> None:
    """A date with its year bounds the publication from the side that its tense tells."""
    expression, first = one.expression, one.expression.first
    reading = next(iter(resolve(expression, Context(None))), None)
    if reading is None or reading.end is None:
        return
    begin = reading.start or reading.end
    if expression.grain is Grain.YEAR and WRITTEN_IN_RE.match(one.sentence.text, expression.end):
        _bound(clues, begin, reading.end, f"{one.seen.text}: written in that year")
        return
    if one.seen.role is DateRole.STAMP:
        _bound(clues, begin - SLACK, reading.end + SLACK, f"{one.seen.text}: {one.seen.reason}")
        return
    if first.year_shift is not None and first.year is not None:
        year = first.year - first.year_shift
        _bound(clues, date(year, 1, 1), date(year, 12, 31), f"{one.seen.text}: written in {year}")
        return
    if one.seen.tense is Tense.PAST and first.direction != 1 and expression.bound is not Bound.UNTIL:
        if FIRST_YEAR <= begin.year <= LAST_YEAR:
            clues.earliest, clues.bounded = max(clues.earliest, min(begin, clues.latest)), True
            clues.reasons.append(f"{one.seen.text}: written after it")
        return
    if (first.direction == 1 or one.seen.tense is Tense.FUTURE) and _begins_soon(one):
        _bound(clues, begin - YEAR, begin - timedelta(days=1), f"{one.seen.text}: lies ahead")
    elif (first.direction == 1 or one.seen.tense is not None) and reading.end.year <= LAST_YEAR:
        clues.latest, clues.bounded = min(clues.latest, reading.end), True
        clues.reasons.append(f"{one.seen.text}: not over yet")


def _begins_soon(one: Placed) -> bool:
    """Whether a plan's month or day is less than a year away: a beginning, no completion."""
    expression, clause = one.expression, one.seen.clause
    if expression.grain in (Grain.YEAR, Grain.HALF) or expression.bound is Bound.UNTIL:
        return False
    if clause is None:
        return expression.first.direction == 1
    return COMPLETING_RE.search(one.sentence.text, expression.end, clause.end) is None


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
        clues.ahead.append((first.month, int(first.direction == 1 and one.expression.grain is Grain.MONTH)))
        clues.reasons.append(f"{one.seen.text}: lies ahead")
