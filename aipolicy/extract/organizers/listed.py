"""Unknown names that stand in a row with known ones: A시는 B, C, D전자와 협약을 맺었다."""

import re
from collections.abc import Iterator

from aipolicy.extract.organizers.lexicon import WORD, How, Name
from aipolicy.extract.organizers.listing import contents
from aipolicy.extract.organizers.page import Reading
from aipolicy.extract.organizers.phrases import DESCRIPTION, find_phrases
from aipolicy.extract.organizers.triggers import trigger
from aipolicy.tables.organizations import ASSOCIATION, COMPANY, Organization
from aipolicy.text.particles import split_particle

JOINT = r"\s?[,·ㆍ‧▲△]\s?|와\s|과\s"
UNKNOWN = rf"[{WORD}&.]{{2,20}}"
LEGAL = r"(?:\([^()]*\)|㈜|\s주식회사)"
BEFORE_RE = re.compile(rf"(?:^|(?<=[\s,·ㆍ▲△]))(?P<name>(?:[A-Z]{{2,}}\s)?{UNKNOWN}){LEGAL}?(?:{JOINT})$")
AFTER_RE = re.compile(
    rf"(?:{JOINT})(?:{DESCRIPTION})?(?:㈜|\(주\))?(?P<name>{UNKNOWN}?){LEGAL}?(?=[가는와이은과](?:[\s,]|$)|\s?[,·ㆍ]|\s?등[\s의이은과])"
)
WITH_RE = re.compile(rf"(?<=\s)(?P<name>{UNKNOWN}?)(?P<bracket>{LEGAL})?(?:와|과)\s")
PARTICLE_RE = re.compile(r"(?:에서|에게|으로|부터|까지|하는|하고|위해|통해|대한|위한|있는|[을를은는])$")
ITEM = rf"[‘']?[{WORD}&]{{3,20}}(?:[’'][이가])?{LEGAL}?"
ITEM_RE = re.compile(rf"[{WORD}&]{{3,20}}")
CLOSING_RE = re.compile(rf"[’']|{LEGAL}")
SHORTEST, CLOSING = 3, ("이", "가", "와", "과")
LIST = rf"(?P<list>(?:{ITEM}(?:\s?[,·ㆍ]\s?|(?<=[와과])\s))*{ITEM})"
HOSTING_RE = re.compile(
    rf"{LIST}(?<=[이가])\s(?:행사를\s)?(?:함께\s|공동으로\s)?(?:공동\s?)?(?:주최|주관)(?:하|한|했)"
)
HOST_LABEL_RE = re.compile(
    rf"(?:주최|주관)(?:\s기관)?(?:는|은|:)\s?{LIST}(?<=[이가다])?(?:이다|\s맡|다\.|[.,;]|$)"
)
REACH = 60


def with_listed(reading: Reading) -> Reading:
    """The sentence with the unknown names beside its known ones, and those that hold or run the event."""
    names = [name for phrase in reading.phrases for name in phrase.names]
    taken = [(name.start, name.stop) for name in names]
    listed = [*_listed(reading.text, names, taken), *_hosting(reading.text, taken)]
    if not listed:
        return reading
    phrases = find_phrases(reading.text, sorted([*names, *listed], key=lambda n: n.start))
    return Reading(reading.sentence, phrases, reading.text)


def partners(text: str, page_text: str) -> Iterator[Name]:
    """Unknown names with whom someone signs: A시는 새빛엑스와 …; only words the page names again."""
    for match in WITH_RE.finditer(text):
        word = match["name"]
        if _proper(word) and page_text.count(word) > 1:
            yield _name(match, match.end("bracket") if match["bracket"] else match.end("name"))


def _hosting(text: str, taken: list[tuple[int, int]]) -> Iterator[Name]:
    """주최는 A; A와 B가 공동 주최한."""
    if "주최" not in text and "주관" not in text:
        return
    for match in (*HOSTING_RE.finditer(text), *HOST_LABEL_RE.finditer(text)):
        for item in ITEM_RE.finditer(text, match.start("list"), match.end("list")):
            word, particle = split_particle(item[0])
            word = word if particle in CLOSING else item[0]
            start, end = item.start(), item.start() + len(word)
            if len(word) >= SHORTEST and _proper(word) and not any(a < end and start < b for a, b in taken):
                closing = CLOSING_RE.match(text, end)
                yield Name(
                    start,
                    end,
                    closing.end() if closing else end,
                    word,
                    (Organization(word, ASSOCIATION, None),),
                    How.LISTED,
                )


def _listed(text: str, names: list[Name], taken: list[tuple[int, int]]) -> Iterator[Name]:
    aside = contents(text, names)
    for name in names:
        if name.start >= aside:
            return
        at = name.start
        while (match := _before(text, at)) and _fresh(match, taken):
            yield _name(match, match.start())
            at = match.start("name")
        at = name.stop
        while (match := AFTER_RE.match(text, at)) and _fresh(match, taken):
            yield _name(match, match.end())
            at = match.end()


def _before(text: str, at: int) -> re.Match[str] | None:
    return BEFORE_RE.search(text[:at], max(0, at - REACH))


def _fresh(match: re.Match[str], taken: list[tuple[int, int]]) -> bool:
    """Whether the word may be a name and is none yet; it is taken then."""
    start, end = match.span("name")
    if any(left < end and start < right for left, right in taken) or not _proper(match["name"]):
        return False
    taken.append((start, end))
    return True


def _name(match: re.Match[str], stop: int) -> Name:
    start, end = match.span("name")
    body = Organization(match["name"], COMPANY, None)
    return Name(start, end, max(end, stop), match["name"], (body,), How.LISTED)


def _proper(word: str) -> bool:
    return not (PARTICLE_RE.search(word) or trigger("common").search(word) or word[0].isdigit())
