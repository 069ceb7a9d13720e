"""Searching articles: candidates from the index, verified against their text."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from aipolicy.models import EventFilter
from aipolicy.store import codec, fulltext, loading, query, ranking
from aipolicy.store.finding import Found, test_for
from aipolicy.store.query import Clause
from aipolicy.store.results import SearchHit
from aipolicy.store.search_query import Node, parse, phrases

# If fewer events match a filter, their articles are looked at instead of those with the words.
_FEW = 1000
_PAGE = f"a.pk, {fulltext.PAGE_COLUMNS}"


def search(
    connection: sqlite3.Connection, words: str, wanted: EventFilter, limit: int | None, *, ranked: bool
) -> Iterator[SearchHit]:
    """Articles with what the words ask for, the latest published first; see `Reader.search`."""
    asked = parse(words)
    if asked is None:
        return
    sought = tuple(dict.fromkeys(phrases(asked)))
    hits = ((pk, Found(page, sought)) for pk, page in _verified(connection, asked, wanted))
    if ranked:
        keys = ranking.best(connection, hits, sought, limit)
        hits = ((pk, Found(fulltext.load(connection, pk), sought)) for pk in keys)
    for pk, found in islice(hits, limit):
        yield _hit(connection, pk, found)


def _verified(
    connection: sqlite3.Connection, asked: Node, wanted: EventFilter
) -> Iterator[tuple[int, fulltext.Page]]:
    """The key and page of every article that has what is asked, the latest first."""
    candidates, has_it = _candidates(connection, asked, wanted), test_for(asked)
    for pk, *row in connection.execute(candidates.sql, candidates.parameters):
        page = fulltext.page_of(row)
        if has_it(page):
            yield pk, page


def _candidates(connection: sqlite3.Connection, asked: Node, wanted: EventFilter) -> Clause:
    """The statement that gives the pages of all articles that may have what is asked, the latest first."""
    own, of_events = _of_article(wanted), _event_filter(wanted)
    if of_events is not None and (few := _few(connection, of_events)) is not None:
        chosen = Clause("a.pk IN (SELECT value FROM json_each(?))", (codec.dumps(few),))
        return _of_articles(query.joined(" AND ", [chosen, own]))
    where = own if of_events is None else query.joined(" AND ", [own, _reports(of_events)])
    terms = fulltext.holding(asked)
    if terms is None:
        return _of_articles(where)
    # The index is walked from its end, article by article, as far as somebody asks for more.
    return Clause(
        f"SELECT {_PAGE} FROM article_index AS i CROSS JOIN articles AS a ON a.pk = {fulltext.ARTICLE_OF}"
        f" CROSS JOIN bodies AS b ON b.article = a.pk"
        f" WHERE article_index MATCH ? AND {where.sql} ORDER BY i.rowid DESC",
        (terms, *where.parameters),
    )


def _of_articles(where: Clause) -> Clause:
    sql = f"SELECT {_PAGE} FROM articles AS a CROSS JOIN bodies AS b ON b.article = a.pk WHERE {where.sql}"
    return Clause(f"{sql} ORDER BY a.published DESC, a.pk DESC", where.parameters)


def _of_article(wanted: EventFilter) -> Clause:
    """The condition on an article itself: the ingest run that brought or changed it."""
    conditions = [Clause("1")]
    if wanted.run is not None:
        conditions.append(Clause("a.run_changed = ?", (wanted.run,)))
    return query.joined(" AND ", conditions)


def _event_filter(wanted: EventFilter) -> EventFilter | None:
    """What a filter asks of the events of an article; None if nothing."""
    events = replace(wanted, run=None, limit=None, sort="date", reverse=False)
    return None if replace(events, today=None) == EventFilter() else events


def _few(connection: sqlite3.Connection, wanted: EventFilter) -> list[int] | None:
    """The articles of the events that match, None if these are many."""
    events: set[int] = set()
    for undated in (False, True):
        for scan in query.scans(replace(wanted, limit=_FEW), undated=undated):
            events.update(key for _, key in connection.execute(scan.sql, scan.parameters))
    if len(events) >= _FEW:
        return None
    sql = "SELECT DISTINCT article FROM mentions WHERE event IN (SELECT value FROM json_each(?))"
    return [pk for (pk,) in connection.execute(sql, (codec.dumps(sorted(events)),))]


def _reports(wanted: EventFilter) -> Clause:
    """The condition that an article reports an event that matches."""
    where = query.conditions(wanted)
    return Clause(
        "EXISTS (SELECT 1 FROM mentions AS m JOIN events AS e ON e.pk = m.event"
        f" WHERE m.article = a.pk AND {where.sql})",
        where.parameters,
    )


def _hit(connection: sqlite3.Connection, pk: int, found: Found) -> SearchHit:
    sql = f"SELECT {loading.REF_COLUMNS} FROM articles AS a WHERE a.pk = ?"
    ref = loading.article_ref(connection.execute(sql, (pk,)).fetchone())
    events = connection.execute(
        "SELECT e.id FROM mentions AS m JOIN events AS e ON e.pk = m.event WHERE m.article = ? ORDER BY m.pk",
        (pk,),
    )
    shown = found.snippet()
    ids = tuple(dict.fromkeys(event_id for (event_id,) in events))
    return SearchHit(ref, found.first(), shown.text, shown.marks, ids)
