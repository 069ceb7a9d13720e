"""JSON Lines: one article a line, read one line at a time."""

import json
from collections.abc import Iterator
from typing import IO

from aipolicy.errors import InputError
from aipolicy.models import Article, Failure, PublishedBasis
from aipolicy.read.build import Draft, build
from aipolicy.read.decode import decode
from aipolicy.read.fields import Day, field_of, has_field, parse_day, pick
from aipolicy.read.notices import LARGEST, bad_day, failure, too_large
from aipolicy.read.options import ReadOptions
from aipolicy.read.page import page_of

CHUNK = 1 << 20
NO_TEXT = "no 'text' and no 'html'"


def read_jsonl(stream: IO[bytes], path: str, options: ReadOptions) -> Iterator[Article | Failure]:
    """The articles of a stream of JSON Lines (id, url, outlet, title, published, text or html).

    Unknown fields are left alone. A line that cannot be read gives a failure naming file and line; lines
    without a text that follow each other give one failure together.
    """
    textless: list[int] = []
    for number, line in _lines(stream):
        try:
            record = _record(line, number)
        except InputError as error:
            yield from _textless(path, textless)
            textless = []
            yield failure(f"{path}, line {number}", error)
            continue
        if record is None:
            continue
        if not (has_field(record, "text") or has_field(record, "html")):
            textless = [*textless[:1], number]
            continue
        yield from _textless(path, textless)
        textless = []
        yield from _article(record, path, number, options)
    yield from _textless(path, textless)


def is_article_line(line: bytes) -> bool:
    """Whether a line of JSON Lines is an article's."""
    try:
        record = _record(line, 1)
    except InputError:
        return False
    return record is not None and (has_field(record, "text") or has_field(record, "html"))


def _lines(stream: IO[bytes]) -> Iterator[tuple[int, bytes | None]]:
    """Numbered lines; None for one too long to hold, whose bytes are read past in pieces."""
    number = 0
    while line := stream.readline(LARGEST + 1):
        number += 1
        if len(line) <= LARGEST or line.endswith(b"\n"):
            yield number, line
            continue
        while (rest := stream.readline(CHUNK)) and not rest.endswith(b"\n"):
            pass
        yield number, None


def _record(line: bytes | None, number: int) -> dict[str, object] | None:
    """The fields of a line; None for a blank one."""
    if line is None:
        raise too_large()
    if number == 1:
        line = line.removeprefix(b"\xef\xbb\xbf")
    if not line.strip():
        return None
    try:
        loaded = json.loads(decode(line))
    except json.JSONDecodeError as error:
        hint = "write one JSON object a line"
        raise InputError(f"not valid JSON: {error.msg} at column {error.colno}", hint=hint) from None
    except RecursionError:
        raise InputError("JSON nested too deep", hint="write one JSON object a line") from None
    if not isinstance(loaded, dict):
        raise InputError("not a JSON object", hint="write one JSON object a line")
    return {field_of(key): value for key, value in loaded.items()}


def _textless(path: str, numbers: list[int]) -> Iterator[Failure]:
    if numbers:
        first, last = numbers[0], numbers[-1]
        lines = f"line {first}" if first == last else f"lines {first}-{last}"
        yield failure(f"{path}, {lines}", InputError(NO_TEXT, hint="give each article one of them"))


def _article(
    record: dict[str, object], path: str, number: int, options: ReadOptions
) -> Iterator[Article | Failure]:
    where = f"{path}, line {number}"
    try:
        draft, day = _draft(record, path, number)
    except InputError as error:
        yield failure(where, error)
        return
    yield build(draft, options)
    if day and day.value is None:
        yield bad_day(where, day)


def _draft(record: dict[str, object], path: str, number: int) -> tuple[Draft, Day | None]:
    external_id = pick(record, "id")
    day = parse_day(words) if (words := pick(record, "published")) else None
    text, html = pick(record, "text"), pick(record, "html")
    page = page_of(html) if html and not text else None
    body = text or (page.body if page else None)
    if not body:
        raise InputError("an empty text", hint="give the article's text or html")
    known = Draft(
        path=f"{path}#{external_id or number}",
        body=body,
        title=pick(record, "title") or (page.title if page else None),
        outlet=pick(record, "outlet") or (page.outlet if page else None),
        url=pick(record, "url") or (page.url if page else None),
        external_id=external_id,
        published=(day.value if day else None) or (page.published if page else None),
        basis=PublishedBasis.FIELD if day and day.value else PublishedBasis.METADATA,
        page=page.text if page else None,
    )
    return known, day
