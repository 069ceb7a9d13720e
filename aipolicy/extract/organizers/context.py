"""Which body a name stands for on this page: homonyms, divisions of other times, 시는 and 도는."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache

from aipolicy.extract.organizers.lexicon import How, Name, matches
from aipolicy.models import BlockKind, Candidate, Document, OrganizerRef, RegionRef, Sentence
from aipolicy.tables.organizations import (
    GOVERNMENTS,
    NATIONAL_REGION,
    Organization,
    by_form,
    governments,
)
from aipolicy.tables.regions import region, same_place, sido_of

# A page without a date is read by the map before the latest change: its codes lead on to today's,
# while today's 전남광주통합특별시 does not lead back to one of its two parts.
UNDATED = date(2026, 6, 30)
LEVELS = "시도군구"
READ = (BlockKind.TITLE, BlockKind.SUBTITLE, BlockKind.BODY)
HOMONYM = "homonym"


class Context:
    """What one page tells of the bodies it names.

    `names` are all of its title and text, in order; `regions` its region words, which settle homonyms;
    `actors` are those that acted before, where the document is a further act of its article.
    """

    def __init__(
        self,
        document: Document,
        names: Sequence[Name],
        regions: Sequence[Candidate[RegionRef]],
        actors: Iterable[OrganizerRef] = (),
    ) -> None:
        self._document = document
        self._names = names
        self._regions = regions
        self._day = document.article.published or UNDATED
        self._words: dict[tuple[str, int], Candidate[RegionRef]] | None = None
        self._votes: dict[str, float] | None = None
        self._settled: dict[tuple[str, str], Organization] = {}
        self._acting: dict[str, Organization] = {}
        for ref in actors:
            body = Organization(ref.name, ref.kind or "", ref.region)
            self._acting.setdefault(_level(body), body)
        # The first one spelt out counts: 서울 중구 of the lead, not 부산 중구 of a comparison below.
        spelt = [n for n in reversed(names) if " " in n.text and _is_government(n)]
        self._spelt_out = {n.text.rsplit(" ", 1)[-1]: n for n in spelt}

    def resolve(self, name: Name, sentence: Sentence, *, acts: bool) -> Organization | None:
        """The body a name in a sentence stands for; None for an anaphor without antecedent.

        To be called in reading order: 시는 means the city that acted last (`acts`), else the first
        one named. A homonym that nothing settles keeps the name of the text and has no region.
        """
        if name.how == How.ANAPHOR:
            return self._antecedent(name.text)
        body = self._chosen(name, sentence)
        level = _level(body)
        if acts or level not in self._acting:
            self._acting[level] = body
        return body

    def _chosen(self, name: Name, sentence: Sentence) -> Organization:
        if len(name.bodies) == 1:
            body = name.bodies[0]
            return self._contemporary(body) if body.region is not None else body
        key = (name.text, name.bodies[0].name)
        if key in self._settled:
            return self._settled[key]
        groups: dict[str, list[Organization]] = {}
        for body in name.bodies:
            groups.setdefault(same_place(body.region or NATIONAL_REGION)[-1], []).append(body)
        place = next(iter(groups)) if len(groups) == 1 else self._place(name, sentence, groups)
        if place is None:
            return Organization(name.text, name.bodies[0].kind, None)
        versions = groups[place]
        chosen = next((body for body in versions if _valid(body, self._day)), versions[-1])
        if len(groups) == 1:
            self._settled[key] = chosen
        return chosen

    def _contemporary(self, body: Organization) -> Organization:
        """강원도 정선군 on a page of 2026 is 강원특별자치도 정선군."""
        if body.kind not in GOVERNMENTS or body.region is None or _valid(body, self._day):
            return body
        codes = [code for code in same_place(body.region) if region(code).valid_on(self._day)]
        return governments()[codes[0]] if codes else body

    def _place(self, name: Name, sentence: Sentence, groups: dict[str, list[Organization]]) -> str | None:
        """The place of a homonym: as spelt out elsewhere, as the region word here, else where the page is."""
        spelt = self._spelt_out.get(name.text)
        if (
            spelt is not None
            and len(places := {same_place(b.region or NATIONAL_REGION)[-1] for b in spelt.bodies}) == 1
        ):
            return places.pop()
        word = self._word(name, sentence)
        if word is not None:
            place = same_place(word.value.code)[-1]
            if word.rejected == HOMONYM or place in groups:
                return place if word.rejected != HOMONYM else None
        votes = self._province_votes()
        # 광주 on a page of 전남광주통합특별시 is the city that was, not that of 경기: votes before age.
        most = max(votes[_province(place)] for place in groups)
        first = [place for place in groups if votes[_province(place)] == most]
        alive = [place for place in first if any(_valid(body, self._day) for body in groups[place])]
        if len(alive or first) == 1:
            return (alive or first)[0]
        return next((place for place in alive or first if region(place).level == "sido"), None)

    def _word(self, name: Name, sentence: Sentence) -> Candidate[RegionRef] | None:
        """The region word with which a name begins."""
        if self._words is None:
            self._words = {(c.span.part, c.span.start): c for c in self._regions}
        return self._words.get((sentence.span.part, sentence.span.start + name.start))

    def _province_votes(self) -> dict[str, float]:
        """How much the region words speak for each 시도."""
        if self._votes is None:
            self._votes = defaultdict(float)
            for word in self._regions:
                if word.rejected != HOMONYM:
                    self._votes[_province(word.value.code)] += word.score
        return self._votes

    def _antecedent(self, word: str) -> Organization | None:
        if word in LEVELS:
            return self._acting.get(word) or self._named_later(word, self._names) or self._elsewhere(word)
        office = word[1:]
        if office in self._acting:
            return self._acting[office]
        government = self._acting.get(word[0])
        offices = by_form().get(f"{government.name}{office}", ()) if government else ()
        return next(iter(offices), None) or self._named_anywhere(office)

    def _elsewhere(self, level: str) -> Organization | None:
        """The government that the article names most: in quotes too, else on the whole page."""
        own = (sentence.text for sentence in self._document.sentences if sentence.kind in READ)
        return self._named_later(level, _known(own)) or self._named_later(level, self._known_anywhere())

    def _known_anywhere(self) -> list[Name]:
        """Every known body that the page names, also outside the document."""
        return _known((self._document.article.title, self._document.article.body))

    def _named_anywhere(self, kind: str) -> Organization | None:
        """The only body of a kind that the article names."""
        named = {name.bodies[0] for name in self._known_anywhere() if name.bodies[0].kind == kind}
        return named.pop() if len(named) == 1 else None

    def _named_later(self, level: str, names: Iterable[Name]) -> Organization | None:
        """The government that a page names most, where its lead says only 시는 or 군은."""
        named = Counter(
            body
            for name in names
            for body in name.bodies[:1]
            if body.kind in GOVERNMENTS and body.name[-1] == level and len(_homes(name)) == 1
        )
        ranked = named.most_common(2)
        if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
            return None
        return self._contemporary(ranked[0][0])


def _known(texts: Iterable[str]) -> list[Name]:
    return [name for text in texts for name in matches(text) if name.how is How.KNOWN]


def _level(body: Organization) -> str:
    """What 시는 or 도의회는 takes a body up by: the last syllable of a government's name, else its kind."""
    return body.name[-1] if body.kind in GOVERNMENTS else body.kind


def _homes(name: Name) -> set[str]:
    return {same_place(body.region or NATIONAL_REGION)[-1] for body in name.bodies}


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
