"""For whom an act is."""

from collections.abc import Sequence
from functools import cache

from aipolicy.extract.cues import Reading
from aipolicy.models import Candidate, Span
from aipolicy.tables.targets import target_marks, targets
from aipolicy.text.phrases import PhraseIndex

LEAST_WEIGHT = 0.6
CLOSEST = 26


@cache
def _index() -> PhraseIndex[str]:
    marks = "|".join(target_marks())
    return PhraseIndex((target.slug, f"{'|'.join(target.words)} {marks}") for target in targets())


def find_targets(read: Sequence[Reading]) -> tuple[Candidate[str], ...]:
    """Slugs of the groups that title or lead call the target, in reading order, each once."""
    found: dict[str, Candidate[str]] = {}
    for reading in read:
        if reading.weight < LEAST_WEIGHT:
            continue
        text = reading.sentence.text
        parts = reading.clauses
        for match in _index().find(text):
            if (
                match.key in found
                or match.end - match.start > CLOSEST
                or parts.set_aside(match.start, match.end)
            ):
                continue
            place = reading.sentence.span
            span = Span(place.part, place.start + match.start, place.start + match.end)
            found[match.key] = Candidate(match.key, span, text[match.start : match.end], "target")
    return tuple(found.values())
