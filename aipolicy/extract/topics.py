"""What an event is about: any number of topics, each with the words that speak for it."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from aipolicy.extract.cues import readings
from aipolicy.extract.hits import hits
from aipolicy.models import Candidate, Document, Sentence, Span

# One mention in the title or the lead is enough; what stands far behind the main topic is left out.
ENOUGH = 0.8
SHARE_OF_BEST = 0.3
HALF = 1.0
LEAST_WEIGHT = 0.25


class _Mention(NamedTuple):
    weight: float
    sentence: Sentence
    start: int
    end: int


def find_topics(document: Document) -> tuple[Candidate[str], ...]:
    """Slugs of topics, the main one first, with the words of their weightiest mention and a score in 0..1."""
    scores: dict[str, float] = defaultdict(float)
    best: dict[str, _Mention] = {}
    for reading in readings(document):
        if reading.weight < LEAST_WEIGHT:
            continue
        for slug, start, end in _mentions(reading.sentence.text):
            scores[slug] += reading.weight
            if slug not in best or reading.weight > best[slug].weight:
                best[slug] = _Mention(reading.weight, reading.sentence, start, end)
    least = max(ENOUGH, SHARE_OF_BEST * max(scores.values(), default=0.0))
    enough = (slug for slug in scores if scores[slug] >= least)
    ranked = sorted(enough, key=lambda slug: (-scores[slug], slug))
    return tuple(_candidate(slug, best[slug], scores[slug]) for slug in ranked)


def _mentions(text: str) -> Iterator[tuple[str, int, int]]:
    """The first mention of each topic in a sentence: slug and range."""
    matches = hits(text).topics
    if not matches:
        return
    barred = [match for match in matches if match.key.never]
    seen: set[str] = set()
    for start, end, key in matches:
        if key.never or key.slug in seen:
            continue
        if any(bar.key.slug == key.slug and bar.start <= start and end <= bar.end for bar in barred):
            continue
        seen.add(key.slug)
        yield key.slug, start, end


def _candidate(slug: str, mention: _Mention, score: float) -> Candidate[str]:
    place = mention.sentence.span
    span = Span(place.part, place.start + mention.start, place.start + mention.end)
    text = mention.sentence.text[mention.start : mention.end]
    return Candidate(slug, span, text, "topic", round(score / (score + HALF), 3))
