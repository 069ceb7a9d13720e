"""Groups of reports, alike in whatever order they are given."""

import random
from typing import Any

import pytest
from aipolicy.link import Profile, compare, components, settle
from aipolicy.models import Constraints, OrganizerRef, OrganizerRole
from hypothesis import given
from hypothesis import strategies as st

NOTHING = Constraints()


def grouped(reports: list[Profile], said: Constraints = NOTHING) -> list[list[str]]:
    """The groups of reports of which every two were compared."""
    pairs = {}
    for one in reports:
        for other in reports:
            if one.mention < other.mention and (judged := compare(one, other)).same:
                pairs[one.mention, other.mention] = judged.score
    return settle(reports, pairs, said)


def test_reports_alike_are_one(reports: Any) -> None:
    told = [reports.profile(name) for name in "cab"]
    assert grouped(told) == [["a.0", "b.0", "c.0"]]


def test_a_vague_report_does_not_chain_two_days(reports: Any) -> None:
    eleventh, fourteenth = (
        reports.profile(name, date=reports.when(day))
        for name, day in zip("ab", ("2025-03-11", "2025-03-14"), strict=True)
    )
    month = reports.profile("c", date=reports.when("2025-03-11/14"))
    assert sorted(map(len, grouped([eleventh, fourteenth, month]))) == [1, 2]


def test_a_vague_report_does_not_chain_two_agreements(reports: Any) -> None:
    def report(name: str, title: str, *partners: str) -> Profile:
        bodies = tuple(OrganizerRef(each, OrganizerRole.PARTNER, "기업") for each in partners)
        return reports.profile(name, title=title, program_type="mou", organizers=bodies, quoted=(title,))

    one, other = (
        report("a", "바다 지능 관제 협약", "가나테크"),
        report("b", "숲속 로봇 학교 협약", "다라전자"),
    )
    vague = report("c", "창원시 두 건", "가나테크", "다라전자")
    assert not compare(one, other).same
    assert ["a.0"] in (groups := grouped([one, other, vague])) or ["b.0"] in groups


@pytest.mark.parametrize(
    ("together", "apart", "groups"),
    [
        ((), (("a.0", "b.0"),), [["a.0", "c.0"], ["b.0"]]),
        ((), (("b.0", "a.0"), ("a.0", "c.0")), [["a.0"], ["b.0", "c.0"]]),
        ((("a.0", "d.0"),), (), [["a.0", "b.0", "c.0", "d.0"]]),
        ((("d.0", "e.0"),), (), [["a.0", "b.0", "c.0"], ["d.0", "e.0"]]),
        # a chain cannot join what is parted
        ((("a.0", "d.0"), ("d.0", "e.0")), (("a.0", "e.0"),), [["a.0", "b.0", "c.0", "d.0"], ["e.0"]]),
        # who is parted from one is parted from all that the user joined to it
        ((("a.0", "d.0"),), (("d.0", "c.0"),), [["a.0", "b.0", "d.0"], ["c.0"]]),
        # what evidence alone joins yields
        ((("a.0", "d.0"),), (("b.0", "d.0"), ("b.0", "a.0")), [["a.0", "c.0", "d.0"], ["b.0"]]),
        ((("a.0", "nobody.0"),), (("nobody.0", "b.0"),), [["a.0", "b.0", "c.0"]]),
    ],
)  # fmt: skip
def test_what_the_user_said_wins(reports: Any, together: Any, apart: Any, groups: list[list[str]]) -> None:
    told = [reports.profile(name) for name in "abc"]
    told += [reports.profile(name, date=reports.when(f"2025-07-0{n}")) for n, name in enumerate("de", 1)]
    found = grouped(told, Constraints(together, apart))
    assert [group for group in found if group not in (["d.0"], ["e.0"]) or group in groups] == groups


def test_components() -> None:
    assert components("edcba", [("a", "c"), ("c", "e")]) == [["a", "c", "e"], ["b"], ["d"]]
    assert components((), ()) == []


DAYS = st.sampled_from(["2025-03-11", "2025-03-12", "2025-03-11/13", None])
NAMES = st.sampled_from([(), ("바다 지능 관제",), ("숲속 로봇 학교",)])
TITLES = st.sampled_from(["창원 AI 포럼", "제1차 창원 AI 포럼", "제2차 창원 AI 포럼"])


@given(st.lists(st.tuples(DAYS, NAMES, TITLES), max_size=8), st.randoms(use_true_random=False))
def test_the_order_does_not_matter(reports: Any, told: list[Any], dice: random.Random) -> None:
    made = [
        reports.profile(f"{number}", date=reports.when(day), quoted=names, title=title, said="12일")
        for number, (day, names, title) in enumerate(told)
    ]
    found = grouped(made)
    dice.shuffle(made)
    assert grouped(made) == found
    assert sorted(name for group in found for name in group) == sorted(each.mention for each in made)
