"""`aipolicy history`: what users said of events."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from aipolicy.cli.bundles import bundled
from aipolicy.cli.options import OutputOptions
from aipolicy.cli.settings import of
from aipolicy.errors import NotFound

if TYPE_CHECKING:
    from rich.console import RenderableType

    from aipolicy.store import LedgerRow, Reader


@bundled
def history(
    context: typer.Context,
    output: OutputOptions,
    event: Annotated[
        str | None,
        typer.Argument(metavar="[EVENT]", help="Id of an event, also of one that is gone; else all of them."),
    ] = None,
) -> None:
    """What was said of an event: corrections, confirmations, mergers; by whom, when and why.

    An entry is applied, replaced by a later one, undone, or orphaned:
    then no article reports its event any more. Times are UTC.

    For example:
      aipolicy history 4f1c2a
      aipolicy history -o corrections.xlsx
    """
    from aipolicy.cli import entries
    from aipolicy.cli.output import answer
    from aipolicy.cli.render import notice, table
    from aipolicy.export import Table
    from aipolicy.store import Reader

    settings = of(context)
    labels = settings.labels
    with Reader(settings.database) as reader:
        rows = told_of(reader, event) if event else reader.ledger()
    if not rows:
        notice(labels("note.no_history"))

    def drawn() -> Sequence["RenderableType"]:
        lines = [entries.cells(row, labels) for row in rows]
        return [table(entries.columns(), labels, lines)] if rows else []

    titles = {slug: labels(f"column.{slug}") for slug in entries.COLUMNS}
    answer(
        output,
        labels,
        drawn=drawn,
        listing=lambda: Table(entries.COLUMNS, [entries.cells(row, labels) for row in rows], titles),
        data=lambda: Table(entries.COLUMNS, [entries.data(row) for row in rows]),
    )


def told_of(reader: "Reader", event: str) -> list["LedgerRow"]:
    """The entries on an event; of one that is gone, those on the mention of this id. Raises NotFound."""
    try:
        return reader.ledger(reader.mentions_of(event))
    except NotFound:
        orphans = [row for row in reader.ledger() if any(m.startswith(event) for m in row.entry.mentions)]
        if not orphans:
            raise
        return orphans
