"""Settle homonyms by evidence: which 중구, 광주 or 고성, and whether 예산 is a county at all."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from aipolicy.extract.regions.lexicon import lexicon, weak_words
from aipolicy.extract.regions.words import Word
from aipolicy.models import BlockKind
from aipolicy.tables.gazetteer import ancestors, region, same_place, sido_of
from aipolicy.tables.region_names import place_of, within

# What a word is worth as evidence for its province, by where it stands. The page around an article
# says little, but the headlines that a local outlet puts there come from its home.
WEIGHTS = {
    BlockKind.TITLE: 3.0,
    BlockKind.SUBTITLE: 2.0,
    BlockKind.BODY: 1.0,
    BlockKind.CAPTION: 1.0,
    BlockKind.DATELINE: 1.5,
    BlockKind.BYLINE: 1.5,
}
CHROME_WEIGHT = 0.1
OUTLET_WEIGHT = 1.0
CUE_WEIGHT = 2.0
NAME_PART_SHARE = 0.5
SAME_PLACE_WEIGHT = 3.0
# A 시도 that shares its name with a city (광주) is meant where little speaks for the city.
SIDO_PRIOR = 0.5
# The best reading of a homonym must outweigh the next by this factor, and the least weight.
MARGIN, LEAST = 1.5, 0.3
COMMON_WORD, HOMONYM = "common word", "homonym"


class Evidence(NamedTuple):
    """A place that speaks for its province with a weight."""

    place: str
    weight: float


@cache
def provinces(place: str) -> frozenset[str]:
    """Codes of the 시도 a place lay in at any time, and of what became of them.

    So 전남 speaks for 광주광역시, with which it was merged.
    """
    codes = {sido_of(code) for code in same_place(place)}
    return frozenset(codes | {heir for code in codes for heir in region(code).successors})


def settle(words: Sequence[Word], cues: Sequence[Word], outlet: str | None, day: date | None) -> None:
    """Leave one place in each word, or a reason why it stands for none."""
    for word in words:
        if len(word.places) > 1:
            word.places = _narrow(word.places, day)
    unsure = [w for w in words if len(w.places) > 1 and w.is_name]
    if unsure:
        known = [w for w in words if len(w.places) == 1 and is_sure(w)]
        _by_list(unsure, known)
        _by_joined_sense(unsure, known)
        evidence = [*_weighed(known), *(Evidence(c.places[0], CUE_WEIGHT) for c in cues)]
        evidence += [Evidence(place, OUTLET_WEIGHT) for place in _home(outlet, day)]
        _by_evidence([w for w in unsure if len(w.places) > 1], evidence)
    _drop_common_words(words)


@cache
def _narrow(places: tuple[str, ...], day: date | None) -> tuple[str, ...]:
    """Leave the widest (제주 is the province), in being on the day if one is."""
    widest = tuple(p for p in places if not within([p], places))
    borne = tuple(p for p in widest if day and any(region(c).valid_on(day) for c in same_place(p)))
    return borne or widest


def is_sure(word: Word) -> bool:
    """Whether the form alone says that a region is meant; a name joined to its province is sure."""
    return word.text not in weak_words() or word.full < word.start


def _by_list(unsure: Sequence[Word], known: Sequence[Word]) -> None:
    """Settle members of a list by its other members: 부산·대구·광주; 수원·성남·광주."""
    for word in unsure:
        if word.listed:
            beside = [w.places[0] for w in known if w.listed and w.sentence is word.sentence]
            levels = {region(place).level for place in beside}
            kin = {code for place in beside for code in provinces(place)}
            fitting = [p for p in word.places if region(p).level in levels]
            near = [p for p in fitting if provinces(p) & kin]
            if not near and any(provinces(p) & kin for p in word.places):
                continue  # 광주시와 나주시: the one of another level is nearer
            if len(chosen := near if len(fitting) > 1 else fitting) == 1:
                word.places = (chosen[0],)


def _by_joined_sense(unsure: Sequence[Word], known: Sequence[Word]) -> None:
    """Settle by the same name said in full in the article itself: the last before, else the first."""
    for word in unsure:
        if len(word.places) > 1:
            senses = [w for w in known if w.text[:2] == word.text[:2] and w.places[0] in word.places]
            said = [w for w in senses if w.sentence.kind in WEIGHTS]
            if said:
                before = [
                    w
                    for w in said
                    if w.start < word.start and w.sentence.span.part == word.sentence.span.part
                ]
                word.places = (before or said)[-1 if before else 0].places


def _weighed(known: Sequence[Word]) -> Iterator[Evidence]:
    for word in known:
        weight = WEIGHTS.get(word.sentence.kind, CHROME_WEIGHT)
        if word.tail == "press":
            weight = OUTLET_WEIGHT
        elif not word.is_name:
            weight *= NAME_PART_SHARE
        yield Evidence(word.places[0], weight)


def _home(outlet: str | None, day: date | None) -> Iterator[str]:
    """Places named in an outlet's name: 부산일보."""
    if outlet:
        known = lexicon()
        for pattern, _, _ in known.automaton.find_matches_as_indexes(outlet):
            form = known.entries[pattern].form
            if form and len(places := _narrow(form.places, day)) == 1:
                yield places[0]


def _by_evidence(unsure: Sequence[Word], evidence: Sequence[Evidence]) -> None:
    """Settle by what speaks for each province in the whole page; a name has one sense in an article."""
    named = {e.place for e in evidence if e.weight > CHROME_WEIGHT}
    readings: dict[tuple[str, ...], str | None] = {}
    for word in unsure:
        if word.places not in readings:
            scores = sorted(((_score(p, evidence, named), p) for p in word.places), reverse=True)
            (best, place), (second, _) = scores[:2]
            readings[word.places] = place if best >= LEAST and best > MARGIN * second else None
        chosen = readings[word.places]
        if chosen:
            word.places = (chosen,)
        else:
            word.reason = HOMONYM


def _score(place: str, evidence: Sequence[Evidence], named: set[str]) -> float:
    here = region(place)
    if here.level == "gu" and not named & {place_of(code) for code in ancestors(place)[:1]}:
        return 0.0
    mine = provinces(place)
    total = SIDO_PRIOR if here.level == "sido" else 0.0
    for other, weight in evidence:
        if other == place:
            total += weight * SAME_PLACE_WEIGHT
        elif mine & provinces(other):
            total += weight
    return total


def _drop_common_words(words: Sequence[Word]) -> None:
    """Give a reason to short names that are other words here: no full name and no sure list beside."""
    doubtful = [w for w in words if (w.is_name or w.tail == "name") and w.reason is None and not is_sure(w)]
    if not doubtful:
        return
    sure = [w for w in words if w.running and w.is_name and is_sure(w) and w.reason is None]
    full_names = {w.places[0] for w in sure}
    for word in doubtful:
        listed = word.listed and any(w.listed and w.sentence is word.sentence for w in sure)
        if word.places[0] not in full_names and not listed:
            word.reason = COMMON_WORD
