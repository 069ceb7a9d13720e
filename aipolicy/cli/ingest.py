"""`aipolicy ingest`: articles in."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aipolicy.cli.settings import Settings, of
from aipolicy.errors import UsageError
from aipolicy.models import IngestReport
from aipolicy.tables.labels import Labels

if TYPE_CHECKING:
    from rich.console import RenderableType

    from aipolicy.read import ReadOptions

DEFAULT_SOURCE = Path("data/articles")
SOME_FAILED = 3
ALL_FAILED = 1


def ingest(
    context: typer.Context,
    sources: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="SOURCE",
            help="Files, folders, globs, or - for stdin; without any: ./data/articles.",
        ),
    ] = None,
    published: Annotated[
        str | None,
        typer.Option(
            "--published", metavar="DATE", help="Day of publication of all these articles, e.g. 2026-03-02."
        ),
    ] = None,
    outlet: Annotated[
        str | None,
        typer.Option("--outlet", metavar="NAME", help="Outlet of all these articles, e.g. 부산일보."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Do everything, then undo it.")] = False,
) -> None:
    """Read articles, find the AI-policy events they report and store both.

    The same input again changes nothing. Exit code 3 says that some inputs failed and the rest went in.

    For example:
      aipolicy ingest articles/ press/*.html
      aipolicy ingest - --published 2026-03-02 --outlet 부산일보 < article.txt
      aipolicy ingest export.xlsx --dry-run
    """
    from aipolicy.cli.days import given_day
    from aipolicy.read import ReadOptions

    settings = of(context)
    labels = settings.labels
    options = ReadOptions(published=given_day(published, settings.today, labels), outlet=outlet)
    report = taken_in(sources or default_sources(labels), settings, options, dry_run=dry_run)
    _tell(report, labels, dry_run=dry_run)
    if report.failures:
        raise typer.Exit(SOME_FAILED if report.articles else ALL_FAILED)


def _tell(report: IngestReport, labels: Labels, *, dry_run: bool) -> None:
    """Each failure with its reason on stderr, the numbers on stdout."""
    from aipolicy.cli.render import notice, one_line, show
    from aipolicy.tables.messages import translated

    for failure in report.failures:
        where, reason = (
            one_line(translated(text, labels.language)) for text in (failure.where, failure.reason)
        )
        notice(labels("ingest.failure", where=where, reason=reason), "red")
    if dry_run:
        notice(labels("ingest.dry_run"), "yellow")
    show(closing_table(report, labels))


def default_sources(labels: Labels) -> list[str]:
    """What is read when no source is given; UsageError if there is nothing."""
    if not DEFAULT_SOURCE.is_dir():
        raise UsageError(labels("error.no_sources"), hint=labels("error.no_sources_hint"))
    return [str(DEFAULT_SOURCE)]


def taken_in(
    sources: Sequence[str], settings: Settings, options: "ReadOptions", *, dry_run: bool
) -> IngestReport:
    """Ingest sources into the store of these settings, with a progress bar on a terminal.

    A dry run leaves no file behind where there is none yet.
    """
    from aipolicy import pipeline
    from aipolicy.extract import rules_version
    from aipolicy.store import open_store

    database = settings.database
    with (
        open_store(
            ":memory:" if dry_run and not database.exists() else database, rules=rules_version(settings.types)
        ) as store,
        _progress(sources, settings.labels) as on_progress,
    ):
        return pipeline.ingest(
            sources, store, options, types=settings.types, dry_run=dry_run, on_progress=on_progress
        )


@contextmanager
def _progress(sources: Sequence[str], labels: Labels) -> Iterator[Callable[[IngestReport], None] | None]:
    """Tells how far an ingest is, on stderr if that is a terminal; nothing else is said then."""
    if not sys.stderr.isatty():
        yield None
        return
    from aipolicy.cli.render import progress
    from aipolicy.read import expand

    files = sum(1 for _ in expand([source for source in sources if source != "-"]))
    with progress(labels("ingest.reading"), files) as advance:
        yield lambda report: advance(report.articles + len(report.failures))


def closing_table(report: IngestReport, labels: Labels) -> "RenderableType":
    """What a run did, in numbers."""
    from aipolicy.cli.render import page

    rate = report.articles / report.seconds if report.seconds else 0.0
    values = {
        "new": f"{report.new:,}",
        "updated": f"{report.updated:,}",
        "unchanged": f"{report.unchanged:,}",
        "not_relevant": f"{report.not_relevant:,}",
        "failed": f"{len(report.failures):,}",
        "events": f"{report.events:,}",
        "rate": f"{rate:,.0f}",
    }
    return page([(labels(f"ingest.{name}"), value) for name, value in values.items()])
