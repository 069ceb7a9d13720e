from collections.abc import Callable
from pathlib import Path

import pytest
from aipolicy.models import Document
from aipolicy.text.headline import find_title, same_title, strip_label

LEAD = "부산시는 22일 시청에서 네이버클라우드와 인공지능 발전협의회를 열었다고 23일 밝혔다."
TITLE = "부산시·네이버클라우드, 인공지능 발전협의회 열어"
FIGURATIVE = "바다에 심은 씨앗, 부산서 싹 텄다"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (f"{TITLE}\n", TITLE),
        (f"부산투데이\n경남·부산 소식을 한눈에\n홈 | 지역 | 경제 | 기획\n\n{TITLE}\n", TITLE),
        (f"최종편집: 2026-03-02 09:14 (월)\n정치 경제 사회\n홈 > 뉴스\n\n{TITLE}\n기업도 함께\n", TITLE),
        (f"{TITLE}\n  • 전국\n  • 부산/영남\n\n{TITLE}\n", TITLE),
        (f"상태바\n{TITLE}\n• 김성배 기자\n\n협의회 운영 방안 논의해\n", TITLE),
        (f"제목: {TITLE}\n첨부: 보도자료.hwpx\n", TITLE),
        (f"제목  {TITLE}\n작성자  홍보팀\n", TITLE),
        (f"[단독] {TITLE}\n", f"[단독] {TITLE}"),
        (f"기사내용 요약\n발전협의회 첫 회의 열어\n\n{TITLE}\n", TITLE),
        (
            f"3줄 요약\n- 부산시가 인공지능 발전협의회를 열었다\n- 네이버클라우드가 함께한다\n\n{TITLE}\n",
            TITLE,
        ),
        (f"강릉시 산불 훈련 벌여\n통영 굴 축제 막 올라\n\n{TITLE}\n", TITLE),
        (f"{FIGURATIVE}\n부산 인공지능 발전협의회 첫 회의\n", FIGURATIVE),
        (f"AI 요약은 핵심만 추려 보여 드립니다. 아래 본문을 함께 읽어 주세요.\n닫기\n\n{TITLE}\n", TITLE),
        ("", ""),
    ],
)
def test_headline_of_a_page(head: str, expected: str) -> None:
    lead = "부산시와 네이버클라우드의 인공지능 발전협의회는 바다 산업에 심을 기술을 찾는다."
    assert find_title(f"{head}\n{LEAD}\n\n{lead}\n") == expected


def test_headline_written_as_a_sentence() -> None:
    title = "부산시, 네이버클라우드와 인공지능 행정의 문을 연다."
    assert find_title(f"{title}\n\n[부산=뉴스핀] 하윤섭 기자 = {LEAD}\n") == title
    assert find_title(f"{title}\n\n{LEAD}\n") == ""


@pytest.mark.parametrize("body", ["", "   \n", LEAD, f"{LEAD}\n{LEAD}"])
def test_no_headline(body: str) -> None:
    assert find_title(body) == ""


@pytest.mark.parametrize(
    ("line", "title", "expected"),
    [
        (TITLE, TITLE, True),
        (f"“{TITLE}”", TITLE, True),
        (f"{TITLE} - 부산뉴스", TITLE, True),
        (f"제목: {TITLE}", TITLE, True),
        ("부산시·네이버클라우드", TITLE, False),
        (LEAD, TITLE, False),
        ("***", "***", False),
        ("", TITLE, False),
    ],
)
def test_same_title(line: str, title: str, expected: bool) -> None:
    assert same_title(line, title) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("제 목 : 협약 체결", "협약 체결"),
        ("보도자료 제목: 협약", "협약"),
        ("제목 한 줄", "제목 한 줄"),
        ("제목", "제목"),
    ],
)
def test_label_before_a_title(text: str, expected: str) -> None:
    assert strip_label(text) == expected


@pytest.mark.parametrize(
    ("number", "start"),
    [("000", "경제포커스]"), ("001", "부산테크노파크, "), ("002", "인천시, 新산업"), ("004", "창원특례시, ")],
)
def test_seed(seed: Callable[[str], Document], number: str, start: str) -> None:
    assert seed(number).article.title.startswith(start)


def test_samples_told_from_pages_have_a_headline() -> None:
    bare = []
    for path in (Path(__file__).parents[2] / "data" / "articles").glob("dev-*.txt"):
        text = path.read_text(encoding="utf-8")
        if not find_title(text.split("\n---\n", 1)[1] if text.startswith("---\n") else text):
            bare.append(path.stem)
    assert bare == []


@pytest.mark.parametrize("outlet", ["낙동시민신문 m", "누리통신 강원", "뉴스두리 대구·경북"])
def test_outlets_name_is_no_headline(outlet: str) -> None:
    assert find_title(f"{outlet}\n\n{TITLE}\n\n{LEAD}\n") == TITLE
