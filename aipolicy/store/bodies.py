"""The bodies named in events: in what roles, how often, along with whom."""

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from aipolicy.models import ORGANIZING, OrganizerRole
from aipolicy.store import codec
from aipolicy.store.query import Clause, joined
from aipolicy.store.results import Body

_ORDER = {role: number for number, role in enumerate(OrganizerRole)}
_ACTING = ", ".join(f"'{role}'" for role in ORGANIZING)


def bodies(
    connection: sqlite3.Connection, where: Clause, names: Sequence[str] | None, kinds: Sequence[str]
) -> list[Body]:
    """See `Reader.bodies`."""
    chosen = [where]
    if names is not None:
        chosen.append(Clause(f"o.name IN ({_marks(names)})", tuple(names)))
    if kinds:
        of_kind = (
            "o.name IN (SELECT json_extract(b.value, '$[0]')"
            " FROM event_facts AS f, json_each(f.facts, '$.organizers') AS b"
            f" WHERE json_extract(b.value, '$[2]') IN ({_marks(kinds)}))"
        )
        chosen.append(Clause(of_kind, tuple(kinds)))
    found = _counted(connection, joined(" AND ", chosen))
    return found if names is None else [_detailed(connection, where, body) for body in found]


def names(connection: sqlite3.Connection) -> tuple[str, ...]:
    """See `Reader.organizer_names`."""
    # From each name straight to the next, past all events of the one.
    rows = connection.execute(
        "WITH RECURSIVE names (name) AS (SELECT min(name) FROM event_organizers UNION ALL"
        " SELECT (SELECT min(o.name) FROM event_organizers AS o WHERE o.name > names.name) FROM names"
        " WHERE names.name IS NOT NULL) SELECT name FROM names WHERE name IS NOT NULL"
    )
    return tuple(name for (name,) in rows)


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))


def _counted(connection: sqlite3.Connection, where: Clause) -> list[Body]:
    rows = connection.execute(
        "SELECT o.name, o.role, count(*), min(nullif(e.first_day, '')), max(nullif(e.last_day, ''))"
        f" FROM events AS e JOIN event_organizers AS o ON o.event = e.pk WHERE {where.sql} GROUP BY 1, 2",
        where.parameters,
    )
    by_name: defaultdict[str, list[tuple[OrganizerRole, int, str | None, str | None]]] = defaultdict(list)
    for name, role, count, first, last in rows:
        by_name[name].append((OrganizerRole(role), count, first, last))
    found = [_body(name, by_role) for name, by_role in by_name.items()]
    return sorted(found, key=lambda body: (-body.acting, -body.events, body.name))


def _body(name: str, by_role: Sequence[tuple[OrganizerRole, int, str | None, str | None]]) -> Body:
    return Body(
        name=name,
        events=sum(count for _, count, _, _ in by_role),
        acting=sum(count for role, count, _, _ in by_role if role in ORGANIZING),
        roles=tuple((role, count) for role, count, _, _ in sorted(by_role, key=lambda row: _ORDER[row[0]])),
        first_day=codec.day(min((first for _, _, first, _ in by_role if first), default=None)),
        last_day=codec.day(max((last for _, _, _, last in by_role if last), default=None)),
    )


def _detailed(connection: sqlite3.Connection, where: Clause, body: Body) -> Body:
    """The body with its kind and region, as its latest event has them, and its partners."""
    kind, region = connection.execute(
        "SELECT json_extract(b.value, '$[2]'), json_extract(b.value, '$[3]') FROM event_organizers AS o"
        " JOIN event_facts AS f ON f.event = o.event, json_each(f.facts, '$.organizers') AS b"
        " WHERE o.name = ?1 AND json_extract(b.value, '$[0]') = ?1 ORDER BY o.last_day DESC LIMIT 1",
        (body.name,),
    ).fetchone()
    partners = connection.execute(
        "SELECT p.name, count(*) FROM events AS e JOIN event_organizers AS o ON o.event = e.pk"
        f" AND o.name = ? AND o.role IN ({_ACTING}) JOIN event_organizers AS p ON p.event = e.pk"
        f" AND p.name != o.name AND p.role IN ({_ACTING}) WHERE {where.sql}"
        " GROUP BY 1 ORDER BY 2 DESC, 1",
        (body.name, *where.parameters),
    ).fetchall()
    return replace(body, kind=kind, region=region, partners=tuple(partners))
