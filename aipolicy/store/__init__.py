"""SQLite: the only room that knows the database."""

from aipolicy.store.articles import Meeting, Outcome
from aipolicy.store.reader import SORT_KEYS, Reader
from aipolicy.store.results import ArticleRow, SearchHit, StoredArticle, StoreStats, Tally
from aipolicy.store.store import Store, open_store

__all__ = [
    "SORT_KEYS",
    "ArticleRow",
    "Meeting",
    "Outcome",
    "Reader",
    "SearchHit",
    "Store",
    "StoreStats",
    "StoredArticle",
    "Tally",
    "open_store",
]
