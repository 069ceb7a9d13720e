"""What a summary can count by: the values of each axis, and the order in which they are shown."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from aipolicy.errors import UsageError
from aipolicy.models import EventFilter
from aipolicy.report.calendar import Unit, first_day_of, keys_between

if TYPE_CHECKING:
    from aipolicy.store import Places
    from aipolicy.tables.programs import TypeTable

# None stands for events without a value: no region or topic, a period that cannot be told.
Key = str | None

# More empty periods than this between two events are the mark of a stray date, and are not shown.
_MOST_PERIODS = 120
# With events of this kind of government asked for, regions are told by 시군구.
MUNICIPAL = "기초"
GROUP = "group"


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis by its name: the store's axis behind it, how its values become keys, and their order.

    `ordered` gets the number of events by key and the filter, and may add keys without events.
    """

    name: str
    source: "str | Places"
    ordered: Callable[[Mapping[Key, int], EventFilter], Iterable[Key]]
    key: Callable[[Key], Key] = lambda value: value


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


def _by_kind(counted: Mapping[Key, int], _: EventFilter) -> list[Key]:
    """All kinds of bodies, those of government first."""
    from aipolicy.tables.organizations import KINDS

    return [*KINDS, *sorted(_known(counted) - set(KINDS)), *_unknown(counted)]


def axis_of(
    name: str, wanted: EventFilter, scheme: str | None = None, types: "TypeTable | None" = None
) -> Axis:
    """The axis of a name; by bloc those of a scheme of groups of regions, 권역 unless another is given.

    `types` say which program type belongs to which group; None stands for the built-in ones.
    Raises UsageError for an axis nobody knows, UnknownName for such a scheme.
    """
    from aipolicy.report import maps

    if name == "bloc":
        return Axis(name, maps.blocs(scheme, wanted), maps.in_order_of(scheme))
    if name == "district" or (name == "region" and MUNICIPAL in wanted.levels):
        return Axis(name, maps.districts(wanted), maps.by_district)
    if name == "region":
        return Axis(name, maps.provinces(wanted), maps.by_province)
    if name == GROUP:
        return replace(_AXES[name], key=_groups(types))
    try:
        return _AXES[name]
    except KeyError:
        raise UsageError(f"cannot count by {name}", hint=f"one of {', '.join(AXES)}") from None


_AXES: Mapping[str, Axis] = {
    axis.name: axis
    for axis in (
        Axis("type", "type", _by_count),
        Axis(GROUP, "type", _by_count),
        Axis("organizer", "actor", _by_count),
        Axis("level", "level", _by_kind),
        Axis("topic", "topic", _by_count),
        *(Axis(str(unit), unit, _by_time(unit)) for unit in (Unit.YEAR, Unit.HALF, Unit.QUARTER, Unit.MONTH)),
        Axis("status", "status", _by_count),
    )
}

AXES = ("region", "district", "bloc", *_AXES)
