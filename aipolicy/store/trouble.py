"""SQLite's errors as StoreErrors that say what happened and what to do."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from aipolicy.errors import StoreError

_MEANINGS: dict[int, tuple[str, str]] = {
    sqlite3.SQLITE_BUSY: (
        "{path} is in use by another program",
        "wait until it is done, then run the same command again",
    ),
    sqlite3.SQLITE_FULL: (
        "no space left for {path}",
        "make room on the disk and run the same command again; what was stored before is safe",
    ),
    sqlite3.SQLITE_IOERR: (
        "{path} could not be read or written: {error}",
        "check that the disk is sound and has room, then run the same command again",
    ),
    sqlite3.SQLITE_READONLY: (
        "{path} cannot be written to",
        "check the permissions of the file and its folder",
    ),
    sqlite3.SQLITE_CANTOPEN: ("{path} cannot be opened", "check the permissions of the file and its folder"),
    sqlite3.SQLITE_PERM: ("{path} cannot be opened", "check the permissions of the file and its folder"),
    sqlite3.SQLITE_NOTADB: ("{path} is not a database", "name another file with --db"),
    sqlite3.SQLITE_CORRUPT: (
        "{path} is damaged: {error}",
        "restore a backup, or ingest the articles again into a new file",
    ),
}


def as_store_error(error: sqlite3.Error, path: Path | str) -> StoreError:
    """The StoreError for an error of SQLite on the store at `path`."""
    # The low byte is the primary code; errors of the Python layer have none.
    code = getattr(error, "sqlite_errorcode", None)
    message, hint = _MEANINGS.get((code or 0) & 0xFF, ("{path}: {error}", ""))
    if isinstance(error, sqlite3.OperationalError) and "locked" in str(error):
        message, hint = _MEANINGS[sqlite3.SQLITE_BUSY]
    return StoreError(message.format(path=path, error=error), hint=hint or None)


@contextmanager
def explained(path: Path | str) -> Iterator[None]:
    """Turns errors of SQLite inside into StoreErrors."""
    try:
        yield
    except sqlite3.Error as error:
        raise as_store_error(error, path) from error
