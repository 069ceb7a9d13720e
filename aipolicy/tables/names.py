"""What a user may call an entry of a table: its slug, its labels, a part of a label."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Protocol

from aipolicy.errors import UnknownName


class Labelled(Protocol):
    """An entry with a slug and labels."""

    @property
    def slug(self) -> str:
        """Its name in data."""

    @property
    def ko(self) -> str:
        """Its Korean label."""

    @property
    def en(self) -> str:
        """Its English label."""


def key_of(name: str) -> str:
    """A name without case and spaces, hyphens as in slugs."""
    return "".join(name.casefold().replace("-", "_").split())


def names_of(slug: str, ko: str, en: str) -> Iterable[str]:
    """Keys of the slug, the labels and their parts."""
    yield from (key_of(slug), key_of(ko), key_of(en))
    for label, separator in ((ko, "·"), (en, ",")):
        yield from (key_of(part) for part in label.split(separator))


def resolve_label(text: str, entries: Iterable[Labelled], what: str) -> tuple[str, ...]:
    """The slug of the entry that is called so, the first of several. Raises UnknownName, as below."""
    named: dict[str, tuple[str, ...]] = {}
    for entry in entries:
        for name in names_of(entry.slug, entry.ko, entry.en):
            named.setdefault(name, (entry.slug,))
    return resolve_name(text, named, what)


def resolve_name(text: str, named: Mapping[str, tuple[str, ...]], what: str) -> tuple[str, ...]:
    """The slugs under a name's key; UnknownName with the nearest ones, `what` telling what was looked for."""
    key = key_of(text)
    if key in named:
        return named[key]
    near = get_close_matches(key, named, n=3, cutoff=0.5) or [n for n in named if key and key in n][:3]
    suggestions = tuple(dict.fromkeys(slug for name in near for slug in named[name]))
    raise UnknownName(f"no {what} is called {text!r}", suggestions=suggestions)
