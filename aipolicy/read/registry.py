"""Which reader reads a file: by its ending, and by its content where the ending does not tell."""

import io
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import IO

from aipolicy.models import Article, Failure
from aipolicy.read import comma, workbook
from aipolicy.read.html import read_html
from aipolicy.read.jsonl import is_article_line, read_jsonl
from aipolicy.read.notices import LARGEST, failure, too_large, unreadable
from aipolicy.read.options import ReadOptions
from aipolicy.read.plain import read_plain

Reader = Callable[[Path, ReadOptions], Iterator[Article | Failure]]
STDIN = "-"
HTML_STARTS = (b"<!doctype html", b"<html", b"<?xml")
LONGEST_START = max(map(len, HTML_STARTS))
SNIFFED = 65_536
USUAL = 65_536


def _read_whole(path: Path, options: ReadOptions) -> Iterator[Article | Failure]:
    """One article a file, as its first bytes say."""
    with path.open("rb") as file:
        data = file.read(USUAL)
        if len(data) == USUAL:  # memory for the largest is not laid out for each
            data += file.read(LARGEST + 1 - USUAL)
    if len(data) > LARGEST:
        yield failure(str(path), too_large())
        return
    read = read_html if path.suffix.lower() in (".html", ".htm") or _is_html(data) else read_plain
    yield from read(data, str(path), options)


def _read_lines(path: Path, options: ReadOptions) -> Iterator[Article | Failure]:
    with path.open("rb") as file:
        yield from _read_lines_of(file, str(path), options)


def _read_lines_of(stream: IO[bytes], where: str, options: ReadOptions) -> Iterator[Article | Failure]:
    nothing = True
    for reading in read_jsonl(stream, where, options):
        nothing = False
        yield reading
    if nothing:
        yield Failure(where, "the file is empty; remove it, or write one article a line")


READERS: Mapping[str, Reader] = {
    ".txt": _read_whole,
    ".text": _read_whole,
    ".md": _read_whole,
    ".markdown": _read_whole,
    ".html": _read_whole,
    ".htm": _read_whole,
    ".jsonl": _read_lines,
    ".ndjson": _read_lines,
    ".csv": comma.read_csv,
    ".xlsx": workbook.read_workbook,
}


def reader_of(path: Path) -> Reader | None:
    """The reader for a file's ending; None for a kind of file that holds no articles."""
    return READERS.get(path.suffix.lower())


def read_source(path: Path, options: ReadOptions) -> Iterator[Article | Failure]:
    """The articles of one file, each as soon as it is read, and a failure for each part that cannot be."""
    reader = reader_of(path) or (_read_whole if not path.suffix else None)
    if reader is None:
        known = ", ".join(sorted(READERS))
        yield Failure(str(path), f"unknown kind of file ({path.suffix}); give one of {known}")
        return
    try:
        yield from reader(path, options)
    except OSError as error:
        yield unreadable(str(path), error)


def read_stdin(data: bytes, options: ReadOptions) -> Iterator[Article | Failure]:
    """The articles of standard input: JSON Lines, an HTML page or one plain text, as its start says."""
    first = next((line for line in io.BytesIO(data) if line.strip()), b"").removeprefix(b"\xef\xbb\xbf")
    if first.lstrip().startswith(b"{") and is_article_line(first):
        yield from read_jsonl(io.BytesIO(data), STDIN, options)
    elif _is_html(data):
        yield from read_html(data, STDIN, options)
    else:
        yield from read_plain(data, STDIN, options)


def holds_articles(path: Path) -> bool:
    """Whether a file met in a folder is one of articles; only tables and JSON Lines are looked into."""
    try:
        match path.suffix.lower():
            case ".jsonl" | ".ndjson":
                with path.open("rb") as file:
                    first = file.readline(SNIFFED).removeprefix(b"\xef\xbb\xbf")
                return len(first) == SNIFFED or not _is_other_record(first)
            case ".csv":
                return comma.holds_articles(path)
            case ".xlsx":
                return workbook.holds_articles(path)
    except OSError:
        return True
    return True


def _is_other_record(line: bytes) -> bool:
    """Whether a first line is a sound JSON object of something else than an article."""
    return line.lstrip().startswith(b"{") and line.rstrip().endswith(b"}") and not is_article_line(line)


def _is_html(data: bytes) -> bool:
    start = data[:SNIFFED].removeprefix(b"\xef\xbb\xbf").lstrip()
    return start[:LONGEST_START].lower().startswith(HTML_STARTS)
