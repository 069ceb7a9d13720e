"""Sentence endings of the two styles of Korean news: plain (연다, 맺는다) and polite (엽니다, 맺습니다)."""

from aipolicy.text.tense import NIEUN, final_consonant

PIEUP = 17
PLAIN = "다"


def polite(word: str) -> str | None:
    """The polite form of a plain present ending, as broadcasts and letters use it; None for other words."""
    stem = word.removesuffix(PLAIN)
    if stem == word or not stem or final_consonant(stem[-1]) != NIEUN:
        return None
    if stem.endswith("는") and len(stem) > 1 and final_consonant(stem[-2]):
        return f"{stem[:-1]}습니다"
    return f"{stem[:-1]}{chr(ord(stem[-1]) - NIEUN + PIEUP)}니다"


def with_polite(phrase: str) -> str:
    """A trigger phrase with the polite form of each of its words beside the plain one."""
    return " ".join("|".join(_both(slot.split("|"))) for slot in phrase.split())


def _both(words: list[str]) -> list[str]:
    return [form for word in words for form in (word, polite(word)) if form]
