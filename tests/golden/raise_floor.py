"""Measure the program on the project's own articles and raise the floor to what it reaches.

    python tests/golden/raise_floor.py

Only ever upward: a figure that has fallen keeps its floor, and is named.
"""

import sys
import tempfile
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
FLOOR = Path(__file__).with_name("floor.toml")

Figures = Mapping[str, float | None]

# Counts of which fewer is better; all other figures are percentages.
FEWER_IS_BETTER = ("confident wrong dates",)
SIZES = ("articles", "gold events")

HEADER = """\
# What the program reaches on data/articles, judged by data/gold.jsonl. tests/golden/test_floor.py fails
# when a figure is worse. Written by tests/golden/raise_floor.py, which only raises it: lowering a figure
# is an edit by hand whose commit says why.
"""


def current_records() -> list[dict[str, Any]]:
    """What a fresh store of all articles exports with --mentions."""
    from aipolicy.models import EventFilter
    from aipolicy.pipeline import ingest
    from aipolicy.read import ReadOptions
    from aipolicy.report.records import event_record
    from aipolicy.store import Reader, open_store

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "floor.db"
        with open_store(path) as store:
            ingest([str(ROOT / "data" / "articles")], store, ReadOptions())
        with Reader(path) as reader:
            return [event_record(mention) for mention in reader.mentions(EventFilter())]


def judged(records: list[dict[str, Any]]) -> Figures:
    """The figures of these records, as `aipolicy evaluate` would give them."""
    from aipolicy.report.evaluate import evaluate, read_gold

    return pinned(evaluate(read_gold(ROOT / "data" / "gold.jsonl"), records))


def pinned(result: Any) -> Figures:
    """The figures of an evaluation that have a floor: all but those of what gold does not state."""
    stated = {name: value for name, value in result.further.items() if not name.endswith("beyond gold")}
    return {**result.figures, **stated}


def read_floor() -> dict[str, dict[str, float]]:
    """The pinned figures: `exactly` for sizes, `at_least` for percentages, `at_most` for errors."""
    return tomllib.loads(FLOOR.read_text(encoding="utf-8"))


def worse(figures: Figures, floor: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    """Each figure that does not hold the floor, and by how much."""
    for name, pinned in floor["exactly"].items():
        if figures[name] != pinned:
            yield f"{name}: {figures[name]} instead of {pinned:g}"
    for name, pinned in floor["at_least"].items():
        if (found := figures[name] or 0.0) < pinned:
            yield f"{name}: {found} is {pinned - found:.1f} below the floor of {pinned}"
    for name, pinned in floor["at_most"].items():
        if (found := figures[name] or 0.0) > pinned:
            yield f"{name}: {found:g} is {found - pinned:g} more than the {pinned:g} allowed"


def raised(figures: Figures, floor: Mapping[str, Mapping[str, float]]) -> dict[str, dict[str, float]]:
    """The floor with every better figure in it."""
    at_least, at_most = floor["at_least"], floor["at_most"]
    return {
        "exactly": {name: figures[name] or 0 for name in SIZES},
        "at_least": {
            name: max(found or 0.0, at_least.get(name, 0.0))
            for name, found in figures.items()
            if name not in (*SIZES, *FEWER_IS_BETTER)
        },
        "at_most": {
            name: min(figures[name] or 0, at_most.get(name, figures[name] or 0)) for name in FEWER_IS_BETTER
        },
    }


def as_toml(floor: Mapping[str, Mapping[str, float]]) -> str:
    """The text of floor.toml."""
    tables = (
        "\n".join([f"[{table}]", *(f'"{name}" = {value}' for name, value in figures.items())])
        for table, figures in floor.items()
    )
    return "\n".join([HEADER, "\n\n".join(tables), ""])


def main() -> int:
    """Rewrite the floor; 1 if a figure has fallen below it."""
    figures, floor = judged(current_records()), read_floor()
    FLOOR.write_text(as_toml(raised(figures, floor)), encoding="utf-8")
    fallen = list(worse(figures, floor))
    sys.stdout.writelines(
        f"{line}\n" for line in [*(f"{name:22} {value}" for name, value in figures.items()), *fallen]
    )
    return int(bool(fallen))


if __name__ == "__main__":
    sys.exit(main())
