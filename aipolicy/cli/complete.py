"""What the shell offers on <Tab>: names the tables know, as (value, explanation).

Typer keeps those that start with what was typed. Nothing here may raise or print: a shell would
show it in the middle of the user's line.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from aipolicy.tables.programs import TypeTable

Offer = list[tuple[str, str]]


def regions(incomplete: str) -> Offer:
    """Short names and full names of provinces and cities, and groups of them."""
    from aipolicy.tables.regions import region_groups, regions_all

    current = [region for region in regions_all() if region.valid_to is None]
    offers = [(name, r.code) for r in current for name in dict.fromkeys((r.short, r.name))]
    return _starting([*offers, *((group.name, group.scheme) for group in region_groups())], incomplete)


def schemes(incomplete: str) -> Offer:
    """Schemes of groups of regions."""
    from aipolicy.report.maps import schemes as known

    return _starting([(scheme, "") for scheme in known()], incomplete)


def types(context: typer.Context, incomplete: str) -> Offer:
    """Slugs, Korean labels and groups of program types, the user's own included."""
    from aipolicy.tables.programs import program_types

    known = program_types(_own_types(context))
    slugs = [(each.slug, each.ko) for each in known]
    labels = [(each.ko, each.slug) for each in known]
    return _starting([*slugs, *labels, *dict.fromkeys((each.group, "") for each in known)], incomplete)


def _own_types(context: typer.Context) -> "TypeTable | None":
    """Those of the options before the command, which are not taken in while a shell asks."""
    from aipolicy.cli.settings import own_types
    from aipolicy.errors import AipolicyError

    try:
        return own_types(context.find_root().params.get("types"))
    except AipolicyError:
        return None


def topics(incomplete: str) -> Offer:
    """Slugs of topics."""
    from aipolicy.tables.programs import topics as known_topics

    return _starting([(each.slug, each.ko) for each in known_topics()], incomplete)


def targets(incomplete: str) -> Offer:
    """Slugs and Korean labels of targets."""
    from aipolicy.tables.targets import targets as known_targets

    known = known_targets()
    return _starting([*((t.slug, t.ko) for t in known), *((t.ko, t.slug) for t in known)], incomplete)


def axes(incomplete: str) -> Offer:
    """What can be counted by, and the Korean names of it."""
    from aipolicy.cli.options import Axis
    from aipolicy.tables.labels import Labels, Language

    labels = {str(axis): Labels(Language.KO)(f"column.{axis}") for axis in Axis}
    return _starting([*labels.items(), *((label, axis) for axis, label in labels.items())], incomplete)


def statuses(incomplete: str) -> Offer:
    """Statuses, those of today included, and their Korean labels."""
    from aipolicy.cli.filters import STATUSES
    from aipolicy.tables.labels import Labels, Language

    labels = {status: Labels(Language.KO)(f"status.{status}") for status in STATUSES}
    return _starting([*labels.items(), *((label, status) for status, label in labels.items())], incomplete)


def levels(incomplete: str) -> Offer:
    """Levels of government and other kinds of bodies."""
    from aipolicy.tables.labels import Labels, Language
    from aipolicy.tables.organizations import KINDS

    return _starting([(kind, Labels(Language.EN)(f"level.{kind}")) for kind in KINDS], incomplete)


def formats(incomplete: str) -> Offer:
    """Formats of `export`."""
    from aipolicy.export import EXPORTERS

    return _starting([(each.name, " ".join(each.suffixes)) for each in EXPORTERS.values()], incomplete)


def _starting(offers: Iterable[tuple[str, str]], incomplete: str) -> Offer:
    return [offer for offer in offers if offer[0].startswith(incomplete)]
