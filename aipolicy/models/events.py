"""What is read out of articles: facts, mentions, events."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from math import prod

from aipolicy.models.articles import Candidate, Span
from aipolicy.models.kinds import Basis, DateRole, Detail, Field, OrganizerRole, Precision, Status
from aipolicy.models.links import Trace

# The roles of those who hold, run or sign an event, in order of weight.
ORGANIZING = (OrganizerRole.HOST, OrganizerRole.ORGANIZER, OrganizerRole.PARTNER)


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

    field: Field | Detail
    article: str
    span: Span
    text: str
    rule: str
    rejected: str | None = None


@dataclass(frozen=True, slots=True)
class Confidence:
    """Confidence by field, each in 0..1.

    `joint` is how much likelier all four are right together than if their errors were independent.
    """

    date: float = 0.0
    region: float = 0.0
    organizer: float = 0.0
    type: float = 0.0
    joint: float = 1.0

    @property
    def overall(self) -> float:
        """Chance that all four fields are right, never above that of one of them, rounded to two digits."""
        fields = (self.date, self.region, self.organizer, self.type)
        return round(min(prod(fields) * self.joint, *fields), 2)


@dataclass(frozen=True, slots=True)
class EventFacts:
    """What is said of one event, by one article or by the merger of several.

    `corrected` and `confirmed` name the fields that a user set or confirmed (see `Correctable`);
    `rejected` tells that a user said this is no event to keep.
    """

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
    corrected: tuple[str, ...] = ()
    confirmed: tuple[str, ...] = ()
    rejected: bool = False


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
    trace: Trace = field(default_factory=Trace)


def primary_organizer(organizers: Iterable[OrganizerRef]) -> OrganizerRef | None:
    """The first host, else organizer, else partner; None without any of them."""
    listed = tuple(organizers)
    for role in ORGANIZING:
        for body in listed:
            if body.role == role:
                return body
    return None
