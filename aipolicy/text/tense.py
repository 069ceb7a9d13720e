"""What Korean predicates are: how one word links its clause to the rest, and in what tense.

Read from endings alone: the final consonant ㅆ before an ending is past (열었다, 했으며), 겠 and a stem
in ㄹ before 예정, 계획, 방침 … are future (개최할 예정이다), 기로 했다 is a plan. A noun may look like a
verb; words that do are listed in `grammar.toml`, and what stays doubtful is no predicate.
"""

import re
from enum import StrEnum
from functools import cache, lru_cache
from typing import NamedTuple

from aipolicy.models import Tense
from aipolicy.tables.load import toml_table


class Link(StrEnum):
    """How a predicate joins its clause to what follows."""

    FINAL = "final"
    CONNECTIVE = "connective"
    QUOTATIVE = "quotative"
    ADNOMINAL = "adnominal"


FIRST_SYLLABLE, LAST_SYLLABLE, FINALS = 0xAC00, 0xD7A3, 28
NIEUN, RIEUL, SSANGSIOT = 4, 8, 20

# Marks that may cling to a word.
MARKS = "\"'“”‘’」』》>)],.!?…"
# 있다 and 겠다 end in ㅆ and are not past.
NOT_PAST = "있겠"
FINAL = ("다", "까", "요", "죠")
# 다, 까, 요 close a verb after these even without ㄴ or ㅆ.
FINAL_STEMS = (
    "이다", "하다", "되다", "크다", "르다", "오다", "니다", "니까", "세요", "어요", "아요", "해요", "예요",
    "지요", "네요", "죠",
)  # fmt: skip
TOLD = ("다는", "라는", "다던")
QUOTATIVE = tuple(f"{mood}{link}" for mood in "다라냐자" for link in ("고", "며", "면서"))
PLANNING = ("기로", "려고", "고자")
JOINING = ("고", "며", "면서", "지만", "으나", "거나", "자마자", "는데", "은데")
MODIFYING = ("한", "된", "하는", "되는", "할", "될", "시킨", "시키는", "시킬")
# What was planned: 열려던, 예정이던, 예정된.
PLANNED_RE = re.compile(r"(?:려던|(?:예정|계획)(?:이던|이었던|됐던|된|돼\s있던))$")
PROGRESS = ("있", "중이", "중인", "중에")


class Endings(NamedTuple):
    """The endings that share a last letter, and the words that only look as if they had them."""

    connective: tuple[str, ...]
    not_connective: tuple[str, ...]
    adnominal: tuple[str, ...]
    not_adnominal: tuple[str, ...]


def final_consonant(letter: str) -> int:
    """The number of a syllable's final consonant in Unicode order; 0 for none and for other letters."""
    code = ord(letter)
    return (code - FIRST_SYLLABLE) % FINALS if FIRST_SYLLABLE <= code <= LAST_SYLLABLE else 0


def is_past(word: str) -> bool:
    """Whether the word carries the past suffix: 열었다, 했으며, 맺었던."""
    return any(final_consonant(letter) == SSANGSIOT and letter not in NOT_PAST for letter in word)


@lru_cache(maxsize=1 << 14)
def link_of(word: str) -> Link | None:
    """How a word without its marks links its clause; None for a word that is no predicate."""
    size = len(word)
    if size > 2 and word.endswith((*QUOTATIVE, *TOLD)):
        return Link.ADNOMINAL if word.endswith(TOLD) else Link.QUOTATIVE
    if size > 1 and word.endswith(FINAL) and _is_verb_final(word):
        return Link.FINAL
    ends = _endings().get(word[-1:])
    if ends is None:
        return None
    joins = (size > 1 and word.endswith(JOINING)) or word.endswith((*ends.connective, *PLANNING))
    if joins and word != "하고" and not word.endswith(ends.not_connective):
        return Link.CONNECTIVE
    modifies = word.endswith(ends.adnominal) or (size > 2 and word.endswith(MODIFYING))
    if modifies or word in _words("adnominal_whole"):
        return None if word.endswith(ends.not_adnominal) else Link.ADNOMINAL
    return None


def tense_of(word: str, following: str = "") -> Tense:
    """Tense of a predicate word without its marks; `following` is the next word of the sentence."""
    if following and is_resolution(word) and following.startswith(_words("resolving")):
        return Tense.FUTURE
    return _own_tense(word)


@lru_cache(maxsize=1 << 14)
def _own_tense(word: str) -> Tense:
    if "겠" in word or PLANNED_RE.search(word):
        return Tense.FUTURE
    if is_past(word):
        return Tense.PAST
    if word.startswith(_words("plan_nouns")):
        return Tense.FUTURE
    if link_of(word) is not Link.ADNOMINAL or word.endswith("는"):
        return Tense.PRESENT
    return Tense.FUTURE if final_consonant(word[-1]) == RIEUL else Tense.PAST


def is_plan(word: str, following: str) -> bool:
    """Whether a modifier and the noun after it make a plan: 개최할 예정이다, 공포한다는 일정."""
    if not following.startswith(_words("plan_nouns")):
        return False
    return final_consonant(word[-1]) == RIEUL or (word.endswith("다는") and not is_past(word))


def is_resolution(word: str) -> bool:
    """Whether what follows may complete the word to a resolution: 추진하기로."""
    return word.endswith(PLANNING)


def is_progress(following: str) -> bool:
    """Whether the next word makes a predicate one that goes on: 하고 있다, 모집 중이다."""
    return following.startswith(PROGRESS)


def _is_verb_final(word: str) -> bool:
    if word.endswith(_words("not_final")):
        return False
    before = word[-2]
    return final_consonant(before) in (NIEUN, SSANGSIOT) or before == "는" or word.endswith(FINAL_STEMS)


@cache
def _words(name: str) -> tuple[str, ...]:
    words: list[str] = toml_table("grammar.toml")[name]
    return tuple(words)


@cache
def _endings() -> dict[str, Endings]:
    """The listed endings by their last letter."""
    plain = {*JOINING, *PLANNING, *MODIFYING}
    letters = {word[-1] for name in Endings._fields for word in (*_words(name), *plain)}
    letters.update(_words("adnominal_whole"))
    return {letter: Endings(*(_ending_in(letter, name) for name in Endings._fields)) for letter in letters}


def _ending_in(letter: str, name: str) -> tuple[str, ...]:
    return tuple(word for word in _words(name) if word[-1] == letter)


@cache
def predicate_like_re() -> re.Pattern[str]:
    """Words that end as some predicate does, up to the marks that cling to their end: a quick look."""
    last = {word[-1] for word in (*FINAL, *TOLD, *QUOTATIVE)} | set(_endings())
    letters = "".join(sorted(last))
    return re.compile(rf"(?<!\S)\S*?[{letters}](?=[{re.escape(MARKS)}]*(?!\S))")
