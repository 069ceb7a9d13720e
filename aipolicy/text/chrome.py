"""What one line of a page is, told from the line alone."""

import re
from enum import StrEnum
from functools import cache, lru_cache

from aipolicy.text import furniture
from aipolicy.text.captions import is_caption, is_formed
from aipolicy.text.furniture import LABEL_RE, NOTICE_LENGTH, WORD_RE, Look, Test, word_set
from aipolicy.text.marks import (
    BUTTON,
    CAPTION,
    COPYRIGHT,
    CRUMB,
    DOT,
    FOOTER,
    FORM,
    HASH,
    LISTED,
    NOTICE,
    OWNER,
    PHRASE,
    SECTION,
    SIGNED,
    STAMP,
    TRANSLATION,
    WEATHER,
    YEAR,
    marks_of,
)
from aipolicy.text.normalize import squash

HANGUL_RE = re.compile(r"[가-힣]")
LATIN_RE = re.compile(r"[A-Za-z\u00c0-\u024f\u3040-\u30ff\u4e00-\u9fff]")
LINK_RE = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)")
# …을 벌였다.(관련기사 4면)
POINTER = r"(?:\s?\((?:관련\s?기사|본지)[^()]{0,16}\))?"
CLOSERS = POINTER + r"[\"'”’)\]>*]*\s?\|?$"
PROSE_END_RE = re.compile(rf"(?:[가-힣A-Za-z%)\]”\"’']\.|[다요까]\?|[다요]!|…|\.\.){CLOSERS}")
# The last character of what PROSE_END_RE finds.
PROSE_LASTS = frozenset(".?!…\"'”’)]>*|")
CUT_END_RE = re.compile(rf"(?:…|\.\.){CLOSERS}")
ASKING_END_RE = re.compile(r"[?!][\"'”’)\]]*$")
BARE_END_RE = re.compile(r"(?:[했였됐었았]|[간진인된한는친]|있|없|이|니)다\s?\|?$")
SIGNED_LASTS = frozenset("])>|")
BARE_LASTS, ASKING_LASTS = "다|", "?!\"'”’)]"
STRONG_BULLETS = "□❏❑■○◦❍●◇◆▲△※❖◎ㅇ①②③④⑤⑥⑦⑧⑨"
WEAK_BULLETS = "·•-–—▪▸▶▷►☞∙*‣→>"
LONG = 60
STATEMENT = 20
ENDING = 10
BARE_LENGTH = 40


class LineKind(StrEnum):
    """What a line looks like before its neighbours are known."""

    PROSE = "prose"
    PLAIN = "plain"
    BULLET = "bullet"
    CAPTION = "caption"
    BYLINE = "byline"
    STAMP = "stamp"
    MENU = "menu"
    CHROME = "chrome"
    COPYRIGHT = "copyright"
    SECTION = "section"
    COMMENTS = "comments"
    SUMMARY = "summary"
    POINTS = "points"
    MARK = "mark"
    FOREIGN = "foreign"

    __hash__ = str.__hash__  # that of an Enum is written in Python


# Names of their own, as looking a member up in its Enum is slow and these are asked for at every line.
PROSE, PLAIN, BULLET = LineKind.PROSE, LineKind.PLAIN, LineKind.BULLET
TEXT = (PROSE, PLAIN, BULLET)
RUNNING = (PROSE, BULLET)
# The first test that holds tells the kind; a line that passes none is text. A test is tried on lines
# with one of its marks only, without which it cannot hold.
KOREAN_TESTS: tuple[tuple[LineKind, int, Test], ...] = (
    (LineKind.CHROME, WEATHER, furniture.is_weather),
    (LineKind.CHROME, FOOTER, furniture.is_footer),
    (LineKind.STAMP, YEAR, furniture.is_stamp),
    (LineKind.COMMENTS, LISTED, furniture.is_comments),
    (LineKind.CHROME, LISTED | HASH | DOT, furniture.is_bare),
    (LineKind.POINTS, LISTED, furniture.is_points),
    (LineKind.SUMMARY, LISTED, furniture.is_summary),
    (LineKind.MARK, TRANSLATION, furniture.is_translation),
    (LineKind.SECTION, SECTION, furniture.is_section),
    (LineKind.MENU, BUTTON | CRUMB, furniture.is_menu),
    (LineKind.CHROME, BUTTON, furniture.is_buttons),
    (LineKind.CAPTION, CAPTION, furniture.is_picture),
    (LineKind.COPYRIGHT, COPYRIGHT | OWNER, furniture.is_copyright),
    (LineKind.CHROME, NOTICE | PHRASE, furniture.is_widget),
    (LineKind.STAMP, STAMP, furniture.is_empty_stamp),
    (LineKind.BYLINE, SIGNED, furniture.is_signature),
)
FOREIGN_TESTS: tuple[tuple[LineKind, int, Test], ...] = (
    (LineKind.COPYRIGHT, COPYRIGHT | OWNER, furniture.is_copyright),
    (LineKind.CHROME, FOOTER, furniture.is_footer),
    (LineKind.STAMP, YEAR, furniture.is_stamp),
    (LineKind.CHROME, LISTED | HASH | DOT, furniture.is_bare),
    (LineKind.MARK, TRANSLATION, furniture.is_translation),
    (LineKind.SECTION, SECTION, furniture.is_section),
    (LineKind.CAPTION, CAPTION, furniture.is_picture),
    (LineKind.MENU, BUTTON | CRUMB, furniture.is_menu),
    (LineKind.CHROME, BUTTON, furniture.is_buttons),
    (LineKind.BYLINE, SIGNED, furniture.is_signature),
)
STATEMENT_MARKS = TRANSLATION | NOTICE | COPYRIGHT | OWNER


def classify(line: str) -> LineKind:
    """The kind of one line without outer white space."""
    if "](" in line:
        line = LINK_RE.sub(r"\1", line).strip() or line
    key = squash(line)
    return kind_of(line, key, marks_of(key))[0]


def kind_of(line: str, key: str, marks: int) -> tuple[LineKind, str]:
    """The kind of one line without links, and its letters; '' where these were not needed.

    `key` is the line without any white space (`squash`), `marks` what `marks_of` tells of it.
    """
    if _is_statement(line) and ("가" <= line[0] <= "힣" or HANGUL_RE.search(line, 0, 40)):
        return _classify_statement(line, key, marks), ""
    look = look_at(line, key, marks)
    korean = _is_korean(line)
    for kind, test in _tests(look.marks, korean):
        if test(look):
            return kind, look.letters
    return (_classify_text(look) if korean else LineKind.FOREIGN), look.letters


@lru_cache(maxsize=1024)
def _tests(marks: int, korean: bool) -> tuple[tuple[LineKind, Test], ...]:
    """The tests that a line with these marks may pass; few sets of marks are met."""
    tests = KOREAN_TESTS if korean else FOREIGN_TESTS
    return tuple((kind, test) for kind, needed, test in tests if marks & needed)


def look_at(line: str, key: str, marks: int) -> Look:
    """A line with what the tests ask of it, its marks completed."""
    listed, buttons = _word_sets()
    words = line.split() if key.isalpha() else WORD_RE.findall(line)
    letters = "".join(words)
    last = line[-1]
    prose = last in PROSE_LASTS and PROSE_END_RE.search(line, max(0, len(line) - ENDING)) is not None
    if "." in line:
        marks |= DOT
    if not letters or letters in listed or key in listed:
        marks |= LISTED
    if not (prose or buttons.isdisjoint(words)):
        marks |= BUTTON
    if " · " in line or " | " in line or " ㅣ " in line:
        marks |= CRUMB
    if last in SIGNED_LASTS or line[0] in "/◎":
        marks |= SIGNED
    if is_formed(line):
        marks |= FORM
    return Look(line, key, marks, words, letters, prose)


@cache
def _word_sets() -> tuple[frozenset[str], frozenset[str]]:
    """What a whole line may consist of, and words of which a button or menu may consist."""
    return word_set("exact", "comments", "summary", "points"), word_set("exact", "menu", "comments")


def _is_statement(line: str) -> bool:
    """A long line that ends like a sentence, a shorter one in the plain style of news: most of the body."""
    stated = line.endswith("다.")
    if len(line) >= LONG:
        return stated or (
            line[-1] in PROSE_LASTS and PROSE_END_RE.search(line, len(line) - ENDING) is not None
        )
    return stated and len(line) >= STATEMENT and not line.endswith("니다.")


def _classify_statement(line: str, key: str, marks: int) -> LineKind:
    if is_caption(line, marks):
        return LineKind.CAPTION
    if len(line) > NOTICE_LENGTH or not marks & STATEMENT_MARKS:
        return PROSE
    if furniture.is_translation_notice(line, key, marks):
        return LineKind.MARK
    if marks & NOTICE:
        return LineKind.CHROME
    if furniture.is_polite(line) and furniture.says_copyright(line, marks):
        return LineKind.COPYRIGHT
    return LineKind.COPYRIGHT if furniture.COPYRIGHT_START_RE.match(line) else LineKind.PROSE


def _is_korean(line: str) -> bool:
    if "가" <= line[0] <= "힣" or HANGUL_RE.search(line, 0, 20):
        return True
    hangul = len(HANGUL_RE.findall(line))
    return hangul > 0 and hangul * 6 >= len(LATIN_RE.findall(line))


def _classify_text(look: Look) -> LineKind:
    line = look.line
    if look.prose and not CUT_END_RE.search(line):
        return PROSE
    if len(line) >= BARE_LENGTH and _ends_bare(line):
        return PROSE
    if line[0] in STRONG_BULLETS or ((":" in line or "：" in line) and LABEL_RE.match(line)):
        return BULLET
    return PLAIN


def _ends_bare(line: str) -> bool:
    """Whether a line ends in a predicate without a full stop, or in a question."""
    return (line[-1] in BARE_LASTS and BARE_END_RE.search(line) is not None) or (
        line[-1] in ASKING_LASTS and ASKING_END_RE.search(line) is not None
    )
