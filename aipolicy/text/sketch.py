"""What tells copies and retellings of a text: a small sample of its words.

Reports of one event share a seventh or more of their words, copies of a press release most of them, two
articles on different events of one city seldom a tenth. Of each word only its beginning counts, for Korean
glues particles to its end.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from zlib import crc32

from aipolicy.models import BlockKind, Document, Trace
from aipolicy.tables.linking import common_stems
from aipolicy.text.quotes import names

# Enough to hold every word of most articles; of longer ones the least hashes are a fair sample.
SIZE = 256
STEM = 2
HASHES = 1 << 16
# What is the article's own, and where it says what the news is.
OWN = (BlockKind.TITLE, BlockKind.SUBTITLE, BlockKind.BODY, BlockKind.CAPTION)
HEADINGS = (BlockKind.TITLE, BlockKind.SUBTITLE)
LEAD = 4
# A day that two texts name is compared as a date.
TIMES = frozenset("0123456789년월일시분")
# The beginning of each word, past its rest.
STEM_RE = re.compile(r"(\d+[^\W\d_]?|[^\W\d_][^\W_])[^\W_]*")


def trace(document: Document) -> Trace:
    """The sketch of an article without its chrome, and what its headings and lead put in quotation marks."""
    head = (*document.of(*HEADINGS), *document.body[:LEAD])
    quoted = [one.text[name.start : name.end] for one in head for name in names(one.text)]
    return Trace(sketch(one.text for one in document.of(*OWN)), tuple(dict.fromkeys(quoted)))


def sketch(texts: Iterable[str]) -> tuple[int, ...]:
    """The least 32-bit hashes of the word stems of some texts, in order; at most `SIZE`.

    A number counts with its unit (75개, 3100만) unless it is one of time; words of one letter and those
    that most articles have do not count.
    """
    stems = set(STEM_RE.findall("\n".join(texts).casefold())) - common_stems()
    return tuple(sorted(_hash(stem) for stem in stems if stem[-1] not in TIMES)[:SIZE])


@lru_cache(maxsize=HASHES)
def _hash(stem: str) -> int:
    return crc32(stem.encode("utf-8", "surrogatepass"))


def resemblance(one: frozenset[int], other: frozenset[int]) -> float:
    """Which part of the words of two texts both have, from their sketches: 0 to 1; 0 for no words."""
    if len(one) < SIZE and len(other) < SIZE:
        shared = len(one & other)
        return shared / (len(one) + len(other) - shared or 1)
    whole = sorted(one | other)[:SIZE]
    return len(one.intersection(whole) & other) / len(whole)
