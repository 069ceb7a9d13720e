"""Forms of a verb: plain (연다, 맺는다) and polite (엽니다, 맺습니다), and the past of an open stem (맞댔)."""

from collections.abc import Callable, Iterable

from aipolicy.text.tense import FINALS, FIRST_SYLLABLE, LAST_SYLLABLE, NIEUN, SSANGSIOT, final_consonant

PIEUP = 17
PLAIN = "다"
VOWELS = 21
# The vowel of an open stem in the past, by the numbers of Unicode order: ㅏㅐㅓㅔㅕㅘㅙㅝ stay, ㅚ becomes ㅙ,
# ㅜ ㅝ, ㅣ ㅕ (맞대 맞댔, 되 됐, 나누 나눴, 꾸리 꾸렸).
PAST_VOWELS = {0: 0, 1: 1, 4: 4, 5: 5, 6: 6, 9: 9, 10: 10, 14: 14, 11: 10, 13: 14, 20: 6}
SHORTEST_STEM = 2
HA, HAE = "하", "했"


def polite(word: str) -> str | None:
    """The polite form of a plain present ending, as broadcasts and letters use it; None for other words."""
    stem = word.removesuffix(PLAIN)
    if stem == word or not stem or final_consonant(stem[-1]) != NIEUN:
        return None
    if stem.endswith("는") and len(stem) > 1 and final_consonant(stem[-2]):
        return f"{stem[:-1]}습니다"
    return f"{stem[:-1]}{chr(ord(stem[-1]) - NIEUN + PIEUP)}니다"


def past(word: str) -> str | None:
    """How the past of a stem that ends in a vowel begins (꾸려, 꾸리: 꾸렸); None for other words."""
    if (
        len(word) < SHORTEST_STEM
        or word.endswith(PLAIN)
        or not FIRST_SYLLABLE <= ord(word[-1]) <= LAST_SYLLABLE
    ):
        return None
    if word[-1] == HA:
        return word[:-1] + HAE
    lead, rest = divmod(ord(word[-1]) - FIRST_SYLLABLE, VOWELS * FINALS)
    vowel, final = divmod(rest, FINALS)
    if final or vowel not in PAST_VOWELS:
        return None
    code = FIRST_SYLLABLE + (lead * VOWELS + PAST_VOWELS[vowel]) * FINALS + SSANGSIOT
    return word[:-1] + chr(code)


def with_polite(phrase: str) -> str:
    """A trigger phrase with the polite form of each of its words beside the plain one."""
    return " ".join("|".join(_with(polite, slot.split("|"))) for slot in phrase.split())


def with_forms(phrase: str) -> str:
    """A trigger phrase that ends in a verb, with the polite form of its words and the past of that verb."""
    *nouns, verbs = with_polite(phrase).split(" ")
    return " ".join((*nouns, "|".join(_with(past, verbs.split("|")))))


def _with(form: Callable[[str], str | None], words: Iterable[str]) -> dict[str, None]:
    """The words in order, each followed by its form if it has one, none of them twice."""
    return dict.fromkeys(found for word in words for found in (word, form(word)) if found)
