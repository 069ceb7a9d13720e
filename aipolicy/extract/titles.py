"""The title of an event: its name in quotation marks, the noun phrase of the act, or the headline."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from aipolicy.extract.cues import Reading, readings
from aipolicy.extract.hits import type_hits
from aipolicy.models import Document
from aipolicy.tables.programs import TypeTable, built_in

LEAD_WEIGHT = 0.6
SHORTEST_NAME, LONGEST_NAME = 5, 70
SHORTEST_PHRASE, LONGEST_PHRASE = 7, 60
MOST_WORDS = 9

TAG_RE = re.compile(r"^\s*(?:[\[<〈【(][^\]>〉】)]{1,20}[\]>〉】)]\s*|[가-힣 ]{2,8}[\]|]\s*)+")
OUTLET_RE = re.compile(r"\s+[-–|:]\s+[가-힣A-Za-z0-9 .]{2,14}$|\s{2,}.*$|\s[☰|].*$")
DAY_RE = re.compile(r"^\d{1,2}일\s")
BYLINE_RE = re.compile(r"^[가-힣]{2,4}\s?기자\s?=\s?")
SEGMENT_RE = re.compile(r"\s?(?:…|\.{2,3})\s?")
SPEECH_RE = re.compile(r"[“\"][^”\"]{4,}[”\"]\s?(?:…|\.{2,3})?\s?")
# What may stand between a quoted name and the noun that says what it is.
AFTER_NAME_RE = re.compile(
    r"[’'」』》”\"](?:[을를]?\s?(?:\S{1,4}기\s)?위[한해]\s|\s?(?:\([^)]*\)\s?)?)([가-힣A-Za-z·]{2,12})"
)
# The last word of a programme's name, to which the type adds what became of it.
PROGRAMME_RE = re.compile(
    r"(?:사업|공모|단지|특구|도시|센터|대회|지구|챌린지|공모전|해커톤|캠프|과정|아카데미|스쿨|프로젝트|교육)$"
)
GLOSS_RE = re.compile(r"\s?\([^)]*\)$|\s?20\d\d년?$|:.*$|\s?[!?]+$")
# Words that begin no noun phrase: adverbs, verbs.
NO_BEGIN_RE = re.compile(
    r"(?:이제|올해|이날|이번|최근|오는|내년|지난|또|제\d+[차회]|\S+(?:기|던|고자|불러|모아|맞아|열어|롭게|하게|려고|시킬|하는|되는|[으]?며))$"
)
AI_RE = re.compile(r"AI|인공지능|데이터|로봇|디지털|스마트|AX|자율주행|챗")
PARTICLES_RE = re.compile(r"(?:을|를|이|가|은|는|의|에|에서|으로|로|과|와|도)$")
# A word after which a noun phrase begins; "…을 위한", "…에 관한" belong to the phrase.
BOUNDARY_RE = re.compile(
    r"(?:[은는이가과와도서며고]|[을를에]|\d일|\d시|\d월|부터|까지|오전|오후|함께|[,’'”\"」)]|으로|명|대로|따라|위해|통해|[했된는인]|번째)$"
)
LINKING = ("위한", "관한", "통한", "대한", "기반", "활용한", "연계한")


QUOTES = '“”" …'
HEADS = ("names", "words")


class _Finder(NamedTuple):
    """Looks for the words of one program type."""

    table: TypeTable
    slug: str

    def find(self, text: str) -> list[tuple[int, int, bool]]:
        """The words found as start, end and whether they are a noun that heads a name."""
        return [
            (start, end, key.kind in HEADS)
            for start, end, key in type_hits(text, self.table)
            if key.slug == self.slug and key.kind != "never"
        ]


def find_title(
    document: Document, program_type: str, table: TypeTable | None = None, *, otherwise: str | None = None
) -> str:
    """The event's title: always something, and the same for the same text.

    `program_type` is a slug; the name must be one of such an event. `otherwise` is the title where the text
    names nothing, in place of the headline.
    """
    table = table or built_in()
    index = _Finder(table, program_type)
    kind = table.get(program_type)
    suffix = kind.suffix if kind else ""
    read = readings(document)
    lead = [reading for reading in read if reading.weight >= LEAD_WEIGHT and not reading.heading]
    headings = [reading for reading in read if reading.heading]
    named = (name for reading in (*lead, *headings) for name in _names(reading, index, suffix))
    # A part of an article has no headline of its own, so any noun phrase will do.
    phrased = (phrase for reading in lead for phrase in _phrases(reading, index, bare=not headings))
    found = next(named, None) or next(phrased, None)
    title = found or otherwise or headline(_heading(document, headings), index)
    if SPEECH_RE.fullmatch(title):
        # What somebody said is no name of what was done.
        phrase = next((phrase for each in lead for phrase in _phrases(each, index, bare=True)), None)
        if phrase:
            title = phrase if AI_RE.search(phrase) else f"{phrase}: {title.strip(QUOTES)}"
    return title


def _heading(document: Document, headings: Sequence[Reading]) -> str:
    """The first heading that speaks of AI, for a page may begin with its own name; else the first of all."""
    texts = [reading.sentence.text for reading in headings] or [document.article.title]
    return next((text for text in texts if AI_RE.search(text)), texts[0])


def headline(text: str, index: _Finder) -> str:
    """A headline without labels, outlet and speech; of several segments the one on AI that names the act.

    Speech stays where nothing else speaks of AI or the act, and all segments where these stand in two.
    """
    bare = BYLINE_RE.sub("", OUTLET_RE.sub("", TAG_RE.sub("", text))).strip(" -·▲■")
    silent = SPEECH_RE.sub("", bare).strip()
    if len(silent) > SHORTEST_PHRASE and (AI_RE.search(silent) or index.find(silent)):
        bare = silent
    segments = [DAY_RE.sub("", part.strip()) for part in SEGMENT_RE.split(bare)]
    segments = [part for part in segments if len(part) >= SHORTEST_PHRASE and not SPEECH_RE.fullmatch(part)]
    if len(segments) < 2:
        return bare.strip("… ")
    if named := next((part for part in segments if " " in part and _ends_in_head(part, index)), None):
        return named
    on_ai, acting = ({n for n, part in enumerate(segments) if of(part)} for of in (AI_RE.search, index.find))
    if on_ai and acting and not on_ai & acting:
        return bare.strip("… ")
    return segments[min(on_ai & acting or on_ai or acting or {0})]


def _names(reading: Reading, index: _Finder, suffix: str) -> Iterable[str]:
    """Quoted names of events of the type, with the noun that follows where it is part of the name."""
    text = reading.sentence.text
    clauses = reading.clauses
    for left, right, speech in clauses.quoted:
        name = text[left:right].strip()
        if speech or not SHORTEST_NAME <= len(name) <= LONGEST_NAME or clauses.set_aside(left, right):
            continue
        match = AFTER_NAME_RE.match(text, right)
        noun = PARTICLES_RE.sub("", match[1]) if match else ""
        head = GLOSS_RE.sub("", name)
        if suffix:
            if PROGRAMME_RE.search(head):
                yield name if name.endswith(suffix) else f"{name} {suffix}"
        elif noun and _ends_in_head(noun, index) and not name.endswith(noun):
            yield f"{name} {noun}"
        elif _ends_in_head(head, index):
            yield name


def _ends_in_head(name: str, index: _Finder) -> bool:
    return any(head and end >= len(name) - 2 for _, end, head in index.find(name))


def _phrases(reading: Reading, index: _Finder, *, bare: bool) -> Iterable[str]:
    """Noun phrases that end in a word of the type, read leftward; unless `bare`, such as speak of AI."""
    text = reading.sentence.text
    clauses = reading.clauses
    for start, end, head in index.find(text):
        rest = text[end : end + 1]
        if not head or (rest.isalpha() and not PARTICLES_RE.match(rest)):
            continue
        if clauses.set_aside(start, end):
            continue
        phrase = _leftward(text, end)
        if not SHORTEST_PHRASE <= len(phrase) <= LONGEST_PHRASE or " " not in phrase:
            continue
        if bare or AI_RE.search(phrase):
            yield phrase


def _leftward(text: str, end: int) -> str:
    """The noun phrase that ends at a position."""
    words = text[:end].split(" ")[-MOST_WORDS - 1 :]
    taken = [words.pop()]
    while words:
        word = words[-1]
        if BOUNDARY_RE.search(word) and taken[0] not in LINKING and word not in LINKING:
            break
        taken.insert(0, words.pop())
    while len(taken) > 1 and (NO_BEGIN_RE.match(taken[0]) or taken[0] in LINKING):
        taken.pop(0)
    return _within_marks(" ".join(taken)).strip(" '‘′“\"「『[(·")


def _within_marks(phrase: str) -> str:
    """A phrase that begins before a quotation mark left open, from that mark on."""
    for left, right in ("「」", "『』", "‘’", "“”", "()"):
        at = phrase.rfind(left)
        if at >= 0 and right not in phrase[at:]:
            return phrase[at + 1 :]
    return phrase
