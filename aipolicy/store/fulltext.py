"""The full-text index: which article has which pairs of characters.

Korean glues particles to nouns, so words must be found inside words. The index knows, for each
article, every pair of neighbouring letters and every last letter of a word: a superset of the hits,
which a search then verifies against the text itself.
"""

import re
import sqlite3
from collections.abc import Iterable
from itertools import pairwise
from operator import add

from aipolicy.models import EventFacts

_WORD_RE = re.compile(r"[^\W_]+")


def pairs(text: str) -> set[str]:
    """Pairs of neighbouring letters of a text, and the last letter of each word alone."""
    folded = f"{text.casefold()} "
    neighbours = set(map(add, folded, folded[1:]))
    letters = set(filter(str.isalnum, neighbours))
    return letters.union(filter(str.isalnum, (pair[0] for pair in neighbours - letters)))


def expression(word: str) -> str | None:
    """The query of the index for one word; None for a word without letters, which the index cannot find."""
    terms: set[str] = set()
    for run in _WORD_RE.findall(word.casefold()):
        if len(run) == 1:
            terms.add(f'"{run}" *')
        terms.update(f'"{first}{second}"' for first, second in pairwise(run))
    return " AND ".join(sorted(terms)) or None


def names_of(mentions: Iterable[EventFacts]) -> str:
    """The canonical names an article's events carry, which its own words may not spell out."""
    names: list[str] = []
    for facts in mentions:
        names += [region.name for region in facts.regions]
        names += [body.name for body in facts.organizers]
    return "\n".join(dict.fromkeys(names))


def add_article(connection: sqlite3.Connection, article: int, *texts: str) -> None:
    """Adds an article to the index."""
    connection.execute("INSERT INTO article_index (rowid, pairs) VALUES (?, ?)", (article, _document(texts)))


def remove_article(connection: sqlite3.Connection, article: int, *texts: str) -> None:
    """Takes an article out of the index; the texts must be those it was added with."""
    connection.execute(
        "INSERT INTO article_index (article_index, rowid, pairs) VALUES ('delete', ?, ?)",
        (article, _document(texts)),
    )


def _document(texts: Iterable[str]) -> str:
    return " ".join(sorted(pairs("\n".join(texts))))
