"""Spans of quoted speech and of quoted names.

Korean news quotes what people say in “ ” and titles of events, plans and works in ‘ ’, 「 」, 『 』,
《 》 or < >; hand-typed pages use " " and ' ' for both, and mix straight with curved marks.
"""

import re
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

OPEN_CLOSE = ("“”", "‘’", "「」", "『』", "《》", "〈〉", "<>")
NAME_LENGTH = 40
SPEECH_LENGTH = 600

DOUBLE_RE = re.compile(rf'["“]([^"“”\n]{{1,{SPEECH_LENGTH}}})["”]')
# An opening ' follows no letter (Today's), and '25년 is a year.
# Beginning with the set of marks, which `re` looks for much faster than for alternatives.
SINGLE_RE = re.compile(r"['‘](?:(?<![A-Za-z0-9]['‘])(?!\d\d(?:년|\.))|(?<=\d‘))([^'‘’\n]{1,150})['’]")
BRACKET_RE = re.compile(
    r"「([^「」\n]{1,150})」|『([^『』\n]{1,150})』|《([^《》\n]{1,150})》|〈([^〈〉\n]{1,150})〉|<([^<>\n]{1,80})>"
)
# A quick look: whether any mark opens.
MARK_RE = re.compile(r"[\"“'‘「『《〈<]")
PREDICATE_RE = re.compile(r"(?:다|요|죠|까|라|자|네|지|군|냐|나|오)[.!?…]*$")
SAYING_RE = re.compile(r"\s?(?:이?라[고며는면]|고\b|고 |며\b|면서|[은는]? ?(?:취지|뜻)로)")


class QuoteKind(StrEnum):
    """What the marks stand round."""

    SPEECH = "speech"
    NAME = "name"


class Quote(NamedTuple):
    """Half-open range between the marks of one quotation, the marks left out."""

    start: int
    end: int
    kind: QuoteKind


@lru_cache(maxsize=512)
def quotes(text: str) -> tuple[Quote, ...]:
    """Every closed quotation in the text by position; names within speech are listed too.

    Kept for the last few hundred texts: several extractors ask for the same sentence.
    """
    if not MARK_RE.search(text):
        return ()
    found = [_double(match, text) for match in DOUBLE_RE.finditer(text)]
    found += [_single(match, text) for match in SINGLE_RE.finditer(text)]
    for match in BRACKET_RE.finditer(text):
        start, end = match.span(match.lastindex or 0)
        found.append(Quote(start, end, QuoteKind.NAME))
    return tuple(sorted(found, key=lambda quote: (quote.start, -quote.end)))


def names(text: str) -> tuple[Quote, ...]:
    """The quoted names: titles of events, plans, bodies, works."""
    return tuple(quote for quote in quotes(text) if quote.kind == QuoteKind.NAME)


def speech(text: str) -> tuple[Quote, ...]:
    """The quoted speech."""
    return tuple(quote for quote in quotes(text) if quote.kind == QuoteKind.SPEECH)


def _double(match: re.Match[str], text: str) -> Quote:
    """Speech, unless short and without a predicate."""
    inner = match[1].strip()
    said = SAYING_RE.match(text, match.end())
    kind = (
        QuoteKind.NAME
        if len(inner) <= NAME_LENGTH and not said and not PREDICATE_RE.search(inner)
        else QuoteKind.SPEECH
    )
    return Quote(match.start(1), match.end(1), kind)


def _single(match: re.Match[str], text: str) -> Quote:
    """A name, unless a whole sentence that someone says."""
    inner = match[1].strip()
    said = SAYING_RE.match(text, match.end()) and PREDICATE_RE.search(inner)
    return Quote(
        match.start(1),
        match.end(1),
        QuoteKind.SPEECH if said or len(inner) > NAME_LENGTH * 2 else QuoteKind.NAME,
    )
