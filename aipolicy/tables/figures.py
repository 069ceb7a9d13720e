"""Words round the figures of an event: typed access to `figures.toml`."""

import re
from functools import cache

from aipolicy.tables.load import toml_table


@cache
def alternatives(section: str, key: str) -> str:
    """A list of `figures.toml` as a regular expression of alternatives, the longest first, in a group."""
    words = (word.replace("_", " ") for word in toml_table("figures.toml")[section][key])
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"
