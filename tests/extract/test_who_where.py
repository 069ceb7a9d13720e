"""Leads of local news: the bodies that hold the event and its regions, both rooms together."""

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from aipolicy.extract.organizers import find_organizers
from aipolicy.extract.regions import event_regions, find_regions
from aipolicy.models import Article, OrganizerRole
from aipolicy.text.layout import lay_out

ROWS = list(csv.DictReader(Path(__file__).with_name("who_where.csv").open(encoding="utf-8")))
ORGANIZING = {OrganizerRole.HOST, OrganizerRole.ORGANIZER, OrganizerRole.PARTNER}
PUBLISHED = date(2025, 11, 20)


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_who_and_where(row: dict[str, str]) -> None:
    body = row["body"].replace("|", "\n\n")
    document = lay_out(Article(title=row["title"], body=body, path="case.txt", published=PUBLISHED))
    words = find_regions(document)
    bodies = find_organizers(document, program_type=row["type"], regions=words)
    got = {body.value.name: body.value.role for body in bodies if body.rejected is None}
    pairs = (pair.split("=") for pair in row["expect"].split(";"))
    wanted = {name: OrganizerRole(role) for name, role in pairs}
    organizing = {name for name, role in got.items() if role in ORGANIZING}
    assert organizing == {name for name, role in wanted.items() if role in ORGANIZING}
    assert {name: got.get(name) for name in wanted} == wanted
    assert not organizing & set(row["never"].split(";"))
    places = event_regions(document, words, bodies, PUBLISHED)
    assert {place.value.name for place in places} == set(row["regions"].split(";"))


def test_the_table_is_broad() -> None:
    assert len(ROWS) >= 270
    assert len({row["id"] for row in ROWS}) == len(ROWS)
    assert len({row["type"] for row in ROWS}) >= 15


def test_a_further_act_is_read_with_who_holds_it() -> None:
    body = (
        "경기도는 19일 AI위원회를 출범했다.\n\n"
        "도는 이어 내달 5일 ‘AI 서밋’을 연다. 경기도경제과학진흥원이 주관하는 행사다."
    )
    whole = lay_out(Article(title="AI위원회 출범", body=body, path="case.txt", published=PUBLISHED))
    act = replace(whole, sentences=tuple(s for s in whole.sentences if s.text.startswith("도는 이어")))
    bodies = find_organizers(act, program_type="forum")
    got = {body.value.name: body.value.role for body in bodies if body.rejected is None}
    assert got == {"경기도": OrganizerRole.HOST, "경기도경제과학진흥원": OrganizerRole.ORGANIZER}
