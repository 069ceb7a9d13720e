import pytest
from aipolicy.text.normalize import HANGUL_RE, KOREAN_SHARE, LETTER_RE, language, nfc, squash
from hypothesis import given
from hypothesis import strategies as st


def test_decomposed_hangul_and_foreign_line_ends_become_one_form() -> None:
    assert nfc("부산시\r\n둘\r셋") == "부산시\n둘\n셋"


def test_squash_drops_every_kind_of_white_space() -> None:
    assert squash(" 무단 전재\u3000및\n재배포\t") == "무단전재및재배포"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("부산시는 22일 협약을 맺었다.", "ko"),
        ("Busan signed an agreement on the 22nd.", "en"),
        ("부산시는 AI 협약을 맺었다. " + "Busan signed it. " * 2, "ko"),
        ("2025. 9. 18. 123", "ko"),
        ("", "ko"),
    ],
)
def test_language(text: str, expected: str) -> None:
    assert language(text) == expected


@given(st.text(st.sampled_from("가각꿿뀀사힣\ud7fb日aZé1 .\n"), max_size=40))
def test_language_is_told_by_the_share_of_hangul_among_letters(text: str) -> None:
    letters = len(LETTER_RE.findall(text))
    korean = not letters or len(HANGUL_RE.findall(text)) / letters >= KOREAN_SHARE
    assert language(text) == ("ko" if korean else "en")


@given(st.text())
def test_squash_leaves_only_what_is_no_white_space(text: str) -> None:
    assert squash(text) == "".join(char for char in text if not char.isspace())
