"""시는, 도는, 구는, 군은: the acting government named by its unit alone."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from aipolicy.extract.regions.words import Word
from aipolicy.models import BlockKind, Sentence
from aipolicy.tables.gazetteer import region

UNIT_RE = re.compile(
    r"[시도구군](?<![가-힣A-Za-z0-9○·ㆍ].)(?<![인한된될던할온난든운린친낸]\s.)"
    r"(?:(?=(?:는|가|와|의|도|에서는|에서|에)(?![가-힣])|은\s|이\s|과\s"
    r"|\s(?:관계자|경제부?시장|행정부?시장|경제부지사|행정부지사|[가-힣]{2,8}(?:국장|실장|과장|본부장)))"
    r"|(?P<head>(?<=시)장|(?<=도)지사|(?<=군)수|(?<=구)청장)(?=[은는이가](?![가-힣])))"
)
PARTICLE_BY_UNIT = {"시": "는가와의도에 ", "도": "는가와에 ", "구": "는가와의도에 ", "군": "은이과의도에 "}
WEIGHTS = {BlockKind.TITLE: 3, BlockKind.SUBTITLE: 2}
LEAD_WEIGHT = 3
# The government that outweighs all others of its unit is meant throughout; else the last one named.
DOMINANT = 2


@cache
def unit_of(place: str) -> str:
    """The unit a government calls itself by: 시 of 부산광역시, 도 of 강원특별자치도."""
    return region(place).name[-1]


def find_anaphora(
    words: Sequence[Word], sentences: Sequence[Sentence], lead: Sentence | None
) -> Iterator[Word]:
    """Words of the running text that name a government by its unit, with the government's place."""
    # Looked for first: many documents have none, and few more than one unit.
    found = [(s, m) for s in sentences if s.kind is BlockKind.BODY for m in UNIT_RE.finditer(s.text)]
    units = {match[0][0] for _, match in found}
    if not units:
        return
    named: dict[str, list[Word]] = defaultdict(list)
    weights: dict[str, Counter[str]] = defaultdict(Counter)
    for word in words:
        if word.kind in ("formal", "short") and word.tail != "area":
            unit = unit_of(word.places[0])
            if unit not in units:
                continue
            named[unit].append(word)
            weight = LEAD_WEIGHT if word.sentence is lead else WEIGHTS.get(word.sentence.kind, 1)
            weights[unit][word.places[0]] += weight
    for sentence, match in found:
        unit = match[0][0]
        if unit not in named:
            continue
        headed = match["head"] is not None
        if not headed and sentence.text[match.end()] not in PARTICLE_BY_UNIT[unit]:
            continue
        start = sentence.span.start + match.start()
        place = _referent(named[unit], weights[unit], start)
        tail = "official" if headed else ""
        yield Word(sentence, start, start + len(match[0]), match[0], "anaphora", (place,), tail, start)


def _referent(named: Sequence[Word], weights: Counter[str], at: int) -> str:
    ranked = weights.most_common(2)
    if len(ranked) == 1 or ranked[0][1] >= DOMINANT * ranked[1][1]:
        return ranked[0][0]
    before = [w for w in named if w.start < at and w.sentence.kind == BlockKind.BODY]
    return before[-1].places[0] if before else ranked[0][0]
