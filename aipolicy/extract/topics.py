"""What an event is about: any number of topics, each with the words that speak for it."""

from collections import defaultdict
from functools import cache
from typing import NamedTuple

from aipolicy.extract.cues import readings
from aipolicy.models import Candidate, Document, Sentence, Span
from aipolicy.tables.programs import topics
from aipolicy.text.phrases import PhraseIndex

# One mention in the title or the lead is enough; what stands far behind the main topic is left out.
ENOUGH = 0.8
SHARE_OF_BEST = 0.3
HALF = 1.0


class _Key(NamedTuple):
    slug: str
    never: bool


@cache
def _index() -> PhraseIndex[_Key]:
    return PhraseIndex(
        (_Key(topic.slug, never), word)
        for topic in topics()
        for never, words in ((False, topic.words), (True, topic.never))
        for word in words
    )


def find_topics(document: Document) -> tuple[Candidate[str], ...]:
    """Slugs of topics, the main one first, with the words of their weightiest mention and a score in 0..1."""
    scores: dict[str, float] = defaultdict(float)
    best: dict[str, tuple[float, Candidate[str]]] = {}
    for reading in readings(document):
        for slug, found in _mentions(reading.sentence).items():
            scores[slug] += reading.weight
            if slug not in best or reading.weight > best[slug][0]:
                best[slug] = (reading.weight, found)
    least = max(ENOUGH, SHARE_OF_BEST * max(scores.values(), default=0.0))
    ranked = sorted(
        (slug for slug in scores if scores[slug] >= least), key=lambda slug: (-scores[slug], slug)
    )
    return tuple(_scored(best[slug][1], scores[slug]) for slug in ranked)


def _mentions(sentence: Sentence) -> dict[str, Candidate[str]]:
    """The first mention of each topic in a sentence."""
    matches = _index().find(sentence.text)
    barred = [match for match in matches if match.key.never]
    found: dict[str, Candidate[str]] = {}
    for start, end, key in matches:
        if key.never or key.slug in found:
            continue
        if any(bar.key.slug == key.slug and bar.start <= start and end <= bar.end for bar in barred):
            continue
        place = sentence.span
        span = Span(place.part, place.start + start, place.start + end)
        found[key.slug] = Candidate(key.slug, span, sentence.text[start:end], "topic")
    return found


def _scored(found: Candidate[str], score: float) -> Candidate[str]:
    return Candidate(found.value, found.span, found.text, found.rule, round(score / (score + HALF), 3))
