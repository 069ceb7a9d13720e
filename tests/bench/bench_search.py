"""Searching 1,000,000 made-up articles of 300 letters, beside a scan over their texts.

    python tests/bench/bench_search.py [--articles N] [--ranked N] [--scanned N] [--runs N] [--keep FOLDER]

Searches run in this process on an open store; times are of the processor, the best of several runs, so
that a busy machine disturbs little. The scan looks a word up in so many texts held in memory, and is told
for all articles in proportion. --keep leaves the stores in a folder, where the next run finds them.
"""

import argparse
import random
import re
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path

from aipolicy.models import EventFilter
from aipolicy.store import Reader, fulltext
from aipolicy.store.connection import open_for_writing
from aipolicy.store.rows import insert_all

ARTICLES = Path(__file__).parents[2] / "data" / "articles"
FIRST, DAYS = date(2016, 1, 1), 4000
LETTERS = 300
BATCH = 20_000
# Milliseconds for the newest twenty hits, and how many times slower the scan must at least be.
MOST_MS, LEAST_RATIO = 10.0, 20
NEWEST = 20
EVERYTHING = EventFilter()
# Rare words stand in so many articles; the absent ones in none, though every pair of theirs is there.
RARE = {"쾌청한마을": 50, "두루미": 500, "뭍": 1000}
QUERIES = {
    "common word": "인공지능",
    "common word of two": "부산",
    "one syllable, common": "시",
    "one syllable, rare": "뭍",
    "one syllable, absent": "뷁",
    "rare word": "쾌청한마을",
    "rarish word": "두루미",
    "absent word": "뷁뷁",
    "long word": "데이터센터를",
    "words": "부산 협약 로봇",
    "phrase": '"인공지능 기반"',
    "either": "두루미 OR 쾌청한마을",
    "without": "인공지능 -부산",
    "title": "title:협약",
}
# No promise: every article that has the pairs must be looked at.
HARD = {
    "absent, its pairs are not": "산업무",
    "phrase of common words": '"지원 인공지능"',
    "sign": "(AI) -시",
}
RANKED = ("부산 협약", "인공지능", "두루미")


def sentences() -> list[str]:
    """The lines and sentences of the sample articles, as often as they are there."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(ARTICLES.glob("*.txt")))
    return [each.strip() for each in re.split(r"\n|(?<=다\.) ", text) if each.strip()]


def bodies(count: int) -> list[str]:
    """So many texts of 300 letters, sentences of the samples by chance, the rare words strewn in."""
    dice, known = random.Random(count), sentences()
    texts = []
    for _ in range(count):
        body = dice.choice(known)
        while len(body) < LETTERS:
            body = f"{body} {dice.choice(known)}"
        texts.append(body[:LETTERS])
    for word, often in RARE.items():
        for number in dice.sample(range(count), min(often, count)):
            texts[number] = f"{word}에서 {texts[number]}"[:LETTERS]
    return texts


def fill(path: Path, texts: Sequence[str]) -> None:
    """Writes a store of these texts, published in about the order in which they came in."""
    dice = random.Random(len(texts))
    connection = open_for_writing(path).conn
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA cache_size = -400000")
    # Fewer pieces of the index to merge while writing; what is searched is the same.
    hash_size = "INSERT INTO article_index (article_index, rank) VALUES ('hashsize', ?)"
    connection.execute(hash_size, (256 << 20,))
    for start in range(0, len(texts), BATCH):
        articles, rows, changes = [], [], []
        for pk, body in enumerate(texts[start : start + BATCH], start + 1):
            day = FIRST + timedelta(days=pk * DAYS // len(texts) + dice.randint(-20, 20))
            page = fulltext.Page(" ".join(body.split()[:6]), body)
            articles.append({
                "pk": pk, "id": f"{pk:010x}", "title": page.title, "path": f"bench.jsonl#{pk}",
                "published": day.isoformat(), "language": "ko", "excerpt": 0, "body_hash": "", "relevant": 0,
                "reason": "bench", "verdict": "[]", "extractor": "0",
            })  # fmt: skip
            rows.append({"article": pk, "body": body})
            changes.append(fulltext.addition(fulltext.place(pk, day), page))
        connection.execute("BEGIN")
        insert_all(connection, "articles", articles)
        insert_all(connection, "bodies", rows)
        fulltext.write(connection, changes)
        connection.execute("COMMIT")
    connection.execute(hash_size, (1 << 20,))
    connection.close()


def milliseconds(run: Callable[[], object], runs: int) -> float:
    """Time of the processor for the best of several runs."""
    spent = []
    for _ in range(runs):
        started = time.process_time()
        run()
        spent.append(time.process_time() - started)
    return min(spent) * 1e3


def newest(reader: Reader, texts: Sequence[str], whole: int, runs: int) -> bool:
    """Prints the times for the newest hits beside those of a scan; whether all are as promised."""
    good = True
    for name, query in (*QUERIES.items(), *HARD.items()):
        ours = milliseconds(lambda query=query: reader.search(query, EVERYTHING, NEWEST), runs)
        hits = len(reader.search(query, EVERYTHING, NEWEST))
        print(f"{name:28} {ours:8.2f} ms, {hits:2} hits   {query}", flush=True)
        good &= ours <= MOST_MS or name in HARD
    word = "쾌청한마을"
    ours = milliseconds(lambda: reader.search(word, EVERYTHING, NEWEST), runs)
    scan = milliseconds(lambda: [text for text in texts if word in text], 3) * whole / len(texts)
    print(
        f"{'rare word, by a scan':28} {scan:8.2f} ms, {scan / ours:.0f} times ours (at least {LEAST_RATIO})"
    )
    return good and scan >= LEAST_RATIO * ours


def main() -> int:
    """Print the figures; 1 where a search takes longer than promised."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=1_000_000)
    parser.add_argument("--ranked", type=int, default=100_000)
    parser.add_argument("--scanned", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--keep", type=Path)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = args.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        paths = {count: folder / f"search-{count}.db" for count in (args.articles, args.ranked)}
        for count, path in paths.items():
            if not path.exists():
                started = time.perf_counter()
                fill(path, bodies(count))
                print(f"wrote {count:,} articles in {time.perf_counter() - started:.0f} s", flush=True)
            print(f"{count:,} articles: {path.stat().st_size / 1e6:,.0f} MB", flush=True)
        with Reader(paths[args.articles]) as reader:
            good = newest(reader, bodies(args.scanned), args.articles, args.runs)
        with Reader(paths[args.ranked]) as reader:
            for query in RANKED:
                spent = milliseconds(lambda q=query: reader.search(q, EVERYTHING, NEWEST, ranked=True), 3)
                print(f"{'best match first':28} {spent:8.2f} ms of {args.ranked:,} articles   {query}")
    return int(not good)


if __name__ == "__main__":
    sys.exit(main())
