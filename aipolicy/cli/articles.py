"""`aipolicy articles`: what is stored, and what was kept out."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from aipolicy.cli.bundles import bundled
from aipolicy.cli.options import FilterOptions, OutputOptions
from aipolicy.cli.settings import of
from aipolicy.errors import UsageError
from aipolicy.models import EventFilter
from aipolicy.tables.labels import Labels
from aipolicy.tables.relevance import reason_in

if TYPE_CHECKING:
    from aipolicy.cli.columns import Column
    from aipolicy.cli.filters import Query
    from aipolicy.export import Cell
    from aipolicy.store import ArticleRow, Reader


@bundled
def articles(
    context: typer.Context,
    filters: FilterOptions,
    output: OutputOptions,
    irrelevant: Annotated[
        bool,
        typer.Option(
            "--irrelevant", help="Those that report no AI-policy event of a region, each with the reason."
        ),
    ] = False,
) -> None:
    """Stored articles by date of publication.

    Filters pick the articles that report matching events.

    For example:
      aipolicy articles --new
      aipolicy articles --region 경남 --limit 20
      aipolicy articles --irrelevant
    """
    from aipolicy.cli.filters import announce, resolve
    from aipolicy.cli.output import answer_list
    from aipolicy.store import Reader

    settings = of(context)
    with Reader(settings.database) as reader:
        query = resolve(filters, settings, reader)
        rows = irrelevant_articles(reader, query) if irrelevant else relevant_articles(reader, query)
        short = reader.short_ids(each for row in rows for each in row.events)
    announce(query, settings.labels, empty=not rows, on_screen=output.on_screen)
    cells = [_cells(row, irrelevant, settings.labels) for row in rows]
    answer_list(output, settings.labels, _columns(irrelevant), cells, asked=query.words, shorter=short)


def _columns(irrelevant: bool) -> list["Column"]:
    from aipolicy.cli.columns import Column

    return [
        Column("id", style="dim"),
        Column("published", style="cyan"),
        Column("outlet", usual=16, least=8, spare=2),
        Column("title", usual=50, least=24),
        Column("reason", least=16, wrap=True)
        if irrelevant
        else Column("events", usual=14, least=10, spare=1, items=True),
        Column("path", least=16, spare=3),
    ]


def irrelevant_articles(reader: "Reader", query: "Query") -> Sequence["ArticleRow"]:
    """Articles kept out. UsageError for a filter on events, for they report none."""
    wanted = query.filter
    if _asks_for_events(wanted):
        raise UsageError(
            "an article kept out has no events to filter by", hint="aipolicy articles --irrelevant --new"
        )
    return list(_articles(reader, wanted, relevant=False))


def relevant_articles(reader: "Reader", query: "Query") -> Sequence["ArticleRow"]:
    """Articles about AI policy, of the events that a filter picks."""
    wanted = query.filter
    if not _asks_for_events(wanted):
        return list(_articles(reader, wanted, relevant=True))
    events = reader.events(replace(wanted, run=None, added_from=None, limit=None))
    reporting = {article.id for event in events for article in event.articles}
    found = [row for row in _articles(reader, replace(wanted, limit=None)) if row.ref.id in reporting]
    return found if wanted.limit is None else found[-wanted.limit :]


def _articles(
    reader: "Reader", wanted: EventFilter, *, relevant: bool | None = None
) -> Iterator["ArticleRow"]:
    """Articles by what a filter asks of themselves."""
    return reader.articles(
        relevant=relevant, run=wanted.run, added_from=wanted.added_from, limit=wanted.limit
    )


def _asks_for_events(wanted: EventFilter) -> bool:
    rest = replace(
        wanted, run=None, added_from=None, limit=None, sort="date", reverse=False, today=None, as_of=None
    )
    return rest != EventFilter()


def _cells(row: "ArticleRow", irrelevant: bool, labels: Labels) -> tuple["Cell", ...]:
    last = reason_in(row.reason, labels.language) if irrelevant else row.events
    return (row.ref.id, row.ref.published, row.ref.outlet, row.ref.title, last, row.ref.path)
