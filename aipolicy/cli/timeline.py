"""`aipolicy timeline`: events in order of date."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import typer

from aipolicy.cli import wording
from aipolicy.cli.bundles import bundled
from aipolicy.cli.options import FilterOptions, OutputOptions
from aipolicy.cli.settings import of
from aipolicy.tables.labels import Labels

if TYPE_CHECKING:
    from rich.console import RenderableType

    from aipolicy.cli.columns import Column
    from aipolicy.export import EventRecords, Table
    from aipolicy.report.timeline import TimelineRow

COLUMNS = ("id", "date", "region", "type", "title", "organizer", "outlets", "standing")
# Below this many cells the weekdays of a range are left out, from that many on titles get more room.
_ROOMY = 140
_USUAL = 110
_MARKS = {wording.INFERRED: "inferred", wording.ANNOUNCED: "announced"}


@bundled
def timeline(context: typer.Context, filters: FilterOptions, output: OutputOptions) -> None:
    """Events in order of date, as a table.

    A date marked "?" is the likeliest of several that the articles allow,
    one marked "*" is the day of the announcement; `aipolicy show ID` tells
    the rest. Other formats than table and markdown give whole event records.

    For example:
      aipolicy timeline --region 부산 --period '2026년 하반기'
      aipolicy timeline --type 업무협약 --since 2026-01 --limit 20
      aipolicy timeline --status open -o calls.xlsx
    """
    from aipolicy.cli.filters import announce, resolve
    from aipolicy.cli.output import answer
    from aipolicy.report.timeline import timeline as ask
    from aipolicy.store import Reader

    settings = of(context)
    labels = settings.labels
    with Reader(settings.database) as reader:
        query = resolve(filters, settings, reader)
        rows = list(ask(reader, query.filter))
        short = reader.short_ids(row.event.id for row in rows)
    announce(query, labels, empty=not rows, on_screen=output.on_screen)
    answer(
        output,
        labels,
        drawn=lambda: drawn(rows, short, labels, query.words),
        listing=lambda: listing(rows, short, labels),
        data=lambda: records(rows),
    )


def cells(
    rows: Sequence["TimelineRow"], short: Mapping[str, str], labels: Labels, *, weekdays: bool
) -> Iterator[tuple[str, ...]]:
    """One line of text cells an event, under `COLUMNS`; `short` has the ids to show."""
    for row in rows:
        facts = row.event.facts
        left = "" if row.days_left is None else f" D-{row.days_left}"
        yield (
            short[row.event.id],
            wording.when(facts.date, labels, weekdays=weekdays),
            wording.regions(facts.regions, labels),
            wording.type_label(facts.program_type, labels),
            facts.title,
            wording.organizer(facts.organizers, labels),
            _outlets(row, labels),
            labels(f"status.{row.standing}") + left,
        )


def _outlets(row: "TimelineRow", labels: Labels) -> str:
    """Who reports it; of articles that name no outlet the number, if there are several."""
    if row.outlets or row.reports < 2:
        return wording.first_of(row.outlets, labels)
    return labels("list.articles", count=row.reports)


def drawn(
    rows: Sequence["TimelineRow"], short: Mapping[str, str], labels: Labels, asked: Sequence[str]
) -> Sequence["RenderableType"]:
    """The table for a screen under what was asked, with the meaning of the marks it uses."""
    from aipolicy.cli.render import heading, note, table, width

    if not rows:
        return []
    columns = _columns(width(), calls=any(row.days_left is not None for row in rows))
    lines = list(cells(rows, short, labels, weekdays=width() >= _ROOMY))
    marks = sorted({line[1][-1] for line in lines} & set(_MARKS))
    notes = [labels("list.events", count=len(rows)), *(labels(f"mark.{_MARKS[mark]}") for mark in marks)]
    return [*heading(asked), table(columns, labels, lines), *map(note, notes)]


def _columns(width: int, *, calls: bool) -> list["Column"]:
    """The columns for a screen of this width; the days left of open calls stay before all else."""
    from aipolicy.cli.columns import Column

    return [
        Column("id", style="dim"),
        Column("date", style="cyan"),
        Column("region", usual=16, least=11),
        Column("type", usual=14, least=11, spare=2),
        Column("title", usual=44, least=30 if width >= _USUAL else 22),
        Column("organizer", usual=20, least=11, spare=3),
        Column("outlets", usual=12, least=8, spare=4),
        Column("standing", spare=1 if calls else 5),
    ]


def listing(rows: Sequence["TimelineRow"], short: Mapping[str, str], labels: Labels) -> "Table":
    """The same columns for a report."""
    from aipolicy.export import Table

    titles = {slug: labels(f"column.{slug}") for slug in COLUMNS}
    return Table(COLUMNS, cells(rows, short, labels, weekdays=True), titles, name="timeline")


def records(rows: Sequence["TimelineRow"]) -> "EventRecords":
    """The whole event records."""
    from aipolicy.export import EventRecords
    from aipolicy.report.records import event_record

    return EventRecords(event_record(row.event) for row in rows)
