"""The figures are those of the project's scoring script, on gold data, on mutations and at random."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from aipolicy.errors import InputError
from aipolicy.report.evaluate import evaluate, pair, read_gold
from aipolicy.report.judge import (
    confidently_wrong,
    date_right,
    organizer_counts,
    plain_name,
    present_code,
    province_right,
    region_right,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "data" / "gold.jsonl"
SCRIPT = ROOT.parent / "shared" / "eval" / "score.py"

Json = dict[str, Any]


@pytest.fixture(scope="module")
def script() -> ModuleType:
    if not SCRIPT.exists():
        pytest.skip("the scoring script is not here")
    spec = importlib.util.spec_from_file_location("score", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def as_record(article: str, gold: Json) -> Json:
    """An exported record that says exactly what a gold event says."""
    return {
        "title": gold.get("title"),
        "start": gold.get("start"),
        "end": gold.get("end"),
        "alternatives": [],
        "regions": gold.get("regions") or [],
        "organizers": [{"name": body["names"][0], "role": "host"} for body in gold.get("organizers") or []],
        "program_type": gold["type"],
        "status": gold.get("status"),
        "articles": [{"path": f"articles/{article}.txt"}],
    }


def perfect(gold: list[Json]) -> list[Json]:
    return [as_record(article["id"], event) for article in gold for event in article["events"]]


def assert_same(script: ModuleType, gold: list[Json], records: list[Json]) -> None:
    figures, misses = script.score(gold, records)
    found = evaluate(gold, records)
    # The script does not judge the status.
    assert list(found.figures) == [*figures, "status"]
    assert {name: found.figures[name] for name in figures} == figures
    assert [(m.article, list(m.fields), m.gold, m.got) for m in found.misses] == misses


def test_the_gold_facts_themselves_are_all_right():
    gold = [dict(article) for article in read_gold(GOLD)]
    found = evaluate(gold, perfect(gold))
    assert found.misses == ()
    assert found.figures["all four"] == 100.0
    assert found.figures["organizer F1"] == 100.0
    assert found.figures["confident wrong dates"] == 0
    assert found.figures["status"] == 100.0


def test_status_is_judged_of_the_events_whose_gold_tells_one():
    gold = [dict(article) for article in read_gold(GOLD) if article["events"]][:4]
    assert all("status" in event for article in gold for event in article["events"])
    records = perfect(gold)
    records[0]["status"] = "cancelled"
    assert evaluate(gold, records).figures["status"] == round(100 * (len(records) - 1) / len(records), 1)
    assert evaluate(gold, []).figures["status"] == 0.0
    untold = [{**article, "events": [{"type": "mou"}]} for article in gold]
    assert evaluate(untold, records).figures["status"] is None


def test_same_figures_on_the_gold_facts(script: ModuleType):
    gold = script.load(GOLD)
    records = perfect(gold)
    assert_same(script, gold, records)
    assert_same(script, gold, records[::2])
    assert_same(script, gold, records + records[::3])
    assert_same(script, gold, [])


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_same_figures_on_mutated_gold_facts(script: ModuleType, data: st.DataObject):
    gold = script.load(GOLD)
    sample = data.draw(st.lists(st.sampled_from(gold), min_size=1, max_size=6, unique_by=lambda a: a["id"]))
    records = perfect(sample)
    for record in records:
        record.update(data.draw(mutations))
    assert_same(script, sample, records)


ids = st.sampled_from(["a", "b", "c"])
days = st.sampled_from([None, "2025-01-01", "2025-01-02", "2025-02-01", "2026-01-01"])
ranges = st.fixed_dictionaries({"start": days, "end": days})
codes = st.sampled_from(
    [
        "00000",
        "11000",
        "26000",
        "42000",
        "51000",
        "42110",
        "51110",
        "48120",
        "48121",
        "48000",
        "47720",
        "36110",
        "29000",
    ]
)
regions = st.lists(st.fixed_dictionaries({"code": codes}), max_size=3)
names = st.sampled_from(
    ["부산시", "부산광역시", "(주)가나", "가나", "재단법인 다라", "다라(센터)", "마·바", "마바"]
)
bodies = st.lists(
    st.fixed_dictionaries(
        {"name": names, "role": st.sampled_from(["host", "partner", "organizer", "selector", "funder"])}
    ),
    max_size=3,
)
gold_bodies = st.lists(st.fixed_dictionaries({"names": st.lists(names, min_size=1, max_size=2)}), max_size=2)
types = st.sampled_from(["mou", "forum", "selection"])
many_dates = st.builds(
    lambda n: [{"start": f"2024-{1 + i // 28:02}-{1 + i % 28:02}", "end": None} for i in range(n)],
    st.integers(22, 26),
)
mutations = st.fixed_dictionaries(
    {},
    optional={
        "start": days,
        "end": days,
        "alternatives": st.one_of(st.none(), st.lists(ranges, max_size=3), many_dates),
        "regions": st.one_of(st.none(), regions),
        "organizers": st.one_of(st.none(), bodies),
        "program_type": st.one_of(st.none(), types),
    },
)
records = st.builds(
    lambda paths, facts: {"articles": [{"path": path} for path in paths]} | facts,
    st.lists(
        st.sampled_from(["a", "x/a.txt", "b.html", "news.jsonl#c", "news.jsonl#a#b", "", None]), max_size=2
    ),
    mutations,
)
gold_events = st.builds(
    lambda when, optional: when | {"type": "mou"} | optional,
    ranges,
    st.fixed_dictionaries(
        {"type": types},
        optional={
            "alternatives": st.one_of(st.just("unresolvable"), st.lists(ranges, max_size=2)),
            "accept": st.lists(ranges, max_size=2),
            "announced": days,
            "regions": regions,
            "regions_optional": regions,
            "organizers": gold_bodies,
            "organizers_optional": gold_bodies,
            "types_optional": st.lists(types, max_size=1),
        },
    ),
)
gold_articles = st.lists(
    st.fixed_dictionaries(
        {"id": ids, "events": st.lists(gold_events, max_size=3)},
        optional={"published": days, "optional": st.lists(gold_events, max_size=2)},
    ),
    max_size=3,
)


@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(gold=gold_articles, got=st.lists(records, max_size=9))
def test_same_figures_on_random_facts(script: ModuleType, gold: list[Json], got: list[Json]):
    assert_same(script, gold, got)


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("(재)부산테크노파크", "부산테크노파크"),
        ("㈜ 에이아이", "에이아이"),
        ("AI·SW 진흥원(원장)", "aisw진흥원"),
        ("부산시의회", "부산시의회"),
    ],
)
def test_plain_name(name: str, plain: str):
    assert plain_name(name) == plain


@pytest.mark.parametrize(
    ("code", "present"),
    [
        ("42110", "51110"),
        ("45000", "52000"),
        ("47720", "27720"),
        ("36110", "36000"),
        ("4812000000", "48120"),
        (26, "26000"),
    ],
)
def test_present_code(code: object, present: str):
    assert present_code(code) == present


@pytest.mark.parametrize(
    ("gold", "got", "right", "confident"),
    [
        ({"start": "2025-03-01", "end": None}, {"start": "2025-03-01", "end": "2025-03-01"}, True, False),
        ({"start": "2025-03-01", "end": None}, {"start": "2025-03-02", "end": None}, False, True),
        ({"start": "2025-03-01", "end": None}, {"start": None, "end": None}, False, False),
        ({"start": None, "end": "2025-03-31"}, {"start": "2025-03-01", "end": "2025-03-31"}, True, False),
        ({"start": None, "end": None, "published": "2025-03-01"}, {"start": "2025-03-01"}, True, False),
        ({"start": None, "end": None, "published": "2025-03-01"}, {"start": "2025-03-02"}, False, True),
        (
            {"start": "2025-03-01", "end": None, "alternatives": "unresolvable"},
            {"start": None, "end": None},
            True,
            False,
        ),
        (
            {"start": "2025-03-01", "end": None, "alternatives": [{"start": "2024-03-01"}]},
            {"start": "2024-03-01", "alternatives": [{"start": "2025-03-01"}]},
            True,
            False,
        ),
        (
            {"start": "2025-03-01", "end": None, "alternatives": [{"start": "2024-03-01"}]},
            {"start": "2024-03-01", "alternatives": [{"start": "2025-03-01"}, {"start": "2023-03-01"}]},
            False,
            False,
        ),
    ],
)
def test_dates(gold: Json, got: Json, right: bool, confident: bool):
    assert date_right(gold, got) is right
    assert confidently_wrong(gold, got) is confident


@pytest.mark.parametrize(
    ("want", "have", "right", "province"),
    [
        (["48120"], ["48120"], True, True),
        (["48120"], ["48120", "48000"], True, True),
        (["48121"], ["48121", "48120"], True, True),
        (["48120"], ["48000"], False, True),
        (["48000"], ["48120"], False, True),
        (["48000", "48120"], ["48120"], True, True),
        (["26000"], ["27000"], False, False),
        (["26000"], ["26000", "27000"], False, False),
        ([], [], True, True),
        (["42110"], ["51110"], True, True),
    ],
)
def test_regions(want: list[str], have: list[str], right: bool, province: bool):
    gold, got = ({"regions": [{"code": code} for code in codes]} for codes in (want, have))
    assert region_right(gold, got) is right
    assert province_right(gold, got) is province


def test_only_those_who_hold_run_or_sign_count_as_organizers():
    gold = {"organizers": [{"names": ["부산시", "부산광역시"]}], "organizers_optional": [{"names": ["가"]}]}
    named = [("부산광역시", "host"), ("가", "partner"), ("나", "organizer"), ("다", "sponsor")]
    got = {"organizers": [{"name": name, "role": role} for name, role in named]}
    assert organizer_counts(gold, got) == (1, 1, 2)


def test_events_are_paired_so_that_most_fields_agree():
    gold = [
        {"start": "2025-01-01", "end": None, "regions": [{"code": "26000"}], "type": "mou"},
        {"start": "2025-01-02", "end": None, "regions": [{"code": "26000"}], "type": "forum"},
    ]
    got = [as_record("a", event) for event in reversed(gold)]
    assert pair(gold, got) == [1, 0]
    assert pair(gold, got[:1]) == [None, 0]


def test_an_optional_event_may_be_found_once():
    optional = {"start": "2025-01-01", "end": None, "regions": [], "type": "mou"}
    gold = [{"id": "a", "published": None, "events": [], "optional": [optional]}]
    record = as_record("a", optional)
    assert evaluate(gold, [record]).misses == ()
    twice = evaluate(gold, [record, record])
    assert [miss.fields for miss in twice.misses] == [("spurious",)]
    assert twice.figures["irrelevant kept out"] == 0.0


def test_further_values_are_judged_where_gold_states_them():
    base = {"start": "2025-01-01", "end": None, "regions": [{"code": "26000"}], "type": "mou"}
    stated = {**base, "budget_krw": 5, "attendance": 80, "venue": "부산시청 대회의실"}
    gold = [
        {"id": "a", "events": [stated]},
        {"id": "b", "events": [stated]},
        {"id": "c", "events": [base]},
        {"id": "d", "events": [stated]},
    ]
    said = {"a": {"budget_krw": 5, "attendance": 80, "venue": "시청 대회의실"}, "c": {"budget_krw": 7}}
    said["b"] = {"budget_krw": 6, "attendance": None, "venue": None}
    records = [{**as_record(name, base), **more} for name, more in said.items()]
    assert evaluate(gold, records).further == {
        "budget": 33.3,
        "attendance": 33.3,
        "venue": 33.3,
        "budget beyond gold": 1,
        "attendance beyond gold": 0,
        "venue beyond gold": 0,
    }
    assert evaluate([], []).further["budget"] is None


def test_reliability_tells_how_many_events_of_each_confidence_are_right():
    event = {"start": "2025-01-01", "end": None, "regions": [{"code": "26000"}], "type": "mou"}
    gold = [{"id": name, "events": [event] if name != "c" else []} for name in "abc"]
    sure = {
        "confidence": 0.9,
        "confidence_by_field": dict.fromkeys(("date", "region", "organizer", "type"), 1.0),
    }
    unsure = {"confidence": 0.45, "confidence_by_field": {**sure["confidence_by_field"], "type": 0.45}}
    records = [
        {**as_record("a", event), **sure},
        {**as_record("b", event), **unsure, "program_type": "forum"},
        {**as_record("c", event), **sure},
    ]
    bands = {band.low: band.shares for band in evaluate(gold, records).bands}
    assert (bands[0.9]["all four"].events, bands[0.9]["all four"].right) == (2, 1)
    assert (bands[0.3]["all four"].events, bands[0.3]["all four"].right) == (1, 0)
    assert (bands[0.9]["date"].events, bands[0.9]["date"].right) == (3, 2)
    assert bands[0.3]["type"].percent == 0.0
    assert bands[0.0]["all four"].percent is None
    assert all(
        share.events == 0
        for band in evaluate(gold, [as_record("a", event)]).bands
        for share in band.shares.values()
    )


@pytest.mark.parametrize(
    "line",
    [
        "{",
        '{"id": "a"}',
        '{"events": []}',
        "[]",
        '{"id": 1, "events": []}',
        '{"id": "a", "events": [{"start": null}]}',
    ],
)
def test_a_broken_gold_line_is_named(tmp_path: Path, line: str):
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"id": "ok", "events": []}) + "\n\n" + line + "\n", encoding="utf-8")
    with pytest.raises(InputError, match="not a line of gold facts") as caught:
        read_gold(path)
    assert caught.value.where == f"{path}:3"


def test_a_missing_gold_file_is_named(tmp_path: Path):
    with pytest.raises(InputError, match=r"nowhere\.jsonl"):
        read_gold(tmp_path / "nowhere.jsonl")
