"""Bodies called by their number: 세 도시는, 양 기관은, 3개 시·도는, which the sentences before name."""

import re
from collections.abc import Iterator

from aipolicy.extract.organizers.listed import with_listed
from aipolicy.extract.organizers.page import Finding, Page, Reading
from aipolicy.extract.organizers.phrases import Tail
from aipolicy.extract.organizers.roles import is_background
from aipolicy.models import OrganizerRole
from aipolicy.tables.organizations import COMPANY, EDUCATION, GOVERNMENTS, UNIVERSITY

NUMBERS = {"양": 2, "두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8}
GROUP_RE = re.compile(
    rf"(?<![가-힣\d])(?:이들?\s)?(?P<count>{'|'.join(NUMBERS)}|\d{{1,2}})\s?(?:개\s?)?"
    r"(?P<kind>시[·ㆍ]?도|시[·ㆍ]?군(?:[·ㆍ]?구)?|구[·ㆍ]?군|도시|지자체|자치단체|자치구|시|도|군|구|대학교?|학교|회사|기업|업체|사"
    r"|시장|군수|구청장|도지사|지사|교육감|총장|단체장|기관장|기관|단체|측|곳)(?=[은는이가과와](?:\s|,))"
)
KINDS = {
    **dict.fromkeys(("대학", "대학교", "총장"), (UNIVERSITY,)),
    "교육감": (EDUCATION,),
    **dict.fromkeys(("회사", "기업", "업체", "사"), (COMPANY,)),
}
ANY = ("기관장", "기관", "단체", "측", "곳", "학교")
NAMING = (Tail.SUBJECT, Tail.WITH, Tail.LIST, Tail.OTHERS)


def meant(page: Page, reading: Reading, before: tuple[Reading, ...]) -> Iterator[Finding]:
    """The parties that a sentence calls by their number, where the sentences before name just as many.

    `before` are the sentences of the lead above it. Nothing where the sentence itself names them
    (대전·세종 등 4개 시도는), or where the number is another.
    """
    match = GROUP_RE.search(reading.text)
    if match is None or any(p.start < match.start() < p.end for p in reading.phrases):
        return
    number = NUMBERS.get(match["count"]) or int(match["count"])
    found: list[Finding] = []
    for earlier in map(with_listed, reversed(before)):
        found = [*_named(page, earlier, match["kind"]), *found]
        if len({finding.body.name for finding in found}) == number:
            yield from found
            return


def _named(page: Page, reading: Reading, kind: str) -> Iterator[Finding]:
    """The bodies of a kind that a sentence names as acting or beside those that act."""
    if is_background(reading.text):
        return
    kinds = None if kind in ANY else KINDS.get(kind, GOVERNMENTS)
    for phrase in reading.phrases:
        if phrase.tail in NAMING and not phrase.staff:
            for finding in page.findings(reading, phrase.names, OrganizerRole.PARTNER, "group", 0.85):
                if kinds is None or finding.body.kind in kinds:
                    yield finding
