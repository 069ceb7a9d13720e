"""Counting by regions: 시도, 시군구 and groups of regions, on the map of each event's day or of one day."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date

from aipolicy.errors import UnknownName
from aipolicy.models import Event, EventFilter, RegionRef
from aipolicy.store import Places
from aipolicy.tables.regions import (
    NATION,
    ancestors,
    full_name,
    region,
    region_groups,
    regions_all,
    same_place,
    seen_on,
    sido_of,
    sido_order,
    sort_key,
)

USUAL_SCHEME = "권역"

Key = str | None


def seen(event: Event, day: date | None) -> Event:
    """The event with its regions as they are on the map of a day; as it is without a day."""
    if day is None:
        return event
    codes = dict.fromkeys(code for own in event.facts.regions for code in seen_on(own.code, day))
    refs = tuple(RegionRef(code, full_name(code)) for code in codes)
    return replace(event, facts=replace(event.facts, regions=refs))


def map_day(wanted: EventFilter) -> date:
    """The day whose map is shown: the one asked for, else the last of the period, not later than today."""
    return wanted.as_of or min(wanted.until or date.max, wanted.today or date.max)


def _shown(code: str, wanted: EventFilter) -> tuple[str, ...]:
    """What a code is counted as: on the map of a day, else under the latest code of the same place."""
    return seen_on(code, wanted.as_of) if wanted.as_of else (same_place(code)[-1],)


def provinces(wanted: EventFilter) -> str | Places:
    """The axis of the 시도 that events belong to."""
    if wanted.as_of is None:
        return "province"
    return _places(lambda code: {sido_of(each) for each in _shown(code, wanted)})


def districts(wanted: EventFilter) -> Places:
    """The axis of 시군구, a city's 구 with the city; an event of a whole 시도 stands under that."""
    return _places(
        lambda code: {
            region(each).parent or each if region(each).level == "gu" else each
            for each in _shown(code, wanted)
        }
    )


def everywhere(day: date | None) -> str | Places:
    """The axis of all regions that events belong to and all in which these lie, on the map of a day."""
    if day is None:
        return "region"
    return _places(lambda code: {link for each in seen_on(code, day) for link in (each, *ancestors(each))})


def _places(counted: Callable[[str], Iterable[str]]) -> Places:
    return Places({here.code: sorted(counted(here.code)) for here in regions_all()})


def by_province(counted: Mapping[Key, int], wanted: EventFilter) -> list[Key]:
    """All 시도 of the map in customary order with 전국, and whatever other has events."""
    on_map = {code for each in sido_order(map_day(wanted)) for code in _shown(each, wanted)}
    return _in_order(on_map, counted)


def by_district(counted: Mapping[Key, int], wanted: EventFilter) -> list[Key]:
    """Those with events, and every 시군구 of the regions asked for."""
    asked = {place for code in wanted.regions for place in (code, *_shown(code, wanted))}
    day = map_day(wanted)
    on_map = {
        code
        for here in regions_all()
        if here.level == "sigungu" and here.valid_on(day) and asked & {here.code, *ancestors(here.code)}
        for code in _shown(here.code, wanted)
    }
    return _in_order(on_map, counted)


def _in_order(on_map: set[str], counted: Mapping[Key, int]) -> list[Key]:
    known = on_map | {key for key in counted if key is not None}
    return [*sorted(known, key=sort_key), *([None] if None in counted else [])]


def schemes() -> tuple[str, ...]:
    """The schemes of groups of regions, in the order of the table."""
    return tuple(dict.fromkeys(group.scheme for group in region_groups()))


def known_scheme(name: str | None) -> str:
    """The scheme of a name, the usual one for none. UnknownName for one that there is not."""
    if name is None or name in schemes():
        return name or USUAL_SCHEME
    from difflib import get_close_matches

    near = get_close_matches(name, schemes(), n=3, cutoff=0.5)
    raise UnknownName(f"no scheme is called {name}", suggestions=near, hint=f"known: {', '.join(schemes())}")


def blocs(scheme: str | None, wanted: EventFilter) -> Places:
    """The axis of the groups of a scheme, 전국 apart; what lies in none has no value."""
    groups = [group for group in region_groups() if group.scheme == known_scheme(scheme)]

    def held(code: str) -> Iterable[str]:
        wider = {link for each in _shown(code, wanted) for link in (each, *ancestors(each))}
        names = {group.name for group in groups if wider & set(group.members)}
        return names or ({NATION} if code == NATION else ())

    return _places(held)


def in_order_of(scheme: str | None) -> Callable[[Mapping[Key, int], EventFilter], list[Key]]:
    """All groups of a scheme in the order of the table, then 전국 and what lies in none."""
    names = [group.name for group in region_groups() if group.scheme == known_scheme(scheme)]

    def ordered(counted: Mapping[Key, int], _: EventFilter) -> list[Key]:
        return [*names, NATION, *([None] if None in counted else [])]

    return ordered
