"""Measure how well reports are linked into events, on the project's own articles.

    python tests/golden/linking.py [ARTICLES GOLD]

Judged are all pairs of reports found that gold knows by a main event: two are rightly one event if gold
gives both the same `happening`. Reports that match no main event of gold are left out.
"""

import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[2]
ARTICLES, GOLD = ROOT / "data" / "articles", ROOT / "data" / "gold.jsonl"

Pair = tuple[str, str]


class Linked(NamedTuple):
    """Pairs of reports, each report by its article and title: rightly linked, wrongly linked, missed."""

    right: Sequence[Pair]
    wrong: Sequence[Pair]
    missed: Sequence[Pair]

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, as a percentage."""
        whole = 2 * len(self.right) + len(self.wrong) + len(self.missed)
        return round(200 * len(self.right) / whole, 1) if whole else 100.0


def ingested(paths: Sequence[Path], store_path: Path) -> None:
    """A store of these articles, taken in in this order."""
    from aipolicy.pipeline import ingest
    from aipolicy.read import ReadOptions
    from aipolicy.store import open_store

    with open_store(store_path) as store:
        ingest([str(path) for path in paths], store, ReadOptions())


def judged(store_path: Path, gold: Path) -> Linked:
    """How the reports in a store are linked, judged by gold."""
    from aipolicy.models import EventFilter
    from aipolicy.report.records import event_record
    from aipolicy.store import Reader

    with Reader(store_path) as reader:
        reports = [event_record(mention) for mention in reader.mentions(EventFilter())]
        event_of = {each["id"]: reader.event(each["id"]).id for each in reports}
    happening = dict(_happenings(gold, reports))
    names = {each["id"]: f"{Path(each['articles'][0]['path']).stem} {each['title']}" for each in reports}
    found: dict[tuple[bool, bool], list[Pair]] = {}
    for one, other in combinations(sorted(happening), 2):
        kind = (happening[one] == happening[other], event_of[one] == event_of[other])
        found.setdefault(kind, []).append((names[one], names[other]))
    return Linked(*(found.get(kind, []) for kind in ((True, True), (False, True), (True, False))))


def _happenings(gold: Path, reports: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    """The ids of the reports that gold knows, each with what it tells of."""
    from aipolicy.report.evaluate import pair, read_gold

    by_article: dict[str, list[Mapping[str, Any]]] = {}
    for each in reports:
        by_article.setdefault(Path(each["articles"][0]["path"]).stem, []).append(each)
    for article in read_gold(gold):
        golds = [{**event, "published": article.get("published")} for event in article["events"]]
        own = by_article.get(article["id"], [])
        for number, (event, i) in enumerate(zip(golds, pair(golds, own), strict=True)):
            if i is not None:
                yield own[i]["id"], event.get("happening") or f"{article['id']}.{number}"


def main(arguments: Sequence[str]) -> int:
    """Print the figures and every pair that is wrong; 1 if there are any."""
    articles, gold = (Path(arguments[0]), Path(arguments[1])) if arguments else (ARTICLES, GOLD)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "linking.db"
        ingested(sorted(articles.glob("*.txt")), path)
        found = judged(path, gold)
    right, wrong, missed = map(len, found)
    lines = [f"{right} pairs right, {wrong} wrong, {missed} missed: F1 {found.f1} %"]
    lines += [f"wrong: {one} | {other}" for one, other in found.wrong]
    lines += [f"missed: {one} | {other}" for one, other in found.missed]
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return int(bool(found.wrong or found.missed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
