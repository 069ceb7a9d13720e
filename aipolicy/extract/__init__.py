"""Articles to candidates with spans, and candidates to mentions."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aipolicy.tables.programs import TypeTable

# Raise it with every change of rules that can change what is read out of an article.
EXTRACTOR_VERSION = "1"
# Tables of what the program says and asks, from which nothing is extracted.
_NOT_READ = frozenset(("labels.toml", "messages.toml", "periods.toml"))


def rules_version(types: "TypeTable | None" = None) -> str:
    """The version of the rules with marks of the tables and of a user's own types: 1-5f0c9a31+e77b0a12.

    Stands on every mention in the store, so that `reextract` knows what is out of date.
    """
    from hashlib import sha256

    from aipolicy.tables.load import fingerprint

    version = f"{EXTRACTOR_VERSION}-{fingerprint(_NOT_READ)}"
    if types is None:
        return version
    return f"{version}+{sha256(repr((types.groups, types.types)).encode()).hexdigest()[:8]}"
