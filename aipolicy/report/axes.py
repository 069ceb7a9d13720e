"""What a summary can count by: the values of each axis, and the order in which they are shown."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from aipolicy.models import EventFilter
from aipolicy.report.calendar import Unit, first_day_of, keys_between

if TYPE_CHECKING:
    from aipolicy.tables.programs import TypeTable

# None stands for events without a value: no region or topic, a period that cannot be told.
Key = str | None

# More empty periods than this between two events are the mark of a stray date, and are not shown.
_MOST_PERIODS = 120
GROUP = "group"


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis by its name: the store's axis behind it, how its values become keys, and their order.

    `ordered` gets the number of events by key and the filter, and may add keys without events.
    """

    name: str
    source: str
    ordered: Callable[[Mapping[Key, int], EventFilter], Iterable[Key]]
    key: Callable[[Key], Key] = lambda value: value


def map_day(wanted: EventFilter) -> date:
    """The day whose map is shown: the last of the period asked for, but not later than today."""
    return min(wanted.until or date.max, wanted.today or date.max)


def _by_map(counted: Mapping[Key, int], wanted: EventFilter) -> list[Key]:
    """All 시도 of the map in customary order with 전국, and whatever other has events."""
    from aipolicy.tables.regions import same_place, sido_order, sort_key

    on_map = {same_place(code)[-1] for code in sido_order(map_day(wanted))}
    return [*sorted(on_map | _known(counted), key=sort_key), *_unknown(counted)]


def _by_count(counted: Mapping[Key, int], _: EventFilter) -> list[Key]:
    """Most events first."""
    return [*sorted(_known(counted), key=lambda key: (-counted[key], key)), *_unknown(counted)]


def _by_time(unit: Unit) -> Callable[[Mapping[Key, int], EventFilter], list[Key]]:
    """In order of time; the period asked for, else from the first to the last with events, without gaps."""

    def ordered(counted: Mapping[Key, int], wanted: EventFilter) -> list[Key]:
        days = sorted(map(first_day_of, _known(counted)))
        first = wanted.since or (days[0] if days else None)
        last = wanted.until or (days[-1] if days else None)
        periods = list(keys_between(first, last, unit)) if first and last else []
        shown = _known(counted).union(periods if len(periods) <= _MOST_PERIODS else ())
        return [*sorted(shown), *_unknown(counted)]

    return ordered


def _known(counted: Collection[Key]) -> set[str]:
    return {key for key in counted if key is not None}


def _unknown(counted: Collection[Key]) -> list[Key]:
    return [None] if None in counted else []


def _groups(types: "TypeTable | None") -> Callable[[Key], Key]:
    from aipolicy.tables.programs import program_types

    group = {kind.slug: kind.group for kind in program_types(types)}
    return lambda slug: None if slug is None else group.get(slug)


def axis_of(name: str, types: "TypeTable | None" = None) -> Axis:
    """The axis of this name; `types` say which type belongs to which group. Raises KeyError."""
    axis = AXES[name]
    return replace(axis, key=_groups(types)) if name == GROUP else axis


AXES: Mapping[str, Axis] = {
    axis.name: axis
    for axis in (
        Axis("region", "province", _by_map),
        Axis("type", "type", _by_count),
        Axis(GROUP, "type", _by_count),
        Axis("organizer", "actor", _by_count),
        Axis("topic", "topic", _by_count),
        *(Axis(str(unit), unit, _by_time(unit)) for unit in (Unit.YEAR, Unit.HALF, Unit.QUARTER, Unit.MONTH)),
        Axis("status", "status", _by_count),
    )
}
