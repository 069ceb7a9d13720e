"""Where an event stands on the day asked."""

from datetime import date
from pathlib import Path

import pytest
from aipolicy.models import (
    Article,
    ArticleRef,
    DateRange,
    Event,
    EventDate,
    EventFacts,
    EventFilter,
    Extraction,
    Mention,
    RegionRef,
    Status,
    Verdict,
)
from aipolicy.report.maps import seen
from aipolicy.report.timeline import days_left, standing, timeline, timeline_row
from aipolicy.store import Reader, open_store
from aipolicy.tables.regions import full_name

TODAY = date(2026, 11, 21)
YESTERDAY, TOMORROW = date(2026, 11, 20), date(2026, 11, 22)


def event(
    start: date | None,
    end: date | None,
    status: Status,
    *,
    kind: str = "forum",
    apply: DateRange | None = None,
    outlets: tuple[str | None, ...] = ("가",),
) -> Event:
    facts = EventFacts("사건", kind, EventDate(start, end), apply or DateRange(), status=status)
    articles = tuple(
        ArticleRef(str(n), f"{n}.txt", None, outlet, "기사", None) for n, outlet in enumerate(outlets)
    )
    return Event("e", facts, articles)


@pytest.mark.parametrize(
    ("start", "end", "status", "expected"),
    [
        (TOMORROW, TOMORROW, Status.PLANNED, "upcoming"),
        (TOMORROW, TOMORROW, Status.ANNOUNCED, "upcoming"),
        (TOMORROW, TOMORROW, Status.CANCELLED, "cancelled"),
        (TOMORROW, TOMORROW, Status.HELD, "held"),
        (TODAY, TODAY, Status.PLANNED, "planned"),
        (YESTERDAY, YESTERDAY, Status.PLANNED, "overdue"),
        (YESTERDAY, TOMORROW, Status.PLANNED, "planned"),
        (YESTERDAY, YESTERDAY, Status.HELD, "held"),
        (None, None, Status.PLANNED, "planned"),
        (None, YESTERDAY, Status.PLANNED, "overdue"),
        (None, TOMORROW, Status.RECRUITING, "open"),
        (None, YESTERDAY, Status.RECRUITING, "recruiting"),
    ],
)
def test_standing(start: date | None, end: date | None, status: Status, expected: str):
    assert standing(event(start, end, status), TODAY) == expected


@pytest.mark.parametrize(
    ("call", "left"),
    [
        (event(None, date(2026, 11, 28), Status.RECRUITING, kind="recruitment"), 7),
        (event(YESTERDAY, TODAY, Status.RECRUITING, kind="recruitment"), 0),
        (event(None, YESTERDAY, Status.RECRUITING, kind="recruitment"), None),
        (event(TOMORROW, TOMORROW, Status.RECRUITING, kind="recruitment"), None),
        (event(None, TOMORROW, Status.CANCELLED, kind="recruitment"), None),
        (event(date(2027, 3, 1), None, Status.PLANNED, apply=DateRange(None, TOMORROW)), 1),
        (event(TOMORROW, TOMORROW, Status.PLANNED), None),
        (event(None, None, Status.RECRUITING, kind="recruitment"), None),
    ],
)
def test_days_left_of_a_call(call: Event, left: int | None):
    assert days_left(call, TODAY) == left


def test_a_row_names_each_outlet_once():
    row = timeline_row(event(TODAY, TODAY, Status.HELD, outlets=("나", None, "가", "나")), TODAY)
    assert (row.outlets, row.reports, row.standing, row.days_left) == (("나", "가"), 4, "held", None)


def test_without_a_day_the_status_is_that_of_the_articles():
    row = timeline_row(event(None, TOMORROW, Status.RECRUITING), None)
    assert (row.standing, row.days_left) == ("recruiting", None)


def test_rows_come_in_the_order_of_the_filter_and_agree_with_its_derived_statuses(tmp_path: Path):
    days = [date(2026, 12, 24), YESTERDAY, TODAY, TOMORROW]
    with_window = DateRange(None, date(2026, 11, 30))
    store = open_store(tmp_path / "a.db")
    for number, day in enumerate(days):
        for kind, apply in (("forum", DateRange()), ("support", with_window)):
            regions = (RegionRef("26000", "부산광역시"),)
            facts = EventFacts(kind, kind, EventDate(day, day), apply, status=Status.PLANNED, regions=regions)
            article = Article(f"{kind} {number}", f"{kind} {number}", f"{kind}{number}.txt")
            store.save(article, Extraction(Verdict(True, ""), (Mention("", 0, facts),)))
    store.close()
    with Reader(tmp_path / "a.db") as reader:
        rows = list(timeline(reader, EventFilter(today=TODAY)))
        assert [row.event.facts.date.start for row in rows] == sorted(days * 2)
        for derived in ("open", "overdue", "upcoming"):
            found = {event.id for event in reader.events(EventFilter(statuses=(derived,), today=TODAY))}
            standing_so = {row.event.id for row in rows if row.standing == derived}
            assert standing_so
            assert standing_so <= found


@pytest.mark.parametrize(
    ("own", "day", "seen_as"),
    [
        (("29000",), date(2026, 8, 1), ["12000"]),
        (("29000", "46000"), date(2026, 8, 1), ["12000"]),
        (("12000",), date(2025, 1, 1), ["29000", "46000"]),
        (("28110",), date(2026, 8, 1), ["28000"]),
        (("28125",), date(2025, 1, 1), ["28000"]),
        (("42110",), date(2025, 1, 1), ["51110"]),
        (("41591",), date(2025, 1, 1), ["41590"]),
        (("29000",), None, ["29000"]),
    ],
)
def test_regions_on_the_map_of_a_day(own: tuple[str, ...], day: date | None, seen_as: list[str]):
    facts = EventFacts("사건", "mou", regions=tuple(RegionRef(code, full_name(code)) for code in own))
    found = seen(Event("e", facts, ()), day)
    assert [(each.code, each.name) for each in found.facts.regions] == [(c, full_name(c)) for c in seen_as]
