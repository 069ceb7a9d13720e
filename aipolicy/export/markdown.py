"""A table in GitHub-flavoured Markdown, for reports and issue trackers."""

import re
from typing import BinaryIO

from aipolicy.export.base import Cell, Exportable, Exporter
from aipolicy.export.cells import as_text

# Underscores stay: within words, as in URLs and slugs, they are no markup.
_MARKUP = re.compile(r"[\\`*<\[|]")
_SPACE = re.compile(r"\s+")


def escaped(text: str) -> str:
    """The text on one line, with markup and the column separator escaped."""
    return _MARKUP.sub(r"\\\g<0>", _SPACE.sub(" ", text).strip())


def _line(cells: list[str]) -> bytes:
    return f"| {' | '.join(cells)} |\n".encode()


def _rule(cell: Cell) -> str:
    return "---:" if isinstance(cell, int | float) and not isinstance(cell, bool) else "---"


def write(data: Exportable, stream: BinaryIO) -> None:
    """Write a header, a rule and one line a row; columns whose first cell is a number align right."""
    table = data.table()
    rows = iter(table.rows)
    first = next(rows, None)
    stream.write(_line([escaped(table.titles.get(column, column)) for column in table.columns]))
    stream.write(_line(["---"] * len(table.columns) if first is None else [_rule(cell) for cell in first]))
    if first is None:
        return
    stream.write(_line([escaped(as_text(cell)) for cell in first]))
    stream.writelines(_line([escaped(as_text(cell)) for cell in row]) for row in rows)


EXPORTER = Exporter(name="markdown", suffixes=(".md", ".markdown"), write=write)
