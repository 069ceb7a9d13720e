"""What several reports say together."""

from dataclasses import replace
from datetime import date

import pytest
from aipolicy.link import absorb, merge
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
    RegionRef,
    Span,
    Status,
)
from hypothesis import given
from hypothesis import strategies as st

DAY = date(2025, 3, 3)
FACTS = EventFacts("협약", "mou", EventDate(DAY, DAY))
OTHER = DateRange(date(2024, 3, 3), date(2024, 3, 3))
THIRD = DateRange(date(2023, 3, 3), date(2023, 3, 3))
WINDOW = DateRange(None, DAY)
HOST = OrganizerRef("가", OrganizerRole.HOST)


def proof(article: str) -> Evidence:
    return Evidence(Field.DATE, article, Span(Part.BODY, 0, 1), "3일", "rule")


@pytest.mark.parametrize(
    ("field", "first", "second", "together"),
    [
        ("title", "앞", "뒤", "앞"),
        ("venue", None, "벡스코", "벡스코"),
        ("venue", "시청", "벡스코", "시청"),
        ("stage", None, "공포", "공포"),
        ("attendance", None, 100, 100),
        ("attendance", 0, 100, 0),
        ("budget_krw", None, 5, 5),
        ("budget_parts", BudgetParts(national=1), BudgetParts(2, 3), BudgetParts(1, 3)),
        ("apply", DateRange(), WINDOW, WINDOW),
        ("apply", OTHER, WINDOW, OTHER),
        ("period", DateRange(), OTHER, OTHER),
        ("topics", ("data",), ("energy", "data"), ("data", "energy")),
        ("target", ("기업",), ("시민",), ("기업", "시민")),
        ("regions", (RegionRef("1", "a"),), (RegionRef("1", "a"),), (RegionRef("1", "a"),)),
        ("status", Status.PLANNED, Status.HELD, Status.HELD),
        ("status", Status.HELD, Status.PLANNED, Status.HELD),
        ("status", Status.UNKNOWN, Status.ANNOUNCED, Status.ANNOUNCED),
        ("status", Status.CANCELLED, Status.PLANNED, Status.CANCELLED),
        ("status", Status.CANCELLED, Status.HELD, Status.HELD),
        ("confidence", Confidence(0.5, 0.9), Confidence(0.8, 0.1), Confidence(0.8, 0.9)),
        ("evidence", (proof("a"),), (proof("b"), proof("a")), (proof("a"), proof("b"))),
        (
            "organizers",
            (HOST,),
            (OrganizerRef("나", OrganizerRole.PARTNER), OrganizerRef("가", OrganizerRole.PARTNER)),
            (HOST, OrganizerRef("나", OrganizerRole.PARTNER)),
        ),
    ],
)
def test_fields(field: str, first: object, second: object, together: object) -> None:
    mentions = [
        Mention(name, 0, replace(FACTS, **{field: said})) for name, said in (("a", first), ("b", second))
    ]  # type: ignore[arg-type]
    assert getattr(merge(mentions), field) == together


def test_other_types_are_gathered() -> None:
    more = replace(FACTS, program_type="meeting", program_types_other=("mou", "forum"))
    assert absorb(FACTS, more).program_types_other == ("meeting", "forum")


@pytest.mark.parametrize(
    ("first", "second", "left"),
    [
        ((OTHER, THIRD), (THIRD,), (THIRD,)),
        ((OTHER,), (), ()),
        ((), (OTHER,), ()),
    ],
)
def test_a_report_that_is_sure_settles_the_date(first, second, left) -> None:  # type: ignore[no-untyped-def]
    unsure = replace(FACTS, date=EventDate(DAY, DAY, basis=Basis.INFERRED, alternatives=first))
    sure = replace(FACTS, date=EventDate(DAY, DAY, basis=Basis.STATED, alternatives=second))
    merged = absorb(unsure, sure).date
    assert (merged.alternatives, merged.basis) == (left, Basis.STATED)


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
    ).map(lambda facts: Mention("a", 0, facts)),
    min_size=1,
    max_size=5,
)


@given(REPORTS)
def test_a_report_repeated_adds_nothing(mentions: list[Mention]) -> None:
    assert merge([*mentions, *mentions]) == merge(mentions)


@given(REPORTS, REPORTS)
def test_adding_one_report_after_the_other_is_merging_all(first: list[Mention], rest: list[Mention]) -> None:
    facts = merge(first)
    for mention in rest:
        facts = absorb(facts, mention.facts)
    assert facts == merge([*first, *rest])


@given(REPORTS)
def test_the_status_does_not_depend_on_the_order(mentions: list[Mention]) -> None:
    assert merge(mentions).status == merge(mentions[::-1]).status
