"""Members of the National Assembly and their offices, who hold forums: 김나래·이한결 국회의원실이 주최한."""

import re
from collections.abc import Iterator

from aipolicy.extract.organizers.lexicon import WORD, How, Name
from aipolicy.tables.organizations import ASSOCIATION, Organization

FAMILY_NAMES = (
    "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진지엄채원천방공현함변염여추"
    "도소석선설마길연위표명기반라왕금옥육인맹제모탁국어은편용"
)
PERSON = rf"[{FAMILY_NAMES}][가-힣]{{2}}(?<![시도군구당의부])(?:\([^()]*\))?"
OFFICE = "의원실"
# 국민의힘 서한결 의원이: the party only tells who the member is.
PARTY = r"[가-힣]{1,6}(?:당|의힘)(?:\([^()]*\))?"
MEMBERS_RE = re.compile(
    rf"(?<![{WORD}])(?:{PARTY}\s)?(?P<people>{PERSON}(?:\s?[,·ㆍ‧]\s?{PERSON})*)\s(?P<office>(?:국회)?의원실?)"
    rf"(?=(?:[은는이가과와의도]|에서)?(?:[^{WORD}]|$))"
)
SEAT_RE = re.compile(r"\([^()]*\)")
BETWEEN_RE = re.compile(r"\s?[,·ㆍ‧]\s?")


def members(text: str) -> Iterator[Name]:
    """Members and their offices as one body each group, named as in the text without their constituencies.

    An office acts like any body; a member only where the text says that he or she holds the event.
    """
    if "의원" not in text:
        return
    for match in MEMBERS_RE.finditer(text):
        people = BETWEEN_RE.sub("·", SEAT_RE.sub("", match["people"]))
        body = Organization(f"{people} {match['office']}", ASSOCIATION, None)
        how = How.ENDING if match["office"].endswith(OFFICE) else How.PERSON
        yield Name(match.start(), match.end(), match.end(), match[0], (body,), how)
