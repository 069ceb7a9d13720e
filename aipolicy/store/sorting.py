"""What a list of events can be sorted by."""

from collections.abc import Callable, Iterable
from typing import Any

from aipolicy.models import Event, primary_organizer

# Comes after every name.
_LAST = "\U0010ffff"


def _first_region(event: Event) -> tuple[int, str]:
    """The customary place of an event's first region; the regionless come last."""
    from aipolicy.tables.regions import sido_order

    places = {code[:2]: number for number, code in enumerate(sido_order())}
    codes = [region.code for region in event.facts.regions]
    return min(((places.get(code[:2], len(places)), code) for code in codes), default=(len(places), _LAST))


def _main_organizer(event: Event) -> str:
    main = primary_organizer(event.facts.organizers)
    return main.name if main else _LAST


# All but the date itself, which the store sorts by, keep the order of dates within equal values.
SORT_KEYS: dict[str, Callable[[Event], Any] | None] = {
    "date": None,
    "region": _first_region,
    "type": lambda event: event.facts.program_type,
    "status": lambda event: event.facts.status,
    "organizer": _main_organizer,
    "title": lambda event: event.facts.title,
    "confidence": lambda event: -event.facts.confidence.overall,
}


def in_order(events: Iterable[Event], key: Callable[[Event], Any], *, reverse: bool) -> list[Event]:
    """The events sorted; in reverse too those without a date come last."""
    found = sorted(events, key=key)
    if not reverse:
        return found
    dated = [event for event in found if _is_dated(event)]
    return [*reversed(dated), *(event for event in found if not _is_dated(event))]


def _is_dated(event: Event) -> bool:
    return bool(event.facts.date.start or event.facts.date.end)
