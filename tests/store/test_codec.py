"""What is written comes back."""

from datetime import date

from aipolicy.models import (
    Basis,
    BudgetParts,
    Candidate,
    Confidence,
    DateRange,
    EventDate,
    EventFacts,
    OrganizerRef,
    OrganizerRole,
    Part,
    Precision,
    RegionRef,
    Span,
    Status,
)
from aipolicy.store import codec
from hypothesis import given
from hypothesis import strategies as st

TEXT = st.text(max_size=8)
DAYS = st.none() | st.dates(date(1990, 1, 1), date(2100, 1, 1))
RANGES = st.builds(DateRange, DAYS, DAYS)
WON = st.none() | st.integers(0, 10**15)
SHARE = st.floats(0, 1)


def tuples(strategy):  # type: ignore[no-untyped-def]
    return st.lists(strategy, max_size=3).map(tuple)


FACTS = st.builds(
    EventFacts,
    title=TEXT,
    program_type=TEXT,
    date=st.builds(
        EventDate,
        DAYS,
        DAYS,
        st.sampled_from(Precision),
        st.sampled_from(Basis),
        tuples(RANGES),
        tuples(TEXT),
    ),
    apply=RANGES,
    period=RANGES,
    status=st.sampled_from(Status),
    program_types_other=tuples(TEXT),
    stage=st.none() | TEXT,
    topics=tuples(TEXT),
    regions=tuples(st.builds(RegionRef, TEXT, TEXT)),
    organizers=tuples(
        st.builds(OrganizerRef, TEXT, st.sampled_from(OrganizerRole), st.none() | TEXT, st.none() | TEXT)
    ),
    venue=st.none() | TEXT,
    target=tuples(TEXT),
    budget_krw=WON,
    budget_parts=st.builds(BudgetParts, WON, WON, WON),
    attendance=st.none() | st.integers(0, 10**6),
    confidence=st.builds(Confidence, SHARE, SHARE, SHARE, SHARE, st.floats(0.5, 2)),
)
SPANS = st.builds(Span, st.sampled_from(Part), st.integers(0, 9), st.integers(0, 9))


@given(FACTS)
def test_facts_come_back(facts: EventFacts) -> None:
    back = codec.decode_facts(codec.encode_facts(facts))
    assert _settled(back) == _settled(facts)


def _settled(facts: EventFacts) -> tuple[object, ...]:
    """A range without days may stand as none."""
    ranges = (facts.date.alternatives, facts.apply, facts.period)
    return (facts, *ranges)


@given(st.lists(st.builds(Candidate, TEXT, SPANS, TEXT, TEXT, SHARE, st.none() | TEXT), max_size=3))
def test_candidates_come_back(candidates: list[Candidate[str]]) -> None:
    assert codec.decode_candidates(codec.encode_candidates(candidates)) == tuple(candidates)


def test_unknown_values_take_no_room() -> None:
    text = codec.encode_facts(EventFacts("제목", "mou"))
    assert "venue" not in text
    assert "제목" in text
