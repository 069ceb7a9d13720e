"""What several reports say together."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from aipolicy.link import merge, variants
from aipolicy.models import (
    Basis,
    BudgetParts,
    Confidence,
    DateRange,
    EventDate,
    EventFacts,
    Evidence,
    Field,
    Mention,
    OrganizerRef,
    OrganizerRole,
    Part,
    Precision,
    RegionRef,
    Span,
    Status,
)
from hypothesis import given
from hypothesis import strategies as st

DAY = date(2025, 3, 3)
FACTS = EventFacts("협약", "mou", EventDate(DAY, DAY))
OTHER = DateRange(date(2024, 3, 3), date(2024, 3, 3))
WINDOW = DateRange(None, DAY)
HOST = OrganizerRef("가", OrganizerRole.HOST)
GUEST = OrganizerRef("가", OrganizerRole.PARTICIPANT)
PARTNER = OrganizerRef("나", OrganizerRole.PARTNER)
A, B, C, D = (RegionRef(str(n), name) for n, name in enumerate("가나다라"))


def proof(article: str) -> Evidence:
    return Evidence(Field.DATE, article, Span(Part.BODY, 0, 1), "3일", "rule")


def told(field: str, *values: object) -> list[Mention]:
    made = [replace(FACTS, **{field: value}) for value in values]  # type: ignore[arg-type]
    return [Mention(str(n), 0, facts) for n, facts in enumerate(made)]


@pytest.mark.parametrize(
    ("field", "values", "together"),
    [
        # the best supported; of several such the first
        ("title", ("앞", "뒤"), "앞"),
        ("title", ("앞", "뒤", "뒤"), "뒤"),
        ("program_type", ("forum", "mou", "mou"), "mou"),
        ("venue", (None, "벡스코"), "벡스코"),
        ("venue", ("시청", "벡스코"), "시청"),
        ("stage", (None, "공포"), "공포"),
        ("attendance", (100, 80, None, 80, None, None), 80),
        ("attendance", (0, 100), 0),
        ("budget_krw", (None, 5), 5),
        ("budget_parts", (BudgetParts(national=1), BudgetParts(2, 3)), BudgetParts(1, 3)),
        ("apply", (DateRange(), WINDOW), WINDOW),
        ("apply", (OTHER, WINDOW), OTHER),
        ("period", (DateRange(), OTHER), OTHER),
        # what can be several is gathered
        ("topics", (("data",), ("energy", "data")), ("data", "energy")),
        ("target", (("기업",), ("시민",)), ("기업", "시민")),
        ("evidence", ((proof("a"),), (proof("b"), proof("a"))), (proof("a"), proof("b"))),
        ("organizers", ((HOST,), (PARTNER,), (GUEST,), (HOST,)), (HOST, PARTNER)),
        ("organizers", ((GUEST,), (HOST,), (HOST,)), (HOST,)),
        # a region that few reports name falls away
        ("regions", ((A,), (A,)), (A,)),
        ("regions", ((A,), (B,)), (A, B)),
        ("regions", ((A,), (A,), (A, B), (A,)), (A,)),
        ("regions", ((A,), (), (), (B,)), (A, B)),
        ("regions", ((A,), (B,), (C,), (D,)), (A, B, C, D)),
        # the status moves on
        ("status", (Status.PLANNED, Status.HELD), Status.HELD),
        ("status", (Status.HELD, Status.PLANNED), Status.HELD),
        ("status", (Status.UNKNOWN, Status.ANNOUNCED), Status.ANNOUNCED),
        ("status", (Status.CANCELLED, Status.PLANNED), Status.CANCELLED),
        ("status", (Status.CANCELLED, Status.HELD), Status.HELD),
        ("confidence", (Confidence(0.5, 0.9), Confidence(0.8, 0.1)), Confidence(0.8, 0.9)),
    ],
)
def test_fields(field: str, values: tuple[object, ...], together: object) -> None:
    assert getattr(merge(told(field, *values)), field) == together


def test_every_winner_of_a_selection_stays() -> None:
    winners = [(A,), (A,), (A,), (B,), (A,)]
    reports = [
        Mention(str(n), 0, replace(FACTS, program_type="selection", regions=r)) for n, r in enumerate(winners)
    ]
    assert merge(reports).regions == (A, B)


def test_other_types_are_gathered() -> None:
    first, *rest = told("program_types_other", (), ("forum", "mou"))
    more = replace(rest[0].facts, program_type="meeting")
    assert merge([first, replace(rest[0], facts=more)]).program_types_other == ("meeting", "forum")


STATED, INFERRED, ANNOUNCED = Basis.STATED, Basis.INFERRED, Basis.ANNOUNCED
MONTH = Precision.MONTH
NEXT = ("2025-03-11", ANNOUNCED)
MARCH = ("2025-03-01/31", STATED, MONTH)
EITHER = ("2024-03-12", INFERRED, Precision.DAY, "2025-03-12")
NONE = (None, Basis.UNKNOWN, Precision.UNKNOWN)


@pytest.mark.parametrize(
    ("dates", "days", "basis", "left"),
    [
        # an undated report takes the date of another
        ([NONE, ("2025-03-12",)], "2025-03-12", STATED, 0),
        ([NONE, NONE], None, Basis.UNKNOWN, 0),
        # the day of announcement yields
        ([("2025-03-10", ANNOUNCED), ("2025-03-12",)], "2025-03-12", STATED, 0),
        ([("2025-03-10", ANNOUNCED), NEXT, NEXT], "2025-03-11", ANNOUNCED, 0),
        # the best supported; of several such the first
        ([("2025-03-12",), ("2025-03-13",)], "2025-03-12", STATED, 0),
        ([("2025-03-12",), ("2025-03-13",), ("2025-03-13",)], "2025-03-13", STATED, 0),
        # a finer date within the month
        ([MARCH, MARCH, ("2025-03-12",)], "2025-03-12", STATED, 0),
        # what alternatives leave
        ([EITHER, ("2025-03-12",)], "2025-03-12", STATED, 0),
        ([EITHER, ("2025-03-12", INFERRED, Precision.DAY, "2023-03-12")], "2025-03-12", INFERRED, 0),
        ([(*EITHER, "2023-03-12"), EITHER], "2024-03-12", INFERRED, 1),
        # a deadline alone, and the whole window
        ([("/2025-03-31",), ("2025-03-01/2025-03-31",)], "2025-03-01/2025-03-31", STATED, 0),
    ],
)  # fmt: skip
def test_dates_settle_each_other(dates: list[Any], days: str | None, basis: Basis, left: int) -> None:
    merged = merge(told("date", *(when(*each) for each in dates))).date
    expected = when(days) if days else EventDate()
    assert (merged.start, merged.end, merged.basis) == (expected.start, expected.end, basis)
    assert len(merged.alternatives) == left


def when(
    text: str | None, basis: Basis = STATED, precision: Precision = Precision.DAY, *others: str
) -> EventDate:
    """`2025-03-12`, `2025-03-01/31`, `/2025-03-31`."""

    def span(text: str) -> DateRange:
        first, _, last = text.partition("/")
        start = date.fromisoformat(first) if first else None
        return DateRange(start, date.fromisoformat(first[: -len(last) or None] + last if start else last))

    if text is None:
        return EventDate()
    days = span(text)
    return EventDate(days.start, days.end, precision, basis, tuple(span(other) for other in others))


def test_where_reports_differ() -> None:
    values = (None, 80, 100, 80)
    facts = [mention.facts for mention in told("attendance", *values)]
    facts[0] = replace(facts[0], regions=(A,), status=Status.HELD, date=EventDate(DAY))
    facts[1] = replace(facts[1], regions=(A, B), date=EventDate())
    assert variants(facts) == {
        "date": ((DateRange(DAY, DAY), 2), (DateRange(DAY), 1)),
        "attendance": ((80, 2), (100, 1)),
        "regions": ((A, 2), (B, 1)),
    }
    assert variants(facts[:1]) == {}


def test_nothing_to_merge() -> None:
    with pytest.raises(ValueError, match="at least one"):
        merge([])


REPORTS = st.lists(
    st.builds(
        replace,
        st.just(FACTS),
        venue=st.none() | st.sampled_from("가나"),
        status=st.sampled_from(Status),
        topics=st.lists(st.sampled_from("abc"), unique=True).map(tuple),
        attendance=st.none() | st.integers(0, 9),
        confidence=st.builds(Confidence, st.floats(0, 1)),
        date=st.sampled_from([EventDate(), EventDate(DAY, DAY), when("2025-03-01/31", STATED, MONTH)]),
    ).map(lambda facts: Mention("a", 0, facts)),
    min_size=1,
    max_size=5,
)


@given(REPORTS)
def test_reports_repeated_add_nothing(mentions: list[Mention]) -> None:
    once, twice = merge(mentions), merge([*mentions, *mentions])
    assert replace(twice, date=once.date) == once
    assert (twice.date.start, twice.date.end) == (once.date.start, once.date.end)


@given(REPORTS)
def test_the_status_does_not_depend_on_the_order(mentions: list[Mention]) -> None:
    assert merge(mentions).status == merge(mentions[::-1]).status
