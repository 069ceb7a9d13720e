"""Why a region word is set aside: where it stands, and what the words around it make of it."""

import re
from functools import cache, lru_cache

from aipolicy.extract.regions.lexicon import alternation
from aipolicy.extract.regions.words import Word
from aipolicy.models import BlockKind
from aipolicy.text.quotes import speech

BY_KIND = {
    BlockKind.CHROME: "chrome",
    BlockKind.STAMP: "chrome",
    BlockKind.TEASER: "teaser",
    BlockKind.TRANSLATION: "translation",
    BlockKind.REPEAT: "repeat",
    BlockKind.DATELINE: "dateline",
    BlockKind.BYLINE: "dateline",
}
BY_TAIL = {"press": "outlet", "school": "name-part", "body": "name-part", "name": "name-part"}
REACH = 60
DATELINE_RE = re.compile(
    r"\s?=\s?|[)\]】]\s?[가-힣○]{2,4}\s(?:선임\s?|수습\s?)?(?:기자|특파원)|/?\s?[가-힣]{2,4}\s기자"
)
# A quick look before the patterns.
CLOSING, BEFORE_CREDIT = (")", "]", "】"), ("=", ":", "/", "[", " ")
CREDIT_BEFORE_RE = re.compile(r"(?:사진|자료|그래픽|출처|제공)\s?[=:/]\s?\[?$")
CREDIT_AFTER_RE = re.compile(r"\S{0,6}\s?제공[^하받되]")


@cache
def _venue_re() -> re.Pattern[str]:
    """A house after a region, at which something is held: 울주군에 있는 더엠컨벤션 홀에서 … 열었다."""
    near = r"(?:\s?에\s(?:있는|위치한|자리한|마련된)\s|의\s|\s)?"
    noun = r"[^\s,.“”\"]{0,12}[^\s,.“”\"은는을를이가의로와과]\s"
    return re.compile(
        rf"(?P<house>{near}(?:{noun}){{0,3}}?[^\s,.“”\"]{{0,15}}?(?:{alternation('house')}))[^\s,.“”\"]{{0,8}}?"
        rf"(?:\s[^\s,.“”\"]{{1,10}}?){{0,3}}?(?:에서|서)\s[^.]{{0,40}}?(?:{alternation('holding')})"
    )


@cache
def _place_at_re() -> re.Pattern[str]:
    """부산에서 열린."""
    return re.compile(rf"\s?(?:에서|서)\s[^.,]{{0,30}}?(?:{alternation('holding')})")


@cache
def _attend_re() -> re.Pattern[str]:
    return re.compile(alternation("attending"))


@lru_cache(maxsize=512)
def _attended(text: str) -> bool:
    """Whether a sentence tells who was there."""
    return _attend_re().search(text) is not None


@cache
def _person_after_re() -> re.Pattern[str]:
    return re.compile(rf"[^,.]{{0,14}}?(?:{alternation('person')})")


def reason_for(word: Word, body: str, lead: bool, following: int) -> str | None:
    """Why the word does not speak for where the event belongs; None where nothing is against it.

    `body` is the text of the word's part, `following` where its next region word starts; `lead`
    tells whether its sentence carries the news.
    """
    reason = BY_KIND.get(word.sentence.kind) or word.reason or BY_TAIL.get(word.tail)
    if reason:
        return reason
    before = body[max(0, word.full - 8) : word.full]
    after = body[word.end : min(word.end + REACH, word.sentence.span.end)]
    if (after[:1] in CLOSING or "=" in after[:3] or "기자" in after[:9]) and DATELINE_RE.match(after):
        return "dateline"
    if before[-1:] in BEFORE_CREDIT and CREDIT_BEFORE_RE.search(before):
        return "credit"
    if "제공" in after[:9] and CREDIT_AFTER_RE.match(after + " "):
        return "credit"
    if word.sentence.kind == BlockKind.BODY:
        return _in_sentence(word, before, after, lead, following)
    return None


def _in_sentence(word: Word, before: str, after: str, lead: bool, following: int) -> str | None:
    text = word.sentence.text
    if "“" in text or '"' in text:
        at = word.start - word.sentence.span.start
        if any(quote.start <= at < quote.end for quote in speech(text)):
            return "quoted"
    if (before.endswith("(") and after.startswith(")")) or _is_venue(word, after, following):
        return "venue"
    if not lead and _attended(text) and (word.tail == "official" or _person_after_re().match(after)):
        return "attendee"
    return None


def _is_venue(word: Word, after: str, following: int) -> bool:
    """Whether something is held at the place, or at a house that stands after its name."""
    if "서 " not in after:
        return False
    if _place_at_re().match(after):
        return True
    house = None if word.tail else _venue_re().match(after)
    return house is not None and word.end + house.end("house") <= following
