"""Counting events by their values, in SQL."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from aipolicy.errors import UsageError
from aipolicy.store import codec
from aipolicy.store.places import NOT_TO_COME, UNDATED
from aipolicy.store.query import Clause
from aipolicy.store.results import Footing, Money, Places, Tally

# A period is told only where all days on which the event may count lie in the same one.
_PERIODS = {
    "year": "substr({day}, 1, 4)",
    "half": "substr({day}, 1, 4) || 'H' || (1 + (substr({day}, 6, 2) > '06'))",
    "quarter": "substr({day}, 1, 4) || 'Q' || ((substr({day}, 6, 2) + 2) / 3)",
    "month": "substr({day}, 1, 7)",
}


@dataclass(frozen=True, slots=True)
class Axis:
    """The value of an event, and the table to join for it where an event can have several."""

    value: str
    join: str = ""


@cache
def axes() -> dict[str, Axis]:
    """What events can be counted by.

    `region` is every region of an event and all above them, `province` its 시도 by their present codes,
    `organizer` every body named, `actor` only those who hold, run or sign, `level` the kinds of these.
    """
    return {
        "region": Axis("r.code", "event_regions AS r ON r.event = e.pk"),
        "province": Axis(
            _present_code("p.code"), "event_regions AS p ON p.event = e.pk AND substr(p.code, 3) = '000'"
        ),
        "organizer": Axis("o.name", "event_organizers AS o ON o.event = e.pk"),
        "actor": Axis(
            "a.name",
            "event_organizers AS a ON a.event = e.pk AND a.role IN ('host', 'organizer', 'partner')",
        ),
        "level": Axis("l.level", "event_levels AS l ON l.event = e.pk"),
        "topic": Axis("t.topic", "event_topics AS t ON t.event = e.pk"),
        # The plus keeps SQLite from walking their indices, which would visit the events in no order.
        "type": Axis("+e.program_type"),
        "status": Axis("+e.status"),
        **{name: Axis(_period(sql)) for name, sql in _PERIODS.items()},
    }


def _present_code(column: str) -> str:
    """A 시도's code as of now where the place stayed what it is: 42000 is 51000."""
    from aipolicy.tables.regions import same_place, sido_order

    latest = {code: same_place(code)[-1] for code in sido_order()}
    changed = "".join(f" WHEN '{old}' THEN '{new}'" for old, new in latest.items() if new != old)
    return f"CASE {column}{changed} ELSE {column} END"


def _period(sql: str) -> str:
    first, last = (sql.format(day=f"e.counted_{side}") for side in ("from", "to"))
    return f"CASE WHEN {first} = {last} THEN {first} END"


def _axis(name: str | Places, number: int = 0) -> Axis:
    """The axis of a name, or by places; the number tells several axes of one count apart."""
    if isinstance(name, Places):
        return _by_place(name, f"p{number}", f"v{number}")
    try:
        return axes()[name]
    except KeyError:
        raise UsageError(f"cannot count by {name}", hint=f"known: {', '.join(axes())}") from None


def _by_place(places: Places, own: str, counted: str) -> Axis:
    """An axis over the regions of an event itself, by what each code counts for."""
    pairs = [(code, value) for code, values in places.values.items() for value in values]
    listed = ", ".join(f"({_quoted(code)}, {_quoted(value)})" for code, value in pairs) or "(NULL, NULL)"
    # Materialized and of the type of codes, or SQLite would look at all pairs for each event.
    table = (
        "(WITH pairs (code, value) AS MATERIALIZED"
        f" (SELECT CAST(column1 AS TEXT), column2 FROM (VALUES {listed})) SELECT code, value FROM pairs)"
    )
    return Axis(
        f"{counted}.value",
        f"event_regions AS {own} ON {own}.event = e.pk AND {own}.stated = 1"
        f" LEFT JOIN {table} AS {counted} ON {counted}.code = {own}.code",
    )


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def tally(
    connection: sqlite3.Connection, where: Clause, names: Sequence[str | Places], today: date | None
) -> list[Tally]:
    """The events that match `where`, counted by their values on the axes named, most first."""
    chosen = [_axis(name, number) for number, name in enumerate(names)]
    joins = "".join(f" LEFT JOIN {axis.join}" for axis in chosen if axis.join)
    values = "".join(f"{axis.value}, " for axis in chosen)
    grouping = f" GROUP BY {', '.join(str(number + 1) for number in range(len(chosen)))}" if chosen else ""
    after = today.isoformat() if today else "9999-12-31"
    rows = connection.execute(
        f"SELECT {values}count(DISTINCT e.pk), min(nullif(e.first_day, '')), max(nullif(e.last_day, '')),"
        " min(CASE WHEN e.first_day > ? AND e.status NOT IN (?, ?) THEN e.first_day END)"
        f" FROM events AS e{joins} WHERE {where.sql}{grouping} ORDER BY {len(chosen) + 1} DESC",
        (after, *NOT_TO_COME, *where.parameters),
    )
    return [
        Tally(tuple(keys), events, codec.day(first), codec.day(last), codec.day(coming))
        for *keys, events, first, last, coming in rows
    ]


def money(
    connection: sqlite3.Connection, where: Clause, name: str | Places | None
) -> dict[str | None, Money]:
    """The money of the events that match `where`, by their values on an axis; all under None without one.

    An event with several values counts whole under each, but once under one.
    """
    axis = Axis("NULL") if name is None else _axis(name)
    join = f" LEFT JOIN {axis.join}" if axis.join else ""
    parts = ", ".join(f"json_extract(f.facts, '$.budget_parts[{number}]')" for number in range(3))
    rows = connection.execute(
        "WITH found (key, event, total, national, local, private) AS (SELECT DISTINCT"
        f" {axis.value}, e.pk, json_extract(f.facts, '$.budget_krw'), {parts}"
        f" FROM events AS e JOIN event_facts AS f ON f.event = e.pk{join} WHERE {where.sql})"
        " SELECT key, coalesce(sum(total), 0), coalesce(sum(national), 0), coalesce(sum(local), 0),"
        " coalesce(sum(private), 0), count(*) - count(total) FROM found GROUP BY key",
        where.parameters,
    )
    return {key: Money(*sums) for key, *sums in rows}


def footing(connection: sqlite3.Connection, where: Clause, name: str | Places, low: float) -> Footing:
    """What a count of the events that match `where` by an axis rests on."""
    axis = _axis(name)
    several = 0
    if axis.join:
        (several,) = connection.execute(
            f"SELECT count(*) FROM (SELECT 1 FROM events AS e JOIN {axis.join} WHERE {where.sql}"
            f" GROUP BY e.pk HAVING count(DISTINCT {axis.value}) > 1)",
            where.parameters,
        ).fetchone()
    undated, unsure = connection.execute(
        f"SELECT total(e.span = {UNDATED}), total(e.confidence < ?) FROM events AS e WHERE {where.sql}",
        (low, *where.parameters),
    ).fetchone()
    articles, first, last = connection.execute(
        "SELECT count(*), min(a.published), max(a.published) FROM articles AS a WHERE a.pk IN"
        f" (SELECT m.article FROM events AS e JOIN mentions AS m ON m.event = e.pk WHERE {where.sql})",
        where.parameters,
    ).fetchone()
    return Footing(several, int(undated), int(unsure), articles, codec.day(first), codec.day(last))
