"""Every date of a text, resolved against an anchor."""

from datetime import date

from aipolicy.extract.dates.points import Bound, Grain
from aipolicy.extract.dates.resolve import Context, resolve
from aipolicy.extract.dates.roles import Observed, observe
from aipolicy.models import DateMention, DateRange, Precision
from aipolicy.text.sentences import split

MOST_ALTERNATIVES = 2


def find_dates(text: str, anchor: date | None) -> tuple[DateMention, ...]:
    """The dates that a text names, in order, with their roles.

    `anchor` is the day from which relative and partial dates count, usually that of publication. Ends are
    inclusive; a deadline (…까지) has an end alone. What needs an anchor and has none keeps its place and
    precision, with start and end None. Words that name no day of the calendar (2025-02-30) are no date.
    """
    found: list[DateMention] = []
    recalled: date | None = None
    for start, end in split(text):
        for seen in observe(text[start:end]):
            mention = mention_of(seen, Context(anchor, seen.tense, recalled), start)
            if mention is None:
                continue
            found.append(mention)
            if mention.start is not None and mention.start == mention.end:
                recalled = mention.start
    return tuple(found)


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
    if expression.length is not None and expression.bound is not Bound.NONE:
        return Precision.DAY
    grains = [expression.first.grain] + ([expression.last.grain] if expression.last else [])
    return max(grains, key=list(Grain).index).precision


def _is_full(seen: Observed) -> bool:
    first = seen.expression.first
    return first.year is not None and first.month is not None
