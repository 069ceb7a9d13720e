"""YAML front matter: a block between --- lines at the top of a text."""

import re

from aipolicy.read.fields import field_of

LONGEST = 20_000
BLOCK_RE = re.compile(
    r"\A\s*---[ \t]*\n(?P<block>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
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
    fields = _yaml(match["block"])
    if fields is None:
        fields = _pairs(match["block"])
    return (fields, text[match.end() :]) if fields else ({}, text)


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
