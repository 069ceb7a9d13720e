"""The gazetteer: its integrity, regions through time, groups, and what a region query means."""

from datetime import date, timedelta
from itertools import combinations

import pytest
from aipolicy.errors import AmbiguousName, UnknownName
from aipolicy.tables.load import csv_rows
from aipolicy.tables.region_names import cues, find_places, words
from aipolicy.tables.regions import (
    NATION,
    Region,
    ancestors,
    as_on,
    codes_within,
    full_name,
    group_of,
    on,
    region,
    region_forms,
    region_groups,
    regions_all,
    resolve,
    same_place,
    seen_on,
    sido_of,
    sido_order,
    sort_key,
)
from hypothesis import given
from hypothesis import strategies as st

ALL = regions_all()
FIRST, LAST = date(2016, 1, 1), date(2026, 12, 31)
DAYS = st.dates(FIRST, LAST)
REGIONS = st.sampled_from(ALL)


def test_codes_are_unique_and_of_five_digits() -> None:
    codes = [row["code"] for row in csv_rows("regions.csv")]
    assert len(codes) == len(set(codes))
    assert all(len(code) == 5 and code.isdigit() for code in codes)


def test_counts_of_the_map_of_2026() -> None:
    today = [r for r in ALL if r.valid_on(date(2026, 11, 1))]
    counts = {level: sum(r.level == level for r in today) for level in ("nation", "sido", "sigungu", "gu")}
    assert counts == {"nation": 1, "sido": 16, "sigungu": 229, "gu": 39}


@pytest.mark.parametrize(
    ("day", "sido", "sigungu"), [(date(2022, 1, 1), 17, 228), (date(2024, 6, 1), 17, 228)]
)
def test_counts_of_earlier_maps(day: date, sido: int, sigungu: int) -> None:
    # 226 self-governing 시군구 and the two cities of 제주.
    valid = [r for r in ALL if r.valid_on(day)]
    assert (sum(r.level == "sido" for r in valid), sum(r.level == "sigungu" for r in valid)) == (
        sido,
        sigungu,
    )


@pytest.mark.parametrize("here", ALL, ids=lambda r: r.code)
def test_row_holds_together(here: Region) -> None:
    for code in here.successors:
        assert here.code in region(code).predecessors
        assert here.valid_to is not None
        begins = region(code).valid_from
        assert begins is not None
        assert begins > here.valid_to
    for code in here.predecessors:
        assert here.code in region(code).successors
    assert (here.valid_to is None) == (not here.successors)
    if here.valid_from and here.valid_to:
        assert here.valid_from <= here.valid_to
    if here.level in ("nation", "sido"):
        assert here.parent is None
    else:
        parent = region(here.parent or "")
        assert parent.level == {"sigungu": "sido", "gu": "sigungu"}[here.level]
        # Bounds of the child lie within those of the parent.
        assert parent.valid_from is None or (here.valid_from and here.valid_from >= parent.valid_from)
        assert parent.valid_to is None or (here.valid_to and here.valid_to <= parent.valid_to)
    assert here.name
    assert here.short
    assert here.romanized.isascii()
    if here.level != "nation":
        assert here.lat is not None
        assert here.lon is not None
        assert 33 < here.lat < 39
        assert 124 < here.lon < 132


def test_every_sido_has_its_place_in_order() -> None:
    assert set(sido_order()) == {r.code for r in ALL if r.level in ("sido", "nation")}
    order = [
        "서울",
        "부산",
        "대구",
        "인천",
        "광주",
        "대전",
        "울산",
        "세종",
        "경기",
        "강원",
        "충북",
        "충남",
        "전북",
        "전남",
        "경북",
        "경남",
        "제주",
        "전국",
    ]
    assert [region(c).short for c in sido_order(date(2025, 1, 1))] == order
    assert [region(c).short for c in sido_order(date(2026, 8, 1))][4:6] == ["전남광주", "대전"]


def test_alias_tables_name_known_codes_and_no_form_twice() -> None:
    rows = csv_rows("region_aliases.csv")
    forms = [row["form"] for row in rows]
    assert len(forms) == len(set(forms))
    for row in rows:
        assert row["kind"] in ("name", "former", "place", "romanized", "cue")
        for code in row["codes"].split(";"):
            assert region(code).code == code


def test_places_and_former_names_lead_to_self_governing_regions() -> None:
    for row in csv_rows("region_aliases.csv"):
        levels = {region(code).level for code in row["codes"].split(";")}
        # 진해시 is 진해구 of 창원시; its new port lies there.
        assert levels <= {"sido", "sigungu"} or row["form"].startswith("진해"), row
        in_force = {region(code).valid_to is None for code in row["codes"].split(";")}
        assert in_force == {True} or len(row["codes"]) > 5 or region(row["codes"]).successors, row


def test_a_form_of_several_places_has_a_rule_to_settle_it() -> None:
    """Homonyms lie in different provinces, in one another, or follow one another in time."""
    for form in (*region_forms().values(), *cues()):
        for a, b in combinations(form.places, 2):
            apart = sido_of(a) != sido_of(b)
            nested = sido_of(a) in (a, b)
            successive = b in region(a).successors or a in region(b).successors
            assert apart or nested or successive, form


def test_words_that_need_care_are_forms_or_traps() -> None:
    forms = region_forms()
    assert words("weak") <= forms.keys()
    assert words("bare") <= forms.keys()
    assert not words("trap") & forms.keys()


@given(REGIONS, DAYS)
def test_a_region_on_a_day_was_borne_on_it(here: Region, day: date) -> None:
    codes = as_on(here.code, day)
    assert codes
    assert all(region(code).valid_on(day) for code in codes)
    assert here.code in codes or not here.valid_on(day)


@given(REGIONS)
def test_a_place_is_the_same_from_each_of_its_codes(here: Region) -> None:
    chain = same_place(here.code)
    assert here.code in chain
    assert all(same_place(code) == chain for code in chain)


@given(REGIONS)
def test_full_names_and_codes_resolve_to_their_place(here: Region) -> None:
    for name in (full_name(here.code), here.code):
        assert here.code in resolve(name).codes


@pytest.mark.parametrize(
    ("code", "day", "expected"),
    [
        ("42000", date(2023, 6, 10), ["42000"]),
        ("42000", date(2023, 6, 11), ["51000"]),
        ("51110", date(2020, 1, 1), ["42110"]),
        ("52111", date(2024, 1, 17), ["45111"]),
        ("27720", date(2023, 6, 30), ["47720"]),
        ("29000", date(2026, 6, 30), ["29000"]),
        ("29000", date(2026, 7, 1), ["12000"]),
        ("12000", date(2025, 1, 1), ["29000", "46000"]),
        ("12300", date(2025, 1, 1), ["29170"]),
        ("28110", date(2026, 7, 1), ["28125", "28155"]),
        ("28125", date(2026, 6, 30), ["28110", "28140"]),
        ("28290", date(2025, 1, 1), ["28260"]),
        ("28177", date(2018, 6, 30), ["28170"]),
        ("41591", date(2026, 1, 31), ["41590"]),
        ("41195", date(2016, 7, 3), ["41195"]),
        ("41195", date(2020, 1, 1), ["41190"]),
        ("41192", date(2020, 1, 1), ["41190"]),
        ("41195", date(2024, 1, 1), ["41192"]),
        ("강원도", date(2020, 1, 1), ["42000"]),
        ("강원도", date(2025, 1, 1), ["51000"]),
        ("광주", date(2025, 1, 1), ["29000"]),
        ("청라", date(2026, 8, 1), ["28275"]),
    ],
)
def test_on(code: str, day: date, expected: list[str]) -> None:
    assert [r.code for r in on(code, day)] == expected


@pytest.mark.parametrize(
    ("code", "day", "seen"),
    [
        ("29000", date(2026, 7, 1), ("12000",)),
        ("12000", date(2025, 1, 1), ("29000", "46000")),
        ("28110", date(2026, 7, 1), ("28000",)),
        ("28260", date(2026, 7, 1), ("28000",)),
        ("47720", date(2024, 1, 1), ("27720",)),
        ("26000", date(2020, 1, 1), ("26000",)),
    ],
)
def test_what_a_region_counts_for_on_a_day(code: str, day: date, seen: tuple[str, ...]) -> None:
    assert seen_on(code, day) == seen


@given(st.sampled_from([r for r in ALL if r.level != "nation"]), DAYS)
def test_what_lies_in_a_region_on_a_day(here: Region, day: date) -> None:
    inside = codes_within((here.code,), day)
    assert here.code in inside or here.valid_on(day) is False or seen_on(here.code, day) != (here.code,)
    for code in inside if here.valid_on(day) else ():
        assert any(here.code in (each, *ancestors(each)) for each in seen_on(code, day))


@pytest.mark.parametrize("day", [FIRST + timedelta(days=n) for n in range(0, 4000, 250)])
def test_names_of_siblings_differ_on_every_day(day: date) -> None:
    names = [full_name(r.code) for r in ALL if r.valid_on(day)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("부산", ("26000",)),
        ("부산시", ("26000",)),
        ("부산광역시", ("26000",)),
        ("부산시청", ("26000",)),
        ("부산직할시", ("26000",)),
        ("Busan", ("26000",)),
        ("BUSAN", ("26000",)),
        ("Pusan", ("26000",)),
        ("Busan Metropolitan City", ("26000",)),
        ("26", ("26000",)),
        ("26000", ("26000",)),
        ("2600000000", ("26000",)),
        ("36110", ("36000",)),
        ("전국", (NATION,)),
        ("강원", ("42000", "51000")),
        ("강원도", ("42000", "51000")),
        ("강원자치도", ("42000", "51000")),
        ("Gangwon State", ("42000", "51000")),
        ("51000", ("42000", "51000")),
        ("전북", ("45000", "52000")),
        ("춘천", ("42110", "51110")),
        ("광주", ("29000",)),
        ("Gwangju", ("29000",)),
        ("경기 광주", ("41610",)),
        ("경기광주", ("41610",)),
        ("경기도 광주시", ("41610",)),
        ("전남광주", ("12000",)),
        ("광주 북구", ("29170", "12300")),
        ("인천 중구", ("28110",)),
        ("인천 남구", ("28170", "28177")),
        ("제주", ("50000",)),
        ("제주시", ("50110",)),
        ("부산 강서구", ("26440",)),
        ("부산시 강서구", ("26440",)),
        ("Gangseo-gu, Seoul", ("11500",)),
        ("경상남도 창원시 의창구", ("48121",)),
        ("경남 고성", ("48820",)),
        ("창원특례시", ("48120",)),
        ("Changwon-si", ("48120",)),
        ("Changwon City", ("48120",)),
        ("연기군", ("36000",)),
        ("마산시", ("48120",)),
        ("북제주군", ("50110",)),
        ("판교", ("41130",)),
        ("청라", ("28260", "28275")),
        ("충청권", ("30000", "36000", "43000", "44000")),
        ("부울경", ("26000", "31000", "48000")),
        ("호남", ("29000", "12000", "45000", "52000", "46000")),
    ],
)
def test_resolve(name: str, codes: tuple[str, ...]) -> None:
    assert resolve(name).codes == codes


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("광주", ["경기도 광주시 41610", "12000", "2026-06-30"]),
        ("전남", ["전남광주통합특별시 12000"]),
        ("인천 중구", ["제물포구 28125", "영종구 28155"]),
        ("전남광주", ["광주광역시 29000", "전라남도 46000", "2026-07-01"]),
        ("충청권", ["권역"]),
        ("인구감소지역", ["89", "since 2021-10-19"]),
        ("연기군", ["연기군 is 세종특별자치시 36000 today"]),
        ("진해시", ["경상남도 창원시 진해구 48129"]),
        ("판교", ["판교 lies in 경기도 성남시 41130"]),
    ],
)
def test_notices(name: str, said: list[str]) -> None:
    notice = resolve(name).notice or ""
    assert [word for word in said if word not in notice] == []


@pytest.mark.parametrize("name", ["부산", "강원", "제주", "제주시", "경기 광주", "군위"])
def test_no_notice_where_there_is_nothing_to_know(name: str) -> None:
    assert resolve(name).notice is None


@pytest.mark.parametrize(
    ("name", "some"),
    [
        ("중구", ["11140", "26110", "27110", "28110", "30140", "31110"]),
        ("고성", ["42820", "51820", "48820"]),
        ("강서구", ["11500", "26440"]),
        ("남구", ["26290", "28170", "28177", "29155", "12270", "47111"]),
    ],
)
def test_ambiguous_names_list_their_choices(name: str, some: list[str]) -> None:
    with pytest.raises(AmbiguousName) as caught:
        resolve(name)
    choices = dict(caught.value.choices)
    assert set(some) <= choices.keys()
    assert all(choices[code] == full_name(code) for code in choices)
    order = [sort_key(same_place(code)[-1]) for code in choices]
    assert order == sorted(order)


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("부신", "부산"),
        ("Bussan", "Busan"),
        ("창윈", "창원"),
        ("김헤시", "김해시"),
        ("Chongju", "Chungju"),
        ("충쳥권", "충청권"),
    ],
)
def test_unknown_names_suggest_the_nearest(name: str, near: str) -> None:
    with pytest.raises(UnknownName) as caught:
        resolve(name)
    assert near in caught.value.suggestions


@pytest.mark.parametrize("name", ["", " ", "99", "99999", "서울 해운대구", "?"])
def test_what_is_no_region_is_unknown(name: str) -> None:
    with pytest.raises(UnknownName):
        resolve(name)


@given(st.text(max_size=12))
def test_any_text_resolves_or_is_refused(name: str) -> None:
    places = find_places(name)
    assert all(region(place).code == place for place in places)


def test_groups_hold_known_regions() -> None:
    for group in region_groups():
        assert group.members
        assert all(region(code).code == code for code in group.members)
    shrinking = next(g for g in region_groups() if g.name == "인구감소지역")
    assert len({same_place(code)[-1] for code in shrinking.members}) == 89


def test_each_sido_has_one_group_in_a_scheme_of_the_whole_country() -> None:
    for scheme in ("권역", "5극3특", "수도권"):
        for code in sido_order():
            held = [g.name for g in region_groups() if g.scheme == scheme and code in g.members]
            assert len(held) == (code != NATION), (scheme, code, held)


@pytest.mark.parametrize(
    ("code", "scheme", "group"),
    [
        ("48121", "권역", "동남권"),
        ("45110", "권역", "호남권"),
        ("52000", "5극3특", "전북특별자치도"),
        ("29170", "5극3특", "호남권"),
        ("26000", "수도권", "비수도권"),
        ("47720", "인구감소지역", "인구감소지역"),
        ("26000", "인구감소지역", None),
        (NATION, "권역", None),
    ],
)
def test_group_of(code: str, scheme: str, group: str | None) -> None:
    assert group_of(code, scheme) == group


def test_a_group_has_its_period() -> None:
    assert group_of("47720", "인구감소지역", date(2021, 10, 18)) is None
    assert group_of("47720", "인구감소지역", date(2021, 10, 19)) == "인구감소지역"
