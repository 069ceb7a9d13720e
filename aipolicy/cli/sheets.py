"""Events as rows of a review sheet, and what such rows say."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import typer

from aipolicy.cli import proof
from aipolicy.cli.entries import amended
from aipolicy.cli.evidence import Proof
from aipolicy.cli.review import doubt_in_words
from aipolicy.cli.settings import Settings
from aipolicy.errors import InputError, NotFound
from aipolicy.link import value_of, written
from aipolicy.models import Action, Correctable, Entry, Event, Field
from aipolicy.report.amend import Author
from aipolicy.report.sheet import BadCell, SheetRow, reason_of, said_in
from aipolicy.tables.labels import Labels

if TYPE_CHECKING:
    from aipolicy.store import Reader

# Pieces of evidence shown of a field.
_MOST = 3
FAILED = 1


def sheet_row(reader: "Reader", event: Event, labels: Labels) -> Mapping[str, str | float]:
    """The cells of an event by column."""
    from aipolicy.cli import wording

    field, _, why = doubt_in_words(event, labels)
    proofs = proof.of_event(reader, event).proofs
    values = {str(name): written(value_of(event.facts, name)) for name in Correctable}
    cited = (" · ".join(filter(None, (a.outlet, a.title, a.url or a.path))) for a in event.articles)
    return {
        "id": event.id,
        "confidence": event.facts.confidence.overall,
        "field": field,
        "why": why,
        **values,
        "type": wording.type_label(event.facts.program_type, labels),
        **{f"evidence_{name}": _in_context(proofs[name]) for name in Field},
        "articles": "\n".join(cited),
    }


def _in_context(proofs: Sequence[Proof]) -> str:
    """The words that prove a field, marked in their sentences."""
    standing = [each for each in proofs if each.rejected is None][:_MOST]
    pieces = (each.around for each in standing)
    return "\n".join(f"{before}«{words}»{after}" for before, words, after in pieces)


def entries_of(reader: "Reader", rows: Sequence[SheetRow], author: Author, settings: Settings) -> list[Entry]:
    """What the rows say. Each cell that cannot be taken is told on stderr; then nothing is, exit 1."""
    from aipolicy.cli.render import notice, one_line
    from aipolicy.tables.messages import translated

    entries: list[Entry] = []
    bad: list[tuple[int, BadCell]] = []
    seen: set[str] = set()
    for row in rows:
        name = row.cells["id"]
        found = _said(reader, row, author) if name not in seen else [_twice(name)]
        seen.add(name)
        bad += [(row.number, each) for each in found if isinstance(each, BadCell)]
        entries += [each for each in found if isinstance(each, Entry)]
    labels = settings.labels
    for number, cell in bad:
        reason = "; ".join(translated(text, labels.language) for text in reason_of(cell.error))
        place = labels("error.cell", sheet="review", row=number, column=cell.column)
        notice(f"{place}: {one_line(reason)}", "red")
    if bad:
        notice(labels("error.nothing_taken", count=len(bad)), "bold red")
        raise typer.Exit(FAILED)
    return entries


def _said(reader: "Reader", row: SheetRow, author: Author) -> list[Entry | BadCell]:
    try:
        subject = amended(reader, row.cells["id"])
        noted = {told.entry.why for told in reader.ledger(subject.mentions)}
        found = said_in(row, subject, author)
        return [
            e for e in found if isinstance(e, BadCell) or e.action is not Action.NOTE or e.why not in noted
        ]
    except NotFound as error:
        return [BadCell("id", error)]


def _twice(name: str) -> BadCell:
    return BadCell("id", InputError(f"event {name} stands twice in the sheet", hint="remove one of the rows"))
