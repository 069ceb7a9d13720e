"""What the store answers with, beside events."""

from dataclasses import dataclass
from datetime import date

from aipolicy.models import Article, ArticleRef, Span, Verdict


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article as stored, the verdict on it, the events it reports and the extractors' version."""

    article: Article
    verdict: Verdict
    events: tuple[str, ...]
    extractor: str


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article in a list: without its body."""

    ref: ArticleRef
    relevant: bool
    reason: str
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SearchHit:
    """An article that has all words of a query, the place of the first of them, and its events.

    `span` is None if the words stand only in the canonical names of the article's events.
    """

    article: ArticleRef
    span: Span | None
    snippet: str
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many events share some keys, and over which days they reach.

    A key is None where the events have none: no organizer, or a period that cannot be told. `next_day`
    is the first day after today on which one that is not cancelled begins; None without one.
    """

    keys: tuple[str | None, ...]
    events: int
    first_day: date | None
    last_day: date | None
    next_day: date | None


@dataclass(frozen=True, slots=True)
class Money:
    """The money of events, in won: its total and stated parts, and of how many events none is `unknown`."""

    total: int = 0
    national: int = 0
    local: int = 0
    private: int = 0
    unknown: int = 0

    def __add__(self, other: "Money") -> "Money":
        """Both together."""
        return Money(
            self.total + other.total,
            self.national + other.national,
            self.local + other.local,
            self.private + other.private,
            self.unknown + other.unknown,
        )


@dataclass(frozen=True, slots=True)
class Footing:
    """What a count of events rests on.

    `several` events have more than one value on the axis of the count and stand under each. `articles`
    report the events; `first_published` and `last_published` are None where none has a date.
    """

    several: int
    undated: int
    low_confidence: int
    articles: int
    first_published: date | None
    last_published: date | None


@dataclass(frozen=True, slots=True)
class StoreStats:
    """What a store holds. `runs` and `extractors` give numbers of ingest runs and versions of rules."""

    path: str
    bytes: int
    articles: int
    relevant: int
    mentions: int
    events: int
    undated: int
    runs: int
    last_run: int | None
    first_day: date | None
    last_day: date | None
    first_published: date | None
    last_published: date | None
    extractors: tuple[tuple[str, int], ...]
    migrations: tuple[str, ...]
    sqlite: str
