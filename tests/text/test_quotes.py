import pytest
from aipolicy.text.quotes import QuoteKind, names, quotes, speech
from hypothesis import given
from hypothesis import strategies as st

SPEECH, NAME = QuoteKind.SPEECH, QuoteKind.NAME


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("시장은 “기회로 삼겠다”고 말했다", [(SPEECH, "기회로 삼겠다")]),
        ('그는 "도약의 계기"라며 웃었다', [(SPEECH, "도약의 계기")]),
        ("‘부산형 AI 행정’ 협약", [(NAME, "부산형 AI 행정")]),
        ("'AI 스쿨'을 띄운다", [(NAME, "AI 스쿨")]),
        ("「인공지능 기본 조례안」과 『백서』", [(NAME, "인공지능 기본 조례안"), (NAME, "백서")]),
        ("《AI 서울》 <AI 페스타> 〈개막〉", [(NAME, "AI 서울"), (NAME, "AI 페스타"), (NAME, "개막")]),
        ('"AI 수도" 울산', [(NAME, "AI 수도")]),
        ("‘강소특구 워크숍' 성료", [(NAME, "강소특구 워크숍")]),
        ("Today's HOT 뉴스와 '25년 사업", []),
        ("“닫히지 않은 말", []),
        ("“‘AI 도시’를 만들겠다”고 했다", [(SPEECH, "‘AI 도시’를 만들겠다"), (NAME, "AI 도시")]),
    ],
)
def test_quotes(text: str, expected: list[tuple[QuoteKind, str]]) -> None:
    assert [(quote.kind, text[quote.start : quote.end]) for quote in quotes(text)] == expected


def test_names_and_speech_are_told_apart() -> None:
    text = "구청장은 ‘AI 한마당’에서 “함께 가겠다”고 했다"
    assert [text[quote.start : quote.end] for quote in names(text)] == ["AI 한마당"]
    assert [text[quote.start : quote.end] for quote in speech(text)] == ["함께 가겠다"]


@given(st.text(alphabet="가나다 “”\"'‘’「」<>.", max_size=60))
def test_quotes_lie_within_the_text_and_hold_no_mark_of_their_own(text: str) -> None:
    for quote in quotes(text):
        assert 0 < quote.start < quote.end < len(text)
        assert text[quote.start - 1] in "“\"'‘「<"
