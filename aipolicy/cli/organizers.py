"""`aipolicy organizers`: the bodies that act in stored events."""

from typing import TYPE_CHECKING, Annotated

import typer

from aipolicy.cli.bundles import bundled
from aipolicy.cli.options import OutputOptions
from aipolicy.cli.settings import of
from aipolicy.models import EventFilter

if TYPE_CHECKING:
    from aipolicy.store import Reader


@bundled
def organizers(
    context: typer.Context,
    output: OutputOptions,
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="Only bodies with this in their name.")
    ] = None,
) -> None:
    """Bodies that hold, run or sign the stored events, with the number of their events.

    For example:
      aipolicy organizers
      aipolicy organizers 테크노파크
    """
    from aipolicy.cli.columns import Column
    from aipolicy.cli.output import answer_list
    from aipolicy.cli.render import notice
    from aipolicy.store import Reader

    settings = of(context)
    with Reader(settings.database) as reader:
        rows = counted(reader, name)
    if not rows:
        notice(settings.labels("note.nothing_asked", asked=name) if name else settings.labels("note.nothing"))
    answer_list(output, settings.labels, [Column("organizer", least=20), Column("events", right=True)], rows)


def counted(reader: "Reader", name: str | None) -> list[tuple[str, int]]:
    """Bodies and the number of their events, most first; those with a text in their name if one is given."""
    from aipolicy.text.normalize import nfc

    part = nfc(name or "").casefold()
    tallies = reader.tally(EventFilter(), "actor")
    return [(body, each.events) for each in tallies if (body := each.keys[0]) and part in body.casefold()]
