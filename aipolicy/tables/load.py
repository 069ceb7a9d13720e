"""The only reader of the tables of knowledge, each read once a process."""

import csv
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from aipolicy.errors import TableError


def text_of(name: str) -> str:
    """The text of a table."""
    try:
        return files("aipolicy.tables").joinpath(name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise TableError(f"{name}: {error}") from error


@cache
def csv_rows(name: str) -> tuple[Mapping[str, str], ...]:
    """Rows of a CSV table by column name; empty cells are empty strings."""
    rows = tuple(csv.DictReader(text_of(name).splitlines()))
    for number, row in enumerate(rows, 2):
        if None in row or None in row.values():
            raise TableError(f"{name}, line {number}: wrong number of cells")
    return rows


@cache
def fingerprint(besides: frozenset[str]) -> str:
    """Eight hexadecimal digits that change with any table but those named."""
    from hashlib import sha256

    digest = sha256()
    tables = (each for each in files("aipolicy.tables").iterdir() if each.name.endswith((".csv", ".toml")))
    for table in sorted(tables, key=lambda each: each.name):
        if table.name not in besides:
            digest.update(f"{table.name}\n{text_of(table.name)}".encode())
    return digest.hexdigest()[:8]


@cache
def toml_table(name: str) -> Mapping[str, Any]:
    """A TOML table."""
    try:
        return tomllib.loads(text_of(name))
    except tomllib.TOMLDecodeError as error:
        raise TableError(f"{name}: {error}") from error
