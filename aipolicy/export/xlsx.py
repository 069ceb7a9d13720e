"""Excel workbooks, written row by row: header frozen, text as text, dates as dates."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain, islice
from typing import Any, BinaryIO

from aipolicy.export.base import Cell, Exportable, Exporter, Table
from aipolicy.export.cells import as_text

# Limits of the format (ECMA-376; Excel specifications and limits).
MOST_ROWS = 1_048_576
MOST_CHARACTERS = 32_767
FIRST_YEAR = 1900

_SAMPLE = 100
_NARROWEST, _WIDEST = 8, 60


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _widths(columns: Sequence[str], sample: Sequence[Sequence[Cell]]) -> list[int]:
    """Width of each column in characters, from its name and the first rows."""
    texts = zip(columns, *(map(as_text, row) for row in sample), strict=True)
    return [min(max(_NARROWEST, *(_width(text) + 2 for text in column)), _WIDEST) for column in texts]


def text_cell(cell: Cell) -> str:
    """A cell's text as a workbook can hold it: bare line feeds, cut (with a …) at the format's limit."""
    text = as_text(cell).replace("\r\n", "\n").replace("\r", "\n")
    return text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - 1] + "…"


def _value(sheet: Any, cell: Cell) -> Any:
    """A value for openpyxl; text that it would take for a formula or an error is marked as text."""
    from openpyxl.cell import WriteOnlyCell

    if cell is None or isinstance(cell, int | float):
        return cell
    if isinstance(cell, date) and cell.year >= FIRST_YEAR:
        return cell
    text = text_cell(cell)
    if not text.startswith(("=", "#")):
        return text or None
    marked = WriteOnlyCell(sheet, text)
    marked.data_type = "s"
    return marked


def _new_sheet(book: Any, title: str, columns: Sequence[str], widths: Sequence[int]) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for number, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    header = []
    for column in columns:
        cell = WriteOnlyCell(sheet, column)
        cell.data_type = "s"
        cell.font = Font(bold=True)
        header.append(cell)
    sheet.append(header)
    return sheet


def _sheets(rows: Iterable[Sequence[Cell]], most: int) -> Iterator[Iterator[Sequence[Cell]]]:
    """The rows in stretches of at most `most`; one empty stretch if there are none."""
    left = iter(rows)
    yield islice(left, most)
    for row in left:
        yield islice(chain([row], left), most)


def write(data: Exportable, stream: BinaryIO, *, most_rows: int = MOST_ROWS) -> None:
    """Write one sheet, or as many as the format's limit on rows asks for."""
    from openpyxl import Workbook

    table: Table = data.table()
    rows = iter(table.rows)
    sample = list(islice(rows, _SAMPLE))
    widths = _widths(table.columns, sample)
    book = Workbook(write_only=True)
    for number, stretch in enumerate(_sheets(chain(sample, rows), most_rows - 1), 1):
        title = table.name if number == 1 else f"{table.name} {number}"
        sheet = _new_sheet(book, title, table.columns, widths)
        for row in stretch:
            sheet.append([_value(sheet, cell) for cell in row])
    book.save(stream)


EXPORTER = Exporter(name="xlsx", suffixes=(".xlsx",), write=write, binary=True)
