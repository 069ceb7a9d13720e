"""The trigger words of a sentence, looked up once for all extractors that read for them.

Types, topics, targets and relevance each have a table of phrases; a sentence is searched for all of them
in one pass, and the result is kept while its article is read.
"""

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Any, NamedTuple

from aipolicy.tables.programs import TypeTable, built_in, topics
from aipolicy.tables.relevance import ai_words, rejections
from aipolicy.tables.targets import target_signs, targets
from aipolicy.text.endings import with_forms, with_polite
from aipolicy.text.phrases import Match, PhraseIndex

# Sentences kept: more than any article has that is read in full.
KEPT = 512


class TypeKey(NamedTuple):
    """A trigger of a program type; `kind` is names, acts, words or never."""

    slug: str
    kind: str


class TopicKey(NamedTuple):
    """A word for a topic, or one that bars it."""

    slug: str
    never: bool


class ReasonKey(NamedTuple):
    """A word for AI or for a reason to keep an article out, by its kind and number in its list."""

    kind: str
    number: int


class TargetKey(NamedTuple):
    """Words that make a group the target; `kind` is marks, acts or before."""

    slug: str
    kind: str


class Hits(NamedTuple):
    """What stands in one sentence, by table, each in order of ends."""

    types: list[Match[TypeKey]]
    topics: list[Match[TopicKey]]
    reasons: list[Match[ReasonKey]]
    targets: list[Match[TargetKey]]


NONE = Hits([], [], [], [])
Key = TypeKey | TopicKey | ReasonKey | TargetKey


@lru_cache(maxsize=KEPT)
def hits(text: str) -> Hits:
    """All triggers of the built-in tables in a sentence."""
    matches = _index().find(text)
    if not matches:
        return NONE
    lists: dict[type, list[Any]] = {TypeKey: [], TopicKey: [], ReasonKey: [], TargetKey: []}
    for match in matches:
        lists[type(match[2])].append(match)
    return Hits(*lists.values())


def type_hits(text: str, table: TypeTable) -> list[Match[TypeKey]]:
    """The triggers of program types in a sentence; `table` may be a user's own."""
    return hits(text).types if table is built_in() else _own_index(table).find(text)


@cache
def _index() -> PhraseIndex[Key]:
    listed: list[Iterable[tuple[Key, str]]] = [_types(built_in()), _topics(), _reasons(), _targets()]
    return PhraseIndex(pair for pairs in listed for pair in pairs)


@lru_cache(maxsize=4)
def _own_index(table: TypeTable) -> PhraseIndex[TypeKey]:
    return PhraseIndex(_types(table))


def _types(table: TypeTable) -> Iterator[tuple[TypeKey, str]]:
    for kind in table.types:
        for name in ("names", "acts", "words", "never"):
            for phrase in getattr(kind, name):
                yield TypeKey(kind.slug, name), (with_forms if name == "acts" else with_polite)(phrase)


def _topics() -> Iterator[tuple[TopicKey, str]]:
    for topic in topics():
        for never, words in ((False, topic.words), (True, topic.never)):
            for word in words:
                yield TopicKey(topic.slug, never), word


def _reasons() -> Iterator[tuple[ReasonKey, str]]:
    words = ai_words()
    listed = [(kind, getattr(words, kind)) for kind in ("certain", "wider", "chrome", "praise")]
    listed += [(rejection.slug, rejection.words) for rejection in rejections()]
    for kind, many in listed:
        for number, word in enumerate(many):
            yield ReasonKey(kind, number), word


def _targets() -> Iterator[tuple[TargetKey, str]]:
    signs = target_signs()
    for target in targets():
        words = "|".join(target.words)
        for kind in ("marks", "acts"):
            yield TargetKey(target.slug, kind), f"{words} {'|'.join(getattr(signs, kind))}"
        yield TargetKey(target.slug, "before"), f"{'|'.join(signs.before)} {words}"
