"""HTML pages as files: their charset, and the article that `page` finds in them."""

import re
from collections.abc import Iterator

from aipolicy.errors import InputError
from aipolicy.models import Article, Failure, PublishedBasis
from aipolicy.read.build import Draft, build
from aipolicy.read.decode import decode
from aipolicy.read.notices import failure
from aipolicy.read.options import ReadOptions
from aipolicy.read.page import page_of
from aipolicy.tables.load import toml_table

CHARSET_RE = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.IGNORECASE)
CHARSET_HEAD = 4096


def read_html(data: bytes, path: str, options: ReadOptions) -> Iterator[Article | Failure]:
    """The article of a page; a failure where it has none.

    The charset is the byte order mark's, else the one a meta element names, else UTF-8 or CP949.
    """
    try:
        page = page_of(decode(data, _declared_charset(data)))
    except InputError as error:
        yield failure(path, error)
        return
    draft = Draft(
        path=path,
        body=page.body,
        title=page.title,
        outlet=page.outlet,
        url=page.url,
        published=page.published,
        basis=PublishedBasis.METADATA,
        page=page.text,
    )
    yield build(draft, options)


def _declared_charset(data: bytes) -> str | None:
    match = CHARSET_RE.search(data, 0, CHARSET_HEAD)
    if match is None:
        return None
    name = match[1].decode("ascii").lower()
    return "cp949" if name in toml_table("pages.toml")["charsets"]["korean"] else name
