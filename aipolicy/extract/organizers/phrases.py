"""Names as the sentence uses them: coordinated into one phrase, with the particle that closes it."""

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from aipolicy.extract.organizers.lexicon import COMPANY_NOUN, WORD, How, Name, past_brackets
from aipolicy.extract.organizers.listing import contents
from aipolicy.extract.organizers.triggers import trigger
from aipolicy.text.particles import TITLE


class Tail(StrEnum):
    """What closes a phrase."""

    SUBJECT = "subject"
    WITH = "with"
    SOURCE = "source"
    OBJECT = "object"
    GENITIVE = "genitive"
    FROM = "from"
    PLACE = "place"
    COPULA = "copula"
    OTHERS = "others"
    LIST = "list"
    NOUN = "noun"
    END = "end"
    PART = "part"


# A look-up here takes a fraction of the time of a call of the class.
TAILS = {tail.value: tail for tail in Tail}


class Phrase(NamedTuple):
    """Bodies named side by side. `end` lies behind the particle.

    `official`: the phrase names a person of the last body (부산시장이), not the body; `staff`: one
    who does not head it (KAIST 교수가).
    """

    names: tuple[Name, ...]
    tail: Tail
    start: int
    end: int
    official: bool = False
    staff: bool = False


NOT_WORD = rf"(?![{WORD}])"
PARTICLE = rf"""
  (?P<source>에\s따르면|에\s의하면)
| (?P<subject>(?:에서는|에서도|께서는|께서|측은|측이|들은|들이|은|는|이|가|도|만이){NOT_WORD})
| (?P<with>(?:과의|와의|과는|와는|과도|와도|하고|과|와){NOT_WORD})
| (?P<object>[을를]{NOT_WORD})
| (?P<genitive>의{NOT_WORD})
| (?P<from>(?:으로부터|로부터|에게서|에게){NOT_WORD})
| (?P<place>(?:에서의|에서|에는|에도|에|으로|로|까지|부터|만|처럼|보다){NOT_WORD})
| (?P<copula>(?:이었다|였다|이다|다|이며|이고|입니다|이란|이라는|라는|이라고|라고|인){NOT_WORD})
"""
PARTICLE_RE = re.compile(PARTICLE, re.VERBOSE)
TAIL_RE = re.compile(
    PARTICLE
    + r"""
| (?P<others>\s?등(?:의|이|은|과|을|도|에서|에)?(?:[\s,]|$)|\s?같은|[을를]?\s?비롯)
| (?P<counted>\s(?:등\s)?(?:\d+|두|세|네|다섯|여섯)\s?(?:개\s?)?
    (?:시[·ㆍ]?도|시[·ㆍ]?군(?:[·ㆍ]?구)?|구[·ㆍ]?군|기관|대학|지자체|도시|단체|기업|도|시|군|자치구|사|자)
    (?=[은는이가와과을를의]|\s))
| (?P<list>\s?[,·ㆍ‧/–—▲△▷-]|\s및\s)
| (?P<noun>\s+\S)
| (?P<end>$|[.…!?)\]'’"”」』|])
""",
    re.VERBOSE,
)
# 서울 도매시장이: no mayor.
MARKET = r"(?:도매|소매|전통|재래|풍물|수산|농산물|중앙|국제|노동|금융|주식|새벽|야)시장"
PERSON_RE = re.compile(
    rf"(?:\s(?:[^\s,.()‘’“”'\"·]+\s){{0,3}}?(?![{WORD}]*{MARKET})(?:[{WORD}·]*(?:{TITLE}))|부시장|부지사|장|지사|수|교육감|의원)"
    rf"(?=(?:들?[은는이가도과와을를의]|에게|으로|로)?(?:[\s,·(]|$))"
)
# 군수 and 도지사 are written onto the name of their 군 and 도, and of no other.
OFFICE_OF = {
    "수": ("군",),
    "지사": ("도", "강원", "충북", "충남", "전북", "전남", "경북", "경남", "제주", "경기"),
}
STAFF_RE = re.compile(
    r"(?:교수|박사|전무|상무|이사|연구위원|연구원|팀장|센터장|소장|랩장|그룹장|실장|부문장|부총장|부원장|학장|총괄|CTO|임원|보좌관)$"
)
HEAD_OF_RE = re.compile(r"(?:청장|장|지사|수)(?=[은는이가]\s)")
HEAD_RE = re.compile(r"대표이사$")
GAP_RE = re.compile(
    r"(?:와|과|하고|\s|,|·|ㆍ|‧|/|및|그리고|-|–|—|등|▲|△|▷|㈜|\((?:주|재|사)\)|(?:재단|사단)법인|주식회사|국립|\([^()]*\)|[‘’'\"“”])+"
)
# Before a party: what it is. SK와 네덜란드 인프라 운용사 새빛캐피털.
DESCRIPTION = rf"(?:[{WORD}]+(?:\([^()]*\))?\s){{0,3}}[{WORD}]*{COMPANY_NOUN}\s"
DESCRIBED_RE = re.compile(rf"\s?(?:[,·ㆍ]|와|과|및)\s{DESCRIPTION}(?:㈜|\(주\))?[‘'“\"]?")
# A, 조선업 인력을 길러 온 B와 함께: a clause that tells what the second is, in a sentence, not in a headline.
ATTRIBUTE_RE = re.compile(r",\s(?:[^\s,.]+\s){1,4}[^\s,.]*[가-힣](?<=[는온한된던인진낸난든린운])\s[‘'“\"]?")
JOINT_RE = re.compile(r"(?:와|과|하고|,|·|ㆍ|‧|/|및|그리고|-|–|—|▲|△|▷)")
FORMER = 8


def find_phrases(text: str, names: Sequence[Name]) -> tuple[Phrase, ...]:
    """The names of a sentence as phrases, in order. Words that only contain a name are left out."""
    found: list[Phrase] = []
    run: list[Name] = []
    for name in names:
        if run and not _coordinated(text, run[-1], name):
            _close(text, run, found)
            run = []
        run.append(name)
    if run:
        _close(text, run, found)
    aside = contents(text, names) if found else len(text)
    return tuple(p._replace(tail=Tail.NOUN) if p.start >= aside else p for p in found)


def _coordinated(text: str, left: Name, right: Name) -> bool:
    gap = text[left.stop : right.start]
    if GAP_RE.fullmatch(gap) is not None:
        return JOINT_RE.search(gap) is not None
    if len(gap) <= 4:
        return False
    if DESCRIBED_RE.fullmatch(gap) is not None:
        return True
    return text.endswith("다.") and ATTRIBUTE_RE.fullmatch(gap) is not None


def _close(text: str, run: list[Name], found: list[Phrase]) -> None:
    """Add the run as a phrase; a person's title in the middle of it cuts it. 옛 광주시와 전남도 are none."""
    if trigger("former").search(text, max(0, run[0].start - FORMER), run[0].start):
        return
    last = run[-1]
    person = _person(text, last)
    stop = past_brackets(text, person.end()) if person else last.stop
    match = TAIL_RE.match(text, stop)
    if match is None:
        tail, end = Tail.PART, stop
    elif match.lastgroup == "counted":
        tail, end = _after_count(text, match.end())
    else:
        tail, end = TAILS[match.lastgroup or "end"], match.end()
    if tail == Tail.PART or (tail == Tail.NOUN and last.how == How.WEAK):
        if len(run) > 1:
            _close(text, run[:-1], found)
        return
    if tail == Tail.OTHERS:
        tail, end = _after_others(text, match.end() if match else end)
    found.append(Phrase(tuple(run), tail, run[0].start, end, person is not None, _is_staff(person)))


CLOSING_RE = re.compile(r"[가-힣)](?:들?(?P<particle>에서|이|가|은|는|과|와|을|를|의))(?=[\s,])")
DIRECT = {
    "이": Tail.SUBJECT,
    "은": Tail.SUBJECT,
    "도": Tail.SUBJECT,
    "과": Tail.WITH,
    "을": Tail.OBJECT,
    "의": Tail.GENITIVE,
}


def _after_count(text: str, at: int) -> tuple[Tail, int]:
    """What closes 대전·세종·충북·충남 4개 시도는; `at` lies behind the unit counted."""
    match = PARTICLE_RE.match(text, at)
    return (TAILS[match.lastgroup], match.end()) if match and match.lastgroup else (Tail.NOUN, at)


def _after_others(text: str, at: int) -> tuple[Tail, int]:
    """What closes 'A, B 등 4개 기관이', 'A, B 관계자 등 100여 명은'; `at` lies behind 등 and its particle."""
    direct = DIRECT.get(text[:at].rstrip(" ,")[-1])
    if direct is not None:
        return direct, at
    match = CLOSING_RE.search(text, at, at + 40)
    if match is None:
        return Tail.OTHERS, at
    kind = PARTICLE_RE.match(match["particle"])
    return TAILS[kind.lastgroup] if kind and kind.lastgroup else Tail.OTHERS, match.end()


def _person(text: str, name: Name) -> re.Match[str] | None:
    if name.how == How.ANAPHOR and name.text in "시도군구":
        return HEAD_OF_RE.match(text, name.stop)
    match = PERSON_RE.match(text, name.stop)
    if match and match[0] in OFFICE_OF and not name.text.endswith(OFFICE_OF[match[0]]):
        return None
    return match


def _is_staff(person: re.Match[str] | None) -> bool:
    """Whether a person is one of a body's people who does not speak or act for it: 교수, 상무, 부총장."""
    return person is not None and STAFF_RE.search(person[0]) is not None and not HEAD_RE.search(person[0])
