"""Reports of one event find each other, few others do."""

from typing import Any

from aipolicy.link import Profile, compare, postings, searches
from aipolicy.models import Basis, Precision, RegionRef
from hypothesis import assume, given
from hypothesis import strategies as st


def finds(one: Profile, other: Profile) -> bool:
    posted = postings(other)
    return any(
        key == search.key and search.first <= day <= search.last
        for search in searches(one)
        for key, day in posted
    )


DATES = st.sampled_from(
    [
        ("2025-03-12",),
        ("2025-03-12/14",),
        ("2025-03-13",),
        ("2025-03-01/31",),
        ("2025-02-01/2025-04-30",),
        ("2025-03-10", Basis.ANNOUNCED),
        ("2025-03-20", Basis.ANNOUNCED),
        ("2025-03-01/31", Basis.STATED, Precision.MONTH),
        ("2024-03-12", Basis.INFERRED, Precision.DAY, "2025-03-12"),
        (None,),
    ]
)
REPORTS = st.fixed_dictionaries(
    {
        "date": DATES,
        "said": st.sampled_from(["", "12일", "3월 12일"]),
        "quoted": st.sampled_from([(), ("창원 AI 포럼",)]),
        "title": st.sampled_from(["창원 AI 포럼", "창원 데이터센터 착공"]),
        "program_type": st.sampled_from(["forum", "expo", "mou"]),
        "regions": st.sampled_from(
            [(), (RegionRef("48120", "경상남도 창원시"),), (RegionRef("48000", "경상남도"),)]
        ),
        "published": st.sampled_from([None, "2025-03-12"]),
    }
)


@given(REPORTS, REPORTS)
def test_each_finds_the_other(reports: Any, one: dict[str, Any], other: dict[str, Any]) -> None:
    """Else it would matter which came first."""
    first, second = (
        reports.profile(name, **said | {"date": reports.when(*said["date"])})
        for name, said in (("a", one), ("b", other))
    )
    if compare(first, second).same:
        assert finds(first, second) == finds(second, first)


@given(REPORTS)
def test_a_report_like_itself_finds_itself(reports: Any, said: dict[str, Any]) -> None:
    said |= {"date": reports.when(*said["date"])}
    assume(said["regions"] or said["quoted"])
    assert finds(reports.profile("a", **said), reports.profile("b", **said))


def test_far_reports_are_not_looked_at(reports: Any) -> None:
    near = reports.profile("a", title="가")
    for changes in (
        {"date": reports.when("2025-03-13")},
        {"regions": (RegionRef("26000", "부산광역시"),)},
        {"program_type": "legislation"},
    ):
        assert not finds(near, reports.profile("b", **{"title": "나", **changes}))
