import pytest
from aipolicy.text.endings import past, polite, with_forms, with_polite


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


@pytest.mark.parametrize(
    ("stem", "expected"),
    [
        ("맞대", "맞댔"),
        ("꾸리", "꾸렸"),
        ("꾸려", "꾸렸"),
        ("나누", "나눴"),
        ("선정되", "선정됐"),
        ("참여하", "참여했"),
        ("나서", "나섰"),
        ("내놔", "내놨"),
        ("열", None),
        ("맺", None),
        ("서", None),
        ("MOU", None),
    ],
)
def test_past_of_an_open_stem(stem: str, expected: str | None) -> None:
    assert past(stem) == expected


def test_a_phrase_of_verbs_gains_their_past() -> None:
    assert with_forms("위원회 꾸려|꾸린다") == "위원회 꾸려|꾸렸|꾸린다|꾸립니다"
