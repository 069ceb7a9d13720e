import pytest
from aipolicy.text.phrases import GAP, PhraseIndex
from hypothesis import given
from hypothesis import strategies as st


def found(phrase: str, text: str) -> list[str]:
    return [text[match.start : match.end] for match in PhraseIndex([("key", phrase)]).find(text)]


@pytest.mark.parametrize(
    ("phrase", "text", "words"),
    [
        ("협약", "업무협약을 맺었다", ["협약"]),
        ("협약 맺", "업무협약을 맺었다", ["협약을 맺"]),
        ("협약 맺|체결", "협약을 서울시와 체결했다", ["협약을 서울시와 체결"]),
        ("협약|각서 체결", "각서를 체결했다", ["각서를 체결"]),
        ("첫_삽", "첫 삽을 떴다", ["첫 삽"]),
        ("첫_삽", "첫삽을 떴다", []),
        ("^전시", "대전시는", []),
        ("^전시", "로봇 전시가", ["전시"]),
        ("^전시", "전시가", ["전시"]),
        ("^전시", "‘전시’가", ["전시"]),
        ("mou", "MOU를 맺었다", ["MOU"]),
        ("맺 협약", "협약을 맺었다", []),
        ("협약 맺", "협약" + "가" * GAP + "맺", ["협약" + "가" * GAP + "맺"]),
        ("협약 맺", "협약" + "가" * (GAP + 1) + "맺", []),
        ("가 나 다", "가나다", ["가나다"]),
        ("협약", "", []),
    ],
)
def test_find(phrase: str, text: str, words: list[str]) -> None:
    assert found(phrase, text) == words


def test_keys_tell_phrases_apart_and_may_be_shared() -> None:
    index = PhraseIndex([(1, "협약"), (2, "맺"), (1, "포럼")])
    assert [match.key for match in index.find("포럼에서 협약을 맺었다")] == [1, 1, 2]


def test_letters_that_grow_in_lower_case_keep_their_places() -> None:
    assert found("협약", "İ 협약") == ["협약"]


def test_nearest_first_word_counts() -> None:
    assert found("협약 맺", "협약과 협약을 맺") == ["협약을 맺"]


@given(st.text(alphabet="가나다 AaİI", max_size=30))
def test_single_words_are_found_wherever_they_stand(text: str) -> None:
    starts = [match.start for match in PhraseIndex([("key", "가나")]).find(text)]
    assert starts == [at for at in range(len(text)) if text.startswith("가나", at)]
