"""Names of bodies in a sentence: those the tables know, those their ending tells, and short ways back.

One pass of an automaton finds known forms, short names of places, endings (진흥원) and traps (부산한)
together, longest at the leftmost first; what surrounds a match decides whether it is a name.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

from aipolicy.tables.load import toml_table
from aipolicy.tables.organizations import (
    ASSOCIATION,
    COMPANY,
    COUNCIL,
    GOVERNMENTS,
    UNIVERSITY,
    Organization,
    by_form,
    places,
)
from aipolicy.tables.region_names import words
from aipolicy.tables.regions import ancestors, same_place
from aipolicy.text.particles import split_particle


class How(StrEnum):
    """How a name was recognised."""

    KNOWN = "known"
    PLACE = "place"
    ENDING = "ending"
    WEAK = "weak"
    BARE = "bare"
    LEGAL = "legal"
    LISTED = "listed"
    ANAPHOR = "anaphor"


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


WORD = "가-힣A-Za-z0-9"
OPENING = ("(", "㈜", " ")
# Behind a government's name: more of a word, no particle.
GOES_ON_RE = re.compile(rf"(?!(?:[은는이가와과의을를도에로장]|에서|으로|에는)(?![{WORD}]))[{WORD}]")
WORD_RE = re.compile(f"[{WORD}]+")
BRACKETS_RE = re.compile(r"(?:\s?\([^()]*\)|㈜|\s주식회사)+")
HIDDEN_RE = re.compile(
    r"“[^“”]*”|\"[^\"]*\"|(?<![A-Za-z0-9])['‘][^'‘’]{0,150}['’]|「[^」]*」|『[^』]*』|《[^》]*》|<[^<>]*>|\([^()]*\)|\[[^\[\]]*\]"
)
LEGAL_BEFORE_RE = re.compile(
    rf"(?<![{WORD}])(?:㈜|\((?:주|재|사|유)\)|주식회사\s|(?:재단|사단)법인\s)\s?([{WORD}&·]+(?:\s[A-Z][A-Za-z]+)?)"
)
LEGAL_AFTER_RE = re.compile(r"([가-힣A-Za-z0-9&]{2,20})\s?(?:㈜|\(주\)|\s주식회사)")
HEADED_RE = re.compile(
    r"([가-힣A-Za-z0-9&]{2,20})\((?:대표|대표이사|원장|회장|이사장|사장|총장|단장|소장|의장)[\s:]"
)
CAMPUS = "캠퍼스"
BRANCH_RE = re.compile(
    rf"\s?(?P<branch>[{WORD}]{{2,10}}(?:본부|지사|지부|지회|지점|분원|{CAMPUS}))(?=[은는이가와과의을를도,·()\s]|$)"
)
# 4개 시도(대전·세종·충북·충남)가: brackets that only list who the words before them are.
MEMBERS_RE = re.compile(r"(?:시·?도|시·?군|지자체|기관|대학|기업|도시|곳|개사|단체)$")
LISTING_RE = re.compile(rf"\((?:[{WORD}]+[·ㆍ,\s]*)+\)")
ANAPHOR_RE = re.compile(
    rf"(?<![{WORD}])(?:(?:시의회|도의회|군의회|구의회)(?=[\s은는이가와과에의를]|$)|[시도군구](?=(?:[는은가이]|와|과|에\s따르면)(?:\s|,|$)))"
)


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


def find_names(text: str, *, everywhere: bool = False) -> tuple[Name, ...]:
    """Names of bodies in a sentence, in order, none inside another.

    Names inside quotation marks or brackets are left out unless they fill the marks whole
    (‘AI양재허브’가): titles of events are full of bodies that do not act. `everywhere` keeps them.
    """
    hidden = [] if everywhere else [_mark(match) for match in HIDDEN_RE.finditer(text)]
    found = [shown for name in _matches(text) if (shown := _shown(name, hidden)) is not None]
    found = _joined(text, found)
    found += _free(_legal_forms(text), found)
    found += _free(_anaphors(text), found)
    return tuple(sorted(found, key=lambda name: name.start))


def known_names(text: str) -> list[Name]:
    """Names of bodies that the tables know, wherever in the text, with what they may stand for."""
    return [name for name in _matches(text) if name.how == How.KNOWN]


def _matches(text: str) -> Iterator[Name]:
    lexicon = _lexicon()
    for pattern, left, right in lexicon.automaton.find_matches_as_indexes(text):
        how, start, end = lexicon.hows[pattern], left, right
        if how is None or (how == How.PLACE and _inside_word(text, start)):
            continue
        bodies = lexicon.bodies[pattern]
        if how == How.KNOWN and _inside_word(text, start):
            if not lexicon.kinds[pattern]:
                continue
            how = How.ENDING
        if how in (How.ENDING, How.WEAK):
            start = _word_start(text, left)
            how = How.BARE if left == start else how
            bodies = (Organization(text[start:end], lexicon.kinds[pattern], None),)
        elif bodies[0].kind in GOVERNMENTS and GOES_ON_RE.match(text, end):
            end, how, bodies = _of_government(text, start, end, how, bodies)
        yield Name(start, end, _past_brackets(text, end), text[start:end], bodies, how)


def _inside_word(text: str, at: int) -> bool:
    return at > 0 and text[at - 1].isalnum() and not text.endswith(("국립", "시", "도"), 0, at)


def _of_government(
    text: str, start: int, end: int, how: How, bodies: tuple[Organization, ...]
) -> tuple[int, How, tuple[Organization, ...]]:
    """A government's name that goes on: 경남도의원 is of its council, 전북도당 a chapter of a party."""
    if text.startswith("의원", end):
        return end, how, by_form().get(f"{text[start:end]}{COUNCIL}", bodies)
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
    return at


def _past_brackets(text: str, at: int) -> int:
    match = BRACKETS_RE.match(text, at) if text[at : at + 1] in OPENING else None
    return match.end() if match else at


def _mark(match: re.Match[str]) -> tuple[int, int, str]:
    """Where words are set apart, and how: quoted, bracketed, or members of what stands before."""
    start, end = match.span()
    if match[0][0] not in "([":
        return start, end, "quoted"
    listing = LISTING_RE.fullmatch(match[0]) and MEMBERS_RE.search(match.string, max(0, start - 6), start)
    return start, end, "members" if listing else "bracketed"


def _shown(name: Name, hidden: list[tuple[int, int, str]]) -> Name | None:
    for left, right, mark in hidden:
        if left <= name.start < right:
            whole = mark == "members" or (mark == "quoted" and name.start == left + 1)
            if mark == "members" and name.stop < right - 1:
                return name
            return name._replace(stop=right) if whole and name.stop == right - 1 else None
    return name


def _joined(text: str, names: list[Name]) -> list[Name]:
    """Names one after another made one: 경남 김해시, 대구시동구, 제주대 SW융합교육원, 부산시설공단."""
    found: list[Name] = []
    for name in names:
        before = found[-1] if found else None
        if before is not None and name.start < before.end:
            found[-1] = _located(name, before)
        elif before is not None and (one := _pair(text, before, name)) is not None:
            found[-1] = one
        else:
            found.append(name)
    whole: list[Name] = []
    for name in found:
        if name.how != How.BARE and (not whole or name.start >= whole[-1].end):
            whole.append(_with_branch(text, name))
    return whole


def _with_branch(text: str, name: Name) -> Name:
    """A body with its branch: 중진공 울산본부 is the body there, 서울대 시흥캠퍼스 a name of its own."""
    if name.how not in (How.KNOWN, How.ENDING) or name.bodies[0].kind in (*GOVERNMENTS, COUNCIL):
        return name
    match = BRANCH_RE.match(text, name.end)
    if match is None:
        return name
    body, branch = name.bodies[0], match["branch"]
    if branch.endswith(CAMPUS):
        body = replace(body, name=f"{body.name} {branch}", aliases=())
    seat = next((place for length in (4, 3, 2) if (place := places().get(branch[:length]))), None)
    if seat is not None:
        body = replace(body, region=seat[0].region)
    end = match.end()
    return Name(name.start, end, _past_brackets(text, end), text[name.start : end], (body,), name.how)


def _located(name: Name, prefix: Name) -> Name:
    """A name that its ending tells, in the place with which it begins: 부산시설공단, 부산대병원."""
    body = name.bodies[0]
    owner = prefix.bodies[0] if prefix.bodies else None
    if owner is None:
        return name
    if owner.kind == UNIVERSITY:
        body = replace(body, name=owner.name + name.text[prefix.end - name.start :])
    return name._replace(bodies=(replace(body, region=owner.region),))


def _pair(text: str, before: Name, name: Name) -> Name | None:
    gap = text[before.end : name.start]
    if gap not in ("", " "):
        return None
    if name.how in (How.KNOWN, How.PLACE) and before.how in (How.KNOWN, How.PLACE):
        above = {
            place
            for body in before.bodies
            if body.kind in GOVERNMENTS
            for place in same_place(body.region or "")
        }
        within = tuple(body for body in name.bodies if body.region and above & {*ancestors(body.region)})
        if within and above:
            return name._replace(start=before.start, text=text[before.start : name.end], bodies=within)
    if name.how in (How.ENDING, How.WEAK, How.BARE) and gap == " ":
        return _unit_of(text, before, name)
    return None


def _unit_of(text: str, owner: Name, unit: Name) -> Name | None:
    """강원랜드 사회공헌재단, 고려대 정보보호대학원: the owner's name and its unit's."""
    body = owner.bodies[0] if owner.bodies else None
    if (
        body is None
        or owner.how == How.PLACE
        or body.kind in GOVERNMENTS
        or body.kind not in (UNIVERSITY, COMPANY, ASSOCIATION)
    ):
        return None
    whole = Organization(f"{body.name} {unit.text}", body.kind, body.region)
    return Name(owner.start, unit.end, unit.stop, text[owner.start : unit.end], (whole,), How.ENDING)


def _legal_forms(text: str) -> Iterator[Name]:
    """Names beside ㈜, (주), 주식회사, 사단법인, and those with their head in brackets."""
    if "(" not in text and "㈜" not in text and "주식회사" not in text and "법인" not in text:
        return
    for pattern in (LEGAL_BEFORE_RE, LEGAL_AFTER_RE, HEADED_RE):
        for match in pattern.finditer(text):
            start, end = match.span(1)
            word = match[1]
            if pattern is LEGAL_BEFORE_RE:
                word, _ = split_particle(word)
                end = start + len(word)
            stop = _past_brackets(text, match.end() if pattern is LEGAL_AFTER_RE else end)
            yield Name(start, end, stop, word, (Organization(word, COMPANY, None),), How.LEGAL)


def _anaphors(text: str) -> Iterator[Name]:
    for match in ANAPHOR_RE.finditer(text):
        yield Name(match.start(), match.end(), match.end(), match[0], (), How.ANAPHOR)


def _free(names: Iterator[Name], taken: list[Name]) -> list[Name]:
    return [
        name for name in names if all(name.end <= other.start or name.start >= other.end for other in taken)
    ]
