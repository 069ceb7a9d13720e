"""Finding and resolving dates beside dateparser.search on the same texts, in one run.

    python tests/bench/bench_dates.py [--articles N] [--dateparser N]

The figure that counts is the ratio of characters a second. dateparser gets fewer of the texts, for it
would take minutes over all of them.
"""

import argparse
import time
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path

from aipolicy.extract.dates import event_dates, find_dates
from aipolicy.models import Article
from aipolicy.text.layout import lay_out

ARTICLES = Path(__file__).parents[2] / "data" / "articles"
ANCHOR = date(2025, 10, 1)
FLOOR = 60


def speed(texts: Sequence[str], read: Callable[[str], object]) -> float:
    """Characters a second."""
    begin = time.perf_counter()
    for text in texts:
        read(text)
    return sum(map(len, texts)) / (time.perf_counter() - begin)


def searched(text: str) -> object:
    from dateparser.search import search_dates

    settings = {"RELATIVE_BASE": datetime(ANCHOR.year, ANCHOR.month, ANCHOR.day)}  # noqa: DTZ001
    return search_dates(text, languages=["ko"], settings=settings)


def main() -> int:
    """Print both speeds; 1 where ours is not the promised number of times faster."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=180)
    parser.add_argument("--dateparser", type=int, default=6)
    arguments = parser.parse_args()
    files = sorted(ARTICLES.glob("*.txt"))[: arguments.articles]
    texts = [path.read_text(encoding="utf-8") for path in files]
    find_dates(texts[0], ANCHOR)
    searched("2025년 10월 1일")
    ours = speed(texts, lambda text: find_dates(text, ANCHOR))
    theirs = speed(texts[: arguments.dateparser], searched)
    documents = [lay_out(Article("", text, "x", published=ANCHOR)) for text in texts]
    begin = time.perf_counter()
    for document in documents:
        event_dates(document, program_type="forum")
    events = len(documents) / (time.perf_counter() - begin)
    print(f"find_dates          {ours / 1e6:8.2f} million characters a second")
    print(f"dateparser.search   {theirs / 1e6:8.4f} million characters a second")
    print(f"ratio               {ours / theirs:8.0f} (at least {FLOOR})")
    print(f"event_dates         {events:8.0f} articles a second")
    return int(ours < FLOOR * theirs)


if __name__ == "__main__":
    raise SystemExit(main())
