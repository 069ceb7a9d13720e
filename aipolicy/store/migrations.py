"""The schema, as named migrations in order. Never change one that was released: add the next.

`events` and its tables of regions, organizers and topics repeat what `event_facts` says, in the form
that queries need. `span`, `first_day` and `last_day` (see `places`) stand in each of them, so that every
filter can walk its own index in order of date and stop at the limit.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlite_utils import Database

TABLE = "_migrations"
MIGRATIONS: list[Callable[[Database], None]] = []


def migration(function: Callable[[Database], None]) -> Callable[[Database], None]:
    """Adds a migration at the end; its name is the function's."""
    MIGRATIONS.append(function)
    return function


def names() -> tuple[str, ...]:
    """The migrations this version knows, in order."""
    return tuple(function.__name__ for function in MIGRATIONS)


def migrate(db: Database) -> None:
    """Brings the schema up to date, each migration and its record in one transaction with the rest.

    The write lock is taken before looking what is missing, so that two programs can start at once.
    """
    db.execute("BEGIN IMMEDIATE")
    try:
        db.table(TABLE).create({"name": str, "applied_at": str}, pk="name", if_not_exists=True)
        applied = {row["name"] for row in db.table(TABLE).rows}
        for function in MIGRATIONS:
            if function.__name__ not in applied:
                function(db)
                db.execute(f"INSERT INTO {TABLE} VALUES (?, CURRENT_TIMESTAMP)", (function.__name__,))
    except BaseException:
        db.rollback()
        raise
    db.commit()


def _create(
    db: Database,
    name: str,
    columns: dict[str, Any],
    *,
    pk: str = "pk",
    optional: tuple[str, ...] = (),
    references: dict[str, str] | None = None,
) -> None:
    """A table whose columns are all NOT NULL but the optional ones, and that goes with what it refers to."""
    from sqlite_utils.db import ForeignKey

    keys = [
        ForeignKey(name, column, other, "pk", on_delete="CASCADE")
        for column, other in (references or {}).items()
    ]
    required = set(columns) - set(optional) - {pk}
    db.table(name).create(columns, pk=pk, not_null=required, foreign_keys=keys)


@migration
def m001_articles(db: Database) -> None:
    """Ingest runs, articles, and the names articles go by."""
    _create(
        db,
        "runs",
        {
            "pk": int,
            "started_at": str,
            "finished_at": str,
            "extractor": str,
            "new": int,
            "updated": int,
            "unchanged": int,
            "not_relevant": int,
            "failed": int,
            "events": int,
            "seconds": float,
        },
        optional=("finished_at",),
    )
    _create(
        db,
        "articles",
        {
            "pk": int,
            "id": str,
            "title": str,
            "outlet": str,
            "url": str,
            "path": str,
            "external_id": str,
            "published": str,
            "published_basis": str,
            "language": str,
            "excerpt": int,
            "body_hash": str,
            "relevant": int,
            "reason": str,
            "verdict": str,
            "extractor": str,
            "run_added": int,
            "run_changed": int,
        },
        optional=("outlet", "url", "external_id", "published", "published_basis", "run_added", "run_changed"),
    )
    db.table("articles").create_index(["id"], unique=True)
    db.table("articles").create_index(["published"])
    db.table("articles").create_index(["run_changed"])
    _create(db, "bodies", {"article": int, "body": str}, pk="article", references={"article": "articles"})
    # Every name an article goes by: url, external id, hash of a body it has or had, path. A path
    # carries the fingerprint of what was last read there.
    db.execute(
        "CREATE TABLE article_keys (kind TEXT NOT NULL, value TEXT NOT NULL,"
        " article INTEGER NOT NULL REFERENCES articles(pk) ON DELETE CASCADE,"
        " fingerprint TEXT, PRIMARY KEY (kind, value)) WITHOUT ROWID"
    )
    db.table("article_keys").create_index(["article"])


@migration
def m002_events(db: Database) -> None:
    """Mentions, the events they make up, and the evidence."""
    _create(
        db,
        "events",
        {
            "pk": int,
            "id": str,
            "title": str,
            "start": str,
            "end": str,
            "span": int,
            "first_day": str,
            "last_day": str,
            "counted_from": str,
            "counted_to": str,
            "window_start": str,
            "window_end": str,
            "program_type": str,
            "status": str,
            "confidence": float,
            "run_added": int,
            "run_changed": int,
        },
        optional=(
            "start",
            "end",
            "counted_from",
            "counted_to",
            "window_start",
            "window_end",
            "run_added",
            "run_changed",
        ),
    )
    # Apart, so that counting all events reads little.
    _create(db, "event_facts", {"event": int, "facts": str}, pk="event", references={"event": "events"})
    db.table("events").create_index(["id"], unique=True)
    for driver in ([], ["program_type"], ["status"], ["run_changed"]):
        db.table("events").create_index([*driver, "span", "first_day"])
    db.table("events").create_index(["window_end"])
    for name, value, more in (
        ("event_regions", "code", "stated INTEGER NOT NULL"),
        ("event_organizers", "name", "role TEXT NOT NULL"),
        ("event_topics", "topic", None),
    ):
        columns = [
            f"{value} TEXT NOT NULL",
            "span INTEGER NOT NULL",
            "first_day TEXT NOT NULL",
            "event INTEGER NOT NULL REFERENCES events(pk) ON DELETE CASCADE",
            "last_day TEXT NOT NULL",
            *([more] if more else []),
            f"PRIMARY KEY ({value}, span, first_day, event)",
        ]
        db.execute(f"CREATE TABLE {name} ({', '.join(columns)}) WITHOUT ROWID")
        db.table(name).create_index(["event", value])
    _create_mentions(db)


def _create_mentions(db: Database) -> None:
    _create(
        db,
        "mentions",
        {
            "pk": int,
            "id": str,
            "article": int,
            "ordinal": int,
            "event": int,
            "link_key": str,
            "extractor": str,
            "facts": str,
        },
        optional=("link_key",),
        references={"article": "articles", "event": "events"},
    )
    db.table("mentions").create_index(["id"], unique=True)
    db.table("mentions").create_index(["article"])
    db.table("mentions").create_index(["event"])
    db.table("mentions").create_index(["link_key"])
    # Ids of mentions that are gone, and the mention that took over their event.
    _create(db, "former_ids", {"id": str, "mention": int}, pk="id", references={"mention": "mentions"})
    db.table("former_ids").create_index(["mention"])
    _create(
        db,
        "evidence",
        {
            "pk": int,
            "mention": int,
            "field": str,
            "part": str,
            "start": int,
            "end": int,
            "text": str,
            "rule": str,
            "rejected": str,
        },
        optional=("rejected",),
        references={"mention": "mentions"},
    )
    db.table("evidence").create_index(["mention"])


@migration
def m003_full_text(db: Database) -> None:
    """The index that search looks articles up in."""
    # Only which article has which pair of characters: hits are verified against the text itself.
    db.execute(
        "CREATE VIRTUAL TABLE article_index USING fts5"
        "(pairs, content='', detail=none, columnsize=0, tokenize='ascii')"
    )
