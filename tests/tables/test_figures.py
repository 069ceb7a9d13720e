import re

import pytest
from aipolicy.tables.figures import alternatives
from aipolicy.tables.load import toml_table
from aipolicy.tables.targets import Target, target_signs, targets

LISTS = [(section, key) for section, lists in toml_table("figures.toml").items() for key in lists]


@pytest.mark.parametrize(("section", "key"), LISTS)
def test_list_compiles_and_holds_each_word_once(section: str, key: str) -> None:
    words = toml_table("figures.toml")[section][key]
    assert len(set(words)) == len(words)
    for word in words:
        assert re.fullmatch(alternatives(section, key), word.replace("_", " "))


@pytest.mark.parametrize("target", targets(), ids=lambda target: target.slug)
def test_target_is_complete(target: Target) -> None:
    assert all((target.slug, target.ko, target.en, target.words))


def test_targets_are_told_apart() -> None:
    assert len({target.slug for target in targets()}) == len(targets()) == 14
    signs = target_signs()
    assert all((signs.marks, signs.acts, signs.before))
