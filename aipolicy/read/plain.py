"""Plain text and Markdown with an optional front matter."""

from collections.abc import Iterator

from aipolicy.errors import InputError
from aipolicy.models import Article, Failure, PublishedBasis
from aipolicy.read.build import Draft, build
from aipolicy.read.decode import decode
from aipolicy.read.fields import parse_day, pick
from aipolicy.read.frontmatter import split_front_matter
from aipolicy.read.notices import bad_day, failure
from aipolicy.read.options import ReadOptions
from aipolicy.text.normalize import nfc


def read_plain(data: bytes, path: str, options: ReadOptions) -> Iterator[Article | Failure]:
    """One article; a failure instead where the bytes are no text or hold none, beside it for a bad date."""
    try:
        text = nfc(decode(data))
    except InputError as error:
        yield failure(path, error)
        return
    fields, body = split_front_matter(text)
    if not body.strip():
        yield failure(
            path, InputError("a front matter without a text below it", hint="add the article's text")
        )
        return
    day = parse_day(words) if (words := pick(fields, "published")) else None
    draft = Draft(
        path=path,
        body=body,
        title=pick(fields, "title"),
        outlet=pick(fields, "outlet"),
        url=pick(fields, "url"),
        external_id=pick(fields, "id"),
        published=day.value if day else None,
        basis=PublishedBasis.FRONT_MATTER,
    )
    yield build(draft, options)
    if day and day.value is None:
        yield bad_day(path, day)
