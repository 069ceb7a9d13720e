"""What users say laid over what articles say: facts and entries of the ledger in, facts out.

Corrections do not decide which mentions are one event (only `merge` and `split` do), so that one and
the same ledger over the same articles gives the same events, in whatever order both came.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from itertools import product

from aipolicy.models import (
    Action,
    Constraints,
    Correctable,
    DateRange,
    Entry,
    EventDate,
    EventFacts,
    Evidence,
    Field,
    OrganizerRef,
    Part,
    Precision,
    Span,
    Value,
)

SAYS_A_VALUE = (Action.CORRECT, Action.CONFIRM)
RULE = "correction"
# Why the words of an article no longer stand for a field.
CORRECTED = "corrected by a user"
LEGISLATION = "legislation"
UNKNOWN, NONE = "unknown", "none"


def reverted(entries: Iterable[Entry]) -> frozenset[int]:
    """Numbers of the entries that an undo takes back, unless that is itself taken back."""
    undone: set[int] = set()
    for entry in sorted(entries, key=lambda each: -each.number):
        if entry.action is Action.UNDO and entry.number not in undone and entry.reverts:
            undone.add(entry.reverts)
    return frozenset(undone)


def active(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries that hold, in order: no undo, and nothing that is undone."""
    told = sorted(entries, key=lambda each: each.number)
    undone = reverted(told)
    return tuple(each for each in told if each.action is not Action.UNDO and each.number not in undone)


def about(entries: Iterable[Entry], mentions: Collection[str]) -> tuple[Entry, ...]:
    """The entries that hold for the event of these mentions, in order; the ledger has to be given for them.

    What was said of an event before a report was split off stays with the rest.
    """
    held = active(entries)
    splits = [each for each in held if each.action is Action.SPLIT]
    return tuple(each for each in held if not _left(each, splits).isdisjoint(mentions))


def _left(entry: Entry, splits: Iterable[Entry]) -> set[str]:
    """The mentions that an entry still stands on after the splits that came later."""
    standing = {*entry.mentions, *entry.others}
    for split in splits:
        if split.number > entry.number and not standing.isdisjoint(split.others):
            standing -= set(split.mentions)
    return standing


def values(entries: Iterable[Entry]) -> Mapping[Correctable, Entry]:
    """For each field that users spoke of, the entry that holds: the last one."""
    return {each.field: each for each in active(entries) if each.action in SAYS_A_VALUE and each.field}


def corrected(facts: EventFacts, entries: Iterable[Entry]) -> EventFacts:
    """The facts of an event as its users have them.

    A field that was corrected or confirmed is certain (confidence 1).
    """
    held = active(entries)
    said = values(held)
    for field in Correctable:
        if field in said:
            facts = _laid_over(facts, field, said[field].value)
    named = {
        action: tuple(str(field) for field in Correctable if field in said and said[field].action is action)
        for action in SAYS_A_VALUE
    }
    sure = {str(field): 1.0 for field in Field if Correctable(field) in said}
    return replace(
        facts,
        confidence=replace(facts.confidence, **sure) if sure else facts.confidence,
        corrected=named[Action.CORRECT],
        confirmed=named[Action.CONFIRM],
        rejected=any(each.action is Action.REJECT for each in held),
    )


def _laid_over(facts: EventFacts, field: Correctable, value: Value | None) -> EventFacts:
    match field, value:
        case Correctable.DATE, EventDate():
            # A call's window is its date: it moves along.
            moves = facts.apply == DateRange(facts.date.start, facts.date.end) != DateRange()
            return replace(
                facts, date=value, apply=DateRange(value.start, value.end) if moves else facts.apply
            )
        case Correctable.TYPE, str():
            others = tuple(slug for slug in facts.program_types_other if slug != value)
            stage = facts.stage if value == LEGISLATION else None
            return replace(facts, program_type=value, program_types_other=others, stage=stage)
        case Correctable.TITLE, str():
            return replace(facts, title=value)
        case Correctable.REGION, tuple():
            return replace(facts, regions=value)  # type: ignore[arg-type]
        case Correctable.ORGANIZER, tuple():
            return replace(facts, organizers=value)  # type: ignore[arg-type]
    return facts


def constraints(entries: Iterable[Entry]) -> Constraints:
    """Which mentions users have joined and parted; of the same two, the later entry holds."""
    groups: list[set[str]] = []
    apart: dict[frozenset[str], tuple[str, str]] = {}
    for entry in active(entries):
        own, others = set(entry.mentions), set(entry.others)
        if entry.action is Action.MERGE:
            whole = (own | others).union(*(group for group in groups if group & (own | others)))
            groups = [group for group in groups if not group & whole] + [whole]
            apart = {pair: told for pair, told in apart.items() if not pair <= whole}
        elif entry.action is Action.SPLIT:
            pieces = [piece for group in groups for piece in (group & own, group - own)]
            groups = [piece for piece in pieces if len(piece) > 1]
            apart |= {frozenset(pair): pair for pair in product(sorted(own), sorted(others))}
    together = ((first, other) for first, *rest in map(sorted, groups) for other in rest)
    return Constraints(tuple(together), tuple(apart.values()))


def value_of(facts: EventFacts, field: Correctable) -> Value:
    """What the facts say of a field, as an entry holds it: a date without what else it might be."""
    match field:
        case Correctable.DATE:
            return replace(facts.date, alternatives=(), reasons=())
        case Correctable.REGION:
            return facts.regions
        case Correctable.ORGANIZER:
            return facts.organizers
        case Correctable.TYPE:
            return facts.program_type
    return facts.title


def same(one: Value, other: Value) -> bool:
    """Whether two values of a field say the same: dates the same days, lists the same items."""
    return written(one) == written(other)


def written(value: Value) -> str:
    """A value as users write it: 2025-09-22~2025-09-24, 2025-09, 2025Q3, unknown; 부산광역시; 시험원:host."""
    if isinstance(value, str):
        return value
    if isinstance(value, EventDate):
        return _written_date(value)
    items = (f"{each.name}:{each.role}" if isinstance(each, OrganizerRef) else each.name for each in value)
    return "; ".join(items) or NONE


def _written_date(when: EventDate) -> str:
    start, end = when.start, when.end
    if start is None:
        return f"~{end}" if end else UNKNOWN
    match when.precision:
        case Precision.MONTH:
            return f"{start:%Y-%m}"
        case Precision.QUARTER:
            return f"{start.year}Q{(start.month + 2) // 3}"
        case Precision.HALF:
            return f"{start.year}H{1 if start.month < 7 else 2}"
        case Precision.YEAR:
            return str(start.year)
    return str(start) if end in (start, None) else f"{start}~{end}"


def proven(facts: EventFacts, article: str) -> EventFacts:
    """The facts with the evidence of corrected fields told as it is: the user's word, in place of the text's.

    `article` is the id of the event's first article, under which the user's word is cited.
    """
    fields = tuple(field for field in Field if field in facts.corrected)
    if not fields:
        return facts
    spoken = tuple(_spoken(facts, field, article) for field in fields)
    aside = tuple(
        replace(each, rejected=each.rejected or CORRECTED) if each.field in fields else each
        for each in facts.evidence
    )
    return replace(facts, evidence=(*spoken, *aside))


def _spoken(facts: EventFacts, field: Field, article: str) -> Evidence:
    text = written(value_of(facts, Correctable(field)))
    return Evidence(field, article, Span(Part.CORRECTION, 0, len(text)), text, RULE)
