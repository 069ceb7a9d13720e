"""A user's own program types: a TOML file whose entries are added to the built-in ones, each checked.

`types_template()` writes one to begin with. Every error names the file, the line and the reason.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from aipolicy.errors import TableError
from aipolicy.tables.load import text_of
from aipolicy.tables.programs import TRIGGER_LISTS, ProgramGroup, ProgramType, TypeTable, built_in

LABELS = ("group", "ko", "en", "definition", "suffix")
REQUIRED = ("group", "ko", "en")
REPLACE = "replace"
SLUG_CHARACTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789_")
HEADER_RE = re.compile(r"\s*\[{1,2}\s*(\w+)\s*\]{1,2}")

TEMPLATE = """\
# Your own program types. What stands here without "#" is added to the built-in types, which follow below.
# Use it with: aipolicy --types FILE ingest …   or name it programs.toml in the configuration directory.
#
# A trigger is one or more words that follow each other within one sentence:
#   "협약 맺" fits "협약을 맺었다"; "|" separates alternatives, "_" stands for a space,
#   "^전시" must begin a word (it is not found in "대전시").
# names: heads of event names; acts: an act with its verb; words: weak signs; never: not these.

# A new type needs slug, group, ko, en and a trigger; a new group slug, ko and en:
# [[type]]
# slug = "twinning"
# group = "partnership"
# ko = "자매결연"
# en = "twinning"
# names = ["결연식"]
# acts = ["자매결연 맺|체결"]

# A known slug adds triggers to that type; with replace = true its lists take the place of the built-in ones:
# [[type]]
# slug = "forum"
# names = ["아고라"]

# --- The built-in types: take the "# " away before an entry to change it. ---
"""


@dataclass(frozen=True, slots=True)
class _Place:
    """An entry of a file, so that an error can name the line of each of its keys."""

    source: str
    lines: Sequence[str]
    header: int | None
    name: str

    def error(self, reason: str, key: str = "", words: str = "") -> TableError:
        """The error that names the line of `words` in the value of a key, of the key, or of the header."""
        line = self._line(key, words)
        where = f"{self.source}, line {line}" if line else self.source
        return TableError(f"{where} ({self.name}): {reason}")

    def _line(self, key: str, words: str) -> int | None:
        if self.header is None:
            return None
        found = self.header
        for number in range(self.header + 1, len(self.lines) + 1):
            line = self.lines[number - 1]
            if HEADER_RE.match(line):
                break
            if key and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", line):
                found, key = number, ""
            if words and not key and words in line:
                return number
        return found


def read_types(path: Path) -> TypeTable:
    """The built-in types extended by a user's file; the form is that of `types_template()`.

    Raises TableError with file, line and reason.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise TableError(f"cannot read {path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise TableError(f"cannot read {path}: not UTF-8") from error
    return parse_types(text, str(path))


def parse_types(text: str, source: str) -> TypeTable:
    """The built-in types extended by the entries of a TOML text; `source` names it in errors.

    An entry with a known slug adds its triggers to that type, or with `replace = true` puts its lists in
    place of the type's, and may change its labels; one with a new slug needs group, ko, en and at least
    one trigger.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise TableError(f"{source}: {error}") from error
    lines = text.splitlines()
    for key in sorted(data.keys() - {"type", "group"}):
        place = _Place(source, lines, _line_of(lines, key), key)
        raise place.error(f"unknown key {key!r}; only [[type]] and [[group]] are known")
    base = built_in()
    extra = tuple(_group(entry, place) for entry, place in _entries(data, "group", source, lines))
    known = tuple(g for g in base.groups if g.slug not in {e.slug for e in extra})
    return extended(replace(base, groups=known + extra), data, source, lines)


def types_template() -> str:
    """A user's file to begin with: how to write an entry, and the built-in types as comments."""
    _, mark, entries = text_of("programs.toml").partition("[[type]]\n")
    commented = (f"# {line}".rstrip() for line in f"{mark}{entries}".splitlines())
    return TEMPLATE + "\n".join(commented) + "\n"


def extended(table: TypeTable, data: Mapping[str, Any], source: str, lines: Sequence[str]) -> TypeTable:
    """The table with the `type` entries of these data added, each checked; TableError for a wrong one."""
    types = {kind.slug: kind for kind in table.types}
    group_slugs = {group.slug for group in table.groups}
    seen: set[str] = set()
    for entry, place in _entries(data, "type", source, lines):
        _check(entry, place, new=entry.get("slug") not in types)
        slug = entry["slug"]
        if slug in seen:
            raise place.error(f"slug {slug!r} stands twice", "slug")
        seen.add(slug)
        types[slug] = _merged(types.get(slug), entry)
        if types[slug].group not in group_slugs:
            known = ", ".join(sorted(group_slugs))
            raise place.error(f"unknown group {types[slug].group!r}; known are {known}", "group")
        if not any(getattr(types[slug], key) for key in ("names", "acts", "words")):
            raise place.error("a type needs at least one trigger in names, acts or words")
    return replace(table, types=tuple(types.values()))


def _entries(
    data: Mapping[str, Any], key: str, source: str, lines: Sequence[str]
) -> list[tuple[Mapping[str, Any], _Place]]:
    """The entries of a kind with their places."""
    entries = data.get(key, [])
    headers = [number for number, line in enumerate(lines, 1) if _is_header(line, key)]
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        place = _Place(source, lines, next(iter(headers), _line_of(lines, key)), key)
        raise place.error(f"write [[{key}]], with two brackets, before each {key}")
    return [
        (
            entry,
            _Place(
                source, lines, headers[n] if n < len(headers) else None, str(entry.get("slug", "no slug"))
            ),
        )
        for n, entry in enumerate(entries)
    ]


def _is_header(line: str, key: str) -> bool:
    match = HEADER_RE.match(line)
    return match is not None and match[1] == key


def _line_of(lines: Sequence[str], key: str) -> int | None:
    """The line on which a table or key at the top of the file begins."""
    begins = re.compile(rf"\s*\[{{0,2}}\s*[\"']?{re.escape(key)}[\"']?\s*(?:\]|=|\.)")
    return next((number for number, line in enumerate(lines, 1) if begins.match(line)), None)


def _group(entry: Mapping[str, Any], place: _Place) -> ProgramGroup:
    if entry.keys() != {"slug", "ko", "en"} or not all(isinstance(v, str) and v for v in entry.values()):
        raise place.error("a [[group]] has exactly slug, ko and en, each a text")
    _check_slug(entry, place)
    return ProgramGroup(**entry)


def _check_slug(entry: Mapping[str, Any], place: _Place) -> None:
    slug = entry.get("slug")
    if not isinstance(slug, str) or not slug or not SLUG_CHARACTERS.issuperset(slug):
        raise place.error("slug must be lower-case letters, digits and _", "slug")


def _check(entry: Mapping[str, Any], place: _Place, *, new: bool) -> None:
    for key in sorted(entry.keys() - {"slug", REPLACE, *LABELS, *TRIGGER_LISTS}):
        raise place.error(f"unknown key {key!r}", key)
    _check_slug(entry, place)
    if not isinstance(entry.get(REPLACE, False), bool):
        raise place.error(f"{REPLACE} must be true or false", REPLACE)
    for key in LABELS:
        if key in entry and (not isinstance(entry[key], str) or not entry[key].strip()):
            raise place.error(f"{key} must be a text", key)
        if new and key in REQUIRED and key not in entry:
            raise place.error(f"a new type needs {key}")
    for key in TRIGGER_LISTS:
        _check_triggers(entry.get(key, []), key, place)


def _check_triggers(triggers: object, key: str, place: _Place) -> None:
    if not isinstance(triggers, list) or not all(isinstance(trigger, str) for trigger in triggers):
        raise place.error(f"{key} must be a list of texts", key)
    for trigger in triggers:
        words = trigger.split()
        alternatives = [word.removeprefix("^") for slot in words for word in slot.split("|")]
        if not alternatives or not all(word.strip("_") for word in alternatives):
            raise place.error(f"{key}: {trigger!r} has an empty word", key, trigger)
        if len(words) == 1 and any(len(word) < 2 for word in alternatives):
            raise place.error(
                f"{key}: {trigger!r}: a word that stands alone needs two characters", key, trigger
            )


def _merged(old: ProgramType | None, entry: Mapping[str, Any]) -> ProgramType:
    fields: dict[str, Any] = {key: entry[key] for key in LABELS if key in entry}
    for key in TRIGGER_LISTS:
        kept = old and not (entry.get(REPLACE) and key in entry)
        before: tuple[str, ...] = getattr(old, key) if kept else ()
        fields[key] = tuple(dict.fromkeys((*before, *entry.get(key, ()))))
    return replace(old, **fields) if old else ProgramType(slug=entry["slug"], **fields)
