"""Where an event stands on the axes of queries."""

from datetime import date, timedelta

import pytest
from aipolicy.models import DateRange, Precision, Status
from aipolicy.store import places
from hypothesis import given
from hypothesis import strategies as st

DAYS = st.dates(date(1990, 1, 1), date(2100, 1, 1))


@given(first=DAYS, length=st.integers(0, 40_000), since=DAYS)
def test_no_event_that_touches_a_period_is_overlooked(first: date, length: int, since: date) -> None:
    last = min(first + timedelta(days=length), date.max)
    reaches = last >= since
    span = places.span_class(first, last)
    assert not reaches or first >= places.earliest_start(span, since) or length > places.SPANS[-1]


def test_undated_has_a_class_of_its_own() -> None:
    assert places.span_class(None, None) == places.UNDATED


@pytest.mark.parametrize(
    ("start", "end", "changes", "expected"),
    [
        ("2025-03-03", "2025-03-05", {}, ("2025-03-03", "2025-03-03")),
        (None, "2025-03-05", {}, ("2025-03-05", "2025-03-05")),
        ("2025-03-03", "2025-04-05", {"program_type": "recruitment"}, ("2025-04-05", "2025-04-05")),
        ("2025-03-03", None, {"program_type": "recruitment"}, ("2025-03-03", "2025-03-03")),
        ("2025-03-01", "2025-03-31", {"precision": Precision.MONTH}, ("2025-03-01", "2025-03-31")),
        (
            "2025-03-03",
            "2025-03-03",
            {"alternatives": (("2024-12-03", "2024-12-04"),)},
            ("2024-12-03", "2025-03-03"),
        ),
        (None, None, {}, (None, None)),
    ],
)
def test_counted_days(make, start, end, changes, expected) -> None:  # type: ignore[no-untyped-def]
    counted = places.counted_days(make.facts(start, end, **changes))
    assert tuple(str(day) if day else None for day in (counted.start, counted.end)) == expected


def test_windows_of_calls(make) -> None:  # type: ignore[no-untyped-def]
    window = DateRange(date(2025, 1, 1), date(2025, 1, 9))
    assert places.window_of(make.facts(apply=window)) == window
    assert places.window_of(make.facts()) == DateRange()
    call = make.facts("2025-03-03", "2025-03-09", program_type="recruitment")
    assert places.window_of(call) == DateRange(date(2025, 3, 3), date(2025, 3, 9))
    recruiting = make.facts("2025-03-03", "2025-03-09", status=Status.RECRUITING)
    assert places.window_of(recruiting) == DateRange(date(2025, 3, 3), date(2025, 3, 9))
