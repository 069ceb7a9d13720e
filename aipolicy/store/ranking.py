"""The best matches first: BM25 over the phrases of a query.

A phrase weighs the more the fewer articles have it, and counts the more the more often it stands in an
article of its length: in the title for four times, in what the events are called and name for two.
"""

import heapq
import sqlite3
from collections.abc import Iterable, Sequence
from math import log
from typing import NamedTuple

from aipolicy.store import fulltext
from aipolicy.store.finding import Found
from aipolicy.store.rows import value
from aipolicy.store.search_query import Phrase

TITLE, NAMES = 4, 2
# How soon more of the same stops to count, and how much the length of a text counts: as usual for BM25.
K1, B = 1.2, 0.75


class _Counted(NamedTuple):
    """An article in its place among the newest, with its weighted counts of each phrase and its length."""

    number: int
    article: int
    counts: tuple[int, ...]
    length: int


def best(
    connection: sqlite3.Connection,
    hits: Iterable[tuple[int, Found]],
    asked: Sequence[Phrase],
    limit: int | None,
) -> list[int]:
    """The keys of the best of all hits, which come newest first; equals stay in that order."""
    counted = [
        _Counted(number, article, tuple(map(_weighted, found.counts())), len(found.page.body) or 1)
        for number, (article, found) in enumerate(hits)
    ]
    if not counted:
        return []
    weights = _weights(connection, asked)
    average = sum(each.length for each in counted) / len(counted)

    def order(each: _Counted) -> tuple[float, int]:
        damping = K1 * (1 - B + B * each.length / average)
        score = sum(
            weight * count * (K1 + 1) / (count + damping)
            for weight, count in zip(weights, each.counts, strict=True)
        )
        return -score, each.number

    chosen = heapq.nsmallest(len(counted) if limit is None else limit, counted, key=order)
    return [each.article for each in chosen]


def _weighted(counts: tuple[int, int, int]) -> int:
    title, text, names = counts
    return TITLE * title + text + NAMES * names


def _weights(connection: sqlite3.Connection, asked: Sequence[Phrase]) -> list[float]:
    """How much each phrase tells, from how many articles the index knows to have its letters."""
    whole = value(connection, "SELECT count(*) FROM articles")
    weights = []
    for each in asked:
        terms = fulltext.holding(each)
        sql = "SELECT count(*) FROM article_index WHERE article_index MATCH ?"
        having = value(connection, sql, (terms,)) if terms else whole
        weights.append(log(1 + (whole - having + 0.5) / (having + 0.5)))
    return weights
