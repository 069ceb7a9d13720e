"""Questions to the store, and what an ingest run did."""

from dataclasses import dataclass, field
from datetime import date

from aipolicy.models.kinds import Undated


@dataclass(frozen=True, slots=True)
class EventFilter:
    """A query over events with every name resolved. Values in a tuple are OR, fields are AND.

    `regions` holds five-digit codes; a province's code stands for all below it. `since`/`until`
    match by overlap. `limit` keeps the latest. `run` keeps what that ingest run added or changed,
    `added_from` what that one or a later one saw first.
    `today` decides the derived statuses `upcoming`, `open`, `overdue`. `levels` are kinds of the bodies
    that hold, run or sign the event. `as_of` is the day of whose map `regions` speaks; without it every
    event counts for the regions of its own day.
    """

    regions: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    as_of: date | None = None
    types: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    organizers: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    run: int | None = None
    added_from: int | None = None
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
