"""Summaries of a real store, filled with events made by hand."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from aipolicy.errors import UnknownName, UsageError
from aipolicy.models import (
    Article,
    BudgetParts,
    Confidence,
    DateRange,
    EventDate,
    EventFacts,
    EventFilter,
    Extraction,
    Mention,
    OrganizerRef,
    OrganizerRole,
    Precision,
    RegionRef,
    Status,
    Undated,
    Verdict,
)
from aipolicy.report.axes import AXES
from aipolicy.report.summary import Summary, summary
from aipolicy.store import Reader, open_store
from aipolicy.store.results import Money
from aipolicy.tables.regions import full_name
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

TODAY = date(2026, 11, 21)
NOW = EventFilter(today=TODAY)
PRESENT_MAP = [
    "11000", "26000", "27000", "28000", "12000", "30000", "31000", "36000", "41000",
    "51000", "43000", "44000", "52000", "47000", "48000", "50000", "00000",
]  # fmt: skip
MAP_BEFORE_THE_MERGER = [
    "11000", "26000", "27000", "28000", "29000", "30000", "31000", "36000", "41000",
    "51000", "43000", "44000", "52000", "46000", "47000", "48000", "50000", "00000",
]  # fmt: skip

Make = Callable[..., Reader]


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def facts(start: str | None = None, *regions: str, end: str | None = None, **more: Any) -> EventFacts:
    """Facts in short: dates as ISO text, regions as codes, bodies as (name, role[, kind])."""
    alternatives = tuple(DateRange(day(text), day(text)) for text in more.pop("alternatives", ()))
    return EventFacts(
        title="사건",
        program_type=more.pop("type", "forum"),
        date=EventDate(
            day(start), day(end or start), more.pop("precision", Precision.DAY), alternatives=alternatives
        ),
        regions=tuple(RegionRef(code, full_name(code)) for code in regions),
        organizers=tuple(
            OrganizerRef(name, OrganizerRole(role), *kind) for name, role, *kind in more.pop("bodies", ())
        ),
        status=Status(more.pop("status", "held")),
        confidence=Confidence(more.pop("sure", 0.99), 1, 1, 1),
        **more,
    )


@pytest.fixture
def store_of(tmp_path: Path) -> Iterator[Make]:
    """A reader of a store that holds these facts, each (facts, day of publication) from one article.

    A host of its own keeps facts without any body from being merged with others.
    """
    readers: list[Reader] = []
    numbers = count()

    def make(*items: EventFacts | tuple[EventFacts, str | None]) -> Reader:
        path = tmp_path / f"{next(numbers)}.db"
        store = open_store(path)
        for number, item in enumerate(items):
            told, published = item if isinstance(item, tuple) else (item, "2026-01-01")
            if not told.organizers:
                told = replace(told, organizers=(OrganizerRef(f"기관{number}", OrganizerRole.HOST),))
            article = Article(f"제목 {number}", f"본문 {number}", f"{number}.txt", published=day(published))
            store.save(article, Extraction(Verdict(True, "act"), (Mention("", 0, told),)))
        store.close()
        readers.append(Reader(path))
        return readers[-1]

    yield make
    for reader in readers:
        reader.close()


def counts(result: Summary) -> dict[str | None, int]:
    """Events by key, of rows that have any."""
    return {row.key: row.events for row in result.rows if row.events}


def test_every_province_of_the_map_has_a_row_in_customary_order(store_of: Make):
    result = summary(store_of(), NOW)
    assert [row.key for row in result.rows] == PRESENT_MAP
    assert {row.events for row in result.rows} == {0}
    assert (result.total.events, result.total.share, result.total.first) == (0, 0.0, None)


def test_a_period_before_the_merger_shows_the_map_of_then(store_of: Make):
    reader = store_of(facts("2025-05-01", "29110"), facts("2026-08-01", "12210"))
    before = summary(reader, replace(NOW, until=date(2026, 6, 30)))
    assert [row.key for row in before.rows] == MAP_BEFORE_THE_MERGER
    assert counts(before) == {"29000": 1}
    both = summary(reader, NOW)
    assert [row.key for row in both.rows][4:6] == ["29000", "12000"]
    assert "46000" not in [row.key for row in both.rows]
    after = summary(reader, replace(NOW, since=date(2026, 7, 1)))
    assert [row.key for row in after.rows] == PRESENT_MAP


def test_districts_and_former_codes_count_for_the_present_province(store_of: Make):
    reader = store_of(
        facts("2025-01-01", "48121"),
        facts("2025-01-02", "48120", "48170"),
        facts("2022-01-01", "42110"),
        facts("2025-01-01", "51110"),
        facts("2023-01-01", "45000"),
        facts("2025-01-01", "36000"),
        facts("2025-01-01", "00000"),
        facts("2025-01-01"),
    )
    result = summary(reader, NOW)
    assert counts(result) == {"48000": 2, "51000": 2, "52000": 1, "36000": 1, "00000": 1, None: 1}
    assert result.rows[-1].key is None
    assert result.total.events == 8
    assert result.footing.several == 0


def test_an_event_of_several_regions_counts_once_in_each_and_once_in_the_total(store_of: Make):
    reader = store_of(facts("2025-01-01", "26000", "48000", "48120"), facts("2025-01-01", "26110"))
    result = summary(reader, NOW)
    assert counts(result) == {"26000": 2, "48000": 1}
    assert result.total.events == 2
    assert result.footing.several == 1
    assert [row.share for row in result.rows if row.events] == [1.0, 0.5]


def test_a_row_tells_leading_types_and_days(store_of: Make):
    reader = store_of(
        facts("2025-01-05", "26000", type="mou"),
        facts("2024-12-30", "26000", end="2025-01-02", type="forum"),
        facts("2026-12-24", "26000", type="forum", status="planned"),
        facts("2026-12-01", "26000", type="expo", status="cancelled"),
        facts(None, "26000", type="award"),
        facts("2026-11-30", "11000", type="award", status="planned"),
    )
    result = summary(reader, NOW)
    busan = next(row for row in result.rows if row.key == "26000")
    assert busan.types == (("forum", 2), ("award", 1), ("expo", 1))
    assert (busan.first, busan.last, busan.next) == (
        date(2024, 12, 30),
        date(2026, 12, 24),
        date(2026, 12, 24),
    )
    assert result.total.types == (("award", 2), ("forum", 2), ("expo", 1))
    assert result.total.next == date(2026, 11, 30)


def test_the_notes(store_of: Make):
    reader = store_of(
        (facts("2025-01-01", "26000", sure=0.3), "2025-01-02"),
        (facts(None, "26000"), "2025-03-01"),
        (facts("2025-01-03", "11000", bodies=(("서울시", "host"),)), None),
        (facts("2025-01-03", "11000", bodies=(("서울시", "host"),)), "2025-02-01"),
    )
    footing = summary(reader, NOW).footing
    assert (footing.undated, footing.low_confidence, footing.articles) == (1, 1, 4)
    assert (footing.first_published, footing.last_published) == (date(2025, 1, 2), date(2025, 3, 1))
    seoul = summary(reader, replace(NOW, regions=("11000",)))
    assert (seoul.total.events, seoul.footing.articles) == (1, 2)
    assert summary(reader, replace(NOW, undated=Undated.EXCLUDE)).footing.undated == 0


PERIODS = [
    # an event stands where it starts, a call where it ends
    (facts("2026-03-30", end="2026-04-02"), "2026-03", "2026Q1", "2026H1", "2026"),
    (facts("2026-03-30", end="2026-04-02", type="recruitment"), "2026-04", "2026Q2", "2026H1", "2026"),
    (facts("2026-06-30", end="2026-07-01"), "2026-06", "2026Q2", "2026H1", "2026"),
    # a coarse date, and one with alternatives, stands only where all of it lies
    (facts("2026-07-01", end="2026-09-30", precision=Precision.QUARTER), None, "2026Q3", "2026H2", "2026"),
    (facts("2026-07-01", end="2026-12-31", precision=Precision.HALF), None, None, "2026H2", "2026"),
    (facts("2026-07-01", end="2026-07-31", precision=Precision.MONTH), "2026-07", "2026Q3", "2026H2", "2026"),
    (facts("2026-10-03", alternatives=("2026-11-03",)), None, "2026Q4", "2026H2", "2026"),
    (facts("2026-02-03", alternatives=("2025-02-03",)), None, None, None, None),
    (facts(None), None, None, None, None),
]


@pytest.mark.parametrize(("told", "month", "quarter", "half", "year"), PERIODS)
def test_where_an_event_stands_in_a_count_by_period(
    store_of: Make,
    told: EventFacts,
    month: str | None,
    quarter: str | None,
    half: str | None,
    year: str | None,
):
    reader = store_of(told)
    for axis, key in {"month": month, "quarter": quarter, "half": half, "year": year}.items():
        assert counts(summary(reader, NOW, axis)) == {key: 1}


def test_periods_without_events_have_a_row_too(store_of: Make):
    reader = store_of(facts("2025-11-05"), facts("2026-02-05"), facts(None))
    by_month = summary(reader, NOW, "month")
    assert [(row.key, row.events) for row in by_month.rows] == [
        ("2025-11", 1), ("2025-12", 0), ("2026-01", 0), ("2026-02", 1), (None, 1),
    ]  # fmt: skip
    asked = summary(reader, replace(NOW, since=date(2026, 1, 1), until=date(2026, 12, 31)), "quarter")
    assert [row.key for row in asked.rows] == ["2026Q1", "2026Q2", "2026Q3", "2026Q4", None]


def test_a_stray_date_does_not_fill_pages(store_of: Make):
    reader = store_of(facts("1919-03-01"), facts("2026-02-05"))
    assert [row.key for row in summary(reader, NOW, "month").rows] == ["1919-03", "2026-02"]


def test_by_type_group_status_and_topic(store_of: Make):
    reader = store_of(
        facts("2025-01-01", type="mou", topics=("data", "energy")),
        facts("2025-01-01", type="investment", status="planned", topics=("data",)),
        facts("2025-01-01", type="forum"),
    )
    assert list(counts(summary(reader, NOW, "type"))) == ["forum", "investment", "mou"]
    assert counts(summary(reader, NOW, "group")) == {"partnership": 2, "event": 1}
    assert counts(summary(reader, NOW, "status")) == {"held": 2, "planned": 1}
    by_topic = summary(reader, NOW, "topic")
    assert list(counts(by_topic).items()) == [("data", 2), ("energy", 1), (None, 1)]
    assert (by_topic.total.events, by_topic.footing.several) == (3, 1)


def test_by_organizer_counts_those_who_hold_run_or_sign(store_of: Make):
    reader = store_of(
        facts("2025-01-01", bodies=(("가", "host"), ("나", "partner"), ("다", "sponsor"))),
        facts("2025-01-02", bodies=(("가", "organizer"),)),
        facts("2025-01-03", bodies=(("다", "selector"),)),
    )
    assert counts(summary(reader, NOW, "organizer")) == {"가": 2, "나": 1, None: 1}


def test_one_axis_across_another(store_of: Make):
    reader = store_of(
        facts("2025-01-01", "26000", "48120", type="mou"),
        facts("2025-02-01", "26000", type="forum"),
        facts(None, "11000", type="forum"),
    )
    result = summary(reader, NOW, "region", "type")
    assert result.columns == ("forum", "mou")
    assert {row.key: row.cells for row in result.rows if row.events} == {
        "11000": (1, 0), "26000": (1, 1), "48000": (0, 1),
    }  # fmt: skip
    assert result.total.cells == (2, 1)
    turned = summary(reader, NOW, "group", "region")
    assert turned.columns == ("11000", "26000", "48000")
    assert {row.key: row.cells for row in turned.rows} == {"event": (1, 1, 0), "partnership": (0, 1, 1)}
    assert summary(reader, NOW, "type", "quarter").columns == ("2025Q1", None)


def test_the_filter_and_its_limit_hold(store_of: Make):
    reader = store_of(
        facts("2025-01-01", "26000"), facts("2025-02-01", "11000"), facts("2025-03-01", "11000")
    )
    assert counts(summary(reader, replace(NOW, regions=("11000",)))) == {"11000": 2}
    assert counts(summary(reader, replace(NOW, since=date(2025, 3, 1)))) == {"11000": 1}
    latest = summary(reader, replace(NOW, limit=2))
    assert (counts(latest), latest.total.events, latest.footing.articles) == ({"11000": 2}, 2, 2)


def test_blocs_of_a_scheme_in_the_order_of_the_table(store_of: Make):
    reader = store_of(
        facts("2025-01-01", "29110"),
        facts("2026-08-01", "12840"),
        facts("2022-01-01", "45110"),
        facts("2025-01-01", "26000", "48120", "11000"),
        facts("2025-01-01", "00000"),
        facts("2025-01-01"),
    )
    result = summary(reader, NOW, "bloc")
    blocs = ["수도권", "강원권", "충청권", "호남권", "대경권", "동남권", "제주권"]
    assert [row.key for row in result.rows] == [*blocs, "00000", None]
    assert counts(result) == {"호남권": 3, "동남권": 1, "수도권": 1, "00000": 1, None: 1}
    assert (result.total.events, result.footing.several) == (6, 1)
    apart = summary(reader, NOW, "bloc", scheme="5극3특")
    assert counts(apart) == {
        "호남권": 2,
        "전북특별자치도": 1,
        "동남권": 1,
        "수도권": 1,
        "00000": 1,
        None: 1,
    }
    # 장성군 is one of the 89; a whole province and a place outside are in none.
    shrinking = summary(reader, NOW, "bloc", scheme="인구감소지역")
    assert counts(shrinking) == {"인구감소지역": 1, "00000": 1, None: 4}
    crossed = summary(reader, NOW, "region", "bloc")
    assert crossed.columns == ("수도권", "호남권", "동남권", "00000", None)
    with pytest.raises(UnknownName, match="no scheme is called 5극") as caught:
        summary(reader, NOW, "bloc", scheme="5극")
    assert caught.value.suggestions == ("5극3특",)


def test_the_map_of_one_day(store_of: Make):
    reader = store_of(
        facts("2025-01-01", "29110"),
        facts("2025-01-01", "46000", "29000"),
        facts("2022-01-01", "47720"),
        facts("2025-01-01", "28110"),
    )
    today = replace(NOW, as_of=TODAY)
    result = summary(reader, today)
    assert [row.key for row in result.rows] == PRESENT_MAP
    assert counts(result) == {"12000": 2, "27000": 1, "28000": 1}
    assert counts(summary(reader, today, "district")) == {"12210": 1, "12000": 1, "27720": 1, "28000": 1}
    before = summary(reader, replace(NOW, as_of=date(2022, 1, 1)))
    assert counts(before) == {"29000": 2, "46000": 1, "47000": 1, "28000": 1}
    assert [row.key for row in before.rows][9] == "42000"
    assert counts(summary(reader, replace(today, regions=("12000",)))) == {"12000": 2}
    assert counts(summary(reader, replace(today, regions=("47000",)))) == {}
    assert counts(summary(reader, replace(today, regions=("29000",)))) == {"12000": 2}


def test_levels_are_kinds_of_those_who_act(store_of: Make):
    reader = store_of(
        facts(
            "2025-01-01",
            "48120",
            bodies=[
                ("경상남도 창원시", "host", "기초"),
                ("경상남도", "sponsor", "광역"),
                ("ㄱ대학교", "partner", "대학"),
            ],
        ),
        facts("2025-01-02", "48000", bodies=[("경상남도의회", "host", "의회")]),
        facts("2025-01-03", "48125", bodies=[("경상남도 창원시", "organizer", "기초")]),
        facts("2025-01-04", "48000", bodies=[("ㄴ", "host")]),
    )
    result = summary(reader, NOW, "level")
    kinds = ["광역", "기초", "의회", "교육청", "중앙", "공공기관", "대학", "기업", "단체"]
    assert [row.key for row in result.rows] == [*kinds, None]
    assert counts(result) == {"기초": 2, "대학": 1, "의회": 1, None: 1}
    municipal = summary(reader, replace(NOW, levels=("기초",), regions=("48000",)))
    assert counts(municipal) == {"48120": 2}
    # Every city and county of the region asked for has a row; 구 count for their city.
    assert len(municipal.rows) == 18
    assert counts(summary(reader, replace(NOW, levels=("의회", "대학")))) == {"48000": 2}
    assert counts(summary(reader, NOW, "district")) == {"48000": 2, "48120": 2}


def test_unknown_axes_are_named(store_of: Make):
    with pytest.raises(UsageError, match="cannot count by colour") as caught:
        summary(store_of(), NOW, "colour")
    assert caught.value.hint == f"one of {', '.join(AXES)}"
    with pytest.raises(UsageError, match="cannot count by colour"):
        summary(store_of(), NOW, "type", "colour")
    with pytest.raises(UsageError, match="type across itself"):
        summary(store_of(), NOW, "type", "type")


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.builds(
            lambda start, regions, kind, topics: facts(
                start, *sorted(regions), type=kind, topics=tuple(topics)
            ),
            st.sampled_from([None, "2025-01-31", "2025-12-31", "2026-12-01"]),
            st.sets(
                st.sampled_from(["00000", "26000", "26110", "48120", "42110", "51000", "29110"]), max_size=3
            ),
            st.sampled_from(["mou", "forum", "award"]),
            st.sets(st.sampled_from(["data", "energy"])),
        ),
        max_size=8,
    )
)
def test_rows_cells_and_totals_agree(store_of: Make, told: list[EventFacts]):
    reader = store_of(*told)
    for by in AXES:
        for across in (None, "type", "region", "month"):
            if by == across:
                continue
            result = summary(reader, NOW, by, across)
            assert result.total.events == reader.count(NOW)
            surplus = sum(row.events for row in result.rows) - result.total.events
            assert result.footing.several <= surplus
            assert (result.footing.several == 0) == (surplus == 0)
            assert len({row.key for row in result.rows}) == len(result.rows)
            if across in ("type", "month"):
                assert all(sum(row.cells) == row.events for row in (*result.rows, result.total))


EOK = 10**8


def test_money_of_an_event_stands_in_each_of_its_regions_and_once_in_the_total(store_of: Make):
    parts = BudgetParts(national=6 * EOK, local=3 * EOK, private=EOK)
    reader = store_of(
        facts("2026-01-02", "26110", "26230", "48120", budget_krw=10 * EOK, budget_parts=parts),
        facts("2026-01-03", "26000", budget_krw=5 * EOK, type="mou"),
        facts("2026-01-04", "26000"),
    )
    result = summary(reader, NOW, money=True)
    money = {row.key: row.money for row in result.rows if row.events}
    assert money["26000"] == Money(15 * EOK, 6 * EOK, 3 * EOK, EOK, unknown=1)
    assert money["48000"] == Money(10 * EOK, 6 * EOK, 3 * EOK, EOK)
    assert result.total.money == Money(15 * EOK, 6 * EOK, 3 * EOK, EOK, unknown=1)
    assert all(row.money == Money() for row in result.rows if not row.events)
    by_group = summary(reader, NOW, "group", money=True)
    assert {row.key: row.money.total for row in by_group.rows if row.money} == {
        "event": 10 * EOK,
        "partnership": 5 * EOK,
    }
    assert summary(reader, replace(NOW, types=("forum",)), money=True).total.money == Money(
        10 * EOK, 6 * EOK, 3 * EOK, EOK, unknown=1
    )


def test_money_only_where_it_is_asked_for(store_of: Make):
    result = summary(store_of(facts("2026-01-02", "26000", budget_krw=EOK)), NOW)
    assert result.total.money is None
    assert summary(store_of(), NOW, money=True).total.money == Money()
