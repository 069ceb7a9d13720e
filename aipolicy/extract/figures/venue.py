"""Where an event takes place, as the text names it."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from aipolicy.extract.cues import Reading
from aipolicy.models import BlockKind, Candidate, Span
from aipolicy.tables.figures import alternatives
from aipolicy.text.phrases import has_any

PLACE_MARK_RE = re.compile(
    r"에서(?=[\s,])|(?:을|를) 무대로|에(?= (?:모여|마련|차려|모인|차린|개관|개소|문을|간판을))"
    r"|(?:에|으로)(?= (?:\S+ ){1,4}(?:모아|불러|모은|부른))"
    r"|에(?= ['‘「][^'’」]{2,40}['’」](?:을|를) (?:차리|마련))"
)
# One of these stands wherever PLACE_MARK_RE finds something.
PLACE_MARKS = ("에서", "에 ", "으로 ", "무대로")
PLACE_LABEL_RE = re.compile(
    r"^\W*장\s?소\s?[:：]\s?(.{2,40})$|(?:^|\s)장소는 ([^.,]{2,40}?)(?:이다|입니다|다)?(?:[.,]|$)"
)
BRACKET_RE = re.compile(r"\([^()]*\)|^\[[^\[\]]*\]")
REGION_RE = re.compile(
    r"(?:서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|충북|충남|전북|전남|경북|경남|제주|미국|중국|일본)"
    r"(?:시|도|광역시|특별시|특별자치시|특별자치도)?"
    r"|[가-힣]{2,3}(?:시|군|구)|[가-힣]{2,5}(?:의|읍|면)|[가-힣]{2,4}\d?동"
)
SEATED_RE = re.compile(r"(?:있는|위치한|소재한|자리한)\s$")
TIMED_RE = re.compile(r"(?:\d일|\d시|\d분|오전|오후|이날|오늘|동안|일간|이틀간|사흘간)\s$")
FRAMES = {
    "ends": r"(?:{}|(?:청사|캠퍼스|센터|파크|대학교) \S{{1,5}}동|\d층"
    r"|\d+[호관]|[가-힣]{{2,4}}[실당]|[가-힣]{{1,6}}관)$",
    "not_ends": r"{}$",
    "general": r"(?:\S*(?:현장|의회)|\S+ 공장|{})",
    "bounds": (
        r"(?:[가-힣」』’'”\")A-Za-z0-9][은는이가을를와과]|[가-힣]도|[,’'”\"」)]|\d[월일시분]|[월화수목금토일]\)|{})$"
    ),
    "held": r"[^.]{{0,90}}?{}",
    "from": r"\s{}",
}
OPENING = "“‘\"'「『(["
LONGEST = 7
LEAST_WEIGHT, LEAST_CAPTION = 0.5, 0.3
LEAST_UNKNOWN = 4
HELD_WEIGHT = 0.4


def find_venues(read: Sequence[Reading]) -> tuple[Candidate[str], ...]:
    """Places where something is held, likeliest first."""
    found = [place for reading in read if not reading.heading for place in _places(reading)]
    return tuple(sorted(found, key=lambda c: (c.rejected is not None, -c.score, c.span.start)))


def _places(reading: Reading) -> Iterable[Candidate[str]]:
    text = reading.sentence.text
    if "소" in text and (label := PLACE_LABEL_RE.search(text)) is not None:
        at = label.lastindex or 0
        yield _candidate(reading, label.start(at), label.end(at), 2.0, None)
        return
    if reading.weight < (LEAST_CAPTION if reading.sentence.kind == BlockKind.CAPTION else LEAST_WEIGHT):
        return
    if not has_any(text, PLACE_MARKS) or PLACE_MARK_RE.search(text) is None:
        return
    # Brackets are blanked out so that the name before them stands right before its particle.
    blank = BRACKET_RE.sub(lambda match: "\u00a0" * len(match[0]), text)
    clauses = reading.clauses
    for mark in PLACE_MARK_RE.finditer(blank):
        end = len(blank[: mark.start()].rstrip("\u00a0"))
        start = _start(blank, end)
        if not _is_place(blank[start:end], blank[:start]):
            continue
        reason = clauses.set_aside(start, end)
        if _re("from").match(blank, mark.end()):
            reason = reason or "where someone is from"
        held = HELD_WEIGHT if _re("held").match(blank, mark.end()) else 0.0
        yield _candidate(reading, start, end, reading.weight + held, reason)


def _is_place(name: str, before: str) -> bool:
    """Whether a name is that of a place: by its end, or because it follows "…에 있는" or a time."""
    if len(name) < 2 or _re("not_ends").search(name) or _re("general").fullmatch(name):
        return False
    if _re("ends").search(name) or SEATED_RE.search(before):
        return True
    return len(name) >= LEAST_UNKNOWN and bool(TIMED_RE.search(before))


def _start(text: str, end: int) -> int:
    """Where the name of the place that ends here begins."""
    start = end
    for _ in range(LONGEST):
        left = text.rfind(" ", 0, max(0, start - 1)) + 1
        word = text[left:start].rstrip()
        if not word or (start < end and _re("bounds").search(word)):
            break
        start = left
        if left == 0:
            break
    words = text[start:end].split(" ")
    while len(words) > 1 and (not words[0].strip() or REGION_RE.fullmatch(words[0])):
        start += len(words.pop(0)) + 1
    return start + len(text[start:end]) - len(text[start:end].lstrip(OPENING))


def _candidate(reading: Reading, start: int, end: int, score: float, reason: str | None) -> Candidate[str]:
    place = reading.sentence.span
    span = Span(place.part, place.start + start, place.start + end)
    words = reading.sentence.text[start:end]
    return Candidate(" ".join(words.split()), span, words, "venue", round(score, 3), reason)


@cache
def _re(name: str) -> re.Pattern[str]:
    return re.compile(FRAMES[name].format(alternatives("venue", name)))
