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


class _Step(NamedTuple, Generic[Key]):
    """What a word does for a phrase: `place` counts the slots of all phrases, `last` is its last slot."""

    place: int
    last: bool
    initial: bool
    key: Key


class PhraseIndex(Generic[Key]):
    """Phrases compiled for search; building it costs milliseconds, so keep it."""

    def __init__(self, phrases: Iterable[tuple[Key, str]]) -> None:
        """Compile pairs of key and phrase; several phrases may share a key."""
        starts: dict[str, list[_Step[Key]]] = {}
        follows: dict[str, list[_Step[Key]]] = {}
        place = 0
        for key, phrase in phrases:
            slots = phrase.lower().split()
            for slot, alternatives in enumerate(slots):
                for word in dict.fromkeys(alternatives.split("|")):
                    bare = word.removeprefix("^").replace("_", " ")
                    step = _Step(place, slot + 1 == len(slots), word[0] == "^", key)
                    starts.setdefault(bare, [])
                    follows.setdefault(bare, [])
                    (follows if slot else starts)[bare].append(step)
                place += 1
        self._words = list(starts)
        self._starts = list(starts.values())
        self._follows = list(follows.values())

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
        # By place: where the phrase begins and how far it has come.
        reached: dict[int, tuple[int, int]] = {}
        starts, follows = self._starts, self._follows
        for word, start, end in self._automaton.find_matches_as_indexes(lowered, overlapping=True):
            within = start > 0 and lowered[start - 1].isalnum()
            if reached:
                for place, last, initial, key in follows[word]:
                    before = reached.get(place - 1)
                    if before is None or (initial and within) or not 0 <= start - before[1] <= GAP:
                        continue
                    if last:
                        found.append(Match(before[0], end, key))
                    else:
                        reached[place] = (before[0], end)
            for place, last, initial, key in starts[word]:
                if initial and within:
                    continue
                if last:
                    found.append(Match(start, end, key))
                else:
                    reached[place] = (start, end)
        return found
