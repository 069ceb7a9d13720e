from itertools import pairwise

import pytest
from aipolicy.text.normalize import squash
from aipolicy.text.sentences import split, trim
from hypothesis import given
from hypothesis import strategies as st


def parts(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("협약을 맺었다. 시는 예산을 늘린다.", ["협약을 맺었다.", "시는 예산을 늘린다."]),
        ("18일 밝혔다.캠퍼스는 13일 문을 연다.", ["18일 밝혔다.", "캠퍼스는 13일 문을 연다."]),
        ("사업비는 3.5조 원이다. 2.8㎢에 짓는다.", ["사업비는 3.5조 원이다.", "2.8㎢에 짓는다."]),
        ("기간은 2025. 12. 30. 부터 2026. 1. 3. 까지다.", ["기간은 2025. 12. 30. 부터 2026. 1. 3. 까지다."]),
        ("접수는 8.21.~10.3. 누리집에서 한다.", ["접수는 8.21.~10.3. 누리집에서 한다."]),
        ("그는 “좋다. 아주 좋다”고 말했다. 끝이다.", ["그는 “좋다. 아주 좋다”고 말했다.", "끝이다."]),
        ("그는 “간다.” 라고 했다. 또 갔다.", ["그는 “간다.” 라고 했다.", "또 갔다."]),
        ("“이제 시작이다.” 시장은 웃었다.", ["“이제 시작이다.”", "시장은 웃었다."]),
        ("‘AI, 만나다! 느끼다!’라는 주제다. 끝.", ["‘AI, 만나다! 느끼다!’라는 주제다.", "끝."]),
        (
            "자료다(사진은 참고용. 실제와 다름). 다음 문장이다.",
            ["자료다(사진은 참고용. 실제와 다름).", "다음 문장이다."],
        ),
        ("△하나 △둘 △셋 등을 논의했다. 이어 넷을 봤다.", ["△하나 △둘 △셋 등을 논의했다.", "이어 넷을 봤다."]),
        ("올해 뽑는 인원은 60명. 실무를 가르친다.", ["올해 뽑는 인원은 60명.", "실무를 가르친다."]),
        ("왜 AI인가? 답은 쉽다!", ["왜 AI인가?", "답은 쉽다!"]),
        (
            "Naver Cloud Co., Ltd. signed it. Busan agreed.",
            ["Naver Cloud Co., Ltd. signed it.", "Busan agreed."],
        ),
        ("닫히지 않은 “따옴표다. 다음 문장이다.", ["닫히지 않은 “따옴표다.", "다음 문장이다."]),
        ("줄을 넘는\n문장이다.\n다음이다.", ["줄을 넘는\n문장이다.", "다음이다."]),
        ("", []),
        (" \n ", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


@given(st.text(alphabet=st.sampled_from("가다요AB 1.!?…\n“”\"'‘’()[]△「」") | st.characters(), max_size=80))
def test_ranges_hold_all_but_white_space_in_order(text: str) -> None:
    ranges = split(text)
    assert squash("".join(text[start:end] for start, end in ranges)) == squash(text)
    assert all(left[1] <= right[0] for left, right in pairwise(ranges))
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in ranges)


@given(st.text(max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_trim_takes_white_space_only(text: str, start: int, end: int) -> None:
    found = trim(text, start, end)
    stretch = text[start:end]
    assert (found is None) == (not stretch.strip())
    assert found is None or text[slice(*found)] == stretch.strip()


def test_a_stretch_of_a_longer_text_keeps_its_offsets() -> None:
    text = "[부산=뉴스] 하나다. 둘이다. 홍길동 기자"
    assert [text[start:end] for start, end in split(text, 8, 18)] == ["하나다.", "둘이다."]
