"""Articles, events and their reports from rows."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from aipolicy.models import Article, ArticleRef, Event, Evidence, Field, Part, PublishedBasis, Span
from aipolicy.store import codec

# How many events are read at once.
CHUNK = 500

_ARTICLE = (
    "SELECT a.id, a.title, a.path, a.external_id, a.outlet, a.url, a.published, a.published_basis,"
    " a.language, a.excerpt, b.body FROM articles AS a JOIN bodies AS b ON b.article = a.pk WHERE a.pk = ?"
)
REF_COLUMNS = "a.id, a.path, a.url, a.outlet, a.title, a.published"
_EVIDENCE = (
    "SELECT m.{owner}, v.field, a.id, v.part, v.start, v.end, v.text, v.rule, v.rejected FROM mentions AS m"
    " JOIN evidence AS v ON v.mention = m.pk JOIN articles AS a ON a.pk = m.article"
    " WHERE m.event IN ({marks}) ORDER BY m.pk, v.pk"
)


def chunks(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    """The keys in pieces of `CHUNK`."""
    for start in range(0, len(keys), CHUNK):
        yield keys[start : start + CHUNK]


def article(connection: sqlite3.Connection, pk: int) -> Article:
    """The article of a key."""
    name, title, path, external_id, outlet, url, published, basis, language, excerpt, body = (
        connection.execute(_ARTICLE, (pk,)).fetchone()
    )
    return Article(
        title=title,
        body=body,
        path=path,
        id=name,
        external_id=external_id,
        outlet=outlet,
        url=url,
        published=codec.day(published),
        published_basis=PublishedBasis(basis) if basis else None,
        language=language,
        excerpt=bool(excerpt),
    )


def article_ref(row: Sequence[Any]) -> ArticleRef:
    """An article as cited, from `REF_COLUMNS`."""
    name, path, url, outlet, title, published = row
    return ArticleRef(name, path, url, outlet, title, codec.day(published))


def events(connection: sqlite3.Connection, keys: Sequence[int]) -> list[Event]:
    """The events of these keys, in their order, each with its articles and all evidence."""
    marks = ", ".join("?" * len(keys))
    rows = connection.execute(
        f"SELECT e.pk, e.id, f.facts FROM events AS e JOIN event_facts AS f ON f.event = e.pk"
        f" WHERE e.pk IN ({marks})",
        keys,
    ).fetchall()
    cited = connection.execute(
        f"SELECT m.event, {REF_COLUMNS} FROM mentions AS m JOIN articles AS a ON a.pk = m.article"
        f" WHERE m.event IN ({marks}) ORDER BY m.pk",
        keys,
    )
    articles: dict[int, dict[ArticleRef, None]] = defaultdict(dict)
    for event, *ref in cited:
        articles[event][article_ref(ref)] = None
    evidence = _evidence(connection, "event", keys)
    by_key = {}
    for pk, event_id, text in rows:
        facts = replace(codec.decode_facts(text), evidence=tuple(evidence[pk]))
        by_key[pk] = Event(event_id, facts, tuple(articles[pk]))
    return [by_key[key] for key in keys if key in by_key]


def mentions(connection: sqlite3.Connection, keys: Sequence[int]) -> Iterator[Event]:
    """Every report of the events of these keys: its own facts, one article; the events in their order."""
    marks = ", ".join("?" * len(keys))
    evidence = _evidence(connection, "pk", keys)
    rows = connection.execute(
        f"SELECT m.event, m.pk, m.id, m.facts, {REF_COLUMNS} FROM mentions AS m"
        f" JOIN articles AS a ON a.pk = m.article WHERE m.event IN ({marks}) ORDER BY m.pk",
        keys,
    )
    by_event: dict[int, list[Event]] = defaultdict(list)
    for event, pk, mention_id, facts, *ref in rows:
        own = replace(codec.decode_facts(facts), evidence=tuple(evidence[pk]))
        by_event[event].append(Event(mention_id, own, (article_ref(ref),)))
    for key in keys:
        yield from by_event[key]


def _evidence(connection: sqlite3.Connection, owner: str, keys: Sequence[int]) -> dict[int, list[Evidence]]:
    """Evidence of the events of these keys, by the key of the event or of the mention (`pk`)."""
    sql = _EVIDENCE.format(owner=owner, marks=", ".join("?" * len(keys)))
    found: dict[int, list[Evidence]] = defaultdict(list)
    for key, field, article, part, start, end, text, rule, rejected in connection.execute(sql, keys):
        span = Span(Part(part), start, end)
        found[key].append(Evidence(Field(field), article, span, text, rule, rejected))
    return found
