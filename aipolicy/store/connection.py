"""Opening the file of a store, for writing or for reading."""

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from aipolicy.errors import StoreError
from aipolicy.store import migrations
from aipolicy.store.trouble import explained

if TYPE_CHECKING:
    from sqlite_utils import Database

_CANNOT_WRITE = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)
# Seconds to wait for another writer: a batch of an ingest takes well under one.
BUSY_SECONDS = 30.0
# SQLite's own two megabytes are read over and over when a million events are counted.
CACHE_KIB = 64 * 1024
# A page that several batches change is written to the file once: sixteen megabytes of journal.
JOURNAL_PAGES = 4000


def open_for_writing(path: Path | str, *, busy_seconds: float = BUSY_SECONDS) -> "Database":
    """The database at `path` with its schema up to date; the file and its folder are made if missing.

    Raises StoreError if it cannot be opened, is no store, or comes from a newer version; then nothing
    was changed.
    """
    from sqlite_utils import Database

    in_memory = str(path) == ":memory:"
    if not in_memory:
        _make_folder(Path(path))
    with explained(path):
        connection = sqlite3.connect(str(path), timeout=busy_seconds, isolation_level=None)
    try:
        with explained(path):
            missing = _missing_migrations(connection, path)
            connection.execute("PRAGMA foreign_keys = ON")
            # What a savepoint keeps of pages it changes would else go to a file, article by article.
            connection.execute("PRAGMA temp_store = MEMORY")
            if not in_memory:
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("PRAGMA synchronous = NORMAL")
                connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
                connection.execute(f"PRAGMA wal_autocheckpoint = {JOURNAL_PAGES}")
            db = Database(connection, recursive_triggers=False, execute_plugins=False)
            if missing:
                migrations.migrate(db)
    except BaseException:
        connection.close()
        raise
    return db


def open_for_reading(path: Path | str) -> sqlite3.Connection:
    """A read-only connection to the store at `path`.

    A store of an older version is brought up to date first. Raises StoreError as `open_for_writing`
    does, and if there is no store at `path`.
    """
    if not Path(path).exists():
        raise StoreError(f"no store yet at {path}", hint="run aipolicy ingest to make one")
    _refuse_folder(Path(path))
    with explained(path):
        connection = _connect_read_only(Path(path))
    try:
        with explained(path):
            missing = _missing_migrations(connection, path)
    except BaseException:
        connection.close()
        raise
    if missing:
        connection.close()
        open_for_writing(path).close()
        with explained(path):
            connection = _connect_read_only(Path(path))
    return connection


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"the folder of {path} cannot be made: {error.strerror}", hint="name another place with --db"
        ) from error
    _refuse_folder(path)


def _refuse_folder(path: Path) -> None:
    if path.is_dir():
        raise StoreError(f"{path} is a folder", hint="name a file with --db")


def _connect_read_only(path: Path) -> sqlite3.Connection:
    address = f"file:{quote(str(path.absolute()))}?mode=ro"
    connection = sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        connection.execute("SELECT 1 FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as error:
        connection.close()
        # On a read-only disk SQLite cannot make the files it shares between processes. Without a
        # journal left beside it, the file alone is the whole store.
        journal = Path(f"{path}-wal")
        whole = not (journal.exists() and journal.stat().st_size)
        if error.sqlite_errorcode & 0xFF not in _CANNOT_WRITE or not whole:
            raise
        connection = sqlite3.connect(f"{address}&immutable=1", uri=True, isolation_level=None)
    return connection


def _missing_migrations(connection: sqlite3.Connection, path: Path | str) -> bool:
    """Whether the schema is older than this version; StoreError if it is newer or not ours."""
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if migrations.TABLE not in tables:
        if tables:
            raise StoreError(
                f"{path} is a database of another program; nothing was changed",
                hint="name another file with --db",
            )
        return True
    applied = {name for (name,) in connection.execute(f"SELECT name FROM {migrations.TABLE}")}
    if applied - set(migrations.names()):
        raise StoreError(
            f"{path} was written by a newer version of aipolicy; nothing was changed", hint="upgrade aipolicy"
        )
    return applied != set(migrations.names())
