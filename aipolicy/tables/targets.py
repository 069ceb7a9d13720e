"""For whom an act can be: typed access to `targets.toml`."""

from dataclasses import dataclass
from functools import cache

from aipolicy.tables.load import toml_table
from aipolicy.tables.names import key_of, names_of, resolve_name


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


def resolve_target(text: str) -> tuple[str, ...]:
    """Slugs meant by a target's slug, its labels, a part of one or a word for it; else UnknownName.

    `local_government`, `지방자치단체` and `지자체` → ("local_government",).
    """
    named = {key_of(word): (each.slug,) for each in reversed(targets()) for word in each.words}
    for each in reversed(targets()):
        named |= dict.fromkeys(names_of(each.slug, each.ko, each.en), (each.slug,))
    return resolve_name(text, named, "target")


@dataclass(frozen=True, slots=True)
class TargetSigns:
    """What makes a group the target: words for what is done to it and what it does, and words before it."""

    marks: tuple[str, ...]
    acts: tuple[str, ...]
    before: tuple[str, ...]


@cache
def target_signs() -> TargetSigns:
    """The words by which a group is known as the target of an act."""
    data = toml_table("targets.toml")
    return TargetSigns(tuple(data["marks"]), tuple(data["acts"]), tuple(data["before"]))
