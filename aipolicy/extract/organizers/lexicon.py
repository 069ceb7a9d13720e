"""Names in a text as the tables know them, found in one pass.

One automaton finds known forms, short names of places, endings (진흥원) and traps (부산한) together,
longest at the leftmost first; what surrounds a match decides whether it is a name.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any, NamedTuple

from aipolicy.models import Document, Part
from aipolicy.tables.load import toml_table
from aipolicy.tables.organizations import (
    ASSOCIATION,
    COUNCIL,
    EDUCATION,
    GOVERNMENTS,
    Organization,
    by_form,
    places,
    seats,
)
from aipolicy.tables.region_names import words
from aipolicy.text.particles import split_particle

WORD = "가-힣A-Za-z0-9"
# 도교육청, 시의회: of the government that acts.
OFFICES = ("시교육청", "도교육청", "시의회", "도의회", "군의회", "구의회")
# 경남도의원 is of the council, 경기도교육감 of the education office.
OFFICE_OF_TITLE = {"의원": COUNCIL, "교육감": EDUCATION}
OPENING = ("(", "㈜", " ")
# What a company is, before its name.
COMPANY_NOUN = (
    r"(?:기업|업체|회사|스타트업|벤처|유니콘|(?:개발|제조|운용|운영|시공|시행|통신|건설|제작|공급|설계|투자|물류|보안|부품"
    r"|장비|게임|자동차|플랫폼|클라우드|솔루션|데이터센터)사)"
)
BRACKETS_RE = re.compile(r"(?:\s?\([^()]*\)|㈜|\s주식회사)+")
# Behind a government's name: more of a word, no particle.
GOES_ON_RE = re.compile(rf"(?!(?:[은는이가와과의을를도에로장]|에서|으로|에는)(?![{WORD}]))[{WORD}]")
# K-하이테크플랫폼사업단
LETTERED_RE = re.compile(r"(?<![A-Za-z가-힣0-9])[A-Z]{1,2}-$")
CHAPTER_RE = re.compile(rf"[{WORD}]{{2,}}(?P<place>[가-힣]{{2}})(?:연합회|지회|지부|교류회|분회)$")
WORD_RE = re.compile(f"[{WORD}]+")
# 태재대교, 경주대회, 을지대로 22: a bridge, a contest, a street, no university.
OTHER_WORD_RE = re.compile(r"교(?!수|육|직|정|내|원|류)|회(?!의|관|장)|로\s?\d")
START = attrgetter("span.start")


# A pattern's number with the half-open range of its match.
Hit = tuple[int, int, int]
# A document of so few sentences is part of a page: they are read one by one.
FEW = 3


class How(StrEnum):
    """How a name was recognised."""

    KNOWN = "known"
    PLACE = "place"
    ENDING = "ending"
    WEAK = "weak"
    BARE = "bare"
    BARE_WEAK = "bare weak"
    LEGAL = "legal"
    LISTED = "listed"
    ANAPHOR = "anaphor"
    PERSON = "person"


class Name(NamedTuple):
    """A name in a sentence: [start, end) are its words, `stop` is where its particle would stand.

    `bodies` are those it may stand for: several for a homonym, none for an anaphor not yet resolved.
    """

    start: int
    end: int
    stop: int
    text: str
    bodies: tuple[Organization, ...]
    how: How


@dataclass(frozen=True, slots=True)
class _Lexicon:
    automaton: Any
    forms: tuple[str, ...]
    bodies: tuple[tuple[Organization, ...], ...]
    hows: tuple[How | None, ...]
    kinds: tuple[str, ...]


@cache
def _lexicon() -> _Lexicon:
    """The automaton with what each of its patterns stands for; traps have no `how`."""
    from ahocorasick_rs import AhoCorasick, MatchKind

    entries: dict[str, tuple[tuple[Organization, ...], How | None, str]] = {}
    for word in (*words("trap"), *toml_table("org_suffixes.toml")["traps"]):
        entries[word] = ((), None, "")
    for how, table in ((How.WEAK, "weak"), (How.ENDING, "strong")):
        for kind, endings in toml_table("org_suffixes.toml")[table].items():
            entries.update(dict.fromkeys(endings, ((), how, kind)))
    entries.update({form: (bodies, How.PLACE, "") for form, bodies in places().items()})
    for form, bodies in by_form().items():
        entries[form] = (bodies, How.KNOWN, entries[form][2] if form in entries else "")
    automaton = AhoCorasick(list(entries), matchkind=MatchKind.LeftmostLongest)
    stands, hows, kinds = zip(*entries.values(), strict=True)
    return _Lexicon(automaton, tuple(entries), stands, hows, kinds)


def page_hits(document: Document) -> dict[int, list[Hit]]:
    """What one pass over title and body finds in each sentence, by the sentence's id(), at its offsets."""
    found: dict[int, list[Hit]] = {}
    automaton = _lexicon().automaton
    for part, text in ((Part.TITLE, document.article.title), (Part.BODY, document.article.body)):
        sentences = [s for s in document.sentences if s.span.part is part]
        if len(sentences) <= FEW:
            found.update((id(s), automaton.find_matches_as_indexes(s.text)) for s in sentences)
            continue
        sentences.sort(key=START)
        starts = [s.span.start for s in sentences]
        at, end = -1, -1
        for pattern, left, right in automaton.find_matches_as_indexes(text):
            if left >= end:
                at = bisect_right(starts, left) - 1
                end = sentences[at].span.end if at >= 0 else -1
            if right <= end:
                start = starts[at]
                found.setdefault(id(sentences[at]), []).append((pattern, left - start, right - start))
    return found


def known_names(text: str, hits: Iterable[Hit]) -> Iterator[Name]:
    """Names of bodies that the tables know, wherever in the text, with what they may stand for."""
    lexicon = _lexicon()
    for pattern, start, right in hits:
        if lexicon.hows[pattern] is not How.KNOWN or _inside_word(text, start):
            continue
        end, bodies, how = right, lexicon.bodies[pattern], How.KNOWN
        if bodies[0].kind in GOVERNMENTS and GOES_ON_RE.match(text, end):
            end, how, bodies = _of_government(text, start, end, how, bodies)
        if how is How.KNOWN:
            yield Name(start, end, end, text[start:end], bodies, how)


def matches(text: str, hits: Iterable[Hit] | None = None) -> Iterator[Name]:
    """Names and ends of names in a text, in order; a name with a known ending begins where its word does.

    `hits` are what the automaton found there, where that is known already.
    """
    lexicon = _lexicon()
    forms, kinds, hows = lexicon.bodies, lexicon.kinds, lexicon.hows
    for pattern, left, right in lexicon.automaton.find_matches_as_indexes(text) if hits is None else hits:
        how, start, end = hows[pattern], left, right
        if how is None:
            continue
        bodies = forms[pattern]
        if (how is How.PLACE or how is How.KNOWN) and _inside_word(text, start):
            if how is How.PLACE or not kinds[pattern]:
                continue
            how = How.ENDING
        if how is How.KNOWN and text[right - 1] == "대" and OTHER_WORD_RE.match(text, right):
            continue
        if how is How.ENDING or how is How.WEAK:
            start = _word_start(text, left)
            if left == start:
                how = How.BARE if how is How.ENDING else How.BARE_WEAK
            bodies = (_by_ending(text[start:end], kinds[pattern]),)
            if text[start:end] in OFFICES:
                how, bodies = How.ANAPHOR, ()
        elif bodies[0].kind in GOVERNMENTS and GOES_ON_RE.match(text, end):
            end, how, bodies = _of_government(text, start, end, how, bodies)
        yield Name(start, end, past_brackets(text, end), text[start:end], bodies, how)


@lru_cache(maxsize=4096)
def _by_ending(name: str, kind: str) -> Organization:
    return Organization(name, kind, _seat(name))


def _seat(name: str) -> str | None:
    """The place that an office or chapter bears in its name, which is no known form: 거창교육지원청."""
    chapter = CHAPTER_RE.search(name)
    owners = places().get(chapter["place"], ()) if chapter else ()
    if len(owners) == 1:
        return owners[0].region
    if not name.endswith(tuple(toml_table("org_suffixes.toml")["local"]["endings"])):
        return None
    return next((code for length in (3, 2) if (code := seats().get(name[:length]))), None)


def _inside_word(text: str, at: int) -> bool:
    if at == 0 or not text[at - 1].isalnum() or text.endswith("국립", 0, at):
        return False
    # 대구시동구, but not 파주도시관광공사.
    return not text.endswith(("시", "도"), 0, at) or text[_word_start(text, at) : at] not in by_form()


def _of_government(
    text: str, start: int, end: int, how: How, bodies: tuple[Organization, ...]
) -> tuple[int, How, tuple[Organization, ...]]:
    """A government's name that goes on: 경남도의원 is of its council, 전북도당 a chapter of a party."""
    for title, office in OFFICE_OF_TITLE.items():
        if text.startswith(title, end):
            return end, how, by_form().get(f"{text[start:end]}{office}", bodies)
    if text.startswith("당", end) and not text.startswith(("당시", "당국", "당선"), end):
        chapter = Organization(text[start : end + 1], ASSOCIATION, bodies[-1].region)
        return end + 1, How.ENDING, (chapter,)
    match = WORD_RE.match(text, start)
    word, _ = split_particle(match[0] if match else "")
    if len(word) > end - start and (ending := _strong_ending(word)):
        return start + len(word), How.ENDING, (Organization(word, ending, bodies[0].region),)
    return end, how, bodies


def _strong_ending(word: str) -> str | None:
    """The kind of a body that a word's ending tells."""
    table: dict[str, list[str]] = toml_table("org_suffixes.toml")["strong"]
    return next((kind for kind, endings in table.items() if word.endswith(tuple(endings))), None)


def _word_start(text: str, at: int) -> int:
    while at and (text[at - 1].isalnum() or text[at - 1] == "&"):
        at -= 1
    lettered = text[at - 1 : at] == "-" and LETTERED_RE.search(text, max(0, at - 4), at)
    return lettered.start() if lettered else at


def past_brackets(text: str, at: int) -> int:
    """Where a name goes on behind (원장 ○○○), ㈜ and 주식회사."""
    match = BRACKETS_RE.match(text, at) if text[at : at + 1] in OPENING else None
    return match.end() if match else at
