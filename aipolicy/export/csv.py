"""CSV that opens in Excel: UTF-8 with BOM, text quoted, nothing that Excel would run.

A text cell that a spreadsheet could take for a formula gets a leading apostrophe; `read` removes it.
Text is quoted and numbers are not, so that a program that heeds quotes keeps 00000 as text.
"""

import csv
import io
import re
from collections.abc import Iterator
from typing import BinaryIO, TextIO

from aipolicy.errors import InputError
from aipolicy.export.base import Cell, Exportable, Exporter
from aipolicy.export.cells import as_text

# A cell is a formula to Excel if it starts so; the wide forms count in East Asian versions. Apostrophes
# before it are counted in, so that text which had one of its own comes back with it.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")


def guarded(text: str) -> str:
    """The text with a leading apostrophe if it could be taken for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """Undo `guarded`."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def _cell(cell: Cell) -> str | int | float:
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return cell
    return guarded(as_text(cell))


def write(data: Exportable, stream: BinaryIO) -> None:
    """Write a header of slugs and one line a row."""
    table = data.table()
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="", write_through=False)
    try:
        writer = csv.writer(text, quoting=csv.QUOTE_NONNUMERIC)
        writer.writerow(table.columns)
        writer.writerows([_cell(cell) for cell in row] for row in table.rows)
    finally:
        text.detach()


def read(stream: TextIO) -> Iterator[dict[str, str]]:
    """Rows of a CSV file of ours by column name, guards removed; cells are text.

    The stream is opened with `encoding="utf-8-sig", newline=""`. Raises InputError naming the line
    where a row has too few or too many cells.
    """
    reader = csv.reader(stream)
    columns = next(reader, None)
    if columns is None:
        return
    for row in reader:
        if len(row) != len(columns):
            raise InputError(
                f"line {reader.line_num}: {len(row)} cells under {len(columns)} columns",
                where=str(reader.line_num),
            )
        yield dict(zip(columns, map(unguarded, row), strict=True))


EXPORTER = Exporter(name="csv", suffixes=(".csv",), write=write)
