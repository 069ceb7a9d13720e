"""`aipolicy correct`: what an event really is."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from aipolicy.cli import complete
from aipolicy.cli.settings import Settings, of
from aipolicy.errors import UsageError
from aipolicy.models import Action, Correctable, Entry

if TYPE_CHECKING:
    from aipolicy.store import Reader


def correct(
    context: typer.Context,
    event: Annotated[str, typer.Argument(metavar="EVENT", help="Id of the event; its beginning will do.")],
    date: Annotated[
        str | None,
        typer.Option(
            "--date",
            metavar="WHEN",
            help="2025-09-22, 2025-09-22~2025-09-24, ~2025-09-30 (only the end is known), 2025-09, "
            "2025Q3 or unknown.",
        ),
    ] = None,
    region: Annotated[
        list[str] | None,
        typer.Option(
            "--region",
            "-r",
            metavar="NAME",
            help="Any name or code of a region, or none. May be repeated.",
            autocompletion=complete.regions,
        ),
    ] = None,
    organizer: Annotated[
        list[str] | None,
        typer.Option(
            "--organizer",
            metavar="NAME:ROLE",
            help="부산TP:partner; without a role it is host; or none. May be repeated.",
        ),
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option(
            "--type",
            "-t",
            metavar="TYPE",
            help="Program type: a slug or a label (mou, 업무협약).",
            autocompletion=complete.types,
        ),
    ] = None,
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT", help="Name of the event.")] = None,
    note: Annotated[
        str | None, typer.Option("--note", metavar="TEXT", help="Why; alone it is a remark on the event.")
    ] = None,
    reject: Annotated[
        bool, typer.Option("--reject", help="This is no event to keep: no list or count shows it any more.")
    ] = False,
) -> None:
    """Correct an event. What you say wins over what articles say, now and later.

    Nothing is overwritten: `aipolicy history` lists what was said, by whom and
    why, and `aipolicy undo` takes it back. A value that the event has anyway
    is confirmed.

    For example:
      aipolicy correct 4f1c2a --date 2025-09-22~2025-09-24 --note '주최 측 확인'
      aipolicy correct 4f1c2a --region 김해 --organizer 김해시:host --type 포럼
      aipolicy correct 4f1c2a --reject --note '조류인플루엔자 기사'
    """
    from aipolicy.cli.entries import append, tell

    settings = of(context)
    given = {
        Correctable.DATE: [date],
        Correctable.REGION: region,
        Correctable.ORGANIZER: organizer,
        Correctable.TYPE: [kind],
        Correctable.TITLE: [title],
    }
    texts = {field: [t for t in said if t is not None] for field, said in given.items() if said}
    texts = {field: said for field, said in texts.items() if said}
    if reject and texts:
        raise UsageError("an event that is rejected has nothing to correct", hint="--reject, --note")
    if not (reject or texts or note):
        raise UsageError(settings.labels("error.nothing_said"), hint=f"aipolicy correct {event} --date …")
    tell(
        append(settings, lambda reader: said_of(reader, event, texts, note, settings, reject=reject)),
        settings,
    )


def said_of(
    reader: "Reader",
    event: str,
    texts: dict[Correctable, list[str]],
    note: str | None,
    settings: Settings,
    *,
    reject: bool,
) -> Sequence[Entry]:
    """The entries that a command asks for. Raises NotFound, UsageError."""
    from aipolicy.cli.entries import amended, author

    subject, speaker = amended(reader, event), author(settings, note)
    if reject:
        return [] if subject.event.facts.rejected else [subject.entry(Action.REJECT, speaker)]
    return subject.said(texts, speaker) if texts else [subject.entry(Action.NOTE, speaker)]
