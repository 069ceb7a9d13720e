"""Whatever happens in whatever order, the ledger over the same articles gives the same events."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from aipolicy.link import value_of
from aipolicy.models import (
    Action,
    Article,
    Basis,
    Confidence,
    Correctable,
    Entry,
    Event,
    EventDate,
    EventFacts,
    Extraction,
    Mention,
    OrganizerRef,
    OrganizerRole,
    Precision,
    RegionRef,
    Value,
    Verdict,
)
from aipolicy.store import Reader, open_store
from aipolicy.store.store import Store
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

ARTICLES = st.integers(0, 3)
DAYS = st.sampled_from([date(2025, 3, 3), date(2025, 3, 4), None])
TITLES = st.sampled_from(["가", "나"])
# What an article says: None where a new reading finds no event in it.
SAID = st.one_of(st.none(), st.tuples(DAYS, TITLES))
Reading = tuple[date | None, str] | None


def when(day: date | None) -> EventDate:
    return EventDate(day, day, Precision.DAY, Basis.STATED) if day else EventDate()


def read_out(said: Reading) -> Extraction:
    if said is None:
        return Extraction(Verdict(False, "no act"))
    facts = EventFacts(
        title=said[1],
        program_type="mou",
        date=when(said[0]),
        regions=(RegionRef("26110", "부산광역시 중구"),),
        organizers=(OrganizerRef("부산테크노파크", OrganizerRole.HOST),),
        confidence=Confidence(0.9, 0.9, 0.9, 0.9),
    )
    return Extraction(Verdict(True, "ok"), (Mention("", 0, facts),))


def value_for(field: Correctable, day: date | None, title: str) -> Value:
    match field:
        case Correctable.DATE:
            return when(day)
        case Correctable.REGION:
            return (RegionRef("48121", "경상남도 창원시 의창구"),) if day else ()
        case Correctable.ORGANIZER:
            return (OrganizerRef(title, OrganizerRole.PARTNER),)
        case Correctable.TYPE:
            return "forum"
    return title


class Ledger(RuleBasedStateMachine):
    """Articles come and change, are read anew, and users speak of their events and take it back."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.path = Path(self.folder.name) / "store.db"
        self.store = open_store(self.path)
        self.bodies: dict[int, int] = {}
        self.readings: dict[int, Reading] = {}
        self.said: list[Entry] = []
        self.order = [0, 1, 2, 3]

    @initialize(order=st.permutations([0, 1, 2, 3]))
    def begin(self, order: list[int]) -> None:
        """In which order the articles come to the fresh store."""
        self.order = order

    def teardown(self) -> None:
        try:
            self.replaying_gives_the_same()
        finally:
            self.store.close()
            self.folder.cleanup()

    def article(self, number: int) -> Article:
        body = f"{number}번 기사의 {self.bodies[number]}번째 글."
        return Article(title=f"제목 {number}", body=body, path=f"/{number}.txt", external_id=str(number))

    def events(self) -> list[Event]:
        """All events, those rejected too."""
        with closing(sqlite3.connect(self.path)) as store, Reader(self.path) as reader:
            return [reader.event(name) for (name,) in store.execute("SELECT id FROM events ORDER BY pk")]

    @rule(number=ARTICLES, said=SAID)
    def ingest(self, number: int, said: Reading) -> None:
        self.bodies[number] = self.bodies.get(number, -1) + 1
        self.readings[number] = said
        self.store.begin_run()
        self.store.save(self.article(number), read_out(said))

    @precondition(lambda self: self.bodies)
    @rule(data=st.data(), said=SAID)
    def reextract(self, data: st.DataObject, said: Reading) -> None:
        number = data.draw(st.sampled_from(sorted(self.bodies)))
        self.readings[number] = said
        with Reader(self.path) as reader:
            keys = reader.outdated(None, "none")
        for key in keys:
            meeting = self.store.meet_again(key)
            if meeting.article.external_id == str(number):
                self.store.keep(meeting, read_out(said))

    @precondition(lambda self: self.events())
    @rule(data=st.data(), field=st.sampled_from(Correctable), day=DAYS, title=TITLES)
    def correct(self, data: st.DataObject, field: Correctable, day: date | None, title: str) -> None:
        event = data.draw(st.sampled_from(self.events()))
        action = data.draw(st.sampled_from([Action.CORRECT, Action.CONFIRM]))
        self.say(
            event, action, field=field, value=value_for(field, day, title), old=value_of(event.facts, field)
        )

    @precondition(lambda self: self.events())
    @rule(data=st.data(), action=st.sampled_from([Action.REJECT, Action.NOTE, Action.SKIP]))
    def judge(self, data: st.DataObject, action: Action) -> None:
        self.say(data.draw(st.sampled_from(self.events())), action, why="왜")

    @precondition(lambda self: len(self.events()) > 1)
    @rule(data=st.data())
    def merge(self, data: st.DataObject) -> None:
        events = self.events()
        one, other = data.draw(st.permutations(events))[:2]
        self.say(one, Action.MERGE, others=self.mentions_of(other))

    @precondition(lambda self: self.several())
    @rule(data=st.data())
    def split(self, data: st.DataObject) -> None:
        event = data.draw(st.sampled_from(self.several()))
        own, *rest = data.draw(st.permutations(self.mentions_of(event)))
        self.add(Entry(Action.SPLIT, event.id, (own,), "kim", others=tuple(sorted(rest))))

    @precondition(lambda self: self.said)
    @rule(data=st.data())
    def undo(self, data: st.DataObject) -> None:
        told = data.draw(st.sampled_from(self.said))
        undo = Entry(Action.UNDO, told.event, told.mentions, "kim", told.field, others=told.others)
        self.add(replace(undo, reverts=told.number))

    def say(self, event: Event, action: Action, **more: object) -> None:
        self.add(Entry(action, event.id, self.mentions_of(event), "kim", **more))  # type: ignore[arg-type]

    def mentions_of(self, event: Event) -> tuple[str, ...]:
        with Reader(self.path) as reader:
            return tuple(sorted(reader.mentions_of(event.id)))

    def several(self) -> list[Event]:
        return [event for event in self.events() if len(event.articles) > 1]

    def add(self, entry: Entry) -> None:
        (number,) = self.store.append([entry])
        self.said.append(replace(entry, number=number))

    @invariant()
    def nothing_said_is_lost(self) -> None:
        with Reader(self.path) as reader:
            kept = [replace(row.entry, at="") for row in reader.ledger()]
            assert kept == self.said
            assert reader.check() == ()

    def replaying_gives_the_same(self) -> None:
        with TemporaryDirectory() as folder:
            path = Path(folder) / "fresh.db"
            with open_store(path) as fresh:
                self.replay(fresh)
            assert stands(path) == stands(self.path)
            with Reader(path) as reader, Reader(self.path) as own:
                assert [row.standing for row in reader.ledger()] == [row.standing for row in own.ledger()]

    def replay(self, fresh: Store) -> None:
        """The articles as they now are, read as they were last read; then the whole ledger."""
        fresh.begin_run()
        for number in sorted(self.bodies, key=self.order.index):
            fresh.save(self.article(number), read_out(self.readings[number]))
        fresh.append(self.said)


def stands(path: Path) -> dict[str, tuple[str, str]]:
    """For each mention those of its event and what is stored of that; mentions have one id in every store."""
    with closing(sqlite3.connect(path)) as store:
        rows = store.execute(
            "SELECT m.id, (SELECT group_concat(id) FROM (SELECT id FROM mentions AS o WHERE o.event = m.event"
            " ORDER BY id)), f.facts || e.span || e.first_day || e.confidence FROM mentions AS m"
            " JOIN events AS e ON e.pk = m.event JOIN event_facts AS f ON f.event = e.pk"
        )
        return {name: (group, facts) for name, group, facts in rows}


TestLedger = pytest.mark.filterwarnings("default")(Ledger.TestCase)
Ledger.TestCase.settings = settings(max_examples=25, stateful_step_count=15, deadline=None)
