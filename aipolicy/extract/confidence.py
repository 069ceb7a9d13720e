"""How sure each field is: the share of right answers among those that the same kind of reading gave.

The shares stand in `confidence.toml`, measured on `data/gold.jsonl` by `tools/calibrate.py`; the kinds
are coarse on purpose, so that each rests on many articles. The errors of an event's fields come together,
so the chance that all four are right is not the product of the shares: what it is where the product is so
high has been measured too, on articles whose own shares were learnt from others.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from math import prod
from typing import Any, NamedTuple

from aipolicy.extract.dates import DateFinding
from aipolicy.models import ORGANIZING, Basis, Candidate, Confidence, OrganizerRef, RegionRef
from aipolicy.tables.load import toml_table

CLEAR_TYPE = 0.6
NEAR = 0.7
FURTHER = "further event"
NONE = "none"


class Kinds(NamedTuple):
    """What sort of reading gave each field."""

    date: str
    region: str
    organizer: str
    type: str


def kinds(
    dates: DateFinding,
    places: Sequence[Candidate[RegionRef]],
    bodies: Sequence[Candidate[OrganizerRef]],
    types: Sequence[Candidate[str]],
    *,
    further: bool,
) -> Kinds:
    """The kinds of reading of one event; one beside the article's main event is a kind of its own."""
    if further:
        return Kinds(FURTHER, FURTHER, FURTHER, FURTHER)
    acting = [b for b in bodies if b.rejected is None and b.value.role in ORGANIZING]
    return Kinds(_date(dates), _ruled(places), _ruled(acting), _type(types))


def of(found: Kinds, table: Mapping[str, Any] | None = None) -> Confidence:
    """The measured share of each kind, or that of the field's rare kinds together, and of the event.

    `table` has the form of `confidence.toml`, which it stands in for.
    """
    table = toml_table("confidence.toml") if table is None else table
    shares = [
        float(table[field].get(kind, table[field]["rare"]))
        for field, kind in zip(Kinds._fields, found, strict=True)
    ]
    product, event = prod(shares), table["event"]
    step = max(bisect_right(event["from"], product) - 1, 0)
    joint = round(event["share"][step] / product, 4)
    return Confidence(shares[0], shares[1], shares[2], shares[3], joint)


def _date(dates: DateFinding) -> str:
    if dates.date.alternatives:
        return "one of several"
    if dates.date.basis is Basis.STATED:
        return f"stated, {dates.date.precision}"
    return str(dates.date.basis)


def _ruled(candidates: Sequence[Candidate[Any]]) -> str:
    """The rule of the first candidate, and whether others stand beside it."""
    if not candidates:
        return NONE
    return candidates[0].rule + (", several" if len(candidates) > 1 else "")


def _type(types: Sequence[Candidate[str]]) -> str:
    """How clearly the words speak for the first type, and how near the second comes."""
    second = max((c.score for c in types[1:] if c.rejected is None), default=0.0)
    strength = "clear" if types[0].score >= CLEAR_TYPE else "faint"
    return f"{strength}, {'rivalled' if second >= NEAR * types[0].score else 'alone'}"
