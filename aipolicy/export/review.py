"""The sheet in which many events are reviewed: written, and read back.

What the cells said when it was written stands in a hidden sheet, so that only what was changed counts.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO

from aipolicy.errors import InputError
from aipolicy.export.files import write_atomically
from aipolicy.export.xlsx import text_cell
from aipolicy.models import Correctable, Field
from aipolicy.report.sheet import DECISION, NOTE, SheetRow

SHEET, ORIGINAL = "review", "original"
ID = "id"
EDITABLE = tuple(str(field) for field in Correctable)
# What a user fills in stands out; by it stands what helps to decide.
COLUMNS: Mapping[str, int] = {
    ID: 14, "confidence": 10, "field": 10, "why": 34, DECISION: 10, NOTE: 20, "title": 40, "date": 22,
    "region": 22, "organizer": 34, "type": 16, **{f"evidence_{field}": 50 for field in Field}, "articles": 50,
}  # fmt: skip
_FILLED_IN = (DECISION, NOTE, *EDITABLE)
_PAPER = "FFF9E5"
_HINT = "export it anew: aipolicy review export -o FILE.xlsx"


def write_review(path: Path, rows: Sequence[Mapping[str, str | float]]) -> None:
    """Writes a review sheet, whole or not at all; `rows` have cells by the names of `COLUMNS`."""
    write_atomically(path, lambda stream: _write(stream, rows))


def _write(stream: BinaryIO, rows: Sequence[Mapping[str, str | float]]) -> None:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet(SHEET)
    _lay_out(sheet, len(rows))
    sheet.append([_cell(sheet, name, bold=True) for name in COLUMNS])
    for row in rows:
        sheet.append([_cell(sheet, row.get(name, ""), paper=name in _FILLED_IN) for name in COLUMNS])
    hidden = book.create_sheet(ORIGINAL)
    hidden.sheet_state = "hidden"
    hidden.append([ID, *EDITABLE])
    for row in rows:
        hidden.append([_cell(hidden, row[name]) for name in (ID, *EDITABLE)])
    book.save(stream)


def _lay_out(sheet: Any, count: int) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    sheet.freeze_panes = "B2"
    letters = {name: get_column_letter(number) for number, name in enumerate(COLUMNS, 1)}
    for name, width in COLUMNS.items():
        sheet.column_dimensions[letters[name]].width = width
    choice = DataValidation(type="list", formula1='"accept,reject"', allow_blank=True, showErrorMessage=False)
    choice.add(f"{letters[DECISION]}2:{letters[DECISION]}{max(count, 1) + 1}")
    sheet.data_validations.append(choice)


def _cell(sheet: Any, value: str | float, *, bold: bool = False, paper: bool = False) -> Any:
    """Text stays text, whatever it looks like: a date typed over it is read back all the same."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font, PatternFill

    cell = WriteOnlyCell(sheet, text_cell(value) if isinstance(value, str) else value)
    if isinstance(value, str):
        cell.data_type = "s"
        cell.number_format = "@"
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    if bold:
        cell.font = Font(bold=True)
    if paper:
        cell.fill = PatternFill("solid", fgColor=_PAPER)
    return cell


def read_review(path: Path) -> list[SheetRow]:
    """The rows of a review sheet. Raises InputError for a file that is none."""
    from aipolicy.read.workbook import open_workbook

    if not path.is_file():
        raise InputError("no such file or folder", where=str(path), hint="check the path")
    try:
        book = open_workbook(path)
    except InputError as error:
        raise InputError(error.message, where=str(path), hint=error.hint) from None
    try:
        tables = {
            sheet.title: dict(_rows(sheet)) for sheet in book.worksheets if sheet.title in (SHEET, ORIGINAL)
        }
    finally:
        book.close()
    for name in (SHEET, ORIGINAL):
        if not any(ID in cells for cells in tables.get(name, {}).values()):
            raise InputError(f"no sheet {name} with a column {ID}", where=str(path), hint=_HINT)
    original = {cells[ID]: cells for cells in tables[ORIGINAL].values()}
    return [
        SheetRow(number, cells, original.get(cells[ID], {}))
        for number, cells in tables[SHEET].items()
        if cells[ID]
    ]


def _rows(sheet: Any) -> Iterator[tuple[int, dict[str, str]]]:
    """Rows below the header with their numbers, cells by column, those without a name left out."""
    sheet.reset_dimensions()
    lines = enumerate(sheet.iter_rows(values_only=True), 1)
    header = [_text(cell) for cell in next(lines, (1, ()))[1]]
    for number, line in lines:
        cells = dict(zip(header, map(_text, line), strict=False))
        yield number, {name: cells.get(name, "") for name in header if name}


def _text(cell: object) -> str:
    """A cell as it would be typed: a date as ISO text, 2025.0 as 2025."""
    match cell:
        case None:
            return ""
        case datetime():
            return cell.date().isoformat()
        case date():
            return cell.isoformat()
        case float() if cell.is_integer():
            return str(int(cell))
    return str(cell).replace("\r\n", "\n").strip()
