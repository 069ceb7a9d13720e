import pytest
from aipolicy.text.endings import polite, with_polite


@pytest.mark.parametrize(
    ("plain", "expected"),
    [
        ("연다", "엽니다"),
        ("한다", "합니다"),
        ("맺는다", "맺습니다"),
        ("나선다", "나섭니다"),
        ("쏟는다", "쏟습니다"),
        ("열었다", None),
        ("받는다고", None),
        ("바다", None),
        ("다", None),
        ("AI", None),
    ],
)
def test_polite_form(plain: str, expected: str | None) -> None:
    assert polite(plain) == expected


def test_phrase_keeps_its_words_and_gains_the_polite_ones() -> None:
    assert with_polite("포럼|세미나 연다|열었") == "포럼|세미나 연다|엽니다|열었"
