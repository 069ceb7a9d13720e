"""What users say stands beside what articles say, and outlasts it."""

import sqlite3

import pytest
from aipolicy.errors import NotFound
from aipolicy.link import value_of
from aipolicy.models import (
    Action,
    Correctable,
    Entry,
    EventDate,
    EventFilter,
    Part,
    RegionRef,
    Standing,
    Undated,
)

EVERYTHING = EventFilter()


@pytest.fixture
def told(make, store, reader):  # type: ignore[no-untyped-def]
    """Two articles about one event, one about another; the id of the first."""
    store.begin_run()
    store.save(make.article(1), make.extraction(make.facts()))
    store.save(make.article(2), make.extraction(make.facts()))
    store.save(make.article(3), make.extraction(make.facts("2025-04-04")))
    store.finish_run(make.report(new=3))
    # What is saved from here on is read by another run: the same path is the same article then.
    store.begin_run()
    return reader.events(EVERYTHING)[0].id


@pytest.fixture
def say(store, reader):  # type: ignore[no-untyped-def]
    def said(event: str, action: Action = Action.CORRECT, **more: object) -> int:
        field = more.get("field")
        old = value_of(reader.event(event).facts, field) if field else None
        return store.append([Entry(action, event, reader.mentions_of(event), "kim", old=old, **more)])[0]

    return said


def region(code: str) -> tuple[RegionRef, ...]:
    return (RegionRef(code, f"지역 {code}"),)


def test_a_correction_is_seen_by_every_question(told, say, reader) -> None:  # type: ignore[no-untyped-def]
    assert reader.count(EventFilter(regions=("48000",))) == 0
    say(told, field=Correctable.REGION, value=region("48121"))
    (event,) = reader.events(EventFilter(regions=("48000",)))
    assert (event.id, event.facts.corrected, event.facts.confidence.region) == (told, ("region",), 1.0)
    assert reader.tally(EventFilter(regions=("48000",)), "region")[0].events == 1
    assert reader.count(EventFilter(regions=("26000",))) == 1
    assert reader.check() == ()


def test_an_unknown_date_takes_an_event_out_of_all_periods(told, say, reader) -> None:  # type: ignore[no-untyped-def]
    say(told, field=Correctable.DATE, value=EventDate())
    assert [event.id for event in reader.events(EventFilter(undated=Undated.ONLY))] == [told]
    assert reader.check() == ()


def test_a_rejected_event_is_found_by_its_id_alone(told, say, reader) -> None:  # type: ignore[no-untyped-def]
    number = say(told, Action.REJECT, why="no AI")
    assert told not in [event.id for event in reader.events(EVERYTHING)]
    assert reader.count(EVERYTHING) == 1
    assert reader.tally(EVERYTHING)[0].events == 1
    assert reader.stats().events == 1
    for wanted in (EventFilter(types=("mou",)), EventFilter(statuses=("unknown",)), EventFilter(run=1)):
        assert told not in [event.id for event in reader.events(wanted)]
    assert reader.event(told).facts.rejected
    assert reader.check() == ()
    say(told, Action.UNDO, reverts=number)
    assert reader.count(EVERYTHING) == 2
    assert reader.check() == ()


def test_a_correction_outlasts_the_next_report_and_a_new_reading(make, told, say, store, reader) -> None:  # type: ignore[no-untyped-def]
    say(told, field=Correctable.REGION, value=region("48121"))
    store.save(make.article(4), make.extraction(make.facts(venue="벡스코")))
    store.save(make.article(1, body="고친 글"), make.extraction(make.facts(attendance=9)))
    event = reader.event(told)
    assert (event.facts.regions, event.facts.venue, event.facts.attendance) == (region("48121"), "벡스코", 9)
    assert len(event.articles) == 3
    assert reader.check() == ()


def test_a_correction_outlasts_the_merger_of_its_event(make, told, say, store, reader) -> None:  # type: ignore[no-untyped-def]
    other = reader.events(EVERYTHING)[1].id
    say(other, field=Correctable.TITLE, value="고친 제목")
    store.save(make.article(3, body="고친 글"), make.extraction(make.facts()))
    (event,) = reader.events(EVERYTHING)
    assert (event.id, event.facts.title) == (told, "고친 제목")


def test_reports_that_part_keep_what_was_said_of_them_together(make, told, say, store, reader) -> None:  # type: ignore[no-untyped-def]
    number = say(told, field=Correctable.TITLE, value="고친 제목")
    store.save(make.article(1, body="고친 글"), make.extraction(make.facts("2025-01-01")))
    titles = [event.facts.title for event in reader.events(EVERYTHING)]
    assert titles == ["고친 제목", "고친 제목", "업무협약"]
    assert reader.entry(number).standing is Standing.APPLIED


def test_a_correction_without_its_report_is_orphaned_and_comes_back_with_it(  # type: ignore[no-untyped-def]
    make, told, say, store, reader
) -> None:
    other = reader.events(EVERYTHING)[1].id
    number = say(other, field=Correctable.TITLE, value="고친 제목", why="보도자료")
    store.save(make.article(3, body="고친 글"), make.extraction())
    row = reader.entry(number)
    assert (row.standing, row.entry.value, row.entry.why) == (Standing.ORPHANED, "고친 제목", "보도자료")
    store.begin_run()
    store.save(make.article(3, body="또 고친 글"), make.extraction(make.facts("2025-07-07")))
    assert reader.entry(number).standing is Standing.APPLIED
    assert reader.event(other).facts.title == "고친 제목"
    assert reader.check() == ()


def test_what_became_of_each_entry(told, say, reader) -> None:  # type: ignore[no-untyped-def]
    first = say(told, field=Correctable.TITLE, value="하나")
    second = say(told, field=Correctable.TITLE, value="둘")
    undo = say(told, Action.UNDO, reverts=second)
    assert {row.entry.number: str(row.standing) for row in reader.ledger(reader.mentions_of(told))} == {
        first: "applied",
        second: "undone",
        undo: "applied",
    }
    third = say(told, field=Correctable.TITLE, value="셋")
    assert reader.entry(first).standing is Standing.REPLACED
    assert reader.entry(third).entry.old == "하나"


@pytest.mark.parametrize("field", Correctable)
def test_entries_are_read_as_they_were_written(told, reader, store, field: Correctable) -> None:  # type: ignore[no-untyped-def]
    event = reader.event(told)
    said = value_of(event.facts, field)
    entry = Entry(
        Action.CONFIRM, told, tuple(sorted(reader.mentions_of(told))), "김", field, said, said, "왜",
        others=("x.0",), number=1, at="2026-01-02 03:04:05",
    )  # fmt: skip
    assert store.append([entry]) == (1,)
    assert reader.ledger()[0].entry == entry
    proof = [each for each in reader.event(told).facts.evidence if each.span.part is Part.CORRECTION]
    assert proof == []


def test_the_ledger_cannot_be_changed(told, say, rows) -> None:  # type: ignore[no-untyped-def]
    say(told, Action.NOTE, why="!")
    for statement in ("DELETE FROM ledger", "UPDATE ledger SET who = 'x'", "DELETE FROM ledger_mentions"):
        with pytest.raises(sqlite3.DatabaseError, match="only ever added to"):
            rows(statement)


def test_a_correction_is_no_news_and_takes_none_away(told, say, reader) -> None:  # type: ignore[no-untyped-def]
    before = [event.id for event in reader.events(EventFilter(run=1))]
    say(told, field=Correctable.TITLE, value="고친 제목")
    assert [event.id for event in reader.events(EventFilter(run=1))] == before


def test_an_entry_nobody_made(reader) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(NotFound, match="no entry of the ledger has the number 7"):
        reader.entry(7)


def test_check_finds_an_event_that_is_not_as_users_said(told, say, reader, rows) -> None:  # type: ignore[no-untyped-def]
    say(told, field=Correctable.TITLE, value="고친 제목")
    rows("UPDATE event_facts SET facts = replace(facts, '고친 제목', '업무협약')")
    rows("UPDATE events SET title = '업무협약'")
    assert reader.check() == (f"event {told} differs from what was said of it",)


@pytest.fixture
def join(store, reader):  # type: ignore[no-untyped-def]
    """Merges or splits: what of the ledger is said of two lots of mentions."""

    def said(action: Action, own: tuple[str, ...], others: tuple[str, ...]) -> int:
        return store.append([Entry(action, own[0], own, "kim", others=others)])[0]

    return said


def groups(reader) -> list[list[str]]:  # type: ignore[no-untyped-def]
    """The titles of the articles of each event."""
    return sorted(sorted(article.title for article in event.articles) for event in reader.events(EVERYTHING))


def test_two_events_are_made_one_and_two_again(told, reader, join, say) -> None:  # type: ignore[no-untyped-def]
    first, second = reader.events(EVERYTHING)
    own, others = reader.mentions_of(first.id), reader.mentions_of(second.id)
    number = join(Action.MERGE, own, others)
    assert groups(reader) == [["제목 1", "제목 2", "제목 3"]]
    assert reader.event(second.id).id == reader.event(first.id).id == first.id
    assert [row.entry.number for row in reader.ledger(others)] == [number]
    say(first.id, Action.UNDO, reverts=number, others=others)
    assert groups(reader) == [["제목 1", "제목 2"], ["제목 3"]]
    assert reader.check() == ()


def test_a_report_is_taken_out_and_stays_out(make, told, store, reader, join) -> None:  # type: ignore[no-untyped-def]
    own, rest = reader.mentions_of(told)
    join(Action.SPLIT, (own,), (rest,))
    assert groups(reader) == [["제목 1"], ["제목 2"], ["제목 3"]]
    store.save(make.article(1, body="고친 글"), make.extraction(make.facts()))
    store.save(make.article(2, body="고친 글 둘"), make.extraction(make.facts()))
    assert groups(reader) == [["제목 1"], ["제목 2"], ["제목 3"]]
    join(Action.MERGE, (own,), (rest,))
    assert groups(reader) == [["제목 1", "제목 2"], ["제목 3"]]
    assert reader.check() == ()


def test_a_merger_of_which_one_side_is_gone_is_orphaned(make, told, store, reader, join) -> None:  # type: ignore[no-untyped-def]
    first, second = (reader.mentions_of(event.id) for event in reader.events(EVERYTHING))
    number = join(Action.MERGE, first, second)
    store.save(make.article(3, body="고친 글"), make.extraction())
    assert reader.entry(number).standing is Standing.ORPHANED


def test_corrections_of_both_hold_for_the_event_made_of_two(told, reader, join, say) -> None:  # type: ignore[no-untyped-def]
    first, second = reader.events(EVERYTHING)
    say(first.id, field=Correctable.TITLE, value="이름")
    say(second.id, field=Correctable.REGION, value=region("48121"))
    join(Action.MERGE, reader.mentions_of(first.id), reader.mentions_of(second.id))
    (event,) = reader.events(EVERYTHING)
    assert (event.facts.title, event.facts.regions) == ("이름", region("48121"))


def test_what_was_said_of_an_event_stays_with_it_when_a_report_is_split_off(told, reader, join, say) -> None:  # type: ignore[no-untyped-def]
    number = say(told, field=Correctable.TITLE, value="고친 제목")
    kept, out = reader.mentions_of(told)
    split = join(Action.SPLIT, (out,), (kept,))
    assert (reader.event(kept).facts.title, reader.event(out).facts.title) == ("고친 제목", "업무협약")
    later = say(out, field=Correctable.TITLE, value="딴 제목")
    assert {reader.entry(each).standing for each in (number, later)} == {Standing.APPLIED}
    say(told, Action.UNDO, reverts=split, others=(out,))
    assert reader.event(kept).id == reader.event(out).id
    assert reader.event(told).facts.title == "딴 제목"
    assert reader.entry(number).standing is Standing.REPLACED
    assert reader.check() == ()
