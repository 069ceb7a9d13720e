"""Articles, events and their reports from rows."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from aipolicy.link.corrected import proven
from aipolicy.models import Article, ArticleRef, Event, Evidence, Extraction, Mention, PublishedBasis, Verdict
from aipolicy.store import codec

# How many events are read at once.
CHUNK = 500

_ARTICLE = (
    "SELECT a.id, a.title, a.path, a.external_id, a.outlet, a.url, a.published, a.published_basis,"
    " a.language, a.excerpt, b.body FROM articles AS a JOIN bodies AS b ON b.article = a.pk WHERE a.pk = ?"
)
# The order of an event's reports, over `articles AS a` and `mentions AS m`: by day of publication, those
# without one last. Nothing of it tells when the store met them.
CANONICAL = "a.published IS NULL, a.published, a.path, a.id, m.ordinal"
REF_COLUMNS = "a.id, a.path, a.url, a.outlet, a.title, a.published"


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
        f"SELECT m.event, m.evidence, {REF_COLUMNS} FROM mentions AS m JOIN articles AS a ON a.pk = m.article"
        f" WHERE m.event IN ({marks}) ORDER BY {CANONICAL}",
        keys,
    )
    articles: dict[int, dict[ArticleRef, None]] = defaultdict(dict)
    evidence: dict[int, list[Evidence]] = defaultdict(list)
    for event, proofs, *ref in cited:
        article = article_ref(ref)
        articles[event][article] = None
        evidence[event] += codec.decode_evidence(proofs, article.id)
    by_key = {}
    for pk, event_id, text in rows:
        cited_by = tuple(articles[pk])
        facts = replace(codec.decode_facts(text), evidence=tuple(evidence[pk]))
        by_key[pk] = Event(event_id, proven(facts, cited_by[0].id if cited_by else ""), cited_by)
    return [by_key[key] for key in keys if key in by_key]


def extraction(connection: sqlite3.Connection, pk: int) -> Extraction:
    """All that is stored of what was read out of the article of a key."""
    name, relevant, reason, verdict = connection.execute(
        "SELECT id, relevant, reason, verdict FROM articles WHERE pk = ?", (pk,)
    ).fetchone()
    rows = connection.execute(
        "SELECT ordinal, facts, evidence FROM mentions WHERE article = ? ORDER BY ordinal", (pk,)
    )
    mentions = tuple(
        Mention(name, ordinal, replace(codec.decode_facts(facts), evidence=_evidence(proofs, name)))
        for ordinal, facts, proofs in rows
    )
    return Extraction(Verdict(bool(relevant), reason, codec.decode_candidates(verdict)), mentions)


def _evidence(proofs: str, article: str) -> tuple[Evidence, ...]:
    return tuple(codec.decode_evidence(proofs, article))


def mentions(connection: sqlite3.Connection, keys: Sequence[int]) -> Iterator[Event]:
    """Every report of the events of these keys: its own facts, one article; the events in their order."""
    marks = ", ".join("?" * len(keys))
    rows = connection.execute(
        f"SELECT m.event, m.id, m.facts, m.evidence, {REF_COLUMNS} FROM mentions AS m"
        f" JOIN articles AS a ON a.pk = m.article WHERE m.event IN ({marks}) ORDER BY {CANONICAL}",
        keys,
    )
    by_event: dict[int, list[Event]] = defaultdict(list)
    for event, mention_id, facts, proofs, *ref in rows:
        article = article_ref(ref)
        own = replace(codec.decode_facts(facts), evidence=_evidence(proofs, article.id))
        by_event[event].append(Event(mention_id, own, (article,)))
    for key in keys:
        yield from by_event[key]
