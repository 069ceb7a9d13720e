"""`aipolicy organizers`: the bodies that act in stored events."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from aipolicy.cli.bundles import bundled
from aipolicy.cli.options import FilterOptions, OutputOptions
from aipolicy.cli.settings import of
from aipolicy.tables.labels import Labels

if TYPE_CHECKING:
    from aipolicy.cli.columns import Column
    from aipolicy.export import Cell
    from aipolicy.store import Body

# Of more partners than that the first are named.
_PARTNERS = 8


@bundled
def organizers(
    context: typer.Context,
    filters: FilterOptions,
    output: OutputOptions,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[NAME]",
            help="Only this body, by any of its names, else all with this in their name; with its partners.",
        ),
    ] = None,
) -> None:
    """Bodies named in the stored events: in how many, in which roles, along with whom.

    Those that hold, run or sign most events come first. Filters pick the events.

    For example:
      aipolicy organizers
      aipolicy organizers 부산시청
      aipolicy organizers 테크노파크 --period 2025
      aipolicy organizers --level 대학 --region 경남
    """
    from aipolicy.cli.filters import announce, bodies_called, resolve
    from aipolicy.cli.output import answer_list
    from aipolicy.store import Reader
    from aipolicy.text.normalize import nfc

    settings = of(context)
    labels = settings.labels
    with Reader(settings.database) as reader:
        query = resolve(filters, settings, reader)
        names = None if name is None else bodies_called(nfc(name).strip(), reader)
        rows = reader.bodies(query.filter, names)
    said = query.words if name is None else (labels("filter.organizer", value=name), *query.words)
    announce(replace(query, words=said), labels, empty=not rows, on_screen=output.on_screen)
    cells = [_cells(row, labels, detailed=name is not None) for row in rows]
    answer_list(output, labels, _columns(detailed=name is not None), cells, asked=query.words)


def _columns(*, detailed: bool) -> list["Column"]:
    from aipolicy.cli.columns import Column

    known = [Column("level", spare=2), Column("region", usual=12, least=6, spare=3)] if detailed else []
    partners = [Column("partners", usual=50, least=20, spare=1, wrap=True)] if detailed else []
    return [
        Column("organizer", usual=40, least=20),
        *known,
        Column("events", right=True),
        Column("roles", usual=40, least=16, items=True),
        *partners,
        Column("first", style="cyan", spare=5),
        Column("last", style="cyan", spare=4),
    ]


def _cells(body: "Body", labels: Labels, *, detailed: bool) -> Sequence["Cell"]:
    from aipolicy.cli.wording import short_name

    roles = tuple(f"{labels(f'role.{role}')} {count}" for role, count in body.roles)
    partners = tuple(f"{name} {count}" for name, count in body.partners)
    if len(partners) > _PARTNERS:
        partners = (*partners[:_PARTNERS], labels("list.more", more=len(partners) - _PARTNERS))
    known = (body.kind and labels(f"level.{body.kind}"), body.region and short_name(body.region))
    return (
        body.name,
        *(known if detailed else ()),
        body.events,
        roles,
        *((partners,) if detailed else ()),
        body.first_day,
        body.last_day,
    )
