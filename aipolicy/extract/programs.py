"""What kind of act an article reports: program types best first, and the stage of an ordinance."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from aipolicy.extract.cues import Clauses, Reading, readings
from aipolicy.extract.hits import TypeKey, type_hits
from aipolicy.models import Candidate, Document, Sentence, Span, Tense
from aipolicy.tables.programs import TypeTable, built_in, stages
from aipolicy.text.clauses import Clause, clauses
from aipolicy.text.phrases import Match, PhraseIndex
from aipolicy.text.tense import Link

STRENGTH = {"names": 0.5, "acts": 1.0, "words": 0.3}
# The same in the best place.
MOST_WEIGHT = {"names": 1.1, "acts": 1.25, "words": 0.375, "never": 0.0}
REPEAT_WEIGHT = 0.4
TIE = 0.92
HALF = 0.8
ASIDE_WEIGHT = 0.1
# Undated sentences far down tell no act.
LEAST_WEIGHT = 0.25
ORDINANCE = "조례"


class _Sign(NamedTuple):
    """Words that speak for a type, with their weight in their context."""

    weight: float
    slug: str
    kind: str
    span: Span
    text: str
    aside: str | None


def find_types(document: Document, table: TypeTable | None = None) -> tuple[Candidate[str], ...]:
    """Slugs of program types, best first, each with the words that weigh most and a score in 0..1.

    Types that only background, speech or an enumeration speak for stand last, with `rejected`.
    """
    table = table or built_in()
    read = (reading for reading in readings(document) if reading.weight >= LEAST_WEIGHT)
    signs = [sign for reading in read for sign in _signs(reading, table)]
    by_type: dict[str, list[_Sign]] = defaultdict(list)
    for sign in signs:
        by_type[sign.slug].append(sign)
    order = {slug: number for number, slug in enumerate(table.precedence)}
    scores = {slug: _total(found) for slug, found in by_type.items()}
    standing = [slug for slug, found in by_type.items() if any(s.aside is None for s in found)]
    ranked = _ranked(standing, scores, order)
    ranked += sorted(by_type.keys() - set(standing), key=lambda slug: (-scores[slug], slug))
    return tuple(_candidate(slug, by_type[slug], scores[slug]) for slug in ranked)


@cache
def _stage_index() -> PhraseIndex[int]:
    return PhraseIndex((number, word) for number, stage in enumerate(stages()) for word in stage.words)


def find_stage(document: Document) -> Candidate[str] | None:
    """The stage an ordinance has reached (Korean label); if all told is yet to come, the first to come."""
    done: dict[int, Candidate[str]] = {}
    ahead: dict[int, Candidate[str]] = {}
    for reading in readings(document):
        if ORDINANCE not in reading.sentence.text:
            continue
        listed = clauses(reading.sentence.text)
        parts = reading.clauses
        for match in _stage_index().find(reading.sentence.text):
            if parts.set_aside(match.start, match.end):
                continue
            clause = next((clause for clause in listed if clause.end >= match.end), None)
            reached = clause is None or _is_reached(match.key, clause)
            (done if reached else ahead).setdefault(match.key, _stage(match, reading.sentence))
    if done:
        return done[max(done)]
    return ahead[min(ahead)] if ahead else None


def _is_reached(stage: int, clause: Clause) -> bool:
    """Whether a clause tells its stage as done: past, or for the first stage (입법예고한다) present too."""
    if clause.tense == Tense.FUTURE or clause.predicate.endswith("면"):
        return False
    return clause.tense == Tense.PAST or clause.link == Link.ADNOMINAL or stage == 0


def _stage(match: Match[int], sentence: Sentence) -> Candidate[str]:
    span = Span(sentence.span.part, sentence.span.start + match.start, sentence.span.start + match.end)
    return Candidate(stages()[match.key].ko, span, sentence.text[match.start : match.end], "stage")


def _ranked(slugs: Iterable[str], scores: dict[str, float], order: dict[str, int]) -> list[str]:
    """By score; near the top score, by the order of precedence."""
    ranked = sorted(slugs, key=lambda slug: (-scores[slug], slug))
    if ranked:
        tied = [s for s in ranked if scores[s] >= TIE * scores[ranked[0]]]
        first = min(tied, key=lambda slug: (order.get(slug, len(order)), -scores[slug]))
        ranked.remove(first)
        ranked.insert(0, first)
    return ranked


def _signs(reading: Reading, table: TypeTable) -> list[_Sign]:
    text = reading.sentence.text
    matches = type_hits(text, table)
    if not matches:
        return []
    barred: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for start, end, (slug, kind) in matches:
        if kind == "never":
            barred[slug].append((start, end))
    parts = reading.clauses
    best: dict[str, tuple[float, int, _Sign]] = {}
    # Those that can weigh most come first, so that most others need not be weighed; of equals the first wins.
    for number in sorted(range(len(matches)), key=lambda n: -MOST_WEIGHT[matches[n][2].kind]):
        start, end, (slug, kind) = matches[number]
        if slug in best and best[slug][0] > MOST_WEIGHT[kind] * reading.weight:
            continue
        if kind == "never" or (slug in barred and _overlaps(start, end, barred[slug])):
            continue
        sign = _weighed(matches[number], reading, parts)
        rank = (sign.weight, -number)
        if slug not in best or rank > best[slug][:2]:
            best[slug] = (*rank, sign)
    return [sign for _, _, sign in sorted(best.values(), key=lambda ranked: -ranked[1])]


def _overlaps(start: int, end: int, ranges: Iterable[tuple[int, int]]) -> bool:
    return any(start < right and left < end for left, right in ranges)


def _weighed(match: Match[TypeKey], reading: Reading, parts: Clauses) -> _Sign:
    start, end, (slug, kind) = match
    weight = STRENGTH[kind] * reading.weight
    aside = parts.set_aside(start, end)
    if aside:
        weight *= ASIDE_WEIGHT
    else:
        weight *= parts.name_factor(start, end) if kind == "names" else parts.act_factor(start, end)
    place = reading.sentence.span
    span = Span(place.part, place.start + start, place.start + end)
    return _Sign(weight, slug, kind, span, reading.sentence.text[start:end], aside)


def _total(signs: list[_Sign]) -> float:
    weights = sorted((sign.weight for sign in signs), reverse=True)
    return weights[0] + REPEAT_WEIGHT * sum(weights[1:3])


def _candidate(slug: str, signs: list[_Sign], score: float) -> Candidate[str]:
    best = max(signs, key=lambda sign: (sign.aside is None, sign.weight))
    return Candidate(
        value=slug,
        span=best.span,
        text=best.text,
        rule=best.kind,
        score=round(score / (score + HALF), 3),
        rejected=best.aside,
    )
