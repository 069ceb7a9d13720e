"""`aipolicy undo`: take back what was said of an event."""

from typing import TYPE_CHECKING, Annotated

import typer

from aipolicy.cli.settings import of
from aipolicy.errors import UsageError
from aipolicy.models import Action, Entry, Standing

if TYPE_CHECKING:
    from aipolicy.report.amend import Author
    from aipolicy.store import Reader


def undo(
    context: typer.Context,
    number: Annotated[int, typer.Argument(metavar="N", min=1, help="Number of the entry in the history.")],
    note: Annotated[str | None, typer.Option("--note", metavar="TEXT", help="Why.")] = None,
) -> None:
    """Take back an entry of the history; what stood before it holds again.

    The entry stays in the history, followed by the one that takes it back,
    which can be taken back in its turn.

    For example:
      aipolicy history 4f1c2a
      aipolicy undo 12 --note '원문을 다시 확인함'
    """
    from aipolicy.cli.entries import append, author, tell

    settings = of(context)
    speaker = author(settings, note)
    tell(append(settings, lambda reader: [reverting(reader, number, speaker)]), settings)


def reverting(reader: "Reader", number: int, speaker: "Author") -> Entry:
    """The entry that takes one back. Raises NotFound, and UsageError for one that is undone already."""
    row = reader.entry(number)
    if row.standing is Standing.UNDONE:
        raise UsageError(f"entry {number} is undone already", hint=f"aipolicy history {row.entry.event}")
    told = row.entry
    return Entry(
        Action.UNDO,
        told.event,
        told.mentions,
        speaker.who,
        field=told.field,
        old=told.value,
        why=speaker.why,
        others=told.others,
        reverts=number,
    )
