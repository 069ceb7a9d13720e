"""Whether an article reports an act of regional AI policy, and if not, why."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from aipolicy.extract.cues import Clauses
from aipolicy.models import BlockKind, Candidate, Document, Sentence, Span, Verdict, spans_overlap
from aipolicy.tables.programs import built_in
from aipolicy.tables.relevance import ESSAY, KEPT, NO_ACT, NO_AI, PASSING, TALK, Rejection, ai_words, rejections
from aipolicy.text.phrases import PhraseIndex

READ = (BlockKind.TITLE, BlockKind.SUBTITLE, BlockKind.BODY, BlockKind.CAPTION)
LEAD_SENTENCES = 3
ANCHOR_SENTENCES = 4
MOST_EVIDENCE = 3
# How much a sentence on AI adds to AI being the theme, by its kind and place, and what is enough.
HEADING_SHARE = {BlockKind.TITLE: 2.0, BlockKind.SUBTITLE: 1.0, BlockKind.CAPTION: 0.3}
BODY_SHARE = (1.5, 1.0, 0.75)
LATER_SHARE = 0.4
SPEECH_SHARE = 0.15
THEME = 1.5
# Essays and talks told by their form: the shares of reasoning and of quoted speech.
SHORTEST_ESSAY = 4
ESSAY_SHARE = 0.2
TALK_SHARE = 0.45
BARE_QUOTES = 4

LETTERS_RE = re.compile(r"(?<![A-Za-z])[AaＡ][IiＩ](?![A-Za-z])")
TAG_RE = re.compile(r"^\W{0,2}[\[<〈【(]\s?([^\]>〉】)]{1,20})\s?[\]>〉】)]|^([가-힣 ]{2,8})\s?[\]|ㅣ]")
# A body that acts: a local government, ministry, council or public institution as subject or party.
PUBLIC_RE = re.compile(
    r"(?:(?<![가-힣])[가-힣]{2,5}(?:시|군|구)(?<!도시)(?<!동시)(?<!연구)(?<!특구)(?<!지구)(?<!기구)(?<!요구)"
    r"|(?:경기|강원|충북|충남|전북|전남|경북|경남|충청북|충청남|전라북|전라남|경상북|경상남|제주|특별자치)도|(?:특별자치|광역|특별|특례)시|(?<![가-힣])[시도군구]"
    r"|(?:시|도|군|구|교육|경찰)청|(?:시|도|군|구)의회|테크노파크|TP|진흥원|공단|공사|재단|장관|대학교|위원회|사업단|도지사|시장|군수|구청장)"
    r"(?:\([^)]*\))?(?:는|가|와|과|이|은|·|ㆍ|,\s)"
)
# An announcement, not what someone says in quotation marks, nor what a trade or a report holds.
REPORTED_RE = re.compile(
    r"(?<![”\"’'])(?:다|라)고\s[^.“\"]{0,40}(?:밝혔|전했|알렸|발표했|설명했|말했)|발표했|알렸다|(?:\d{1,2}일\s\S{1,20}|[시도군구청회단부원])에\s따르면"
)
# What is announced is how things stand.
STATE_RE = re.compile(
    r"(?:얻고|거두고|끌고|받고|높이고|누리고|이어지고)\s있다고|(?:늘었|줄었|올랐|기록했|돌파했|넘어섰|넘었|나타났|집계됐|조사됐|감소했|증가했|자리매김했|자리\s?잡았)다고"
)
# A firm whose name holds AI.
FIRM_RE = re.compile(
    r"(?:㈜|\(주\)|주식회사\s)\s?([가-힣A-Za-z]*AI[가-힣A-Za-z]*)|([가-힣A-Za-z]+AI|AI[가-힣A-Za-z]+)(?=㈜|\(주\)|\s?\(대표|\s대표[이는가와])"
)
DAY_RE = re.compile(r"(?<![\d~])\d{1,2}일(?!째|간)|오늘|이날|내일|내달|다음\s?달|오는\s|\d{1,2}월부터|전날")
ESSAY_RE = re.compile(
    r"(?:해야|돼야|되어야|어야|아야|말아야)\s(?:한다|할|하지)|(?:(?<!는 )것|때|법|셈|마련)이다\.|때다\.|않을까|있을까|일까|아닌가|[인는]가\.|겠는가"
    r"|(?:바란|싶|생각한|아니)다\.$|\?$|무엇인가|우리는|우리가|나는|저는"
)
QUOTED_RE = re.compile(r"[“\"][^”\"]*[”\"]")


class _Word(NamedTuple):
    """A trigger found, and where."""

    key: tuple[str, int]
    candidate: Candidate[str]
    sentence: int


@dataclass(frozen=True, slots=True)
class _Page:
    """What of an article is read, with the triggers found in it."""

    headings: tuple[Sentence, ...]
    body: tuple[Sentence, ...]
    words: tuple[_Word, ...]

    @property
    def lead(self) -> tuple[Sentence, ...]:
        """Title, subtitles and the first sentences."""
        return (*self.headings, *self.body[:LEAD_SENTENCES])

    def of(self, kind: str) -> list[_Word]:
        """The triggers of a kind."""
        return [word for word in self.words if word.key[0] == kind]


def judge(document: Document) -> Verdict:
    """The verdict on an article; its reason is Korean words (`reason_in` translates), with evidence."""
    page = _read(document)
    for rejection in rejections():
        if (against := _speaks_for(rejection, page)) is not None:
            return Verdict(False, rejection.ko, tuple(against[:MOST_EVIDENCE]))
    mentions = _mentions(page)
    if not mentions:
        return Verdict(False, NO_AI["ko"])
    reason = _against(page, mentions)
    proof = tuple(word.candidate for word in mentions[:MOST_EVIDENCE])
    return Verdict(reason is None, (reason or KEPT)["ko"], proof)


def _against(page: _Page, mentions: Sequence[_Word]) -> Mapping[str, str] | None:
    """What speaks against an article that mentions AI and falls into no class of `relevance.toml`."""
    if _theme(page, mentions) < THEME:
        return PASSING
    if _is_talk(page.body):
        return TALK
    if _is_essay(page.body):
        return ESSAY
    return None if _has_act(page) else NO_ACT


@cache
def _index() -> PhraseIndex[tuple[str, int]]:
    words = ai_words()
    listed = [("certain", words.certain), ("wider", words.wider), ("chrome", words.chrome), ("praise", words.praise)]
    listed += [(rejection.slug, rejection.words) for rejection in rejections()]
    return PhraseIndex(((kind, number), word) for kind, many in listed for number, word in enumerate(many))


@cache
def _acts() -> PhraseIndex[str]:
    return PhraseIndex((name, word) for kind in built_in().types for name in ("names", "acts") for word in getattr(kind, name))


def _read(document: Document) -> _Page:
    unique = {sentence.text: sentence for sentence in document.sentences if sentence.kind in READ}
    headings = tuple(s for s in unique.values() if s.kind in (BlockKind.TITLE, BlockKind.SUBTITLE))
    body = tuple(s for s in unique.values() if s.kind == BlockKind.BODY)
    captions = tuple(s for s in unique.values() if s.kind == BlockKind.CAPTION)
    body += captions
    words = [word for number, s in enumerate((*headings, *body)) for word in _words(s, number)]
    return _Page(headings, body, tuple(words))


def _words(sentence: Sentence, number: int) -> Iterable[_Word]:
    for match in _index().find(sentence.text):
        yield _Word(match.key, _candidate(sentence, match.start, match.end, match.key[0]), number)
    for letters in LETTERS_RE.finditer(sentence.text):
        yield _Word(("letters", 0), _candidate(sentence, *letters.span(), "letters"), number)


def _candidate(sentence: Sentence, start: int, end: int, rule: str) -> Candidate[str]:
    span = Span(sentence.span.part, sentence.span.start + start, sentence.span.start + end)
    return Candidate(sentence.text[start:end], span, sentence.text[start:end], rule)


def _speaks_for(rejection: Rejection, page: _Page) -> list[Candidate[str]] | None:
    """The words that keep the article out for this reason; None where they do not suffice."""
    if (label := _label(page.headings, rejection.tags)) is not None:
        return [label]
    reach = len(page.headings) + (len(page.body) if rejection.anywhere else LEAD_SENTENCES)
    found = [word for word in page.of(rejection.slug) if word.sentence < reach]
    if len({word.key for word in found}) < rejection.need:
        return None
    if rejection.unless_certain and _names_ai(page):
        return None
    if rejection.unless_public and any(PUBLIC_RE.search(s.text) for s in page.lead):
        return None
    return [word.candidate for word in found]


def _label(headings: Sequence[Sentence], tags: Sequence[str]) -> Candidate[str] | None:
    for sentence in headings if tags else ():
        match = TAG_RE.match(sentence.text)
        label = (match[1] or match[2]).strip().lower() if match else ""
        if match and any(label == t or label.endswith(t) or label.startswith(f"{t} ") for t in tags):
            return _candidate(sentence, *match.span(), "label")
    return None


def _names_ai(page: _Page) -> bool:
    """Whether title or lead name artificial intelligence in words that mean nothing else."""
    reach = len(page.headings) + LEAD_SENTENCES
    return any(word.sentence < reach for word in page.of("certain"))


def _mentions(page: _Page) -> list[_Word]:
    """The words for AI in reading order, without those about the page itself and in names of firms."""
    chrome = [word.candidate.span for word in page.of("chrome")]
    found = [w for kind in ("certain", "wider", "letters") for w in page.of(kind)]
    firms = {match[1] or match[2] for s in (*page.headings, *page.body) for match in FIRM_RE.finditer(s.text)}
    chrome += [span for s in (*page.headings, *page.body) for firm in firms for span in _spans_of(firm, s)]
    kept = [w for w in found if not any(spans_overlap(w.candidate.span, span) for span in chrome)]
    return sorted(kept, key=lambda word: (word.sentence, word.candidate.span.start))


def _spans_of(words: str, sentence: Sentence) -> Iterable[Span]:
    at = sentence.text.find(words)
    while at >= 0:
        start = sentence.span.start + at
        yield Span(sentence.span.part, start, start + len(words))
        at = sentence.text.find(words, at + len(words))


def _theme(page: _Page, mentions: Sequence[_Word]) -> float:
    """How much AI is what the article is about; a sentence counts once, by its place."""
    sentences = (*page.headings, *page.body)
    shares: dict[int, float] = {}
    for word in mentions:
        sentence = sentences[word.sentence]
        place = word.sentence - len(page.headings)
        share = HEADING_SHARE.get(sentence.kind) or (BODY_SHARE[place] if place < len(BODY_SHARE) else LATER_SHARE)
        if place >= 0 and _is_speech(sentence, word.candidate):
            share = SPEECH_SHARE
        shares[word.sentence] = max(share, shares.get(word.sentence, 0.0))
    return sum(shares.values())


def _is_speech(sentence: Sentence, words: Candidate[str]) -> bool:
    at = words.span.start - sentence.span.start
    return any(match.start() < at < match.end() for match in QUOTED_RE.finditer(sentence.text))


def _is_talk(body: Sequence[Sentence]) -> bool:
    """Whether most of the text is what someone says."""
    told = any(REPORTED_RE.search(sentence.text) for sentence in body[:ANCHOR_SENTENCES])
    bare = sum(bool(QUOTED_RE.fullmatch(sentence.text)) for sentence in body)
    quoted = sum(len(match) for sentence in body for match in QUOTED_RE.findall(sentence.text))
    much = len(body) > SHORTEST_ESSAY and quoted > TALK_SHARE * sum(len(s.text) for s in body)
    return bare >= BARE_QUOTES and much or (much and not told)


def _is_essay(body: Sequence[Sentence]) -> bool:
    """Whether the text reasons and reports nothing."""
    if len(body) < SHORTEST_ESSAY or any(REPORTED_RE.search(sentence.text) for sentence in body):
        return False
    if any(DAY_RE.search(s.text) and _tells_act(s, heading=False) for s in body[:LEAD_SENTENCES]):
        return False
    return sum(bool(ESSAY_RE.search(sentence.text)) for sentence in body) >= ESSAY_SHARE * len(body)


def _has_act(page: _Page) -> bool:
    """Whether the lead announces something, tells an act with its day, or, unless it praises, an act."""
    lead = [s for s in page.body[:ANCHOR_SENTENCES] if not STATE_RE.search(s.text)]
    if any(REPORTED_RE.search(sentence.text) for sentence in lead):
        return True
    if any(DAY_RE.search(sentence.text) and _tells_act(sentence, heading=False) for sentence in lead):
        return True
    praise = {word.key for word in page.of("praise")}
    told = any(_tells_act(s, heading=True) for s in page.headings) or any(
        _tells_act(s, heading=False) for s in page.body[:LEAD_SENTENCES]
    )
    return told and len(praise) < 2


def _tells_act(sentence: Sentence, *, heading: bool) -> bool:
    clauses = Clauses(sentence.text, heading=heading)
    return any(
        clauses.set_aside(match.start, match.end) is None
        and (clauses.name_factor if match.key == "names" else clauses.act_factor)(match.start, match.end) >= 1
        for match in _acts().find(sentence.text)
    )
