"""Articles to candidates with spans, and candidates to mentions."""

from aipolicy.tables.load import tables_hash

# Raise it with every change of rules that can change what is read out of an article. Tables need no
# raise: their hash stands beside it.
EXTRACTOR_VERSION = "1"


def extractor_stamp() -> str:
    """What stands on every article and mention in the store: the rules' version and the tables' hash.

    By it `reextract` knows what is out of date.
    """
    return f"{EXTRACTOR_VERSION}+{tables_hash()}"
