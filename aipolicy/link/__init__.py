"""Which mentions tell of the same event, and what they say together.

`profile` makes of a report what comparing needs, `postings` and `searches` say where others like it are,
`compare` judges two, `settle` groups many, `merge` says what a group says. All are pure, and none depends
on the order in which reports came.
"""

from aipolicy.link.blocks import Posting, Search, postings, searches
from aipolicy.link.compare import Judgement, compare
from aipolicy.link.merge import Variants, merge, variants
from aipolicy.link.profile import Profile, profile
from aipolicy.link.settle import components, settle

__all__ = [
    "Judgement",
    "Posting",
    "Profile",
    "Search",
    "Variants",
    "compare",
    "components",
    "merge",
    "postings",
    "profile",
    "searches",
    "settle",
    "variants",
]
