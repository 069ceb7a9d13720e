"""The only reader of the tables of knowledge, each read once a process."""

import csv
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from aipolicy.errors import TableError


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
