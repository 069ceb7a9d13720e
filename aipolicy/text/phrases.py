"""Finds many phrases in a text at once.

A phrase is one or more words that follow each other with at most GAP characters between; "|" separates
alternatives of a word, "_" stands for a space within one, and "^" before a word means that it begins
there: "^전시" is not found in "대전시". Letters match in either case.
"""

from collections import defaultdict
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


class PhraseIndex(Generic[Key]):
    """Phrases compiled for search; building it costs milliseconds, so keep it."""

    def __init__(self, phrases: Iterable[tuple[Key, str]]) -> None:
        """Compile pairs of key and phrase; several phrases may share a key."""
        self._keys: list[Key] = []
        self._lengths: list[int] = []
        steps: dict[str, list[tuple[int, int, bool]]] = defaultdict(list)
        for number, (key, phrase) in enumerate(phrases):
            slots = phrase.lower().split()
            self._keys.append(key)
            self._lengths.append(len(slots))
            for slot, alternatives in enumerate(slots):
                for word in dict.fromkeys(alternatives.split("|")):
                    steps[word.removeprefix("^").replace("_", " ")].append((number, slot, word[0] == "^"))
        self._words = list(steps)
        self._steps = list(steps.values())

    @cached_property
    def _automaton(self) -> Any:
        from ahocorasick_rs import AhoCorasick

        return AhoCorasick(self._words)

    def find(self, text: str) -> list[Match[Key]]:
        """All phrases in the text, in order of their ends; they may overlap."""
        lowered = text.lower()
        if len(lowered) != len(text):
            lowered = text
        found: list[Match[Key]] = []
        reached: dict[tuple[int, int], tuple[int, int]] = {}
        all_steps, lengths, keys = self._steps, self._lengths, self._keys
        for word, start, end in self._automaton.find_matches_as_indexes(lowered, overlapping=True):
            for number, slot, initial in all_steps[word]:
                if initial and start and lowered[start - 1].isalnum():
                    continue
                begin = start
                if slot:
                    before = reached.get((number, slot - 1))
                    if before is None or not 0 <= start - before[1] <= GAP:
                        continue
                    begin = before[0]
                if slot + 1 == lengths[number]:
                    found.append(Match(begin, end, keys[number]))
                else:
                    reached[number, slot] = (begin, end)
        return found
