"""`aipolicy merge`: two events that are one."""

from typing import Annotated

import typer

from aipolicy.cli.settings import of


def merge(
    context: typer.Context,
    one: Annotated[str, typer.Argument(metavar="EVENT", help="Id of an event; its beginning will do.")],
    other: Annotated[str, typer.Argument(metavar="EVENT", help="Id of the event that is the same.")],
    note: Annotated[str | None, typer.Option("--note", metavar="TEXT", help="Why.")] = None,
) -> None:
    """Make two events one, whatever their articles say.

    For example:
      aipolicy merge 4f1c2a 9b03de --note '같은 협약식'
    """
    from aipolicy.cli.entries import amended, append, author, tell
    from aipolicy.report.amend import joined

    settings = of(context)
    speaker = author(settings, note)
    rows = append(settings, lambda r: [joined(amended(r, one), amended(r, other), speaker)])
    tell(rows, settings)
