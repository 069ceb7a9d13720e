"""Finding and resolving dates beside dateparser.search on the same texts, in one run.

    python tests/bench/bench_dates.py [--articles N] [--dateparser N]

The figure that counts is the ratio of characters a second over the sentences of the running text, as
the program reads them. dateparser is measured as it comes, which looks for the language of each text, and
with its language given; it gets a sample of the sentences, for it would take minutes over all of them.
Whole pages are shown beside it: on those dateparser spends less a character.
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
PAGES = 12


def speed(texts: Sequence[str], read: Callable[[str], object]) -> float:
    """Characters a second."""
    read("2025년 10월 1일 추석")
    begin = time.process_time()
    for text in texts:
        read(text)
    return sum(map(len, texts)) / (time.process_time() - begin)


def searched(text: str, languages: list[str] | None = None) -> object:
    """What dateparser finds, relative to the same day."""
    from dateparser.search import search_dates

    settings = {"RELATIVE_BASE": datetime.combine(ANCHOR, datetime.min.time())}
    return search_dates(text, languages=languages, settings=settings)


def main() -> int:
    """Print the speeds; 1 where ours is not the promised number of times faster."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=180)
    parser.add_argument("--dateparser", type=int, default=100)
    arguments = parser.parse_args()
    files = sorted(ARTICLES.glob("*.txt"))[: arguments.articles]
    texts = [path.read_text(encoding="utf-8") for path in files]
    documents = [lay_out(Article("", text, "x", published=ANCHOR)) for text in texts]
    sentences = [sentence.text for document in documents for sentence in document.body]
    sample = sentences[:: max(1, len(sentences) // arguments.dateparser)]
    ours = speed(sentences, lambda text: find_dates(text, ANCHOR))
    plain = speed(sample, searched)
    told = speed(sample, lambda text: searched(text, ["ko"]))
    whole = speed(texts, lambda text: find_dates(text, ANCHOR))
    pages = speed(texts[:: max(1, len(texts) // PAGES)], searched)
    begin = time.process_time()
    for document in documents:
        event_dates(document, program_type="forum")
    events = len(documents) / (time.process_time() - begin)
    print(f"find_dates                        {ours / 1e3:8.0f} thousand characters a second")
    print(f"dateparser.search                 {plain / 1e3:8.0f}, {ours / plain:.0f} times slower")
    print(f"dateparser.search, Korean given   {told / 1e3:8.0f}, {ours / told:.0f} times slower")
    print(f"dateparser.search, whole pages    {pages / 1e3:8.0f}, {whole / pages:.0f} times slower")
    print(f"event_dates                       {events:8.0f} articles a second")
    return int(ours < FLOOR * plain)


if __name__ == "__main__":
    raise SystemExit(main())
