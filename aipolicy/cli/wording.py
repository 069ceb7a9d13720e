"""Facts in words of one language, short enough for a cell of a table."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from aipolicy.models import Basis, DateRange, EventDate, OrganizerRef, Precision, RegionRef, primary_organizer
from aipolicy.tables.labels import Labels, Language

if TYPE_CHECKING:
    from aipolicy.tables.regions import RegionQuery

# The code of 전국; among blocs it stands for acts of the whole country.
NATIONWIDE = "00000"
INFERRED = "?"
ANNOUNCED = "*"


def weekday(day: date, labels: Labels) -> str:
    """Its weekday in short."""
    return labels("date.weekdays").split()[day.weekday()]


def full_day(day: date, labels: Labels) -> str:
    """A day with its weekday."""
    return labels("date.day", day=day.isoformat(), weekday=weekday(day, labels))


def days(span: DateRange, labels: Labels, *, weekdays: bool = True) -> str:
    """A range of days, the end without what it shares with the start; "" for no days at all."""
    start, end = span.start, span.end
    if start is None or end is None:
        known = start or end
        if known is None:
            return ""
        day = full_day(known, labels) if weekdays else known.isoformat()
        return f"~{day}" if start is None else day
    if start == end:
        return full_day(start, labels)
    shared = 0 if start.year != end.year else 5 if start.month != end.month else 8
    last = end.isoformat()[shared:]
    if not weekdays:
        return f"{start}~{last}"
    return f"{full_day(start, labels)}~{labels('date.day', day=last, weekday=weekday(end, labels))}"


def when(found: EventDate, labels: Labels, *, weekdays: bool = True) -> str:
    """An event's date as precise as it is known, marked "?" if inferred among several, "*" if announced."""
    start = found.start
    if start is None and found.end is None:
        return labels("date.unknown")
    match found.precision, start:
        case Precision.MONTH, date():
            text = f"{start:%Y-%m}"
        case Precision.QUARTER, date():
            text = labels("date.quarter", year=start.year, quarter=(start.month + 2) // 3)
        case Precision.HALF, date():
            text = labels("date.first_half" if start.month < 7 else "date.second_half", year=start.year)
        case Precision.YEAR, date():
            text = str(start.year)
        case _:
            text = days(DateRange(start, found.end), labels, weekdays=weekdays)
    if found.alternatives:
        return f"{text} {INFERRED}"
    return f"{text} {ANNOUNCED}" if found.basis is Basis.ANNOUNCED else text


def first_of(names: Sequence[str], labels: Labels) -> str:
    """The first of several and how many more."""
    if len(names) < 2:
        return "".join(names)
    return labels("list.first_of", first=names[0], more=len(names) - 1)


def short_name(code: str) -> str:
    """A region by its name with that of its province in short: 부산, 경남 김해시, 경남 창원시 의창구."""
    from aipolicy.tables.regions import full_name, region, sido_of

    _, *below = full_name(code).split(" ")
    return " ".join((region(sido_of(code)).short, *below))


def regions(refs: Iterable[RegionRef], labels: Labels) -> str:
    """The regions of an event: one or two by name, of more the first."""
    names = [short_name(ref.code) for ref in refs]
    return ", ".join(names) if len(names) <= 2 else first_of(names, labels)


def notice_of(query: "RegionQuery", labels: Labels) -> str | None:
    """What the user should know of how a region was understood."""
    return query.notice_ko if labels.language is Language.KO else query.notice


def type_label(slug: str, labels: Labels) -> str:
    """A program type in words; a slug nobody knows stays as it is."""
    from aipolicy.tables.programs import program_types

    return next(
        (getattr(each, labels.language) for each in program_types(labels.types) if each.slug == slug), slug
    )


def group_label(slug: str, labels: Labels) -> str:
    """A group of program types in words; a slug nobody knows stays as it is."""
    from aipolicy.tables.programs import groups

    return next((getattr(each, labels.language) for each in groups(labels.types) if each.slug == slug), slug)


def topic_label(slug: str, labels: Labels) -> str:
    """A topic in words; a slug nobody knows stays as it is."""
    from aipolicy.tables.programs import topics

    return next((getattr(each, labels.language) for each in topics() if each.slug == slug), slug)


def target_label(slug: str, labels: Labels) -> str:
    """A target in words; a slug nobody knows stays as it is."""
    from aipolicy.tables.targets import targets

    return next((getattr(each, labels.language) for each in targets() if each.slug == slug), slug)


def stage_label(stage: str, labels: Labels) -> str:
    """The stage of an ordinance in words; one nobody knows stays as it is."""
    from aipolicy.tables.programs import stages

    return next((getattr(each, labels.language) for each in stages() if each.ko == stage), stage)


def won(amount: int, labels: Labels) -> str:
    """An amount of won; in Korean by 조, 억 and 만: 46억 7,000만."""
    if labels.language is not Language.KO:
        return f"{amount:,}"
    units = ((10**12, "조"), (10**8, "억"), (10**4, "만"), (1, ""))
    parts: list[str] = []
    for size, unit in units:
        count, amount = divmod(amount, size)
        if count:
            parts.append(f"{count:,}{unit}")
    return " ".join(parts) or "0"


def organizer(bodies: Sequence[OrganizerRef], labels: Labels) -> str:
    """The main organizer and how many more act with it."""
    main = primary_organizer(bodies)
    if main is None:
        return ""
    acting = [body for body in bodies if body.role in ("host", "organizer", "partner") and body != main]
    return first_of([short_body(body) for body in (main, *acting)], labels)


def short_body(body: OrganizerRef) -> str:
    """A body's name; a local government's as it is called in short: 부산시, 경기도, 서울 중구."""
    if body.region is None:
        return body.name
    from aipolicy.tables.regions import full_name, region

    if body.name != full_name(body.region):
        return body.name
    here = region(body.region)
    return here.short + here.name[-1] if here.level == "sido" else short_name(body.region)
