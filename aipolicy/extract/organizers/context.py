"""Which body a name stands for on this page: homonyms, divisions of other times, 시는 and 도는."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import Any

from aipolicy.extract.organizers.lexicon import How, Name
from aipolicy.models import BlockKind, Document
from aipolicy.tables.organizations import (
    GOVERNMENTS,
    NATIONAL_REGION,
    Organization,
    by_form,
    governments,
)
from aipolicy.tables.regions import region, region_forms, same_place, sido_of

# A page without a date is read by the map before the latest change: its codes lead on to today's,
# while today's 전남광주통합특별시 does not lead back to one of its two parts.
UNDATED = date(2026, 6, 30)
WEATHER = "℃"
HANGUL_RE = re.compile("[가-힣]{2,}")
LEVELS = "시도군구"
WEIGHTS = {BlockKind.CHROME: 1, BlockKind.TEASER: 0}
OWN_WEIGHT = 5


class Context:
    """What one page tells of the bodies it names: `names` are all of its title and text, in order."""

    def __init__(self, document: Document, names: Sequence[Name]) -> None:
        self._document = document
        self._names = names
        self._day = document.article.published or UNDATED
        self._votes: Counter[str] | None = None
        self._acting: dict[str, Organization] = {}
        self._spelt_out = {n.text.rsplit(" ", 1)[-1]: n for n in names if " " in n.text and _is_government(n)}

    def resolve(self, name: Name, *, acts: bool) -> Organization | None:
        """The body a name stands for; None for an anaphor without antecedent.

        To be called in reading order: 시는 means the city that acted last (`acts`), else the first
        one named. A homonym that nothing settles keeps the name of the text and has no region.
        """
        if name.how == How.ANAPHOR:
            return self._antecedent(name.text)
        body = self._chosen(name)
        level = body.name[-1] if body.kind in GOVERNMENTS else body.kind
        if acts or level not in self._acting:
            self._acting[level] = body
        return body

    def _chosen(self, name: Name) -> Organization:
        if len(name.bodies) == 1:
            return self._contemporary(name.bodies[0])
        groups: dict[str, list[Organization]] = {}
        for body in name.bodies:
            groups.setdefault(same_place(body.region or NATIONAL_REGION)[-1], []).append(body)
        place = next(iter(groups)) if len(groups) == 1 else self._place(name, groups)
        if place is None:
            return Organization(name.text, name.bodies[0].kind, None)
        versions = groups[place]
        return next((body for body in versions if _valid(body, self._day)), versions[-1])

    def _contemporary(self, body: Organization) -> Organization:
        """강원도 정선군 on a page of 2026 is 강원특별자치도 정선군."""
        if body.kind not in GOVERNMENTS or body.region is None or _valid(body, self._day):
            return body
        codes = [code for code in same_place(body.region) if region(code).valid_on(self._day)]
        return governments()[codes[0]] if codes else body

    def _place(self, name: Name, groups: dict[str, list[Organization]]) -> str | None:
        """The place of a homonym: as spelt out elsewhere on the page, else where the page is at home."""
        spelt = self._spelt_out.get(name.text)
        if (
            spelt is not None
            and len(places := {same_place(b.region or NATIONAL_REGION)[-1] for b in spelt.bodies}) == 1
        ):
            return places.pop()
        alive = [place for place, bodies in groups.items() if any(_valid(body, self._day) for body in bodies)]
        votes = self._province_votes()
        ranked = sorted(alive or groups, key=lambda place: -votes[_province(place)])
        if len(ranked) == 1 or votes[_province(ranked[0])] > votes[_province(ranked[1])]:
            return ranked[0]
        return next((place for place in ranked if region(place).level == "sido"), None)

    def _province_votes(self) -> Counter[str]:
        """How much speaks for each 시도: its places and bodies named, the page's furniture least."""
        if self._votes is None:
            self._votes = Counter()
            for sentence in self._document.sentences:
                weight = WEIGHTS.get(sentence.kind, OWN_WEIGHT)
                for province in _provinces(sentence.text) if weight and WEATHER not in sentence.text else ():
                    self._votes[province] += weight
            self._votes.update(_provinces(self._document.article.outlet or ""))
            self._votes.update(_seats(self._names))
        return self._votes

    def _antecedent(self, word: str) -> Organization | None:
        if word in LEVELS:
            return self._acting.get(word)
        office = word[1:]
        if office in self._acting:
            return self._acting[office]
        government = self._acting.get(word[0])
        offices = by_form().get(f"{government.name}{office}", ()) if government else ()
        return next(iter(offices), None)


def _is_government(name: Name) -> bool:
    return bool(name.bodies) and name.bodies[0].kind in GOVERNMENTS


def _valid(body: Organization, day: date) -> bool:
    return body.region is None or region(body.region).valid_on(day)


@cache
def _province(place: str) -> str:
    """The 시도 of a place, as it is called last: 광주 and 전남 share one since their union."""
    code = sido_of(place)
    while region(code).successors:
        code = region(code).successors[0]
    return code


def _seats(names: Iterable[Name]) -> Iterator[str]:
    """The 시도 in which the page's other bodies sit."""
    for name in names:
        seat = name.bodies[0].region if len(name.bodies) == 1 and not _is_government(name) else None
        if seat is not None and seat != NATIONAL_REGION:
            yield _province(seat)


@cache
def _places() -> tuple[Any, tuple[str | None, ...]]:
    """An automaton of place names with the 시도 of each; None for one that lies in several."""
    from ahocorasick_rs import AhoCorasick, MatchKind

    forms = {text: {_province(place) for place in form.places} for text, form in region_forms().items()}
    korean = {text: found for text, found in forms.items() if HANGUL_RE.fullmatch(text)}
    automaton = AhoCorasick(list(korean), matchkind=MatchKind.LeftmostLongest)
    return automaton, tuple(next(iter(found)) if len(found) == 1 else None for found in korean.values())


def _provinces(text: str) -> Iterator[str]:
    """The 시도 of each place named in a text that lies in one only."""
    automaton, provinces = _places()
    for pattern, start, _ in automaton.find_matches_as_indexes(text):
        province = provinces[pattern]
        if province is not None and not (start and text[start - 1].isalnum()):
            yield province
