"""What users say over what articles say, as a pure function."""

from datetime import date

import pytest
from aipolicy.link import active, constraints, corrected, proven, same, value_of, written
from aipolicy.models import (
    Action,
    Basis,
    Confidence,
    Correctable,
    DateRange,
    Entry,
    EventDate,
    EventFacts,
    Evidence,
    Field,
    OrganizerRef,
    OrganizerRole,
    Part,
    Precision,
    RegionRef,
    Span,
)

DAY = date(2025, 9, 22)
FACTS = EventFacts(
    title="모집",
    program_type="legislation",
    date=EventDate(None, date(2025, 9, 30), Precision.DAY, Basis.STATED, (DateRange(DAY, DAY),)),
    apply=DateRange(None, date(2025, 9, 30)),
    stage="발의",
    program_types_other=("mou", "forum"),
    regions=(RegionRef("26000", "부산광역시"),),
    organizers=(OrganizerRef("부산광역시", OrganizerRole.HOST, "광역", "26000"),),
    confidence=Confidence(0.5, 0.6, 0.7, 0.8),
    evidence=(Evidence(Field.DATE, "a", Span(Part.BODY, 0, 3), "30일", "rule"),),
)


def entry(number: int, action: Action = Action.CORRECT, **more: object) -> Entry:
    return Entry(action, "a.0", ("a.0",), "kim", number=number, **more)  # type: ignore[arg-type]


def on(day: date) -> EventDate:
    return EventDate(day, day, Precision.DAY, Basis.STATED)


def test_nothing_said_changes_nothing() -> None:
    assert corrected(FACTS, ()) == FACTS
    assert proven(FACTS, "a") == FACTS


def test_the_last_word_holds_and_is_certain() -> None:
    said = [entry(n, field=Correctable.DATE, value=on(date(2025, 9, n))) for n in (2, 1, 3)]
    facts = corrected(FACTS, said)
    assert facts.date == on(date(2025, 9, 3))
    assert facts.confidence == Confidence(1.0, 0.6, 0.7, 0.8)
    assert (facts.corrected, facts.confirmed, facts.rejected) == (("date",), (), False)


def test_a_calls_window_moves_with_its_date() -> None:
    facts = corrected(FACTS, [entry(1, field=Correctable.DATE, value=on(DAY))])
    assert facts.apply == DateRange(DAY, DAY)


def test_a_type_takes_its_stage_along_and_is_no_other_type() -> None:
    facts = corrected(FACTS, [entry(1, field=Correctable.TYPE, value="mou")])
    assert (facts.program_type, facts.program_types_other, facts.stage) == ("mou", ("forum",), None)


def test_undoing_gives_back_what_stood_before_and_can_be_undone() -> None:
    first = entry(1, field=Correctable.TITLE, value="하나")
    second = entry(2, field=Correctable.TITLE, value="둘")
    undo = entry(3, Action.UNDO, reverts=2)
    again = entry(4, Action.UNDO, reverts=3)
    assert corrected(FACTS, [first, second]).title == "둘"
    assert corrected(FACTS, [first, second, undo]).title == "하나"
    assert corrected(FACTS, [first, second, undo, again]).title == "둘"
    assert [each.number for each in active([first, second, undo])] == [1]
    assert not corrected(FACTS, [entry(5, Action.REJECT), entry(6, Action.UNDO, reverts=5)]).rejected
    assert corrected(FACTS, [entry(5, Action.REJECT)]).rejected


def test_notes_and_skips_say_no_value() -> None:
    assert corrected(FACTS, [entry(1, Action.NOTE, why="?"), entry(2, Action.SKIP)]) == FACTS


def test_words_of_the_text_do_not_prove_what_a_user_said() -> None:
    facts = proven(corrected(FACTS, [entry(1, field=Correctable.DATE, value=on(DAY))]), "a")
    spoken, words = facts.evidence
    assert (spoken.text, spoken.rule, spoken.span.part, spoken.rejected) == (
        "2025-09-22",
        "correction",
        Part.CORRECTION,
        None,
    )
    assert words.rejected == "corrected by a user"


def test_words_of_the_text_prove_what_a_user_confirmed() -> None:
    said = entry(1, Action.CONFIRM, field=Correctable.DATE, value=value_of(FACTS, Correctable.DATE))
    facts = proven(corrected(FACTS, [said]), "a")
    assert facts.evidence == FACTS.evidence
    assert (facts.confirmed, facts.date.alternatives, facts.confidence.date) == (("date",), (), 1.0)


@pytest.mark.parametrize(
    ("start", "end", "precision", "text"),
    [
        ("2025-09-22", "2025-09-22", Precision.DAY, "2025-09-22"),
        ("2025-09-22", "2025-09-24", Precision.DAY, "2025-09-22~2025-09-24"),
        (None, "2025-09-24", Precision.DAY, "~2025-09-24"),
        ("2025-09-01", "2025-09-30", Precision.MONTH, "2025-09"),
        ("2025-07-01", "2025-09-30", Precision.QUARTER, "2025Q3"),
        ("2025-07-01", "2025-12-31", Precision.HALF, "2025H2"),
        ("2025-01-01", "2025-12-31", Precision.YEAR, "2025"),
        (None, None, Precision.UNKNOWN, "unknown"),
    ],
)
def test_dates_are_written_as_users_write_them(
    start: str | None, end: str | None, precision: Precision, text: str
) -> None:
    days = (date.fromisoformat(day) if day else None for day in (start, end))
    assert written(EventDate(*days, precision)) == text


def test_lists_are_written_in_their_order() -> None:
    assert written(FACTS.regions) == "부산광역시"
    assert written(FACTS.organizers) == "부산광역시:host"
    assert written(()) == "none"
    assert not same(FACTS.regions, ())
    assert same(EventDate(DAY, DAY, basis=Basis.STATED), EventDate(DAY, DAY, basis=Basis.ANNOUNCED))


def joined(number: int, own: str, others: str) -> Entry:
    return Entry(Action.MERGE, "e", tuple(own), "kim", others=tuple(others), number=number)


def parted(number: int, own: str, others: str) -> Entry:
    return Entry(Action.SPLIT, "e", tuple(own), "kim", others=tuple(others), number=number)


def undone(number: int, reverts: int) -> Entry:
    return Entry(Action.UNDO, "e", ("a",), "kim", reverts=reverts, number=number)


@pytest.mark.parametrize(
    ("entries", "together", "apart"),
    [
        ([], "", ""),
        ([joined(1, "ab", "c")], "ab ac", ""),
        ([joined(1, "a", "b"), joined(2, "c", "b")], "ab ac", ""),
        ([parted(1, "a", "bc")], "", "ab ac"),
        ([joined(1, "ab", "c"), parted(2, "a", "bc")], "bc", "ab ac"),
        ([parted(1, "a", "bc"), joined(2, "a", "bc")], "ab ac", ""),
        ([parted(1, "a", "bc"), joined(2, "a", "b")], "ab", "ac"),
        ([joined(1, "a", "b"), undone(2, 1)], "", ""),
        ([joined(1, "a", "b"), parted(2, "a", "b"), undone(3, 2)], "ab", ""),
        ([joined(1, "a", "b"), undone(2, 1), undone(3, 2)], "ab", ""),
    ],
)
def test_what_users_joined_and_parted(entries: list[Entry], together: str, apart: str) -> None:
    found = constraints(entries)
    assert ["".join(pair) for pair in found.together] == together.split()
    assert ["".join(pair) for pair in found.apart] == apart.split()
