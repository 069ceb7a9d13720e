"""The data that passes between rooms: frozen, slotted, no behaviour beyond simple derivations.

Spans are code points of the stored NFC text, half-open, with the part of the article they lie in.
"Not found" is None or an empty tuple, never an invented value.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")


class Part(StrEnum):
    """Where in an article some words stand."""

    TITLE = "title"
    BODY = "body"
    URL = "url"
    META = "meta"


class PublishedBasis(StrEnum):
    """How the publication date is known, best first."""

    OPTION = "option"
    FRONT_MATTER = "front_matter"
    FIELD = "field"
    METADATA = "metadata"
    STAMP = "stamp"
    URL = "url"


class BlockKind(StrEnum):
    """What a stretch of a page is."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    BODY = "body"
    CAPTION = "caption"
    DATELINE = "dateline"
    BYLINE = "byline"
    STAMP = "stamp"
    CHROME = "chrome"
    TEASER = "teaser"
    TRANSLATION = "translation"
    REPEAT = "repeat"


class Precision(StrEnum):
    """How fine a date is known."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    UNKNOWN = "unknown"


class Basis(StrEnum):
    """Why an event date is believed."""

    STATED = "stated"
    INFERRED = "inferred"
    ANNOUNCED = "announced"
    UNKNOWN = "unknown"


class DateRole(StrEnum):
    """What a date in a text is the date of."""

    EVENT = "event"
    ANNOUNCEMENT = "announcement"
    HISTORY = "history"
    HORIZON = "horizon"
    OTHER = "other"
    STAMP = "stamp"


class Tense(StrEnum):
    """Tense of a clause's predicate."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


class Status(StrEnum):
    """State of an event as of its article."""

    PLANNED = "planned"
    RECRUITING = "recruiting"
    ONGOING = "ongoing"
    HELD = "held"
    ANNOUNCED = "announced"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"


class OrganizerRole(StrEnum):
    """What a body does in an event."""

    HOST = "host"
    ORGANIZER = "organizer"
    PARTNER = "partner"
    SPONSOR = "sponsor"
    SELECTOR = "selector"
    FUNDER = "funder"
    PROPOSER = "proposer"
    PARTICIPANT = "participant"


class Field(StrEnum):
    """The fields that carry evidence and confidence."""

    DATE = "date"
    REGION = "region"
    ORGANIZER = "organizer"
    TYPE = "type"


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


@dataclass(frozen=True, slots=True, order=True)
class RegionRef:
    """A region by its five-digit code and full name."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class OrganizerRef:
    """A body by its canonical name, in its role. `region` is the code of its jurisdiction or seat."""

    name: str
    role: OrganizerRole
    kind: str | None = None
    region: str | None = None


@dataclass(frozen=True, slots=True)
class DateRange:
    """Inclusive range of days; either end may be open."""

    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression in a text, resolved as far as the text and the anchor allow.

    `span` counts from the start of the text given. `alternatives` are other readings, best first.
    """

    text: str
    span: tuple[int, int]
    start: date | None
    end: date | None
    precision: Precision
    alternatives: tuple[DateRange, ...]
    rule: str
    role: DateRole = DateRole.EVENT


@dataclass(frozen=True, slots=True)
class EventDate:
    """When an event takes place. Start may be None with an end given: a deadline."""

    start: date | None = None
    end: date | None = None
    precision: Precision = Precision.UNKNOWN
    basis: Basis = Basis.UNKNOWN
    alternatives: tuple[DateRange, ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BudgetParts:
    """Stated parts of a budget, in won."""

    national: int | None = None
    local: int | None = None
    private: int | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words of an article that prove a field, or a rejected candidate with its reason."""

    field: Field
    article: str
    span: Span
    text: str
    rule: str
    rejected: str | None = None


@dataclass(frozen=True, slots=True)
class Confidence:
    """Confidence by field, each in 0..1."""

    date: float = 0.0
    region: float = 0.0
    organizer: float = 0.0
    type: float = 0.0

    @property
    def overall(self) -> float:
        """Chance that all four fields are right, taken as independent, rounded to two digits."""
        return round(self.date * self.region * self.organizer * self.type, 2)


@dataclass(frozen=True, slots=True)
class EventFacts:
    """What is said of one event, by one article or by the merger of several."""

    title: str
    program_type: str
    date: EventDate = EventDate()
    apply: DateRange = DateRange()
    period: DateRange = DateRange()
    status: Status = Status.UNKNOWN
    program_types_other: tuple[str, ...] = ()
    stage: str | None = None
    topics: tuple[str, ...] = ()
    regions: tuple[RegionRef, ...] = ()
    organizers: tuple[OrganizerRef, ...] = ()
    venue: str | None = None
    target: tuple[str, ...] = ()
    budget_krw: int | None = None
    budget_parts: BudgetParts = BudgetParts()
    attendance: int | None = None
    confidence: Confidence = Confidence()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """What one article says of one event. `ordinal` counts the events of the article from 0."""

    article: str
    ordinal: int
    facts: EventFacts

    @property
    def id(self) -> str:
        """Stable as long as the article keeps its id."""
        return f"{self.article}.{self.ordinal}"


@dataclass(frozen=True, slots=True)
class ArticleRef:
    """An article as an event cites it."""

    id: str
    path: str
    url: str | None
    outlet: str | None
    title: str
    published: date | None


@dataclass(frozen=True, slots=True)
class Event:
    """One happening: merged facts, the articles that report it."""

    id: str
    facts: EventFacts
    articles: tuple[ArticleRef, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether an article reports an AI-policy act, and why."""

    relevant: bool
    reason: str
    evidence: tuple[Candidate[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read out of one article."""

    verdict: Verdict
    mentions: tuple[Mention, ...] = ()


class Undated(StrEnum):
    """What a query does with events without a date."""

    INCLUDE = "include"
    ONLY = "only"
    EXCLUDE = "exclude"


@dataclass(frozen=True, slots=True)
class EventFilter:
    """A query over events with every name resolved. Values in a tuple are OR, fields are AND.

    `regions` holds five-digit codes; a province's code stands for all below it. `since`/`until`
    match by overlap. `limit` keeps the latest. `run` keeps what that ingest run added or changed.
    `today` decides the derived statuses `upcoming`, `open`, `overdue`.
    """

    regions: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    organizers: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    run: int | None = None
    min_confidence: float | None = None
    undated: Undated = Undated.INCLUDE
    limit: int | None = None
    sort: str = "date"
    reverse: bool = False
    today: date | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be read, or a part of one."""

    where: str
    reason: str


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What an ingest run did."""

    run: int | None = None
    new: int = 0
    updated: int = 0
    unchanged: int = 0
    not_relevant: int = 0
    events: int = 0
    failures: tuple[Failure, ...] = field(default=())
    seconds: float = 0.0

    @property
    def articles(self) -> int:
        """Articles read, whatever became of them."""
        return self.new + self.updated + self.unchanged


def spans_overlap(a: Span, b: Span) -> bool:
    """Whether two spans share a code point."""
    return a.part == b.part and a.start < b.end and b.start < a.end


def primary_organizer(organizers: Iterable[OrganizerRef]) -> OrganizerRef | None:
    """The first host, else organizer, else partner; None without any of them."""
    listed = tuple(organizers)
    for role in (OrganizerRole.HOST, OrganizerRole.ORGANIZER, OrganizerRole.PARTNER):
        for body in listed:
            if body.role == role:
                return body
    return None
