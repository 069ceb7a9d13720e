"""Where the ledger meets the events: what their mentions say, and that with the users' word over it."""

import sqlite3

from aipolicy import link
from aipolicy.models import Entry, EventFacts, Value
from aipolicy.store import events, ledger

# What events rest on beside their mentions.
LEDGER = events.Ledger(ledger.constraints_of, ledger.corrected)


def formed(connection: sqlite3.Connection, event: int) -> EventFacts:
    """The facts that the event of a key should have."""
    rows = connection.execute("SELECT id FROM mentions WHERE event = ?", (event,))
    return ledger.corrected(connection, [name for (name,) in rows], _reported(connection, event))


def _reported(connection: sqlite3.Connection, event: int) -> EventFacts:
    """What an event's mentions say together, before any correction."""
    rows = connection.execute("SELECT pk FROM mentions WHERE event = ?", (event,))
    return link.merge(list(events.reports_of(connection, [pk for (pk,) in rows])))


def unseen(connection: sqlite3.Connection) -> list[tuple[Entry, Value | None]]:
    """Each correction that holds, with what its event would say without it; None if it is orphaned."""
    found: list[tuple[Entry, Value | None]] = []
    for entry in link.active(ledger.everything(connection)):
        if entry.action in link.SAYS_A_VALUE and entry.field:
            keys = ledger.events_with(connection, entry)
            facts = _reported(connection, keys[0]) if keys else None
            found.append((entry, link.value_of(facts, entry.field) if facts else None))
    return found
