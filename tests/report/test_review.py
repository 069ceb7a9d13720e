"""What is unsure of an event, and why."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from aipolicy.models import (
    Basis,
    Confidence,
    DateRange,
    Event,
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
from aipolicy.report.review import doubts
from aipolicy.tables.labels import Language
from aipolicy.tables.messages import translated

DAY = date(2025, 9, 22)
SURE = EventFacts(
    title="협약식",
    program_type="mou",
    date=EventDate(DAY, DAY, Precision.DAY, Basis.STATED),
    regions=(RegionRef("26000", "부산광역시"),),
    organizers=(OrganizerRef("부산광역시", OrganizerRole.HOST),),
    confidence=Confidence(0.9, 0.8, 0.7, 0.6),
    evidence=tuple(Evidence(field, "a", Span(Part.BODY, 0, 1), "시", "ruled") for field in Field),
)


def found(**changes: Any) -> dict[Field, tuple[str, ...]]:
    return {each.field: each.reasons for each in doubts(Event("a.0", replace(SURE, **changes), ()))}


def test_the_least_sure_field_comes_first_and_what_users_said_is_no_doubt() -> None:
    assert list(found()) == [Field.TYPE, Field.ORGANIZER, Field.REGION, Field.DATE]
    assert list(found(corrected=("type", "title"), confirmed=("region",))) == [Field.ORGANIZER, Field.DATE]
    assert found(corrected=("date", "region"), confirmed=("organizer", "type")) == {}


@pytest.mark.parametrize(
    ("field", "changes", "reason"),
    [
        (Field.DATE, {}, "read by the rule ruled, right in 90 of 100"),
        (Field.DATE, {"date": EventDate()}, "no date found"),
        (
            Field.DATE,
            {"date": replace(SURE.date, alternatives=(DateRange(DAY, DAY),))},
            "other dates are possible: 1",
        ),
        (
            Field.DATE,
            {"date": replace(SURE.date, basis=Basis.ANNOUNCED)},
            "no date of the event given, so that of the announcement",
        ),
        (Field.DATE, {"date": replace(SURE.date, basis=Basis.INFERRED)}, "inferred, not stated"),
        (Field.DATE, {"date": replace(SURE.date, precision=Precision.MONTH)}, "no day given"),
        (Field.REGION, {"regions": ()}, "no region found"),
        (Field.REGION, {"regions": SURE.regions * 2}, "several: 2"),
        (Field.ORGANIZER, {"organizers": ()}, "no organizer found"),
        (
            Field.ORGANIZER,
            {"organizers": (OrganizerRef("부산광역시", OrganizerRole.SPONSOR),)},
            "no organizer found",
        ),
        (Field.TYPE, {"program_types_other": ("forum", "expo")}, "also possible: forum, expo"),
        (Field.TYPE, {"evidence": ()}, "no words prove it, right in 60 of 100"),
    ],
)
def test_why_a_field_is_unsure(field: Field, changes: dict[str, Any], reason: str) -> None:
    assert found(**changes)[field][0] == reason
    assert translated(reason, Language.KO) != reason
