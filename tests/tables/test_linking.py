"""The table of weights is whole and sane."""

from dataclasses import fields
from inspect import getsource
from types import ModuleType

import pytest
from aipolicy.link import days
from aipolicy.tables.linking import LinkTable, group_of, link_table
from aipolicy.tables.programs import groups, program_types

TABLE = link_table()


def source() -> str:
    import sys

    modules: list[ModuleType] = [days, sys.modules["aipolicy.link.compare"]]
    return "".join(getsource(module) for module in modules)


def test_every_weight_is_used() -> None:
    code = source()
    assert [name for name in TABLE.weights if f'"{name}"' not in code] == []


@pytest.mark.parametrize("name", sorted(TABLE.weights))
def test_names_tell_the_sign(name: str) -> None:
    against = (
        name.endswith(("_other", "_none", "_other_day", "_other_winner", "_unknown")) or name == "type_group"
    )
    assert (TABLE.weights[name] < 0) is against


def test_resemblance_rises() -> None:
    levels = [least for least, _ in TABLE.resemblance]
    weights = [weight for _, weight in TABLE.resemblance]
    assert levels == sorted(set(levels), reverse=True)
    assert weights == sorted(weights, reverse=True)
    assert levels[-1] == 0.0


def test_limits() -> None:
    assert 0 < TABLE.chain <= TABLE.enough
    assert all(0 < share < 1 for share in (*TABLE.likeness.values(), TABLE.region_share))
    assert set(TABLE.of_many_regions) <= {kind.slug for kind in program_types()}
    assert all(getattr(TABLE, field.name) for field in fields(LinkTable))


def test_groups_of_types() -> None:
    slugs = {group.slug for group in groups()}
    assert {group_of(kind.slug) for kind in program_types()} == slugs
    assert group_of("of-a-user") == "of-a-user"
