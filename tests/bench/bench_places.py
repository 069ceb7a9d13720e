"""Who and where: articles a second on one core, beside a floor measured in the same run.

    python tests/bench/bench_places.py [--articles N] [--runs N]

Measured on laid-out documents of the sample articles that report an event: finding the names of regions
and bodies alone; every region word settled or set aside; the bodies with their roles; and all of it
with the regions of the event, as the program does it, which is the figure that counts. The floor is
what nobody can go below who looks for so many names: one pass of an Aho-Corasick automaton over all
forms of regions and bodies, and one split into sentences. Times are of the processor, the best of
several runs, the pipelines in turn.
"""

import argparse
import re
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from ahocorasick_rs import AhoCorasick, MatchKind
from aipolicy.extract.organizers import find_organizers
from aipolicy.extract.organizers.lexicon import page_hits
from aipolicy.extract.organizers.names import find_names
from aipolicy.extract.organizers.page import READ
from aipolicy.extract.programs import find_types
from aipolicy.extract.regions import event_regions, find_regions
from aipolicy.extract.regions.words import find_words
from aipolicy.extract.relevance import judge
from aipolicy.models import Article, Document
from aipolicy.tables.organizations import by_form
from aipolicy.tables.region_names import region_forms
from aipolicy.text.layout import lay_out

ARTICLES = Path(__file__).parents[2] / "data" / "articles"
DAY = date(2025, 10, 1)
PROMISED = 2_000
SENTENCE_RE = re.compile(r"(?<=[.!?])\s+|\n+")

Case = tuple[Document, str]


def cases(count: int | None) -> list[Case]:
    """Laid-out documents that report an event, with its type."""
    found: list[Case] = []
    for path in sorted(ARTICLES.glob("*.txt"))[:count]:
        document = lay_out(Article("", path.read_text(encoding="utf-8"), path.name, published=DAY))
        types = find_types(document)
        if types and not types[0].rejected and judge(document).relevant:
            found.append((document, types[0].value))
    return found


def names(chosen: Sequence[Case]) -> None:
    """The names of regions and bodies, not yet judged."""
    for document, _ in chosen:
        find_words(document)
        hits = page_hits(document)
        for sentence in document.sentences:
            if sentence.kind in READ:
                find_names(sentence.text, hits=hits.get(id(sentence), ()))


def regions(chosen: Sequence[Case]) -> None:
    """Every region word."""
    for document, _ in chosen:
        find_regions(document)


def bodies(chosen: Sequence[Case]) -> None:
    """The bodies with their roles, without region words to settle homonyms."""
    for document, kind in chosen:
        find_organizers(document, program_type=kind)


def both(chosen: Sequence[Case]) -> None:
    """As the program does it."""
    for document, kind in chosen:
        words = find_regions(document)
        acting = find_organizers(document, program_type=kind, regions=words)
        event_regions(document, words, acting, DAY)


def floor() -> Callable[[Sequence[Case]], None]:
    """One pass for all names and one for sentences."""
    automaton = AhoCorasick([*region_forms(), *by_form()], matchkind=MatchKind.LeftmostLongest)

    def look(chosen: Sequence[Case]) -> None:
        for document, _ in chosen:
            automaton.find_matches_as_indexes(document.article.body)
            SENTENCE_RE.split(document.article.body)

    return look


def spent(run: Callable[[Sequence[Case]], None], chosen: Sequence[Case]) -> float:
    """Seconds of the processor."""
    begin = time.process_time()
    run(chosen)
    return time.process_time() - begin


def main() -> int:
    """Print the speeds; 1 where region and body matching misses its figure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, help="files to take; all unless given")
    parser.add_argument("--runs", type=int, default=7)
    args = parser.parse_args()
    chosen = cases(args.articles)
    letters = sum(len(document.article.body) for document, _ in chosen) / len(chosen)
    runs = {
        "names": names,
        "regions": regions,
        "bodies": bodies,
        "regions, bodies, event": both,
        "floor": floor(),
    }
    for run in runs.values():  # what is loaded once a process does not count
        run(chosen)
    best = {name: min(spent(run, chosen) for _ in range(args.runs)) for name, run in runs.items()}
    speed = {name: len(chosen) / seconds for name, seconds in best.items()}
    print(f"articles with an event: {len(chosen)}, {letters:.0f} letters each")
    for name, each in speed.items():
        print(f"{name:24} {each:9.0f} articles/s, {1e3 / each:6.2f} ms each")
    whole = speed["regions, bodies, event"]
    print(f"of the floor {whole / speed['floor']:.2f}; promised {PROMISED} articles/s")
    return int(whole < PROMISED)


if __name__ == "__main__":
    raise SystemExit(main())
