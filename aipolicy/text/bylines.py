"""Who signs an article: datelines before the first words, bylines and mail addresses after the last."""

import re
from functools import cache

from aipolicy.tables.load import toml_table

MAIL = r"[A-Za-z0-9._+-]+@[A-Za-z0-9.-]*"
NAME = r"[가-힣○]{2,5}"
PLACE = r"[가-힣A-Za-z·ㆍ()]{2,12}"
OPEN, CLOSE = r"[\[(【<〈]", r"[\])】>〉]"
# What a dateline begins with, or the bold type it stands in.
OPENERS = frozenset("[(【<〈*")
# Legal forms, not datelines: (주), (재), (사).
LEGAL_FORM_RE = re.compile(r"[주사재유합복특학의]")
SHORT_LINE = 70
# What every byline without closing brackets holds.
HINT_RE = re.compile(r"@|기자|특파원|위원|국장|본부장|취재|출처|앵커|에디터|리포터|통신원|PD|아나운서|^[/◎]")
TAIL_LENGTH = 90
CAPTION_LENGTH = 260
LEAST_TEXT = 8
SENTENCE_RE = re.compile(r"[다요까죠][.!?]?(?:$|[”\"']?\s)|다\.")


@cache
def _words(name: str) -> str:
    """A row of the table's byline words as an alternation, longest first."""
    return "|".join(sorted(map(re.escape, toml_table("chrome.toml")["bylines"][name]), key=len, reverse=True))


@cache
def _signature() -> str:
    """Name and title: '하윤섭 기자', '마재형/창원=옥수빈 기자'."""
    return rf"{NAME}(?:\s?[·,/]\s?(?:{PLACE}\s?=\s?)?{NAME})*\s?(?:{_words('titles')})"


@cache
def _dateline_re() -> re.Pattern[str]:
    signed = _signature()
    return re.compile(
        rf"{OPEN}(?P<inside>[^\[\](){{}}【】<>〈〉]{{1,40}}(?:\([^()]{{1,12}}\)[^\[\]()]{{0,20}})?){CLOSE}"
        rf"(?P<after>\s*(?:{signed})?\s*(?:{MAIL})?\s*[=|:ㅣ]?)\s*"
        rf"|(?:{PLACE}\s?(?:\([^)]{{1,14}}\)\s?)?)?(?:{PLACE}\s?[=/]\s?)?{signed}\s*(?:{MAIL})?\s*[=|ㅣ]\s*"
        rf"|{PLACE}\s?=\s?{signed}\*{{0,2}}\s+"
        rf"|[가-힣A-Za-z0-9]{{1,14}}(?:{_words('outlets')})\s?[|ㅣ]\s*"
    )


@cache
def _inside_re() -> re.Pattern[str]:
    return re.compile(rf"=|{_words('titles')}|(?:{_words('outlets')})")


@cache
def _tail_re() -> re.Pattern[str]:
    signed = _signature()
    return re.compile(
        rf"(?<=[.!?”\"’')\]])\s*(?P<byline>[\[(</]?\s*(?:(?:{PLACE}\s?[=/|ㅣ]\s?|{PLACE}\s){{0,2}}{signed}(?:\s*{MAIL})?|{MAIL})[\])>]?)\s*$"
    )


@cache
def _line_re() -> re.Pattern[str]:
    name = rf"(?<![A-Za-z])(?:{NAME}|편집국)\s?(?:{_words('titles')})"
    other = rf"^\W*기자명|취재팀\W*$|^\W*뉴스\s?출처|영상\s?취재|{MAIL}\W*$"
    return re.compile(rf"{name}\s*(?:{MAIL})?[\W_]*$|{other}")


@cache
def _speaker_re() -> re.Pattern[str]:
    speakers = "|".join(r"\s?".join(word) for word in toml_table("chrome.toml")["bylines"]["speakers"])
    return re.compile(
        rf"[\[<(]\s?(?:{speakers})\s?[\]>)]|[\[(][^\[\]():]{{2,20}}\s?/\s?[^\[\]():]{{2,30}}[\])]"
    )


@cache
def _agency_re() -> re.Pattern[str]:
    return re.compile(
        rf"[/<(\[◎]\s?(?:공감언론\s)?[가-힣A-Za-z]{{1,10}}(?:{_words('outlets')})\s?\d?[>)\]]?(?:\s{MAIL})?"
    )


@cache
def _agency_dateline_re() -> re.Pattern[str]:
    """A full dateline: '(부산=뉴스핀) 하윤섭 기자 ='."""
    return re.compile(rf"{OPEN}[^\[\](){{}}=]{{2,20}}=[^\[\](){{}}=]{{2,20}}{CLOSE}\s*{_signature()}\s*=\s*")


def dateline(text: str, *, opening: bool) -> tuple[int, int]:
    """Half-open range of a paragraph's dateline; (0, 0) without one.

    `opening`: the paragraph is the body's first, where any bracketed word is one (【홍천】) and a
    caption that lost its line end may stand before a full dateline.
    """
    if end := dateline_end(text, opening=opening):
        return 0, end
    match = _agency_dateline_re().search(text, 0, CAPTION_LENGTH) if opening and "=" in text else None
    return match.span() if match and len(text) - match.end() >= LEAST_TEXT else (0, 0)


def dateline_end(text: str, *, opening: bool) -> int:
    """Where the dateline at the start of a paragraph ends; 0 without one."""
    if text[:1] not in OPENERS and not ("=" in text or "|" in text or "ㅣ" in text):
        return 0  # as nearly every paragraph tells at once
    match = _dateline_re().match(text, 2 if text.startswith("**") else 0)
    if match is None or len(text) - match.end() < LEAST_TEXT:
        return 0
    inside = match["inside"]
    if inside is None:
        return match.end()
    if len(inside) == 1 and LEGAL_FORM_RE.match(inside):
        return 0
    if match["after"].strip() or _inside_re().search(inside):
        return match.end()
    loose = (
        opening and len(inside) <= 20 and (text[match.end() - 1].isspace() or text[match.end() - 1] == "】")
    )
    return match.end() if loose else 0


def byline_start(text: str) -> int:
    """Where the byline after a paragraph's last sentence starts; the length of the text without one."""
    tail = text[-TAIL_LENGTH:]
    if "기자" not in tail and "@" not in tail and "특파원" not in tail:
        return len(text)
    match = _tail_re().search(text, max(0, len(text) - TAIL_LENGTH))
    return match.start("byline") if match else len(text)


def is_byline(line: str) -> bool:
    """Whether a line only says who wrote, filmed or speaks."""
    if len(line) > SHORT_LINE or not (line[-1] in "])>|" or HINT_RE.search(line)) or SENTENCE_RE.search(line):
        return False
    return bool(_line_re().search(line) or _speaker_re().fullmatch(line) or _agency_re().fullmatch(line))
