"""The only reader of the tables of knowledge, each read once a process."""

import csv
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from aipolicy.errors import TableError

# Tables that say how the program talks, not what it reads out of articles.
OF_OUTPUT = ("labels.toml", "messages.toml", "periods.toml")
_HASH_LENGTH = 8


@cache
def tables_hash() -> str:
    """Hash of all tables that can change what is read out of an article; computed once a process."""
    import hashlib

    tables = sorted(files("aipolicy.tables").iterdir(), key=lambda table: table.name)
    read = [each for each in tables if each.name.endswith((".csv", ".toml")) and each.name not in OF_OUTPUT]
    digest = hashlib.sha256()
    for table in read:
        digest.update(f"{table.name}\0".encode())
        digest.update(table.read_bytes())
    return digest.hexdigest()[:_HASH_LENGTH]


def _text(name: str) -> str:
    try:
        return files("aipolicy.tables").joinpath(name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise TableError(f"{name}: {error}") from error


@cache
def csv_rows(name: str) -> tuple[Mapping[str, str], ...]:
    """Rows of a CSV table by column name; empty cells are empty strings."""
    rows = tuple(csv.DictReader(_text(name).splitlines()))
    for number, row in enumerate(rows, 2):
        if None in row or None in row.values():
            raise TableError(f"{name}, line {number}: wrong number of cells")
    return rows


@cache
def toml_table(name: str) -> Mapping[str, Any]:
    """A TOML table."""
    try:
        return tomllib.loads(_text(name))
    except tomllib.TOMLDecodeError as error:
        raise TableError(f"{name}: {error}") from error
