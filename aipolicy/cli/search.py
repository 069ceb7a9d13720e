"""`aipolicy search`: full text."""

from typing import TYPE_CHECKING, Annotated

import typer

from aipolicy.cli.bundles import bundled
from aipolicy.cli.options import FilterOptions, OutputOptions, Sort
from aipolicy.cli.settings import of
from aipolicy.errors import UsageError

if TYPE_CHECKING:
    from aipolicy.cli.columns import Column
    from aipolicy.export import Cell
    from aipolicy.store import SearchHit


@bundled
def search(
    context: typer.Context,
    query: Annotated[
        str, typer.Argument(metavar="QUERY", help='Words, "phrases", title:, AND, OR, NOT or -, parentheses.')
    ],
    filters: FilterOptions,
    output: OutputOptions,
    rank: Annotated[
        bool, typer.Option("--rank", help="The best match first, by BM25; the title counts most.")
    ] = False,
) -> None:
    """Articles with the words, in their text or in the names of their events.

    All words must be there, each also inside others: 센터 in 데이터센터를.
    Spaces in a "phrase" may be missing, and a long word may be divided:
    데이터센터 finds 데이터 센터. AND, OR, NOT in capitals, -word for NOT word,
    title:word in the title alone. Menus and other furniture of a page do not
    count. Filters pick articles that report matching events. The latest
    published come first. What was found is marked «so» where there are no colours.

    For example:
      aipolicy search '피지컬 로봇' --region 경남
      aipolicy search '"데이터 센터" (부산 OR 울산) -분양' --rank --limit 20
      aipolicy search title:해커톤 --since 2026 --format csv
    """
    from dataclasses import replace

    from aipolicy.cli.filters import announce, resolve
    from aipolicy.cli.output import answer_list
    from aipolicy.store import Reader

    settings = of(context)
    labels = settings.labels
    if not query.strip():
        raise UsageError(labels("error.no_query"), hint="aipolicy search 데이터센터")
    if filters.sort is not Sort.DATE:
        raise UsageError(labels("error.search_sort", sort=filters.sort))
    with Reader(settings.database) as reader:
        asked = resolve(filters, settings, reader)
        hits = reader.search(query, replace(asked.filter, limit=None), asked.filter.limit, ranked=rank)
        short = reader.short_ids(each for hit in hits for each in hit.events)
    if filters.reverse:
        hits.reverse()
    order = (labels("filter.ranked"),) if rank else ()
    asked = replace(asked, words=(labels("filter.query", value=query), *asked.words, *order))
    announce(asked, labels, empty=not hits, on_screen=output.on_screen)
    answer_list(output, labels, _columns(), [_cells(hit) for hit in hits], asked=asked.words, shorter=short)


def _columns() -> list["Column"]:
    from aipolicy.cli.columns import Column

    return [
        Column("id", style="dim"),
        Column("published", style="cyan"),
        Column("outlet", usual=14, least=8, spare=3),
        Column("title", usual=40, least=20),
        Column("context", usual=60, least=30, wrap=True, marked=True),
        Column("events", usual=14, least=10, spare=2, items=True),
        Column("path", least=28, spare=4),
    ]


def _cells(hit: "SearchHit") -> tuple["Cell", ...]:
    from aipolicy.cli.render import marked

    ref, context = hit.article, marked(hit.snippet, hit.marks)
    return (ref.id, ref.published, ref.outlet, ref.title, context, hit.events, ref.path)
