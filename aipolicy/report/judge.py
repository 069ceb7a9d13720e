"""When a field of an event record agrees with a gold fact.

The rules of the project's guide to gold facts. Both sides are plain JSON data: a gold event names
`start`, `end`, `type`, `regions`, `organizers` (each with all its `names`), and what may be read
otherwise (`accept`, `alternatives`, `regions_optional`, `organizers_optional`, `types_optional`).
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import Any

Facts = Mapping[str, Any]
Dates = tuple[str | None, str | None]

MOST_DATES = 24
NO_DATE: Dates = (None, None)
ORGANIZING = frozenset(("host", "organizer", "partner"))

# Codes that changed while the place stayed: 강원 42→51, 전북 45→52; 군위군; 세종, which has no districts.
_SUCCESSORS = {"42": "51", "45": "52"}
_MOVED = {"47720": "27720", "36110": "36000"}

_LEGAL_FORM = re.compile(r"\(주\)|㈜|주식회사|\(재\)|\(사\)|재단법인|사단법인")
_BRACKETS_AND_MARKS = re.compile(r"\([^)]*\)|[\s'\"‘’“”「」『』·ㆍ,.-]")


def plain_name(name: str) -> str:
    """Name of a body without legal form, brackets, marks and spaces, in lower case."""
    bare = _LEGAL_FORM.sub("", unicodedata.normalize("NFC", name))
    return _BRACKETS_AND_MARKS.sub("", bare).casefold()


def present_code(code: object) -> str:
    """Five-digit code of a place as of today; former 강원 and 전북 codes become the present ones."""
    digits = str(code)[:5].ljust(5, "0")
    digits = _MOVED.get(digits, digits)
    return _SUCCESSORS.get(digits[:2], digits[:2]) + digits[2:]


def dates_of(facts: Facts) -> Dates:
    """Start and end; one day is both."""
    return facts.get("start"), facts.get("end") or facts.get("start")


def dates_named(facts: Facts) -> set[Dates]:
    """The date and its alternatives."""
    return {dates_of(facts), *map(dates_of, facts.get("alternatives") or ())}


def date_right(gold: Facts, got: Facts | None) -> bool:
    """Whether start and end are exact, or all that the text alone leaves open is named."""
    if got is None:
        return False
    right = {dates_of(gold), *map(dates_of, gold.get("accept") or ())}
    named = dates_named(got)
    if len(named) == 1 and dates_of(got) in right:
        return True
    return len(named) <= MOST_DATES and _date_allowed(gold, got, named, right)


def _date_allowed(gold: Facts, got: Facts, named: set[Dates], right: set[Dates]) -> bool:
    """Whether a date that is not simply the true one is as right by what the text tells."""
    truth = dates_of(gold)
    if truth == NO_DATE:
        # The day of announcement or publication may stand for an act without a day.
        stand_ins = {gold.get("announced"), gold.get("published")} - {None}
        return dates_of(got) == NO_DATE or got.get("start") in stand_ins
    left_open = gold.get("alternatives")
    if left_open == "unresolvable":
        return dates_of(got) == NO_DATE or truth in named
    if left_open:
        return truth in named and named <= right | {dates_of(each) for each in left_open}
    if gold.get("start") is None:
        return bool((got.get("end") or got.get("start")) == gold["end"])
    return dates_of(got) in right


def confidently_wrong(gold: Facts, got: Facts | None) -> bool:
    """Whether exactly one date is named and it is wrong, or the text does not tell it."""
    if got is None or dates_of(got) == NO_DATE:
        return False
    return len(dates_named(got)) == 1 and not date_right(gold, got)


def _codes(regions: Iterable[Facts] | None) -> set[str]:
    return {present_code(region["code"]) for region in regions or ()}


def _lies_below(code: str, above: str) -> bool:
    stem = above[:2] if above.endswith("000") else above[:4]
    return code != above and code.startswith(stem)


def region_right(gold: Facts, got: Facts | None) -> bool:
    """Whether every wanted region is named and no other; those above a wanted one may be named or not."""
    if got is None:
        return False
    want, have = _codes(gold.get("regions")), _codes(got.get("regions"))
    above = {code[:2] + "000" for code in want} | {code[:4] + "0" for code in want}
    above -= {code for code in want if not any(_lies_below(other, code) for other in want)}
    optional = _codes(gold.get("regions_optional")) | above
    return want - above <= have and have - want <= optional


def province_right(gold: Facts, got: Facts | None) -> bool:
    """Whether the same 시도 are named."""
    if got is None:
        return False
    want, have, spare = (
        {code[:2] for code in _codes(regions)}
        for regions in (gold.get("regions"), got.get("regions"), gold.get("regions_optional"))
    )
    return want <= have <= want | spare


def organizer_counts(gold: Facts, got: Facts | None) -> tuple[int, int, int]:
    """How many bodies that hold, run or sign were found, wanted and claimed; optional ones do not count."""
    wanted = [_names(body) for body in gold.get("organizers") or ()]
    optional = [_names(body) for body in gold.get("organizers_optional") or ()]
    bodies = got.get("organizers") or () if got else ()
    named = {plain_name(body["name"]) for body in bodies if body.get("role") in ORGANIZING}
    found = sum(not names.isdisjoint(named) for names in wanted)
    extra = named.difference(*optional, *wanted)
    return found, len(wanted), found + len(extra)


def _names(body: Facts) -> set[str]:
    return {plain_name(name) for name in body["names"]}


def organizer_right(gold: Facts, got: Facts | None) -> bool:
    """Whether the bodies named are those wanted."""
    found, wanted, claimed = organizer_counts(gold, got)
    return got is not None and found == wanted == claimed


def type_right(gold: Facts, got: Facts | None) -> bool:
    """Whether the primary type is the gold one or one as right."""
    return got is not None and got.get("program_type") in (gold["type"], *(gold.get("types_optional") or ()))


def status_right(gold: Facts, got: Facts | None) -> bool:
    """Whether the status as of publication is the gold one."""
    return got is not None and got.get("status") == gold.get("status")


RULES: Mapping[str, Callable[[Facts, Facts | None], bool]] = {
    "date": date_right,
    "region": region_right,
    "organizer": organizer_right,
    "type": type_right,
}


def venue_right(gold: Facts, got: Facts | None) -> bool:
    """Whether the place is named, by more words or fewer: 시청 대회의실, 부산시청 대회의실(2층)."""
    want, have = (plain_name((facts or {}).get("venue") or "") for facts in (gold, got))
    return bool(have) and (want in have or have in want)


def same(key: str) -> Callable[[Facts, Facts | None], bool]:
    """A rule for a value that must be exactly the gold one."""
    return lambda gold, got: got is not None and got.get(key) == gold[key]


# By figure: the key in both records, and when it is right where gold states it.
FURTHER_RULES: Mapping[str, tuple[str, Callable[[Facts, Facts | None], bool]]] = {
    "budget": ("budget_krw", same("budget_krw")),
    "attendance": ("attendance", same("attendance")),
    "venue": ("venue", venue_right),
}


def agreement(gold: Facts, got: Facts) -> int:
    """Number of agreeing fields; 0 where the two are not the same event.

    They are if two fields agree: then one of them is date, region or organizer.
    """
    agreeing = [field for field, rule in RULES.items() if rule(gold, got)]
    return len(agreeing) if len(agreeing) >= 2 else 0
