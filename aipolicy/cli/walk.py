"""The terminal walk of `aipolicy review`: one event after the other, each to be decided on."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from aipolicy.cli.options import FilterOptions
from aipolicy.cli.settings import Settings
from aipolicy.errors import UsageError
from aipolicy.models import Action, Correctable, Entry, Event, EventFilter
from aipolicy.tables.labels import Labels

if TYPE_CHECKING:
    from rich.console import RenderableType

    from aipolicy.report.amend import Amended, Author
    from aipolicy.store import Reader

# Proofs shown of the field in doubt; of the others the first.
_MOST = 6
# What no line of a terminal can hold: the end of input.
END = "\0"


def walk(settings: Settings, filters: FilterOptions) -> None:
    """Goes through the unsure events until none is left or the user stops.

    What is said of one is kept before the next is shown; one that was skipped comes last from then on.
    """
    from aipolicy.cli.entries import tell_orphans
    from aipolicy.cli.filters import announce, resolve
    from aipolicy.cli.render import notice
    from aipolicy.store import Reader

    labels, seen = settings.labels, 0
    with Reader(settings.database) as reader:
        query = resolve(filters, settings, reader)
        announce(query, labels, empty=False, on_screen=False)
        tell_orphans(reader, labels)
    passed: set[str] = set()
    most = query.filter.limit
    while most is None or seen < most:
        event = _next(settings, query.filter, passed)
        if event is None:
            break
        passed.add(event.id)
        seen += 1
        if not _decided(settings, event.id):
            return
    notice(labels("review.done" if seen else "note.nothing"))


def _next(settings: Settings, wanted: EventFilter, passed: set[str]) -> Event | None:
    from aipolicy.store import Reader

    with Reader(settings.database) as reader:
        found = reader.unsure(replace(wanted, limit=None), len(passed) + 1)
    return next((event for event in found if event.id not in passed), None)


def _decided(settings: Settings, event_id: str) -> bool:
    """Whether to go on: the event was decided on, or left open; False if the user stops."""
    from aipolicy.cli.entries import author

    speaker = author(settings, None)
    while _shown(settings, event_id):
        answer = _asked(settings.labels("review.ask")).casefold()[:1]
        if answer in ("q", END):
            return False
        if answer == "c":
            _changed(settings, event_id, speaker)
        elif answer in _DECISIONS:
            told = _because(settings.labels, speaker) if answer == "r" else speaker
            _say(settings, event_id, partial(_DECISIONS[answer], author=told))
            return True
    return True


def _accepted(subject: "Amended", author: "Author") -> Sequence[Entry]:
    return subject.accepted(author)


def _rejected(subject: "Amended", author: "Author") -> Sequence[Entry]:
    return [subject.entry(Action.REJECT, author)]


def _skipped(subject: "Amended", author: "Author") -> Sequence[Entry]:
    return [subject.entry(Action.SKIP, author)]


_DECISIONS = {"a": _accepted, "r": _rejected, "s": _skipped}


def _because(labels: Labels, speaker: "Author") -> "Author":
    """The speaker with the reason the user gives, if any."""
    return replace(speaker, why=_asked(labels("review.why")).strip(END) or None)


def _say(settings: Settings, event_id: str, make: Callable[["Amended"], Sequence[Entry]]) -> None:
    from aipolicy.cli.entries import amended, append

    append(settings, lambda reader: make(amended(reader, event_id)))


def _changed(settings: Settings, event_id: str, speaker: "Author") -> None:
    """Asks for a field and its value; what cannot be read is told, and nothing is changed."""
    from aipolicy.cli.entries import amended, append
    from aipolicy.cli.errors import tell
    from aipolicy.store import Reader

    labels = settings.labels
    name = _asked(labels("review.field", names=", ".join(Correctable)))
    text = _asked(labels("review.value")) if name.strip(END) else ""
    if not text.strip(END):
        return
    try:
        with Reader(settings.database) as reader:
            entries = amended(reader, event_id).said({_field(name, labels): [text]}, speaker)
    except UsageError as error:
        tell(error, labels)
        return
    if entries:
        why = _because(labels, speaker).why
        append(settings, lambda _: [replace(entry, why=why) for entry in entries])


def _field(name: str, labels: Labels) -> Correctable:
    """The field of a name or label."""
    for field in Correctable:
        if name.casefold() in (str(field), labels(f"column.{field}").casefold()):
            return field
    raise UsageError(
        labels("error.no_field", name=name), hint=labels("error.known", names=", ".join(Correctable))
    )


def _asked(question: str) -> str:
    """What the user types on one line; `END` at the end of input."""
    from aipolicy.text.normalize import nfc

    sys.stderr.write(question)
    sys.stderr.flush()
    line = sys.stdin.readline()
    return nfc(line.strip()) if line else END


def _shown(settings: Settings, event_id: str) -> bool:
    """Shows the event, the field in doubt with its evidence; False if no field of it is open any more."""
    from aipolicy.cli.render import show
    from aipolicy.report.review import doubts
    from aipolicy.store import Reader

    with Reader(settings.database) as reader:
        event = reader.event(event_id)
        if not doubts(event):
            return False
        show(*_page(reader, event, settings.labels))
    return True


def _page(reader: "Reader", event: Event, labels: Labels) -> list["RenderableType"]:
    from aipolicy.cli import proof
    from aipolicy.cli.evidence import proof_line
    from aipolicy.cli.render import heading, note, page
    from aipolicy.cli.review import doubt_in_words
    from aipolicy.report.review import doubts

    report, several = proof.of_event(reader, event), len(event.articles) > 1
    doubt = doubts(event)[0]
    rows: list[proof.Row] = [(labels("column.id"), event.id)]
    for field, row in proof.values(event, labels).items():
        shown = report.proofs[field][: _MOST if field is doubt.field else 1]
        rows += [row, *(("", proof_line(each, labels, several)) for each in shown)]
    cited = [
        (labels("column.articles") if not n else "", proof.cited(a)) for n, a in enumerate(event.articles)
    ]
    name, _, why = doubt_in_words(event, labels)
    return [note(""), *heading([event.facts.title]), page([*rows, *cited]), note(f"{name}: {why}")]
