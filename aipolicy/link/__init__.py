"""Which mentions tell of the same event, what they say together, and what users say over it.

`profile` makes of a report what comparing needs, `postings` and `searches` say where others like it are,
`compare` judges two, `settle` groups many, `merge` says what a group says. All are pure, and none depends
on the order in which reports came. `corrected` lays the entries of the ledger over that.
"""

from aipolicy.link.blocks import Posting, Search, postings, searches
from aipolicy.link.compare import Judgement, compare
from aipolicy.link.corrected import (
    SAYS_A_VALUE,
    about,
    active,
    constraints,
    corrected,
    proven,
    same,
    value_of,
    written,
)
from aipolicy.link.merge import Variants, merge, variants
from aipolicy.link.profile import Profile, profile
from aipolicy.link.settle import components, settle

__all__ = [
    "SAYS_A_VALUE",
    "Judgement",
    "Posting",
    "Profile",
    "Search",
    "Variants",
    "about",
    "active",
    "compare",
    "components",
    "constraints",
    "corrected",
    "merge",
    "postings",
    "profile",
    "proven",
    "same",
    "searches",
    "settle",
    "value_of",
    "variants",
    "written",
]
