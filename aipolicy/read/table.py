"""Rows of a workbook or CSV file, as BIGKinds exports them or with the same columns in any order.

Rows that BIGKinds marks 분석제외 (중복, 예외) are read like the others: a copy only adds one more
article to its event, and an exception (인사, 부고, a photo) is judged by its own words. Skipping them
could lose the one copy that lies within an export.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from aipolicy.errors import InputError
from aipolicy.models import Article, Failure, PublishedBasis
from aipolicy.read.build import Draft, build
from aipolicy.read.fields import field_of, has_field, parse_day, pick
from aipolicy.read.notices import bad_day, failure
from aipolicy.read.options import ReadOptions

HEADER_ROWS = 10
BIGKINDS_ID = "뉴스식별자"
# The free export cuts 본문 at 200 characters; a shorter text that ends like a sentence is whole.
EXCERPT, ALMOST = 210, 190
ENDINGS = (".", "”", '"', "?", "!")
FORMULA_STARTS = "=+-@\t\r"
NO_TEXT_COLUMN = "no column 본문 (or text)"

Row = tuple[int, Sequence[object]]


def header_of(rows: Iterable[Row]) -> tuple[int, list[str]] | None:
    """Number and column names of the first row that names a text column; None without one."""
    for number, cells in rows:
        names = [field_of(cell) if cell is not None else "" for cell in cells]
        if has_field(names, "text"):
            return number, names
        if number >= HEADER_ROWS:
            return None
    return None


def no_text_column(where: str) -> Failure:
    """A table that holds no articles."""
    hint = "export with 본문, or name the column of the articles' text 'text'"
    return failure(where, InputError(NO_TEXT_COLUMN, hint=hint))


def read_rows(
    rows: Iterable[Row], names: Sequence[str], path: str, options: ReadOptions
) -> Iterator[Article | Failure]:
    """The articles of the rows below a header; empty rows are passed over."""
    for number, cells in rows:
        record = {name: _unguarded(cell) for name, cell in zip(names, cells, strict=False) if name}
        if any(cell not in (None, "") for cell in record.values()):
            yield from _article(record, path, number, options)


def _unguarded(cell: object) -> object:
    """A cell without the apostrophe that keeps spreadsheets from taking it for a formula."""
    if isinstance(cell, str) and cell[:1] == "'" and cell[1:2] and cell[1] in FORMULA_STARTS:
        return cell[1:]
    return cell


def _article(
    record: Mapping[str, object], path: str, number: int, options: ReadOptions
) -> Iterator[Article | Failure]:
    where = f"{path}, row {number}"
    body = pick(record, "text")
    if not body:
        yield failure(where, InputError("an empty text", hint="fill the column or remove the row"))
        return
    external_id = pick(record, "id")
    day = parse_day(words) if (words := pick(record, "published")) else None
    draft = Draft(
        path=f"{path}#{external_id or number}",
        body=body,
        title=pick(record, "title"),
        outlet=pick(record, "outlet"),
        url=pick(record, "url"),
        external_id=external_id,
        published=day.value if day else None,
        basis=PublishedBasis.FIELD,
        excerpt=BIGKINDS_ID in record and _is_cut(body),
    )
    yield build(draft, options)
    if day and day.value is None:
        yield bad_day(where, day)


def _is_cut(body: str) -> bool:
    if len(body) > EXCERPT:
        return False
    return len(body) >= ALMOST or body.endswith(("..", "…")) or not body.endswith(ENDINGS)
