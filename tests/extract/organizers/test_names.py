"""Words of a sentence that are names of bodies."""

import pytest
from aipolicy.extract.organizers.names import find_names


def named(text: str) -> list[tuple[str, str]]:
    return [(name.text, name.bodies[0].name) for name in find_names(text) if name.bodies]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("부산시설공단과 부산시가", [("부산시설공단", "부산시설공단"), ("부산시", "부산광역시")]),
        ("거제시설공단이", [("거제시설공단", "거제시설공단")]),
        ("울산시민연대는", [("울산시민연대", "울산시민연대")]),
        ("경남 김해시는", [("경남 김해시", "경상남도 김해시")]),
        ("대구시동구청이", [("대구시동구청", "대구광역시 동구")]),
        ("인제대, KERI(한국전기연구원)와", [("인제대", "인제대학교"), ("KERI", "한국전기연구원")]),
        ("제주대 SW융합교육원이", [("제주대 SW융합교육원", "제주대학교 SW융합교육원")]),
        ("서울대 시흥캠퍼스는", [("서울대 시흥캠퍼스", "서울대학교 시흥캠퍼스")]),
        ("부산대병원은", [("부산대병원", "부산대학교병원")]),
        ("사단법인 MRO융합기술원은", [("MRO융합기술원", "MRO융합기술원")]),
        ("㈜솔트룩스와", [("솔트룩스", "솔트룩스")]),
        ("(주)새빛이 두산에너빌리티㈜와", [("새빛", "새빛"), ("두산에너빌리티", "두산에너빌리티")]),
        ("우리주민 주식회사, 와플랫 주식회사가", [("우리주민", "우리주민"), ("와플랫", "와플랫")]),
        ("스캐터엑스(대표 ○○○)와", [("스캐터엑스", "스캐터엑스")]),
        ("‘AI양재허브’가", [("AI양재허브", "AI양재허브")]),
        ("세종시의원은", [("세종시", "세종특별자치시의회")]),
        ("정의당 대구시당은", [("정의당 대구시당", "정의당 대구시당")]),
        ("부산경찰청은", [("부산경찰청", "부산경찰청")]),
        ("4개 시도(대전·세종)가", [("대전", "대전광역시"), ("세종", "세종특별자치시")]),
    ],
)
def test_names(text: str, expected: list[tuple[str, str]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "세종대왕의 글",
        "부산한 아침",
        "인공지능 대전",
        "카카오톡으로 받는다",
        "메타버스 체험관",
        "국회의원이 왔다",
        "‘부산시 AI 협의회’ 행사",
        "여럿이(부산시 제공) 모였다",
        "공방을 도는 사람들",
        "협의회는 위원회와 함께",
        "남양주시민의",
        "태재대교에 관제를",
        "인덕대로 22 일원",
        "신경주대회에서",
    ],
)
def test_no_body(text: str) -> None:
    assert [name for name in named(text) if name[1] not in ("경기도 남양주시",)] == []


def test_spans_are_of_the_text() -> None:
    text = "[김포] 김포시는 경기 광주시, KAIST와 함께"
    assert [text[name.start : name.end] for name in find_names(text)] == ["김포시", "경기 광주시", "KAIST"]


@pytest.mark.parametrize(
    ("name", "region"),
    [("중소기업융합울산연합회", "31000"), ("여성경제인협회부산지회", "26000"), ("한국광주연합회", None)],
)
def test_chapter_is_in_the_place_of_its_name(name: str, region: str | None) -> None:
    (found,) = find_names(f"{name}는 세미나를 열었다.")
    assert found.bodies[0].region == region
