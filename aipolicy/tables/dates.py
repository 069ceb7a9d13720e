"""Typed access to `dates.toml`: the words of Korean dates.

Words are compared without spaces; a space in the table is one that writers may leave out.
"""

import re
from collections.abc import Iterable
from functools import cache

from aipolicy.errors import TableError
from aipolicy.tables.load import toml_table

NAME = "dates.toml"


def bare(word: str) -> str:
    """The word without its spaces, as the tables are keyed."""
    return re.sub(r"\s+", "", word)


@cache
def shifts(section: str) -> dict[str, int]:
    """The whole numbers of a section by word."""
    return {bare(word): _number(section, value) for word, value in toml_table(NAME)[section].items()}


@cache
def ranges(section: str) -> dict[str, tuple[int, int]]:
    """The pairs of a section by word: month parts, year parts, month and day of fixed holidays."""
    pairs = toml_table(NAME)[section]
    return {
        bare(word): (_number(section, pair[0]), _number(section, pair[1])) for word, pair in pairs.items()
    }


@cache
def lunar_holidays() -> dict[str, tuple[str, int, int]]:
    """By word: the holiday's name in the `holidays` package, days from it to the first and last day meant."""
    return {
        bare(word): (name, first, last)
        for word, (name, first, last) in toml_table(NAME)["lunar_holidays"].items()
    }


@cache
def words(*sections: str) -> str:
    """The words of these sections as a regular expression, longer ones first."""
    return alternatives(word for section in sections for word in toml_table(NAME)[section])


def alternatives(listed: Iterable[str]) -> str:
    """Words as a regular expression, longer ones first; white space within a word may be left out."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s?") for word in sorted(listed, key=len, reverse=True))


@cache
def role_words(name: str) -> tuple[str, ...]:
    """The words of one list of `roles`."""
    return tuple(toml_table(NAME)["roles"][name])


@cache
def types(name: str) -> frozenset[str]:
    """The slugs of the program types in one list of `types`."""
    return frozenset(toml_table(NAME)["types"][name])


def _number(section: str, value: object) -> int:
    if not isinstance(value, int):
        raise TableError(f"{NAME}, {section}: {value!r} is no number")
    return value
