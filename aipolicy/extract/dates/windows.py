"""The window of a call and the period of a programme."""

from collections.abc import Sequence

from aipolicy.extract.dates.placing import Placed
from aipolicy.extract.dates.points import Bound
from aipolicy.extract.dates.roles import calling_re
from aipolicy.models import DateRange, DateRole, Document, EventDate


def apply_window(
    document: Document, placed: Sequence[Placed], found: EventDate, program_type: str | None
) -> DateRange:
    """From when to when one can apply: a recruitment's own dates, else the dates beside words of applying."""
    if program_type == "recruitment":
        return DateRange(found.start, found.end) if found.start != found.end else DateRange()
    for one in placed:
        best = one.best
        if best is None or not one.is_body or one.seen.role is not DateRole.EVENT:
            continue
        window = one.expression.last is not None or one.expression.bound is Bound.UNTIL
        if window and calling_re().search(one.sentence.text, one.expression.start):
            return DateRange(best.start, best.end)
    return DateRange()


def programme_period(placed: Sequence[Placed]) -> DateRange:
    """The period that the body gives for the programme: 2026년 4월부터 12월까지."""
    for one in placed:
        best = one.best
        if (
            one.is_body
            and one.seen.role is DateRole.HORIZON
            and best
            and best.start
            and best.end
            and one.expression.last is not None
        ):
            return DateRange(best.start, best.end)
    return DateRange()
