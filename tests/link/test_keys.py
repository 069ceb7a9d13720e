"""When two mentions are one event by key."""

from dataclasses import replace
from datetime import date

import pytest
from aipolicy.link import key
from aipolicy.models import EventDate, EventFacts, Mention, OrganizerRef, OrganizerRole, RegionRef

DAY = date(2025, 3, 3)
HOST = OrganizerRef("부산테크노파크", OrganizerRole.HOST)
BUSAN, CHANGWON = RegionRef("26000", "부산광역시"), RegionRef("48120", "경상남도 창원시")
FACTS = EventFacts(
    "협약",
    "mou",
    EventDate(DAY, DAY),
    regions=(BUSAN, CHANGWON),
    organizers=(HOST, OrganizerRef("창원대학교", OrganizerRole.PARTNER)),
)


def key_of(**changes: object) -> str | None:
    return key(Mention("a", 0, replace(FACTS, **changes)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "다른 제목"},
        {"regions": (CHANGWON, BUSAN)},
        {"regions": (CHANGWON, BUSAN, CHANGWON)},
        {"organizers": (OrganizerRef("부산광역시", OrganizerRole.SPONSOR), HOST)},
        {"organizers": (replace(HOST, kind="agency"),)},
        {"venue": "벡스코"},
    ],
)
def test_the_same_event(changes: dict[str, object]) -> None:
    assert key_of(**changes) == key_of() is not None


@pytest.mark.parametrize(
    "changes",
    [
        {"date": EventDate(DAY, date(2025, 3, 4))},
        {"date": EventDate(None, DAY)},
        {"date": EventDate(DAY, None)},
        {"regions": (BUSAN,)},
        {"program_type": "forum"},
        {"organizers": ()},
        {"organizers": (replace(HOST, name="경남테크노파크"),)},
    ],
)
def test_another_event(changes: dict[str, object]) -> None:
    assert key_of(**changes) != key_of()


@pytest.mark.parametrize("changes", [{"date": EventDate()}, {"regions": (), "organizers": ()}])
def test_too_little_known_to_be_told_apart(changes: dict[str, object]) -> None:
    assert key_of(**changes) is None


def test_names_cannot_forge_a_key() -> None:
    """Fields keep apart whatever stands in them."""
    one = key_of(organizers=(replace(HOST, name="x|y"),), program_type="mou")
    other = key_of(organizers=(replace(HOST, name="y"),), program_type="mou|x")
    assert one != other
