"""`aipolicy reextract`: today's rules over the stored articles."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any

import typer

from aipolicy.cli.bundles import bundled
from aipolicy.cli.options import DataFormat, FilterOptions
from aipolicy.cli.settings import of
from aipolicy.link import written
from aipolicy.models import EventFilter
from aipolicy.tables.labels import Labels

if TYPE_CHECKING:
    from rich.console import RenderableType

    from aipolicy.cli.filters import Query
    from aipolicy.pipeline import Rereading

SOME_FAILED = 3


@bundled
def reextract(
    context: typer.Context,
    filters: FilterOptions,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Do everything, then undo it.")] = False,
    samples: Annotated[
        int, typer.Option("--samples", min=0, metavar="N", help="Examples shown of each field's changes.")
    ] = 3,
    form: Annotated[
        DataFormat, typer.Option("--format", "-f", help="Form of the answer.")
    ] = DataFormat.TABLE,
) -> None:
    """Read the stored articles with today's rules and tables, and show what that changes.

    Articles read with the same rules and tables before are left out, so a run
    that was cut off goes on where it stopped. Filters pick the articles that
    report matching events. Corrections stay: those that become needless, that
    the new reading contradicts, or whose report is gone are listed.

    For example:
      aipolicy reextract --dry-run
      aipolicy reextract --region 부산 --samples 10
    """
    from aipolicy.cli.filters import announce, resolve
    from aipolicy.cli.render import notice, one_line, show
    from aipolicy.cli.streams import write_text
    from aipolicy.extract import rules_version
    from aipolicy.pipeline import reextract as read_anew
    from aipolicy.store import Reader, open_store
    from aipolicy.tables.messages import translated

    settings = of(context)
    labels = settings.labels
    with Reader(settings.database) as reader:
        query = resolve(filters, settings, reader)
        rules = rules_version(settings.types)
        keys = reader.outdated(_asked(query), rules)
    announce(query, labels, empty=False, on_screen=False)
    with open_store(settings.database, rules=rules) as store, _progress(len(keys), labels) as on_progress:
        done = read_anew(
            keys, store, samples=samples, dry_run=dry_run, on_progress=on_progress, types=settings.types
        )
    for failure in done.failures:
        reason = translated(failure.reason, labels.language)
        notice(labels("ingest.failure", where=one_line(failure.where), reason=one_line(reason)), "red")
    if dry_run:
        notice(labels("ingest.dry_run"), "yellow")
    if form is DataFormat.JSON:
        write_text(f"{json.dumps(record(done), ensure_ascii=False)}\n")
    else:
        show(*drawn(done, labels))
    if done.failures:
        raise typer.Exit(SOME_FAILED if done.articles else 1)


def _asked(query: "Query") -> EventFilter | None:
    """The filter, if anything was asked for: without one, articles that report no event are read too."""
    plain = EventFilter(sort=query.filter.sort, reverse=query.filter.reverse, today=query.filter.today)
    return None if query.filter == plain else query.filter


@contextmanager
def _progress(total: int, labels: Labels) -> Iterator[Callable[[int], None] | None]:
    if not sys.stderr.isatty():
        yield None
        return
    from aipolicy.cli.render import progress

    with progress(labels("ingest.reading"), total) as advance:
        yield advance


def record(done: "Rereading") -> dict[str, Any]:
    """What was changed, ready for JSON."""
    return {
        "articles": done.articles,
        "changed": done.changed,
        "failed": len(done.failures),
        "fields": {
            name: {
                "count": count,
                "samples": [
                    {"article": e.article, "event": e.mention or None, "before": e.before, "after": e.after}
                    for e in done.samples[name]
                ],
            }
            for name, count in done.counts.most_common()
        },
        "corrections": [
            {
                "number": each.entry.number,
                "event": each.entry.event,
                "field": each.entry.field,
                "fate": each.fate,
                "said": each.entry.value and written(each.entry.value),
                "read": None if each.now is None else written(each.now),
            }
            for each in done.effects
        ],
    }


def drawn(done: "Rereading", labels: Labels) -> list["RenderableType"]:
    """The same for a screen."""
    from aipolicy.cli.columns import Column
    from aipolicy.cli.render import note, page, table

    parts: list[RenderableType] = [
        page(
            [
                (labels("reread.articles"), f"{done.articles:,}"),
                (labels("reread.changed"), f"{done.changed:,}"),
            ]
        )
    ]
    if done.counts:
        columns = [
            Column("field"),
            Column("changes", right=True),
            Column("event", style="dim", spare=1),
            Column("old", usual=50, least=16, wrap=True),
            Column("value", usual=50, least=16, wrap=True),
        ]
        parts.append(table(columns, labels, _lines(done, labels)))
    if done.effects:
        parts += [note(""), _fates(done, labels)]
    return parts


def _fates(done: "Rereading", labels: Labels) -> "RenderableType":
    """The corrections concerned: what was said, what is read now, what becomes of them."""
    from aipolicy.cli.columns import Column
    from aipolicy.cli.entries import in_words
    from aipolicy.cli.render import table

    columns = [
        Column("number", right=True),
        Column("event", style="dim", spare=1),
        Column("field"),
        Column("said", usual=40, least=12, wrap=True),
        Column("read", usual=40, least=12, wrap=True),
        Column("fate", least=12, wrap=True),
    ]
    lines = [
        (
            str(entry.number),
            entry.event,
            labels(f"column.{entry.field}"),
            in_words(entry.value, entry.field, labels),
            in_words(each.now, entry.field, labels),
            labels(f"fate.{each.fate}"),
        )
        for each in done.effects
        for entry in (each.entry,)
    ]
    return table(columns, labels, lines)


def _lines(done: "Rereading", labels: Labels) -> Iterator[tuple[str, ...]]:
    """The samples by field, the field and the number of its changes before the first."""
    for name, count in done.counts.most_common():
        head = labels(f"changed.{name}"), f"{count:,}"
        if not done.samples[name]:
            yield (*head, "", "", "")
        for number, each in enumerate(done.samples[name]):
            start = ("", "") if number else head
            yield (*start, each.mention or each.article, each.before, each.after)
