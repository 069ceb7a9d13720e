"""Super-regions that act through all their members: 충청권 4개 시도, 부울경 3개 시·도."""

import re
from datetime import date
from functools import cache

from aipolicy.extract.regions.scene import HEADINGS, OPENING_ACTS, Scene
from aipolicy.models import Sentence, Span
from aipolicy.tables.gazetteer import RegionGroup, region, region_groups

NUMBERS = {"두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6}
UNITS = r"(?:시[·ㆍ]?도|광역\S{0,4}|지자체|지방자치단체|지방정부)"
UNIT_RE = re.compile(UNITS)


@cache
def _groups() -> dict[str, RegionGroup]:
    """Groups of provinces by name and alias; the first scheme of the table wins."""
    found: dict[str, RegionGroup] = {}
    for group in region_groups():
        if all(region(code).level == "sido" for code in group.members):
            for name in (group.name, *group.aliases):
                found.setdefault(name, group)
    return found


@cache
def _joint_re() -> re.Pattern[str]:
    names = "|".join(map(re.escape, sorted(_groups(), key=len, reverse=True)))
    return re.compile(rf"(?<![가-힣])(?P<name>{names})\s?(?P<number>\d|{'|'.join(NUMBERS)})\s?개?\s?{UNITS}")


def joint_members(scene: Scene, day: date) -> tuple[tuple[str, ...], Span, str] | None:
    """Codes of the members on the day, and the words, where headline or lead tell that all of them act.

    None where the number told is not that of the members.
    """
    sentences = [s for s in scene.document.sentences if s.kind in HEADINGS]
    sentences += [sentence for sentence, _ in scene.opening[:OPENING_ACTS]]
    for sentence in sentences:
        if UNIT_RE.search(sentence.text) is None:  # most sentences; the names take longer to look for
            continue
        if (match := _joint_re().search(sentence.text)) and (codes := _members(match, day)):
            return codes, _span(sentence, match), match[0]
    return None


def _members(match: re.Match[str], day: date) -> tuple[str, ...]:
    group = _groups()[match["name"]]
    codes = tuple(code for code in group.members if region(code).valid_on(day))
    number = NUMBERS.get(match["number"]) or int(match["number"])
    return codes if len(codes) == number else ()


def _span(sentence: Sentence, match: re.Match[str]) -> Span:
    start = sentence.span.start
    return Span(sentence.span.part, start + match.start(), start + match.end())
