"""Small helpers over a connection: write rows given as dicts, read single values."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

Value = str | int | float | None


def insert(connection: sqlite3.Connection, table: str, row: Mapping[str, Value]) -> int:
    """Inserts a row and returns its key."""
    cursor = connection.execute(_insertion(table, tuple(row)), tuple(row.values()))
    return int(cursor.lastrowid or 0)


def insert_all(connection: sqlite3.Connection, table: str, rows: Sequence[Mapping[str, Value]]) -> None:
    """Inserts rows that all have the same columns."""
    if rows:
        connection.executemany(_insertion(table, tuple(rows[0])), [tuple(row.values()) for row in rows])


def update(connection: sqlite3.Connection, table: str, pk: int, row: Mapping[str, Value]) -> None:
    """Overwrites columns of the row whose `pk` this is."""
    connection.execute(_change(table, tuple(row)), (*row.values(), pk))


def value(connection: sqlite3.Connection, sql: str, parameters: Iterable[Value] = ()) -> Any:
    """The first column of the first row, None without a row."""
    row = connection.execute(sql, tuple(parameters)).fetchone()
    return row[0] if row else None


@cache
def _insertion(table: str, columns: tuple[str, ...]) -> str:
    names = ", ".join(f'"{column}"' for column in columns)
    return f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(columns))})"


@cache
def _change(table: str, columns: tuple[str, ...]) -> str:
    settings = ", ".join(f'"{column}" = ?' for column in columns)
    return f"UPDATE {table} SET {settings} WHERE pk = ?"
