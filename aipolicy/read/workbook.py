"""Excel workbooks, read row by row."""

import warnings
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from aipolicy.errors import InputError
from aipolicy.models import Article, Failure
from aipolicy.read.notices import failure
from aipolicy.read.options import ReadOptions
from aipolicy.read.table import HEADER_ROWS, Row, header_of, no_text_column, read_rows

if TYPE_CHECKING:
    from openpyxl import Workbook


def read_workbook(path: Path, options: ReadOptions) -> Iterator[Article | Failure]:
    """The articles of all sheets that have a text column."""
    where = str(path)
    try:
        book = open_workbook(path)
    except InputError as error:
        yield failure(where, error)
        return
    try:
        found = False
        for sheet in book.worksheets:
            header = header_of(islice(_rows(sheet), HEADER_ROWS))
            if header is None:
                continue
            found = True
            yield from read_rows(islice(_rows(sheet), header[0], None), header[1], where, options)
        if not found:
            yield no_text_column(where)
    finally:
        book.close()


def holds_articles(path: Path) -> bool:
    """Whether a sheet has a text column; true for a workbook that cannot be opened, so that this is told."""
    try:
        book = open_workbook(path)
    except InputError:
        return True
    try:
        return any(header_of(islice(_rows(sheet), HEADER_ROWS)) for sheet in book.worksheets)
    finally:
        book.close()


def open_workbook(path: Path) -> "Workbook":
    """A workbook to be read row by row. Raises InputError for a file that is none."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # missing default styles and the like
            return load_workbook(path, read_only=True, data_only=True)
    except (BadZipFile, InvalidFileException, KeyError, ValueError, EOFError):
        raise InputError("not a readable Excel workbook (.xlsx)", hint="export or save it again") from None


def _rows(sheet: Any) -> Iterator[Row]:
    """Numbered rows from 1. Written sizes are not trusted: some programs always write A1."""
    sheet.reset_dimensions()
    yield from enumerate(sheet.iter_rows(values_only=True), 1)
