"""Which mentions tell of the same event, and what they say together."""

from aipolicy.link.keys import key
from aipolicy.link.merge import absorb, merge

__all__ = ["absorb", "key", "merge"]
