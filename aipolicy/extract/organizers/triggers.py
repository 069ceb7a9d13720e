"""The words of org_roles.toml as patterns."""

import re
from functools import cache

from aipolicy.tables.load import toml_table


@cache
def trigger(kind: str) -> re.Pattern[str]:
    """The words of one kind in org_roles.toml as one pattern."""
    return re.compile("|".join(toml_table("org_roles.toml")[kind]))
