"""Articles as rows, and how an article that comes in is recognised."""

import sqlite3
from dataclasses import dataclass, replace
from enum import StrEnum

from aipolicy.models import Article, Verdict
from aipolicy.store import codec, identity
from aipolicy.store.loading import article as load
from aipolicy.store.rows import Value, insert, update, value


class Outcome(StrEnum):
    """What an article is to the store."""

    NEW = "new"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Meeting:
    """An article recognised: with its final id, and its gaps filled from what was known of it.

    `pk` is None for a new one; `names` are those of the article as it is to be stored, `fingerprint` and
    `path` those of the input. `noted` tells that the input brings no name that is not known yet.
    """

    article: Article
    outcome: Outcome
    pk: int | None
    names: identity.Names
    path: str | None
    fingerprint: str
    noted: bool = False


@dataclass(frozen=True, slots=True)
class _Known:
    """The articles that the names of an input lead to, and what was last read at its path in which run."""

    url: int | None = None
    external: int | None = None
    hash: int | None = None
    path: int | None = None
    fingerprint: str | None = None
    run: int | None = None


def meet(connection: sqlite3.Connection, article: Article, run: int | None) -> Meeting:
    """Recognises an article that comes in. Reads only.

    A path that already gave another text in the same run names two articles, such as lines of one file
    that bear the same id, so it proves nothing then.
    """
    path, fingerprint = identity.path_key(article), identity.fingerprint(article)
    names = identity.names(article)
    known = _known(connection, names, path)
    if known.path is not None and known.fingerprint == fingerprint:
        same = replace(article, id=_id(connection, known.path))
        return Meeting(same, Outcome.UNCHANGED, known.path, names, path, fingerprint, noted=True)
    if run is not None and known.run == run:
        known = replace(known, path=None)
    pk = _find(connection, article, known)
    if pk is None:
        new = replace(article, id=_new_id(connection, names))
        return Meeting(new, Outcome.NEW, None, names, path, fingerprint)
    stored = load(connection, pk)
    merged = _merged(stored, article, same_path=pk == known.path, had_before=pk == known.hash)
    outcome = Outcome.UNCHANGED if merged == stored else Outcome.UPDATED
    return Meeting(merged, outcome, pk, identity.names(merged), path, fingerprint)


def _known(connection: sqlite3.Connection, names: identity.Names, path: str | None) -> _Known:
    """What is known of the names of an input."""
    rows = connection.execute(
        "SELECT kind, article, fingerprint, run FROM article_keys WHERE kind = 'url' AND value = ?"
        " OR kind = 'external' AND value = ? OR kind = 'hash' AND value = ? OR kind = 'path' AND value = ?",
        (names.url, names.external, names.hash, path),
    ).fetchall()
    if not rows:
        return _Known()
    found = {kind: article for kind, article, _, _ in rows}
    _, _, fingerprint, run = next((row for row in rows if row[0] == "path"), (None,) * 4)
    return _Known(**found, fingerprint=fingerprint, run=run)


def _find(connection: sqlite3.Connection, article: Article, known: _Known) -> int | None:
    """The article that this one is: by address, id at the source, text, then path."""
    if known.url is not None:
        return known.url
    if known.external is not None:
        if known.hash is not None and load(connection, known.hash).external_id == article.external_id:
            return known.hash
        other = replace(load(connection, known.external), external_id=article.external_id)
        familiar = known.external == known.path or not identity.strangers(other, article)
        if identity.may_be_same(other, article) and familiar:
            return known.external
    for pk in (known.hash, known.path):
        if pk is not None and identity.may_be_same(load(connection, pk), article):
            return pk
    return None


def _merged(known: Article, article: Article, *, same_path: bool, had_before: bool) -> Article:
    """What is to be stored of an article known and read again.

    An excerpt never replaces a full text. From another path, a body the article has or once had is
    no news: it only fills gaps, so that two copies of different age do not undo each other for ever.
    """
    if article.excerpt and not known.excerpt:
        return known
    if same_path or not had_before:
        path = identity.path_key(article) or known.path
        return _filled(replace(article, id=known.id, path=path), known)
    excerpt = known.excerpt and (article.excerpt or article.body != known.body)
    return replace(_filled(known, article), excerpt=excerpt)


def _filled(article: Article, other: Article) -> Article:
    """The article with its gaps filled from another reading of it."""
    dated = article if article.published else other
    return replace(
        article,
        title=article.title or other.title,
        external_id=article.external_id or other.external_id,
        outlet=article.outlet or other.outlet,
        url=article.url or other.url,
        published=dated.published,
        published_basis=dated.published_basis,
    )


def _id(connection: sqlite3.Connection, pk: int) -> str:
    return str(value(connection, "SELECT id FROM articles WHERE pk = ?", (pk,)))


def _new_id(connection: sqlite3.Connection, names: identity.Names) -> str:
    """The shortest free piece, from `identity.ID_LENGTH` up, of the article's hash."""
    full = identity.first_id(names)
    lengths = range(identity.ID_LENGTH, len(full) + 1)
    taken = "SELECT 1 FROM articles WHERE id = ?"
    return next(full[:length] for length in lengths if value(connection, taken, (full[:length],)) is None)


def write(
    connection: sqlite3.Connection, meeting: Meeting, verdict: Verdict, extractor: str, run: int | None
) -> int:
    """Writes an article that is new or has changed, with its verdict; returns its key."""
    article = meeting.article
    row: dict[str, Value] = {
        "title": article.title,
        "outlet": article.outlet,
        "url": article.url,
        "path": article.path,
        "external_id": article.external_id,
        "published": codec.iso(article.published),
        "published_basis": article.published_basis,
        "language": article.language,
        "excerpt": int(article.excerpt),
        "body_hash": meeting.names.hash,
        "relevant": int(verdict.relevant),
        "reason": verdict.reason,
        "verdict": codec.encode_candidates(verdict.evidence),
        "extractor": extractor,
    }
    if run is not None:
        row["run_changed"] = run
    if meeting.pk is None:
        pk = insert(connection, "articles", {"id": article.id, "run_added": run, **row})
        insert(connection, "bodies", {"article": pk, "body": article.body})
        return pk
    update(connection, "articles", meeting.pk, row)
    connection.execute("UPDATE bodies SET body = ? WHERE article = ?", (article.body, meeting.pk))
    return meeting.pk


def note_names(connection: sqlite3.Connection, pk: int, meeting: Meeting, run: int | None) -> None:
    """Remembers every name the article goes by, and what was read at its path in which run.

    A path leads to what was last read there, any other name to the article that first had it.
    """
    names = meeting.names
    named = (("url", names.url), ("external", names.external), ("hash", names.hash))
    rows: list[tuple[Value, ...]] = [(kind, name, pk, None, None) for kind, name in named if name]
    if meeting.path is not None:
        rows.append(("path", meeting.path, pk, meeting.fingerprint, run))
    connection.executemany(
        "INSERT INTO article_keys AS known VALUES (?, ?, ?, ?, ?) ON CONFLICT (kind, value) DO UPDATE"
        " SET article = excluded.article, fingerprint = excluded.fingerprint, run = excluded.run"
        " WHERE kind = 'path'"
        " AND (known.article != excluded.article OR fingerprint IS NOT excluded.fingerprint)",
        rows,
    )
