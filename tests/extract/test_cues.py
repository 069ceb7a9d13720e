import pytest
from aipolicy.extract.cues import Clauses, readings
from aipolicy.models import Article, BlockKind, Document, Part, Sentence, Span
from aipolicy.text.layout import lay_out


def sentence(text: str, kind: BlockKind = BlockKind.BODY) -> Sentence:
    return Sentence(Span(Part.BODY, 0, len(text)), text, kind, 0)


def document(*sentences: Sentence) -> Document:
    return Document(Article(title="", body="", path="x"), sentences)


def aside(text: str, words: str) -> str | None:
    at = text.index(words)
    return Clauses(text, heading=False).set_aside(at, at + len(words))


def act_factor(text: str, words: str) -> float:
    at = text.index(words)
    return Clauses(text, heading=False).act_factor(at, at + len(words))


def name_factor(text: str, words: str, *, heading: bool = False) -> float:
    at = text.index(words)
    return Clauses(text, heading=heading).name_factor(at, at + len(words))


def test_chrome_and_teasers_are_not_read() -> None:
    kinds = [BlockKind.CHROME, BlockKind.TEASER, BlockKind.STAMP, BlockKind.BYLINE, BlockKind.TRANSLATION]
    assert readings(document(*(sentence(kind.value, kind) for kind in kinds))) == ()


def test_lead_and_announcing_sentences_weigh_most() -> None:
    read = readings(
        document(*(sentence(f"문장 {letter}이다.") for letter in "가나다라마바사"), sentence("3일 열렸다."))
    )
    weights = [reading.weight for reading in read]
    assert weights[:-1] == sorted(weights[:-1], reverse=True)
    assert weights[-1] > weights[-2]


def test_a_title_repeated_in_the_body_is_read_once() -> None:
    article = Article(
        title="한들시, AI 위원회 출범",
        body="한들시, AI 위원회 출범\n\n한들시는 3일 위원회를 출범했다.",
        path="x",
    )
    texts = [reading.sentence.text for reading in readings(lay_out(article))]
    assert texts == ["한들시, AI 위원회 출범", "한들시는 3일 위원회를 출범했다."]


def test_a_line_like_a_subtitle_below_the_lead_is_no_heading() -> None:
    above, lead, below = readings(
        document(
            sentence("AI 도시 첫걸음", BlockKind.SUBTITLE),
            sentence("한들시는 3일 위원회를 출범했다."),
            sentence("로봇 버스 운행", BlockKind.SUBTITLE),
        )
    )
    assert (above.heading, lead.heading, below.heading) == (True, False, False)
    assert below.weight < above.weight < lead.weight


def test_long_articles_are_read_in_part() -> None:
    long = [sentence(f"{number}번째 문장은 퍽 길어서 " + "가나다라 " * 20 + "이다.") for number in range(40)]
    assert len(readings(document(*long))) == 10


def test_the_readings_of_a_document_are_the_same_again() -> None:
    page = document(sentence("한들시는 3일 위원회를 출범했다."))
    assert readings(page) is readings(page)


@pytest.mark.parametrize(
    ("text", "words", "reason"),
    [
        ("한들시는 3일 협약을 맺었다.", "협약", None),
        ("지난해 4월 맺은 협약의 후속으로 3일 위원회를 출범했다.", "협약", "background"),
        ("지난해 4월 맺은 협약의 후속으로 3일 위원회를 출범했다.", "출범", None),
        ("지난 4월 협약을 맺었다.", "협약", "background"),
        ("지난 4월 12일 협약을 맺었다.", "협약", None),
        ("지난 12일 협약을 맺었다.", "협약", None),
        ("한편 시는 협약을 맺었다.", "협약", "background"),
        ("시장은 “협약을 맺겠다”고 말했다.", "협약", "speech"),
        ("내용은 ▲협약 체결 ▲교육이다.", "협약", "enumeration"),
        ("○ 시는 협약을 맺었다.", "협약", None),
        ("단장(대표 ○○○)은 협약을 맺었다.", "협약", None),
        ("2029년 12월까지 센터를 짓는 협약을 맺었다.", "협약", None),
    ],
)
def test_words_set_aside(text: str, words: str, reason: str | None) -> None:
    assert aside(text, words) == reason


@pytest.mark.parametrize(
    ("less", "more"),
    [
        (("협약을 맺기 위해 3일 만났다.", "협약을 맺"), ("3일 협약을 맺었다.", "협약을 맺")),
        (("협약을 맺은 기업이 3일 왔다.", "협약을 맺"), ("3일 협약을 맺었다.", "협약을 맺")),
        (("협약을 맺을 계획을 3일 논의했다.", "협약을 맺"), ("3일 협약을 맺었다.", "협약을 맺")),
        (
            ("협약 방안을 논의하는 간담회를 열었다.", "협약 방안을 논의하는 간담회를 열"),
            ("협약식을 열었다.", "협약식을 열"),
        ),
    ],
)
def test_acts_in_the_main_clause_weigh_more(less: tuple[str, str], more: tuple[str, str]) -> None:
    assert act_factor(*less) < act_factor(*more)


@pytest.mark.parametrize(
    ("less", "more"),
    [
        (("협약 사례를 다루는 포럼을 열었다.", "협약"), ("협약 사례를 다루는 포럼을 열었다.", "포럼")),
        (("‘교육센터 유치 공유회’를 열었다.", "교육"), ("‘교육센터 유치 공유회’를 열었다.", "공유회")),
        (("포럼은 뜻깊다.", "포럼"), ("포럼을 열었다.", "포럼")),
        (("포럼 관계자가 왔다.", "포럼"), ("한들 포럼 소식", "포럼")),
    ],
)
def test_heads_of_names_weigh_more_than_modifiers(less: tuple[str, str], more: tuple[str, str]) -> None:
    assert name_factor(*less) < name_factor(*more)


def test_the_end_of_a_headline_is_its_head() -> None:
    headline = "한들시 AI 포럼…시민 북적"
    assert name_factor(headline, "포럼", heading=True) > name_factor(headline, "포럼", heading=False)
