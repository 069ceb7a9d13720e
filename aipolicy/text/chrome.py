"""What one line of a page is, told from the line alone by the words of `chrome.toml`."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from aipolicy.tables.load import toml_table
from aipolicy.text.bylines import is_byline
from aipolicy.text.captions import is_caption
from aipolicy.text.normalize import squash

YEAR, MONTH, DAY = r"(?:19|20)\d\d", r"\d{1,2}", r"\d{1,2}"
DATE = rf"{YEAR}\s?[-./년]\s?{MONTH}\s?[-./월]\s?{DAY}\s?일?"
DATE_RE = re.compile(DATE)
TIME_RE = re.compile(
    r"(?:오전|오후)?\s?\d{1,2}\s?[:시]\s?\d{1,2}(?:\s?[:분]\s?\d{0,2}초?)?|[\[(][월화수목금토일](?:요일)?[\])]|\d+면"
)
SIGNED_RE = re.compile(r"[가-힣○]{2,5}\s?(?:선임|수습|인턴)?기자|[A-Za-z0-9._+-]+@[A-Za-z0-9.-]*")
HANGUL_RE = re.compile(r"[가-힣]")
LATIN_RE = re.compile(r"[A-Za-z\u00c0-\u024f\u3040-\u30ff\u4e00-\u9fff]")
NOT_LETTER_RE = re.compile(r"[\W\d_]+")
WORD_RE = re.compile(r"[^\W\d_]+")
CRUMB_RE = re.compile(r"\S\s?[>›]\s?\S")
TEMPERATURE_RE = re.compile(r"-?\d+(?:\.\d)?\s?(?:℃|°C)")
MARKET_RE = re.compile(r"(?:코스피|코스닥|환율|원/달러|BTC|비트코인)\s?[₩\d]")
CLOSERS = r"[\"'”’)\]>]*\s?\|?$"
PROSE_END_RE = re.compile(rf"(?:[가-힣A-Za-z%)\]”\"’']\.|[다요까]\?|[다요]!|…|\.\.){CLOSERS}")
CUT_END_RE = re.compile(rf"(?:…|\.\.){CLOSERS}")
ASKING_END_RE = re.compile(r"[?!][\"'”’)\]]*$")
BARE_END_RE = re.compile(r"(?:[했였됐었았]|[간진인된한는친]|있|없|이|니)다\s?\|?$")
POLITE_RE = re.compile(r"(?:니다|세요|나요|까요|시오|해요|어요|\?)[.!?]?\W*$")
COPYRIGHT_RE = re.compile(
    r"무단\s?(?:전재|복제|배포|수집|복사)|재배포|배포\s?금지|저작권자|저작권\s?[ⓒ©]"
    r"|[Cc]opyright|COPYRIGHT|[Aa]ll [Rr]ights"
    r"|\([cC]\)\s|AI\)?[^.]{0,14}(?:학습|활용|수집)[^.]{0,16}(?:금지|금합|불가|불허|허락하지|허용하지)|^\W?[ⓒ©]"
)
COPYRIGHT_START_RE = re.compile(r"\W{0,3}(?:저작권|무단\s?전재|[Cc]opyright|COPYRIGHT|[ⓒ©])")
STRONG_BULLETS = "□❏❑■○◦❍●◇◆▲△▶▷►※❖◎ㅇ①②③④⑤⑥⑦⑧⑨"
WEAK_BULLETS = "·•-–—▪▸∙*‣→"
LABEL_RE = re.compile(
    r"\W*(?:일시|일자|날짜|장소|기간|대상|주최|주관|후원|내용|문의|참석|접수|신청|규모|주제|모집)[^:：]{0,8}[:：]"
)
LONG = 60
STATEMENT = 20
ENDING = 10
WIDGET = 80
HEADING = 26
NOTICE = 200
STAMP_LENGTH = 140
MENU_LENGTH = 160
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


@dataclass(frozen=True, slots=True)
class _Look:
    """A line with what several tests ask of it.

    `key` is the line without spaces, `letters` its letters alone, `prose` whether it ends a sentence.
    """

    line: str
    key: str
    words: list[str]
    letters: str
    prose: bool


def classify(line: str) -> LineKind:
    """The kind of one line without outer white space."""
    if _is_statement(line) and HANGUL_RE.search(line, 0, 40):
        return _classify_statement(line)
    words = WORD_RE.findall(line)
    look = _Look(
        line,
        squash(line),
        words,
        "".join(words),
        PROSE_END_RE.search(line, max(0, len(line) - ENDING)) is not None,
    )
    korean = HANGUL_RE.search(line) is not None and not _mostly_latin(line)
    for kind, test in KOREAN_TESTS if korean else FOREIGN_TESTS:
        if test(look):
            return kind
    return _classify_text(look) if korean else LineKind.FOREIGN


def _mostly_latin(line: str) -> bool:
    if HANGUL_RE.search(line, 0, 20):
        return False
    return len(HANGUL_RE.findall(line)) * 6 < len(LATIN_RE.findall(line))


def _is_statement(line: str) -> bool:
    """A long line that ends like a sentence, a shorter one in the plain style of news: most of the body."""
    if len(line) >= LONG:
        return PROSE_END_RE.search(line, len(line) - ENDING) is not None
    return len(line) >= STATEMENT and line.endswith("다.") and not line.endswith("니다.")


def _classify_statement(line: str) -> LineKind:
    if is_caption(line):
        return LineKind.CAPTION
    if len(line) <= NOTICE:
        key = squash(line)
        if _translation(line, key):
            return LineKind.MARK
        if _word_re("notices").search(key):
            return LineKind.CHROME
        if COPYRIGHT_RE.search(line) if POLITE_RE.search(line) else COPYRIGHT_START_RE.match(line):
            return LineKind.COPYRIGHT
    return LineKind.PROSE


def _classify_text(look: _Look) -> LineKind:
    line = look.line
    if look.prose and not CUT_END_RE.search(line):
        return LineKind.PROSE
    if len(line) >= BARE_LENGTH and (BARE_END_RE.search(line) or ASKING_END_RE.search(line)):
        return LineKind.PROSE
    return LineKind.BULLET if line[0] in STRONG_BULLETS or LABEL_RE.match(line) else LineKind.PLAIN


def _any(words: list[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@cache
def _word_re(name: str) -> re.Pattern[str]:
    return re.compile(_any(toml_table("chrome.toml")[name]))


@cache
def _word_set(*names: str) -> frozenset[str]:
    return frozenset(word for name in names for word in toml_table("chrome.toml")[name])


@cache
def _stamp_re() -> re.Pattern[str]:
    stamps = toml_table("chrome.toml")["stamps"]
    return re.compile(rf"(?<![가-힣])(?:{_any([*stamps['published'], *stamps['modified']])})")


def _is_weather(look: _Look) -> bool:
    line = look.line
    if ("℃" in line or "°" in line) and TEMPERATURE_RE.search(line):
        return bool(_word_re("weather").search(line)) or len(TEMPERATURE_RE.findall(line)) > 1
    return line.startswith("기온 |") or MARKET_RE.search(line) is not None


def _is_stamp(look: _Look) -> bool:
    """Dates with hardly anything beside them but stamp words, a byline, a counter."""
    line = look.line
    if (
        len(line) > STAMP_LENGTH
        or look.prose
        or line[0] in "□❏■◇◆"
        or not DATE_RE.search(line)
        or LABEL_RE.match(line)
    ):
        return False
    rest = DATE_RE.sub("", line)
    stamped = "~" not in line and _stamp_re().search(rest) is not None
    rest = SIGNED_RE.sub("", _stamp_re().sub("", TIME_RE.sub("", rest)))
    return len(NOT_LETTER_RE.sub("", rest)) <= (30 if stamped else 6)


def _is_bare(look: _Look) -> bool:
    """No letters, or words that a list names."""
    return not look.letters or look.letters in _word_set("exact")


def _is_comments(look: _Look) -> bool:
    return len(look.letters) <= HEADING and look.letters.startswith(tuple(_word_set("comments")))


def _is_summary(look: _Look) -> bool:
    return look.letters in _word_set("summary") or look.key in _word_set("summary")


def _is_points(look: _Look) -> bool:
    return look.letters in _word_set("points")


def _is_translation(look: _Look) -> bool:
    return _translation(look.line, look.key)


def _translation(line: str, key: str) -> bool:
    """A notice of translation, not a sentence about translation."""
    return (line[0] in "*※—-–〈<[(=■▶" or len(line) <= 20) and bool(_word_re("translation").search(key))


def _is_section(look: _Look) -> bool:
    if len(look.letters) > HEADING or look.prose or any(mark in look.line for mark in ",“…"):
        return False
    listed = look.letters.endswith("기사") and len(look.letters) <= 8
    return listed or bool(_word_re("sections").search(look.letters))


def _is_menu(look: _Look) -> bool:
    if look.prose or len(look.line) > MENU_LENGTH:
        return False
    menu = _word_set("menu")
    known = sum(word in menu for word in look.words)
    if known and (known == len(look.words) or (known >= 3 and known * 2 >= len(look.words))):
        return True
    if len(look.line) <= 50 and "<" not in look.line and CRUMB_RE.search(look.line):
        return True
    bars = look.line.count("|")
    return known > 0 and bars >= 2 and len(look.line) / (bars + 1) <= 9 and not DATE_RE.search(look.line)


def _is_buttons(look: _Look) -> bool:
    """A row of share and font buttons."""
    if look.prose or len(look.line) > MENU_LENGTH:
        return False
    buttons = _word_set("exact", "menu")
    known = sum(word in buttons for word in look.words)
    return known == len(look.words) or (known >= 3 and known * 3 >= len(look.words) * 2)


def _is_picture(look: _Look) -> bool:
    return is_caption(look.line)


def _is_copyright(look: _Look) -> bool:
    if len(look.line) > NOTICE or (
        look.prose and not POLITE_RE.search(look.line) and len(look.line) > WIDGET
    ):
        return False
    return COPYRIGHT_RE.search(look.line) is not None


def _is_widget(look: _Look) -> bool:
    if _word_re("notices").search(look.key):
        return True
    if len(look.line) > WIDGET or (look.prose and not POLITE_RE.search(look.line)):
        return False
    return _word_re("phrases").search(look.key) is not None


def _is_empty_stamp(look: _Look) -> bool:
    """A stamp word whose date the page lost."""
    if len(look.letters) > HEADING or not _stamp_re().search(look.line):
        return False
    return len(NOT_LETTER_RE.sub("", _stamp_re().sub("", SIGNED_RE.sub("", look.line)))) <= 4


def _is_signed(look: _Look) -> bool:
    return is_byline(look.line)


Test = tuple[LineKind, Callable[[_Look], bool]]
KOREAN_TESTS: tuple[Test, ...] = (
    (LineKind.CHROME, _is_weather),
    (LineKind.STAMP, _is_stamp),
    (LineKind.COMMENTS, _is_comments),
    (LineKind.CHROME, _is_bare),
    (LineKind.POINTS, _is_points),
    (LineKind.SUMMARY, _is_summary),
    (LineKind.MARK, _is_translation),
    (LineKind.SECTION, _is_section),
    (LineKind.MENU, _is_menu),
    (LineKind.CHROME, _is_buttons),
    (LineKind.CAPTION, _is_picture),
    (LineKind.COPYRIGHT, _is_copyright),
    (LineKind.CHROME, _is_widget),
    (LineKind.STAMP, _is_empty_stamp),
    (LineKind.BYLINE, _is_signed),
)
FOREIGN_TESTS: tuple[Test, ...] = (
    (LineKind.COPYRIGHT, _is_copyright),
    (LineKind.STAMP, _is_stamp),
    (LineKind.CHROME, _is_bare),
    (LineKind.MARK, _is_translation),
    (LineKind.SECTION, _is_section),
    (LineKind.CAPTION, _is_picture),
    (LineKind.MENU, _is_menu),
    (LineKind.BYLINE, _is_signed),
)
