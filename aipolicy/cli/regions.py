"""`aipolicy regions`: the administrative divisions that are known, of any time."""

from collections.abc import Iterable
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
            help="A region of any time, by name or code; without it the provinces of today.",
            autocompletion=complete.regions,
        ),
    ] = None,
) -> None:
    """Regions: their codes, names, when they were in force, what they were before and became.

    With a name: the region and what lies directly in it. A name of several regions lists them all.

    For example:
      aipolicy regions
      aipolicy regions 전라북도
      aipolicy regions 중구
    """
    from aipolicy.cli.columns import Column
    from aipolicy.cli.output import answer_list
    from aipolicy.cli.render import notice

    settings = of(context)
    found, told = asked(name, settings)
    if told:
        notice(told, "yellow")
    columns = [
        Column("code"),
        Column("name", usual=26, least=20),
        Column("romanized", least=10, spare=2),
        Column("valid_from"),
        Column("valid_to"),
        Column("predecessors", usual=24, least=12, spare=1),
        Column("successors", usual=24, least=12, spare=1),
    ]
    answer_list(output, settings.labels, columns, list(map(_cells, found)))


def _cells(region: "Region") -> tuple["Cell", ...]:
    from aipolicy.tables.regions import full_name

    return (
        region.code,
        full_name(region.code),
        region.romanized,
        region.valid_from,
        region.valid_to,
        tuple(map(full_name, region.predecessors)),
        tuple(map(full_name, region.successors)),
    )


def asked(name: str | None, settings: Settings) -> tuple[list["Region"], str | None]:
    """The regions to list for a name, and what should be said with them. Raises UnknownName."""
    from aipolicy.tables.regions import region, resolve, sido_order

    if name is None:
        return [region(code) for code in sido_order(settings.today)], None
    try:
        query = resolve(name)
    except AmbiguousName as error:
        return [region(code) for code, _ in error.choices], None
    return list(_with_parts(query.codes, settings.today)), notice_of(query, settings.labels)


def _with_parts(codes: Iterable[str], today: date) -> Iterable["Region"]:
    """Each region, followed by what lay in it on its last day or lies in it today."""
    from aipolicy.tables.regions import region, regions_all

    for code in codes:
        whole = region(code)
        yield whole
        day = min(whole.valid_to or today, today)
        yield from (part for part in regions_all() if part.parent == code and part.valid_on(day))
