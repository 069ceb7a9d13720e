"""The words of org_roles.toml as patterns."""

import re
from functools import cache

from aipolicy.tables.load import toml_table


@cache
def trigger(*kinds: str) -> re.Pattern[str]:
    """The words of one or several kinds in org_roles.toml as one pattern."""
    return re.compile("|".join(word for kind in kinds for word in toml_table("org_roles.toml")[kind]))
