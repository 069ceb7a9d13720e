"""Periods as users type them, in Korean or English, read from the day given as today.

One span (see `spans`), two of them with ~ or .. between, one with 부터/까지/since/until; whatever
else goes to dateparser, which reads such things as "3일 전" or "2 weeks ago" as one day.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from aipolicy.errors import UsageError
from aipolicy.report.spans import Days, Standpoint, read_span
from aipolicy.tables.periods import period_words

FORMS = (
    "understood are e.g. 2026, 2026-03, 2026-03-15, 2026Q3, 2026H2, 3분기, '2026년 하반기', '이번 달', "
    "지난주, '최근 30일', 2025-03~2025-06, 'last month', 'last 30 days', '3일 전'"
)

# Between the ends of a range; a hyphen only with spaces and a slash only before a year, as dates have both.
_BETWEEN = re.compile(r"\s*(?:~|〜|–|—|\.{2,}|부터)\s*|\s+(?:-|to|until|and)\s+|/(?=\d{4}-)")
_UNIT_LATER = re.compile(r"\d{1,2}\s*(월|분기|일)")


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `since` to `until`, both included; None is open. `label` says so in ISO dates."""

    since: date | None
    until: date | None

    @property
    def label(self) -> str:
        """The period as understood: 2026-07-01 ~ 2026-09-30; one day stands alone."""
        if self.since == self.until and self.since:
            return self.since.isoformat()
        since, until = (day.isoformat() if day else "" for day in (self.since, self.until))
        return f"{since} ~ {until}".strip()


def parse_period(text: str, today: date) -> Period:
    """The period a text names; UsageError if it names none or one that does not exist."""
    tidy = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    try:
        period = _single(tidy, today) or _open(tidy, today) or _range(tidy, today) or _guessed(tidy, today)
    except (ValueError, OverflowError):
        raise UsageError(f"no such date: {text}", hint=FORMS) from None
    if period is None:
        raise UsageError(f"not a period: {text!r}", hint=FORMS)
    if period.since and period.until and period.since > period.until:
        raise UsageError(f"a period that ends before it begins: {text} ({period.label})", hint=FORMS)
    return period


def parse_since(text: str, today: date) -> date:
    """The first day of the period a text names."""
    since = parse_period(text, today).since
    if since is None:
        raise UsageError(f"a period without a beginning: {text}", hint=FORMS)
    return since


def parse_until(text: str, today: date) -> date:
    """The last day of the period a text names."""
    until = parse_period(text, today).until
    if until is None:
        raise UsageError(f"a period without an end: {text}", hint=FORMS)
    return until


def _days(text: str, today: date, lender: date | None = None) -> Days | None:
    return read_span(text, Standpoint(today, lender or today))


def _single(text: str, today: date) -> Period | None:
    days = _days(text, today)
    return Period(*days) if days else None


def _open(text: str, today: date) -> Period | None:
    """A period open on one side: 2025.., ~2026-03, 3월부터, since 2025."""
    words = period_words().open
    for after, before, from_then in (
        ((*words["since_after"], "~", ".."), words["since_before"], True),
        (words["until_after"], (*words["until_before"], "~", ".."), False),
    ):
        rests = [text.removesuffix(word) for word in after if text.endswith(word)]
        rests += [text.removeprefix(word) for word in before if text.startswith(word)]
        for rest in rests:
            if days := _days(rest, today):
                return Period(days[0], None) if from_then else Period(None, days[1])
    return None


def _range(text: str, today: date) -> Period | None:
    """The first day of what stands left to the last day of what stands right; also 2026년 3~5월."""
    for left, right in _sides(text.removeprefix("from ").removesuffix("까지")):
        first = _days(left, today)
        if first is None and left[-1:].isdecimal() and (unit := _UNIT_LATER.fullmatch(right)):
            first = _days(left + unit[1], today)
        last = _days(right, today, lender=first[0]) if first else None
        if first and last:
            return Period(first[0], last[1])
    return None


def _sides(text: str) -> Iterator[tuple[str, str]]:
    for found in _BETWEEN.finditer(text):
        yield text[: found.start()], text[found.end() :]


def _guessed(text: str, today: date) -> Period | None:
    """What dateparser makes of a text: one day. Strictly, or it would find a date in anything."""
    if not any(char.isalpha() for char in text):
        return None
    from dateparser import parse

    found = parse(
        text,
        languages=["ko", "en"],
        settings={"RELATIVE_BASE": datetime.combine(today, time()), "STRICT_PARSING": True},
    )
    return Period(found.date(), found.date()) if found else None
