"""The names under which sources keep an article's facts, and the days they give."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

from aipolicy.text.normalize import squash

# Names in lower case without spaces, best first. Korean ones as BIGKinds writes its columns
# (https://www.bigkinds.or.kr, 뉴스분석 > 데이터 다운로드).
NAMES: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "뉴스식별자", "newsid", "news_id"),
    "url": ("url", "link", "source", "출처", "주소", "링크"),
    "outlet": ("outlet", "press", "media", "publisher", "언론사", "매체", "매체명", "source", "출처"),
    "title": ("title", "headline", "제목", "기사제목"),
    "published": ("published", "published_at", "date", "pubdate", "일자", "날짜", "발행일", "보도일"),
    "text": ("text", "body", "content", "본문", "내용", "기사본문"),
    "html": ("html",),
}
KOREAN_TIME = timezone(timedelta(hours=9))
NUMERIC_RE = re.compile(
    r"(?P<year>\d{4})\s?(?:[-./년]\s?)?(?P<month>\d{1,2})\s?(?:[-./월]\s?)?(?P<day>\d{1,2})(?!\d)"
)
URL_RE = re.compile(r"https?://\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Day:
    """A day as a source gives it: `value` is None where the words are no day."""

    value: date | None
    words: str


def field_of(name: object) -> str:
    """A column's or key's name in the form in which `NAMES` lists it."""
    return squash(str(name)).lower().strip("\ufeff")


def pick(record: Mapping[str, object], field: str) -> str | None:
    """The first value of a field that is not empty, as text without outer white space; None without one.

    `source` is a URL where it looks like one and an outlet where it does not.
    """
    for name in NAMES[field]:
        if name not in record:
            continue
        text = _text(record[name])
        if not text or (name in ("source", "출처") and bool(URL_RE.match(text)) != (field == "url")):
            continue
        return text
    return None


def has_field(names: Iterable[str], field: str) -> bool:
    """Whether one of the names (as `field_of` writes them) stands for this field."""
    return not set(NAMES[field]).isdisjoint(names)


def _text(value: object) -> str:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def parse_day(words: str) -> Day:
    """The day that some words name: ISO 8601 and Korean forms first, then whatever dateparser makes of them.

    A time with an offset is turned to Korean time, so that 2025-09-17T23:30Z is the 18th.
    """
    words = words.strip()
    try:
        moment = datetime.fromisoformat(words)
    except ValueError:
        return Day(_numeric(words), words)
    return Day((moment.astimezone(KOREAN_TIME) if moment.tzinfo else moment).date(), words)


def _numeric(words: str) -> date | None:
    match = NUMERIC_RE.match(words)
    if match is None:
        return _spelled(words)
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None


def _spelled(words: str) -> date | None:
    """Days in words, such as 'Sep 18, 2025'; only whole ones, none that count from today."""
    if not re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", words) or len(words) > 60:
        return None
    import dateparser

    strict = {"STRICT_PARSING": True, "REQUIRE_PARTS": ["year", "month", "day"], "PARSERS": ["absolute-time"]}
    moment = dateparser.parse(words, languages=["en", "ko"], settings=strict)
    return moment.date() if moment else None
