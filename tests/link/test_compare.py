"""Whether two reports tell of one event."""

from itertools import permutations
from typing import Any

import pytest
from aipolicy.link import compare
from aipolicy.link.profile import plain
from aipolicy.models import Basis, OrganizerRef, OrganizerRole, Precision, RegionRef

A = OrganizerRef("가나테크", OrganizerRole.PARTNER, "기업")
B = OrganizerRef("다라전자", OrganizerRole.PARTNER, "기업")
FORUM = {"quoted": ("창원 AI 포럼",)}
MOU = {"title": "가", "program_type": "mou"}
MARCH = ("2025-03-01/31", Basis.STATED, Precision.MONTH)
GIMHAE = RegionRef("48250", "경상남도 김해시")
CITY = OrganizerRef("경상남도 창원시", OrganizerRole.PARTNER, "기초")
NEIGHBOUR = OrganizerRef("경상남도 김해시", OrganizerRole.HOST, "기초")
TEXT = "해안 도로 가로등 75개 감지기 단다. 소음 민원 줄이고 전력 아끼며 밤길 밝힌다."
RETOLD = "해안 도로에 감지기가 달린 가로등 75개를 세워 전력을 아낀다. 상인들은 반긴다."
STRANGE = "중학생 캠프서 드론 조종 익히고 코딩 과목 시연. 급식소 식단도 살폈다."


def judged(reports: Any, one: dict[str, Any], other: dict[str, Any]) -> tuple[bool, bool]:
    """The verdict, which is the same whichever comes first."""
    pairs = permutations((reports.profile("a", **one), reports.profile("b", **other)))
    verdicts = {compare(*pair) for pair in pairs}
    (same,) = {verdict.same for verdict in verdicts}
    (apart,) = {verdict.apart for verdict in verdicts}
    (_,) = {round(verdict.score, 6) for verdict in verdicts}
    return same, apart


def made(reports: Any, **said: Any) -> dict[str, Any]:
    """Dates as text, others as they are."""
    date = said.pop("date", "2025-03-12")
    given = date if isinstance(date, tuple) else (date,)
    return {"date": reports.when(*given), **said}


SAME = (True, False)
NOT_TOLD = (False, False)
APART = (False, True)


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        # two outlets on one day
        ({}, {}, SAME),
        ({"title": "가"}, {"title": "나", "text": TEXT}, NOT_TOLD),
        ({"title": "가", "text": TEXT}, {"title": "나", "text": RETOLD}, SAME),
        ({"title": "가", "text": TEXT}, {"title": "나", "text": STRANGE}, NOT_TOLD),
        # another day, another event; a span that holds the day does not
        ({}, {"date": "2025-03-13"}, APART),
        ({}, {"date": "2025-03-11/13"}, SAME),
        ({"text": TEXT}, {"date": "2025-03-13", "text": TEXT}, APART),
        # a month that holds the day
        (FORUM, {**FORUM, "date": MARCH}, SAME),
        ({}, {"date": ("2025-04-01/30", Basis.STATED, Precision.MONTH)}, APART),
        # only the day of announcement
        ({}, {"date": ("2025-03-12", Basis.ANNOUNCED)}, SAME),
        ({}, {"date": ("2025-03-14", Basis.ANNOUNCED), **FORUM}, NOT_TOLD),
        (FORUM, {"date": ("2025-03-14", Basis.ANNOUNCED), **FORUM}, SAME),
        ({}, {"date": ("2025-05-14", Basis.ANNOUNCED)}, APART),
        ({"date": ("2025-03-12", Basis.ANNOUNCED)}, {"date": ("2025-03-20", Basis.ANNOUNCED)}, APART),
        # alternatives that hold the day of the other
        ({}, {"date": ("2024-03-12", Basis.INFERRED, Precision.DAY, "2025-03-12")}, SAME),
        ({}, {"date": ("2024-03-12", Basis.INFERRED, Precision.DAY, "2023-03-12")}, APART),
        # no month: the day of the month must agree
        ({"title": "가"}, {"date": None, "said": "12일", "title": "나"}, NOT_TOLD),
        (FORUM, {"date": None, "said": "12일", **FORUM}, SAME),
        (FORUM, {"date": None, "said": "13일", **FORUM}, NOT_TOLD),
        (FORUM, {"date": None, "said": "4월 12일", **FORUM}, NOT_TOLD),
        ({}, {"date": None, "published": "2025-09-01"}, APART),
        # a series
        ({"title": "제1차 창원 AI 포럼"}, {"title": "제2차 창원 AI 포럼"}, APART),
        ({"headline": "AI 학교 1기 모집"}, {"headline": "AI 학교 2기 모집"}, APART),
        ({"title": "제1차 창원 AI 포럼"}, {"title": "제1회 창원 AI 포럼"}, APART),
        ({"title": "제1차 창원 AI 포럼"}, {"title": "창원 AI 포럼"}, SAME),
        # two agreements of one city on one day
        ({**MOU, "organizers": (CITY, A)}, {**MOU, "title": "나", "organizers": (CITY, A)}, SAME),
        ({**MOU, "organizers": (CITY, A)}, {**MOU, "title": "나", "organizers": (CITY, B)}, NOT_TOLD),
        # two programmes by their names
        ({"quoted": ("바다 지능 관제",)}, {"quoted": ("숲속 로봇 학교",), "title": "나"}, NOT_TOLD),
        # another kind of act
        ({"title": "가나"}, {"title": "다라", "program_type": "mou"}, NOT_TOLD),
        ({"title": "가나", "venue": "성산아트홀"}, {"title": "다라", "venue": "성산아트홀 대극장"}, SAME),
        # neighbours with the same course
        ({"text": TEXT}, {"text": RETOLD, "regions": (GIMHAE,), "organizers": (NEIGHBOUR,)}, NOT_TOLD),
        # the province of the city
        ({}, {"regions": (RegionRef("48000", "경상남도"),)}, SAME),
    ],
)  # fmt: skip
def test_verdicts(
    reports: Any, one: dict[str, Any], other: dict[str, Any], verdict: tuple[bool, bool]
) -> None:
    assert judged(reports, made(reports, **one), made(reports, **other)) == verdict


def test_a_selection_is_told_by_each_winner(reports: Any) -> None:
    won = {"program_type": "selection", "title": "AI 농업단지 공모 선정", "quoted": ("AI 농업단지 조성",)}
    gyeongbuk, chungbuk = (
        made(
            reports,
            **won,
            regions=(RegionRef(code, name),),
            organizers=(OrganizerRef(name, OrganizerRole.HOST, "광역"),),
            text=text,
        )
        for code, name, text in (("47000", "경상북도", TEXT), ("43000", "충청북도", RETOLD))
    )
    assert judged(reports, gyeongbuk, chungbuk) == SAME
    alike = {"program_type": "forum", "quoted": ()}
    assert judged(reports, gyeongbuk | alike, chungbuk | alike) == NOT_TOLD


def test_one_article_does_not_tell_of_an_event_twice(reports: Any) -> None:
    assert compare(reports.profile("a"), reports.profile("a")).apart


def test_a_verdict_is_explained(reports: Any) -> None:
    verdict = compare(reports.profile("a", text=TEXT), reports.profile("b", text=TEXT))
    assert sum(weight for _, weight in verdict.reasons) == verdict.score
    assert [name for name, _ in verdict.reasons] == [
        "date_same", "region_same", "type_same", "body_local", "title_same", "resemblance 1.00",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("인공지능(AI) 혁신 전담조직", "AI 혁신전담조직(TF)"),
        ("울산 에이아이(AI)사업단", "울산 인공지능 사업단"),
        ("부산시-네이버클라우드㈜ 협의회", "부산시 네이버클라우드(주) 협의회"),
    ],
)
def test_names_are_compared_without_their_dress(name: str, other: str) -> None:
    assert plain(name) == plain(other)
