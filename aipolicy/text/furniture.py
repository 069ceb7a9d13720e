"""Tests by which a line is known as furniture of a page, in the words of `chrome.toml`."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from aipolicy.tables.load import toml_table
from aipolicy.text.bylines import is_byline
from aipolicy.text.captions import is_caption
from aipolicy.text.marks import COPYRIGHT, MARKETS, NOTICE, PHRASE, TRANSLATION

YEAR, MONTH, DAY = r"(?:19|20)\d\d", r"\d{1,2}", r"\d{1,2}"
DATE = rf"{YEAR}\s?[-./년]\s?{MONTH}\s?[-./월]\s?{DAY}\s?일?"
DATE_RE = re.compile(DATE)
TIME_RE = re.compile(
    r"(?:오전|오후)?\s?\d{1,2}\s?[:시]\s?\d{1,2}(?:\s?[:분]\s?\d{0,2}초?)?|[\[(][월화수목금토일](?:요일)?[\])]|[월화수목금토일]요일|\d+면"
)
SIGNED_RE = re.compile(r"[가-힣○]{2,5}\s?(?:선임|수습|인턴)?기자|[A-Za-z0-9._+-]+@[A-Za-z0-9.-]*")
WORD_RE = re.compile(r"[^\W\d_]+")
HASHTAGS_RE = re.compile(r"(?:TAG\s*)?(?:#\w+[\s,·]*){2,}")
FILE_RE = re.compile(r"\.(?:hwpx?|pdf|docx?|xlsx?|pptx?|zip)\b", re.IGNORECASE)
CRUMB_RE = re.compile(r"\S\s?[>›]\s?\S")
CELLS_RE = re.compile(r"\s*[|ㅣ>›]\s*|\s[·•‧/]\s|\s{2,}")
# 구리 · 남양주 · 하남 · 가평: sections named after places.
PLACES_RE = re.compile(r"[가-힣]{2,4}(?:\s(?:[|ㅣ]|[·•‧])\s[가-힣]{2,4}){2,}")
TEMPERATURE_RE = re.compile(r"-?\d+(?:\.\d)?\s?(?:℃|°C)")
CITY_WEATHER_RE = re.compile(r"\W*[가-힣 ]{2,14}-?\d+(?:\.\d)?\s?(?:℃|°C)\W*")
MARKET_RE = re.compile(rf"(?:{'|'.join(MARKETS)})\s?[₩\d]")
POLITE = ("니다", "세요", "나요", "까요", "시오", "해요", "어요")
# "AI 학습 이용 금지", but not a bill about it.
LEARNING_RE = re.compile(
    r"AI\)?\s?(?:\(인공지능\)\s?)?(?:데이터\s?)?(?:의\s)?학습[^.]{0,16}(?:금지|금합니다|금함|불가|불허|허락하지|허용하지)"
)
BILL_RE = re.compile(r"조례|법안|법률|개정|발의")
OWNER_RE = re.compile(r"\W{0,2}[ⓒ©]|.{0,40}\([cC]\)\s")
COPYRIGHT_START_RE = re.compile(r"\W{0,3}(?:저작권|무단\s?전재|[Cc]opyright|COPYRIGHT|[ⓒ©])")
# Labels are set with spaces to one width: 주  최 :. In a numbered list any word may be one: 4. 교육기간 :.
LABEL_RE = re.compile(
    r"(?:\W|[ㅇoO]\s)*(?:\d{1,2}[.)]\s*[가-힣][가-힣 ·/()]{0,12}?|일\s*시|일자|날\s*짜|장\s*소|기\s*간"
    r"|대\s*상|주\s*최|주\s*관|후\s*원|내\s*용|문\s*의|참석|접수|신청|규\s*모|주\s*제|모집|운\s*영)[^:：]{0,8}[:：]"
    # 주최 청주시 / 주관 청주시정연구원
    r"|\W*주\s*최\s[^/|]{2,30}\s?[/|]\s?(?:주\s*관|후\s*원)\s"
)
WIDGET = 80
HEADING = 26
NOTICE_LENGTH = 200
STAMP_LENGTH = 140
MENU_LENGTH = 160
CRUMB_LENGTH, CRUMB_WORD = 50, 14
CELL = 12
FOOTER_FIELDS = 2


@dataclass(slots=True)
class Look:
    """A line with what several tests ask of it.

    `key` is the line without spaces, `marks` what `marks_of` tells of it and what `chrome` adds,
    `words` its runs of letters, `letters` these together, `prose` whether it ends a sentence.
    """

    line: str
    key: str
    marks: int
    words: list[str]
    letters: str
    prose: bool


Test = Callable[[Look], bool]


@cache
def word_set(*names: str) -> frozenset[str]:
    """The words of some lists of the table."""
    return frozenset(word for name in names for word in toml_table("chrome.toml")[name])


@cache
def _stamp_re() -> re.Pattern[str]:
    stamps = toml_table("chrome.toml")["stamps"]
    return re.compile(rf"(?<![가-힣])(?:{_any([*stamps['published'], *stamps['modified']])})")


@cache
def _section_re() -> re.Pattern[str]:
    """A heading that ends in a listed word; a section's name or 'more' may follow."""
    words = _any(toml_table("chrome.toml")["sections"])
    return re.compile(rf"(?:{words})(?:\d+|\W[가-힣]{{2,4}}|더보기|전체보기|TOP\d*)?\W*$")


@cache
def _footer_re() -> re.Pattern[str]:
    return re.compile(rf"(?:{_any(toml_table('chrome.toml')['footer'])})\s?[:：]")


def _any(words: list[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def letters_in(text: str) -> str:
    """The letters of a text, digits, marks and spaces left out."""
    return "".join(WORD_RE.findall(text))


def is_polite(text: str) -> bool:
    """Whether a text ends in a polite form or with a question mark, other marks aside."""
    end = len(text)
    while end and not (text[end - 1].isalnum() or text[end - 1] == "_"):
        end -= 1
    return text.endswith(POLITE, 0, end) or "?" in text[end:]


def is_weather(look: Look) -> bool:
    """A weather bar or a row of market prices."""
    line = look.line
    if ("℃" in line or "°" in line) and TEMPERATURE_RE.search(line):
        several = len(TEMPERATURE_RE.findall(line)) > 1 and not look.prose
        return several or CITY_WEATHER_RE.fullmatch(line) is not None
    return line.startswith("기온 |") or MARKET_RE.search(line) is not None


def is_stamp(look: Look) -> bool:
    """Dates with hardly anything beside them but stamp words, a byline, a counter."""
    line = look.line
    if len(line) > STAMP_LENGTH or look.prose or line[0] in "□❏■◇◆":
        return False
    if not DATE_RE.search(line) or LABEL_RE.match(line):
        return False
    rest = DATE_RE.sub("", line)
    stamped = "~" not in line and _stamp_re().search(rest) is not None
    rest = SIGNED_RE.sub("", _stamp_re().sub("", TIME_RE.sub("", rest)))
    return len(letters_in(rest)) <= (30 if stamped else 8)


def is_empty_stamp(look: Look) -> bool:
    """A stamp word whose date the page lost."""
    if len(look.letters) > HEADING or not _stamp_re().search(look.line):
        return False
    return len(letters_in(_stamp_re().sub("", SIGNED_RE.sub("", look.line)))) <= 4


def is_footer(look: Look) -> bool:
    """Who publishes the page."""
    return len(_footer_re().findall(look.line)) >= FOOTER_FIELDS


def is_bare(look: Look) -> bool:
    """No letters, words that a list names, hashtags, a file to load down."""
    if not look.letters or look.letters in word_set("exact"):
        return True
    hashtags = "#" in look.line and HASHTAGS_RE.fullmatch(look.line) is not None
    return hashtags or FILE_RE.search(look.line, 0, WIDGET) is not None


def is_comments(look: Look) -> bool:
    """The heading of readers' comments."""
    return look.letters in word_set("comments")


def is_summary(look: Look) -> bool:
    """The heading of a machine-made summary."""
    return look.letters in word_set("summary") or look.key in word_set("summary")


def is_points(look: Look) -> bool:
    """The heading of an agency's lead points."""
    return look.letters in word_set("points")


def is_translation(look: Look) -> bool:
    """A notice of machine translation."""
    return is_translation_notice(look.line, look.key, look.marks)


def is_translation_notice(line: str, key: str, marks: int) -> bool:
    """A notice of translation, not a sentence or headline about translation."""
    if not marks & TRANSLATION:
        return False
    return line[0] in "*※—-–〈<[(=■▶" or (len(line) <= 20 and len(key) <= 12)


def is_section(look: Look) -> bool:
    """The heading of a list of other articles."""
    if len(look.letters) > HEADING or look.prose or any(mark in look.line for mark in ",“…‘"):
        return False
    return _section_re().search(look.key) is not None


def is_menu(look: Look) -> bool:
    """Section names in a row, or the path to the page."""
    line, words = look.line, look.words
    if look.prose or len(line) > MENU_LENGTH:
        return False
    menu, buttons = word_set("menu"), word_set("exact")
    known = _count(words, menu)
    if _count(words, buttons) > known:
        return False
    if (known and known == len(words)) or ((">" in line or "›" in line) and _is_path(line)):
        return True
    if PLACES_RE.fullmatch(line):
        return True
    if known < 2:
        return False
    cells = len(CELLS_RE.split(line))
    cellular = cells >= 3 and known * 2 >= cells and len(line) <= cells * CELL
    return cellular or (known >= 5 and known * 5 >= len(words) * 4)


def _count(words: list[str], listed: frozenset[str]) -> int:
    return sum(map(listed.__contains__, words))


def _is_path(line: str) -> bool:
    """'홈 > 뉴스 > 사회'."""
    if len(line) > CRUMB_LENGTH or not CRUMB_RE.search(line):
        return False
    return all(len(cell) <= CRUMB_WORD for cell in CELLS_RE.split(line))


def is_buttons(look: Look) -> bool:
    """A row of share and font buttons."""
    if look.prose or len(look.line) > MENU_LENGTH:
        return False
    buttons = word_set("exact", "menu", "comments")
    known = _count(look.words, buttons)
    return known == len(look.words) or (known >= 3 and known * 3 >= len(look.words) * 2)


def is_picture(look: Look) -> bool:
    """A caption."""
    return is_caption(look.line, look.marks)


def is_copyright(look: Look) -> bool:
    """A line of copyright: it ends an article."""
    long = look.prose and len(look.line) > WIDGET
    if len(look.line) > NOTICE_LENGTH or (long and not is_polite(look.line)):
        return False
    return says_copyright(look.line, look.marks)


def says_copyright(line: str, marks: int) -> bool:
    """Whether a line with these marks forbids copies or names the owner."""
    if marks & COPYRIGHT or OWNER_RE.match(line):
        return True
    return LEARNING_RE.search(line) is not None and BILL_RE.search(line) is None


def is_widget(look: Look) -> bool:
    """A notice or widget that a list names by a part of it."""
    if look.marks & NOTICE:
        return True
    if len(look.line) > WIDGET or (look.prose and not is_polite(look.line)):
        return False
    return bool(look.marks & PHRASE)


def is_signature(look: Look) -> bool:
    """A byline."""
    return is_byline(look.line)
