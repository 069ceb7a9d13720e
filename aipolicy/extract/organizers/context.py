"""Which body a name stands for on this page: homonyms, divisions of other times, 시는 and 도는."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import cache

from aipolicy.extract.organizers.names import How, Name
from aipolicy.models import BlockKind, Document
from aipolicy.tables.organizations import COUNCIL, GOVERNMENTS, NATIONAL_REGION, Organization, by_form, governments
from aipolicy.tables.regions import ancestors, region, region_forms, same_place, sido_of

# A page without a date is read by the map before the latest change: its codes lead on to today's,
# while today's 전남광주통합특별시 does not lead back to one of its two parts.
UNDATED = date(2026, 6, 30)
WEATHER = "℃"
LEVELS = {"시": ("시",), "도": ("도",), "군": ("군",), "구": ("구",)}


class Context:
    """What one page tells of the bodies it names. Built once a page; everything in it is lazy."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._day = document.article.published or UNDATED
        self._votes: Counter[str] | None = None
        self._acting: dict[str, Organization] = {}
        self._named: dict[str, Organization] = {}

    def resolve(self, name: Name) -> Organization | None:
        """The body a name stands for; None for an anaphor without antecedent.

        A homonym that nothing settles keeps the name of the text and no region.
        """
        if name.how == How.ANAPHOR:
            return self._antecedent(name.text)
        body = self._chosen(name)
        self._remember(body, name)
        return body

    def _chosen(self, name: Name) -> Organization:
        if len(name.bodies) == 1:
            return self._today(name.bodies[0])
        groups: dict[str, list[Organization]] = {}
        for body in name.bodies:
            groups.setdefault(same_place(body.region or NATIONAL_REGION)[-1], []).append(body)
        place = next(iter(groups)) if len(groups) == 1 else self._place(name, groups)
        if place is None:
            return Organization(name.text, name.bodies[0].kind, None)
        versions = groups[place]
        return next((body for body in versions if _valid(body, self._day)), versions[-1])

    def _today(self, body: Organization) -> Organization:
        """강원도 정선군 in a page of 2026 is 강원특별자치도 정선군."""
        if body.kind not in GOVERNMENTS or body.region is None or _valid(body, self._day):
            return body
        codes = [code for code in same_place(body.region) if region(code).valid_on(self._day)]
        return governments()[codes[0]] if codes else body

    def _place(self, name: Name, groups: dict[str, list[Organization]]) -> str | None:
        known = self._named.get(name.text)
        if known is not None and known.region:
            return same_place(known.region)[-1]
        alive = {place for place, bodies in groups.items() if any(_valid(body, self._day) for body in bodies)}
        votes = self._province_votes()
        ranked = sorted(alive or groups, key=lambda place: -votes[_province(place)])
        counts = [votes[_province(place)] for place in ranked[:2]]
        if len(counts) == 1 or (counts[0] > counts[1]):
            return ranked[0]
        return next((place for place in ranked if region(place).level == "sido"), None)

    def _province_votes(self) -> Counter[str]:
        """How often the page names each 시도 or what lies in it, its chrome (without weather) weighing less."""
        if self._votes is None:
            self._votes = Counter()
            for sentence in self._document.sentences:
                if WEATHER in sentence.text or sentence.kind == BlockKind.TEASER:
                    continue
                weight = 1 if sentence.kind == BlockKind.CHROME else 5
                for place in _places(sentence.text):
                    self._votes[place] += weight
            for word in (self._document.article.outlet or "",):
                self._votes.update(_places(word))
        return self._votes

    def _remember(self, body: Organization, name: Name) -> None:
        if body.kind in GOVERNMENTS:
            self._acting[body.name[-1]] = body
            if " " in name.text:
                self._named[name.text.rsplit(" ", 1)[-1]] = body
        elif body.kind == COUNCIL:
            self._acting[COUNCIL] = body

    def _antecedent(self, word: str) -> Organization | None:
        if word in LEVELS:
            return self._acting.get(word)
        if not word.endswith(COUNCIL):
            return None
        if COUNCIL in self._acting:
            return self._acting[COUNCIL]
        government = self._acting.get(word[0])
        councils = by_form().get(f"{government.name}의회", ()) if government else ()
        return next(iter(councils), None)


@cache
def _province(place: str) -> str:
    """The 시도 of a place, as it is called last: 광주 and 전남 share one since their union."""
    code = sido_of(place)
    while region(code).successors:
        code = region(code).successors[0]
    return code


def _valid(body: Organization, day: date) -> bool:
    return body.region is None or region(body.region).valid_on(day)


@cache
def _place_re() -> re.Pattern[str]:
    forms = sorted((form for form in region_forms() if len(form) > 1 and re.fullmatch("[가-힣]+", form)), key=len, reverse=True)
    return re.compile("(?<![가-힣])(?:" + "|".join(forms) + ")")


def _places(text: str) -> Iterable[str]:
    """The 시도 (latest code) of each unambiguous place named in a text."""
    for match in _place_re().finditer(text):
        found = {_province(place) for place in region_forms()[match[0]].places}
        if len(found) == 1:
            yield found.pop()
