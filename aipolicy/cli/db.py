"""`aipolicy db`: the store itself."""

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aipolicy.cli.options import DataFormat
from aipolicy.cli.settings import of
from aipolicy.tables.labels import Labels

if TYPE_CHECKING:
    from aipolicy.store import StoreStats

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    help="The store: where it is, what it holds, whether it is sound.\n\n"
    "For example:\n  aipolicy db stats\n  aipolicy db backup aipolicy-2026-09-30.db",
)


@app.command()
def path(context: typer.Context) -> None:
    """Print the path of the store, whether it exists or not.

    For example:
      aipolicy db path
      sqlite3 "$(aipolicy db path)" .schema
    """
    from aipolicy.cli.streams import write_text

    write_text(f"{of(context).database}\n")


@app.command()
def stats(
    context: typer.Context,
    form: Annotated[
        DataFormat, typer.Option("--format", "-f", help="Form of the answer.")
    ] = DataFormat.TABLE,
) -> None:
    """What the store holds: articles, events, their dates, the runs and rules that made them.

    For example:
      aipolicy db stats
      aipolicy db stats --format json
    """
    from aipolicy.cli.columns import Column
    from aipolicy.cli.render import show, table
    from aipolicy.cli.streams import write_text
    from aipolicy.store import Reader

    settings = of(context)
    with Reader(settings.database) as reader:
        found = reader.stats()
    if form is DataFormat.JSON:
        write_text(f"{json.dumps(asdict(found), ensure_ascii=False, default=str)}\n")
    else:
        columns = [Column("field"), Column("value", least=20, wrap=True)]
        show(table(columns, settings.labels, stats_rows(found, settings.labels)))


def stats_rows(found: "StoreStats", labels: Labels) -> list[tuple[str, str]]:
    """What the store holds, as names and texts."""
    values = {
        "path": found.path,
        "size": f"{found.bytes / 1_000_000:.1f} MB",
        "articles": f"{found.articles:,}",
        "relevant": f"{found.relevant:,}",
        "mentions": f"{found.mentions:,}",
        "events": f"{found.events:,}",
        "undated": f"{found.undated:,}",
        "event_days": _reach(found.first_day, found.last_day),
        "published_days": _reach(found.first_published, found.last_published),
        "runs": f"{found.runs:,}",
        "extractors": ", ".join(f"{version} ({count:,})" for version, count in found.extractors),
        "migrations": ", ".join(found.migrations),
        "sqlite": found.sqlite,
    }
    return [(labels(f"stats.{name}"), value) for name, value in values.items()]


def _reach(first: date | None, last: date | None) -> str:
    return f"{first} ~ {last}" if first and last else "-"


@app.command()
def check(context: typer.Context) -> None:
    """Check that the store is sound; what is wrong is listed, with exit code 1.

    Corrections that no event bears any more are told too; they are no damage.

    For example:
      aipolicy db check
    """
    from aipolicy.cli.entries import tell_orphans
    from aipolicy.cli.render import one_line
    from aipolicy.cli.streams import write_text
    from aipolicy.store import Reader
    from aipolicy.tables.messages import translated

    settings = of(context)
    with Reader(settings.database) as reader:
        troubles = reader.check()
        if not troubles:
            tell_orphans(reader, settings.labels)
    for trouble in troubles:
        write_text(f"{one_line(translated(trouble, settings.labels.language))}\n")
    if troubles:
        raise typer.Exit(1)
    write_text(f"{settings.labels('note.sound')}\n")


@app.command()
def backup(
    context: typer.Context,
    target: Annotated[
        Path, typer.Argument(metavar="FILE", dir_okay=False, help="Where to; must not exist yet.")
    ],
) -> None:
    """Copy the store to a file, also while it is in use.

    For example:
      aipolicy db backup aipolicy-2026-09-30.db
    """
    from aipolicy.cli.render import notice
    from aipolicy.store import Reader

    settings = of(context)
    with Reader(settings.database) as reader:
        reader.backup(target)
    notice(settings.labels("note.written", path=target))
