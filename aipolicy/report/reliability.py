"""How far a confidence can be trusted: by band, how many events were right that claimed so much."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from aipolicy.report.judge import RULES, Facts

EDGES = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 1.0)
ALL_FOUR = "all four"


@dataclass(frozen=True, slots=True)
class Mark:
    """An exported event and the fields that are wrong: all of them where gold knows nothing of it."""

    record: Facts
    wrong: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """Of so many events so many are right."""

    events: int = 0
    right: int = 0

    @property
    def percent(self) -> float | None:
        """Percentage with one digit; None without an event."""
        return round(100 * self.right / self.events, 1) if self.events else None


@dataclass(frozen=True, slots=True)
class Band:
    """The events whose confidence lies from `low` to below `high` (the last band: up to 1).

    `shares` holds them by `all four`, of which the event's confidence tells, and by field.
    """

    low: float
    high: float
    shares: Mapping[str, Share]


def reliability(marks: Iterable[Mark]) -> tuple[Band, ...]:
    """The bands, lowest first; records that tell no confidence are passed over."""
    told = [mark for mark in marks if mark.record.get("confidence_by_field")]
    return tuple(_band(told, low, high) for low, high in pairwise(EDGES))


def _band(marks: Iterable[Mark], low: float, high: float) -> Band:
    events = dict.fromkeys((ALL_FOUR, *RULES), 0)
    right = dict(events)
    for mark in marks:
        claimed = {ALL_FOUR: mark.record["confidence"], **mark.record["confidence_by_field"]}
        for name in events:
            if low <= claimed[name] < high or claimed[name] == high == EDGES[-1]:
                events[name] += 1
                right[name] += not mark.wrong if name == ALL_FOUR else name not in mark.wrong
    return Band(low, high, {name: Share(events[name], right[name]) for name in events})
