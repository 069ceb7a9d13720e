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


class _Step(NamedTuple, Generic[Key]):
    """What a word does for a phrase: `place` counts the slots of all phrases."""

    place: int
    follows: bool
    last: bool
    initial: bool
    key: Key


class PhraseIndex(Generic[Key]):
    """Phrases compiled for search; building it costs milliseconds, so keep it."""

    def __init__(self, phrases: Iterable[tuple[Key, str]]) -> None:
        """Compile pairs of key and phrase; several phrases may share a key."""
        steps: dict[str, list[_Step[Key]]] = defaultdict(list)
        place = 0
        for key, phrase in phrases:
            slots = phrase.lower().split()
            for slot, alternatives in enumerate(slots):
                for word in dict.fromkeys(alternatives.split("|")):
                    step = _Step(place, slot > 0, slot + 1 == len(slots), word[0] == "^", key)
                    steps[word.removeprefix("^").replace("_", " ")].append(step)
                place += 1
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
        # Where the phrases whose slot before a place has been met begin and how far they have come.
        reached: dict[int, tuple[int, int]] = {}
        all_steps = self._steps
        for word, start, end in self._automaton.find_matches_as_indexes(lowered, overlapping=True):
            for place, follows, last, initial, key in all_steps[word]:
                if follows:
                    before = reached.get(place - 1)
                    if before is None or not 0 <= start - before[1] <= GAP:
                        continue
                    begin = before[0]
                else:
                    begin = start
                if initial and start and lowered[start - 1].isalnum():
                    continue
                if last:
                    found.append(Match(begin, end, key))
                else:
                    reached[place] = (begin, end)
        return found
