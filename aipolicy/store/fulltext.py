"""The full-text index: which article has which pairs of letters.

Korean glues particles to nouns, so words must be found inside words. The index knows, for each
article, every pair of neighbouring letters and every first and last letter of a word: a superset of the
hits, which a search then verifies against the text itself. What of an article is searched, and thus
indexed, is its `Page`.

Articles stand in it in order of publication, so that the newest hits come first without looking at the
rest.
"""

import json
import sqlite3
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from operator import itemgetter

from aipolicy.errors import StoreError
from aipolicy.models import Article, BlockKind, EventFacts, Part
from aipolicy.store import codec, loading
from aipolicy.store.search_query import All, Node, Not, Phrase
from aipolicy.text.normalize import folded

# White space inside a line, and what of it the tokenizer of the index takes for letters.
SPACES = r"[^\S\n]"
_WIDE_SPACES = "\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
# A letter of no script before what stands in the title, and another for it where a page has it.
_TITLE, _ALIEN = "\ue001", "\ue002"
# Four bytes a letter, so that letters can be moved about as numbers.
_WIDE, _LETTER = "utf-32-le", "I"
# Of a long phrase so many pairs are looked up; the text tells the rest.
_MOST_PAIRS = 32
_ANY = " *"
_WASTE = (BlockKind.CHROME, BlockKind.TEASER, BlockKind.REPEAT)
# The places of a day in the index: a store cannot hold more articles than that.
_KEY_BITS = 24

# An article by its place in the index, whether it goes in or out, and its text as the index takes it.
Change = tuple[int, bool, str]


@dataclass(frozen=True, slots=True)
class Page:
    """What of an article is searched.

    `furniture` are stretches of the body that are no part of the article (menus, teasers, repetitions);
    `names` are lines of what its events are called and name, which its own words may not spell out.
    """

    title: str
    body: str
    furniture: tuple[tuple[int, int], ...] = ()
    names: str = ""

    @property
    def text(self) -> str:
        """The body with line ends for its furniture: a place in it is a place in the body."""
        if not self.furniture:
            return self.body
        pieces, at = [], 0
        for start, end in self.furniture:
            pieces += [self.body[at:start], "\n" * (end - start)]
            at = end
        return "".join([*pieces, self.body[at:]])


def page(article: Article, mentions: Iterable[EventFacts]) -> Page:
    """What is to be searched of an article that reports these events."""
    # A search reads pages and never lays one out.
    from aipolicy.text.layout import lay_out

    stretches: list[tuple[int, int]] = []
    waste = False
    for sentence in lay_out(article).sentences:
        if sentence.span.part is not Part.BODY:
            continue
        if sentence.kind not in _WASTE:
            waste = False
            continue
        start = stretches.pop()[0] if waste else sentence.span.start
        stretches.append((start, sentence.span.end))
        waste = True
    return Page(article.title, article.body, tuple(stretches), _names_of(mentions))


def _names_of(mentions: Iterable[EventFacts]) -> str:
    names: list[str] = []
    for facts in mentions:
        names.append(facts.title)
        names += [region.name for region in facts.regions]
        names += [body.name for body in facts.organizers]
    return "\n".join(dict.fromkeys(names))


def place(article: int, published: date | None) -> int:
    """Where an article stands in the index: by day of publication, those without one first.

    Raises StoreError for an article beyond what a store can hold.
    """
    if article >> _KEY_BITS:
        raise StoreError(f"a store holds no more than {1 << _KEY_BITS} articles", hint="begin another one")
    return (published.toordinal() if published else 0) << _KEY_BITS | article


# The key of an article from its place in the index.
ARTICLE_OF = f"(i.rowid & {(1 << _KEY_BITS) - 1})"


def grams(shown: Page) -> str:
    """What the index takes: the pairs of a page, those of the title marked once more."""
    title = _pairs(shown.title).replace(" ", f" {_TITLE}")
    return f"{_pairs(chr(10).join((shown.title, shown.names, shown.text)))} {_TITLE}{title}"


def _pairs(text: str) -> str:
    """Each letter with the next one, as words apart; the first and last of a word stand alone too.

    Letters are not picked out: the tokenizer of the index takes ASCII signs for spaces, and that a pair
    may hold another sign, which no query asks for, costs less than looking for it.
    """
    text = folded(text).replace(_TITLE, _ALIEN)
    for space in _WIDE_SPACES:
        if space in text:
            text = text.replace(space, " ")
    letters = array(_LETTER, text.encode(_WIDE))
    woven = array(_LETTER, (" " * (3 * len(letters))).encode(_WIDE))
    woven[0::3] = letters
    woven[1:-3:3] = letters[1:]
    return woven.tobytes().decode(_WIDE)


def holding(node: Node) -> str | None:
    """A query of the index that every article answers which holds what is asked; None if all may."""
    return _query(node, outer=True)


def is_wide(terms: str) -> bool:
    """Whether the index must gather all that begins with a letter to answer a query."""
    return _ANY in terms


def _query(node: Node, *, outer: bool) -> str | None:
    """A query for at least the articles that hold the node, or (not `outer`) for at most these.

    None stands for all articles, or (not `outer`) for none.
    """
    match node:
        case Phrase():
            return _terms(node) if outer or _is_exact(node) else None
        case Not():
            # What lacks something can only be taken from others.
            return None
        case All():
            return _of_all(node, outer=outer)
    parts = [_query(part, outer=outer) for part in node.parts]
    known = [f"({part})" for part in parts if part]
    if outer and len(known) < len(parts):
        return None
    return " OR ".join(known) or None


def _of_all(node: All, *, outer: bool) -> str | None:
    wanted = [part for part in node.parts if not isinstance(part, Not)]
    banned = [part.part for part in node.parts if isinstance(part, Not)]
    known = [f"({part})" for part in (_query(each, outer=outer) for each in wanted) if part]
    less = [f"({part})" for part in (_query(each, outer=not outer) for each in banned) if part]
    if not known or (not outer and (len(known) < len(wanted) or len(less) < len(banned))):
        return None
    if outer:  # the text tells the rest of what is dear to look up
        known = [part for part in known if not is_wide(part)] or known
    return " NOT ".join([f"({' AND '.join(known)})", *less])


def _is_exact(asked: Phrase) -> bool:
    """Whether the index alone tells, and soon, which articles have the phrase."""
    return len(asked.letters) == len("가나") and asked.letters.isalnum() and not asked.breaks


def _terms(asked: Phrase) -> str | None:
    """The query for one phrase; None for one without letters, which the index cannot find."""
    mark = _TITLE if asked.title else ""
    terms: dict[str, None] = {}
    for at, (letter, after) in enumerate(pairwise(asked.letters), 1):
        if letter.isalnum() and after.isalnum():
            pair = f'"{mark}{letter}{after}"'
            apart = f'("{mark}{letter}" AND "{mark}{after}")'
            terms[f"({pair} OR {apart})" if at in asked.breaks else pair] = None
    if terms:
        return " AND ".join(list(terms)[:_MOST_PAIRS])
    lone = next((letter for letter in asked.letters if letter.isalnum()), None)
    return f'"{mark}{lone}"{_ANY}' if lone else None


def addition(at: int, shown: Page) -> Change:
    """An article that the index is to know, at its `place`."""
    return at, True, grams(shown)


def removal(at: int, shown: Page) -> Change:
    """An article that the index is to forget; place and page must be those it was added with."""
    return at, False, grams(shown)


def write(connection: sqlite3.Connection, changes: Sequence[Change]) -> None:
    """Makes changes to the index, those of one place in their order.

    Best many at once, in order of places: FTS5 gathers what is written and puts it down whenever an
    earlier one or a savepoint comes.
    """
    for at, added, text in sorted(changes, key=itemgetter(0)):
        connection.execute(_ADD if added else _REMOVE, (at, text))


_ADD = "INSERT INTO article_index (rowid, pairs) VALUES (?, ?)"
_REMOVE = "INSERT INTO article_index (article_index, rowid, pairs) VALUES ('delete', ?, ?)"


def remember(connection: sqlite3.Connection, article: int, shown: Page) -> None:
    """Keeps with an article's body what is searched of it."""
    connection.execute(
        "UPDATE bodies SET furniture = ?, names = ? WHERE article = ?",
        (codec.dumps(shown.furniture) if shown.furniture else "", shown.names, article),
    )


PAGE_COLUMNS = "a.title, b.body, b.furniture, b.names"


def page_of(row: Sequence[str]) -> Page:
    """The page of a row of `PAGE_COLUMNS`."""
    title, body, furniture, names = row
    stretches = tuple((start, end) for start, end in json.loads(furniture)) if furniture else ()
    return Page(title, body, stretches, names)


def load(connection: sqlite3.Connection, article: int) -> Page:
    """The page of a stored article."""
    sql = f"SELECT {PAGE_COLUMNS} FROM articles AS a JOIN bodies AS b ON b.article = a.pk WHERE a.pk = ?"
    return page_of(connection.execute(sql, (article,)).fetchone())


def rebuild(connection: sqlite3.Connection) -> None:
    """Makes the whole index anew from the stored articles and what they report."""
    connection.execute("INSERT INTO article_index (article_index) VALUES ('delete-all')")
    keys = connection.execute("SELECT pk FROM articles ORDER BY published, pk").fetchall()
    for (pk,) in keys:
        article = loading.article(connection, pk)
        rows = connection.execute("SELECT facts FROM mentions WHERE article = ? ORDER BY ordinal", (pk,))
        shown = page(article, [codec.decode_facts(facts) for (facts,) in rows])
        remember(connection, pk, shown)
        write(connection, [addition(place(pk, article.published), shown)])
