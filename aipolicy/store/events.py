"""Mentions and the events they make up, as rows.

An event is known by the id of its first mention, in the order in which the store met them; a mention's id
always leads to the event it is part of. Writing or removing mentions only notes them; `relink` then brings
every event up to date that they can concern, and everybody who changes what events rest on ends there:

- `write_mentions` returns the keys of the mentions to relink, and the store relinks once a transaction;
- whoever changes what the user said calls `relink_ids` with the ids of the mentions concerned.

Two things are the user's to say, and come in with `Writing.ledger`: which mentions belong together or
apart (`constraints_of`, asked for the mentions at hand) and what an event's facts are in spite of its
reports (`corrected`, given the ids of its mentions in canonical order and the merged facts). What an
event is apart from that depends on its mentions alone, never on the order in which they came.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from aipolicy import link
from aipolicy.models import ORGANIZING, Constraints, DateRange, EventFacts, Mention, RegionRef, Trace
from aipolicy.store import codec, linking, loading
from aipolicy.store.places import (
    REJECTED,
    counted_days,
    days_of,
    span_class,
    window_of,
)
from aipolicy.store.rows import Value, insert, insert_all, update, value
from aipolicy.tables.gazetteer import ancestors, is_code
from aipolicy.text.layout import lay_out
from aipolicy.text.sketch import trace

_CHILDREN = ("event_regions", "event_organizers", "event_levels", "event_topics", "event_targets")
# The event of a mention that is not linked yet; the foreign key is checked at the end of the transaction.
NO_EVENT = 0

Corrected = Callable[[sqlite3.Connection, Sequence[str], EventFacts], EventFacts]


def _nothing_said(connection: sqlite3.Connection, mentions: Sequence[str]) -> Constraints:
    return Constraints()


def _as_told(connection: sqlite3.Connection, mentions: Sequence[str], facts: EventFacts) -> EventFacts:
    return facts


@dataclass(frozen=True, slots=True)
class Ledger:
    """What the user said, as far as events rest on it; see the module."""

    constraints_of: linking.ConstraintsOf = _nothing_said
    corrected: Corrected = _as_told


@dataclass(frozen=True, slots=True)
class Writing:
    """A connection, the run on whose account it writes, the version of the extractors, the user's word."""

    connection: sqlite3.Connection
    run: int | None
    extractor: str
    ledger: Ledger = Ledger()


def write_mentions(to: Writing, article: int, mentions: Sequence[Mention], trace: Trace) -> set[int]:
    """Makes these the mentions of an article; returns the keys of mentions to `relink` before the commit.

    `trace` is what the article's own words leave for comparing. Foreign keys must be deferred.
    """
    rows = to.connection.execute("SELECT id, pk FROM mentions WHERE article = ?", (article,)).fetchall()
    known = dict(rows)
    loose: set[int] = set()
    for mention_id in known.keys() - {mention.id for mention in mentions}:
        loose |= _remove(to, known[mention_id])
    for mention in mentions:
        pk = known.get(mention.id)
        row = _mention_row(to, mention)
        if pk is None:
            row |= {"id": mention.id, "article": article, "event": NO_EVENT}
            pk = insert(to.connection, "mentions", row)
            to.connection.execute("DELETE FROM former_ids WHERE id = ?", (mention.id,))
        else:
            update(to.connection, "mentions", pk, row)
            loose.update(linking.forget(to.connection, pk))
        linking.note(to.connection, pk, linking.profile_of(to.connection, article, mention, trace))
        loose.add(pk)
    return loose


def _remove(to: Writing, pk: int) -> set[int]:
    """A mention that its article no longer makes; another of the event answers to its id from now on.

    Returns the mentions that it may have held together.
    """
    connection = to.connection
    rows = connection.execute(
        "SELECT pk FROM mentions WHERE pk != ?1 AND event != 0"
        " AND event = (SELECT event FROM mentions WHERE pk = ?1) ORDER BY pk",
        (pk,),
    )
    others = [other for (other,) in rows]
    event = value(connection, "SELECT event FROM mentions WHERE pk = ?", (pk,))
    if others:
        connection.execute("UPDATE former_ids SET mention = ? WHERE mention = ?", (others[0], pk))
        connection.execute(
            "INSERT INTO former_ids (id, mention) SELECT id, ? FROM mentions WHERE pk = ?", (others[0], pk)
        )
    loose = {*others, *linking.forget(connection, pk)}
    connection.execute("DELETE FROM mentions WHERE pk = ?", (pk,))
    if not others:
        connection.execute("DELETE FROM events WHERE pk = ?", (event,))
    return loose


def relink_ids(to: Writing, mention_ids: Iterable[str]) -> None:
    """Brings all events up to date that rest on these mentions; ids that are none count for nothing."""
    relink(to, linking.keys_of(to.connection, mention_ids))


def relink(to: Writing, mentions: Iterable[int]) -> None:
    """Brings all events up to date that rest on these mentions; keys that are none count for nothing."""
    seeds, known = set(mentions), linking.Known()
    linking.pair_up(to.connection, seeds, known)
    found = linking.closure(to.connection, seeds, to.ledger.constraints_of)
    _seat(to, linking.groups(to.connection, found, known), _events_of(to.connection, found.ids), seeds)


def relink_all(connection: sqlite3.Connection) -> None:
    """Notes all stored mentions anew and links them, on no run's account and without the user's word."""
    for (article,) in connection.execute("SELECT DISTINCT article FROM mentions").fetchall():
        left = trace(lay_out(loading.article(connection, article)))
        sql = "SELECT m.pk, a.id, m.ordinal, m.facts, m.evidence FROM mentions AS m"
        sql += " JOIN articles AS a ON a.pk = m.article WHERE m.article = ?"
        for pk, name, ordinal, facts, evidence in connection.execute(sql, (article,)).fetchall():
            proofs = tuple(codec.decode_evidence(evidence, name))
            mention = Mention(name, ordinal, replace(codec.decode_facts(facts), evidence=proofs))
            linking.forget(connection, pk)
            linking.note(connection, pk, linking.profile_of(connection, article, mention, left))
    keys = [pk for (pk,) in connection.execute("SELECT pk FROM mentions ORDER BY pk")]
    for chunk in loading.chunks(keys):
        relink(Writing(connection, None, ""), chunk)


def _events_of(connection: sqlite3.Connection, mentions: Iterable[int]) -> dict[int, int]:
    sql = "SELECT pk, event FROM mentions WHERE pk IN (SELECT value FROM json_each(?))"
    return dict(connection.execute(sql, (codec.dumps(list(mentions)),)).fetchall())


def _seat(to: Writing, groups: Sequence[Sequence[int]], event_of: dict[int, int], seeds: set[int]) -> None:
    """Gives each group of mentions its event: that of its first mention if it is free, else a new one."""
    members: dict[int, set[int]] = {}
    for pk, event in event_of.items():
        members.setdefault(event, set()).add(pk)
    taken: set[int] = {NO_EVENT}
    for group in groups:
        event = next((event_of[pk] for pk in group if event_of[pk] not in taken), NO_EVENT)
        taken.add(event)
        same = event != NO_EVENT and members[event] == set(group)
        if same and seeds.isdisjoint(group):
            continue
        _write_event(to, event, group, joined=not same)
    for event in members.keys() - taken:
        to.connection.execute("DELETE FROM events WHERE pk = ?", (event,))


def _write_event(to: Writing, event: int, group: Sequence[int], *, joined: bool) -> None:
    """Merges the mentions of a group into an event; `joined`: they were not all, or not only, its own."""
    connection = to.connection
    reports = list(reports_of(connection, group))
    facts = link.merge(reports)
    facts = to.ledger.corrected(connection, [report.id for report in reports], facts)
    text = codec.encode_facts(facts)
    name = str(value(connection, "SELECT id FROM mentions WHERE pk = ?", (group[0],)))
    if event == NO_EVENT:
        event = _create_event(to, name, facts, text)
    else:
        _update_event(to, event, name, facts, text, joined=joined)
    if joined:
        connection.executemany("UPDATE mentions SET event = ? WHERE pk = ?", [(event, pk) for pk in group])


def reports_of(connection: sqlite3.Connection, mentions: Sequence[int]) -> Iterator[Mention]:
    """Mentions by key in canonical order, without evidence."""
    rows = connection.execute(
        "SELECT a.id, m.ordinal, m.facts FROM mentions AS m JOIN articles AS a ON a.pk = m.article"
        f" WHERE m.pk IN (SELECT value FROM json_each(?)) ORDER BY {loading.CANONICAL}",
        (codec.dumps(list(mentions)),),
    )
    for article, ordinal, facts in rows:
        yield Mention(article, ordinal, codec.decode_facts(facts))


def _create_event(to: Writing, event_id: str, facts: EventFacts, text: str) -> int:
    """A new event of these facts; `text` are the same encoded."""
    row = {"id": event_id, **event_row(facts), "run_added": to.run, "run_changed": to.run}
    event = insert(to.connection, "events", row)
    insert(to.connection, "event_facts", {"event": event, "facts": text})
    _write_children(to.connection, event, facts)
    return event


def _update_event(
    to: Writing, event: int, event_id: str, facts: EventFacts, text: str, *, joined: bool
) -> None:
    """Overwrites what of an event has changed; it is changed too if it has other mentions than before."""
    connection = to.connection
    known_id, known = connection.execute(
        "SELECT e.id, f.facts FROM events AS e JOIN event_facts AS f ON f.event = e.pk WHERE e.pk = ?",
        (event,),
    ).fetchone()
    changed = text != known
    if changed:
        update(connection, "events", event, event_row(facts))
        connection.execute("UPDATE event_facts SET facts = ? WHERE event = ?", (text, event))
        for table in _CHILDREN:
            connection.execute(f"DELETE FROM {table} WHERE event = ?", (event,))
        _write_children(connection, event, facts)
    if event_id != known_id:
        update(connection, "events", event, {"id": event_id})
    if (changed or joined or event_id != known_id) and to.run is not None:
        update(connection, "events", event, {"run_changed": to.run})


def _mention_row(to: Writing, mention: Mention) -> dict[str, Value]:
    return {
        "ordinal": mention.ordinal,
        "extractor": to.extractor,
        "facts": codec.encode_facts(mention.facts),
        "evidence": codec.encode_evidence(mention.facts.evidence),
    }


def event_row(facts: EventFacts) -> dict[str, Value]:
    """The columns of an event that follow from its facts."""
    counted, window = counted_days(facts), DateRange() if facts.rejected else window_of(facts)
    return {
        "title": facts.title,
        "start": codec.iso(facts.date.start),
        "end": codec.iso(facts.date.end),
        **_place(facts),
        "counted_from": codec.iso(counted.start),
        "counted_to": codec.iso(counted.end),
        "window_start": codec.iso(window.start),
        "window_end": codec.iso(window.end),
        "program_type": facts.program_type,
        "status": facts.status,
        "confidence": facts.confidence.overall,
    }


def _place(facts: EventFacts) -> dict[str, Value]:
    days = days_of(facts)
    return {
        "span": REJECTED if facts.rejected else span_class(days.start, days.end),
        "first_day": codec.iso(days.start) or "",
        "last_day": codec.iso(days.end) or "",
    }


def child_rows(event: int, facts: EventFacts) -> dict[str, list[dict[str, Value]]]:
    """The rows of an event: regions, organizers, levels, topics and targets; none if rejected."""
    if facts.rejected:
        return {table: [] for table in _CHILDREN}
    place = {**_place(facts), "event": event}
    above = with_those_above(facts.regions)
    bodies = {body.name: body.role for body in reversed(facts.organizers)}
    levels = dict.fromkeys(body.kind for body in facts.organizers if body.kind and body.role in ORGANIZING)
    return {
        "event_regions": [{"code": code, "stated": int(stated), **place} for code, stated in above.items()],
        "event_organizers": [{"name": name, "role": role, **place} for name, role in bodies.items()],
        "event_levels": [{"level": level, **place} for level in levels],
        "event_topics": [{"topic": topic, **place} for topic in dict.fromkeys(facts.topics)],
        "event_targets": [{"target": target, **place} for target in dict.fromkeys(facts.target)],
    }


def with_those_above(regions: Iterable[RegionRef]) -> dict[str, bool]:
    """Codes of the regions and of all above them; True for those of the event itself.

    A code that the gazetteer does not know lies in nothing.
    """
    codes = {region.code: True for region in regions}
    for code in tuple(codes):
        for above in ancestors(code) if is_code(code) else ():
            codes.setdefault(above, False)
    return codes


def _write_children(connection: sqlite3.Connection, event: int, facts: EventFacts) -> None:
    for table, rows in child_rows(event, facts).items():
        insert_all(connection, table, rows)
