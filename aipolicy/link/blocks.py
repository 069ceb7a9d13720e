"""Where to look for other reports of an event, so that few are compared: by region, days and type.

A report is posted under keys with a day, and searches ranges of days under keys. Of two
reports that `compare` calls one event, one finds the other only if it is found by it, so it does not matter
which came first.

Keys are made of a letter and a cell (the 시도 and the group of a type): T for the days told of an event,
A for days of an announcement, D for both by the day of the month alone, C for months, U for reports without
a date (the day is then that of the month, 0 for none). N stands for a name, whatever the region; W for a
long word of the title of a report whose date nothing tells, V for such a word of any other.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from aipolicy.link.profile import SHORTEST_NAME, Days, Profile
from aipolicy.models import Basis
from aipolicy.tables.linking import group_of, link_table

# A report is posted under each of its days up to so many, of a longer span under the ends.
MOST_DAYS = 10
MONTH = 31
NAMED_WITHIN = 31
EVER = date.max.toordinal()


class Posting(NamedTuple):
    """A key and the day under it."""

    key: str
    day: int


class Search(NamedTuple):
    """A key and the days to look at, both included."""

    key: str
    first: int
    last: int


def postings(report: Profile) -> set[Posting]:
    """Under what a report can be found."""
    found = {Posting(f"N{name}", day) for name in _named(report) for day in _named_days(report)}
    blind = not report.days and not report.hints
    found.update(Posting(f"{'W' if blind else 'V'}{word}", 0) for word in _words(report))
    for cell in _cells(report):
        if not report.days:
            found.add(Posting(f"U{cell}", report.hints[0][1] if report.hints else 0))
        elif report.coarse:
            found.update(Posting(f"C{cell}", _month_start(first)) for first, _ in report.days)
        else:
            letter, days = "A" if report.basis is Basis.ANNOUNCED else "T", _told_days(report)
            found.update(Posting(f"{letter}{cell}", day) for day in days)
            found.update(Posting(f"D{cell}", date.fromordinal(day).day) for day in days)
    return found


def searches(report: Profile) -> set[Search]:
    """Where the others are that may tell of the same event."""
    found = {Search(f"W{word}", 0, 0) for word in _words(report)}
    if not report.days and not report.hints:
        found.update(Search(f"V{word}", 0, 0) for word in _words(report))
    for name in _named(report):
        if not report.days:
            found.add(Search(f"N{name}", 0, EVER))
            continue
        found.add(Search(f"N{name}", 0, 0))
        found.update(
            Search(f"N{name}", max(day - NAMED_WITHIN, 1), day + NAMED_WITHIN) for day in _named_days(report)
        )
    for cell in _cells(report):
        found.update(_in_cell(report, cell))
    return found


def _in_cell(report: Profile, cell: str) -> Iterator[Search]:
    limits = link_table().days
    if not report.days:
        yield from _undated(report, cell)
        return
    if report.coarse:
        for first, last in report.days:
            yield Search(f"C{cell}", _month_start(first), _month_start(first))
            if last - first < MONTH:
                yield from (Search(f"{letter}{cell}", first, last) for letter in "TA")
        return
    announced = report.basis is Basis.ANNOUNCED
    around = max(limits["announced_before"], limits["announced_after"])
    to_announced = limits["announcements"] if announced else around
    to_told = around if announced else 0
    days = _told_days(report)
    for day in days:
        yield Search(f"T{cell}", day - to_told, day + to_told)
    for first, last in _stretches(report):
        yield Search(f"A{cell}", first - to_announced, last + to_announced)
    for day in days:
        yield Search(f"C{cell}", _month_start(day), _month_start(day))
        of_month = date.fromordinal(day).day
        yield Search(f"U{cell}", of_month, of_month)


def _undated(report: Profile, cell: str) -> Iterator[Search]:
    """A report with a day of the month at most: that day of any month."""
    if not report.hints:
        yield Search(f"U{cell}", 0, MONTH)
        return
    _, day = report.hints[0]
    yield Search(f"U{cell}", 0, 0)
    yield from (Search(f"{letter}{cell}", day, day) for letter in "UD")


def _cells(report: Profile) -> set[str]:
    places = {code[:2] for code in report.regions} or {""}
    groups = {group_of(kind) for kind in report.kinds}
    return {f"{place}/{group}" for place in places for group in groups}


def _named(report: Profile) -> set[str]:
    return {name for name in (*report.names, report.title) if len(name) >= SHORTEST_NAME}


def _words(report: Profile) -> set[str]:
    """The longest words of the title, each with the 시도."""
    return {f"{code[:2]}/{word}" for code in report.regions for word in report.words}


def _told_days(report: Profile) -> set[int]:
    return {day for first, last in _stretches(report) for day in range(first, last + 1)}


def _stretches(report: Profile) -> Iterator[Days]:
    """The dates of a report; of a long one only the ends."""
    for first, last in report.days:
        yield from ((first, last),) if last - first < MOST_DAYS else ((first, first), (last, last))


def _named_days(report: Profile) -> set[int]:
    return {first for first, _ in report.days} or {0}


def _month_start(day: int) -> int:
    return date.fromordinal(day).replace(day=1).toordinal()
