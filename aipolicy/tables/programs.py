"""Program types and topics: typed access to `programs.toml` and `topics.toml`, and to a user's own types.

Nothing here matches text: `aipolicy.text.phrases` compiles the triggers. Importing this module reads no
file; the tables are read once, at the first call.
"""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from aipolicy.errors import TableError, UnknownName
from aipolicy.tables.load import toml_table

TRIGGER_LISTS = ("names", "acts", "words", "never")
LABELS = ("group", "ko", "en", "definition", "suffix")
REQUIRED = ("group", "ko", "en")
SLUG_CHARACTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789_")


@dataclass(frozen=True, slots=True)
class ProgramGroup:
    """A group of program types, with its labels."""

    slug: str
    ko: str
    en: str


@dataclass(frozen=True, slots=True)
class ProgramType:
    """A program type. `names`, `acts`, `words` are triggers (see programs.toml), `never` anti-triggers.

    `suffix` is what an event's title adds to the name of its programme ("선정").
    """

    slug: str
    group: str
    ko: str
    en: str
    definition: str = ""
    suffix: str = ""
    names: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class TypeTable:
    """Program types in order of display. Compared by identity, so that compiled forms can be cached.

    `precedence` settles ties; `plans` are types of which a step yet to come is part of a plan, no event;
    `by_month` are those of which a further event may be known by its month alone, `local` those that are
    for the place where they are.
    """

    groups: tuple[ProgramGroup, ...]
    types: tuple[ProgramType, ...]
    precedence: tuple[str, ...]
    plans: frozenset[str] = frozenset()
    by_month: frozenset[str] = frozenset()
    local: frozenset[str] = frozenset()

    def get(self, slug: str) -> ProgramType | None:
        """The type with this slug, if there is one."""
        return next((kind for kind in self.types if kind.slug == slug), None)


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of an ordinance: labels, and the words that tell that it is reached."""

    ko: str
    en: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """What an event can be about: labels, the words that speak for it and those that do not."""

    slug: str
    ko: str
    en: str
    words: tuple[str, ...]
    never: tuple[str, ...]


@cache
def built_in() -> TypeTable:
    """The types this program comes with."""
    data = toml_table("programs.toml")
    groups = tuple(ProgramGroup(**group) for group in data["group"])
    plans, by_month, local = (frozenset(data[key]) for key in ("plans", "by_month", "local"))
    empty = TypeTable(groups, (), tuple(data["precedence"]), plans, by_month, local)
    return _extended(empty, data["type"], "programs.toml", ())


def program_types(table: TypeTable | None = None) -> tuple[ProgramType, ...]:
    """All program types in order of display."""
    return (table or built_in()).types


def groups(table: TypeTable | None = None) -> tuple[ProgramGroup, ...]:
    """The groups of program types in order of display."""
    return (table or built_in()).groups


def resolve_type(text: str, table: TypeTable | None = None) -> tuple[str, ...]:
    """Slugs meant by a slug, a Korean or English label, a part of one, or a group.

    `업무협약`, `mou`, `agreement` → ("mou",); `행사`, `event` → the slugs of the group. Raises UnknownName
    with the nearest names for anything else.
    """
    table = table or built_in()
    members = {g.slug: tuple(t.slug for t in table.types if t.group == g.slug) for g in table.groups}
    named: dict[str, tuple[str, ...]] = {}
    for group in table.groups:
        for name in _names_of(group.slug, group.ko, group.en):
            named.setdefault(name, members[group.slug])
    for kind in table.types:
        for name in _names_of(kind.slug, kind.ko, kind.en):
            named.setdefault(name, (kind.slug,))
    # A type's own slug or label beats a group of the same name.
    named |= {_key(name): (kind.slug,) for kind in table.types for name in (kind.slug, kind.ko, kind.en)}
    return _resolve(text, named, "program type")


def read_types(path: Path) -> TypeTable:
    """The built-in types extended by a user's file; the form is that of `types_template()`.

    Raises TableError with file, line and reason.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise TableError(f"{path}: {error}") from error
    return parse_types(text, str(path))


def parse_types(text: str, source: str) -> TypeTable:
    """The built-in types extended by the entries of a TOML text; `source` names it in errors.

    An entry with a known slug adds its triggers to that type and may change its labels; one with a new
    slug needs group, ko, en and at least one trigger.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise TableError(f"{source}: {error}") from error
    unknown = sorted(data.keys() - {"type", "group"})
    if unknown:
        raise TableError(f"{source}: unknown key {unknown[0]!r}; only [[type]] and [[group]] are known")
    base = built_in()
    lines = text.splitlines()
    extra = tuple(_group(entry, source) for entry in _entries(data, "group", source))
    known = tuple(g for g in base.groups if g.slug not in {e.slug for e in extra})
    table = replace(base, groups=known + extra)
    return _extended(table, _entries(data, "type", source), source, lines)


def types_template() -> str:
    """A commented example of a user's own types, for `types --init`."""
    return (
        "# Your own program types; what stands here is added to the built-in ones.\n"
        "# A trigger is one or more words that follow each other within one sentence:\n"
        '#   "협약 맺" fits "협약을 맺었다"; "|" separates alternatives, "_" stands for a space,\n'
        '#   "^전시" must begin a word (it is not found in "대전시").\n'
        "# names: heads of event names; acts: an act with its verb; words: weak signs; never: not these.\n\n"
        "# A new type:\n"
        '# [[type]]\n# slug = "twinning"\n# group = "partnership"\n# ko = "자매결연"\n# en = "twinning"\n'
        '# names = ["결연식"]\n# acts = ["자매결연 맺|체결"]\n\n'
        "# More triggers for a built-in type:\n"
        '# [[type]]\n# slug = "forum"\n# names = ["아고라"]\n'
    )


@cache
def stages() -> tuple[Stage, ...]:
    """The stages of an ordinance, first to last; events carry the Korean label."""
    rows = toml_table("programs.toml")["stage"]
    return tuple(Stage(row["ko"], row["en"], tuple(row["words"])) for row in rows)


@cache
def topics() -> tuple[Topic, ...]:
    """All topics in order of display."""
    rows = toml_table("topics.toml")["topic"]
    return tuple(
        Topic(row["slug"], row["ko"], row["en"], tuple(row["words"]), tuple(row["never"])) for row in rows
    )


def resolve_topic(text: str) -> tuple[str, ...]:
    """Slugs meant by a topic's slug, its Korean or English label or a part of one; else UnknownName."""
    named: dict[str, tuple[str, ...]] = {}
    for topic in topics():
        for name in _names_of(topic.slug, topic.ko, topic.en):
            named.setdefault(name, (topic.slug,))
    return _resolve(text, named, "topic")


def _key(name: str) -> str:
    return "".join(name.casefold().replace("-", "_").split())


def _names_of(slug: str, ko: str, en: str) -> Iterable[str]:
    yield from (_key(slug), _key(ko), _key(en))
    for label, separator in ((ko, "·"), (en, ",")):
        yield from (_key(part) for part in label.split(separator))


def _resolve(text: str, named: Mapping[str, tuple[str, ...]], what: str) -> tuple[str, ...]:
    key = _key(text)
    if key in named:
        return named[key]
    near = get_close_matches(key, named, n=3, cutoff=0.5) or [n for n in named if key and key in n][:3]
    suggestions = tuple(dict.fromkeys(slug for name in near for slug in named[name]))
    raise UnknownName(f"no {what} is called {text!r}", suggestions=suggestions)


def _entries(data: Mapping[str, Any], key: str, source: str) -> Sequence[Mapping[str, Any]]:
    entries = data.get(key, [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise TableError(f"{source}: write [[{key}]], with two brackets, before each {key}")
    return entries


def _group(entry: Mapping[str, Any], source: str) -> ProgramGroup:
    if entry.keys() != {"slug", "ko", "en"} or not all(isinstance(v, str) and v for v in entry.values()):
        raise TableError(f"{source}: a [[group]] has exactly slug, ko and en, each a text")
    return ProgramGroup(**entry)


def _extended(
    table: TypeTable, entries: Sequence[Mapping[str, Any]], source: str, lines: Sequence[str]
) -> TypeTable:
    """The table with these entries added, each checked."""
    types = {kind.slug: kind for kind in table.types}
    group_slugs = {group.slug for group in table.groups}
    seen: set[str] = set()
    for number, entry in enumerate(entries):
        where = _where(source, lines, number, entry)
        _check(entry, where, new=entry.get("slug") not in types)
        slug = entry["slug"]
        if slug in seen:
            raise TableError(f"{where}: slug {slug!r} stands twice")
        seen.add(slug)
        types[slug] = _merged(types.get(slug), entry)
        if types[slug].group not in group_slugs:
            known = ", ".join(sorted(group_slugs))
            raise TableError(f"{where}: unknown group {types[slug].group!r}; known are {known}")
    return replace(table, types=tuple(types.values()))


def _where(source: str, lines: Sequence[str], number: int, entry: Mapping[str, Any]) -> str:
    headers = [n for n, line in enumerate(lines, 1) if line.split("#")[0].strip() == "[[type]]"]
    line = f", line {headers[number]}" if number < len(headers) else ""
    return f"{source}{line} ({entry.get('slug', 'no slug')})"


def _check(entry: Mapping[str, Any], where: str, *, new: bool) -> None:
    unknown = sorted(entry.keys() - {"slug", *LABELS, *TRIGGER_LISTS})
    if unknown:
        raise TableError(f"{where}: unknown key {unknown[0]!r}")
    slug = entry.get("slug")
    if not isinstance(slug, str) or not slug or not SLUG_CHARACTERS.issuperset(slug):
        raise TableError(f"{where}: slug must be lower-case letters, digits and _")
    for key in LABELS:
        if key in entry and (not isinstance(entry[key], str) or not entry[key].strip()):
            raise TableError(f"{where}: {key} must be a text")
        if new and key in REQUIRED and key not in entry:
            raise TableError(f"{where}: a new type needs {key}")
    for key in TRIGGER_LISTS:
        _check_triggers(entry.get(key, []), key, where)
    if new and not any(entry.get(key) for key in ("names", "acts", "words")):
        raise TableError(f"{where}: a new type needs at least one trigger in names, acts or words")


def _check_triggers(triggers: object, key: str, where: str) -> None:
    if not isinstance(triggers, list) or not all(isinstance(trigger, str) for trigger in triggers):
        raise TableError(f"{where}: {key} must be a list of texts")
    for trigger in triggers:
        words = trigger.split()
        alternatives = [word.removeprefix("^") for slot in words for word in slot.split("|")]
        if not alternatives or not all(word.strip("_") for word in alternatives):
            raise TableError(f"{where}: {key}: {trigger!r} has an empty word")
        if len(words) == 1 and any(len(word) < 2 for word in alternatives):
            raise TableError(f"{where}: {key}: {trigger!r}: a word that stands alone needs two characters")


def _merged(old: ProgramType | None, entry: Mapping[str, Any]) -> ProgramType:
    fields: dict[str, Any] = {key: entry[key] for key in LABELS if key in entry}
    for key in TRIGGER_LISTS:
        before: tuple[str, ...] = getattr(old, key) if old else ()
        fields[key] = tuple(dict.fromkeys((*before, *entry.get(key, ()))))
    return replace(old, **fields) if old else ProgramType(slug=entry["slug"], **fields)
