"""Which of the listed words a line holds, found in one pass.

Most lines hold none, and a test that needs one of them need not be tried: one search for all words
costs a microsecond a line, a regular expression for each list many times that.
"""

from functools import cache
from typing import Any

from aipolicy.tables.load import toml_table

# Words of `chrome.toml` that decide by themselves.
NOTICE = 1 << 0
PHRASE = 1 << 1
COPYRIGHT = 1 << 2
TRANSLATION = 1 << 3
# Words that a test needs but that do not decide.
SECTION = 1 << 4
FOOTER = 1 << 5
STAMP = 1 << 6
YEAR = 1 << 7
WEATHER = 1 << 8
OWNER = 1 << 9
SIGNED = 1 << 10
CREDIT = 1 << 11
STANDING = 1 << 12
IMAGE = 1 << 13
SCENE = 1 << 14
CRUMB = 1 << 15
HASH = 1 << 16
CLOSING = 1 << 17
# What `chrome` sees in a line beside the words.
DOT = 1 << 18
LISTED = 1 << 19
BUTTON = 1 << 20
FORM = 1 << 21
CAPTION = CREDIT | STANDING | IMAGE | SCENE | FORM

MARKETS = ("코스피", "코스닥", "환율", "원/달러", "BTC", "비트코인")
PLACES = ("왼쪽", "오른쪽", "가운데", "앞줄", "뒷줄")
SIGNERS = (
    *("@", "기자", "특파원", "위원", "국장", "본부장", "취재", "출처", "앵커", "에디터", "리포터", "통신원"),
    *("PD", "아나운서"),
)
# A credit stands in so many last characters of a caption.
TAIL = 70


@cache
def _lists() -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Every mark with its words, as they stand in a line without its spaces."""
    table = toml_table("chrome.toml")
    stamps, captions = table["stamps"], table["captions"]
    return (
        (NOTICE, tuple(table["notices"])),
        (PHRASE, tuple(table["phrases"])),
        (COPYRIGHT, tuple(table["copyright"])),
        (TRANSLATION, tuple(table["translation"])),
        (SECTION, tuple(table["sections"])),
        (FOOTER, tuple(table["footer"])),
        (STAMP, (*stamps["published"], *stamps["modified"])),
        (YEAR, ("19", "20")),
        (WEATHER, ("℃", "°", "기온|", *MARKETS)),
        (OWNER, ("ⓒ", "©", "(c)", "(C)", "학습", "저작권")),
        (SIGNED, SIGNERS),
        (CREDIT, (*captions["credit"], *captions["provided"], "DB", "photo@", "ⓒ", "©")),
        (STANDING, PLACES),
        (IMAGE, ("사진", "이미지", "그래픽", "원본보기", "![", "_", ".jp", ".png", ".gif", ".webp")),
        (SCENE, tuple(captions["scene"])),
        (CRUMB, (">", "›")),
        (HASH, ("#",)),
        (CLOSING, ("ⓒ", "©", "@", "저작권", "무단", "재배포", "opyright", "기자")),
        (CLOSING, tuple(f"{word}{sign}" for word in ("사진", "자료") for sign in "=:")),
    )


@cache
def _search() -> tuple[Any, tuple[int, ...]]:
    """The automaton of all words, and the marks of each."""
    from ahocorasick_rs import AhoCorasick

    marks: dict[str, int] = {}
    for mark, words in _lists():
        for word in words:
            marks[word] = marks.get(word, 0) | mark
    return AhoCorasick(list(marks)).find_matches_as_indexes, tuple(marks.values())


def marks_of(key: str) -> int:
    """The marks of a line without its spaces (`squash`) as one set of bits.

    CREDIT stands for a word among the last `TAIL` characters only.
    """
    search, marks = _search()
    try:
        matches = search(key, True)
    except UnicodeEncodeError:  # a lone surrogate, in text that no reader has cleaned
        matches = search(key.encode("utf-8", "replace").decode(), True)
    if not matches:
        return 0
    tail = len(key) - TAIL
    found = 0
    for word, start, _ in matches:
        found |= marks[word] if start >= tail else marks[word] & ~CREDIT
    return found
