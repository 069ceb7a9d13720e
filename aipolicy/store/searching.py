"""Searching articles: candidates from the index, verified against their text."""

import sqlite3
import sys
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
# So many articles are looked at before the index is, for what stands in nearly all of them.
_AHEAD = 300
_NEWEST = f"(SELECT * FROM articles ORDER BY published DESC, pk DESC LIMIT {_AHEAD})"
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
    has_it = test_for(asked)
    for candidates in _candidates(connection, asked, wanted):
        for pk, *row in connection.execute(candidates.sql, candidates.parameters):
            page = fulltext.page_of(row)
            if has_it(page):
                yield pk, page


def _candidates(connection: sqlite3.Connection, asked: Node, wanted: EventFilter) -> Iterator[Clause]:
    """Statements that give the pages of all articles that may have what is asked, the latest first."""
    where = _of_article(wanted)
    if (events := _event_filter(wanted)) is not None:
        few = _few(connection, events)
        if few is not None:
            chosen = Clause("a.pk IN (SELECT value FROM json_each(?))", (codec.dumps(few),))
            yield _of_articles(query.joined(" AND ", [chosen, where]))
            return
        where = query.joined(" AND ", [where, _reports(events)])
    terms = fulltext.holding(asked)
    if terms is None:
        yield _of_articles(where)
        return
    before = None
    if fulltext.is_wide(terms):
        # Whatever all articles have is soon found in the newest, and what few have is soon gathered.
        yield _of_articles(where, newest=True)
        before = _last_of_the_newest(connection)
        if before is None:
            return
    yield _of_index(terms, where, before)


def _of_articles(where: Clause, *, newest: bool = False) -> Clause:
    """Articles as they stand, of the newest only with `newest`."""
    articles = _NEWEST if newest else "articles"
    sql = f"SELECT {_PAGE} FROM {articles} AS a CROSS JOIN bodies AS b ON b.article = a.pk WHERE {where.sql}"
    return Clause(f"{sql} ORDER BY a.published DESC, a.pk DESC", where.parameters)


def _last_of_the_newest(connection: sqlite3.Connection) -> int | None:
    """The place in the index of the last of these; None if there are no more articles."""
    rows = connection.execute(f"SELECT pk, published FROM {_NEWEST} LIMIT 1 OFFSET {_AHEAD - 1}").fetchall()
    return fulltext.place(rows[0][0], codec.day(rows[0][1])) if rows else None


def _of_index(terms: str, where: Clause, before: int | None) -> Clause:
    """Articles that the index knows, walked from its end as far as somebody asks for more."""
    return Clause(
        f"SELECT {_PAGE} FROM article_index AS i CROSS JOIN articles AS a ON a.pk = {fulltext.ARTICLE_OF}"
        f" CROSS JOIN bodies AS b ON b.article = a.pk"
        f" WHERE article_index MATCH ? AND i.rowid < ? AND {where.sql} ORDER BY i.rowid DESC",
        (terms, sys.maxsize if before is None else before, *where.parameters),
    )


def _of_article(wanted: EventFilter) -> Clause:
    """The condition on an article itself: the ingest runs that brought or changed it."""
    conditions = [Clause("1")]
    if wanted.run is not None:
        conditions.append(Clause("a.run_changed = ?", (wanted.run,)))
    if wanted.added_from is not None:
        conditions.append(Clause("a.run_added >= ?", (wanted.added_from,)))
    return query.joined(" AND ", conditions)


def _event_filter(wanted: EventFilter) -> EventFilter | None:
    """What a filter asks of the events of an article; None if nothing."""
    events = replace(wanted, run=None, added_from=None, limit=None, sort="date", reverse=False)
    return None if replace(events, today=None, as_of=None) == EventFilter() else events


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
