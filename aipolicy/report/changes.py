"""What a new reading of an article changes, field by field."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from aipolicy.link import same, value_of, written
from aipolicy.models import Correctable, DateRange, Entry, EventDate, EventFacts, Extraction, Mention, Value

RELEVANCE, EVENT, CONFIDENCE, EVIDENCE = "relevance", "event", "confidence", "evidence"
NOTHING = "-"
_PLAIN = ("status", "stage", "venue", "budget_krw", "attendance")
_LISTS = ("program_types_other", "topics", "target")
_RANGES = ("apply", "period")


@dataclass(frozen=True, slots=True)
class Change:
    """A field of a mention (or `relevance` of its article) whose value is another now, both as text."""

    field: str
    article: str
    mention: str
    before: str
    after: str


def compared(before: Extraction, after: Extraction, article: str) -> Iterator[Change]:
    """What differs between two readings of the article of this id."""
    verdicts = [
        f"{'yes' if each.verdict.relevant else 'no'}: {each.verdict.reason}" for each in (before, after)
    ]
    if verdicts[0] != verdicts[1]:
        yield Change(RELEVANCE, article, "", *verdicts)
    old, new = ({each.ordinal: each for each in one.mentions} for one in (before, after))
    for ordinal in sorted(old.keys() | new.keys()):
        yield from _compared(article, f"{article}.{ordinal}", old.get(ordinal), new.get(ordinal))


def _compared(article: str, name: str, old: Mention | None, new: Mention | None) -> Iterator[Change]:
    if old is None or new is None:
        titles = (each.facts.title if each else NOTHING for each in (old, new))
        yield Change(EVENT, article, name, *titles)
        return
    before, after = told(old.facts), told(new.facts)
    for field, text in before.items():
        if text != after[field]:
            yield Change(field, article, name, text, after[field])
    if old.facts.evidence != new.facts.evidence:
        yield Change(EVIDENCE, article, name, *(str(len(each.facts.evidence)) for each in (old, new)))


def told(facts: EventFacts) -> Mapping[str, str]:
    """Every value of some facts as text, by field; the evidence aside."""
    values = {str(field): written(value_of(facts, field)) for field in Correctable}
    values["date"] += f" {facts.date.basis}" + (f" +{n}" if (n := len(facts.date.alternatives)) else "")
    for name in _RANGES:
        days: DateRange = getattr(facts, name)
        values[name] = written(EventDate(days.start, days.end)) if days != DateRange() else NOTHING
    for name in _LISTS:
        values[name] = "; ".join(getattr(facts, name)) or NOTHING
    for name in _PLAIN:
        found = getattr(facts, name)
        values[name] = NOTHING if found is None else str(found)
    parts, sure = facts.budget_parts, facts.confidence
    values["budget_parts"] = " ".join(str(won) for won in (parts.national, parts.local, parts.private))
    values[CONFIDENCE] = " ".join(
        f"{each:.2f}" for each in (sure.date, sure.region, sure.organizer, sure.type)
    )
    return values


class Fate(StrEnum):
    """What a new reading does to a correction: it says the same, says another new thing, finds no report."""

    NEEDLESS = "needless"
    CONFLICTING = "conflicting"
    ORPHANED = "orphaned"


@dataclass(frozen=True, slots=True)
class Effect:
    """A correction that holds, what becomes of it, and what is read now; None without a report."""

    fate: Fate
    entry: Entry
    now: Value | None


Unseen = Iterable[tuple[Entry, Value | None]]


def effects(before: Unseen, after: Unseen) -> Iterator[Effect]:
    """What becomes of the corrections that hold, from what their events would say without them."""
    once = {entry.number: value for entry, value in before}
    for entry, now in after:
        then, said = once.get(entry.number), entry.value
        if then is None or said is None:
            continue
        if now is None:
            yield Effect(Fate.ORPHANED, entry, None)
        elif not same(then, now):
            yield Effect(Fate.NEEDLESS if same(now, said) else Fate.CONFLICTING, entry, now)
