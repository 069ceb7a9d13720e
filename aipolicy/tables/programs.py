"""Program types and topics: typed access to `programs.toml` and `topics.toml`.

Nothing here matches text: `aipolicy.text.phrases` compiles the triggers. Importing this module reads no
file; the tables are read once, at the first call. A user's own types are read by `own_types`.
"""

from dataclasses import dataclass
from functools import cache

from aipolicy.tables.load import toml_table
from aipolicy.tables.names import key_of, names_of, resolve_label, resolve_name

TRIGGER_LISTS = ("names", "acts", "words", "never")


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
    types = tuple(
        ProgramType(**{**entry, **{key: tuple(entry.get(key, ())) for key in TRIGGER_LISTS}})
        for entry in data["type"]
    )
    return TypeTable(groups, types, tuple(data["precedence"]), plans, by_month, local)


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
        for name in names_of(group.slug, group.ko, group.en):
            named.setdefault(name, members[group.slug])
    for kind in table.types:
        for name in names_of(kind.slug, kind.ko, kind.en):
            named.setdefault(name, (kind.slug,))
    # A type's own slug or label beats a group of the same name.
    named |= {key_of(name): (kind.slug,) for kind in table.types for name in (kind.slug, kind.ko, kind.en)}
    return resolve_name(text, named, "program type")


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
    return resolve_label(text, topics(), "topic")
