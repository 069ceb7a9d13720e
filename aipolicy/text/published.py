"""When an article was published, as far as its page or address tells."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from enum import Enum, auto
from functools import cache

from aipolicy.models import Part, PublishedBasis, Span
from aipolicy.tables.load import toml_table
from aipolicy.text import marks
from aipolicy.text.chrome import PROSE, LineKind
from aipolicy.text.furniture import SIGNED_RE, TIME_RE, letters_in
from aipolicy.text.headline import title_places
from aipolicy.text.lines import Line, read_lines

Published = tuple[date, PublishedBasis, Span]

YEAR, MONTH, DAY = r"(?P<year>(?:19|20)\d\d)", r"(?P<month>\d{1,2})", r"(?P<day>\d{1,2})"
DATE_RE = re.compile(rf"(?<!\d){YEAR}\s?[-./년]\s?{MONTH}\s?[-./월]\s?{DAY}(?!\d)\s?일?")
SHORT_DATE_RE = re.compile(
    r"(?<!\d)'?(?P<year>\d\d)[./-]\s?(?P<month>\d{1,2})[./-]\s?(?P<day>\d{1,2})(?![\d.])"
)
# What every date holds: tried first, as few lines hold one.
DATE_HINT_RE = re.compile(r"\d\s?[-./년]")
TIME = r"\d{1,2}\s?[:시]\s?\d{2}(?:\s?[:분]\s?\d{0,2}초?)?"
CLOCK_RE = re.compile(r"\d{1,2}\s?[:시]\s?\d{2}")
PAGE_RE = re.compile(r"\d+\s?면\b")
WEEKDAY = r"(?:\s*\(?[월화수목금토일](?:요일)?\)?)?"
# The page of the printed paper right behind the date: '2021년 11월 17일 (수) 20면'.
PRINTED_RE = re.compile(rf"[.\s]*{WEEKDAY}[\s|]*(?:제?\d+호[\s|]*)?[A-Z]?\d+\s?면(?![가-힣])")
# What may stand between a stamp word and its date.
BETWEEN = r"[\s:：=|.\]>)-]*(?:일시|시간|일자|일|날짜)?[\s:：=|.\]>)-]*"
# 발행 2024.04.17(수) 입력 2024.04.16 16:02: the day of the paper, which is the next one.
PRINTED = "발행"
FOOTER_RE = re.compile(r"등록번호|제호|발행인|편집인|사업자")
FOOTER_LINES = 2
# 등록번호 경기 아00000 | 2025.09.22 입력: the article was entered, whatever was registered beside it.
ENTERED_RE = re.compile(r"입력|승인|송고")
# 2025년 7월 24일(목) 제 1864 호: the issue of a paper.
ISSUE_RE = re.compile(r"제?\s?\d{1,5}\s?호(?![가-힣])")
# 백제신문 (2022년 11월 25일); 남도신문 | 2026년 9월 16일 수요일: the paper of that day, no day of a crawl.
MASTHEAD_RE = re.compile(
    r"\W*(?!로그인|회원|검색|날씨)[가-힣A-Za-z][가-힣A-Za-z&·\s]{1,14}(?:\s[|>ㅣ]\s[가-힣]{2,6})?"
    r"\W*(?:[월화수목금토일](?:요일)?)?\W*"
)
# 27일 밝혔다: a page whose own date is that day was published then, not only read.
TOLD_RE = re.compile(r"(?<![\d~])(?P<day>\d{1,2})일\s?(?:밝혔|전했|알렸|발표했|말했)")
# 2025. 9. 15. | 편집실 | 조회 1,044: how often the article was read.
VIEWS = r"조회\s?수?[\s:：]*\d[\d,]*"
COUNTED_RE = re.compile(VIEWS)
# 2022년 11월 18일 금요일: as papers write their day, above news of that day, the day before or to come.
WEEKDAY_RE = re.compile(r"[월화수목금토일]요일")
NEWS_RE = re.compile(r"(?P<coming>오는\s)?(?<![\d~.월]\s)(?<![\d~.월])(?P<day>\d{1,2})일(?![가-힣]*간)")
FRESH = (0, -1)
LISTS = (LineKind.SECTION, LineKind.COMMENTS)
SIGNING = (LineKind.STAMP, LineKind.BYLINE)
STAMP_LINE = 160
LEFTOVER = 10
LONGEST_OUTLET = 8
# Lines below the headline that may bear the day of the page; above it where a reporter signs, and with the
# hour and nothing but a section or the outlet beside it.
NEAR_HEADLINE, NEAR_ABOVE, NEAR_STAMPED = 6, 2, 6
# 방이룸 기자   2026.04.06: nothing but who signs, wherever on the page.
SIGNATURE_RE = re.compile(r"\W*[가-힣○]{2,4}\s?(?:선임|수습|인턴)?기자\W*(?:[\w.+-]+@[\w.-]+\W*)?")
# Words of reading and changing that say neither: 조회 318, 편집위원.
UNREAD_RE = re.compile(rf"{VIEWS}|편집(?:위원|국장|국|부|장|인|실)")
SEPARATED_URL_RE = re.compile(
    r"[/=_-](?P<year>(?:19|20)\d\d)[/_-](?P<month>[01]?\d)[/_-](?P<day>[0-3]?\d)(?=[/_?&.-]|$)"
)
SHORT_URL_RE = re.compile(r"/(?P<year>1[6-9]|2\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?=/)")
PARTED_URL_RE = re.compile(
    r"/(?P<year>(?:19|20)\d\d)/(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?=[/_?&.-]|$)"
)
RUN_URL_RE = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?=\d|\D|$)"
)
# A running number that happens to look like a date: ?idxno=20231105.
COUNTER_URL_RE = re.compile(r"(?:idxno|idx|seq|page|bbsId|nttId|oid)=$")
# No counter: it goes on with hour, minute and second, or with a number of that day.
SECOND_URL_RE = re.compile(r"\d{6}(?!\d)|(?:[01]\d|2[0-3])[0-5]\d(?!\d)")


class Place(Enum):
    """Where the line of a date stands."""

    BESIDE = auto()
    ABOVE = auto()
    ELSEWHERE = auto()


def find_published(title: str, body: str, url: str | None) -> Published | None:
    """The day of publication with how it is known and where it says so; None where nothing tells.

    A stamp (승인, 입력, 등록 …, or a date beside the byline below the headline) goes before the address.
    The date the page was edited or crawled, a weather bar's, a photo's are none of an article.
    """
    return _from_stamps(title, read_lines(body)) or (_from_url(url) if url else None)


@cache
def _words() -> str:
    stamps = toml_table("chrome.toml")["stamps"]
    both = sorted([*stamps["published"], *stamps["modified"]], key=len, reverse=True)
    return "|".join(map(re.escape, both))


@cache
def _word_re() -> re.Pattern[str]:
    """A stamp word with the date right behind it."""
    return re.compile(rf"(?<![가-힣])(?P<word>{_words()}){BETWEEN}$")


@cache
def _behind_re() -> re.Pattern[str]:
    """A stamp word behind date and time, with another date or nothing behind it."""
    return re.compile(
        rf"[.\s]*{WEEKDAY}\s*(?:오[전후]\s?)?(?:{TIME})?\s*(?P<word>{_words()})\s*(?:[|/·,(]|$)"
    )


@cache
def _published_words() -> frozenset[str]:
    return frozenset(toml_table("chrome.toml")["stamps"]["published"])


def _from_stamps(title: str, lines: Sequence[Line]) -> Published | None:
    page = _own_lines(lines)
    for index, line in enumerate(page):
        if line.kind == PROSE or len(line.text) > STAMP_LINE or not DATE_HINT_RE.search(line.text):
            continue
        found = _worded(line, page[index - 1] if index else None)
        if found is not None and (ENTERED_RE.search(line.text) or not _in_footer(page, index)):
            return found
    return _signed(title, page)


def _own_lines(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines above the first list of other articles or comments behind the body."""
    prose = False
    for index, line in enumerate(lines):
        prose = prose or line.kind == PROSE
        if prose and line.kind in LISTS:
            return lines[:index]
    return lines


def _in_footer(page: Sequence[Line], index: int) -> bool:
    """Whether the publisher's registration stands beside a line: its dates are no article's."""
    around = page[max(0, index - FOOTER_LINES) : index + FOOTER_LINES + 1]
    return any(FOOTER_RE.search(line.text) for line in around if line.kind != PROSE)


def _worded(line: Line, above: Line | None) -> Published | None:
    """A date beside a word that says it is the day of publication, or before the page of the printed paper.

    The word stands before the date, or behind it: '2025-09-18 10:00 송고 | 2025-09-18 11:00 최종수정'.
    """
    printed: Published | None = None
    dates = list(_dates(line.text))
    behind = bool(dates) and _before(line, dates[0], above) is None
    for match in dates:
        said = _behind_re().match(line.text, match.end()) if behind else _before(line, match, above)
        is_ours = said["word"] in _published_words() if said else PRINTED_RE.match(line.text, match.end())
        if is_ours and (day := _day(match)):
            found = day, PublishedBasis.STAMP, _span(line, match)
            if not (said and said["word"].startswith(PRINTED)):
                return found
            printed = printed or found
    return printed


def _before(line: Line, date: re.Match[str], above: Line | None = None) -> re.Match[str] | None:
    """The stamp word right before a date, at the end of the line above where the date begins its own."""
    text = line.text[: date.start()]
    if not text and above is not None:
        line, text = above, above.text
    return _word_re().search(text) if line.marks & marks.STAMP else None


def _dates(text: str) -> Iterator[re.Match[str]]:
    yield from DATE_RE.finditer(text)
    yield from SHORT_DATE_RE.finditer(text)


def _signed(title: str, page: Sequence[Line]) -> Published | None:
    """A date beside the byline, or with the hour alone on its line, between headline and body."""
    dated = [
        (index, match)
        for index, line in enumerate(page)
        if line.kind in SIGNING and line.marks & marks.YEAR and (match := DATE_RE.search(line.text))
    ]
    if not dated:
        return None
    prose = [i for i, line in enumerate(page) if line.kind == PROSE][:2]
    above = page[: prose[0] + 1] if prose else page  # a headline may look like a sentence
    headline = next(title_places(above, title), None)
    start = next((i for i in prose if i != headline), len(page))
    for index, match in dated:
        line, day = page[index], _day(match)
        place = _place(index, headline, line) if headline is not None and index < start else Place.ELSEWHERE
        told = day and place is Place.ABOVE and not _is_read(line.text) and _agrees(page, line, day)
        if day and (told or _is_own_date(line, match, place)):
            return day, PublishedBasis.STAMP, _span(line, match)
    return None


def _agrees(page: Sequence[Line], line: Line, day: date) -> bool:
    """Whether sentences of the page were told on that day, or its news is fresh for a paper of that day."""
    prose = [line.text for line in page if line.kind == PROSE]
    if any(int(match["day"]) == day.day for text in prose for match in TOLD_RE.finditer(text)):
        return True
    news = next((match for text in prose[:2] if (match := NEWS_RE.search(text))), None)
    if news is None or WEEKDAY_RE.search(line.text) is None:
        return False
    ahead = int(news["day"]) - day.day
    return ahead > 0 if news["coming"] else ahead in FRESH


def _place(index: int, headline: int, line: Line) -> Place:
    """Where a line above the body stands to the headline."""
    if headline < index <= headline + NEAR_HEADLINE:
        return Place.BESIDE
    if headline - NEAR_ABOVE <= index < headline and SIGNED_RE.search(line.text):
        return Place.BESIDE
    return Place.ABOVE if headline - NEAR_STAMPED <= index < headline else Place.ELSEWHERE


def _is_own_date(line: Line, match: re.Match[str], place: Place) -> bool:
    text = line.text
    rest = text[: match.start()] + " " + text[match.end() :]
    if _before(line, match) or _behind_re().match(text, match.end()):
        return False
    bare = TIME_RE.sub("", rest)
    others = len(letters_in(bare).removesuffix("지면"))
    if SIGNATURE_RE.fullmatch(bare) or (PAGE_RE.search(rest) and others <= LONGEST_OUTLET):
        return True
    if place is Place.ELSEWHERE:
        return False
    issue = ISSUE_RE.search(rest) and others <= LEFTOVER + LONGEST_OUTLET
    if issue or (place is Place.BESIDE and (SIGNED_RE.search(rest) or COUNTED_RE.search(rest))):
        return True
    if place is Place.ABOVE and MASTHEAD_RE.fullmatch(bare):
        return not _is_read(bare)
    return CLOCK_RE.search(rest) is not None and others <= LEFTOVER and not _is_read(rest)


def _is_read(rest: str) -> bool:
    """Whether a line tells when the page was read or changed: UPDATED. 2025-03-20 18:02, 03:14 현재, 오늘."""
    words, said = toml_table("chrome.toml")["stamps"]["modified"], UNREAD_RE.sub("", rest).lower()
    return any(word in said for word in words)


def _from_url(url: str) -> Published | None:
    for pattern in (SEPARATED_URL_RE, PARTED_URL_RE, RUN_URL_RE, SHORT_URL_RE):
        for match in pattern.finditer(url):
            counted = COUNTER_URL_RE.search(url[: match.start()]) is not None
            if counted and not SECOND_URL_RE.match(url, match.end()):
                continue
            if day := _day(match):
                return day, PublishedBasis.URL, Span(Part.URL, match.start("year"), match.end("day"))
    return None


def _day(match: re.Match[str]) -> date | None:
    """The date of a match; None where the calendar has no such day."""
    year = int(match["year"])
    try:
        return date(year if year >= 100 else 2000 + year, int(match["month"]), int(match["day"]))
    except ValueError:
        return None


def _span(line: Line, match: re.Match[str]) -> Span:
    return Span(Part.BODY, line.start + match.start("year"), line.start + match.end())
