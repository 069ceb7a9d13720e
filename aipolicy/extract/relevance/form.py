"""What the form of an article tells: essay, talk, or the report of an act."""

import re
from collections.abc import Collection, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from aipolicy.extract.cues import clauses_of
from aipolicy.extract.hits import hits
from aipolicy.extract.relevance.page import LEAD_SENTENCES, Page
from aipolicy.models import Sentence
from aipolicy.tables.organizations import public_endings
from aipolicy.tables.relevance import foreign_cities
from aipolicy.text.phrases import has_any

ANCHOR_SENTENCES = 4
# A letter to readers or a script comes to its matter later than a report does.
MOST_SENTENCES = 10
SHORTEST_ESSAY = 4
ESSAY_SHARE = 0.2
TALK_SHARE = 0.45
BARE_QUOTES = 4
MANY = 2

# An announcement, not what someone says in quotation marks, nor what a trade or a report holds.
REPORTED_RE = re.compile(
    r"(?<![”\"’'])(?:다|라)고\s[^.“\"]{0,40}(?:밝혔|전했|알렸|발표했|설명했|말했)|발표했|알렸다"
    r"|(?:\d{1,2}일\s\S{1,20}|[시도군구청회단부원])에\s따르면"
)
# One of these stands wherever REPORTED_RE finds something.
REPORTED_MARKS = ("밝혔", "전했", "알렸", "발표했", "설명했", "말했", "따르면")
# What is announced is how things stand.
STATE_RE = re.compile(
    r"(?:얻고|거두고|끌고|받고|높이고|누리고|이어지고)\s있다고"
    r"|(?:늘었|줄었|올랐|기록했|돌파했|넘어섰|넘었|나타났|집계됐|조사됐|감소했|증가했|자리매김했|자리\s?잡았)다고"
)
DAY_RE = re.compile(r"(?<![\d~])\d{1,2}일(?!째|간)|오늘|이날|내일|내달|다음\s?달|오는\s|\d{1,2}월부터|전날")
ESSAY_RE = re.compile(
    r"(?:해야|돼야|되어야|어야|아야|말아야)\s(?:한다|할|하지)|(?:(?<!는 )것|때|법|셈|마련)이다\.|때다\."
    r"|않을까|있을까|일까(?!지)|아닌가|[인는]가\.|겠는가|무엇인가|(?:바란|싶|생각한|아니)다\.$|\?$|우리는|우리가|나는|저는"
)
# Local governments, by the ends of their names; 도시, 연구, 기구, 가구 and the like and the hours are none.
LOCAL = (
    r"(?<![가-힣])[중동서남북]구|(?<![가-힣])[가-힣]{2,5}(?:시|군|구)"
    r"(?<!도시)(?<!동시)(?<!연구)(?<!특구)(?<!지구)(?<!기구)(?<!요구)(?<!가구)(?<!완구)(?<!전구)"
    r"|(?:경기|강원|충북|충남|전북|전남|경북|경남|충청[북남]|전라[북남]|경상[북남]|제주|특별자치)도"
    r"|(?:특별자치|광역|특별|특례)시|(?<![가-힣])(?:(?<![섯곱덟홉열한두세네\d]\s)시|[도군구])|(?:시|도|군|구)의회"
)
SUBJECT = r"(?:\([^)]*\))?(?:는|가|와|과|이|은|·|ㆍ|,\s)"
# A body of a region, as against the quarrels of the capital.
LOCAL_RE = re.compile(rf"(?:{LOCAL}|[시도]당|(?:시|도|군|구)의원){SUBJECT}")
QUOTED_RE = re.compile(r"[“\"][^”\"]*[”\"]")


def is_talk(body: Sequence[Sentence]) -> bool:
    """Whether most of the text is what someone says."""
    if len(body) <= SHORTEST_ESSAY:
        return False
    quoted = sum(len(match) for sentence in body for match in QUOTED_RE.findall(sentence.text))
    if quoted <= TALK_SHARE * sum(len(s.text) for s in body):
        return False
    bare = sum(bool(QUOTED_RE.fullmatch(sentence.text)) for sentence in body)
    return bare >= BARE_QUOTES or not any(_is_announced(s) for s in body[:ANCHOR_SENTENCES])


def is_essay(body: Sequence[Sentence]) -> bool:
    """Whether the text reasons, and neither announces anything nor opens with an act and its day."""
    if len(body) < SHORTEST_ESSAY or any(_reports(sentence.text) for sentence in body):
        return False
    if any(DAY_RE.search(s.text) and _tells_act(s, heading=False) for s in body[:LEAD_SENTENCES]):
        return False
    return sum(bool(ESSAY_RE.search(sentence.text)) for sentence in body) >= ESSAY_SHARE * len(body)


def tells_new_act(page: Page, on_ai: Collection[int]) -> bool:
    """Whether the article announces something, tells what a public body does on a day, or tells an act.

    `on_ai` are the numbers of the sentences that speak of AI: besides the lead, those count. An act without
    a day does not count in a feature or in praise of what has long been there.
    """
    lead = page.body[:ANCHOR_SENTENCES]
    if any(_is_announced(sentence) for sentence in lead):
        return True
    if any(_is_dated_act(sentence) for sentence in lead):
        return True
    # 심포지엄이 열렸다. 5월 21일 오후 1시부터 이어진 행사에는 …: the day is told in the next sentence.
    if any(_tells_act(one, heading=False) and _is_new(after.text) for one, after in pairwise(lead)):
        return True
    later = (s for n, s in enumerate(page.body[:MOST_SENTENCES]) if n + page.headings in on_ai)
    if any(_is_dated_act(sentence) for sentence in later):
        return True
    # Without a day it is enough that a public body is the first word of a lead on AI.
    stated = page.headings in on_ai and bool(page.body) and names_public_body(page.body[0].text)
    stated = stated and not page.of("praise")
    return _tells_undated_act(page, stated=stated or any(_is_new(sentence.text) for sentence in lead))


def _is_dated_act(sentence: Sentence) -> bool:
    return _is_new(sentence.text) and (
        names_public_body(sentence.text) or _tells_act(sentence, heading=False)
    )


def _is_new(text: str) -> bool:
    """Whether a sentence names a day and does not tell how things stand."""
    return is_dated(text) and not STATE_RE.search(text)


def _tells_undated_act(page: Page, *, stated: bool) -> bool:
    """Whether title or first sentences tell an act, or only name who acts where an act is `stated` else."""
    if _distinct(page, "praise") >= MANY:
        return False
    if any(_tells_act(sentence, heading=True) for sentence in page.sentences[: page.headings]):
        return True
    opening = () if _distinct(page, "feature") >= MANY else page.body[:LEAD_SENTENCES]
    return any((stated and names_public_body(s.text)) or _tells_act(s, heading=False) for s in opening)


def _distinct(page: Page, kind: str) -> int:
    return len({word.number for word in page.of(kind)})


def is_dated(text: str) -> bool:
    """Whether a sentence names a day or so of now: 12일, 오늘, 내달, 4월부터."""
    return DAY_RE.search(text) is not None


def names_public_body(text: str) -> bool:
    """Whether a public body stands as subject or party."""
    return _public_re().search(text) is not None


@cache
def _public_re() -> re.Pattern[str]:
    """A body that acts: a local government, ministry, council or public institution as subject or party."""
    endings = "|".join(map(re.escape, public_endings()))
    return re.compile(
        rf"(?:{LOCAL}|{endings}|[시도군구]청|TP|공사|장관|(?<!집행)위원회|사업단"
        rf"|도지사|시장|군수|구청장|국회의원|의원실){SUBJECT}"
    )


def names_body_here(text: str) -> bool:
    """The same for one that is named (시는 may be any city's), and not for a foreign city."""
    return names_public_body(_elsewhere_re().sub("", text))


@cache
def _elsewhere_re() -> re.Pattern[str]:
    """시는, 시장은 and the like, and what foreign cities do."""
    cities = "|".join(foreign_cities())
    return re.compile(
        rf"(?:(?<![가-힣])(?:시장?|도지?사?|군수?|구청?장?)|(?:{cities})[가-힣]{{0,4}}?)[은는이가](?=\s)"
    )


def names_local_body(text: str) -> bool:
    """Whether a local government, council or local branch of a party stands as subject or party."""
    return LOCAL_RE.search(text) is not None


def is_speech(text: str, at: int) -> bool:
    """Whether a position lies within double quotation marks."""
    return any(match.start() < at < match.end() for match in QUOTED_RE.finditer(text))


@lru_cache(maxsize=512)
def _reports(text: str) -> bool:
    return has_any(text, REPORTED_MARKS) and REPORTED_RE.search(text) is not None


def _is_announced(sentence: Sentence) -> bool:
    return _reports(sentence.text) and not STATE_RE.search(sentence.text)


def _tells_act(sentence: Sentence, *, heading: bool) -> bool:
    """Whether the words of some program type stand in a main clause."""
    clauses = clauses_of(sentence.text, heading=heading)
    for start, end, (_, kind) in hits(sentence.text).types:
        if kind not in ("names", "acts"):
            continue
        factor = clauses.name_factor if kind == "names" else clauses.act_factor
        if clauses.set_aside(start, end) is None and factor(start, end) >= 1:
            return True
    return False
