"""Years that a sentence links to a month told from the day of writing: 지난 4월 ‘2024년 …사업’에 선정됐다."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from aipolicy.extract.dates.calendars import month_of
from aipolicy.extract.dates.placing import Placed
from aipolicy.extract.dates.points import Grain
from aipolicy.text.quotes import names

# 지난 10월 is said in the first months of the next year too.
WRAPPING_MONTH, WRAPPED_UNTIL = 10, 3
# 내년 3월로 잡힌 2026년도 공모: the fiscal year right behind tells which year 내년 is.
FISCAL_RE = re.compile(r"[^.,]{0,24}?(?<![\d.])(20[12]\d)년도")
NAMED_YEAR_RE = re.compile(r"(?<![\d.])(20[12]\d)(?!\d|[.\-]\d|\s?년\s?\d+월)")

Bound = tuple[date, date, str]


def linked_years(placed: Sequence[Placed]) -> Iterator[Bound]:
    """First and last day on which the article may have been written, with the words that say so."""
    for before, one in pairwise((None, *placed)):
        if one is None or one.seen.spoken:
            continue
        first = one.expression.first
        if first.year_shift is not None and first.year_shift >= 0 and first.year is None:
            if match := FISCAL_RE.match(one.sentence.text, one.expression.end):
                now = int(match[1]) - first.year_shift
                yield date(now, 1, 1), date(now, 12, 31), f"{one.seen.text}{match[0]}: written in {now}"
        elif first.direction == -1 and first.month is not None and first.year is None:
            year = _begun_before(before, one) or _named_beside(one)
            if year is not None:
                yield _after(year, first.month, one.seen.text)


def _begun_before(before: Placed | None, one: Placed) -> int | None:
    """2023년 11월 시작해 지난 4월까지: the first April after it."""
    if before is None or before.sentence is not one.sentence:
        return None
    since, month = before.expression.first, one.expression.first.month or 0
    if since.year is None or since.month is None or before.expression.last is not None:
        return None
    return since.year + (month <= since.month)


def _named_beside(one: Placed) -> int | None:
    """The only year in the names of its sentence, where what happened in that month bears the name."""
    text = one.sentence.text
    if one.expression.grain not in (Grain.MONTH, Grain.DAY) or "20" not in text:
        return None
    years = {
        int(match[1])
        for name in names(text)
        if name.start > one.expression.end
        for match in NAMED_YEAR_RE.finditer(text[name.start : name.end])
    }
    return years.pop() if len(years) == 1 else None


def _after(year: int, month: int, text: str) -> Bound:
    """지난 4월 is said from then to the end of its year; of the last months a little longer."""
    last = date(year + 1, WRAPPED_UNTIL, 31) if month >= WRAPPING_MONTH else date(year, 12, 31)
    return month_of(year, month)[0], last, f"{text}: of {year}"
