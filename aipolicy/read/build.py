"""From what a reader found to an Article."""

import re
from dataclasses import dataclass
from datetime import date

from aipolicy.models import Article, PublishedBasis
from aipolicy.read.options import ReadOptions
from aipolicy.text.chrome import LineKind
from aipolicy.text.headline import find_title
from aipolicy.text.lines import read_lines
from aipolicy.text.normalize import language, nfc
from aipolicy.text.published import find_published
from aipolicy.text.sentences import split

UNSTORABLE_RE = re.compile("[\ud800-\udfff]")
TITLE_LENGTH = 80


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as its source gives it. `page` is a text to search for stamps where the body has none."""

    path: str
    body: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    external_id: str | None = None
    published: date | None = None
    basis: PublishedBasis | None = None
    page: str | None = None
    excerpt: bool = False


def build(draft: Draft, options: ReadOptions) -> Article:
    """The article, its title and day of publication looked up in the page where the source gives none."""
    body = clean(draft.body).strip("\n")
    title = clean(draft.title or "").strip() or find_title(body)
    published, basis = _published(draft, title, body, options)
    return Article(
        title=" ".join(title.split()) or _first_words(body),
        body=body,
        path=draft.path,
        external_id=draft.external_id,
        outlet=options.outlet or draft.outlet,
        url=draft.url,
        published=published,
        published_basis=basis,
        language=language(body),
        excerpt=draft.excerpt,
    )


def clean(text: str) -> str:
    """NFC without NUL and lone surrogates, which no database takes."""
    text = nfc(text)
    try:
        text.encode()  # quicker than a search for surrogates, which nearly no text holds
    except UnicodeEncodeError:
        text = UNSTORABLE_RE.sub("\ufffd", text)
    return text.replace("\x00", "")


def _published(
    draft: Draft, title: str, body: str, options: ReadOptions
) -> tuple[date | None, PublishedBasis | None]:
    if options.published:
        return options.published, PublishedBasis.OPTION
    if draft.published:
        return draft.published, draft.basis
    found = find_published(title, clean(draft.page) if draft.page else body, draft.url)
    return (found[0], found[1]) if found else (None, None)


def _first_words(body: str) -> str:
    """What stands in for a headline where the page has none: its first sentence, cut."""
    texts = (line.text for line in read_lines(body) if line.kind in (LineKind.PROSE, LineKind.PLAIN))
    text = next(texts, body)
    start, end = next(iter(split(text)), (0, 0))
    words = " ".join(text[start:end].split())
    return words if len(words) <= TITLE_LENGTH else words[:TITLE_LENGTH].rstrip() + "…"
