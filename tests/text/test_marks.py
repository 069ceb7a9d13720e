import re
from pathlib import Path

import pytest
from aipolicy.text.captions import is_caption
from aipolicy.text.chrome import FOREIGN_TESTS, KOREAN_TESTS, look_at
from aipolicy.text.layout import HINT_RE
from aipolicy.text.marks import CAPTION, CLOSING, COPYRIGHT, CREDIT, NOTICE, STAMP, marks_of
from aipolicy.text.normalize import squash
from hypothesis import example, given
from hypothesis import strategies as st

SAMPLES = sorted((Path(__file__).parents[2] / "data" / "articles").glob("*.txt"))
LINES = sorted({line.strip() for path in SAMPLES for line in path.read_text("utf-8").split("\n")} - {""})
SCRAPS = [
    *(
        "기자",
        "사진",
        "=",
        "제공",
        "2025.09.18",
        "/",
        "|",
        "▲",
        "(",
        ")",
        "[",
        "]",
        "왼쪽",
        "ⓒ",
        "저작권",
        "@",
    ),
    *(
        "무단 전재",
        "승인",
        "20",
        "℃",
        "-3",
        ":",
        "제호",
        "번역기로",
        "AI 학습",
        "금지",
        "모습",
        ".jpg",
        "많이 본",
    ),
    *(
        "뉴스",
        "정치",
        ">",
        "#AI",
        ".hwp",
        "댓글",
        "다.",
        "니다.",
        " ",
        "Copyright",
        "(c) ",
        "AI 요약은",
        "홈",
    ),
]
made_lines = st.lists(st.one_of(st.sampled_from(SCRAPS), st.text(max_size=6)), min_size=1, max_size=9)
lines = st.one_of(st.sampled_from(LINES), made_lines.map("".join)).map(str.strip).filter(bool)


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("무단 전재 및 재배포 금지", COPYRIGHT),
        ("AI 요약 은", NOTICE),
        ("기사 승인 2025", STAMP),
        ("(사 진=부산시)", CREDIT),
    ],
)
def test_words_are_found_across_spaces(line: str, mark: int) -> None:
    assert marks_of(squash(line)) & mark


def test_a_credit_counts_at_the_end_only() -> None:
    assert not marks_of("사진" + "가" * 70) & CREDIT
    assert marks_of("가" * 70 + "사진") & CREDIT


def test_text_without_listed_words_has_no_marks() -> None:
    assert marks_of("시는협의회를열었다.") == 0


def test_lone_surrogates_are_passed_over() -> None:
    assert marks_of("가\ud800무단전재") & COPYRIGHT


@given(lines)
def test_marks_spare_tests_but_change_no_kind(line: str) -> None:
    key = squash(line)
    look = look_at(line, key, marks_of(key))
    for tests in (KOREAN_TESTS, FOREIGN_TESTS):
        tried = next((kind for kind, needed, test in tests if look.marks & needed and test(look)), None)
        assert tried == next((kind for kind, _, test in tests if test(look)), None)


@given(lines)
@example("협약서를 들어 보이고 있다. 홍길동 기자")
@example("행사장 전경 2025.09.18/뉴스핀")
def test_no_caption_is_lost_for_want_of_marks(line: str) -> None:
    marks = marks_of(squash(line))
    everything = marks | CAPTION
    assert is_caption(line, marks) == is_caption(line, everything)


@given(lines)
def test_what_closes_an_article_is_marked(line: str) -> None:
    hinted = any(HINT_RE.search(part) for part in re.split(r"(?<=\.)\s", line))
    assert not hinted or marks_of(squash(line)) & CLOSING
