"""Filters, against an oracle that looks at every event."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from aipolicy.errors import UsageError
from aipolicy.models import (
    ORGANIZING,
    DateRange,
    Event,
    EventFilter,
    OrganizerRef,
    OrganizerRole,
    Status,
    Undated,
)
from aipolicy.store import SORT_KEYS, Reader, open_store
from aipolicy.store.places import days_of, window_of
from aipolicy.store.query import scans
from aipolicy.tables.regions import ancestors, region, seen_on
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

TODAY = date(2025, 6, 1)
PLACES = ("26110", "29170", "48121", "28110", "47720", "00000")
KINDS = ("광역", "기초", "대학", None)
ROLES = (OrganizerRole.HOST, OrganizerRole.PARTNER, OrganizerRole.SPONSOR, OrganizerRole.ORGANIZER)
TYPES = ("mou", "forum", "recruitment")
TOPICS = ("data", "energy")
TARGETS = ("company", "citizen", "local_government")
BODIES = ("부산광역시", "경남테크노파크")
LENGTHS = (0, 0, 0, 2, 8, 40, 120, 500, 1500)


@pytest.fixture(scope="module")
def everything(make, tmp_path_factory) -> Iterator[tuple[Reader, list[Event]]]:  # type: ignore[no-untyped-def]
    """A store of 300 events of all kinds and lengths, and its events."""
    path = tmp_path_factory.mktemp("filters") / "s.db"
    with open_store(path) as store, store.transaction():
        for number in range(300):
            if number % 150 == 0:
                store.begin_run()
            store.save(make.article(number), make.extraction(_facts(make, number)))
    with Reader(path) as reader:
        yield reader, reader.events(EventFilter())


def _facts(make, number: int):  # type: ignore[no-untyped-def]
    start = date(2023, 1, 1) + timedelta(days=number * 37 % 1500)
    end = start + timedelta(days=LENGTHS[number % len(LENGTHS)])
    window = DateRange(None, start) if number % 7 == 0 else DateRange()
    facts = make.facts(
        None if number % 11 == 0 or number % 13 == 0 else start.isoformat(),
        None if number % 11 == 0 else end.isoformat(),
        regions=tuple(dict.fromkeys((PLACES[number % 6], PLACES[number % 4])))[: number // 6 % 3],
        organizers=BODIES[: number % 3],
        program_type=TYPES[number % 3],
        topics=TOPICS[: (number // 3) % 3],
        target=TARGETS[: number % 4],
        status=tuple(Status)[number % 7],
        apply=window,
        title=f"사건 {number}",
    )
    bodies = tuple(
        OrganizerRef(body.name, ROLES[number % 4], KINDS[(number + place) % 4])
        for place, body in enumerate(facts.organizers)
    )
    return replace(facts, organizers=bodies, confidence=replace(facts.confidence, date=number % 10 / 10))


def matches(event: Event, wanted: EventFilter) -> bool:
    """The meaning of a filter, word for word."""
    facts, days = event.facts, days_of(event.facts)
    places = {region.code for region in facts.regions}
    places |= {above for code in places for above in ancestors(code)}
    if wanted.as_of:
        seen = {code for region in facts.regions for code in seen_on(region.code, wanted.as_of)}
        seen |= {above for code in seen for above in ancestors(code)}
        ended = {code for code in places if not region(code).valid_on(wanted.as_of)}
        places = seen | ended
    acting = {body.kind for body in facts.organizers if body.role in ORGANIZING}
    undated = days.start is None
    overlaps = undated or (
        (wanted.until is None or days.start <= wanted.until)
        and (wanted.since is None or days.end >= wanted.since)
    )
    return (
        (not wanted.regions or bool(places & set(wanted.regions)))
        and (not wanted.levels or bool(acting & set(wanted.levels)))
        and (not wanted.types or facts.program_type in wanted.types)
        and (not wanted.topics or bool(set(facts.topics) & set(wanted.topics)))
        and (not wanted.targets or bool(set(facts.target) & set(wanted.targets)))
        and (not wanted.organizers or bool({body.name for body in facts.organizers} & set(wanted.organizers)))
        and (not wanted.statuses or any(_has(event, status) for status in wanted.statuses))
        and (wanted.min_confidence is None or facts.confidence.overall >= wanted.min_confidence)
        and (wanted.undated is not Undated.ONLY or undated)
        and (wanted.undated is not Undated.EXCLUDE or not undated)
        and overlaps
    )


def _has(event: Event, status: str) -> bool:
    facts, days, window = event.facts, days_of(event.facts), window_of(event.facts)
    if status == "upcoming":
        over = facts.status in (Status.CANCELLED, Status.HELD)
        return days.end is not None and days.end > TODAY and not over
    if status == "open":
        begun = window.start is None or window.start <= TODAY
        return (
            window.end is not None and window.end >= TODAY and begun and facts.status is not Status.CANCELLED
        )
    if status == "overdue":
        return days.end is not None and days.end < TODAY and facts.status is Status.PLANNED
    return facts.status == status


def some(values):  # type: ignore[no-untyped-def]
    return st.lists(st.sampled_from(values), max_size=2).map(tuple)


DAYS = st.none() | st.dates(date(2022, 12, 1), date(2027, 12, 31))
FILTERS = st.builds(
    EventFilter,
    regions=some((*PLACES, "48000", "50000", "12000", "12300", "29000", "28000", "28125", "27000", "47000")),
    levels=some(("광역", "기초", "대학", "중앙")),
    as_of=st.none() | st.sampled_from((date(2020, 1, 1), date(2025, 1, 1), date(2026, 8, 1))),
    types=some((*TYPES, "expo")),
    topics=some(TOPICS),
    targets=some(TARGETS),
    organizers=some((*BODIES, "아무도")),
    statuses=some((*Status, "upcoming", "open", "overdue")),
    since=DAYS,
    until=DAYS,
    run=st.none() | st.sampled_from((1, 2, 9)),
    added_from=st.none() | st.sampled_from((1, 2, 9)),
    min_confidence=st.none() | st.floats(0, 1),
    undated=st.sampled_from(Undated),
    limit=st.none() | st.integers(0, 20),
    today=st.just(TODAY),
)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(wanted=FILTERS)
def test_filters_mean_what_they_say(everything, wanted: EventFilter) -> None:  # type: ignore[no-untyped-def]
    reader, events = everything
    of_run = {event.id for event in reader.events(EventFilter(run=wanted.run))}
    if wanted.added_from is not None:  # every event of this store came in with the run that changed it last
        of_run &= {
            event.id for run in range(wanted.added_from, 3) for event in reader.events(EventFilter(run=run))
        }
    found = [event for event in events if event.id in of_run and matches(event, wanted)]
    dated = [event for event in found if days_of(event.facts).start]
    undated = [event for event in found if not days_of(event.facts).start]
    if wanted.limit is not None:
        dated = dated[max(len(dated) - wanted.limit, 0) :]
        undated = undated[max(len(undated) - (wanted.limit - len(dated)), 0) :]
    assert reader.events(wanted) == dated + undated
    assert reader.count(wanted) == len(found)


def test_order_and_dates_of_the_oracle(everything) -> None:  # type: ignore[no-untyped-def]
    _, events = everything
    days = [days_of(event.facts).start for event in events]
    known = [day for day in days if day]
    assert known == sorted(known)
    assert set(days[len(known) :]) == {None}
    assert len(known) > 200


@pytest.mark.parametrize("sort", SORT_KEYS)
def test_sorting_keeps_what_the_limit_kept(everything, sort: str) -> None:  # type: ignore[no-untyped-def]
    reader, events = everything
    latest = {
        event.id
        for event in events
        if event.facts.date != type(event.facts.date)() and days_of(event.facts).start
    }
    found = reader.events(EventFilter(sort=sort, limit=40))
    kept = reader.events(EventFilter(limit=40))
    assert {event.id for event in found} == {event.id for event in kept} <= latest
    backwards = reader.events(EventFilter(sort=sort, limit=40, reverse=True))
    assert [event.id for event in backwards] == [event.id for event in reversed(found)]


def test_reversed_the_undated_stay_at_the_end(everything) -> None:  # type: ignore[no-untyped-def]
    reader, _ = everything
    dated = [bool(days_of(event.facts).start) for event in reader.events(EventFilter(reverse=True))]
    assert dated == sorted(dated, reverse=True)


def test_regions_in_customary_order(everything) -> None:  # type: ignore[no-untyped-def]
    reader, _ = everything
    found = reader.events(EventFilter(sort="region"))
    firsts = [event.facts.regions[0].code[:2] for event in found if len(event.facts.regions) == 1]
    order = [code for n, code in enumerate(firsts) if n == 0 or firsts[n - 1] != code]
    assert order == ["26", "28", "29", "47", "48", "00"]


def test_unknown_sorts_and_statuses_without_a_day_are_refused(everything) -> None:  # type: ignore[no-untyped-def]
    reader, _ = everything
    with pytest.raises(UsageError, match="sort"):
        reader.events(EventFilter(sort="colour"))
    for status in ("upcoming", "open", "overdue"):
        with pytest.raises(UsageError, match="what day it is"):
            reader.events(EventFilter(statuses=(status,)))


def test_mentions_of_the_events_that_match(everything) -> None:  # type: ignore[no-untyped-def]
    reader, _ = everything
    wanted = EventFilter(regions=("26000",), limit=10)
    events = reader.events(wanted)
    mentions = list(reader.mentions(wanted))
    assert all(len(mention.articles) == 1 for mention in mentions)
    assert {m.articles[0].id for m in mentions} == {a.id for event in events for a in event.articles}


QUESTIONS = (
    EventFilter(limit=50),
    EventFilter(regions=("26000",), since=date(2025, 1, 1), until=date(2025, 12, 31), limit=50),
    EventFilter(regions=("26000", "48000"), types=("mou",), limit=50),
    EventFilter(types=("mou",), limit=50),
    EventFilter(topics=("data",), min_confidence=0.5, limit=50),
    EventFilter(targets=("local_government",), limit=50),
    EventFilter(organizers=("부산광역시",), limit=50),
    EventFilter(statuses=("held",), limit=50),
    EventFilter(statuses=("upcoming",), today=TODAY, limit=50),
    EventFilter(statuses=("overdue",), today=TODAY, limit=50),
    EventFilter(statuses=("open",), regions=("26000",), today=TODAY, limit=50),
    EventFilter(run=1, limit=50),
    EventFilter(added_from=2, regions=("26000",), limit=50),
    EventFilter(regions=("12000",), as_of=date(2026, 8, 1), limit=50),
    EventFilter(levels=("기초",), limit=50),
)


@pytest.mark.parametrize("wanted", QUESTIONS)
@pytest.mark.parametrize("undated", [False, True])
def test_no_question_looks_at_everything(everything, rows_of, wanted: EventFilter, undated: bool) -> None:  # type: ignore[no-untyped-def]
    """Each statement enters an index and needs no sorting; only open calls and late arrivals are sorted."""
    reader, _ = everything
    for scan in scans(wanted, undated=undated):
        plan = [step for *_, step in rows_of(reader.path, f"EXPLAIN QUERY PLAN {scan.sql}", *scan.parameters)]
        few = {("open",): "SCAN calls"}.get(wanted.statuses, "SCAN added" if wanted.added_from else "")
        assert not [step for step in plan if step.startswith("SCAN") and step != few]
        assert few or not [step for step in plan if "TEMP B-TREE" in step]
        assert any("INDEX" in step or "PRIMARY KEY" in step for step in plan)


def test_a_period_is_searched_no_further_back_than_events_are_long() -> None:
    wanted = EventFilter(since=date(2025, 1, 1), until=date(2025, 1, 31))
    firsts = [scan.parameters[1] for scan in scans(wanted, undated=False)]
    assert firsts[:3] == ["2025-01-01", "2024-12-26", "2024-12-02"]


def test_a_period_before_the_calendar_is_no_error(everything) -> None:  # type: ignore[no-untyped-def]
    reader, events = everything
    assert reader.events(EventFilter(since=date.min, until=date.max)) == events
    assert reader.count(EventFilter(until=date.min, undated=Undated.EXCLUDE)) == 0


def test_reading_never_writes(everything, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    reader, _ = everything
    before = Path(reader.path).read_bytes()
    reader.events(EventFilter())
    reader.tally(EventFilter(), "region")
    reader.search("부산", EventFilter())
    reader.check()
    assert Path(reader.path).read_bytes() == before


def test_a_question_imports_nothing_heavy(everything) -> None:  # type: ignore[no-untyped-def]
    reader, _ = everything
    code = (
        "import sys\nfrom aipolicy.models import EventFilter\nfrom aipolicy.store import Reader\n"
        "with Reader(sys.argv[1]) as reader:\n"
        "    reader.events(EventFilter(regions=('26000',), limit=50))\n"
        "print([name for name in ('sqlite_utils', 'pandas', 'numpy', 'hashlib') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code, str(reader.path)], capture_output=True, check=True)
    assert done.stdout == b"[]\n"
