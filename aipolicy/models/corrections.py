"""What users say of events: entries of the ledger, which are only ever added."""

from dataclasses import dataclass
from enum import StrEnum

from aipolicy.models.events import EventDate, OrganizerRef, RegionRef


class Action(StrEnum):
    """What an entry does. A `skip` says that someone looked and left it open."""

    CORRECT = "correct"
    CONFIRM = "confirm"
    REJECT = "reject"
    NOTE = "note"
    SKIP = "skip"
    MERGE = "merge"
    SPLIT = "split"
    UNDO = "undo"


class Correctable(StrEnum):
    """What of an event can be corrected; the first four are the fields with evidence and confidence."""

    DATE = "date"
    REGION = "region"
    ORGANIZER = "organizer"
    TYPE = "type"
    TITLE = "title"


class Standing(StrEnum):
    """What became of an entry: `replaced` by a later one, or `orphaned`, its mentions being gone."""

    APPLIED = "applied"
    REPLACED = "replaced"
    UNDONE = "undone"
    ORPHANED = "orphaned"


# A date, regions, organizers; a type's slug or a title as text.
Value = EventDate | tuple[RegionRef, ...] | tuple[OrganizerRef, ...] | str


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the ledger.

    `event` is the id the event had, `mentions` the ids of its mentions, on which the entry stands: it
    holds for every event that has one of them. `others` are those of the event merged with (`merge`) or
    of the rest (`split`). `old` is the value shown before. `reverts` is the number of the entry that an
    `undo` takes back. `number` and `at` (UTC, "YYYY-MM-DD HH:MM:SS") come from the store.
    """

    action: Action
    event: str
    mentions: tuple[str, ...]
    who: str
    field: Correctable | None = None
    value: Value | None = None
    old: Value | None = None
    why: str | None = None
    others: tuple[str, ...] = ()
    reverts: int | None = None
    number: int = 0
    at: str = ""
