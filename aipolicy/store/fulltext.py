"""The full-text index: which article has which pairs of characters.

Korean glues particles to nouns, so words must be found inside words. The index knows, for each
article, every pair of neighbouring letters and every last letter of a word: a superset of the hits,
which a search then verifies against the text itself.
"""

import re
import sqlite3
from array import array
from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import itemgetter

from aipolicy.models import EventFacts

_WORD_RE = re.compile(r"[^\W_]+")
# Four bytes a letter, so that letters can be moved about as numbers.
_WIDE, _LETTER = "utf-32-le", "I"

# An article, whether it goes in or out, and its text as the index takes it.
Change = tuple[int, bool, str]


def pairs(*texts: str) -> str:
    """Each letter of some texts with the next one, as words apart; the last of a line stands alone.

    Letters are not picked out: the tokenizer of the index takes ASCII signs for spaces, and that a pair
    may hold another sign, which no query asks for, costs less than looking for it.
    """
    folded = "\n".join(texts).casefold()
    letters = array(_LETTER, folded.encode(_WIDE))
    woven = array(_LETTER, (" " * (3 * len(letters))).encode(_WIDE))
    woven[0::3] = letters
    woven[1:-3:3] = letters[1:]
    return woven.tobytes().decode(_WIDE)


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


def addition(article: int, *texts: str) -> Change:
    """An article that the index is to know."""
    return article, True, pairs(*texts)


def removal(article: int, *texts: str) -> Change:
    """An article that the index is to forget; the texts must be those it was added with."""
    return article, False, pairs(*texts)


def write(connection: sqlite3.Connection, changes: Sequence[Change]) -> None:
    """Makes changes to the index, those of one article in their order.

    Best many at once, in order of articles: FTS5 gathers what is written and puts it down whenever an
    earlier article or a savepoint comes.
    """
    for article, added, text in sorted(changes, key=itemgetter(0)):
        connection.execute(_ADD if added else _REMOVE, (article, text))


_ADD = "INSERT INTO article_index (rowid, pairs) VALUES (?, ?)"
_REMOVE = "INSERT INTO article_index (article_index, rowid, pairs) VALUES ('delete', ?, ?)"
