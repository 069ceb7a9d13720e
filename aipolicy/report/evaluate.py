"""How well exported events agree with gold facts, field by field.

An event belongs to the article whose id is the stem of one of its articles' paths (for a member of
a JSON Lines file, what follows the "#"). The gold and the exported events of an article are paired
so that most fields agree; a gold event without a partner has every field wrong.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import permutations
from pathlib import Path, PurePath

from aipolicy.errors import InputError
from aipolicy.report.judge import (
    FURTHER_RULES,
    RULES,
    Facts,
    agreement,
    confidently_wrong,
    date_right,
    organizer_counts,
    province_right,
    region_right,
    status_right,
    type_right,
)
from aipolicy.report.reliability import Band, Mark, reliability

SPURIOUS = "spurious"
# With more exported events than this in one article, pairing goes best first instead of trying all.
_MOST_TO_PERMUTE = 6


@dataclass(frozen=True, slots=True)
class Miss:
    """A gold event with the fields that are wrong, or an exported event that gold knows nothing of."""

    article: str
    fields: tuple[str, ...]
    gold: Facts | None
    got: Facts | None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Figures by name: counts, and percentages with one digit (None where there is nothing to judge).

    `further` are those of the events that state budget, attendance or venue, and how many events of gold
    that state none got one; `bands` tell how often events of each confidence are right.
    `status` is of the gold events that tell one, and no part of "all four".
    """

    figures: Mapping[str, float | None]
    misses: tuple[Miss, ...]
    further: Mapping[str, float | None] = field(default_factory=dict)
    bands: tuple[Band, ...] = ()


def read_gold(path: Path) -> tuple[Facts, ...]:
    """Gold facts from a JSON Lines file; InputError naming the line that is none."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot read {path}: {error}") from error
    return tuple(_gold_article(line, f"{path}:{n}") for n, line in enumerate(lines, 1) if line.strip())


def _gold_article(line: str, where: str) -> Facts:
    try:
        article: Facts = json.loads(line)
        if not isinstance(article["id"], str):
            raise TypeError("id is no text")
        for event in (*article["events"], *(article.get("optional") or ())):
            agreement(event, {})
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(f"not a line of gold facts ({error!r})", where=where) from error
    return article


def evaluate(gold_articles: Iterable[Facts], records: Iterable[Facts]) -> Evaluation:
    """Judge event records (one article in each, as `export jsonl --mentions` prints) by gold facts."""
    by_article: defaultdict[str, list[Facts]] = defaultdict(list)
    for record in records:
        for name in {_article_of(each) for each in record.get("articles") or ()}:
            by_article[name].append(record)
    counts: Counter[str] = Counter()
    misses: list[Miss] = []
    marks: list[Mark] = []
    for article in gold_articles:
        misses += _judge_article(article, by_article.get(article["id"], []), counts, marks)
    return Evaluation(_figures(counts), tuple(misses), _further(counts), reliability(marks))


def _article_of(article: Facts) -> str:
    path: str = article.get("path") or ""
    return path.split("#", 1)[1] if "#" in path else PurePath(path).stem


def pair(golds: Sequence[Facts], gots: Sequence[Facts]) -> list[int | None]:
    """For each gold event the index of its exported one, or None, with most agreeing fields in all."""
    marks = [[agreement(gold, got) for got in gots] for gold in golds]
    chosen = _best_first(marks) if len(gots) > _MOST_TO_PERMUTE else _best_of_all(marks, len(gots))
    return [i if i is not None and row[i] else None for row, i in zip(marks, chosen, strict=True)]


def _best_first(marks: Sequence[Sequence[int]]) -> list[int | None]:
    chosen: list[int | None] = []
    for row in marks:
        free = [i for i in range(len(row)) if i not in chosen]
        chosen.append(max(free, key=row.__getitem__, default=None))
    return chosen


def _best_of_all(marks: Sequence[Sequence[int]], gots: int) -> tuple[int | None, ...]:
    slots: list[int | None] = [*range(gots), *[None] * len(marks)]
    return max(
        permutations(slots, len(marks)),
        key=lambda chosen: sum(row[i] for row, i in zip(marks, chosen, strict=True) if i is not None),
    )


def _judge_article(
    article: Facts, gots: Sequence[Facts], counts: Counter[str], marks: list[Mark]
) -> list[Miss]:
    """The misses of one article; its right answers and errors are added to the counts and marks."""
    published = {"published": article.get("published")}
    golds = [{**event, **published} for event in article["events"]]
    spare: list[Facts] = [{**event, **published} for event in article.get("optional") or ()]
    chosen = pair(golds, gots)
    misses = []
    for gold, i in zip(golds, chosen, strict=True):
        got = None if i is None else gots[i]
        wrong = _judge_event(gold, got, counts)
        if wrong:
            misses.append(Miss(article["id"], wrong, gold, got))
        if got is not None:
            marks.append(Mark(got, wrong))
    left = [got for i, got in enumerate(gots) if i not in chosen]
    spurious = [Miss(article["id"], (SPURIOUS,), None, got) for got in left if not _take(spare, got)]
    marks += (Mark(miss.got, tuple(RULES)) for miss in spurious if miss.got is not None)
    counts["articles"] += 1
    counts[SPURIOUS] += len(spurious)
    counts["irrelevant"] += not golds
    counts["kept out"] += not golds and not spurious
    return misses + spurious


def _judge_event(gold: Facts, got: Facts | None, counts: Counter[str]) -> tuple[str, ...]:
    """The fields that are wrong."""
    wrong = tuple(name for name, right in RULES.items() if not right(gold, got))
    found, wanted, claimed = organizer_counts(gold, got)
    counts.update(name for name in RULES if name not in wrong)
    _judge_further(gold, got, counts)
    counts.update(
        {
            "events": 1,
            "found": got is not None,
            "province": province_right(gold, got),
            "all four": not wrong,
            "confident wrong dates": confidently_wrong(gold, got),
            "bodies found": found,
            "bodies named": wanted + claimed,
            "statuses": "status" in gold,
            "status": "status" in gold and status_right(gold, got),
        }
    )
    return wrong


def _judge_further(gold: Facts, got: Facts | None, counts: Counter[str]) -> None:
    """Counts the further values that gold states, those that are right, and those that it does not state."""
    for name, (key, right) in FURTHER_RULES.items():
        if gold.get(key) is not None:
            counts[f"{name} stated"] += 1
            counts[name] += right(gold, got)
        elif got is not None and got.get(key) is not None:
            counts[f"{name} beyond gold"] += 1


def _take(spare: list[Facts], got: Facts) -> bool:
    """Whether an exported event is one of those that may be found; that one is then used up."""
    for i, gold in enumerate(spare):
        if type_right(gold, got) and (date_right(gold, got) or region_right(gold, got)):
            del spare[i]
            return True
    return False


def _percent(part: int, whole: int) -> float | None:
    return round(100 * part / whole, 1) if whole else None


def _figures(counts: Counter[str]) -> dict[str, float | None]:
    events = counts["events"]
    return {
        "articles": counts["articles"],
        "gold events": events,
        "event recall": _percent(counts["found"], events),
        "event precision": _percent(counts["found"], counts["found"] + counts[SPURIOUS]),
        **{field: _percent(counts[field], events) for field in (*RULES, "province")},
        "organizer F1": _percent(2 * counts["bodies found"], counts["bodies named"]),
        "all four": _percent(counts["all four"], events),
        "irrelevant kept out": _percent(counts["kept out"], counts["irrelevant"]),
        "confident wrong dates": counts["confident wrong dates"],
        "status": _percent(counts["status"], counts["statuses"]),
    }


def _further(counts: Counter[str]) -> dict[str, float | None]:
    right = {name: _percent(counts[name], counts[f"{name} stated"]) for name in FURTHER_RULES}
    return {**right, **{name: counts[name] for name in (f"{each} beyond gold" for each in FURTHER_RULES)}}
