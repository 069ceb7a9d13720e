"""Mentions and the events they make up, as rows.

An event is known by the id of its first mention. It is kept current as its mentions come, change and
go; a mention's id always leads to the event it is part of.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from aipolicy import link
from aipolicy.models import ORGANIZING, EventFacts, Mention, RegionRef
from aipolicy.store import codec
from aipolicy.store.places import (
    counted_days,
    days_of,
    span_class,
    window_of,
)
from aipolicy.store.rows import Value, insert, insert_all, update, value
from aipolicy.tables.gazetteer import ancestors, is_code

_CHILDREN = ("event_regions", "event_organizers", "event_levels", "event_topics", "event_targets")


@dataclass(frozen=True, slots=True)
class Writing:
    """A connection, the run on whose account it writes, and the version of the extractors."""

    connection: sqlite3.Connection
    run: int | None
    extractor: str


def write_mentions(to: Writing, article: int, mentions: Sequence[Mention]) -> None:
    """Makes these the mentions of an article, and brings the events concerned up to date."""
    rows = to.connection.execute(
        "SELECT id, pk, event FROM mentions WHERE article = ?", (article,)
    ).fetchall()
    known = {mention_id: (pk, event) for mention_id, pk, event in rows}
    kept = {mention.id for mention in mentions}
    for mention_id, (pk, event) in known.items():
        if mention_id not in kept:
            _remove(to, pk, event)
    for mention in mentions:
        if mention.id in known:
            pk, event = known[mention.id]
            _change(to, pk, event, mention)
        else:
            add_mention(to, article, mention)
            to.connection.execute("DELETE FROM former_ids WHERE id = ?", (mention.id,))


def add_mention(to: Writing, article: int, mention: Mention) -> None:
    """A new mention joins the event that has its key, or starts one."""
    connection, row = to.connection, _mention_row(to, mention)
    event = _event_with(connection, row["link_key"])
    if event is None:
        event = _create_event(to, mention.id, mention.facts, row["facts"])
    else:
        facts = codec.decode_facts(_facts_of(connection, event))
        merged = link.absorb(facts, replace(mention.facts, evidence=()))
        _update_event(to, event, None, merged)
    insert(connection, "mentions", {"id": mention.id, "article": article, "event": event, **row})


def _change(to: Writing, pk: int, event: int, mention: Mention) -> None:
    """A mention seen before stays in its event, or moves to another if its key is now another."""
    connection, row = to.connection, _mention_row(to, mention)
    former = value(connection, "SELECT link_key FROM mentions WHERE pk = ?", (pk,))
    update(connection, "mentions", pk, row)
    if row["link_key"] != former:
        _move(to, pk, event, mention, _event_with(connection, row["link_key"], besides=pk))
    else:
        _refresh(to, event)


def _move(to: Writing, pk: int, event: int, mention: Mention, target: int | None) -> None:
    connection = to.connection
    alone = value(connection, "SELECT 1 FROM mentions WHERE event = ? AND pk != ?", (event, pk)) is None
    if target == event or (target is None and alone):
        _refresh(to, event)
        return
    if not alone:
        # The event left behind takes the id of its next mention before this one may use its own.
        connection.execute(
            "UPDATE events SET id = (SELECT id FROM mentions"
            " WHERE event = ?1 AND pk != ?2 ORDER BY pk LIMIT 1) WHERE pk = ?1",
            (event, pk),
        )
    if target is None:
        target = _create_event(to, mention.id, mention.facts, codec.encode_facts(mention.facts))
    connection.execute("UPDATE mentions SET event = ? WHERE pk = ?", (target, pk))
    _refresh(to, event)
    _refresh(to, target)


def _remove(to: Writing, pk: int, event: int) -> None:
    """A mention that its article no longer makes; another of the event answers to its id from now on."""
    connection = to.connection
    heir = value(
        connection, "SELECT pk FROM mentions WHERE event = ? AND pk != ? ORDER BY pk LIMIT 1", (event, pk)
    )
    if heir is not None:
        connection.execute("UPDATE former_ids SET mention = ? WHERE mention = ?", (heir, pk))
        connection.execute(
            "INSERT INTO former_ids (id, mention) SELECT id, ? FROM mentions WHERE pk = ?", (heir, pk)
        )
    connection.execute("DELETE FROM mentions WHERE pk = ?", (pk,))
    _refresh(to, event)


def _event_with(connection: sqlite3.Connection, key: str | None, besides: int = 0) -> int | None:
    """The event of the first mention with this key, other than the mention `besides`."""
    if key is None:
        return None
    found = value(
        connection,
        "SELECT event FROM mentions WHERE link_key = ? AND pk != ? ORDER BY pk LIMIT 1",
        (key, besides),
    )
    return None if found is None else int(found)


def _refresh(to: Writing, event: int) -> None:
    """Merges an event's mentions anew; an event without mentions goes."""
    connection = to.connection
    rows = connection.execute(
        "SELECT id, facts FROM mentions WHERE event = ? ORDER BY pk", (event,)
    ).fetchall()
    if not rows:
        connection.execute("DELETE FROM events WHERE pk = ?", (event,))
        return
    mentions = [Mention("", 0, codec.decode_facts(facts)) for _, facts in rows]
    _update_event(to, event, rows[0][0], link.merge(mentions))


def _create_event(to: Writing, event_id: str, facts: EventFacts, text: str) -> int:
    """A new event of these facts; `text` are the same encoded."""
    row = {"id": event_id, **event_row(facts), "run_added": to.run, "run_changed": to.run}
    event = insert(to.connection, "events", row)
    insert(to.connection, "event_facts", {"event": event, "facts": text})
    _write_children(to.connection, event, facts)
    return event


def _update_event(to: Writing, event: int, event_id: str | None, facts: EventFacts) -> None:
    """Overwrites an event; `event_id` None says that a mention was added, else it is the id to have."""
    known_id = str(value(to.connection, "SELECT id FROM events WHERE pk = ?", (event,)))
    text = codec.encode_facts(facts)
    changed = text != _facts_of(to.connection, event)
    if changed:
        update(to.connection, "events", event, event_row(facts))
        to.connection.execute("UPDATE event_facts SET facts = ? WHERE event = ?", (text, event))
        for table in _CHILDREN:
            to.connection.execute(f"DELETE FROM {table} WHERE event = ?", (event,))
        _write_children(to.connection, event, facts)
    if changed or event_id != known_id:
        changes: dict[str, Value] = {"id": event_id or known_id, "run_changed": to.run}
        update(to.connection, "events", event, changes)


def _facts_of(connection: sqlite3.Connection, event: int) -> str:
    return str(value(connection, "SELECT facts FROM event_facts WHERE event = ?", (event,)))


def _mention_row(to: Writing, mention: Mention) -> dict[str, Any]:
    return {
        "ordinal": mention.ordinal,
        "link_key": link.key(mention),
        "extractor": to.extractor,
        "facts": codec.encode_facts(mention.facts),
        "evidence": codec.encode_evidence(mention.facts.evidence),
    }


def event_row(facts: EventFacts) -> dict[str, Value]:
    """The columns of an event that follow from its facts."""
    counted, window = counted_days(facts), window_of(facts)
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
        "span": span_class(days.start, days.end),
        "first_day": codec.iso(days.start) or "",
        "last_day": codec.iso(days.end) or "",
    }


def child_rows(event: int, facts: EventFacts) -> dict[str, list[dict[str, Value]]]:
    """The rows of an event in the tables of regions, organizers, levels, topics and targets, by table."""
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
