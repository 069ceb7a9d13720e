"""What several mentions of one event say together."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import reduce
from typing import TypeVar

from aipolicy.models import (
    Basis,
    BudgetParts,
    Confidence,
    DateRange,
    EventDate,
    EventFacts,
    Mention,
    OrganizerRef,
    Status,
)

T = TypeVar("T")

# How far along an event is: a later stage reported anywhere outweighs an earlier one. A report that
# it was held outweighs a cancellation, for what was held can no longer be called off.
_STAGES = (
    Status.UNKNOWN,
    Status.ANNOUNCED,
    Status.PLANNED,
    Status.RECRUITING,
    Status.ONGOING,
    Status.CANCELLED,
    Status.HELD,
)
_BASES = (Basis.UNKNOWN, Basis.ANNOUNCED, Basis.INFERRED, Basis.STATED)


def merge(mentions: Sequence[Mention]) -> EventFacts:
    """The facts of one event from its mentions, the first seen first.

    The first report leads; later ones fill its gaps, move the status on and add bodies and topics.
    Raises ValueError without any mention.
    """
    if not mentions:
        raise ValueError("an event has at least one mention")
    return reduce(absorb, (mention.facts for mention in mentions))


def absorb(facts: EventFacts, more: EventFacts) -> EventFacts:
    """What is known of an event, enlarged by one more report of it.

    `merge` is this step repeated, so a store can add the thousandth report without reading the others.
    """
    types = _union(facts.program_types_other, (more.program_type, *more.program_types_other))
    return replace(
        facts,
        date=_date(facts.date, more.date),
        apply=_range(facts.apply, more.apply),
        period=_range(facts.period, more.period),
        status=max(facts.status, more.status, key=_STAGES.index),
        program_types_other=tuple(slug for slug in types if slug != facts.program_type),
        stage=facts.stage or more.stage,
        topics=_union(facts.topics, more.topics),
        regions=_union(facts.regions, more.regions),
        organizers=_bodies(facts.organizers, more.organizers),
        venue=facts.venue or more.venue,
        target=_union(facts.target, more.target),
        budget_krw=_first(facts.budget_krw, more.budget_krw),
        budget_parts=_parts(facts.budget_parts, more.budget_parts),
        attendance=_first(facts.attendance, more.attendance),
        confidence=_confidence(facts.confidence, more.confidence),
        evidence=_union(facts.evidence, more.evidence),
    )


def _first(known: T | None, more: T | None) -> T | None:
    return more if known is None else known


def _union(known: Iterable[T], more: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys((*known, *more)))


def _range(known: DateRange, more: DateRange) -> DateRange:
    return more if known == DateRange() else known


def _date(known: EventDate, more: EventDate) -> EventDate:
    """Same days; a report that is sure of them settles what the other left open."""
    left = tuple(days for days in known.alternatives if days in more.alternatives)
    return replace(
        known,
        basis=max(known.basis, more.basis, key=_BASES.index),
        alternatives=left,
        reasons=_union(known.reasons, more.reasons),
    )


def _bodies(known: tuple[OrganizerRef, ...], more: tuple[OrganizerRef, ...]) -> tuple[OrganizerRef, ...]:
    """Each body once, in the role first given to it."""
    by_name = {body.name: body for body in (*more, *known)}
    return tuple(by_name[name] for name in dict.fromkeys(body.name for body in (*known, *more)))


def _parts(known: BudgetParts, more: BudgetParts) -> BudgetParts:
    return BudgetParts(
        national=_first(known.national, more.national),
        local=_first(known.local, more.local),
        private=_first(known.private, more.private),
    )


def _confidence(known: Confidence, more: Confidence) -> Confidence:
    """The surer of the reports, field by field: outlets copy one release, so agreement adds nothing."""
    return Confidence(
        date=max(known.date, more.date),
        region=max(known.region, more.region),
        organizer=max(known.organizer, more.organizer),
        type=max(known.type, more.type),
        joint=max(known.joint, more.joint),
    )
