"""Events in order of date, each with where it stands on the day asked; `cli` puts them into words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from aipolicy.models import Event, EventFilter, Status
from aipolicy.report.maps import seen
from aipolicy.store.places import NOT_TO_COME, days_of, window_of

if TYPE_CHECKING:
    from aipolicy.store import Reader

OPEN, OVERDUE, UPCOMING = "open", "overdue", "upcoming"


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """An event as of a day.

    `standing` is `open`, `overdue` or `upcoming` where one of them holds, else the status its articles
    gave. `days_left` counts to the end of an open call's window: 0 on its last day; None without one.
    `outlets` are those that report it, each once, `reports` the number of its articles.
    """

    event: Event
    standing: str
    days_left: int | None
    outlets: tuple[str, ...]
    reports: int


def timeline(reader: "Reader", wanted: EventFilter) -> Iterator[TimelineRow]:
    """The events that match in the order the filter asks for; `wanted.today` is the day they stand on.

    Their regions are those of the map of `wanted.as_of`, if given.
    """
    return (timeline_row(seen(event, wanted.as_of), wanted.today) for event in reader.events(wanted))


def timeline_row(event: Event, today: date | None) -> TimelineRow:
    """An event as of a day; without a day, as of its articles."""
    left = days_left(event, today) if today else None
    return TimelineRow(
        event=event,
        standing=standing(event, today) if today else event.facts.status,
        days_left=left,
        outlets=tuple(dict.fromkeys(article.outlet for article in event.articles if article.outlet)),
        reports=len(event.articles),
    )


def days_left(event: Event, today: date) -> int | None:
    """Days until an open call closes, 0 on its last day; None for what is not open."""
    window = window_of(event.facts)
    start, end = window.start, window.end
    if end is None or end < today or (start and start > today) or event.facts.status is Status.CANCELLED:
        return None
    return (end - today).days


def standing(event: Event, today: date) -> str:
    """Open call, yet to begin, planned for a day gone by and not reported since; else the stored status."""
    status, days = event.facts.status, days_of(event.facts)
    if days_left(event, today) is not None:
        return OPEN
    if days.start and days.start > today and status not in NOT_TO_COME:
        return UPCOMING
    if days.end and days.end < today and status is Status.PLANNED:
        return OVERDUE
    return status
