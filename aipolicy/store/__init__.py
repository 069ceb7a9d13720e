"""SQLite: the only room that knows the database.

`Reader` answers, `open_store` gives a `Store` to write to. Questions are asked more often than
articles come in, so what only writing needs is imported when a store is opened for it.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from aipolicy.store.reader import Reader
from aipolicy.store.results import (
    ArticleRow,
    Body,
    LedgerRow,
    Places,
    SearchHit,
    StoredArticle,
    StoreStats,
    Tally,
)
from aipolicy.store.sorting import SORT_KEYS

if TYPE_CHECKING:
    from aipolicy.store.store import Store

__all__ = [
    "SORT_KEYS",
    "ArticleRow",
    "Body",
    "LedgerRow",
    "Places",
    "Reader",
    "SearchHit",
    "StoreStats",
    "StoredArticle",
    "Tally",
    "open_store",
]


def open_store(path: Path | str, *, rules: str | None = None) -> "Store":
    """The store at `path` open for writing, made if missing; `:memory:` gives one that is not kept.

    `rules` is the version of the rules that what is written is marked with, else that of the built-in
    ones. Raises StoreError if it cannot be opened, is no store, or was written by a newer version.
    """
    from aipolicy.store.store import Store

    return Store(path, rules=rules)
