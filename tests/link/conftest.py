"""Reports for the tests of linking."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from aipolicy.link import Profile, profile
from aipolicy.models import (
    Basis,
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
    Trace,
)
from aipolicy.text.sketch import sketch

CITY = OrganizerRef("경상남도 창원시", OrganizerRole.HOST, "기초", "48120")
FACTS = EventFacts(
    "창원 AI 포럼",
    "forum",
    EventDate(date(2025, 3, 12), date(2025, 3, 12), Precision.DAY, Basis.STATED),
    regions=(RegionRef("48120", "경상남도 창원시"),),
    organizers=(CITY,),
)


class Reports:
    """Makes reports of one event with what differs."""

    @staticmethod
    def when(
        text: str | None, basis: Basis = Basis.STATED, precision: Precision = Precision.DAY, *others: str
    ) -> EventDate:
        """`2025-03-12`, `2025-03-12/14`, `2025-03-01/31`; None for no date."""

        def span(text: str) -> DateRange:
            first, _, last = text.partition("/")
            return DateRange(
                date.fromisoformat(first), date.fromisoformat(first[: -len(last) or None] + last)
            )

        if text is None:
            return EventDate()
        days = span(text)
        return EventDate(days.start, days.end, precision, basis, tuple(span(other) for other in others))

    @staticmethod
    def mention(name: str = "a", said: str = "", **facts: Any) -> Mention:
        """A report in the article of this name; `said` are the words that prove its date."""
        proof = (Evidence(Field.DATE, name, Span(Part.BODY, 0, len(said)), said, "day"),) if said else ()
        return Mention(name, 0, replace(FACTS, evidence=proof, **facts))

    @classmethod
    def profile(
        cls,
        name: str = "a",
        *,
        said: str = "",
        headline: str = "",
        text: str = "",
        quoted: tuple[str, ...] = (),
        published: str | None = None,
        **facts: Any,
    ) -> Profile:
        """What such a report is compared by."""
        day = date.fromisoformat(published) if published else None
        trace = Trace(sketch([text]) if text else (), quoted)
        return profile(cls.mention(name, said, **facts), headline, day, trace)


@pytest.fixture(scope="session")
def reports() -> type[Reports]:
    return Reports
