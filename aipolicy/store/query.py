"""An EventFilter as SQL.

Two forms. `conditions` is a WHERE clause over `events AS e`, for counting everything that matches.
`scans` finds the latest that match without looking at the rest: it walks the index of the most telling
field from the newest day backwards, one class of length after the other (see `places`), and stops at
the limit. Its cost follows the answer, not the size of the store.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from aipolicy.errors import UsageError
from aipolicy.models import EventFilter, Status, Undated
from aipolicy.store.places import NOT_TO_COME, REJECTED, SPANS, UNDATED, earliest_start

UPCOMING, OPEN, OVERDUE = "upcoming", "open", "overdue"
DERIVED_STATUSES = (UPCOMING, OPEN, OVERDUE)

# No day of an event lies beyond these; they stand for a period open on one side.
_FIRST, _LAST = date.min, date.max


@dataclass(frozen=True, slots=True)
class Clause:
    """A piece of SQL with its parameters."""

    sql: str
    parameters: tuple[str | int | float, ...] = ()


@dataclass(frozen=True, slots=True)
class Driver:
    """An index to walk: the table, the column it is entered by, the values; `only` rows of a condition."""

    table: str
    column: str | None
    values: tuple[str | int, ...]
    only: str = ""


def joined(between: str, clauses: Sequence[Clause]) -> Clause:
    """The pieces with the text between them, and all their parameters in order."""
    parameters = tuple(parameter for clause in clauses for parameter in clause.parameters)
    return Clause(between.join(clause.sql for clause in clauses), parameters)


def _within(expression: str, values: Sequence[object]) -> str:
    return f"{expression} IN ({', '.join('?' * len(values))})"


def _child(driver: Driver) -> Clause:
    within = _within(f"c.{driver.column}", driver.values)
    only = f" AND c.{driver.only}" if driver.only else ""
    exists = f"EXISTS (SELECT 1 FROM {driver.table} AS c WHERE c.event = e.pk AND {within}{only})"
    return Clause(exists, driver.values)


def _status(status: str, today: date | None) -> Clause:
    if status not in DERIVED_STATUSES:
        return Clause("e.status = ?", (status,))
    if today is None:
        raise UsageError(f"the status {status} needs to know what day it is")
    now = today.isoformat()
    if status == UPCOMING:
        return Clause("(e.last_day > ? AND e.status NOT IN (?, ?))", (now, *NOT_TO_COME))
    if status == OPEN:
        return Clause(
            "(e.window_end >= ? AND (e.window_start IS NULL OR e.window_start <= ?) AND e.status != ?)",
            (now, now, Status.CANCELLED),
        )
    return Clause("(e.status = ? AND e.span >= 0 AND e.last_day < ?)", (Status.PLANNED, now))


def _fields(query: EventFilter) -> Iterator[tuple[str, Clause]]:
    """The conditions on everything but the period, by the name of the filter's field."""
    if query.run is not None:
        yield "run", Clause("e.run_changed = ?", (query.run,))
    if query.added_from is not None:
        yield "added_from", Clause("e.run_added >= ?", (query.added_from,))
    for name, driver in _children(query):
        yield name, _child(driver)
    if query.types:
        yield "types", Clause(_within("e.program_type", query.types), query.types)
    if query.statuses:
        either = joined(" OR ", [_status(status, query.today) for status in query.statuses])
        yield "statuses", replace(either, sql=f"({either.sql})")
    if query.min_confidence is not None:
        yield "min_confidence", Clause("e.confidence >= ?", (query.min_confidence,))


def _period(query: EventFilter) -> Clause:
    """The dated events that overlap the period, and the undated as the filter wants them."""
    if query.undated is Undated.INCLUDE and not (query.since or query.until):
        return Clause(f"e.span > {REJECTED}")
    dated = Clause("e.span >= 0")
    if query.since or query.until:
        # Class by class, so that SQLite reads of each index only what can overlap.
        touch = "(e.span = ? AND e.first_day BETWEEN ? AND ? AND e.last_day >= ?)"
        classes = [Clause(touch, (span, *days)) for span, days in _ranges(query, undated=False)]
        either = joined(" OR ", classes)
        dated = replace(either, sql=f"({either.sql})")
    undated = Clause(f"e.span = {UNDATED}")
    if query.undated is Undated.ONLY:
        return undated
    if query.undated is Undated.EXCLUDE:
        return dated
    return Clause(f"({dated.sql} OR {undated.sql})", dated.parameters)


def conditions(query: EventFilter) -> Clause:
    """The whole filter but its limit, for a WHERE over `events AS e`.

    Raises UsageError for a derived status without the day.
    """
    clauses = [*(clause for _, clause in _fields(query)), _period(query)]
    return joined(" AND ", clauses)


def _children(query: EventFilter) -> Iterator[tuple[str, Driver]]:
    """The tables of values to look into, in order of how few events a value usually has."""
    if query.organizers:
        yield "organizers", Driver("event_organizers", "name", _unique(query.organizers))
    if query.regions and query.as_of:
        from aipolicy.tables.gazetteer import codes_within

        # The regions above an event's own are those of its day, so only its own tell.
        codes = codes_within(query.regions, query.as_of)
        yield "regions", Driver("event_regions", "code", codes, "stated = 1")
    elif query.regions:
        yield "regions", Driver("event_regions", "code", _unique(query.regions))
    if query.topics:
        yield "topics", Driver("event_topics", "topic", _unique(query.topics))
    if query.targets:
        yield "targets", Driver("event_targets", "target", _unique(query.targets))
    if query.levels:
        yield "levels", Driver("event_levels", "level", _unique(query.levels))


def _unique(values: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def _driver(query: EventFilter) -> tuple[str | None, Driver]:
    """The field whose index to walk, in order of how few events a value usually has."""
    if query.run is not None:
        return "run", Driver("events", "run_changed", (query.run,))
    for name, driver in _children(query):
        return name, driver
    if query.types:
        return "types", Driver("events", "program_type", _unique(query.types))
    if query.statuses == (OVERDUE,):
        return None, Driver("events", "status", (Status.PLANNED,))
    if query.statuses and not set(query.statuses) & set(DERIVED_STATUSES):
        return "statuses", Driver("events", "status", _unique(query.statuses))
    return None, Driver("events", None, ())


def _narrowed(query: EventFilter) -> EventFilter:
    """The period as far as the only status asked for limits it by itself."""
    if query.today is None or len(query.statuses) != 1:
        return query
    if query.statuses[0] == UPCOMING:
        tomorrow = query.today + timedelta(days=1)
        return replace(query, since=max(query.since or tomorrow, tomorrow))
    if query.statuses[0] == OVERDUE:
        yesterday = query.today - timedelta(days=1)
        return replace(query, until=min(query.until or yesterday, yesterday))
    return query


def scans(query: EventFilter, *, undated: bool) -> Iterator[Clause]:
    """Statements that each give (day, key of event), newest first, at most `limit` of what matches.

    Together they hold the latest `limit` of all that match, some twice. With `undated`, only events
    without a date, else only those with one.
    """
    limit = -1 if query.limit is None else query.limit
    for name, few in _few(query):
        yield _of_few(name, few, query, limit, undated=undated)
        return
    query = _narrowed(query)
    field, driver = _driver(query)
    rest = [clause for name, clause in _fields(query) if name != field]
    of_event = driver.table == "events"
    d, key = ("e", "pk") if of_event else ("d", "event")
    join = " JOIN events AS e ON e.pk = d.event" if rest and not of_event else ""
    entry = f"{d}.{driver.column} = ? AND " if driver.column else ""
    only = [Clause(f"{d}.{driver.only}")] if driver.only else []
    where = joined(" AND ", [Clause(f"{d}.last_day >= ?"), *only, *rest])
    sql = (
        f"SELECT {d}.first_day, {d}.{key} FROM {driver.table} AS {d}{join} WHERE {entry}{d}.span = ?"
        f" AND {d}.first_day BETWEEN ? AND ? AND {where.sql}"
        f" ORDER BY {d}.first_day DESC, {d}.{key} DESC LIMIT ?"
    )
    for value in ((value,) for value in driver.values) if driver.column else ((),):
        for span, days in _ranges(query, undated=undated):
            yield Clause(sql, (*value, span, *days, *where.parameters, limit))


def _few(query: EventFilter) -> Iterator[tuple[str, Clause]]:
    """Conditions that leave few events, whatever else is asked, each with a name for these.

    Few calls have a window that has not ended, and few events came in lately.
    """
    if query.added_from is not None:
        yield "added", Clause("run_added >= ?", (query.added_from,))
    if query.statuses == (OPEN,) and query.today is not None:
        yield "calls", Clause("window_end >= ?", (query.today.isoformat(),))


def _of_few(name: str, few: Clause, query: EventFilter, limit: int, *, undated: bool) -> Clause:
    """All of the few are looked at."""
    rest = conditions(replace(query, undated=Undated.ONLY if undated else Undated.EXCLUDE))
    return Clause(
        f"WITH {name} AS MATERIALIZED (SELECT pk FROM events WHERE {few.sql})"
        f" SELECT e.first_day, e.pk FROM {name} CROSS JOIN events AS e ON e.pk = {name}.pk"
        f" WHERE {rest.sql} ORDER BY e.first_day DESC, e.pk DESC LIMIT ?",
        (*few.parameters, *rest.parameters, limit),
    )


def _ranges(query: EventFilter, *, undated: bool) -> Iterator[tuple[int, tuple[str, str, str]]]:
    """By class of length: the days between which an event of it can begin, and the day it must reach."""
    if undated:
        yield UNDATED, ("", "", "")
        return
    since, until = query.since or _FIRST, query.until or _LAST
    for span in range(len(SPANS)):
        yield span, (earliest_start(span, since).isoformat(), until.isoformat(), since.isoformat())
