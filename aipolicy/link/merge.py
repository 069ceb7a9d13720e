"""What several reports of one event say together.

The result depends on the reports alone, given in their canonical order: by day of publication, those
without one last. Of a value that can only be one, what most reports support stands; the rest is told by
`variants`. What can be several is gathered.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

from aipolicy.link.dates import merged_date
from aipolicy.models import (
    BudgetParts,
    Confidence,
    DateRange,
    EventFacts,
    Mention,
    OrganizerRef,
    RegionRef,
    Status,
)
from aipolicy.tables.linking import link_table

T = TypeVar("T", bound=Hashable)

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


def merge(mentions: Sequence[Mention]) -> EventFacts:
    """The facts of one event from its reports in canonical order.

    Raises ValueError without any.
    """
    if not mentions:
        raise ValueError("an event has at least one mention")
    told = [mention.facts for mention in mentions]
    if len(told) == 1:
        return told[0]
    kind = _best(facts.program_type for facts in told)
    others = _union(slug for facts in told for slug in (facts.program_type, *facts.program_types_other))
    when = merged_date([facts.date for facts in told])
    return EventFacts(
        title=_best(facts.title for facts in told),
        program_type=kind,
        date=when,
        apply=_best_or((facts.apply for facts in told), DateRange()),
        period=_best_or((facts.period for facts in told), DateRange()),
        status=max((facts.status for facts in told), key=_STAGES.index),
        program_types_other=tuple(slug for slug in others if slug != kind),
        stage=_best_or((facts.stage for facts in told), None),
        topics=_union(topic for facts in told for topic in facts.topics),
        regions=_regions(told, kind),
        organizers=_bodies(told),
        venue=_best_or((facts.venue for facts in told), None),
        target=_union(each for facts in told for each in facts.target),
        budget_krw=_best_or((facts.budget_krw for facts in told), None),
        budget_parts=_parts([facts.budget_parts for facts in told]),
        attendance=_best_or((facts.attendance for facts in told), None),
        confidence=_confidence(told, kind, (when.start, when.end)),
        evidence=_union(each for facts in told for each in facts.evidence),
    )


def _best(values: Iterable[T]) -> T:
    """What most reports say; of several such the first told."""
    return Counter(values).most_common(1)[0][0]


def _best_or(values: Iterable[T], unknown: T) -> T:
    """The same among the reports that say anything."""
    known = [value for value in values if value != unknown]
    return _best(known) if known else unknown


def _union(values: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(values))


def _regions(told: Sequence[EventFacts], kind: str) -> tuple[RegionRef, ...]:
    """All regions of a selection, of which each winner's paper tells its own; else those of a fair share."""
    counts = Counter(region for facts in told for region in dict.fromkeys(facts.regions))
    table = link_table()
    least = 0.0 if kind in table.of_many_regions else table.region_share * sum(bool(f.regions) for f in told)
    return tuple(region for region, count in counts.items() if count >= least) or tuple(counts)


def _bodies(told: Sequence[EventFacts]) -> tuple[OrganizerRef, ...]:
    """Each body once, in the role that most reports give it."""
    by_name: dict[str, list[OrganizerRef]] = {}
    for facts in told:
        for body in facts.organizers:
            by_name.setdefault(body.name, []).append(body)
    return tuple(_in_role(bodies, _best(body.role for body in bodies)) for bodies in by_name.values())


def _in_role(bodies: Sequence[OrganizerRef], role: Hashable) -> OrganizerRef:
    return next(body for body in bodies if body.role == role)


def _parts(parts: Sequence[BudgetParts]) -> BudgetParts:
    return BudgetParts(
        national=_best_or((each.national for each in parts), None),
        local=_best_or((each.local for each in parts), None),
        private=_best_or((each.private for each in parts), None),
    )


def _confidence(told: Sequence[EventFacts], kind: str, days: tuple[object, object]) -> Confidence:
    """The surest report of what stands, field by field: outlets copy releases, so agreement adds nothing."""
    dated = [f.confidence.date for f in told if (f.date.start, f.date.end) == days]
    return Confidence(
        date=max(dated or [facts.confidence.date for facts in told]),
        region=max(facts.confidence.region for facts in told),
        organizer=max(facts.confidence.organizer for facts in told),
        type=max(facts.confidence.type for facts in told if facts.program_type == kind),
        joint=max(facts.confidence.joint for facts in told),
    )


# The fields in which reports can differ though an event has one value, by their names in the event record.
_SINGLE: dict[str, Callable[[EventFacts], Hashable]] = {
    "date": lambda facts: DateRange(facts.date.start, facts.date.end),
    "program_type": lambda facts: facts.program_type,
    "status": lambda facts: facts.status,
    "venue": lambda facts: facts.venue,
    "budget_krw": lambda facts: facts.budget_krw,
    "attendance": lambda facts: facts.attendance,
    "stage": lambda facts: facts.stage,
}
_UNKNOWN = (None, DateRange(), Status.UNKNOWN)

Variants = dict[str, tuple[tuple[Hashable, int], ...]]


def variants(mentions: Sequence[EventFacts]) -> Variants:
    """The fields in which reports differ: each value with how many tell it, the most told first.

    Reports in canonical order. `regions` has each region alone, if some report leaves one out.
    """
    found: Variants = {}
    for name, value_of in _SINGLE.items():
        counts = Counter(value for facts in mentions if (value := value_of(facts)) not in _UNKNOWN)
        if len(counts) > 1:
            found[name] = tuple(counts.most_common())
    regions = Counter(region for facts in mentions for region in dict.fromkeys(facts.regions))
    located = sum(bool(facts.regions) for facts in mentions)
    if any(count < located for count in regions.values()):
        found["regions"] = tuple(regions.most_common())
    return found
