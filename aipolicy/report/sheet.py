"""What the changed rows of a review sheet say, cell by cell."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from aipolicy.errors import AipolicyError, AmbiguousName, UnknownName, UsageError
from aipolicy.link import same, value_of, written
from aipolicy.models import Action, Correctable, Entry
from aipolicy.report.amend import Amended, Author
from aipolicy.report.given import read_value

DECISION, NOTE = "decision", "note"
ACCEPT, REJECT = "accept", "reject"
_DECISIONS = {
    **dict.fromkeys(("accept", "ok", "o", "확인", "맞음"), ACCEPT),
    **dict.fromkeys(("reject", "x", "제외"), REJECT),
}


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row as read: its number, its cells by column, and what the cells said when it was written."""

    number: int
    cells: Mapping[str, str]
    original: Mapping[str, str]


class BadCell(Exception):
    """A cell that cannot be taken: its column and why."""

    def __init__(self, column: str, error: AipolicyError) -> None:
        super().__init__(column)
        self.column = column
        self.error = error


def said_in(row: SheetRow, subject: Amended, author: Author) -> Iterator[Entry | BadCell]:
    """The entries that a row makes, and the cells of it that cannot be taken."""
    spoken = replace(author, why=row.cells.get(NOTE) or author.why)
    decision = row.cells.get(DECISION, "").casefold()
    texts = {
        field: row.cells[field]
        for field in Correctable
        if field in row.cells and row.cells[field] != row.original.get(field, "")
    }
    if decision and decision not in _DECISIONS:
        known = f"known: {ACCEPT}, {REJECT}"
        yield BadCell(DECISION, UsageError(f"neither accepted nor rejected: {decision}", hint=known))
        return
    if _DECISIONS.get(decision) == REJECT:
        if not subject.event.facts.rejected:
            yield subject.entry(Action.REJECT, spoken)
        return
    bad = list(_bad_cells(texts, row, subject, author))
    yield from bad
    if bad:
        return
    entries = subject.said({field: [text] for field, text in texts.items()}, spoken)
    yield from entries
    if _DECISIONS.get(decision) == ACCEPT:
        yield from subject.accepted(spoken, besides=tuple(texts))
    elif not entries and row.cells.get(NOTE):
        yield subject.entry(Action.NOTE, spoken)


def _bad_cells(
    texts: Mapping[Correctable, str], row: SheetRow, subject: Amended, author: Author
) -> Iterator[BadCell]:
    when = subject.event.facts.date
    for field, text in texts.items():
        try:
            value = read_value(field, [text], when.start or when.end, author.today)
            now = value_of(subject.event.facts, field)
            if not same(value, now) and not _stands(row.original.get(field, ""), field, written(now), author):
                raise UsageError(
                    f"the event says {written(now)} since the sheet was written",
                    hint="export the sheet anew, or use aipolicy correct",
                )
        except AipolicyError as error:
            yield BadCell(field, error)


def _stands(text: str, field: Correctable, now: str, author: Author) -> bool:
    """Whether what a sheet said of a field is what the event says now."""
    if field is Correctable.TYPE:
        return written(read_value(field, [text], None, author.today)) == now
    return text == now


def reason_of(error: AipolicyError) -> tuple[str, ...]:
    """What is wrong and what to do, as texts of messages.toml and names."""
    names = None
    if isinstance(error, UnknownName) and error.suggestions:
        names = f"did you mean: {', '.join(error.suggestions)}"
    if isinstance(error, AmbiguousName):
        names = f"one of {', '.join(f'{code} {name}' for code, name in error.choices)}"
    return tuple(filter(None, (error.message, names, error.hint)))
