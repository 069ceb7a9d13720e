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

    `pk` is None for a new one; `fingerprint` and `path` are those of the input.
    """

    article: Article
    outcome: Outcome
    pk: int | None
    path: str | None
    fingerprint: str


def meet(connection: sqlite3.Connection, article: Article, run: int | None) -> Meeting:
    """Recognises an article that comes in. Reads only.

    A path that already gave another text in the same run names two articles, such as lines of one file
    that bear the same id, so it proves nothing then.
    """
    path, fingerprint = identity.path_key(article), identity.fingerprint(article)
    seen = connection.execute(
        "SELECT k.article, k.fingerprint, a.id, k.run FROM article_keys AS k"
        " JOIN articles AS a ON a.pk = k.article WHERE k.kind = 'path' AND k.value = ?",
        (path,),
    ).fetchone()
    if seen and seen[1] == fingerprint:
        return Meeting(replace(article, id=seen[2]), Outcome.UNCHANGED, seen[0], path, fingerprint)
    at_path = None if seen is None or (run is not None and seen[3] == run) else int(seen[0])
    pk = _find(connection, article, at_path)
    if pk is None:
        named = replace(article, id=_new_id(connection, article))
        return Meeting(named, Outcome.NEW, None, path, fingerprint)
    known = load(connection, pk)
    same_path = pk == at_path
    had_before = _key(connection, "hash", identity.body_hash(article)) == pk
    merged = _merged(known, article, same_path=same_path, had_before=had_before)
    outcome = Outcome.UNCHANGED if merged == known else Outcome.UPDATED
    return Meeting(merged, outcome, pk, path, fingerprint)


def _find(connection: sqlite3.Connection, article: Article, at_path: int | None) -> int | None:
    """The article that this one is: by address, id at the source, text, then path."""
    if (address := identity.canonical_url(article.url)) and (pk := _key(connection, "url", address)):
        return pk
    text = _key(connection, "hash", identity.body_hash(article))
    if article.external_id and (pk := _key(connection, "external", article.external_id)):
        if text is not None and load(connection, text).external_id == article.external_id:
            return text
        known = replace(load(connection, pk), external_id=article.external_id)
        if identity.may_be_same(known, article) and (pk == at_path or not identity.strangers(known, article)):
            return pk
    for pk in (text, at_path):
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


def _new_id(connection: sqlite3.Connection, article: Article) -> str:
    """The shortest free piece, from `identity.ID_LENGTH` up, of the article's hash."""
    full = identity.first_id(article)
    lengths = range(identity.ID_LENGTH, len(full) + 1)
    taken = "SELECT 1 FROM articles WHERE id = ?"
    return next(full[:length] for length in lengths if value(connection, taken, (full[:length],)) is None)


def _key(connection: sqlite3.Connection, kind: str, name: str) -> int | None:
    found = value(connection, "SELECT article FROM article_keys WHERE kind = ? AND value = ?", (kind, name))
    return None if found is None else int(found)


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
        "body_hash": identity.body_hash(article),
        "relevant": int(verdict.relevant),
        "reason": verdict.reason,
        "verdict": codec.encode_candidates(verdict.evidence),
        "extractor": extractor,
        "run_changed": run,
    }
    if meeting.pk is None:
        pk = insert(connection, "articles", {"id": article.id, "run_added": run, **row})
        insert(connection, "bodies", {"article": pk, "body": article.body})
        return pk
    update(connection, "articles", meeting.pk, row)
    connection.execute("UPDATE bodies SET body = ? WHERE article = ?", (article.body, meeting.pk))
    return meeting.pk


def note_names(connection: sqlite3.Connection, pk: int, meeting: Meeting, run: int | None) -> None:
    """Remembers every name the article goes by, and what was read at its path in which run."""
    article = meeting.article
    names = [
        ("url", identity.canonical_url(article.url)),
        ("external", article.external_id),
        ("hash", identity.body_hash(article)),
    ]
    connection.executemany(
        "INSERT INTO article_keys (kind, value, article) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        [(kind, name, pk) for kind, name in names if name],
    )
    if meeting.path is not None:
        connection.execute(
            "INSERT INTO article_keys (kind, value, article, fingerprint, run) VALUES ('path', ?, ?, ?, ?)"
            " ON CONFLICT (kind, value) DO UPDATE"
            " SET article = excluded.article, fingerprint = excluded.fingerprint, run = excluded.run"
            " WHERE article != excluded.article OR fingerprint IS NOT excluded.fingerprint",
            (meeting.path, pk, meeting.fingerprint, run),
        )
