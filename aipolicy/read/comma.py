"""CSV files with the columns of a BIGKinds export or of JSON Lines."""

import codecs
import csv
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TextIO

from aipolicy.errors import InputError
from aipolicy.models import Article, Failure
from aipolicy.read.decode import HEAD, decode
from aipolicy.read.notices import LARGEST, failure
from aipolicy.read.options import ReadOptions
from aipolicy.read.table import HEADER_ROWS, Row, header_of, no_text_column, read_rows


def read_csv(path: Path, options: ReadOptions) -> Iterator[Article | Failure]:
    """The articles of the rows, one at a time."""
    where = str(path)
    try:
        with _open(path) as file:
            header = header_of(islice(_rows(file), HEADER_ROWS))
            if header is None:
                yield no_text_column(where)
                return
        with _open(path) as file:
            yield from read_rows(islice(_rows(file), header[0], None), header[1], where, options)
    except InputError as error:
        yield failure(where, error)


def holds_articles(path: Path) -> bool:
    """Whether a row at the top names a text column; true where it cannot be read, to be told so."""
    try:
        with _open(path) as file:
            return header_of(islice(_rows(file), HEADER_ROWS)) is not None
    except InputError:
        return True


def _open(path: Path) -> TextIO:
    with path.open("rb") as file:
        head = file.read(HEAD * 8)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    else:
        decode(head[: head.rfind(b"\n") + 1] or head)
        encoding = "utf-8-sig" if _is_utf8(head) else "cp949"
    return path.open(encoding=encoding, newline="")


def _is_utf8(head: bytes) -> bool:
    """Whether the start of a file is UTF-8, its last character perhaps cut."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return True


def _rows(file: TextIO) -> Iterator[Row]:
    csv.field_size_limit(LARGEST)
    reader = csv.reader(file)
    try:
        yield from enumerate(reader, 1)
    except csv.Error as error:
        raise InputError(f"broken CSV at line {reader.line_num}: {error}", hint="export it again") from None
    except UnicodeDecodeError:
        raise InputError(
            f"text broken behind line {reader.line_num}; the rows before it went in",
            hint="save it again as UTF-8",
        ) from None
