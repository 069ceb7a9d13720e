"""Integrity of the table of organisations and of its endings and role words."""

import re
from collections import Counter
from datetime import date

import pytest
from aipolicy.tables.load import csv_rows, toml_table
from aipolicy.tables.organizations import (
    GOVERNMENTS,
    KINDS,
    by_form,
    canonical_names,
    governments,
    names_through_time,
    organizations,
    places,
    public_bodies,
)
from aipolicy.tables.regions import full_name, region, regions_all, same_place


def test_several_hundred_bodies_of_every_kind() -> None:
    kinds = Counter(body.kind for body in (*organizations(), *public_bodies()))
    assert len(organizations()) > 900
    assert set(kinds) == set(KINDS)


def test_names_are_unique() -> None:
    counts = Counter(row["name"] for row in csv_rows("organizations.csv"))
    assert [name for name, count in counts.items() if count > 1] == []


def test_region_codes_exist() -> None:
    for body in organizations():
        if body.region is not None:
            assert region(body.region).code == body.region


def test_no_alias_of_two_bodies_of_the_table() -> None:
    owners: dict[str, set[str]] = {}
    for body in organizations():
        for form in (body.name, *body.aliases):
            owners.setdefault(form, set()).add(body.name)
    assert {form: names for form, names in owners.items() if len(names) > 1} == {}


def test_homonyms_are_governments_councils_and_education_offices_only() -> None:
    """Their rule is the page's province; nothing settles another homonym."""
    for form, bodies in by_form().items():
        if len({body.name for body in bodies}) > 1:
            assert {body.kind for body in bodies} <= {*GOVERNMENTS, "의회", "교육청"}, form


def test_no_alias_hides_a_place() -> None:
    listed = {form for body in organizations() for form in (body.name, *body.aliases)}
    names = {here.name for here in regions_all()} | {here.short for here in regions_all()}
    assert listed & names == set()


def test_cells_are_trimmed_and_aliases_differ() -> None:
    for row in csv_rows("organizations.csv"):
        aliases = row["aliases"].split("|")
        assert all(cell == cell.strip() for cell in (*row.values(), *aliases))
        assert row["name"] not in aliases
        assert len(aliases) == len(set(aliases))


def test_every_division_has_a_government() -> None:
    for here in regions_all():
        if here.level != "nation":
            assert governments()[here.code].name == full_name(here.code)


@pytest.mark.parametrize(
    ("alias", "name"),
    [
        ("부산시", "부산광역시"),
        ("부산시청", "부산광역시"),
        ("경남도", "경상남도"),
        ("창원특례시", "경상남도 창원시"),
        ("제주도", "제주특별자치도"),
        ("서울시의회", "서울특별시의회"),
        ("영천시의회", "영천시의회"),
        ("경남교육청", "경상남도교육청"),
        ("경기도 교육청", "경기도교육청"),
        ("중기부", "중소벤처기업부"),
        ("과기정통부", "과학기술정보통신부"),
        ("산업부", "산업통상자원부"),
        ("행안부", "행정안전부"),
        ("국토부", "국토교통부"),
        ("NIPA", "정보통신산업진흥원"),
        ("NIA", "한국지능정보사회진흥원"),
        ("KERI", "한국전기연구원"),
        ("ETRI", "한국전자통신연구원"),
        ("KISTI", "한국과학기술정보연구원"),
        ("한국과학기술원", "KAIST"),
        ("GIST", "광주과학기술원"),
        ("DGIST", "대구경북과학기술원"),
        ("UNIST", "울산과학기술원"),
        ("경북대", "경북대학교"),
        ("창원대", "창원대학교"),
        ("국립창원대", "창원대학교"),
        ("안동대", "안동대학교"),
        ("부산TP", "부산테크노파크"),
        ("SKT", "SK텔레콤"),
        ("네이버 클라우드", "네이버클라우드"),
    ],
)
def test_aliases(alias: str, name: str) -> None:
    assert canonical_names(alias) == (name,)


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("부산시청", {"부산광역시"}),
        ("부산 광역시청", {"부산광역시"}),
        ("nipa", {"정보통신산업진흥원"}),
        ("강원도청", {"강원도", "강원특별자치도"}),
        ("강원특별자치도", {"강원도", "강원특별자치도"}),
        ("전북교육청", {"전라북도교육청", "전북특별자치도교육청"}),
        ("춘천시", {"강원도 춘천시", "강원특별자치도 춘천시"}),
        ("군위군청", {"경상북도 군위군", "대구광역시 군위군"}),
        ("산업부", {"산업통상자원부", "산업통상부"}),
        ("방미통위", {"방송통신위원회", "방송미디어통신위원회"}),
        ("특허청", {"지식재산처"}),
        ("부산시의회", {"부산광역시의회"}),
        ("없는기관", set()),
    ],
)
def test_names_through_time(asked: str, names: set[str]) -> None:
    assert set(names_through_time(asked)) == names


def test_heirs_are_bodies_of_the_table() -> None:
    names = {body.name for body in organizations()}
    for row in csv_rows("organization_heirs.csv"):
        assert {row["name"], row["heir"]} <= names
        assert date.fromisoformat(row["since"])
        assert row["name"] != row["heir"]


@pytest.mark.parametrize("homonym", ["광주시", "중구", "북구", "강서구", "고성군"])
def test_homonyms_stand_for_several_places(homonym: str) -> None:
    assert len({same_place(body.region or "") for body in by_form()[homonym]}) > 1


def test_unknown_name() -> None:
    assert canonical_names("없는기관") == ()


def test_places_are_provinces_and_cities() -> None:
    assert {body.kind for bodies in places().values() for body in bodies} == set(GOVERNMENTS)
    assert {"부산", "전북", "창원", "포항"} <= set(places())
    assert "중구" not in places()


def test_endings_have_known_kinds_and_no_doubles() -> None:
    table = toml_table("org_suffixes.toml")
    endings = [ending for part in ("strong", "weak") for group in table[part].values() for ending in group]
    assert {kind for part in ("strong", "weak") for kind in table[part]} <= set(KINDS)
    assert [ending for ending, count in Counter(endings).items() if count > 1] == []


def test_role_words_are_patterns() -> None:
    for kind, words in toml_table("org_roles.toml").items():
        assert words, kind
        assert len(words) == len(set(words)), kind
        re.compile("|".join(words))
