"""Sentences with the bodies they make organizers, and the bodies they only name."""

import csv
from datetime import date
from pathlib import Path

import pytest
from aipolicy.extract.organizers import find_organizers
from aipolicy.extract.regions import find_regions
from aipolicy.models import Article, OrganizerRole
from aipolicy.text.layout import lay_out

# cases.csv holds single rules, leads.csv whole leads as news words them.
TABLES = ("cases.csv", "leads.csv")
ROWS = [
    row for table in TABLES for row in csv.DictReader(Path(__file__).with_name(table).open(encoding="utf-8"))
]
ORGANIZING = {OrganizerRole.HOST, OrganizerRole.ORGANIZER, OrganizerRole.PARTNER}
PUBLISHED = date(2025, 11, 20)


def roles(row: dict[str, str]) -> dict[str, OrganizerRole]:
    """Standing bodies of a case with their roles."""
    article = Article(title=row["title"], body=row["body"], path="case.txt", published=PUBLISHED)
    document = lay_out(article)
    found = find_organizers(document, program_type=row["type"], regions=find_regions(document))
    return {candidate.value.name: candidate.value.role for candidate in found if candidate.rejected is None}


def wanted(row: dict[str, str]) -> dict[str, OrganizerRole]:
    pairs = (pair.split("=") for pair in row["expect"].split(";") if pair)
    return {name: OrganizerRole(role) for name, role in pairs}


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_roles(row: dict[str, str]) -> None:
    got = roles(row)
    assert {name for name, role in got.items() if role in ORGANIZING} == {
        name for name, role in wanted(row).items() if role in ORGANIZING
    }
    for name, role in wanted(row).items():
        if role not in ORGANIZING:
            assert got.get(name) == role


@pytest.mark.parametrize("row", [row for row in ROWS if row["never"]], ids=lambda row: row["id"])
def test_only_named(row: dict[str, str]) -> None:
    organizing = {name for name, role in roles(row).items() if role in ORGANIZING}
    assert not organizing & set(row["never"].split(";"))


def test_a_third_of_the_cases_are_negative() -> None:
    assert 3 * sum(bool(row["never"]) for row in ROWS) >= len(ROWS) >= 200
