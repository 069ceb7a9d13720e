"""Looking after a store: what it holds, whether it is sound, a copy of it."""

import os
import sqlite3
from pathlib import Path

from aipolicy.errors import StoreError
from aipolicy.store import codec, migrations
from aipolicy.store.events import child_rows, event_row
from aipolicy.store.fulltext import holding, place
from aipolicy.store.results import StoreStats
from aipolicy.store.rows import Value, value
from aipolicy.store.search_query import phrase
from aipolicy.store.trouble import as_store_error


def stats(connection: sqlite3.Connection, path: Path) -> StoreStats:
    """Counts, size in bytes, versions and the days that the events and articles span."""

    def one(sql: str) -> int:
        return int(value(connection, sql) or 0)

    def text(sql: str) -> str | None:
        found = value(connection, sql)
        return None if found is None else str(found)

    versions = connection.execute("SELECT extractor, count(*) FROM articles GROUP BY 1 ORDER BY 1").fetchall()
    applied = connection.execute(f"SELECT name FROM {migrations.TABLE} ORDER BY rowid").fetchall()
    return StoreStats(
        path=str(path),
        bytes=sum(each.stat().st_size for each in (path, Path(f"{path}-wal")) if each.exists()),
        articles=one("SELECT count(*) FROM articles"),
        relevant=one("SELECT count(*) FROM articles WHERE relevant"),
        mentions=one("SELECT count(*) FROM mentions"),
        events=one("SELECT count(*) FROM events"),
        undated=one("SELECT count(*) FROM events WHERE span < 0"),
        runs=one("SELECT count(*) FROM runs"),
        last_run=value(connection, "SELECT max(pk) FROM runs"),
        first_day=codec.day(text("SELECT min(first_day) FROM events WHERE span >= 0")),
        last_day=codec.day(text("SELECT max(last_day) FROM events WHERE span >= 0")),
        first_published=codec.day(text("SELECT min(published) FROM articles")),
        last_published=codec.day(text("SELECT max(published) FROM articles")),
        extractors=tuple((version, count) for version, count in versions),
        migrations=tuple(name for (name,) in applied),
        sqlite=sqlite3.sqlite_version,
    )


# Letters of a title to look an article up by.
_ENOUGH = 4

# What must have no rows, and what it means if there are some.
_RULES = {
    "event {} has no mention": "SELECT id FROM events WHERE pk NOT IN (SELECT event FROM mentions)",
    "event {} has no facts": "SELECT id FROM events WHERE pk NOT IN (SELECT event FROM event_facts)",
    "article {} has no text": "SELECT id FROM articles WHERE pk NOT IN (SELECT article FROM bodies)",
    "event {} has a wrong id": "SELECT e.id FROM events AS e WHERE e.id !="
    " (SELECT m.id FROM mentions AS m WHERE m.event = e.pk ORDER BY m.pk LIMIT 1)",
}


def check(connection: sqlite3.Connection) -> tuple[str, ...]:
    """What is wrong: a damaged file, rows that refer to nothing, indices that differ from the facts."""
    try:
        damage = [text for (text,) in connection.execute("PRAGMA integrity_check(20)") if text != "ok"]
        return tuple(damage) or _disagreements(connection)
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError as error:  # damage can be too great even to be looked for
        return (str(error),)


def _disagreements(connection: sqlite3.Connection) -> tuple[str, ...]:
    troubles = [
        f"a row of {table} refers to nothing in {parent}"
        for table, _, parent, _ in connection.execute("PRAGMA foreign_key_check")
    ]
    for meaning, sql in _RULES.items():
        troubles += [meaning.format(name) for (name,) in connection.execute(sql)]
    return (*troubles, *_wrong_events(connection), *_unfindable(connection))


def _wrong_events(connection: sqlite3.Connection) -> list[str]:
    """Events whose columns or places in the indices differ from what their facts say."""
    troubles = []
    sql = "SELECT e.pk, e.id, f.facts FROM events AS e JOIN event_facts AS f ON f.event = e.pk"
    for pk, event_id, text in connection.execute(sql):
        facts = codec.decode_facts(text)
        if not _stands(connection, "events", {"pk": pk, **event_row(facts)}):
            troubles.append(f"event {event_id} is not indexed as its facts say")
            continue
        for table, rows in child_rows(pk, facts).items():
            stored = value(connection, f"SELECT count(*) FROM {table} WHERE event = ?", (pk,))
            if stored != len(rows) or not all(_stands(connection, table, row) for row in rows):
                troubles.append(f"event {event_id} stands wrongly in {table}")
    return troubles


def _stands(connection: sqlite3.Connection, table: str, row: dict[str, Value]) -> bool:
    where = " AND ".join(f'"{column}" IS ?' for column in row)
    return value(connection, f"SELECT 1 FROM {table} WHERE {where}", row.values()) is not None


def _unfindable(connection: sqlite3.Connection) -> list[str]:
    """Articles that the full-text index does not know."""
    sql = "SELECT 1 FROM article_index WHERE article_index MATCH ? AND rowid = ?"
    troubles = []
    for pk, article_id, title, published in connection.execute(
        "SELECT pk, id, title, published FROM articles"
    ):
        terms = holding(phrase(title[:_ENOUGH], title=True))
        if terms and value(connection, sql, (terms, place(pk, codec.day(published)))) is None:
            troubles.append(f"article {article_id} is missing in the full-text index")
    return troubles


def backup(connection: sqlite3.Connection, path: Path) -> None:
    """A copy of the whole store at `path`, which appears there only once it is complete."""
    if path.exists():
        raise StoreError(f"{path} exists already", hint="name another file, or remove it first")
    part = path.with_name(f"{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        target = sqlite3.connect(part)
        try:
            connection.backup(target)
        finally:
            target.close()
        os.replace(part, path)
    except sqlite3.Error as error:
        part.unlink(missing_ok=True)
        raise as_store_error(error, path) from error
    except OSError as error:
        raise StoreError(f"{path} cannot be written: {error.strerror}", hint="name another place") from error
