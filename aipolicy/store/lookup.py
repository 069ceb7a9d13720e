"""Ids as people type them: whole, shortened, or former ones."""

import sqlite3

from aipolicy.errors import NotFound
from aipolicy.store.rows import value

# The end of every string that begins like another one.
_AFTER = "\U0010ffff"
# Letters of a short id: enough for it to stay the only one while a store grows.
_SHORTEST = 6

_EVENTS = (
    "SELECT event FROM mentions WHERE id BETWEEN ?1 AND ?2 AND id LIKE '%' || ?3 UNION"
    " SELECT m.event FROM former_ids AS f JOIN mentions AS m ON m.pk = f.mention"
    " WHERE f.id BETWEEN ?1 AND ?2 AND f.id LIKE '%' || ?3 LIMIT 2"
)
_BESIDE = (
    "SELECT {side}(id) FROM (SELECT {side}(id) AS id FROM mentions WHERE {place}"
    " UNION ALL SELECT {side}(id) FROM former_ids WHERE {place})"
)
_SIBLINGS = (
    "SELECT EXISTS (SELECT 1 FROM mentions WHERE id BETWEEN ?1 AND ?2 AND id != ?3)"
    " OR EXISTS (SELECT 1 FROM former_ids WHERE id BETWEEN ?1 AND ?2 AND id != ?3)"
)


def event_key(connection: sqlite3.Connection, event_id: str) -> int:
    """Key of the event that an id means: a whole id, else the beginning of one, else a form like 4f1c2a.1.

    Raises NotFound if there is none, or several.
    """
    article, _, ordinal = event_id.partition(".")
    forms = [(event_id, event_id, ""), (event_id, event_id + _AFTER, "")]
    if ordinal.isdecimal():
        forms.append((article, article + _AFTER, f".{ordinal}"))
    for form in forms if article else ():
        if keys := connection.execute(_EVENTS, form).fetchall():
            return _only("event", event_id, keys)
    raise _not_found("event", event_id)


def article_key(connection: sqlite3.Connection, article_id: str) -> int:
    """Key of the article that an id, or the beginning of one, means. NotFound as above."""
    whole = connection.execute("SELECT pk FROM articles WHERE id = ?", (article_id,)).fetchall()
    sql = "SELECT pk FROM articles WHERE id BETWEEN ? AND ? LIMIT 2"
    bounds = (article_id, article_id + _AFTER)
    keys = whole or (connection.execute(sql, bounds).fetchall() if article_id else [])
    if not keys:
        raise _not_found("article", article_id)
    return _only("article", article_id, keys)


def short_id(connection: sqlite3.Connection, event_id: str) -> str:
    """A short form by which `event_key` finds the event: 4f1c2a, or 4f1c2a.1 of an article with several."""
    article, _, ordinal = event_id.partition(".")
    # "/" is the letter after ".", so nothing of the article itself lies outside these bounds.
    before = value(connection, _BESIDE.format(side="max", place="id < ?1"), (article,))
    after = value(connection, _BESIDE.format(side="min", place="id > ?1"), (f"{article}/",))
    length = max(_SHORTEST, 1 + max(_shared(article, before or ""), _shared(article, after or "")))
    if length >= len(article):
        return event_id
    others = value(connection, _SIBLINGS, (article, f"{article}/", event_id))
    return f"{article[:length]}.{ordinal}" if others else article[:length]


def _shared(text: str, other: str) -> int:
    """With how many letters both texts begin."""
    pairs = enumerate(zip(text, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(text), len(other)))


def _only(what: str, name: str, keys: list[tuple[int]]) -> int:
    if len(keys) > 1:
        raise NotFound(f"several {what}s begin with {name}", hint="give more of the id")
    return keys[0][0]


def _not_found(what: str, name: str) -> NotFound:
    return NotFound(f"no {what} has the id {name}")
