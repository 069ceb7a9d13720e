"""Measure how far each kind of reading can be trusted; writes `aipolicy/tables/confidence.toml`.

    python tools/calibrate.py           write the table, then print how it does on articles apart
    python tools/calibrate.py --check   only print

The share of a kind is the lower end of its interval (Wilson, CAUTION) over the events found in the articles
with gold facts, for few events prove little, and less (UNSEEN) as the rules were tuned on them; an event that
is none counts as wrong in all fields. Kinds seen fewer than LEAST times are put together as `rare`.

That all four fields are right is measured apart: each event gets the product of shares learnt on the other
folds; events of like products are pooled until more product never means fewer right (isotonic regression,
pools of POOL events at least); the share of a pool is again the lower end. The print learns all this on the
other folds too and judges the one apart. A fold holds all articles of a happening; as the division is luck,
it is made REPEATS times.
"""

import argparse
import json
import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate
from math import prod, sqrt
from pathlib import Path
from typing import Any, NamedTuple

from aipolicy.extract import assemble, confidence
from aipolicy.extract.confidence import Kinds
from aipolicy.models import Article, ArticleRef, Event
from aipolicy.read import ReadOptions, read_source
from aipolicy.report.evaluate import pair, read_gold
from aipolicy.report.judge import RULES
from aipolicy.report.records import event_record
from aipolicy.report.reliability import Mark, reliability

ROOT = Path(__file__).parents[1]
TABLE = ROOT / "aipolicy" / "tables" / "confidence.toml"
LEAST = 15
POOL = 30
# One-sided nine in ten.
CAUTION = 1.28
# The odds that a reading is wrong on pages judged before anybody read them for the rules (own-t* to own-v*:
# four in five events right), by those on the sample articles, on which the rules were tuned.
UNSEEN = 2
FOLDS = 10
REPEATS = 8
SURE = 0.9
HEADER = "# Shares of right answers, measured and written by tools/calibrate.py. Do not edit by hand.\n"

Table = Mapping[str, Mapping[str, Any]]


class Case(NamedTuple):
    """One event found: the happening it belongs to, the kinds of its readings, which fields are right."""

    happening: str
    kinds: Kinds
    right: Mapping[str, bool]

    def fold(self, division: int) -> int:
        """Which part of the articles it belongs to in one of the divisions."""
        return zlib.crc32(f"{division} {self.happening}".encode()) % FOLDS


def cases() -> Iterator[Case]:
    """Every event found in the sample articles that is in the gold or spurious."""
    for gold in (g for path in sorted((ROOT / "data").glob("gold*.jsonl")) for g in read_gold(path)):
        for path in (ROOT / "data" / "articles").glob(f"{gold['id']}.*"):
            for article in read_source(path, ReadOptions()):
                if isinstance(article, Article):
                    yield from judged(gold, replace(article, id=gold["id"]))


def judged(gold: Mapping[str, Any], article: Article) -> Iterator[Case]:
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
    happening = next((e["happening"] for e in gold["events"] if e.get("happening")), gold["id"])
    for i, each in enumerate(found):
        if i in chosen:
            event = {**gold["events"][chosen.index(i)], **published}
            yield Case(happening, each.kinds, {f: rule(event, records[i]) for f, rule in RULES.items()})
        elif i not in spare:
            yield Case(happening, each.kinds, dict.fromkeys(RULES, False))


def field_shares(known: Collection[Case]) -> dict[str, dict[str, float]]:
    """Share of right answers by field and kind; kinds with fewer than LEAST events under `rare`.

    Without such kinds `rare` is the least of the others.
    """
    table: dict[str, dict[str, float]] = {}
    for at, field in enumerate(Kinds._fields):
        seen = Counter(case.kinds[at] for case in known)
        right = Counter(case.kinds[at] for case in known if case.right[field])
        rare = [kind for kind, n in seen.items() if n < LEAST]
        counts = {kind: (right[kind], n) for kind, n in sorted(seen.items()) if n >= LEAST}
        counts["rare"] = (sum(right[kind] for kind in rare), sum(seen[kind] for kind in rare))
        shares = {kind: round(cautious(good, n), 3) for kind, (good, n) in counts.items()}
        if not rare:  # what was never seen is trusted no more than the worst that was
            shares["rare"] = min(share for kind, share in shares.items() if kind != "rare")
        table[field] = shares
    return table


def product(case: Case, table: Table) -> float:
    """The product of the shares of a case's readings."""
    return prod(
        table[field].get(kind, table[field]["rare"])
        for field, kind in zip(Kinds._fields, case.kinds, strict=True)
    )


def held_out(known: Sequence[Case], division: int) -> Iterator[tuple[float, bool]]:
    """For each case the product of shares learnt on the other folds, and whether all is right."""
    for fold in range(FOLDS):
        table = field_shares([case for case in known if case.fold(division) != fold])
        for case in (case for case in known if case.fold(division) == fold):
            yield round(product(case, table), 3), all(case.right.values())


def event_steps(marks: Iterable[tuple[float, bool]], repeats: int) -> dict[str, list[float]]:
    """From which product on which share of events is right in all four fields; both rise."""
    by_product: defaultdict[float, list[bool]] = defaultdict(list)
    for value, right in marks:
        by_product[value].append(right)
    pools: list[tuple[float, int, int]] = []
    for value, rights in sorted(by_product.items()):
        pools.append((value, sum(rights), len(rights)))
        while len(pools) > 1 and not _apart(pools[-2], pools[-1], POOL * repeats):
            pools[-2:] = [_pooled(pools[-2], pools[-1])]
    if len(pools) > 1 and pools[-1][2] < POOL * repeats:
        pools[-2:] = [_pooled(pools[-2], pools[-1])]
    shares = [round(cautious(right / repeats, n / repeats), 3) for _, right, n in pools]
    steps = zip([0.0, *(value for value, _, _ in pools[1:])], accumulate(shares, max), strict=True)
    told: dict[float, float] = {}  # a step of the same share as the one before is none
    for value, share in steps:
        told.setdefault(share, value)
    return {"from": list(told.values()), "share": list(told)}


def _apart(low: tuple[float, int, int], high: tuple[float, int, int], least: int) -> bool:
    """Whether the lower pool is large enough and fewer of it are right."""
    return low[2] >= least and low[1] * high[2] < high[1] * low[2]


def _pooled(low: tuple[float, int, int], high: tuple[float, int, int]) -> tuple[float, int, int]:
    return low[0], low[1] + high[1], low[2] + high[2]


def cautious(right: float, events: float) -> float:
    """The lower end of Wilson's interval for a share, as it would be on unseen pages; 0 for none of none."""
    if not events:
        return 0.0
    z2, share = CAUTION**2, right / events
    spread = CAUTION * sqrt(share * (1 - share) / events + z2 / (4 * events**2))
    low = (share + z2 / (2 * events) - spread) / (1 + z2 / events)
    return low / (low + UNSEEN * (1 - low))


def learnt(known: Sequence[Case], divisions: Sequence[int]) -> dict[str, dict[str, Any]]:
    """The whole table."""
    marks = [mark for division in divisions for mark in held_out(known, division)]
    return {**field_shares(known), "event": event_steps(marks, len(divisions))}


def apart(known: Sequence[Case], division: int) -> Iterator[Mark]:
    """Each case with the confidence learnt on the other folds of a division."""
    for fold in range(FOLDS):
        table = learnt([case for case in known if case.fold(division) != fold], (division,))
        for case in (case for case in known if case.fold(division) == fold):
            sure = confidence.of(case.kinds, table)
            by_field = {field: getattr(sure, field) for field in RULES}
            wrong = tuple(field for field, right in case.right.items() if not right)
            yield Mark({"confidence": sure.overall, "confidence_by_field": by_field}, wrong)


def check(known: Sequence[Case]) -> Iterator[str]:
    """By confidence learnt on other folds, the share of events right in all four fields and in each."""
    divisions = [list(apart(known, division)) for division in range(REPEATS)]
    yield f"{len(known)} events, judged {REPEATS} times by shares learnt on other happenings"
    for band in reliability(mark for marks in divisions for mark in marks):
        shares = (
            f"{name} {'-' if share.percent is None else share.percent} % of {share.events / REPEATS:.0f}"
            for name, share in band.shares.items()
        )
        yield f"{band.low:.1f}-{band.high:.1f}  {', '.join(shares)}"
    for marks in divisions:
        top = [not mark.wrong for mark in marks if mark.record["confidence"] >= SURE]
        right = 100 * sum(top) / max(len(top), 1)
        yield f"at {SURE} or more: {100 * len(top) / len(marks):.1f} % of all, {right:.1f} % of them right"


def as_toml(table: Table) -> str:
    """The text of confidence.toml."""
    parts = [
        f"[{name}]\n"
        + "".join(f"{json.dumps(key, ensure_ascii=False)} = {value}\n" for key, value in values.items())
        for name, values in table.items()
    ]
    return HEADER + "\n" + "\n".join(parts)


def main() -> None:
    """Write the table unless only the check of it is asked for, and print the check."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="only print")
    only_check = parser.parse_args().check
    known = list(cases())
    if not only_check:
        TABLE.write_text(as_toml(learnt(known, range(REPEATS))), encoding="utf-8")
    sys.stdout.writelines(f"{line}\n" for line in check(known))


if __name__ == "__main__":
    main()
