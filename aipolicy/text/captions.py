"""Captions: what a picture shows, with its credit."""

import re
from functools import cache

from aipolicy.tables.load import toml_table
from aipolicy.text.marks import CAPTION, CREDIT, IMAGE, PLACES, SCENE, STANDING, TAIL

LONGEST = 320
CELL = 12
POSED = 200
SCENE_LENGTH = 40
# What stands before a ▲ or △.
POINTED = "▲△-•· "
STARTS = ("[사진", "[이미지", "<사진", "(사진", "[그래픽", "사진=", "사진 =", "![", "이미지 확대")
STAMP = r"\d{4}[.-]\s?\d{1,2}[.-]\s?\d{1,2}\.?"
# Photo stamp at the end of a caption: "2025.09.18 |", "2024.12.18/뉴스1", "2024.5.11 류다온 기자".
PHOTO_STAMP_RE = re.compile(
    rf"\s*({STAMP}(?:\s?/\s?\S.*|\s?\S{{2,5}}\s?기자|\s+photo@\S*.*|\s+\S+\s제공)?)\s*\|?$"
)
IMAGE_RE = re.compile(r"!\[|(?:19|20)\d\d-\d\d-\d\d_|[\w ()-]{1,40}\.(?:jpe?g|png|gif|webp)\b|이미지\s?확대")
IMAGE_TAIL_RE = re.compile(
    r"원본보기|[가-힣]사진(?![전관기작집첩부찍공속])[가-힣]+(?:\s[가-힣]+)?$|\.(?:jpe?g|png)$"
)
STANDING_RE = re.compile(rf"[(,]\s?(?:사진\s?)?(?:맨\s?)?(?:{'|'.join(PLACES)})")
SHOWING_RE = re.compile(r"고 있다\.?\s*(?:[가-힣]{2,10}\s)?[가-힣○]{2,4}\s(?:[가-힣]{2,8}\s)?기자$")


@cache
def _words(name: str) -> str:
    return "|".join(map(re.escape, toml_table("chrome.toml")["captions"][name]))


@cache
def _credit_re() -> re.Pattern[str]:
    credit, provided = _words("credit"), _words("provided")
    archive = r"[\[(<][^\[\]()<>]{1,20}\s자료\s?사진[\])>]"
    marked = rf"[\[(<]\s?(?:{credit})\s?[=:.\])>]|{archive}|재판매\s?및\s?DB|photo@"
    before = r"(?:[./(\[|]|있다|했다|됐다|모습|전경|장면)\s*"
    giver = rf"{before}(?!무[료상]|유료|우선|별도|전면)[\w·○&㈜()-]+(?:\s[\w·○]+)?"
    given = rf"{giver}\s?(?:{provided})\s?[)\].]*\s*(?:{STAMP})?\s*\|?$"
    source = rf"[/(]\s?(?:{credit})\s?[=:]?\s?[\w·○ ]+\)?$|(?:사진|자료|그래픽)\s?=\s?\S+(?:\s제공)?$|DB\)?$"
    stamped = rf"다\.\s{STAMP}\s?(?:/\s?\S+)?$|{STAMP}\s?(?:/\s?\S.*|[가-힣]{{2,4}}\s기자)$"
    taken = r"[.\s][ⓒ©]\s?[\w·]+(?:\s\d)?(?:\s\S+\s기자)?$|[다음임습][.]?\s?/\s?[가-힣]{2,4}\s기자$"
    return re.compile("|".join((marked, given, source, stamped, taken)))


@cache
def _scenes() -> tuple[str, ...]:
    return tuple(toml_table("chrome.toml")["captions"]["scene"])


def is_caption(line: str, marks: int) -> bool:
    """Whether a line with these marks stands under a picture.

    It has a credit, a ▲, an image's file name, or says who stands where.
    """
    length = len(line)
    if length > LONGEST or not (marks & CAPTION or is_formed(line)):
        return False
    tail = max(0, length - TAIL)
    return (
        (line[0] in POINTED and _is_pointer(line))
        or (length >= CELL and line[-1] == "|" and line.count("|") == 1)
        or (bool(marks & IMAGE) and _is_image(line, tail))
        or ((bool(marks & CREDIT) or _may_be_stamped(line)) and _has_credit(line, tail))
        or (bool(marks & STANDING) and length < POSED and STANDING_RE.search(line) is not None)
        or (bool(marks & SCENE) and length < SCENE_LENGTH and line.rstrip(" .)>]|").endswith(_scenes()))
    )


def _is_pointer(line: str) -> bool:
    start = line.lstrip("-•· ")
    return start.startswith(("▲", "△")) and line.count(start[0]) == 1


def _is_image(line: str, tail: int) -> bool:
    starts = line.startswith(STARTS) or IMAGE_RE.match(line) is not None
    return starts or IMAGE_TAIL_RE.search(line, tail) is not None


def is_formed(line: str) -> bool:
    """Whether a line has what a caption without any of the words has.

    A mark before it, a cell's border, a reporter or a date at its end, or a slash.
    """
    return line[0] in POINTED or line[-1] == "|" or _may_be_stamped(line)


def _may_be_stamped(line: str) -> bool:
    dated = line[-1].isdigit() or (line[-1] == "." and line[-2:-1].isdigit())
    return dated or "/" in line or line.endswith("기자")


def _has_credit(line: str, tail: int) -> bool:
    showing = line[-1] == "자" and SHOWING_RE.search(line) is not None
    return showing or _credit_re().search(line, tail) is not None


def photo_stamp(text: str) -> int:
    """Where the photo stamp at the end of a caption starts; the length of the text without one."""
    match = PHOTO_STAMP_RE.search(text, max(0, len(text) - TAIL))
    return match.start(1) if match else len(text)
