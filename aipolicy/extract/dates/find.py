"""Every date of a text, resolved against an anchor."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from aipolicy.extract.dates.observed import Observed
from aipolicy.extract.dates.parse import expressions
from aipolicy.extract.dates.points import Bound, Expression, Grain
from aipolicy.extract.dates.resolve import Context, resolve
from aipolicy.extract.dates.roles import observe_all
from aipolicy.models import DateMention, DateRange, Precision
from aipolicy.text.sentences import split

MOST_ALTERNATIVES = 2
# Where a line may hold more than one sentence.
END_RE = re.compile(r"[.!?。…][\"'”’)\]」』》〉]*[\s가-힣“‘「『\[<△▲▷○□■◆]")
COARSENESS = tuple(Grain)


def find_dates(text: str, anchor: date | None) -> tuple[DateMention, ...]:
    """The dates that a text names, in order, with their roles.

    `anchor` is the day from which relative and partial dates count, usually that of publication. Ends are
    inclusive; a deadline (…까지) has an end alone. What needs an anchor and has none keeps its place and
    precision, with start and end None. Words that name no day of the calendar (2025-02-30) are no date.
    """
    found: list[DateMention] = []
    recalled: date | None = None
    named: date | None = None
    for start, seen in _observed(text):
        mention = mention_of(seen, Context(anchor, seen.tense, recalled, named), start)
        if mention is None:
            continue
        found.append(mention)
        if mention.start is not None and mention.start == mention.end:
            recalled = mention.start
        named = mention.start or named
    return tuple(found)


def _observed(text: str) -> Iterator[tuple[int, Observed]]:
    """The expressions of a text as observed in their sentences, each with its sentence's place."""
    # No date goes on in the next line.
    listed = expressions(text.replace("\n", "\0"))
    done = 0
    for start, end in _sentences(text, listed):
        first = done
        while done < len(listed) and listed[done].start < end:
            done += 1
        inside = [one._replace(start=one.start - start, end=one.end - start) for one in listed[first:done]]
        for seen in observe_all(text[start:end], inside):
            yield start, seen


def _sentences(text: str, listed: Sequence[Expression]) -> Iterator[tuple[int, int]]:
    """The ranges of the sentences on the lines that hold an expression."""
    line_end = -1
    for one in listed:
        if one.start < line_end:
            continue
        line_start = text.rfind("\n", 0, one.start) + 1
        line_end = text.find("\n", one.start)
        line_end = len(text) if line_end < 0 else line_end
        if END_RE.search(text, line_start, line_end):
            yield from split(text, line_start, line_end)
        else:
            yield line_start, line_end


def mention_of(seen: Observed, context: Context, offset: int = 0) -> DateMention | None:
    """The mention that an observed expression becomes in its context; None where no such day exists."""
    expression = seen.expression
    readings = resolve(expression, context)
    span = (expression.start + offset, expression.end + offset)
    precision = precision_of(seen)
    if not readings:
        if context.anchor is not None or _is_full(seen):
            return None
        return DateMention(seen.text, span, None, None, precision, (), expression.rule, seen.role)
    best, others = readings[0], readings[1:]
    kept = tuple(
        DateRange(other.start, other.end)
        for other in others[:MOST_ALTERNATIVES]
        if other.cost < best.cost + 400
    )
    return DateMention(seen.text, span, best.start, best.end, precision, kept, expression.rule, seen.role)


def precision_of(seen: Observed) -> Precision:
    """The precision of an expression: of the coarser end of a range."""
    expression = seen.expression
    lengthened = expression.length is not None and expression.bound is not Bound.NONE
    if lengthened and expression.grain not in (Grain.MONTH, Grain.YEAR):
        return Precision.DAY
    if expression.last is None:
        return expression.first.grain.precision
    return max(expression.first.grain, expression.last.grain, key=COARSENESS.index).precision


def _is_full(seen: Observed) -> bool:
    first = seen.expression.first
    return first.year is not None and first.month is not None
