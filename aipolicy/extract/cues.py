"""How much the words of a sentence count as the act an article reports.

The extractors of program types, relevance and titles share this: where a sentence stands (title, lead,
later), and in what part of it the words stand (main clause, purpose, list, speech, background).
"""

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from aipolicy.models import BlockKind, Document, Sentence
from aipolicy.text.phrases import has_any
from aipolicy.text.quotes import QuoteKind, quotes
from aipolicy.text.tense import NIEUN, final_consonant

# As much of the body as is read: so many sentences, more where they are short (broadcast scripts).
MOST_SENTENCES = 10
MOST_LETTERS = 650
HEADING_WEIGHTS = {BlockKind.TITLE: 0.8, BlockKind.SUBTITLE: 0.4, BlockKind.CAPTION: 0.35}
HEADINGS = (BlockKind.TITLE, BlockKind.SUBTITLE)
BODY_WEIGHTS = (1.0, 0.85, 0.6, 0.4, 0.3)
LATER_WEIGHT = 0.2
ANNOUNCING_WEIGHT = 0.35
MOST_BACKGROUND = 45
PREDICATE_REACH = 14

# The sentence that tells the act carries the day, or the verb of announcing.
ANNOUNCING_WORDS = (
    "밝혔다", "밝혔습니다", "전했다", "알렸다", "발표했다", "에 따르면", "오는", "오늘", "이날", "내달",
    "다음 달", "다음달",
)  # fmt: skip
# Look-behinds stand after the first character here, as a pattern that begins with one is found faster.
DAY_RE = re.compile(r"\d(?<![\d~].)\d?일(?!째|간|부터 내|\s?만에)")
LIST_RE = re.compile(r"[△▲▷▶◇◆●□■❍❏①②③○](?:(?<!○)|(?<![가-힣○].)\s)")
BACKGROUND_START_RE = re.compile(r"^\W*(?:한편|앞서|이에 앞서|그동안|지금까지|그간|이와 별도|이 밖에)")
HISTORY_RE = re.compile(
    r"지난\s?(?:\d{1,2}월(?!\s?\d{1,2}일)|해|달(?!\s?\d{1,2}일)|봄|여름|가을|겨울|\d{4}년|\d+년)|지난해|작년|재작년"
    r"|올해 초|올해\s?\d{1,2}월|올봄"
    r"|(?<=[은는이가] )앞서(?=\s)"
    r"|(?<!\d)(?:19|20)\d{2}년(?!\s?\d{1,2}월\s?\d{1,2}일)(?:부터|에는|에|\s?\d{1,2}월(?!\s?(?:까지|말|\d)))"
)
# One of these stands wherever HISTORY_RE finds something.
HISTORY_MARKS = ("지난", "작년", "올해", "올봄", "앞서", "년")
QUOTE_MARKS = ("'", '"', "‘", "“", "「", "『", "《", "〈", "<")
CLAUSE_END_RE = re.compile(
    r",\s|[가-힣](?:으며|지만|는데)\s|[했었았였]고\s|(?<=[며고])\s|(?:후속|따라|이어|바탕|토대|계기)\S{0,3}\s|\s(?=\d{1,2}일)"
)
PURPOSE_RE = re.compile(
    r"\S{0,6}\s?(?:위해|위한|위하여|고자|려고|려는|목적|차원|일환|따른|따라|대비|앞두고|계기로|기념)"
)
PLAN_AFTER_RE = re.compile(
    r"\S{0,6}\s?(?:계획|방안|안건|예정|방침|구상|과제|필요|검토|준비|논의|기대|목표|도전)"
    # 데이터센터 건립 투자협약: what the agreement is about.
    r"|\s(?:(?:투자|업무|상호|공동|협력)\s?){0,2}(?:협약|양해각서|MOU|간담회|토론회|설명회|공청회|포럼|세미나)"
)
ADNOMINAL_RE = re.compile(
    r"[가-힣]{0,3}?(?:은|된|한|인|힌|던|온|낸|딴|린|른|긴|운|는)\s(?!바\s)|[가-힣]{0,4}\s(?:뒤|후|이후|이래)"
)
OBJECT_RE = re.compile(r"[가-힣’'」][을를]\s")
OBJECT_ENDS = ("을", "를", "에", "로", "서", ")")
HOLDING_REACH, LONGEST_VERB = 30, 4
HOLDING_RE = re.compile(
    r"(?:열었|열렸|열린다|열립|열고|열어|연다|엽니다|여는|개최|갖는|갖습|갖고|가졌|마련|치렀|치른|치러|진행|막을|막이|펼쳐|펼쳤|펼친|\s했다|\s했습|\s한다|\s합니다|차리|참석|성황|주재)"
)
# 사업단이 마련한 …: what bears 이 or 가 holds, unless it is the verb that says that it was held.
HOLDER_RE = re.compile(r"[이가]\s")
INTRANSITIVE_RE = re.compile(
    r"열렸|열린|열립|펼쳐|막을|막이|성황|진행[되된됐]|개최[되된됐]|치러[지진졌]|마련[되된됐]"
)
# What may close a name: quotation marks, a gloss in brackets.
CLOSING_RE = re.compile(r"(?:\([^()]{0,40}\)|[’'」』》”\"])*")
TAIL_RE = re.compile(r"\s?\([^()]*\)|\s?20\d\d년?|[’'」』》]+$")
# A noun that makes what stands before it a modifier.
COMPOUND_RE = re.compile(
    r"\s?(?:업무협약|협약|선포식|출범식|발대식|위촉식|발족식|기공식|착공식|개소식|개관식|준공식|세미나|포럼|토론회|콘퍼런스|컨퍼런스|간담회|보고회"
    r"|설명회|공청회|사업|공모|용역|과제|조례|위원|센터|단지|교육|특강|워크숍|경진대회|해커톤|공모전|박람회|시연회|공유회|예산|지원|관계자|담당"
    r"|분야|단장|위원장|회장|기관|도시|수도|원장|국장)"
)
SUBJECT_RE = re.compile(r"(?:은|는|이|가|의|에는|에서는)\s")
HEADING_END_RE = re.compile(
    r"(?:\s?(?:개최|열려|열어|마련|체결|가동|첫|본격)\S*){0,2}\s*(?:$|…|\.\.|[,“\"’'])"
)
REPORTING_RE = re.compile(
    r"고\s(?:[가-힣 ]{0,15}[이가은는]\s)?(?:지난\s)?(?:\d{1,2}일\s)?(?:밝혔|전했|알렸|설명했|발표했|말했)"
)


class Clauses:
    """The parts of one sentence, found as far as they are asked for."""

    __slots__ = ("_background", "_list_from", "_predicate_at", "_quoted", "heading", "text")

    def __init__(self, text: str, *, heading: bool) -> None:
        self.text = text
        self.heading = heading
        self._quoted: tuple[tuple[int, int, bool], ...] | None = None
        self._background: tuple[tuple[int, int], ...] | None = None
        self._list_from: int | None = None
        self._predicate_at: int | None = None

    @property
    def quoted(self) -> tuple[tuple[int, int, bool], ...]:
        """Quotations as start, end and whether they are speech."""
        if self._quoted is None:
            marked = has_any(self.text, QUOTE_MARKS)
            self._quoted = tuple(
                (q.start, q.end, q.kind == QuoteKind.SPEECH) for q in (quotes(self.text) if marked else ())
            )
        return self._quoted

    @property
    def list_from(self) -> int:
        """Where an enumeration starts; the length of the text where there is none."""
        if self._list_from is None:
            mark = LIST_RE.search(self.text, 3)
            self._list_from = mark.start() if mark else len(self.text)
        return self._list_from

    @property
    def background(self) -> tuple[tuple[int, int], ...]:
        """Stretches that tell what went before."""
        if self._background is None:
            self._background = _background(self.text)
        return self._background

    @property
    def predicate_at(self) -> int:
        """Where the last predicate ends, the verb of reporting left out."""
        if self._predicate_at is None:
            match = REPORTING_RE.search(self.text)
            self._predicate_at = match.start() if match else len(self.text)
        return self._predicate_at

    def set_aside(self, start: int, end: int) -> str | None:
        """Why words at this place do not tell the act; None where they may."""
        for left, right, speech in self.quoted:
            if speech and left <= start and end <= right:
                return None if self.heading else "speech"
        if start >= self.list_from and not self.heading:
            return "enumeration"
        for left, right in self.background:
            if left <= start < right:
                return "background"
        return None

    def act_factor(self, start: int, end: int) -> float:
        """How much an act at this place weighs within its sentence, 0.3 to 1.25."""
        if PURPOSE_RE.match(self.text, end) or PLAN_AFTER_RE.match(self.text, end):
            return 0.3
        if ADNOMINAL_RE.match(self.text, end):
            return 0.4
        if self._within_name(start, end):
            return 0.3
        if len(OBJECT_RE.findall(self.text, start, end)) > 1:
            # The verb has a nearer object than the noun of the trigger.
            return 0.5
        return 1.25 if end >= self.predicate_at - PREDICATE_REACH else 1.0

    def name_factor(self, start: int, end: int) -> float:
        """How much the head of an event's name weighs at this place, 0.2 to 2.2."""
        close = CLOSING_RE.match(self.text, end)
        after = close.end() if close else end
        if self._within_name(start, end) or COMPOUND_RE.match(self.text, after):
            return 0.2
        if self._only_describes(after):
            return 0.3
        if self._is_held(after):
            return 2.2
        if PURPOSE_RE.match(self.text, after) or PLAN_AFTER_RE.match(self.text, after):
            return 0.3
        return self._bare_name_factor(start, end, after)

    def _bare_name_factor(self, start: int, end: int, after: int) -> float:
        """The same for a name that no verb follows."""
        if any(left <= start and end <= right for left, right, speech in self.quoted if not speech):
            return 1.8
        if self.heading and HEADING_END_RE.match(self.text, after):
            return 1.6
        return 0.5 if SUBJECT_RE.match(self.text, after) else 1.0

    def _is_held(self, after: int) -> bool:
        """Whether a verb of holding follows soon, with no full stop or comma before it."""
        if self.text.startswith("의 ", after):
            return False
        verb = HOLDING_RE.search(self.text, after, after + HOLDING_REACH + LONGEST_VERB)
        if verb is None or verb.start() > after + HOLDING_REACH:
            return False
        if HOLDER_RE.match(self.text, after) and not INTRANSITIVE_RE.match(self.text, verb.start()):
            return False
        between = self.text[after : verb.start()]
        return "." not in between and "," not in between

    def _only_describes(self, after: int) -> bool:
        """Whether the verb of these words is adnominal, so that another noun bears the sentence."""
        words = self.text[after : after + 30].split(" ")[:-1]
        for first, second in pairwise(words[:4]):
            if first.endswith(OBJECT_ENDS) and len(second) > 1 and _ends_in_n(second):
                return True
        return False

    def _within_name(self, start: int, end: int) -> bool:
        """Whether the words stand inside a quoted name but are not its head, or before a noun that is."""
        for left, right, speech in self.quoted:
            if not speech and left <= start and end <= right:
                tail = TAIL_RE.sub("", self.text[end:right])
                return len(tail) > 2 or bool(COMPOUND_RE.match(self.text, right + 1))
        return False


@lru_cache(maxsize=512)
def clauses_of(text: str, *, heading: bool) -> Clauses:
    """The parts of a sentence, found once for all who ask while its article is read."""
    return Clauses(text, heading=heading)


class Reading(NamedTuple):
    """A sentence to read for acts, with its parts; `weight` is what its place makes of it, 0.2 to 1.35."""

    sentence: Sentence
    weight: float
    heading: bool
    clauses: Clauses


class _Same:
    """Sentences compared by identity: the several extractors of one document share its readings."""

    __slots__ = ("sentences",)

    def __init__(self, sentences: tuple[Sentence, ...]) -> None:
        self.sentences = sentences

    def __hash__(self) -> int:
        return id(self.sentences)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.sentences is other.sentences


def readings(document: Document) -> tuple[Reading, ...]:
    """The title, subtitles, captions and the first sentences of the body, each once, with weights."""
    return _readings(_Same(document.sentences))


@lru_cache(maxsize=4)
def _readings(same: _Same) -> tuple[Reading, ...]:
    found: list[Reading] = []
    seen: set[str] = set()
    bodies = letters = 0
    for sentence in same.sentences:
        text, kind = sentence.text, sentence.kind
        weight = HEADING_WEIGHTS.get(kind)
        # What looks like a subtitle below the lead is a heading within the text, or chrome.
        below = kind == BlockKind.SUBTITLE and bodies > 0
        if below:
            weight = LATER_WEIGHT
        if weight is None and (
            kind != BlockKind.BODY or (bodies >= MOST_SENTENCES and letters > MOST_LETTERS)
        ):
            continue
        if text in seen:
            continue
        seen.add(text)
        if weight is None:
            weight = _body_weight(text, bodies)
            bodies += 1
            letters += len(text)
        heading = kind in HEADINGS and not below
        found.append(Reading(sentence, weight, heading, clauses_of(text, heading=heading)))
    return tuple(found)


def _body_weight(text: str, number: int) -> float:
    weight = BODY_WEIGHTS[number] if number < len(BODY_WEIGHTS) else LATER_WEIGHT
    announcing = has_any(text, ANNOUNCING_WORDS) or ("일" in text and DAY_RE.search(text) is not None)
    return weight + (ANNOUNCING_WEIGHT if announcing else 0.0)


def _background(text: str) -> tuple[tuple[int, int], ...]:
    if BACKGROUND_START_RE.match(text):
        return ((0, len(text)),)
    if not has_any(text, HISTORY_MARKS):
        return ()
    found = []
    for match in HISTORY_RE.finditer(text):
        end = CLAUSE_END_RE.search(text, match.end())
        last = end.start() + 1 if end else len(text)
        found.append((match.start(), min(last, match.end() + MOST_BACKGROUND)))
    return tuple(found)


def _ends_in_n(word: str) -> bool:
    """Whether a word ends in a syllable closed by ㄴ, as adnominal verbs do (맺은, 다룬, 여는)."""
    return final_consonant(word[-1]) == NIEUN
