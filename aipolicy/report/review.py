"""What is unsure of an event, and why."""

from collections.abc import Iterator
from dataclasses import dataclass

from aipolicy.models import ORGANIZING, Basis, Event, EventFacts, Field, Precision


@dataclass(frozen=True, slots=True)
class Doubt:
    """A field no user has spoken of, how sure it is (0..1), and why no surer: texts as in messages.toml."""

    field: Field
    sure: float
    reasons: tuple[str, ...]


def doubts(event: Event) -> tuple[Doubt, ...]:
    """The fields of an event that are open, the least sure first."""
    facts = event.facts
    spoken = (*facts.corrected, *facts.confirmed)
    found = [
        Doubt(field, getattr(facts.confidence, field), tuple(_reasons(facts, field)))
        for field in Field
        if field not in spoken
    ]
    return tuple(sorted(found, key=lambda doubt: doubt.sure))


def _reasons(facts: EventFacts, field: Field) -> Iterator[str]:
    match field:
        case Field.DATE:
            yield from _of_date(facts)
        case Field.REGION:
            yield from _of_number(len(facts.regions), "region")
        case Field.ORGANIZER:
            acting = [body for body in facts.organizers if body.role in ORGANIZING]
            yield from _of_number(len(acting), "organizer")
        case Field.TYPE if facts.program_types_other:
            yield f"also possible: {', '.join(facts.program_types_other)}"
    rules = [each.rule for each in facts.evidence if each.field is field and each.rejected is None]
    share = round(100 * getattr(facts.confidence, field))
    if rules:
        yield f"read by the rule {rules[0]}, right in {share} of 100"
    else:
        yield f"no words prove it, right in {share} of 100"


def _of_date(facts: EventFacts) -> Iterator[str]:
    when = facts.date
    if when.start is None and when.end is None:
        yield "no date found"
    elif when.alternatives:
        yield f"other dates are possible: {len(when.alternatives)}"
    elif when.basis is Basis.ANNOUNCED:
        yield "no date of the event given, so that of the announcement"
    elif when.basis is Basis.INFERRED:
        yield "inferred, not stated"
    elif when.precision not in (Precision.DAY, Precision.UNKNOWN):
        yield "no day given"


def _of_number(count: int, what: str) -> Iterator[str]:
    if count == 0:
        yield f"no {what} found"
    elif count > 1:
        yield f"several: {count}"
