"""What one line of a page is, told from the line alone."""

import re
from enum import StrEnum

from aipolicy.text import furniture
from aipolicy.text.captions import is_caption
from aipolicy.text.furniture import LABEL_RE, NOTICE, POLITE_RE, Look, Test, word_re
from aipolicy.text.normalize import squash

HANGUL_RE = re.compile(r"[가-힣]")
LATIN_RE = re.compile(r"[A-Za-z\u00c0-\u024f\u3040-\u30ff\u4e00-\u9fff]")
WORD_RE = re.compile(r"[^\W\d_]+")
LINK_RE = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)")
CLOSERS = r"[\"'”’)\]>*]*\s?\|?$"
PROSE_END_RE = re.compile(rf"(?:[가-힣A-Za-z%)\]”\"’']\.|[다요까]\?|[다요]!|…|\.\.){CLOSERS}")
CUT_END_RE = re.compile(rf"(?:…|\.\.){CLOSERS}")
ASKING_END_RE = re.compile(r"[?!][\"'”’)\]]*$")
BARE_END_RE = re.compile(r"(?:[했였됐었았]|[간진인된한는친]|있|없|이|니)다\s?\|?$")
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


TEXT = (LineKind.PROSE, LineKind.PLAIN, LineKind.BULLET)
# The first test that holds tells the kind; a line that passes none is text.
KOREAN_TESTS: tuple[tuple[LineKind, Test], ...] = (
    (LineKind.CHROME, furniture.is_weather),
    (LineKind.CHROME, furniture.is_footer),
    (LineKind.STAMP, furniture.is_stamp),
    (LineKind.COMMENTS, furniture.is_comments),
    (LineKind.CHROME, furniture.is_bare),
    (LineKind.POINTS, furniture.is_points),
    (LineKind.SUMMARY, furniture.is_summary),
    (LineKind.MARK, furniture.is_translation),
    (LineKind.SECTION, furniture.is_section),
    (LineKind.MENU, furniture.is_menu),
    (LineKind.CHROME, furniture.is_buttons),
    (LineKind.CAPTION, furniture.is_picture),
    (LineKind.COPYRIGHT, furniture.is_copyright),
    (LineKind.CHROME, furniture.is_widget),
    (LineKind.STAMP, furniture.is_empty_stamp),
    (LineKind.BYLINE, furniture.is_signature),
)
FOREIGN_TESTS: tuple[tuple[LineKind, Test], ...] = (
    (LineKind.COPYRIGHT, furniture.is_copyright),
    (LineKind.CHROME, furniture.is_footer),
    (LineKind.STAMP, furniture.is_stamp),
    (LineKind.CHROME, furniture.is_bare),
    (LineKind.MARK, furniture.is_translation),
    (LineKind.SECTION, furniture.is_section),
    (LineKind.CAPTION, furniture.is_picture),
    (LineKind.MENU, furniture.is_menu),
    (LineKind.CHROME, furniture.is_buttons),
    (LineKind.BYLINE, furniture.is_signature),
)


def classify(line: str) -> LineKind:
    """The kind of one line without outer white space."""
    if "](" in line:
        line = LINK_RE.sub(r"\1", line).strip() or line
    if _is_statement(line) and HANGUL_RE.search(line, 0, 40):
        return _classify_statement(line)
    words = WORD_RE.findall(line)
    prose = PROSE_END_RE.search(line, max(0, len(line) - ENDING)) is not None
    look = Look(line, squash(line), words, "".join(words), prose)
    korean = HANGUL_RE.search(line) is not None and not _mostly_latin(line)
    for kind, test in KOREAN_TESTS if korean else FOREIGN_TESTS:
        if test(look):
            return kind
    return _classify_text(look) if korean else LineKind.FOREIGN


def _is_statement(line: str) -> bool:
    """A long line that ends like a sentence, a shorter one in the plain style of news: most of the body."""
    if len(line) >= LONG:
        return PROSE_END_RE.search(line, len(line) - ENDING) is not None
    return len(line) >= STATEMENT and line.endswith("다.") and not line.endswith("니다.")


def _classify_statement(line: str) -> LineKind:
    if is_caption(line):
        return LineKind.CAPTION
    if len(line) > NOTICE:
        return LineKind.PROSE
    key = squash(line)
    if furniture.is_translation_notice(line, key):
        return LineKind.MARK
    if word_re("notices").search(key):
        return LineKind.CHROME
    if POLITE_RE.search(line) and furniture.says_copyright(line, key):
        return LineKind.COPYRIGHT
    return LineKind.COPYRIGHT if furniture.COPYRIGHT_START_RE.match(line) else LineKind.PROSE


def _mostly_latin(line: str) -> bool:
    if HANGUL_RE.search(line, 0, 20):
        return False
    return len(HANGUL_RE.findall(line)) * 6 < len(LATIN_RE.findall(line))


def _classify_text(look: Look) -> LineKind:
    line = look.line
    if look.prose and not CUT_END_RE.search(line):
        return LineKind.PROSE
    if len(line) >= BARE_LENGTH and (BARE_END_RE.search(line) or ASKING_END_RE.search(line)):
        return LineKind.PROSE
    return LineKind.BULLET if line[0] in STRONG_BULLETS or LABEL_RE.match(line) else LineKind.PLAIN
