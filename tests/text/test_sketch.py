"""Copies and retellings share words, strangers do not."""

from aipolicy.models import Article
from aipolicy.tables.linking import common_stems
from aipolicy.text.layout import lay_out
from aipolicy.text.sketch import SIZE, STEM, resemblance, sketch, trace
from hypothesis import given
from hypothesis import strategies as st

TEXTS = st.text(st.sampled_from("가나다라마바사 1개\n"), max_size=200)


def alike(one: str, other: str) -> float:
    return resemblance(frozenset(sketch([one])), frozenset(sketch([other])))


def test_only_the_beginning_of_a_word_counts() -> None:
    assert alike("해안도로 가로등을", "해안도로를 가로등") == 1.0
    assert alike("해안도로", "산간도로") == 0.0


def test_numbers_count_with_their_unit_but_not_those_of_time() -> None:
    assert alike("가로등 75개를", "가로등 75개가") == 1.0
    assert alike("75개", "75명") == 0.0
    assert sketch(["2025년 3월 12일 14시 30분"]) == ()


def test_common_words_and_single_letters_do_not_count() -> None:
    assert sketch(["인공지능 AI 사업을 밝혔다 시 도"]) == ()


def test_common_stems_are_stems() -> None:
    assert all(len(stem) == STEM and stem == stem.casefold() for stem in common_stems())


def test_no_words_are_like_nothing() -> None:
    assert alike("", "") == alike("해안", "") == 0.0


def test_a_long_text_is_sampled() -> None:
    words = [f"{chr(0xAC00 + n)}{chr(0xAC00 + n)}" for n in range(3 * SIZE)]
    one, half = " ".join(words), " ".join(words[: len(words) // 2])
    assert len(sketch([one])) == SIZE
    assert alike(one, one) == 1.0
    assert 0.4 < alike(one, half) < 0.6


@given(TEXTS, TEXTS)
def test_resemblance_is_even_and_bounded(one: str, other: str) -> None:
    assert 0.0 <= alike(one, other) == alike(other, one) <= 1.0


def test_a_trace_knows_no_chrome() -> None:
    body = "창원시가 12일 '바다 지능 관제' 발표회를 열었다.\n\n많이 본 뉴스\n1. 김해 '숲속 로봇 학교' 개교\n"
    found = trace(lay_out(Article("창원시, ‘관제 한마당’", body, "a.txt")))
    assert found.names == ("관제 한마당", "바다 지능 관제")
    assert set(found.sketch) == set(sketch(["창원시, ‘관제 한마당’", body.splitlines()[0]]))
