"""What the store answers with, beside events."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from aipolicy.models import Article, ArticleRef, Entry, OrganizerRole, Span, Standing, Verdict


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
    """An article that has what a query asks for, the place of the first of its words, and its events.

    `span` is None if the words stand only in what the article's events are called and name. `marks` are
    the places in the snippet of what was found, from start to end.
    """

    article: ArticleRef
    span: Span | None
    snippet: str
    marks: tuple[tuple[int, int], ...]
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Places:
    """An axis to count by: for the codes of events' own regions, what each of them counts for.

    A code may count for several values; one that is missing here counts for none.
    """

    values: Mapping[str, Sequence[str]]


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
class Body:
    """A body named in events: in how many in each role, and the days over which they reach.

    `acting` are those that it holds, runs or signs. `kind` and `region` are what its events say of it,
    `partners` who acts along with it and how often; not looked up for a list of all bodies.
    """

    name: str
    events: int
    acting: int
    roles: tuple[tuple[OrganizerRole, int], ...]
    first_day: date | None
    last_day: date | None
    kind: str | None = None
    region: str | None = None
    partners: tuple[tuple[str, int], ...] = ()


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
class LedgerRow:
    """An entry of the ledger and what became of it."""

    entry: Entry
    standing: Standing


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
