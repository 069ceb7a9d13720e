"""How sure each field is: the share of right answers among those that the same kind of reading gave.

The shares stand in `confidence.toml`, measured on `data/gold.jsonl` by `tools/calibrate.py`; the kinds
are coarse on purpose, so that each rests on many articles.
"""

from collections.abc import Sequence
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


def of(found: Kinds) -> Confidence:
    """The measured share of each kind, or that of the field's rare kinds together."""
    return Confidence(
        date=_share("date", found.date),
        region=_share("region", found.region),
        organizer=_share("organizer", found.organizer),
        type=_share("type", found.type),
    )


def _share(field: str, kind: str) -> float:
    shares = toml_table("confidence.toml")[field]
    return float(shares.get(kind, shares["rare"]))


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
