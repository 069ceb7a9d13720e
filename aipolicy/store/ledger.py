"""The ledger as rows: what users said of events, only ever added to."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from aipolicy.errors import NotFound
from aipolicy.link.corrected import SAYS_A_VALUE, about, constraints, reverted, values
from aipolicy.link.corrected import corrected as lay_over
from aipolicy.models import (
    Action,
    Basis,
    Constraints,
    Correctable,
    Entry,
    EventDate,
    EventFacts,
    OrganizerRef,
    OrganizerRole,
    Precision,
    RegionRef,
    Standing,
    Value,
)
from aipolicy.store import codec
from aipolicy.store.results import LedgerRow
from aipolicy.store.rows import Value as Scalar
from aipolicy.store.rows import insert, insert_all, value

_COLUMNS = (
    "l.pk, l.at, l.who, l.action, l.event, l.mentions, l.field, l.value, l.old, l.why, l.others, l.reverts"
)

# Keys of the events that someone looked at and left open.
LEFT_OPEN = (
    "SELECT m.event FROM ledger AS l JOIN ledger_mentions AS lm ON lm.entry = l.pk"
    " JOIN mentions AS m ON m.id = lm.mention WHERE l.action = 'skip'"
    " AND l.pk NOT IN (SELECT reverts FROM ledger WHERE reverts IS NOT NULL)"
)


def append(connection: sqlite3.Connection, entry: Entry) -> int:
    """Adds an entry and returns its number; one without a time gets the present one."""
    now = value(connection, "SELECT CURRENT_TIMESTAMP")
    said: dict[str, Scalar] = {
        "at": entry.at or now,
        "who": entry.who,
        "action": entry.action,
        "event": entry.event,
        "mentions": codec.dumps(entry.mentions),
        "field": entry.field,
        "value": _encoded(entry.value),
        "old": _encoded(entry.old),
        "why": entry.why,
        "others": codec.dumps(entry.others) if entry.others else None,
        "reverts": entry.reverts,
    }
    number = insert(connection, "ledger", said)
    standing: list[dict[str, Scalar]] = [
        {"mention": mention, "entry": number} for mention in dict.fromkeys((*entry.mentions, *entry.others))
    ]
    insert_all(connection, "ledger_mentions", standing)
    return number


def row(connection: sqlite3.Connection, number: int) -> LedgerRow:
    """The entry of a number. Raises NotFound."""
    entries = _read(connection, "WHERE l.pk = ?", (number,))
    if not entries:
        raise NotFound(f"no entry of the ledger has the number {number}")
    return _standing_of(connection, entries)[0]


def rows(connection: sqlite3.Connection, mentions: Iterable[str] | None) -> list[LedgerRow]:
    """The entries that stand on some of these mentions, else all, in order, each with its standing."""
    entries = everything(connection) if mentions is None else of_mentions(connection, mentions)
    return _standing_of(connection, entries)


def everything(connection: sqlite3.Connection) -> tuple[Entry, ...]:
    """The whole ledger, in order."""
    return _read(connection, "", ())


def of_mentions(connection: sqlite3.Connection, mentions: Iterable[str]) -> tuple[Entry, ...]:
    """The entries that stand on some of these mentions, in order."""
    marked = codec.dumps(list(mentions))
    return _read(connection, f"WHERE l.pk IN ({_ON.format('(SELECT value FROM json_each(?))')})", (marked,))


def of_event(connection: sqlite3.Connection, event: int) -> tuple[Entry, ...]:
    """The entries that hold for the event with this key, in order."""
    rows = connection.execute("SELECT id FROM mentions WHERE event = ?", (event,))
    mentions = [name for (name,) in rows]
    return about(of_mentions(connection, mentions), mentions)


def events_with(connection: sqlite3.Connection, entry: Entry) -> tuple[int, ...]:
    """Keys of the events that an entry holds for; none for one that is orphaned or undone."""
    return tuple(
        event
        for event in events_of(connection, entry.mentions)
        if any(each.number == entry.number for each in of_event(connection, event))
    )


def corrected(connection: sqlite3.Connection, mentions: Iterable[str], facts: EventFacts) -> EventFacts:
    """The facts that these mentions give together, with what users said of their event laid over them."""
    listed = list(mentions)
    entries = of_mentions(connection, listed)
    return lay_over(facts, about(entries, listed)) if entries else facts


def constraints_of(connection: sqlite3.Connection, mentions: Iterable[str]) -> Constraints:
    """Which mentions users joined and parted: every pair that has one of these.

    Mergers and splits that share no mention may still bear on each other, so all of them are looked at.
    """
    entries = _read(connection, "WHERE l.action IN ('merge', 'split', 'undo')", ())
    if not entries:
        return Constraints()
    asked, said = set(mentions), constraints(entries)
    return Constraints(
        tuple(pair for pair in said.together if asked & set(pair)),
        tuple(pair for pair in said.apart if asked & set(pair)),
    )


def events_of(connection: sqlite3.Connection, mentions: Iterable[str]) -> tuple[int, ...]:
    """Keys of the events that have some of these mentions."""
    rows = connection.execute(
        "SELECT DISTINCT event FROM mentions WHERE id IN (SELECT value FROM json_each(?)) ORDER BY event",
        (codec.dumps(list(mentions)),),
    )
    return tuple(event for (event,) in rows)


def _standing_of(connection: sqlite3.Connection, entries: Sequence[Entry]) -> list[LedgerRow]:
    undone = reverted(everything(connection))
    return [LedgerRow(each, _standing(connection, each, undone)) for each in entries]


def _standing(connection: sqlite3.Connection, entry: Entry, undone: frozenset[int]) -> Standing:
    """A value is replaced where later ones for its field hold for all events that it stands on."""
    if entry.number in undone:
        return Standing.UNDONE
    sides = (entry.mentions, entry.others) if entry.others else (entry.mentions,)
    events = [events_of(connection, side) for side in sides]
    if not all(events):
        return Standing.ORPHANED
    if entry.action not in SAYS_A_VALUE or entry.field is None:
        return Standing.APPLIED
    if not (concerned := events_with(connection, entry)):
        return Standing.ORPHANED
    said = (values(of_event(connection, event))[entry.field] for event in concerned)
    applied = any(each.number == entry.number for each in said)
    return Standing.APPLIED if applied else Standing.REPLACED


_ON = "SELECT entry FROM ledger_mentions WHERE mention IN {}"


def _read(connection: sqlite3.Connection, where: str, parameters: Sequence[Any]) -> tuple[Entry, ...]:
    rows = connection.execute(f"SELECT {_COLUMNS} FROM ledger AS l {where} ORDER BY l.pk", parameters)
    return tuple(map(_entry, rows))


def _entry(row: Sequence[Any]) -> Entry:
    number, at, who, action, event, mentions, field, said, old, why, others, reverts = row
    named = Correctable(field) if field else None
    return Entry(
        action=Action(action),
        event=event,
        mentions=tuple(json.loads(mentions)),
        who=who,
        field=named,
        value=_decoded(said, named),
        old=_decoded(old, named),
        why=why,
        others=tuple(json.loads(others)) if others else (),
        reverts=reverts,
        number=number,
        at=at,
    )


def _encoded(said: Value | None) -> str | None:
    match said:
        case None:
            return None
        case str():
            return codec.dumps(said)
        case EventDate():
            return codec.dumps([codec.iso(said.start), codec.iso(said.end), said.precision, said.basis])
    items: list[list[str | None]] = [
        [each.name, each.role, each.kind, each.region]
        if isinstance(each, OrganizerRef)
        else [each.code, each.name]
        for each in said
    ]
    return codec.dumps(items)


def _decoded(text: str | None, field: Correctable | None) -> Value | None:
    if text is None:
        return None
    said = json.loads(text)
    match field:
        case Correctable.DATE:
            start, end, precision, basis = said
            return EventDate(codec.day(start), codec.day(end), Precision(precision), Basis(basis))
        case Correctable.REGION:
            return tuple(RegionRef(code, name) for code, name in said)
        case Correctable.ORGANIZER:
            return tuple(OrganizerRef(n, OrganizerRole(role), kind, region) for n, role, kind, region in said)
    return str(said)
