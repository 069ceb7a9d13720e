"""Searching articles: candidates from the index, verified against their text."""

import sqlite3
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product

from aipolicy.models import Article, BlockKind, EventFilter, Part, Span
from aipolicy.store import codec, fulltext, loading, query
from aipolicy.store.results import SearchHit
from aipolicy.text.layout import lay_out

# Letters shown on each side of the first word found.
_AROUND = 40
_WASTE = (BlockKind.CHROME, BlockKind.TEASER, BlockKind.REPEAT)


@dataclass(frozen=True, slots=True)
class _Found:
    span: Span | None
    snippet: str


def search(
    connection: sqlite3.Connection, words: str, wanted: EventFilter, limit: int | None
) -> Iterator[SearchHit]:
    """Articles with all the words, the latest published first; see `Reader.search`."""
    sought = [unicodedata.normalize("NFC", word).casefold() for word in words.split()]
    if not sought:
        return
    found = 0
    for (pk,) in connection.execute(*_candidates(sought, wanted)).fetchall():
        if limit is not None and found >= limit:
            return
        names = [codec.decode_facts(facts) for facts in _column(connection, "m.facts", pk)]
        if hit := _verified(loading.article(connection, pk), fulltext.names_of(names), sought):
            found += 1
            sql = f"SELECT {loading.REF_COLUMNS} FROM articles AS a WHERE a.pk = ?"
            ref = loading.article_ref(connection.execute(sql, (pk,)).fetchone())
            events = tuple(dict.fromkeys(_column(connection, "e.id", pk)))
            yield SearchHit(ref, hit.span, hit.snippet, events)


def _candidates(sought: list[str], wanted: EventFilter) -> tuple[str, tuple[str | int | float, ...]]:
    """The statement that finds the keys of all articles that may have the words."""
    conditions: list[str] = []
    parameters: list[str | int | float] = []
    terms = [term for word in sought if (term := fulltext.expression(word))]
    if terms:
        conditions.append("a.pk IN (SELECT rowid FROM article_index WHERE article_index MATCH ?)")
        parameters.append(" AND ".join(terms))
    if replace(wanted, limit=None, sort="date", reverse=False, today=None, as_of=None) != EventFilter():
        where = query.conditions(wanted)
        conditions.append(
            "a.pk IN (SELECT m.article FROM events AS e JOIN mentions AS m ON m.event = e.pk"
            f" WHERE {where.sql})"
        )
        parameters.extend(where.parameters)
    clause = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    return f"SELECT a.pk FROM articles AS a{clause} ORDER BY a.published DESC, a.pk DESC", tuple(parameters)


def _column(connection: sqlite3.Connection, column: str, article: int) -> list[str]:
    rows = connection.execute(
        f"SELECT {column} FROM mentions AS m JOIN events AS e ON e.pk = m.event"
        " WHERE m.article = ? ORDER BY m.pk",
        (article,),
    )
    return [text for (text,) in rows]


def _verified(article: Article, names: str, sought: list[str]) -> _Found | None:
    """The place of a word, the first that has one, if all stand in the article or its events' names."""
    document = lay_out(article)
    texts = [sentence for sentence in document.sentences if sentence.kind not in _WASTE]
    whole = "\n".join([*(sentence.text for sentence in texts), names]).casefold()
    if not all(word in whole for word in sought):
        return None
    for word, sentence in product(sought, texts):
        at = sentence.text.casefold().find(word)
        if at >= 0:
            start = sentence.span.start + at
            span = Span(sentence.span.part, start, start + len(word))
            text = article.title if span.part is Part.TITLE else article.body
            return _Found(span, _snippet(text, span))
    return _Found(None, article.title)


def _snippet(text: str, span: Span) -> str:
    start, end = max(span.start - _AROUND, 0), min(span.end + _AROUND, len(text))
    around = " ".join(text[start:end].split())
    return f"{'…' if start else ''}{around}{'…' if end < len(text) else ''}"
