"""Which files the user means."""

import os
from collections.abc import Iterable, Iterator
from glob import glob
from pathlib import Path

from aipolicy.models import Failure
from aipolicy.read.registry import holds_articles, reader_of

GLOB_MARKS = "*?["


def expand(sources: Iterable[str | Path]) -> Iterator[Path | Failure]:
    """The files of some files, folders and globs, in order of name within a folder or glob.

    Folders are read with all below them, but for hidden files, files of unknown kind, README files,
    and JSON Lines, CSV and Excel files that hold no article's text (such as gold facts and exports).
    A source that yields nothing is a failure.
    """
    for source in sources:
        path = Path(source).expanduser()
        if path.is_dir():
            yield from _folder(path)
        elif path.exists() or path.is_symlink():
            yield path
        elif any(mark in str(source) for mark in GLOB_MARKS):
            yield from _glob(str(path))
        else:
            yield Failure(str(source), "no such file or folder; check the path")


def _folder(folder: Path) -> Iterator[Path | Failure]:
    failed: list[Failure] = []
    found = False
    for parent, names, files in os.walk(folder, onerror=lambda error: failed.append(_closed(error))):
        names[:] = sorted(name for name in names if not name.startswith("."))
        for name in sorted(files):
            path = Path(parent, name)
            if _is_article_file(path):
                found = True
                yield path
        yield from failed
        found = found or bool(failed)
        failed.clear()
    if failed:
        yield from failed
    elif not found:
        yield Failure(
            str(folder), "no articles in this folder; it needs .txt, .md, .html, .jsonl, .csv or .xlsx files"
        )


def _closed(error: OSError) -> Failure:
    return Failure(str(error.filename), f"cannot be read: {error.strerror}; check its permissions")


def _is_article_file(path: Path) -> bool:
    name = path.name.lower()
    if name.startswith((".", "~$", "readme")) or reader_of(path) is None:
        return False
    return holds_articles(path)


def _glob(pattern: str) -> Iterator[Path | Failure]:
    found = False
    for name in sorted(glob(pattern, recursive=True)):
        path = Path(name)
        if path.is_dir():
            continue
        found = True
        yield path
    if not found:
        yield Failure(pattern, "no file matches; check the pattern")
