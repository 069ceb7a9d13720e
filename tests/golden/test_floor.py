"""The quality of the answers on the project's own articles does not fall."""

import json
import runpy
import tomllib
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

SCRIPT = runpy.run_path(str(Path(__file__).with_name("raise_floor.py")))

FLOOR: dict[str, dict[str, float]] = SCRIPT["read_floor"]()
FIGURES: dict[str, Any] = {
    "articles": 2,
    "gold events": 1,
    "date": 50.0,
    "irrelevant kept out": None,
    "confident wrong dates": 3,
}
PINNED = {
    "exactly": {"articles": 2, "gold events": 1},
    "at_least": {"date": 50.0, "irrelevant kept out": 0.0},
    "at_most": {"confident wrong dates": 3},
}


@pytest.fixture(scope="module")
def records() -> list[dict[str, Any]]:
    return SCRIPT["current_records"]()


def test_no_figure_is_below_its_floor(records: list[dict[str, Any]]):
    assert list(SCRIPT["worse"](SCRIPT["judged"](records), FLOOR)) == []


def test_every_record_fits_the_schema_and_proves_itself(records: list[dict[str, Any]]):
    schema = json.loads(
        (Path(__file__).parents[2] / "data" / "event.schema.json").read_text(encoding="utf-8")
    )
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    assert records
    for record in records:
        validator.validate(record)
        assert {each["article"] for proofs in record["evidence"].values() for each in proofs} <= {
            article["id"] for article in record["articles"]
        }


def test_the_floor_pins_every_figure():
    from aipolicy.report.evaluate import evaluate

    pinned = [name for figures in FLOOR.values() for name in figures]
    assert sorted(pinned) == sorted(SCRIPT["pinned"](evaluate([], [])))


def test_figures_on_the_floor_hold_it():
    assert list(SCRIPT["worse"](FIGURES, PINNED)) == []


@pytest.mark.parametrize(
    ("name", "value", "complaint"),
    [
        ("date", 48.0, "date: 48.0 is 2.0 below the floor of 50.0"),
        ("date", None, "date: 0.0 is 50.0 below the floor of 50.0"),
        ("confident wrong dates", 5, "confident wrong dates: 5 is 2 more than the 3 allowed"),
        ("articles", 1, "articles: 1 instead of 2"),
    ],
)
def test_a_fall_is_named(name: str, value: float | None, complaint: str):
    assert list(SCRIPT["worse"](FIGURES | {name: value}, PINNED)) == [complaint]


def test_the_floor_only_rises():
    better = SCRIPT["raised"](FIGURES | {"date": 60.0, "confident wrong dates": 1}, PINNED)
    assert better["at_least"]["date"] == 60.0
    assert better["at_most"] == {"confident wrong dates": 1}
    assert SCRIPT["raised"](FIGURES | {"date": 40.0, "confident wrong dates": 9}, better) == better
    assert tomllib.loads(SCRIPT["as_toml"](better)) == better
