"""The names of bodies in a sentence: known ones, those their ending or legal form tells, 시는 and 도는."""

import re
from collections.abc import Iterable, Iterator
from operator import attrgetter

from aipolicy.extract.organizers.compounds import joined
from aipolicy.extract.organizers.lexicon import COMPANY_NOUN, WORD, Hit, How, Name, matches, past_brackets
from aipolicy.extract.organizers.members import members
from aipolicy.tables.organizations import ASSOCIATION, COMPANY, Organization
from aipolicy.text.particles import split_particle

HIDDEN_RE = re.compile(
    r"“[^“”]*”|\"[^\"]*\"|'(?<![A-Za-z0-9]')[^'‘’]{0,150}['’]|‘(?<![A-Za-z0-9]‘)[^'‘’]{0,150}['’]|「[^」]*」|『[^』]*』|《[^》]*》|<[^<>]*>|\([^()]*\)|\[[^\[\]]*\]"
)
LEGAL_BEFORE_RE = re.compile(
    rf"(?<![{WORD}])(?:㈜|\((?:주|재|사|유)\)|주식회사\s|(?:재단|사단)법인\s)\s?([{WORD}&·]+(?:\s[A-Z][A-Za-z]+)?)"
)
LEGAL_AFTER_RE = re.compile(r"([가-힣A-Za-z0-9&]{2,20})(?:㈜|\(주\)|\s주식회사)")
# 개발사 ‘디씨허브’와: what a company is, then its name in quotation marks.
DESCRIBED_RE = re.compile(
    rf"{COMPANY_NOUN}(?:인|이자)?\s(?:㈜|\(주\))?[‘'“\"](?P<name>[{WORD}&.]+(?:\s[{WORD}&.]+){{0,2}})[’'”\"]"
    r"(?=(?:[은는이가와과의]|측|에서)(?:\s|$)|\s?[,·ㆍ(]|\s(?:등|및|대표))"
)
# A sentence that may hold one of these. Each alternative begins with a letter of its own, which makes `re`
# look for these letters first: three times as fast.
LEGAL_RE = re.compile(
    "|".join(rf"{end}(?:인|이자)?\s[‘'“\"]" for end in "업체사처콘")
    + r"|㈜|주식회사|법인\s|\((?:주\)|재\)|사\)|유\)|대표|원장|회장|이사장|사장|총장|단장|소장|의장)"
)
HEADED_RE = re.compile(
    r"([가-힣A-Za-z0-9&]{2,20})\((?:대표|대표이사|원장|회장|이사장|사장|총장|단장|소장|의장)[\s:]"
)
LONGEST = 40
START = attrgetter("start")
# 4개 시도(대전·세종·충북·충남)가: brackets that only list who the words before them are.
MEMBERS_RE = re.compile(r"(?:시·?도|시·?군|지자체|기관|대학|기업|도시|곳|개사|단체)$")
LISTING_RE = re.compile(rf"\((?:[{WORD}]+[·ㆍ,\s]*)+\)")
# 군수는 11일 …: the head of the government that acts; 시장은 may be a market, but hardly at the start.
ANAPHOR_RE = re.compile(
    rf"[시도군구](?<![{WORD}].)(?<![시도군구][·ㆍ].)(?:(?=(?:[는은가이]|와|과|에\s따르면)(?:\s|,|$))"
    r"|(?<=군)(?=수[는가]\s)|(?<=도)(?=지사[는가]\s)|(?<=구)(?=청장[은이]\s)|(?<=^시)(?=장[은이]\s))"
)


def find_names(text: str, *, everywhere: bool = False, hits: Iterable[Hit] | None = None) -> tuple[Name, ...]:
    """Names of bodies in a sentence, in order, none inside another.

    Names inside quotation marks or brackets are left out unless they fill the marks whole
    (‘AI양재허브’가): titles of events are full of bodies that do not act. `everywhere` keeps them.
    `hits` are what the automaton found in the sentence, where that is known already.
    """
    found = [] if hits == () else list(matches(text, hits))
    hinted = "의원" in text or LEGAL_RE.search(text) is not None or ANAPHOR_RE.search(text) is not None
    if not found and not hinted:
        return ()
    hidden = [] if everywhere else [_mark(match) for match in HIDDEN_RE.finditer(text)]
    if hidden:
        found = [shown for name in found if (shown := _shown(text, name, hidden)) is not None]
    if found:
        found = joined(text, found)
    return _with_hinted(text, found, hidden) if hinted else tuple(found)


def _with_hinted(text: str, found: list[Name], hidden: list[tuple[int, int, str]]) -> tuple[Name, ...]:
    """The names with those that no table lists: by legal form, members of the Assembly, 시는 and 도는."""
    legal = list(_legal_forms(text))
    people = [name for name in members(text) if _shown(text, name, hidden)]
    # (재)원주의료기기테크노밸리: no place acts where a name begins with it, nor a party before its member.
    found = [n for n in found if not _lies_in(n, people) and (n.how != How.PLACE or not _lies_in(n, legal))]
    found += _free(legal, found)
    found += _free(people, found)
    found += _free(_anaphors(text), found)
    return tuple(sorted(found, key=START))


def _lies_in(name: Name, others: Iterable[Name]) -> bool:
    return any(other.start <= name.start < other.end for other in others)


def _mark(match: re.Match[str]) -> tuple[int, int, str]:
    """Where words are set apart, and how: quoted, bracketed, or members of what stands before."""
    start, end = match.span()
    if match[0][0] not in "([":
        return start, end, "quoted"
    listing = LISTING_RE.fullmatch(match[0]) and MEMBERS_RE.search(match.string, max(0, start - 6), start)
    return start, end, "members" if listing else "bracketed"


def _names_all(name: Name, left: int, right: int) -> bool:
    """Whether an association's name ends where the quotation marks close, so that all within is its name."""
    whole = name.end == right - 1 and left + 1 < name.start and right - left < LONGEST
    return whole and name.how in (How.ENDING, How.BARE) and name.bodies[0].kind == ASSOCIATION


def _as_quoted(name: Name, text: str, start: int, stop: int) -> Name:
    body = Organization(text, ASSOCIATION, name.bodies[0].region)
    return Name(start, name.end, stop, text, (body,), How.ENDING)


def _shown(text: str, name: Name, hidden: list[tuple[int, int, str]]) -> Name | None:
    for left, right, mark in hidden:
        if left <= name.start < right:
            whole = mark == "members" or (mark == "quoted" and name.start == left + 1)
            if mark == "members" and name.stop < right - 1:
                return name
            if mark == "quoted" and _names_all(name, left, right):
                return _as_quoted(name, text[left + 1 : name.end], left + 1, right)
            return name._replace(stop=right) if whole and name.stop == right - 1 else None
    return name


def _legal_forms(text: str) -> Iterator[Name]:
    """Names beside ㈜, (주), 주식회사, 사단법인, those with their head in brackets, 개발사 ‘디씨허브’."""
    if LEGAL_RE.search(text) is None:
        return
    for pattern in (LEGAL_BEFORE_RE, LEGAL_AFTER_RE, HEADED_RE, DESCRIBED_RE):
        for match in pattern.finditer(text):
            start, end = match.span(1)
            word = match[1]
            if pattern is LEGAL_BEFORE_RE:
                first, particle = split_particle(word.split(" ")[0])
                word = first if particle else word
                end = start + len(word)
            stop = past_brackets(
                text, end if pattern is LEGAL_BEFORE_RE or pattern is HEADED_RE else match.end()
            )
            yield Name(start, end, stop, word, (Organization(word, COMPANY, None),), How.LEGAL)


def _anaphors(text: str) -> Iterator[Name]:
    for match in ANAPHOR_RE.finditer(text):
        yield Name(match.start(), match.end(), match.end(), match[0], (), How.ANAPHOR)


def _free(names: Iterable[Name], taken: list[Name]) -> list[Name]:
    return [
        name for name in names if all(name.end <= other.start or name.start >= other.end for other in taken)
    ]
