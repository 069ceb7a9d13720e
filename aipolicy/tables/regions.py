"""Regions of Korea: what there was when (gazetteer), and what it is called (region_names)."""

from datetime import date

from aipolicy.tables.gazetteer import (
    NATION,
    Region,
    RegionGroup,
    ancestors,
    as_on,
    codes_within,
    full_name,
    group_of,
    region,
    region_groups,
    regions_all,
    same_place,
    seen_on,
    sido_of,
    sido_order,
    sort_key,
)
from aipolicy.tables.region_names import RegionForm, RegionQuery, find_places, is_group, region_forms, resolve

__all__ = [
    "NATION",
    "Region",
    "RegionForm",
    "RegionGroup",
    "RegionQuery",
    "ancestors",
    "as_on",
    "codes_within",
    "full_name",
    "group_of",
    "is_group",
    "on",
    "region",
    "region_forms",
    "region_groups",
    "regions_all",
    "resolve",
    "same_place",
    "seen_on",
    "sido_of",
    "sido_order",
    "sort_key",
]


def on(code_or_name: str, day: date) -> tuple[Region, ...]:
    """The region as it was on a day; several where it was not yet merged or had been divided.

    UnknownName and AmbiguousName as in `resolve`.
    """
    places = find_places(code_or_name)
    codes = places if len(places) == 1 else resolve(code_or_name).codes
    codes = tuple(code for code in codes if region(code).valid_on(day)) or codes
    return tuple(region(code) for code in dict.fromkeys(c for code in codes for c in as_on(code, day)))
