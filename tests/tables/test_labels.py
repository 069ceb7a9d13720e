"""Both languages of the output are complete, and say the same."""

import re
import string
from pathlib import Path

import pytest
from aipolicy.cli.options import Axis
from aipolicy.errors import TableError
from aipolicy.models import Basis, OrganizerRole, PublishedBasis, Status
from aipolicy.tables.labels import Labels, Language, entries

CLI = Path(__file__).parents[2] / "aipolicy" / "cli"
KEYS = dict(entries())


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("key", KEYS)
def test_every_label_is_there_in_both_languages(key: str) -> None:
    texts = KEYS[key]
    assert set(texts) == set(Language)
    assert all(text.strip() for text in texts.values())


@pytest.mark.parametrize("key", KEYS)
def test_both_languages_have_the_same_placeholders(key: str) -> None:
    ko, en = (placeholders(KEYS[key][language]) for language in Language)
    assert ko == en


@pytest.mark.parametrize(
    ("section", "values"),
    [("status", Status), ("basis", Basis), ("role", OrganizerRole), ("published", PublishedBasis)],
)
def test_every_value_has_a_label(section: str, values: type[Status]) -> None:
    assert {f"{section}.{value}" for value in values} <= set(KEYS)


def test_no_label_is_left_over() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in CLI.glob("*.py"))
    named = set(re.findall(r"""["']([a-z_.]+)["']""", source))
    beginnings = tuple(re.findall(r"""f["']([a-z]+\.[a-z_]*)\{""", source))
    begun = tuple(f"column.{name}" for name in re.findall(r"""f["']([a-z]+_)\{""", source))
    axes = {str(axis) for axis in Axis}
    columns = {f"column.{name}" for name in named | axes}
    left = [
        key
        for key in KEYS
        if key not in named | columns
        and not (key.startswith(beginnings) and not key.startswith("column."))
        and not (begun and key.startswith(begun))
    ]
    assert left == []


def test_placeholders_are_filled_in() -> None:
    assert Labels(Language.EN)("list.first_of", first="a", more=2) == "a +2"
    assert Labels(Language.KO)("list.first_of", first="가", more=2) == "가 외 2"


def test_an_unknown_label_is_a_broken_table() -> None:
    with pytest.raises(TableError, match=r"no ko label column\.nothing"):
        Labels(Language.KO)("column.nothing")
