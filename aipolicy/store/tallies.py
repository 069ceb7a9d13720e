"""Counting events by their values, in SQL."""

import sqlite3
from collections.abc import Sequence
from datetime import date

from aipolicy.errors import UsageError
from aipolicy.models import Status
from aipolicy.store import codec
from aipolicy.store.query import Clause
from aipolicy.store.results import Tally

# By axis: the value of an event, and the table to join for it. A period is told only where all days
# on which the event may count lie in the same one.
_PERIODS = {
    "year": "substr({day}, 1, 4)",
    "half": "substr({day}, 1, 4) || 'H' || (1 + (substr({day}, 6, 2) > '06'))",
    "quarter": "substr({day}, 1, 4) || 'Q' || ((substr({day}, 6, 2) + 2) / 3)",
    "month": "substr({day}, 1, 7)",
}
_COLUMNS = {"type": "e.program_type", "status": "e.status"}
_CHILDREN = {
    "region": ("code", "event_regions"),
    "organizer": ("name", "event_organizers"),
    "topic": ("topic", "event_topics"),
}
AXES = (*_CHILDREN, *_COLUMNS, *_PERIODS)


def tally(
    connection: sqlite3.Connection, where: Clause, axes: Sequence[str], today: date | None
) -> list[Tally]:
    """The events that match `where`, counted by their values on the axes, most first."""
    joins, values = "", []
    for axis in axes:
        if axis in _PERIODS:
            first, last = (_PERIODS[axis].format(day=f"e.counted_{side}") for side in ("from", "to"))
            values.append(f"CASE WHEN {first} = {last} THEN {first} END")
        elif axis in _COLUMNS:
            values.append(_COLUMNS[axis])
        elif axis in _CHILDREN:
            column, table = _CHILDREN[axis]
            joins += f" LEFT JOIN {table} AS {axis}s ON {axis}s.event = e.pk"
            values.append(f"{axis}s.{column}")
        else:
            raise UsageError(f"cannot count by {axis}", hint=f"known: {', '.join(AXES)}")
    after = today.isoformat() if today else "9999-12-31"
    grouping = f" GROUP BY {', '.join(str(number) for number in range(1, len(values) + 1))}" if values else ""
    rows = connection.execute(
        f"SELECT {''.join(f'{value}, ' for value in values)}count(DISTINCT e.pk),"
        " min(nullif(e.first_day, '')), max(nullif(e.last_day, '')),"
        " min(CASE WHEN e.first_day > ? AND e.status != ? THEN e.first_day END)"
        f" FROM events AS e{joins} WHERE {where.sql}{grouping} ORDER BY {len(values) + 1} DESC",
        (after, Status.CANCELLED, *where.parameters),
    )
    return [
        Tally(tuple(keys), events, codec.day(first), codec.day(last), codec.day(coming))
        for *keys, events, first, last, coming in rows
    ]
