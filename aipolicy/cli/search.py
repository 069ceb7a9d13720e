"""`aipolicy search`: full text."""

from typing import TYPE_CHECKING, Annotated

import typer

from aipolicy.cli.bundles import bundled
from aipolicy.cli.options import FilterOptions, OutputOptions
from aipolicy.cli.settings import of
from aipolicy.errors import UsageError

if TYPE_CHECKING:
    from aipolicy.cli.columns import Column
    from aipolicy.export import Cell
    from aipolicy.store import SearchHit


@bundled
def search(
    context: typer.Context,
    query: Annotated[str, typer.Argument(metavar="QUERY", help="Words that all must stand in the article.")],
    filters: FilterOptions,
    output: OutputOptions,
) -> None:
    """Articles with all the words, in their text or in the names of their events.

    A word is found inside words too (센터 in 데이터센터를); menus and other furniture of a page do
    not count. Filters pick articles that report matching events. The latest come first.

    For example:
      aipolicy search '피지컬 로봇' --region 경남
      aipolicy search 데이터센터 --since 2026 --format csv
    """
    from dataclasses import replace

    from aipolicy.cli.filters import announce, resolve
    from aipolicy.cli.output import answer_list
    from aipolicy.store import Reader

    settings = of(context)
    if not query.strip():
        raise UsageError(settings.labels("error.no_query"), hint="aipolicy search 데이터센터")
    with Reader(settings.database) as reader:
        asked = resolve(filters, settings, reader)
        hits = reader.search(query, replace(asked.filter, limit=None), asked.filter.limit)
        short = reader.short_ids(each for hit in hits for each in hit.events)
    asked = replace(asked, words=(settings.labels("filter.query", value=query), *asked.words))
    announce(asked, settings.labels, empty=not hits, on_screen=output.on_screen)
    answer_list(
        output, settings.labels, _columns(), [_cells(hit) for hit in hits], asked=asked.words, shorter=short
    )


def _columns() -> list["Column"]:
    from aipolicy.cli.columns import Column

    return [
        Column("id", style="dim"),
        Column("published", style="cyan"),
        Column("outlet", usual=14, least=8, spare=3),
        Column("title", usual=40, least=20),
        Column("context", usual=60, least=30, wrap=True),
        Column("events", usual=14, least=10, spare=2, items=True),
        Column("path", least=28, spare=4),
    ]


def _cells(hit: "SearchHit") -> tuple["Cell", ...]:
    ref = hit.article
    return (ref.id, ref.published, ref.outlet, ref.title, hit.snippet, hit.events, ref.path)
