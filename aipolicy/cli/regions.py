"""`aipolicy regions`: the administrative divisions that are known, of any time."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from aipolicy.cli import complete
from aipolicy.cli.bundles import bundled
from aipolicy.cli.options import OutputOptions
from aipolicy.cli.settings import Settings, of
from aipolicy.cli.wording import notice_of
from aipolicy.errors import AmbiguousName

if TYPE_CHECKING:
    from aipolicy.cli.columns import Column
    from aipolicy.export import Cell
    from aipolicy.tables.regions import Region


@bundled
def regions(
    context: typer.Context,
    output: OutputOptions,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[NAME]",
            help="A region of any time, by name or code, or a group of them; without it the provinces "
            "of today. Of a scheme of groups (권역, 5극3특) the groups.",
            autocompletion=complete.regions,
        ),
    ] = None,
    as_of: Annotated[
        str,
        typer.Option(
            "--as-of",
            metavar="DATE",
            help="The divisions of this day, and the events on its map: event (any time), today or a day.",
        ),
    ] = "event",
) -> None:
    """Regions: their codes, names, when they were in force, what they were before and became.

    With a name: the region and what lies directly in it. A name of several regions lists them all.
    Events are those in the store, each counted for its region and for all in which that lies.

    For example:
      aipolicy regions
      aipolicy regions 전라북도
      aipolicy regions 중구
      aipolicy regions 전남광주 --as-of 2025-12-31
      aipolicy regions 5극3특
    """
    from aipolicy.cli.days import map_day
    from aipolicy.cli.output import answer_list
    from aipolicy.cli.render import notice
    from aipolicy.report.maps import schemes
    from aipolicy.tables.regions import is_group

    settings = of(context)
    if name in schemes() and not is_group(name):
        answer_list(output, settings.labels, _group_columns(), list(_groups(name)))
        return
    found = asked(name, settings, map_day(as_of, settings))
    if found.notice:
        notice(found.notice, "yellow")
    events = counted(settings, found.day)
    answer_list(output, settings.labels, _columns(), [_cells(each, events) for each in found.regions])


def _columns() -> list["Column"]:
    from aipolicy.cli.columns import Column

    return [
        Column("code"),
        Column("name", usual=26, least=20),
        Column("events", right=True),
        Column("romanized", least=10, spare=2),
        Column("valid_from"),
        Column("valid_to"),
        Column("predecessors", usual=24, least=12, spare=1),
        Column("successors", usual=24, least=12, spare=1),
    ]


def _cells(region: "Region", events: Mapping[str, int] | None) -> tuple["Cell", ...]:
    from aipolicy.tables.regions import full_name

    return (
        region.code,
        full_name(region.code),
        None if events is None else events.get(region.code, 0),
        region.romanized,
        region.valid_from,
        region.valid_to,
        tuple(map(full_name, region.predecessors)),
        tuple(map(full_name, region.successors)),
    )


def _group_columns() -> list["Column"]:
    from aipolicy.cli.columns import Column

    return [Column("bloc"), Column("regions", usual=60, least=20, items=True), Column("valid_from")]


def _groups(scheme: str) -> Iterable[tuple["Cell", ...]]:
    """The groups of a scheme with their members of today."""
    from aipolicy.cli.wording import short_name
    from aipolicy.tables.regions import region, region_groups

    for group in region_groups():
        if group.scheme == scheme:
            members = tuple(short_name(code) for code in group.members if region(code).valid_to is None)
            yield group.name, members, group.valid_from


@dataclass(frozen=True, slots=True)
class Asked:
    """The regions to list, what should be said with them, and the day of whose map they are."""

    regions: Sequence["Region"]
    notice: str | None = None
    day: date | None = None


def asked(name: str | None, settings: Settings, day: date | None = None) -> Asked:
    """The regions to list for a name, those in force on the day if one is given. Raises UnknownName."""
    from aipolicy.tables.regions import as_on, region, resolve, sido_order

    if name is None:
        return Asked([region(code) for code in sido_order(day or settings.today)], day=day)
    told = None
    try:
        query = resolve(name)
        codes, told = query.codes, notice_of(query, settings.labels)
    except AmbiguousName as error:
        codes = tuple(code for code, _ in error.choices)
        if day is None:
            return Asked([region(code) for code in codes])
    if day is None:
        return Asked(list(_with_parts(codes, settings.today)), told)
    borne = dict.fromkeys(each for code in codes for each in as_on(code, day))
    return Asked(list(_with_parts(borne, day)), told, day)


def _with_parts(codes: Iterable[str], day: date) -> Iterable["Region"]:
    """Each region, followed by what lay in it on its last day or lies in it on the day."""
    from aipolicy.tables.regions import region, regions_all

    for code in codes:
        whole = region(code)
        yield whole
        last = min(whole.valid_to or day, day)
        yield from (part for part in regions_all() if part.parent == code and part.valid_on(last))


def counted(settings: Settings, day: date | None) -> Mapping[str, int] | None:
    """Stored events by region, those in which it lies included; None without a store."""
    if not settings.database.exists():
        return None
    from aipolicy.models import EventFilter
    from aipolicy.report.maps import everywhere
    from aipolicy.store import Reader

    with Reader(settings.database) as reader:
        tallies = reader.tally(EventFilter(), everywhere(day))
    return {code: each.events for each in tallies if (code := each.keys[0])}
