"""Entries of the ledger for the eye, and how a command makes them."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from aipolicy.cli import wording
from aipolicy.cli.config import who
from aipolicy.cli.settings import Settings
from aipolicy.link import written
from aipolicy.models import Correctable, Entry, EventDate, OrganizerRef, Standing, Value
from aipolicy.report.amend import Amended, Author
from aipolicy.tables.labels import Labels

if TYPE_CHECKING:
    from aipolicy.cli.columns import Column
    from aipolicy.export import Cell
    from aipolicy.store import LedgerRow, Reader

COLUMNS = ("number", "at", "who", "action", "event", "field", "old", "value", "why", "standing")


def author(settings: Settings, why: str | None) -> Author:
    """Who runs this command, and why, if that was said."""
    from aipolicy.text.normalize import nfc

    return Author(who(), settings.today, nfc(" ".join(why.split())) if why and why.strip() else None)


def amended(reader: "Reader", event_id: str) -> Amended:
    """The event that an id means, to say something of it. Raises NotFound."""
    event = reader.event(event_id)
    return Amended(event, reader.mentions_of(event.id))


def append(settings: Settings, make: Callable[["Reader"], Sequence[Entry]]) -> list["LedgerRow"]:
    """Adds the entries that are made from the store as it is; returns them as they then stand."""
    from aipolicy.store import Reader, open_store

    with Reader(settings.database) as reader:
        entries = make(reader)
    if not entries:
        return []
    with open_store(settings.database) as store:
        numbers = store.append(entries)
    with Reader(settings.database) as reader:
        return [reader.entry(number) for number in numbers]


def preview(entries: Sequence[Entry]) -> list["LedgerRow"]:
    """Entries as they would stand, without numbers."""
    from aipolicy.store import LedgerRow

    return [LedgerRow(entry, Standing.APPLIED) for entry in entries]


def tell(rows: Sequence["LedgerRow"], settings: Settings) -> None:
    """What was added to the ledger, as a table; that nothing was, on stderr."""
    from aipolicy.cli.render import notice, show, table

    if not rows:
        notice(settings.labels("note.nothing_said"))
        return
    shown = ("number", "action", "event", "field", "old", "value", "why")
    places = [COLUMNS.index(name) for name in shown]
    lines = [tuple(cells(row, settings.labels)[place] for place in places) for row in rows]
    show(table([each for each in columns() if each.slug in shown], settings.labels, lines))


def tell_orphans(reader: "Reader", labels: Labels) -> None:
    """Say on stderr how many corrections hold for no event any more."""
    from aipolicy.cli.render import notice

    orphans = [str(row.entry.number) for row in reader.ledger() if row.standing is Standing.ORPHANED]
    if orphans:
        notice(labels("note.orphans", count=len(orphans), numbers=", ".join(orphans)), "yellow")


def columns() -> list["Column"]:
    """The columns of a list of entries."""
    from aipolicy.cli.columns import Column

    return [
        Column("number", right=True),
        Column("at", style="cyan", spare=3),
        Column("who", usual=12, least=6, spare=2),
        Column("action"),
        Column("event", style="dim", spare=5),
        Column("field"),
        Column("old", usual=30, least=10, wrap=True),
        Column("value", usual=30, least=10, wrap=True),
        Column("why", usual=30, least=8, spare=4, wrap=True),
        Column("standing"),
    ]


def cells(row: "LedgerRow", labels: Labels) -> tuple[str, ...]:
    """An entry in words, under `COLUMNS`."""
    entry = row.entry
    named = labels(f"column.{entry.field}") if entry.field else ""
    said = in_words(entry.value, entry.field, labels)
    if entry.reverts:
        said = f"#{entry.reverts}"
    elif entry.others:
        said = ", ".join(entry.others)
    return (
        str(entry.number or ""),
        entry.at,
        entry.who,
        labels(f"action.{entry.action}"),
        entry.event,
        named,
        in_words(entry.old, entry.field, labels),
        said,
        entry.why or "",
        labels(f"stands.{row.standing}"),
    )


def data(row: "LedgerRow") -> tuple["Cell", ...]:
    """An entry for programs, under `COLUMNS`."""
    entry = row.entry
    old, value = (None if each is None else written(each) for each in (entry.old, entry.value))
    value = str(entry.reverts) if entry.reverts else value or "; ".join(entry.others) or None
    return (
        entry.number,
        entry.at,
        entry.who,
        str(entry.action),
        entry.event,
        entry.field and str(entry.field),
        old,
        value,
        entry.why,
        str(row.standing),
    )


def in_words(value: Value | None, field: Correctable | None, labels: Labels) -> str:
    """A value of a field as people of a language read it."""
    match value:
        case None:
            return ""
        case EventDate():
            return wording.when(value, labels)
        case str():
            return wording.type_label(value, labels) if field is Correctable.TYPE else value
    names = [
        f"{each.name} ({labels(f'role.{each.role}')})" if isinstance(each, OrganizerRef) else each.name
        for each in value
    ]
    return "; ".join(names) or labels("list.none")
