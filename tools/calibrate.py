"""Measure how often each kind of reading is right; prints `aipolicy/tables/confidence.toml`.

    python tools/calibrate.py > aipolicy/tables/confidence.toml
    python tools/calibrate.py --check

The share of a kind is (right + 1) / (events + 2) over the events found in the articles that gold
facts exist for (Laplace's rule of succession); an event that is none counts as wrong in all fields.
Kinds seen fewer than ten times are put together as `rare`. `--check` learns the shares on two thirds
of the articles and shows, on the other, how many events of each confidence are right in all fields.
"""

import argparse
import json
import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from math import prod
from pathlib import Path
from typing import NamedTuple

from aipolicy.extract import assemble
from aipolicy.extract.confidence import Kinds
from aipolicy.models import Article, ArticleRef, Event
from aipolicy.read import ReadOptions, read_source
from aipolicy.report.evaluate import pair, read_gold
from aipolicy.report.judge import RULES
from aipolicy.report.records import event_record

ROOT = Path(__file__).parents[1]
LEAST = 10
FOLDS = 3
BINS = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 1.01)


class Case(NamedTuple):
    """One event found: its article, the kinds of its readings, which fields are right."""

    article: str
    kinds: Kinds
    right: dict[str, bool]


def cases() -> Iterator[Case]:
    """Every event found in the sample articles that is in the gold or spurious."""
    for gold in (g for path in sorted((ROOT / "data").glob("gold*.jsonl")) for g in read_gold(path)):
        for path in (ROOT / "data" / "articles").glob(f"{gold['id']}.*"):
            for article in read_source(path, ReadOptions()):
                if isinstance(article, Article):
                    yield from judged(gold, replace(article, id=gold["id"]))


def judged(gold: dict, article: Article) -> Iterator[Case]:
    """The events of one article, each with what is right; optional ones are passed over."""
    found = assemble.read(article)[1]
    ref = ArticleRef(article.id, article.path, article.url, article.outlet, article.title, article.published)
    records, main = [], None
    for each in found:
        facts = assemble.compose(each, main)
        main = main or facts
        records.append(json.loads(json.dumps(event_record(Event("", facts, (ref,))), default=str)))
    published = {"published": gold.get("published")}
    chosen = pair([{**e, **published} for e in gold["events"]], records)
    spare = pair([{**e, **published} for e in gold.get("optional") or ()], records)
    for i, each in enumerate(found):
        if i in chosen:
            event = {**gold["events"][chosen.index(i)], **published}
            yield Case(gold["id"], each.kinds, {f: rule(event, records[i]) for f, rule in RULES.items()})
        elif i not in spare:
            yield Case(gold["id"], each.kinds, dict.fromkeys(RULES, False))


def shares(known: Iterable[Case]) -> dict[str, dict[str, float]]:
    """Share of right answers by field and kind; kinds with fewer than LEAST events under `rare`."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    right: dict[str, Counter[str]] = defaultdict(Counter)
    for case in known:
        for field, kind in zip(Kinds._fields, case.kinds, strict=True):
            seen[field][kind] += 1
            right[field][kind] += case.right[field]
    table: dict[str, dict[str, float]] = {}
    for field in Kinds._fields:
        rare = [kind for kind, n in seen[field].items() if n < LEAST]
        few, good = sum(seen[field][k] for k in rare), sum(right[field][k] for k in rare)
        often = {k: (right[field][k] + 1) / (n + 2) for k, n in sorted(seen[field].items()) if n >= LEAST}
        table[field] = {
            kind: round(value, 3) for kind, value in {**often, "rare": (good + 1) / (few + 2)}.items()
        }
    return table


def check(known: list[Case]) -> None:
    """Print, by confidence learnt on other articles, the share of events right in all four fields."""
    marks: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        apart = [c for c in known if zlib.crc32(c.article.encode()) % FOLDS == fold]
        table = shares(c for c in known if c not in apart)
        for case in apart:
            sure = prod(
                table[f].get(k, table[f]["rare"]) for f, k in zip(Kinds._fields, case.kinds, strict=True)
            )
            marks.append((sure, all(case.right.values())))
    for low, high in pairwise(BINS):
        group = [good for sure, good in marks if low <= sure < high]
        if group:
            right = 100 * sum(group) / len(group)
            print(f"{low:.1f}-{min(high, 1.0):.1f}  {len(group):4} events  {right:5.1f} % right")


def main() -> None:
    """Print the table, or the check of it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true")
    known = list(cases())
    if parser.parse_args().check:
        check(known)
        return
    sys.stdout.write(
        "# Share of right answers by kind of reading, measured by tools/calibrate.py. Do not edit by hand.\n"
    )
    for field, values in shares(known).items():
        lines = "".join(
            f"{json.dumps(kind, ensure_ascii=False)} = {value}\n" for kind, value in values.items()
        )
        sys.stdout.write(f"\n[{field}]\n{lines}")


if __name__ == "__main__":
    main()
