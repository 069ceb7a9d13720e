"""`aipolicy export`: event records in a file format."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aipolicy.cli import complete
from aipolicy.cli.bundles import bundled
from aipolicy.cli.options import FilterOptions
from aipolicy.cli.settings import Settings, of

if TYPE_CHECKING:
    from aipolicy.export import Exportable
    from aipolicy.models import Event


@bundled
def export(
    context: typer.Context,
    name: Annotated[
        str,
        typer.Argument(
            metavar="FORMAT",
            help="csv, json, jsonl, xlsx, markdown or html.",
            autocompletion=complete.formats,
        ),
    ],
    filters: FilterOptions,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", dir_okay=False, help="Write to this file."),
    ] = None,
    mentions: Annotated[
        bool,
        typer.Option("--mentions", help="Each article's own report of an event, before merging."),
    ] = False,
) -> None:
    """Event records with all fields and their evidence, to stdout or a file.

    CSV opens in Excel: UTF-8 with BOM, codes as text, lists joined by "; ".
    Markdown and HTML, which people read, get the columns of the timeline.

    For example:
      aipolicy export jsonl > events.jsonl
      aipolicy export xlsx --period 2026Q3 -o 3분기.xlsx
      aipolicy export jsonl --mentions | jq .program_type
    """
    from aipolicy.cli.filters import announce, resolve
    from aipolicy.cli.output import deliver
    from aipolicy.export import exporter
    from aipolicy.report.maps import seen
    from aipolicy.store import Reader

    settings = of(context)
    chosen = exporter(name)
    with Reader(settings.database) as reader:
        query = resolve(filters, settings, reader)
        announce(query, settings.labels, empty=not reader.count(query.filter), on_screen=False)
        found = reader.mentions(query.filter) if mentions else reader.stream(query.filter)
        found = (seen(event, query.filter.as_of) for event in found)
        deliver(exported(found, chosen.name, settings), chosen.name, output, settings.labels)


def exported(events: Iterator["Event"], name: str, settings: Settings) -> "Exportable":
    """Whole records; for a format that people read the columns of the timeline."""
    from aipolicy.cli.output import FOR_PEOPLE
    from aipolicy.cli.timeline import listing
    from aipolicy.export import EventRecords
    from aipolicy.report.records import event_record
    from aipolicy.report.timeline import timeline_row

    if name not in FOR_PEOPLE:
        return EventRecords(map(event_record, events))
    rows = [timeline_row(event, settings.today) for event in events]
    return listing(rows, {row.event.id: row.event.id for row in rows}, settings.labels)
