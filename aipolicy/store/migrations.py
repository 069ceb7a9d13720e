"""The schema, as named migrations in order. Never change one that was released: add the next.

`events` and its tables of regions, organizers, topics and targets repeat what `event_facts` says, in the form
that queries need. `span`, `first_day` and `last_day` (see `places`) stand in each of them, so that every
filter can walk its own index in order of date and stop at the limit.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

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


def _create(db: Database, name: str, columns: str, *, pk: str = "pk", **references: str) -> None:
    """A table from columns such as `pk:int id url?`: text unless typed, NOT NULL unless with a `?`.

    `references` names for a column the table whose `pk` it holds; its rows go with that one's.
    """
    from sqlite_utils.db import ForeignKey

    pairs = [column.rstrip("?").partition(":") for column in columns.split()]
    required = {column.partition(":")[0] for column in columns.split() if not column.endswith("?")}
    types = {"": str, "int": int, "float": float}
    db.table(name).create(
        {column: types[kind] for column, _, kind in pairs},
        pk=pk,
        not_null=required - {pk},
        foreign_keys=[
            ForeignKey(name, column, other, "pk", on_delete="CASCADE") for column, other in references.items()
        ],
    )


@migration
def m001_articles(db: Database) -> None:
    """Ingest runs, articles, the names articles go by, and the index that search looks them up in."""
    _create(
        db,
        "runs",
        "pk:int started_at finished_at? extractor new:int updated:int unchanged:int not_relevant:int"
        " failed:int events:int seconds:float",
    )
    _create(
        db,
        "articles",
        "pk:int id title outlet? url? path external_id? published? published_basis? language excerpt:int"
        " body_hash relevant:int reason verdict extractor run_added:int? run_changed:int?",
    )
    articles = db.table("articles")
    articles.create_index(["id"], unique=True)
    articles.create_index(["published"])
    articles.create_index(["run_changed"])
    _create(db, "bodies", "article:int body", pk="article", article="articles")
    # Every name an article goes by: url, external id, hash of a body it has or had, path. A path
    # carries the fingerprint of what was last read there, and in which run.
    db.execute(
        "CREATE TABLE article_keys (kind TEXT NOT NULL, value TEXT NOT NULL,"
        " article INTEGER NOT NULL REFERENCES articles(pk) ON DELETE CASCADE,"
        " fingerprint TEXT, run INTEGER, PRIMARY KEY (kind, value)) WITHOUT ROWID"
    )
    # Only which article has which pair of letters: hits are verified against the text itself.
    db.execute(
        "CREATE VIRTUAL TABLE article_index USING fts5"
        "(pairs, content='', detail=none, columnsize=0, tokenize='ascii')"
    )


@migration
def m002_events(db: Database) -> None:
    """Events with what queries ask of them, the mentions they are made of, and the evidence."""
    _create(
        db,
        "events",
        "pk:int id title start? end? span:int first_day last_day counted_from? counted_to? window_start?"
        " window_end? program_type status confidence:float run_added:int? run_changed:int?",
    )
    events = db.table("events")
    events.create_index(["id"], unique=True)
    for driver in ([], ["program_type"], ["status"], ["run_changed"]):
        events.create_index([*driver, "span", "first_day"])
    events.create_index(["window_end"])
    # Apart, so that counting all events reads little.
    _create(db, "event_facts", "event:int facts", pk="event", event="events")
    _create_values(db, "event_regions", "code TEXT NOT NULL", "stated INTEGER NOT NULL")
    _create_values(db, "event_organizers", "name TEXT NOT NULL", "role TEXT NOT NULL")
    _create_values(db, "event_topics", "topic TEXT NOT NULL")
    _create_mentions(db)


def _create_values(db: Database, name: str, value: str, *more: str) -> None:
    """A table of values of events that lists, under each value, the events in order of length and date."""
    column = value.split()[0]
    columns = (
        value,
        "span INTEGER NOT NULL",
        "first_day TEXT NOT NULL",
        "event INTEGER NOT NULL REFERENCES events(pk) ON DELETE CASCADE",
        "last_day TEXT NOT NULL",
        *more,
        f"PRIMARY KEY ({column}, span, first_day, event)",
    )
    db.execute(f"CREATE TABLE {name} ({', '.join(columns)}) WITHOUT ROWID")
    db.table(name).create_index(["event", column])


def _create_mentions(db: Database) -> None:
    _create(
        db,
        "mentions",
        "pk:int id article:int ordinal:int event:int link_key? extractor facts evidence",
        article="articles",
        event="events",
    )
    mentions = db.table("mentions")
    mentions.create_index(["id"], unique=True)
    for columns in (["article"], ["event", "article"], ["link_key"]):
        mentions.create_index(columns)
    # Ids of mentions that are gone, and the mention that took over their event.
    _create(db, "former_ids", "id mention:int", pk="id", mention="mentions")
    db.table("former_ids").create_index(["mention"])


@migration
def m003_search(db: Database) -> None:
    """The index in order of publication, what it holds of an article, and what came with which run."""
    from aipolicy.store import fulltext

    # Where the furniture of the page stands, and what its events are called and name.
    for column in ("furniture", "names"):
        db.execute(f"ALTER TABLE bodies ADD COLUMN {column} TEXT NOT NULL DEFAULT ''")
    for table in ("articles", "events"):
        db.table(table).create_index(["run_added"])
    fulltext.rebuild(db.conn)


@migration
def m004_levels(db: Database) -> None:
    """The levels of government, and other kinds of bodies, that hold, run or sign an event."""
    _create_values(db, "event_levels", "level TEXT NOT NULL")
    db.execute(
        "INSERT INTO event_levels SELECT DISTINCT json_extract(o.value, '$[2]'), e.span, e.first_day, e.pk,"
        " e.last_day FROM events AS e JOIN event_facts AS f ON f.event = e.pk,"
        " json_each(f.facts, '$.organizers') AS o WHERE json_extract(o.value, '$[2]') IS NOT NULL"
        " AND json_extract(o.value, '$[1]') IN ('host', 'organizer', 'partner')"
    )


@migration
def m005_targets(db: Database) -> None:
    """For whom events are, as queries ask for it."""
    _create_values(db, "event_targets", "target TEXT NOT NULL")
    db.execute(
        "INSERT INTO event_targets (target, span, first_day, event, last_day)"
        " SELECT DISTINCT t.value, e.span, e.first_day, e.pk, e.last_day FROM events AS e"
        " JOIN event_facts AS f ON f.event = e.pk, json_each(f.facts, '$.target') AS t"
    )


@migration
def m006_links(db: Database) -> None:
    """What mentions are compared by, the keys they are found under, the pairs that tell of one event.

    All mentions are linked anew, by what their articles' texts leave to compare.
    """
    from aipolicy.store.events import relink_all

    db.execute("DROP INDEX idx_mentions_link_key")
    db.execute("ALTER TABLE mentions DROP COLUMN link_key")
    to_mention = "INTEGER NOT NULL REFERENCES mentions(pk) ON DELETE CASCADE"
    db.execute(
        "CREATE TABLE link_profiles (mention INTEGER PRIMARY KEY REFERENCES mentions(pk) ON DELETE CASCADE,"
        " profile TEXT NOT NULL, sketch BLOB NOT NULL)"
    )
    db.execute(
        f"CREATE TABLE link_keys (key TEXT NOT NULL, day INTEGER NOT NULL, mention {to_mention},"
        " PRIMARY KEY (key, day, mention)) WITHOUT ROWID"
    )
    db.table("link_keys").create_index(["mention"])
    db.execute(
        f"CREATE TABLE link_pairs (one {to_mention}, other INTEGER NOT NULL, score REAL NOT NULL,"
        " PRIMARY KEY (one, other)) WITHOUT ROWID"
    )
    relink_all(db.conn)


@migration
def m007_ledger(db: Database) -> None:
    """What users said of events, in order, never changed; and the mentions that each entry stands on."""
    _create(
        db,
        "ledger",
        "pk:int at who action event mentions field? value? old? why? others? reverts:int?",
    )
    # What is said of which mention, those of the other side of a merger or split too. No reference: an
    # entry outlives its mentions.
    db.execute(
        "CREATE TABLE ledger_mentions (mention TEXT NOT NULL, entry INTEGER NOT NULL REFERENCES ledger(pk),"
        " PRIMARY KEY (mention, entry)) WITHOUT ROWID"
    )
    db.table("ledger_mentions").create_index(["entry"])
    for change in ("UPDATE", "DELETE"):
        for table in ("ledger", "ledger_mentions"):
            db.execute(
                f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table}"
                " BEGIN SELECT RAISE(ABORT, 'the ledger is only ever added to'); END"
            )
