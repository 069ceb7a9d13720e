"""Finds many phrases in a text at once.

A phrase is one or more words that follow each other with at most GAP characters between; "|" separates
alternatives of a word, "_" stands for a space within one, and "^" before a word means that it begins
there: "^전시" is not found in "대전시". Letters match in either case.
"""

from collections.abc import Hashable, Iterable
from functools import cached_property
from typing import Any, Generic, NamedTuple, TypeVar

GAP = 24

Key = TypeVar("Key", bound=Hashable)


class Match(NamedTuple, Generic[Key]):
    """A phrase found: half-open range in the text, and the key it was listed under."""

    start: int
    end: int
    key: Key


def has_any(text: str, words: Iterable[str]) -> bool:
    """Whether one of the words stands in the text."""
    # A plain loop: `any` over a generator takes twice as long, and this runs on every sentence.
    for word in words:  # noqa: SIM110
        if word in text:
            return True
    return False


class PhraseIndex(Generic[Key]):
    """Phrases compiled for search; building it costs milliseconds, so keep it."""

    def __init__(self, phrases: Iterable[tuple[Key, str]]) -> None:
        """Compile pairs of key and phrase; several phrases may share a key."""
        # What a word does for a phrase: `place` counts the slots of all phrases, then whether it is the last
        # slot, whether the word must begin there, and the key; plain tuples unpack fastest.
        starts: dict[str, list[tuple[int, bool, bool, Key]]] = {}
        follows: dict[str, list[tuple[int, bool, bool, Key]]] = {}
        place = 0
        for key, phrase in phrases:
            slots = phrase.lower().split()
            for slot, alternatives in enumerate(slots):
                for word in dict.fromkeys(alternatives.split("|")):
                    bare = word.removeprefix("^").replace("_", " ")
                    step = (place, slot + 1 == len(slots), word[0] == "^", key)
                    starts.setdefault(bare, [])
                    follows.setdefault(bare, [])
                    (follows if slot else starts)[bare].append(step)
                place += 1
        self._words = list(starts)
        self._steps = [(tuple(starts[word]), tuple(follows[word])) for word in self._words]

    @cached_property
    def _automaton(self) -> Any:
        from ahocorasick_rs import AhoCorasick

        return AhoCorasick(self._words)

    def find(self, text: str) -> list[Match[Key]]:
        """All phrases in the text, in order of their ends; they may overlap."""
        lowered = _lowered(text)
        found: list[Match[Key]] = []
        # By place: where the phrase begins and how far it has come.
        reached: dict[int, tuple[int, int]] = {}
        steps = self._steps
        # Past the constructor of the named tuple, which only makes the same call.
        make = tuple.__new__
        for word, start, end in self._automaton.find_matches_as_indexes(lowered, overlapping=True):
            starts, follows = steps[word]
            if reached:
                for place, last, initial, key in follows:
                    before = reached.get(place - 1)
                    if before is None or not 0 <= start - before[1] <= GAP:
                        continue
                    if initial and _is_within(lowered, start):
                        continue
                    if last:
                        found.append(make(Match, (before[0], end, key)))
                    else:
                        reached[place] = (before[0], end)
            for place, last, initial, key in starts:
                if initial and _is_within(lowered, start):
                    continue
                if last:
                    found.append(make(Match, (start, end, key)))
                else:
                    reached[place] = (start, end)
        return found


def _lowered(text: str) -> str:
    """The text in small letters, unless places in it would move by that."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else text


def _is_within(text: str, at: int) -> bool:
    """Whether a position lies within a word or number."""
    return at > 0 and text[at - 1].isalnum()
