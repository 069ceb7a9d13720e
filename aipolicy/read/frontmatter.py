"""YAML front matter: a block between --- lines at the top of a text."""

import re

from aipolicy.read.fields import field_of

LONGEST = 20_000
BLOCK_RE = re.compile(
    r"\A\s*---[ \t]*\n(?P<block>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
# A line that means the same with and without YAML's rules: no mark that begins anything but words, no
# comment, no colon before a space, no escape.
SAFE = r"\w .,…·~%+/=?&!“”‘’()《》「」『』<>\[\]@*\-"
SIMPLE_RE = re.compile(
    rf"(?P<key>[A-Za-z가-힣_]\w*):(?: +(?:(?P<plain>[\w“‘(《「『](?:[{SAFE}'\"]|:(?=\S))*)"
    rf"|\"(?P<double>[{SAFE}'#:]*)\"|'(?P<single>[{SAFE}\"#:]*)'))? *"
)
PAIR_RE = re.compile(r"^(?P<key>[^\s:#\-][^:\n]{0,40}?)\s*:(?:[ \t]+(?P<value>.*?))?[ \t]*$")


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    """The scalar fields of a front matter, their names as `fields.field_of` writes them, and the rest.

    Values stay words (2025-02-30 is one too). A block that is not valid YAML is read line by line as
    `name: value`; a block without any such line is no front matter and stays in the text.
    """
    match = BLOCK_RE.match(text)
    if match is None or len(match["block"]) > LONGEST:
        return {}, text
    fields = _simple(match["block"]) or _yaml(match["block"])
    if fields is None:
        fields = _pairs(match["block"])
    return (fields, text[match.end() :]) if fields else ({}, text)


def _simple(block: str) -> dict[str, str] | None:
    """What `_yaml` makes of lines `name: value` all of which are simple; None for any other block.

    Nearly every front matter is one, and PyYAML takes longer for it than the rest of reading a file.
    """
    fields: dict[str, str] = {}
    for line in block.split("\n")[:-1]:
        match = SIMPLE_RE.fullmatch(line)
        if match is None:
            return None
        value = match["plain"] or match["double"] or match["single"] or ""
        fields[field_of(match["key"])] = value.rstrip() if match["plain"] else value
    return fields


def _yaml(block: str) -> dict[str, str] | None:
    """Scalars of a YAML mapping, as words; None for what is no valid mapping."""
    import yaml

    try:
        loaded = yaml.load(block, Loader=yaml.BaseLoader)  # builds nothing but text, lists and mappings
    except (yaml.YAMLError, RecursionError, ValueError):
        return None
    if not isinstance(loaded, dict):
        return None
    return {field_of(key): value for key, value in loaded.items() if isinstance(value, str)}


def _pairs(block: str) -> dict[str, str]:
    pairs = (PAIR_RE.match(line) for line in block.split("\n"))
    return {field_of(pair["key"]): _unquoted(pair["value"] or "") for pair in pairs if pair}


def _unquoted(value: str) -> str:
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" and value.count(value[0]) == 2
    return value[1:-1] if quoted else value
