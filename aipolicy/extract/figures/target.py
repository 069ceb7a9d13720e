"""For whom an act is."""

import re
from collections.abc import Sequence

from aipolicy.extract.cues import Reading
from aipolicy.extract.hits import hits
from aipolicy.models import Candidate, Span

LEAST_WEIGHT = 0.6
CLOSEST = 26
# What is done to somebody else by the group named: "기업은 졸업생을 뽑는다".
SUBJECT_RE = re.compile(r"\S+[이가은는]\s")


def find_targets(read: Sequence[Reading]) -> tuple[Candidate[str], ...]:
    """Slugs of the groups that title or lead call the target, in reading order, each once."""
    found: dict[str, Candidate[str]] = {}
    for reading in read:
        if reading.weight < LEAST_WEIGHT:
            continue
        text = reading.sentence.text
        parts = reading.clauses
        for match in hits(text).targets:
            if (
                match.key.slug in found
                or match.end - match.start > CLOSEST
                or (match.key.kind == "marks" and SUBJECT_RE.match(text, match.start))
                or parts.set_aside(match.start, match.end)
            ):
                continue
            place = reading.sentence.span
            span = Span(place.part, place.start + match.start, place.start + match.end)
            found[match.key.slug] = Candidate(match.key.slug, span, text[match.start : match.end], "target")
    return tuple(found.values())
