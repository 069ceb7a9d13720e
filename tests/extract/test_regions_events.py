"""The regions an event belongs to, given its organizers."""

import csv
from datetime import date
from pathlib import Path

import pytest
from aipolicy.extract.regions import event_regions, find_regions
from aipolicy.models import (
    Article,
    BlockKind,
    Candidate,
    Document,
    OrganizerRef,
    OrganizerRole,
    Part,
    Sentence,
    Span,
)

CASES = list(csv.DictReader((Path(__file__).parent / "region_events.csv").read_text("utf-8").splitlines()))


def document(title: str, body: str) -> Document:
    """A document of a title and a body with one sentence a line."""
    sentences = [Sentence(Span(Part.TITLE, 0, len(title)), title, BlockKind.TITLE, 0)]
    at = 0
    for number, line in enumerate(body.split("\n"), 1):
        sentences.append(Sentence(Span(Part.BODY, at, at + len(line)), line, BlockKind.BODY, number))
        at += len(line) + 1
    return Document(Article(title=title, body=body, path="t.txt"), tuple(sentences))


def organizer(cell: str) -> Candidate[OrganizerRef]:
    name, kind, region, role = cell.replace("_", " ").split(":")
    ref = OrganizerRef(name, OrganizerRole(role), kind, region or None)
    return Candidate(ref, Span(Part.BODY, 0, len(name)), name, "test")


def organizers(cell: str) -> list[Candidate[OrganizerRef]]:
    return [organizer(part) for part in cell.replace("인천광역시 중구", "인천광역시_중구").split()]


@pytest.mark.parametrize("row", CASES, ids=[f"{n}-{row['note'][:40]}" for n, row in enumerate(CASES, 2)])
def test_event_regions(row: dict[str, str]) -> None:
    doc = document(row["title"], row["body"].replace("|", "\n"))
    found = event_regions(
        doc, find_regions(doc), organizers(row["organizers"]), date.fromisoformat(row["on"])
    )
    assert {c.value.code for c in found} == set(row["expected"].split())


def test_rejected_organizers_do_not_act() -> None:
    doc = document("부산시 협의회", "부산시가 협의회를 열었다.")
    rejected = Candidate(
        OrganizerRef("경상남도", OrganizerRole.HOST, "광역", "48000"),
        Span(Part.BODY, 0, 1),
        "경남",
        "t",
        1.0,
        "quoted",
    )
    found = event_regions(doc, find_regions(doc), [rejected], date(2025, 1, 1))
    assert [c.value.code for c in found] == ["26000"]


def test_an_event_names_its_evidence() -> None:
    doc = document("포항에 데이터센터", "네오클라우드가 포항에 짓는다.")
    (found,) = event_regions(doc, find_regions(doc), (), date(2025, 1, 1))
    assert (found.value.name, found.text, found.span.part) == ("경상북도 포항시", "포항", Part.TITLE)
