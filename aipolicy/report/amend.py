"""What users say of an event, as entries for the ledger."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from aipolicy.errors import UsageError
from aipolicy.link import same, value_of
from aipolicy.models import Action, Correctable, Entry, Event, EventDate, Field, Value
from aipolicy.report.given import read_value


@dataclass(frozen=True, slots=True)
class Author:
    """Who speaks, why, and on which day: it tells what `last week` means."""

    who: str
    today: date
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Amended:
    """An event and the ids of its mentions, of which something is to be said."""

    event: Event
    mentions: tuple[str, ...]

    def entry(self, action: Action, author: Author, **more: object) -> Entry:
        """An entry on this event."""
        return Entry(action, self.event.id, self.mentions, author.who, why=author.why, **more)  # type: ignore[arg-type]

    def said(self, texts: Mapping[Correctable, Sequence[str]], author: Author) -> list[Entry]:
        """Entries for the fields that some texts give values for; none for what was said already.

        A value that the event has anyway is confirmed. Raises UsageError as `read_value`.
        """
        values: dict[Correctable, Value] = {}
        day = _day(self.event.facts.date)
        for field in Correctable:  # the date comes first: on it the regions are told
            if field in texts:
                values[field] = read_value(field, texts[field], day, author.today)
            if field is Correctable.DATE and field in values:
                when = values[field]
                day = _day(when) if isinstance(when, EventDate) else day
        return list(self._entries(values, author))

    def _entries(self, values: Mapping[Correctable, Value], author: Author) -> Iterator[Entry]:
        facts = self.event.facts
        for field, value in values.items():
            old = value_of(facts, field)
            if not same(old, value):
                yield self.entry(Action.CORRECT, author, field=field, value=value, old=old)
            elif field not in (*facts.corrected, *facts.confirmed):
                yield self.entry(Action.CONFIRM, author, field=field, value=old, old=old)

    def accepted(self, author: Author, *, besides: Sequence[Correctable] = ()) -> list[Entry]:
        """Entries that confirm all fields no one has spoken of yet."""
        facts = self.event.facts
        spoken = (*facts.corrected, *facts.confirmed, *besides)
        open_fields = (Correctable(field) for field in Field if field not in spoken)
        values = {field: value_of(facts, field) for field in open_fields}
        return list(self._entries(values, author))


def _day(when: EventDate) -> date | None:
    return when.start or when.end


def joined(one: Amended, other: Amended, author: Author) -> Entry:
    """The entry that makes two events one. Raises UsageError if they are."""
    if one.event.id == other.event.id:
        raise UsageError(f"one and the same event: {one.event.id}", hint="name two events")
    return one.entry(Action.MERGE, author, others=other.mentions)


def parted(whole: Amended, article: str, author: Author) -> Entry:
    """The entry that takes an article's report out of an event. UsageError if nothing would be left."""
    own = tuple(name for name in whole.mentions if name.rpartition(".")[0] == article)
    rest = tuple(name for name in whole.mentions if name not in own)
    if not own:
        cited = ", ".join(each.id for each in whole.event.articles)
        raise UsageError(f"article {article} does not report event {whole.event.id}", hint=f"one of {cited}")
    if not rest:
        raise UsageError(
            f"no other article reports event {whole.event.id}", hint="there is nothing to split it from"
        )
    return Entry(Action.SPLIT, whole.event.id, own, author.who, why=author.why, others=rest)
