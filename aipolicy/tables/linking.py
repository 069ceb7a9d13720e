"""How reports are held against each other: typed access to `linking.toml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from aipolicy.tables.load import toml_table
from aipolicy.tables.programs import program_types


@dataclass(frozen=True, slots=True)
class LinkTable:
    """Weights, limits and levels by name; `resemblance` are (least, weight), the highest level first."""

    enough: float
    chain: float
    of_many_regions: tuple[str, ...]
    region_share: float
    weights: Mapping[str, float]
    days: Mapping[str, int]
    most: Mapping[str, int]
    likeness: Mapping[str, float]
    resemblance: tuple[tuple[float, float], ...]


@cache
def link_table() -> LinkTable:
    """The built-in table."""
    data = toml_table("linking.toml")
    levels = sorted(((level["least"], level["weight"]) for level in data["resemblance"]), reverse=True)
    return LinkTable(
        enough=data["enough"],
        chain=data["chain"],
        of_many_regions=tuple(data["of_many_regions"]),
        region_share=data["region_share"],
        weights=data["weights"],
        days=data["days"],
        most=data["most"],
        likeness=data["likeness"],
        resemblance=tuple(levels),
    )


@cache
def common_stems() -> frozenset[str]:
    """Beginnings of words that tell no article from another."""
    return frozenset(toml_table("linking.toml")["common"]["stems"].split())


@cache
def _groups() -> Mapping[str, str]:
    return {kind.slug: kind.group for kind in program_types()}


def group_of(slug: str) -> str:
    """The group of a program type; the slug itself where it is not known."""
    return _groups().get(slug, slug)
