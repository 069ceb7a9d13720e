"""How sure the readings are: the shares of confidence.toml, and what they make of an event."""

import runpy
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from aipolicy.extract.confidence import Kinds, of
from aipolicy.models import Confidence
from aipolicy.tables.load import toml_table

TOOL: dict[str, Any] = runpy.run_path(str(Path(__file__).parents[2] / "tools" / "calibrate.py"))
TABLE = {
    **{field: {"sure": 0.96, "rare": 0.8} for field in Kinds._fields},
    "event": {"from": [0.0, 0.6], "share": [0.5, 0.9]},
}


def test_the_table_is_whole() -> None:
    table = toml_table("confidence.toml")
    assert set(table) == {*Kinds._fields, "event"}
    assert all(0 < share < 1 for field in Kinds._fields for share in table[field].values())
    assert all("rare" in table[field] for field in Kinds._fields)
    steps = table["event"]
    assert steps["from"][0] == 0
    assert len(steps["from"]) == len(steps["share"])
    for each in steps.values():
        assert all(low < high for low, high in pairwise(each))


def test_an_event_is_as_sure_as_events_of_its_kinds_were() -> None:
    sure = of(Kinds("sure", "sure", "sure", "sure"), TABLE)
    assert (sure.date, sure.type, sure.overall) == (0.96, 0.96, 0.9)
    assert of(Kinds("new", "new", "new", "new"), TABLE).overall == 0.5


def test_an_event_is_never_surer_than_one_of_its_fields() -> None:
    assert Confidence(0.9, 0.95, 0.95, 0.95, joint=1.5).overall == 0.9
    assert Confidence(1, 1, 1, 1, joint=1.1).overall == 1
    assert Confidence(0.5, 0.5, 1, 1).overall == 0.25


def test_an_own_type_and_kinds_never_seen_have_a_confidence() -> None:
    assert 0 < of(Kinds("?", "?", "?", "?")).overall < 0.9


def test_few_events_prove_little() -> None:
    cautious: Callable[[float, float], float] = TOOL["cautious"]
    assert cautious(0, 0) == 0
    assert cautious(5, 5) < cautious(50, 50) < 1
    assert cautious(90, 100) < 0.9
    assert cautious(0, 10) == pytest.approx(0)


def test_more_product_never_means_less_confidence() -> None:
    wrong_way = [(0.9, False), (0.8, True)] * 40 + [(0.2, False)] * 40
    steps = TOOL["event_steps"](wrong_way, 1)
    assert steps["from"] == [0.0, 0.8]
    assert steps["share"][0] < 0.1 < 0.2 < steps["share"][1] < 0.5
    assert TOOL["event_steps"]([(0.9, True)] * 3, 1)["from"] == [0.0]


def test_all_articles_of_a_happening_fall_in_one_fold() -> None:
    case = TOOL["Case"]("h001", Kinds("a", "b", "c", "d"), {})
    other = TOOL["Case"]("h001", Kinds("e", "f", "g", "h"), {})
    assert all(case.fold(n) == other.fold(n) for n in range(20))
    assert len({case.fold(n) for n in range(20)}) > 1
