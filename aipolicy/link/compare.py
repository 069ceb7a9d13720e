"""Whether two reports tell of one event: a sum of weighted reasons, from these two reports alone.

The weights are those of `linking.toml`. The order of the two does not matter.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from aipolicy.link.days import APART, dates_agree
from aipolicy.link.profile import Profile, grams
from aipolicy.tables.linking import group_of, link_table
from aipolicy.text.sketch import resemblance

# The name of a weight, and how much it adds.
Reason = tuple[str, float]


class Judgement(NamedTuple):
    """What speaks for two reports being one event.

    `same` is the verdict; `apart` that they cannot be, however others join them.
    """

    score: float
    same: bool
    apart: bool
    reasons: tuple[Reason, ...]


def compare(one: Profile, other: Profile) -> Judgement:
    """Judges two reports."""
    if one.article == other.article:
        return Judgement(0.0, False, True, (("one_article", 0.0),))
    when = dates_agree(one, other)
    if when == APART:
        return Judgement(0.0, False, True, (("date_apart", 0.0),))
    alike = resemblance(one.sketch, other.sketch) if one.sketch and other.sketch else None
    table = link_table()
    found = (_where, _what, _who, _called, _rest)
    names = [when, *(name for look in found for name in look(one, other))]
    reasons = [(name, table.weights[name]) for name in names]
    if alike is not None:
        weight = next(weight for least, weight in table.resemblance if alike >= least)
        reasons.append((f"resemblance {alike:.2f}", weight))
    score = sum(weight for _, weight in reasons)
    series = "ordinal_other" in names
    return Judgement(score, score >= table.enough and not series, series, tuple(reasons))


def _where(one: Profile, other: Profile) -> Iterator[str]:
    if not one.regions or not other.regions:
        return
    if both := one.regions & other.regions:
        yield "region_same_wide" if all(code.endswith("000") for code in both) else "region_same"
    elif any(_holds(a, b) or _holds(b, a) for a in one.regions for b in other.regions):
        yield "region_within"
    else:
        winners = (one.kinds & other.kinds).intersection(link_table().of_many_regions)
        yield "region_other_winner" if winners else "region_other"


def _holds(outer: str, inner: str) -> bool:
    """Whether the first region is the second one's 시도, or its city."""
    return inner.startswith(
        outer[:2] if outer.endswith("000") else outer[:4] if outer.endswith("0") else outer
    )


def _what(one: Profile, other: Profile) -> Iterator[str]:
    if one.kind == other.kind:
        yield "type_same"
    elif one.kind in other.kinds or other.kind in one.kinds:
        yield "type_named"
    else:
        yield "type_group" if group_of(one.kind) == group_of(other.kind) else "type_other"


def _who(one: Profile, other: Profile) -> Iterator[str]:
    shared = len(one.bodies & other.bodies)
    yield from ["body_shared"] * min(shared, link_table().most["body_shared"])
    if one.local & other.local:
        yield "body_local"
    elif one.local and other.local:
        yield "body_local_other"
    if one.acting and other.acting and not shared:
        yield "body_none"


def _called(one: Profile, other: Profile) -> Iterator[str]:
    """By which names."""
    limits = link_table().likeness
    likeness = {(a, b): _alike(a, b) for a in one.names for b in other.names}
    shared = [pair for pair, alike in likeness.items() if alike >= limits["name"]]
    count = min(len({a for a, _ in shared}), len({b for _, b in shared}))
    yield from ["name_shared"] * min(count, link_table().most["name_shared"])
    if likeness and max(likeness.values()) < limits["name_none"]:
        yield "name_none"
    alike = _alike(one.title, other.title)
    if alike >= limits["title_alike"]:
        yield "title_same" if alike >= limits["title"] else "title_alike"
    elif alike < limits["title_other"]:
        yield "title_other"
    if one.ordinals and other.ordinals and not one.ordinals & other.ordinals:
        yield "ordinal_other"


def _rest(one: Profile, other: Profile) -> Iterator[str]:
    """Where exactly, how many, how much."""
    limits = link_table().likeness
    if one.venue and other.venue:
        within = one.venue in other.venue or other.venue in one.venue
        alike = 1.0 if within else _alike(one.venue, other.venue)
        if alike >= limits["venue"]:
            yield "venue_same"
        elif alike < limits["venue_other"]:
            yield "venue_other"
    if one.attendance and one.attendance == other.attendance:
        yield "attendance_same"
    if one.budget and other.budget:
        yield "budget_same" if one.budget == other.budget else "budget_other"


def _alike(one: str, other: str) -> float:
    """How many of the letter pairs of two names both have: 0 to 1."""
    if one == other:
        return 1.0
    a, b = _grams(one), _grams(other)
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


_grams = lru_cache(maxsize=4096)(grams)
