"""Korea's administrative divisions through time: 시도, 시군구 and 일반구 since 2016.

regions.csv is built by tools/build_regions.py from the 법정동 codes in force on 2026-07-20 (MOIS
KIKcd_B), the list of divisions that ended since 2016, and points after vuski/admdongkor (CC BY 4.0).
A code is the first five digits of the 법정동코드. An empty valid_from means: in force before 2016;
an empty valid_to: in force. Every code has one row, for a division that changes its code anew
(강원도 42000 → 강원특별자치도 51000) is written as a successor.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from aipolicy.errors import TableError, UnknownName
from aipolicy.tables.load import csv_rows

NATION = "00000"
LEVELS = ("nation", "sido", "sigungu", "gu")
# Customary order; a province that changed its code stands where it stood.
SIDO_ORDER = (
    "11000", "26000", "27000", "28000", "29000", "12000", "30000", "31000", "36000", "41000", "42000",
    "51000", "43000", "44000", "45000", "52000", "46000", "47000", "48000", "50000", NATION,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Region:
    """A division in the period in which it bears this code; both days of the period inclusive."""

    code: str
    level: str
    name: str
    short: str
    romanized: str
    parent: str | None
    valid_from: date | None
    valid_to: date | None
    predecessors: tuple[str, ...]
    successors: tuple[str, ...]
    lat: float | None
    lon: float | None

    def valid_on(self, day: date) -> bool:
        """Whether the division bears this code on the day."""
        return not (self.begins_after(day) or self.ended_before(day))

    def begins_after(self, day: date) -> bool:
        """Whether the code was not yet given on the day."""
        return self.valid_from is not None and self.valid_from > day

    def ended_before(self, day: date) -> bool:
        """Whether the code was given up before the day."""
        return self.valid_to is not None and self.valid_to < day


def _region(row: Mapping[str, str]) -> Region:
    day = {key: date.fromisoformat(row[key]) if row[key] else None for key in ("valid_from", "valid_to")}
    return Region(
        code=row["code"],
        level=row["level"],
        name=row["name"],
        short=row["short"],
        romanized=row["romanized"],
        parent=row["parent"] or None,
        valid_from=day["valid_from"],
        valid_to=day["valid_to"],
        predecessors=tuple(filter(None, row["predecessors"].split(";"))),
        successors=tuple(filter(None, row["successors"].split(";"))),
        lat=float(row["lat"]) if row["lat"] else None,
        lon=float(row["lon"]) if row["lon"] else None,
    )


@cache
def _by_code() -> Mapping[str, Region]:
    try:
        return {row["code"]: _region(row) for row in csv_rows("regions.csv")}
    except (KeyError, ValueError) as error:
        raise TableError(f"regions.csv: {error}") from error


def regions_all() -> tuple[Region, ...]:
    """Every division of any time since 2016 with 전국, in order of code."""
    return tuple(_by_code().values())


def region(code: str) -> Region:
    """The division of this five-digit code. UnknownName if there never was one."""
    try:
        return _by_code()[code]
    except KeyError:
        raise UnknownName(f"no region has the code {code}") from None


def is_code(text: str) -> bool:
    """Whether this is the five-digit code of a division of any time."""
    return text in _by_code()


@cache
def full_name(code: str) -> str:
    """Name with all divisions above it: 경상남도 창원시 의창구."""
    here = region(code)
    return f"{full_name(here.parent)} {here.name}" if here.parent else here.name


@cache
def ancestors(code: str) -> tuple[str, ...]:
    """Codes of the divisions above, nearest first."""
    parent = region(code).parent
    return (parent, *ancestors(parent)) if parent else ()


def sido_of(code: str) -> str:
    """Code of the 시도 a division lies in; of a 시도 or 전국 its own."""
    return (code, *ancestors(code))[-1]


def sido_order(day: date | None = None) -> tuple[str, ...]:
    """Codes of all 시도 and 전국 in customary order: of any time, or those in force on a day."""
    return tuple(code for code in SIDO_ORDER if day is None or region(code).valid_on(day))


def sort_key(code: str) -> tuple[int, str]:
    """Key that sorts codes by customary order of 시도, then by code."""
    return SIDO_ORDER.index(sido_of(code)), code


@cache
def same_place(code: str) -> tuple[str, ...]:
    """Codes of one and the same place through time, oldest first: (42110, 51110) for 춘천시.

    Places that were merged or divided are different places: 광주광역시 is not 전남광주통합특별시.
    """
    first = region(code)
    while len(first.predecessors) == 1 and len(region(first.predecessors[0]).successors) == 1:
        first = region(first.predecessors[0])
    chain = [first]
    while len(chain[-1].successors) == 1 and len(region(chain[-1].successors[0]).predecessors) == 1:
        chain.append(region(chain[-1].successors[0]))
    return tuple(link.code for link in chain)


@cache
def as_on(code: str, day: date) -> tuple[str, ...]:
    """Codes of what the division was, or had become, on a day, in order of code.

    Several where it was made of several (전남광주통합특별시 in 2025: 29000 and 46000) or divided
    (인천 중구 today: 28125 and 28155). The division above where it had no such one (화성시 만세구
    before 2026-02-01, 부천시 원미구 from 2016-07-04 to 2023-12-31).
    """
    here = region(code)
    if here.valid_on(day):
        return (code,)
    ended = here.ended_before(day)
    found: set[str] = set()
    for step in here.successors if ended else here.predecessors:
        beyond = region(step).begins_after(day) if ended else region(step).ended_before(day)
        found.update(() if beyond else as_on(step, day))
    if not found and here.parent:
        found.update(as_on(here.parent, day))
    return tuple(sorted(found)) or (code,)


@cache
def seen_on(code: str, day: date) -> tuple[str, ...]:
    """Codes for which something in a division counts on the map of a day.

    As `as_on`, but where that leaves several divisions in doubt, that in which they lie (something in
    인천 중구 lies today in 제물포구 or 영종구: in 인천); of several 시도 all.
    """
    codes = as_on(code, day)
    parents = {region(each).parent for each in codes}
    return codes if len(codes) == 1 or None in parents else tuple(sorted(filter(None, parents)))


@cache
def codes_within(asked: tuple[str, ...], day: date) -> tuple[str, ...]:
    """Codes of any time whose divisions lie, on the map of a day, in one of those asked.

    For one asked that was not in force that day: what lay in it under its own code.
    """
    held = {code for code in asked if code in _by_code() and region(code).valid_on(day)}
    other = set(asked) - held
    found = set(other)
    for code in _by_code():
        seen = {link for each in seen_on(code, day) for link in (each, *ancestors(each))}
        if held & seen or other & {code, *ancestors(code)}:
            found.add(code)
    return tuple(sorted(found))


@dataclass(frozen=True, slots=True)
class RegionGroup:
    """Regions taken together under a scheme: 권역 충청권, 5극3특 호남권. Both days inclusive."""

    scheme: str
    name: str
    aliases: tuple[str, ...]
    members: tuple[str, ...]
    valid_from: date | None
    valid_to: date | None


@cache
def region_groups() -> tuple[RegionGroup, ...]:
    """All groups of all schemes; members are codes of any time."""
    return tuple(
        RegionGroup(
            scheme=row["scheme"],
            name=row["group"],
            aliases=tuple(filter(None, row["aliases"].split(";"))),
            members=_any_time(row["members"].split(";")),
            valid_from=date.fromisoformat(row["valid_from"]) if row["valid_from"] else None,
            valid_to=date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
        )
        for row in csv_rows("region_groups.csv")
    )


def _any_time(codes: list[str]) -> tuple[str, ...]:
    every = {link for code in codes for link in same_place(code)}
    return tuple(sorted(every, key=sort_key))


def group_of(code: str, scheme: str, day: date | None = None) -> str | None:
    """The group of a scheme that a division, or what it lies in, belongs to (on a day); None if none."""
    wanted = {code, *ancestors(code)}
    for group in region_groups():
        holds = day is None or (
            (group.valid_from is None or group.valid_from <= day)
            and (group.valid_to is None or day <= group.valid_to)
        )
        if group.scheme == scheme and holds and wanted & set(group.members):
            return group.name
    return None
