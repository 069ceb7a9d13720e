"""Articles, their layout, and what the words in them speak for."""

from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from aipolicy.models.kinds import BlockKind, Part, PublishedBasis

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open range of code points in one part of an article."""

    part: Part
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """One article as read: `body` is the whole NFC text of the page, chrome included.

    `id` is final once the store has met the article; readers leave it empty. `external_id` is the
    id a JSON Lines file or a BIGKinds export gives. `excerpt` marks a body cut short by its source.
    """

    title: str
    body: str
    path: str
    id: str = ""
    external_id: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: date | None = None
    published_basis: PublishedBasis | None = None
    language: str = "ko"
    excerpt: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence (or a heading, caption, stamp) of an article, with its place and kind."""

    span: Span
    text: str
    kind: BlockKind
    paragraph: int


@dataclass(frozen=True, slots=True)
class Document:
    """An article laid out: every stretch of its title and body as sentences in reading order.

    The title comes first with part `title`; when it also stands in the body, that line has kind
    `title` too. Chrome is kept, marked as such, so that evidence and rejections can point at it.
    """

    article: Article
    sentences: tuple[Sentence, ...]

    def of(self, *kinds: BlockKind) -> tuple[Sentence, ...]:
        """The sentences of these kinds, in reading order."""
        return tuple(s for s in self.sentences if s.kind in kinds)

    @property
    def body(self) -> tuple[Sentence, ...]:
        """The sentences of the running text."""
        return self.of(BlockKind.BODY)


@dataclass(frozen=True, slots=True)
class Candidate(Generic[T]):
    """A value some words speak for, with the words, the rule that read them and its weight.

    `rejected` says why a candidate was set aside; None for one that stands.
    """

    value: T
    span: Span
    text: str
    rule: str
    score: float = 1.0
    rejected: str | None = None


def spans_overlap(a: Span, b: Span) -> bool:
    """Whether two spans share a code point."""
    return a.part == b.part and a.start < b.end and b.start < a.end
