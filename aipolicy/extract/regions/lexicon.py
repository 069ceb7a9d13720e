"""The words to look for, compiled once: every form of a region, traps, and what may cling to a name."""

import re
from functools import cache
from typing import Any, NamedTuple

from aipolicy.tables.load import csv_rows, toml_table
from aipolicy.tables.region_names import RegionForm, cues, region_forms, words

# Classes of words that hold a region's name and do not stand for it.
NAME_PARTS = ("press", "school", "body", "name")


class Entry(NamedTuple):
    """What a pattern stands for: a form of a region, a cue that only speaks for a place, or a trap."""

    form: RegionForm | None
    cue: bool = False


class Lexicon(NamedTuple):
    """An automaton over all patterns (leftmost, longest) and what each pattern stands for."""

    automaton: Any
    entries: tuple[Entry, ...]


@cache
def lexicon() -> Lexicon:
    """The compiled words; the first call costs some milliseconds."""
    from ahocorasick_rs import AhoCorasick, MatchKind

    patterns: dict[str, Entry] = {}
    for form in region_forms().values():
        if form.kind != "romanized" and form.text != "전국":
            patterns[form.text] = Entry(form)
    for row in csv_rows("region_words.csv"):
        if row["kind"] == "trap":
            patterns[row["word"]] = Entry(None)
    for form in cues():
        patterns.setdefault(form.text, Entry(form, cue=True))
    automaton = AhoCorasick(list(patterns), matchkind=MatchKind.LeftmostLongest)
    return Lexicon(automaton, tuple(patterns.values()))


@cache
def weak_words() -> frozenset[str]:
    """Short names that are far more often other words."""
    return words("weak")


@cache
def houses() -> frozenset[str]:
    """Names and endings of houses in which something is held."""
    return frozenset(toml_table("region_tails.toml")["house"])


@cache
def alternation(kind: str) -> str:
    """The words of a list in region_tails.toml as alternatives of a pattern, longest first."""
    endings = sorted(toml_table("region_tails.toml")[kind], key=len, reverse=True)
    return "|".join(map(re.escape, endings))


@cache
def tail_re() -> re.Pattern[str]:
    """Matches what follows a region's name where the name or a word for its people or office ends.

    The last group that took part names the class of the word; none for the bare name.
    """
    particle = rf"(?:{alternation('particle')})?(?![가-힣A-Za-z0-9])"
    classes = "|".join(
        rf"(?P<{kind}>{alternation(kind)}){particle}"
        for kind in ("official", "council", "education", "office", "area")
    )
    return re.compile(rf"{particle}|(?:{classes})")


@cache
def name_re() -> re.Pattern[str]:
    """Matches the rest of a word that only contains a region's name, by the class of its ending."""
    end = rf"장?(?:{alternation('particle')})?(?![가-힣A-Za-z0-9])"
    classes = "|".join(
        rf"(?P<{kind}>[가-힣A-Za-z0-9]*?(?:{alternation(kind)}){end})" for kind in ("press", "school", "body")
    )
    return re.compile(classes)
