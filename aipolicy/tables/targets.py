"""For whom an act can be: typed access to `targets.toml`."""

from dataclasses import dataclass
from functools import cache

from aipolicy.tables.load import toml_table


@dataclass(frozen=True, slots=True)
class Target:
    """A group of people or bodies, with the words that name it."""

    slug: str
    ko: str
    en: str
    words: tuple[str, ...]


@cache
def targets() -> tuple[Target, ...]:
    """All targets in order of display."""
    rows = toml_table("targets.toml")["target"]
    return tuple(Target(row["slug"], row["ko"], row["en"], tuple(row["words"])) for row in rows)


@cache
def target_marks() -> tuple[str, ...]:
    """Words that, after the name of a group, make it the target of an act."""
    return tuple(toml_table("targets.toml")["marks"])
