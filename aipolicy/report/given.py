"""Values of an event as users give them, on the command line or in a cell of a sheet.

What `link.written` writes is read back as the same value.
"""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from aipolicy.errors import UnknownName, UsageError
from aipolicy.models import (
    Basis,
    Correctable,
    EventDate,
    OrganizerRef,
    OrganizerRole,
    Precision,
    RegionRef,
    Value,
)
from aipolicy.report.calendar import Unit, span
from aipolicy.tables.labels import Labels, Language

if TYPE_CHECKING:
    from aipolicy.tables.organizations import Organization

SEPARATOR = ";"
# Behind a name: it is meant as it stands, however like another it is.
AS_IT_IS = "!"
_NO_DATE = ("unknown", "미상", "날짜 미상", "undated")
_NOTHING = ("none", "없음", "-")
_PRECISIONS = {
    Unit.MONTH: Precision.MONTH,
    Unit.QUARTER: Precision.QUARTER,
    Unit.HALF: Precision.HALF,
    Unit.YEAR: Precision.YEAR,
}
_BETWEEN = ("..", "~", "〜", "–", "—", "부터", "까지")
_NEAR = 0.85
_SUGGESTIONS = 3


def read_value(field: Correctable, texts: Sequence[str], day: date | None, today: date) -> Value:
    """The value some texts give a field; several only of regions and organizers.

    `day` is the event's, on which regions are told as they then were; without one they are told as of
    `today`. Raises UsageError saying what is wrong, UnknownName with the nearest names.
    """
    told = [unicodedata.normalize("NFC", text).strip() for text in texts]
    match field:
        case Correctable.DATE:
            return read_date(told[0], today)
        case Correctable.REGION:
            return read_regions(told, day or today)
        case Correctable.ORGANIZER:
            return read_organizers(told, day or today)
        case Correctable.TYPE:
            return read_type(told[0])
    if not told[0]:
        raise UsageError("a title cannot be empty")
    return " ".join(told[0].split())


def read_date(text: str, today: date) -> EventDate:
    """A day, a range of days, a period such as 2025-09 or 3분기, a deadline (~2025-09-30), or `unknown`."""
    from aipolicy.report.periods import parse_period

    if text.casefold() in _NO_DATE:
        return EventDate()
    if not text:
        raise UsageError("no date given", hint="write unknown for an event without a date")
    period = parse_period(text, today)
    if period.until is None:
        raise UsageError(
            f"a date without an end: {text}", hint="2025-09-22, 2025-09-22~2025-09-24, ~2025-09-30"
        )
    ranged = any(mark in text for mark in _BETWEEN)
    precision = Precision.DAY if ranged or period.since is None else _precision(period.since, period.until)
    return EventDate(period.since, period.until, precision, Basis.STATED)


def _precision(since: date, until: date) -> Precision:
    for unit, precision in _PRECISIONS.items():
        if span(since, unit) == (since, until):
            return precision
    return Precision.DAY


def read_regions(texts: Sequence[str], day: date) -> tuple[RegionRef, ...]:
    """Regions by any name or code, as they were on a day; none for `none`."""
    from aipolicy.tables.regions import full_name, on

    names = _listed(texts)
    if _nothing(names):
        return ()
    codes = dict.fromkeys(region.code for name in names for region in on(name, day))
    return tuple(RegionRef(code, full_name(code)) for code in codes)


def read_organizers(texts: Sequence[str], day: date) -> tuple[OrganizerRef, ...]:
    """Bodies as NAME:role, host without a role; none for `none`. Governments are those of a day.

    Raises UnknownName for a name that is nearly a known one, unless a "!" stands behind it.
    """
    names = _listed(texts)
    bodies = [] if _nothing(names) else [_organizer(name, day) for name in names]
    return tuple({body.name: body for body in bodies}.values())


def _organizer(text: str, day: date) -> OrganizerRef:
    from aipolicy.tables.organizations import by_form

    before, colon, after = text.rpartition(":")
    name = before.strip() if colon else text
    role = _role(after.strip()) if colon else OrganizerRole.HOST
    if name.endswith(AS_IT_IS):
        return OrganizerRef(name.removesuffix(AS_IT_IS).strip(), role)
    found = _of_day(by_form().get(name, ()), day)
    if len(found) > 1:
        raise UnknownName(f"{name} is the name of several bodies", suggestions=[body.name for body in found])
    for body in found:
        return OrganizerRef(body.name, role, body.kind, body.region)
    if near := _near(name, by_form()):
        hint = f"if it is meant as it stands: {name}{AS_IT_IS}:{role}"
        raise UnknownName(f"unknown body: {name}", suggestions=near, hint=hint)
    return OrganizerRef(name, role)


def _of_day(bodies: Sequence["Organization"], day: date) -> Sequence["Organization"]:
    """Of bodies of one place through time that of a day: 광양시 of 전남, then of 전남광주.

    Bodies of several places stay several.
    """
    from aipolicy.tables.regions import region, same_place

    if len({same_place(body.region)[-1] if body.region else body.name for body in bodies}) > 1:
        return bodies
    return [body for body in bodies if body.region and region(body.region).valid_on(day)] or bodies


def _role(name: str) -> OrganizerRole:
    """A role by its name or its label in any language."""
    roles = _roles()
    if name.casefold() in roles:
        return roles[name.casefold()]
    known = f"known: {', '.join(OrganizerRole)}"
    raise UnknownName(f"unknown role: {name}", suggestions=_near(name.casefold(), roles, 0.6), hint=known)


@cache
def _roles() -> Mapping[str, OrganizerRole]:
    labels = [(Labels(lang)(f"role.{role}"), role) for lang in Language for role in OrganizerRole]
    named = {part.casefold(): role for label, role in labels for part in (label, *label.split("·"))}
    return {**named, **{str(role): role for role in OrganizerRole}}


def read_type(text: str) -> str:
    """The slug of one program type, by slug or label."""
    from aipolicy.tables.programs import resolve_type

    slugs = resolve_type(text)
    if len(slugs) > 1:
        raise UnknownName(f"several program types: {text}", suggestions=slugs, hint="name one of them")
    return slugs[0]


def _listed(texts: Sequence[str]) -> list[str]:
    return [part.strip() for text in texts for part in text.split(SEPARATOR) if part.strip()]


def _nothing(names: Sequence[str]) -> bool:
    if not names:
        raise UsageError("no name given", hint="write none for an event without any")
    return len(names) == 1 and names[0].casefold() in _NOTHING


def _near(name: str, known: Iterable[str], least: float = _NEAR) -> tuple[str, ...]:
    """Known names most like this one, Hangul compared by letter."""
    from difflib import get_close_matches

    # Names much longer or shorter are not near, and most of the table is.
    close = [each for each in known if abs(len(each) - len(name)) <= 2]
    letters = {unicodedata.normalize("NFD", text): text for text in close}
    wanted = unicodedata.normalize("NFD", name)
    return tuple(letters[text] for text in get_close_matches(wanted, letters, n=_SUGGESTIONS, cutoff=least))
