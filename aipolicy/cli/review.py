"""`aipolicy review`: what is unsure, to be accepted, changed or rejected."""

import sys
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aipolicy.cli.bundles import bundled
from aipolicy.cli.options import FilterOptions, OutputOptions
from aipolicy.cli.settings import Settings, of
from aipolicy.errors import UsageError
from aipolicy.models import Event
from aipolicy.tables.labels import Labels

if TYPE_CHECKING:
    from aipolicy.cli.columns import Column
    from aipolicy.cli.filters import Query
    from aipolicy.export import Cell
    from aipolicy.store import Reader

app = typer.Typer(add_completion=False)


@app.callback(invoke_without_command=True)
@bundled
def review(context: typer.Context, filters: FilterOptions) -> None:
    """Go through unsure events, the least sure first: accept, change, reject or skip each.

    On a terminal the events come one by one; what you say is kept at once, so
    you can stop at any time and go on later. Elsewhere they are listed.

    For example:
      aipolicy review --region 부산
      aipolicy review list --limit 20
      aipolicy review export -o review.xlsx
      aipolicy review apply review.xlsx
    """
    if context.invoked_subcommand:
        given = (each.name for each in fields(filters) if getattr(filters, each.name) != each.default)
        if name := next(given, None):
            raise UsageError(
                of(context).labels("error.too_early", name=f"--{name.replace('_', '-')}"),
                hint=f"aipolicy review {context.invoked_subcommand} --{name.replace('_', '-')} …",
            )
        return
    settings = of(context)
    if sys.stdin.isatty() and sys.stdout.isatty():
        from aipolicy.cli.walk import walk

        walk(settings, filters)
    else:
        listed(settings, filters, OutputOptions())


@app.command("list")
@bundled
def list_unsure(context: typer.Context, filters: FilterOptions, output: OutputOptions) -> None:
    """Unsure events, the least sure first, with the least sure field of each and why.

    For example:
      aipolicy review list --region 경남 --limit 20
    """
    listed(of(context), filters, output)


def listed(settings: Settings, filters: FilterOptions, output: OutputOptions) -> None:
    """Print the list in the form asked for."""
    from aipolicy.cli.entries import tell_orphans
    from aipolicy.cli.filters import announce
    from aipolicy.cli.output import answer_list
    from aipolicy.store import Reader

    labels = settings.labels
    with Reader(settings.database) as reader:
        query, events = unsure(reader, filters, settings)
        short = reader.short_ids(event.id for event in events)
        announce(query, labels, empty=not events, on_screen=output.on_screen)
        tell_orphans(reader, labels)
    shown = short if output.on_screen else {event.id: event.id for event in events}
    rows = [_cells(event, shown[event.id], labels) for event in events]
    answer_list(output, labels, _columns(), rows, asked=query.words)


def unsure(reader: "Reader", filters: FilterOptions, settings: Settings) -> tuple["Query", list[Event]]:
    """What was asked, and the events to review of it."""
    from aipolicy.cli.filters import resolve

    query = resolve(filters, settings, reader)
    return query, reader.unsure(query.filter, query.filter.limit)


def _columns() -> list["Column"]:
    from aipolicy.cli.columns import Column

    return [
        Column("id", style="dim"),
        Column("confidence", right=True),
        Column("field"),
        Column("value", usual=30, least=16),
        Column("why", usual=60, least=24, wrap=True),
        Column("title", usual=40, least=16, spare=1),
    ]


def _cells(event: Event, name: str, labels: Labels) -> tuple["Cell", ...]:
    field, value, why = doubt_in_words(event, labels)
    return (name, event.facts.confidence.overall, field, value, why, event.facts.title)


def doubt_in_words(event: Event, labels: Labels) -> tuple[str, str, str]:
    """The least sure field of an event, its value and why it is unsure."""
    from aipolicy.cli.entries import in_words
    from aipolicy.link import value_of
    from aipolicy.models import Correctable
    from aipolicy.report.review import doubts
    from aipolicy.tables.messages import translated

    doubt = doubts(event)[0]
    field = Correctable(doubt.field)
    why = "; ".join(translated(reason, labels.language) for reason in doubt.reasons)
    return labels(f"column.{field}"), in_words(value_of(event.facts, field), field, labels), why


@app.command()
@bundled
def export(
    context: typer.Context,
    filters: FilterOptions,
    output: Annotated[
        Path,
        typer.Option("--output", "-o", metavar="FILE.xlsx", dir_okay=False, help="The workbook to write."),
    ],
) -> None:
    """Write unsure events to a workbook, each field with its evidence, to be corrected there.

    Change the coloured cells as you would with `aipolicy correct` (unknown and
    none for no value), write accept or reject under decision and why under
    note; then `aipolicy review apply` takes what you changed.

    For example:
      aipolicy review export -o review.xlsx --limit 200
    """
    from aipolicy.cli.filters import announce
    from aipolicy.cli.render import notice
    from aipolicy.cli.sheets import sheet_row
    from aipolicy.export.review import write_review
    from aipolicy.store import Reader

    settings = of(context)
    labels = settings.labels
    if output.suffix.casefold() != ".xlsx":
        raise UsageError(
            labels("error.ending", path=output, name="xlsx"), hint=labels("error.known", names=".xlsx")
        )
    with Reader(settings.database) as reader:
        query, events = unsure(reader, filters, settings)
        announce(query, labels, empty=not events, on_screen=False)
        write_review(output, [sheet_row(reader, event, labels) for event in events])
    notice(labels("note.written", path=output))


@app.command()
def apply(
    context: typer.Context,
    sheet: Annotated[Path, typer.Argument(metavar="FILE.xlsx", dir_okay=False, help="The workbook.")],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would be corrected; keep nothing.")
    ] = False,
) -> None:
    """Take the changed cells of a review workbook as corrections, all or none.

    If a cell cannot be taken nothing is: each is listed with sheet, row, column
    and reason. What was taken before is no change the second time.

    For example:
      aipolicy review apply review.xlsx --dry-run
      aipolicy review apply review.xlsx
    """
    from aipolicy.cli.entries import append, author, preview, tell
    from aipolicy.cli.render import notice
    from aipolicy.cli.sheets import entries_of
    from aipolicy.export.review import read_review
    from aipolicy.store import Reader

    settings = of(context)
    rows = read_review(sheet)
    speaker = author(settings, None)
    if dry_run:
        with Reader(settings.database) as reader:
            tell(preview(entries_of(reader, rows, speaker, settings)), settings)
        notice(settings.labels("ingest.dry_run"), "yellow")
    else:
        tell(append(settings, lambda reader: entries_of(reader, rows, speaker, settings)), settings)
