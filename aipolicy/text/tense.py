"""What Korean predicates are: how one word links its clause to the rest, and in what tense.

Read from endings alone: the final consonant ㅆ before an ending is past (열었다, 했으며), 겠 and a stem
in ㄹ before 예정, 계획, 방침 … are future (개최할 예정이다), 기로 했다 is a plan. A noun may look like a
verb; words that do are listed in `grammar.toml`, and what stays doubtful is no predicate.
"""

import re
from enum import StrEnum
from functools import cache

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
FINAL_RE = re.compile(r"(?:다|까|요|죠)$")
# 다 after one of these closes a verb even without ㄴ or ㅆ.
FINAL_STEM_RE = re.compile(
    r"(?:[이하되크르오니]다|니까|습니까|세요|어요|아요|해요|예요|이에요|지요|네요|죠)$"
)
QUOTATIVE_RE = re.compile(r"(?:다|[으이]?라|냐|자)(?:고|며|면서)$|다는$|라는$|다던$")
TOLD_RE = re.compile(r"(?:다는|라는|다던)$")
PLAN_RE = re.compile(r"(?:기로|려고|고자)$")
PROGRESS_RE = re.compile(r"있|중이|중인|중에")
JOINING = r"[가-힣](?:고|며|면서|지만|으나|거나|자마자|는데|은데)"
MODIFYING = r"[가-힣]{2,}(?:한|된|하는|되는|할|될|시킨|시키는|시킬)"


def final_consonant(letter: str) -> int:
    """The number of a syllable's final consonant in Unicode order; 0 for none and for other letters."""
    code = ord(letter)
    return (code - FIRST_SYLLABLE) % FINALS if FIRST_SYLLABLE <= code <= LAST_SYLLABLE else 0


def is_past(word: str) -> bool:
    """Whether the word carries the past suffix: 열었다, 했으며, 맺었던."""
    return any(final_consonant(letter) == SSANGSIOT and letter not in NOT_PAST for letter in word)


def link_of(word: str) -> Link | None:
    """How a word without its marks links its clause; None for a word that is no predicate."""
    if len(word) > 2 and QUOTATIVE_RE.search(word):
        return Link.ADNOMINAL if TOLD_RE.search(word) else Link.QUOTATIVE
    if FINAL_RE.search(word) and _is_verb_final(word):
        return Link.FINAL
    if PLAN_RE.search(word) or (
        _ends(word, "connective") and not _ends(word, "not_connective") and word != "하고"
    ):
        return Link.CONNECTIVE
    modifies = word in _words("adnominal_whole") or (len(word) > 1 and _ends(word, "adnominal"))
    return Link.ADNOMINAL if modifies and not _ends(word, "not_adnominal") else None


def tense_of(word: str, following: str = "") -> Tense:
    """Tense of a predicate word without its marks; `following` is the next word of the sentence."""
    if (PLAN_RE.search(word) and _begins(following, "resolving")) or "겠" in word:
        return Tense.FUTURE
    if is_past(word):
        return Tense.PAST
    if _begins(word, "plan_nouns"):
        return Tense.FUTURE
    if link_of(word) is not Link.ADNOMINAL or word.endswith("는"):
        return Tense.PRESENT
    return Tense.FUTURE if final_consonant(word[-1]) == RIEUL else Tense.PAST


def is_plan(word: str, following: str) -> bool:
    """Whether a modifier in ㄹ and the noun after it make a plan: 개최할 예정이다."""
    return final_consonant(word[-1]) == RIEUL and _begins(following, "plan_nouns")


def is_resolution(word: str) -> bool:
    """Whether what follows may complete the word to a resolution: 추진하기로."""
    return PLAN_RE.search(word) is not None


def is_progress(following: str) -> bool:
    """Whether the next word makes a predicate one that goes on: 하고 있다, 모집 중이다."""
    return PROGRESS_RE.match(following) is not None


def _is_verb_final(word: str) -> bool:
    if len(word) < 2 or _ends(word, "not_final"):
        return False
    before = word[-2]
    return (
        final_consonant(before) in (NIEUN, SSANGSIOT)
        or before == "는"
        or FINAL_STEM_RE.search(word) is not None
    )


def _words(name: str) -> tuple[str, ...]:
    words: list[str] = toml_table("grammar.toml")[name]
    return tuple(words)


def _ends(word: str, name: str) -> bool:
    return _ending_re(name).search(word) is not None


def _begins(word: str, name: str) -> bool:
    return _beginning_re(name).match(word) is not None


@cache
def _ending_re(name: str) -> re.Pattern[str]:
    plain = {"connective": [JOINING], "adnominal": [MODIFYING]}.get(name, [])
    return re.compile(f"(?:{'|'.join([*plain, *map(re.escape, _words(name))])})$")


@cache
def _beginning_re(name: str) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _words(name))))
