"""The index misses nothing and finds nothing that is not there: searches beside a scan of every text."""

import random
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from aipolicy.models import Article, BlockKind, EventFilter, Part
from aipolicy.read import ReadOptions
from aipolicy.store import Reader, open_store
from aipolicy.text.layout import lay_out
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

SAMPLES = Path(__file__).parents[2] / "data" / "articles"
EVERYTHING = EventFilter()
WASTE = (BlockKind.CHROME, BlockKind.TEASER, BlockKind.REPEAT)
NAMES = ("부산테크노파크", "지역 26110", "업무협약")


def lines_of(article: Article) -> list[str]:
    """The lines of an article that count, title first, letter by letter without its furniture."""
    letters = list(article.body)
    for sentence in lay_out(article).sentences:
        if sentence.span.part is Part.BODY and sentence.kind in WASTE:
            letters[sentence.span.start : sentence.span.end] = "\n" * len(sentence.text)
    return [line.lower() for line in (article.title, *"".join(letters).split("\n"))]


@cache
def squashed(line: str) -> tuple[str, tuple[int, ...]]:
    """A line without spaces, and where its letters stood."""
    letters = [(letter, place) for place, letter in enumerate(line) if not letter.isspace()]
    return "".join(letter for letter, _ in letters), tuple(place for _, place in letters)


def stands_in(words: str, line: str) -> bool:
    """Whether a phrase stands in a line: letter by letter, spaces where it or a long word may have them."""
    pieces = words.lower().split()
    letters = "".join(pieces)
    text, places = squashed(line)
    start = text.find(letters)
    if start < 0:
        return False
    loose = set()
    at = 0
    for piece in pieces:
        loose |= {at, *range(at + 2, at + len(piece) - 1)}
        at += len(piece)
    while start >= 0:
        divided = {at for at in range(1, len(letters)) if places[start + at] > places[start + at - 1] + 1}
        if divided <= loose:
            return True
        start = text.find(letters, start + 1)
    return False


@dataclass(frozen=True)
class Library:
    """Stored samples, and the lines of each that count by its title."""

    reader: Reader
    lines: dict[str, list[str]]
    squashed: dict[str, str]
    some: list[str]

    def found(self, query: str) -> set[str]:
        hits = [hit.article.id for hit in self.reader.search(query, EVERYTHING)]
        assert len(hits) == len(set(hits))
        return set(hits)

    def scanned(self, words: str, *, title: bool = False) -> set[str]:
        letters = "".join(words.lower().split())
        return {
            name
            for name, lines in self.lines.items()
            if letters in self.squashed[name]
            and any(stands_in(words, line) for line in (lines[:1] if title else (*lines, *NAMES)))
        }


@pytest.fixture(scope="module")
def library(make, tmp_path_factory) -> Iterator[Library]:  # type: ignore[no-untyped-def]
    from aipolicy.pipeline import read_all

    path = tmp_path_factory.mktemp("scan") / "s.db"
    sources = [str(source) for source in sorted(SAMPLES.glob("*.txt"))[::3]]
    articles = [each for each in read_all(sources, ReadOptions()) if isinstance(each, Article)]
    with open_store(path) as store, store.transaction():
        for article in articles:
            store.save(article, make.extraction(make.facts()))
    with Reader(path) as reader:
        stored = [reader.article(row.ref.id).article for row in reader.articles()]
        lines = {article.id: lines_of(article) for article in stored}
        some = sorted({line for each in lines.values() for line in each if len(line.split()) > 1})
        whole = {name: "".join("".join((*each, *NAMES)).split()) for name, each in lines.items()}
        yield Library(reader, lines, whole, some[:: len(some) // 400])


def test_words_of_one_to_three_syllables(library: Library) -> None:
    """Stretches of the texts, syllables thrown together, Hangul composed and by letters."""
    dice = random.Random(3)
    text = "".join(filter(str.isalnum, "".join(line for lines in library.lines.values() for line in lines)))
    hits = 0
    for number in range(200):
        length = 1 + number % 3
        start = dice.randrange(len(text) - length)
        word = text[start : start + length] if number % 4 else "".join(dice.choices(text, k=length))
        asked = unicodedata.normalize("NFD", word) if number % 2 else word.upper()
        expected = library.scanned(word)
        assert library.found(asked) == expected, word
        hits += bool(expected)
    assert hits > 100


def leaves(library: Library) -> st.SearchStrategy[tuple[str, str, bool]]:
    """Words and phrases of the texts: as asked, as looked for, and whether in the title alone."""
    lines = library.some

    @st.composite
    def drawn(draw: st.DrawFn) -> tuple[str, str, bool]:
        line = draw(st.sampled_from(lines))
        start = draw(st.integers(0, len(line) - 1))
        words = line[start : start + draw(st.integers(1, 9))].translate(dict.fromkeys(map(ord, '"“”'), None))
        words = words if words.strip() else "부산"
        if draw(st.booleans()):
            words = "".join(words.split())
        return f'"{words}"', words, draw(st.sampled_from([False, False, True]))

    return drawn()


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_any_query(library: Library, data: st.DataObject) -> None:
    """Phrases joined by operators mean the sets of what a scan finds."""
    everything = set(library.lines)

    def drawn(depth: int) -> tuple[str, set[str]]:
        kind = data.draw(st.sampled_from(("leaf", "leaf", "and", "or", "not") if depth else ("leaf",)))
        if kind == "leaf":
            asked, words, title = data.draw(leaves(library))
            return ("title:" if title else "") + asked, library.scanned(words, title=title)
        first, of_first = drawn(depth - 1)
        if kind == "not":
            return f"-({first})", everything - of_first
        second, of_second = drawn(depth - 1)
        if kind == "and":
            return f"({first} {second})", of_first & of_second
        return f"({first} OR {second})", of_first | of_second

    query, expected = drawn(3)
    assert library.found(query) == expected


def test_the_newest_are_the_first_of_all(library: Library) -> None:
    for query in ("시", "인공지능", "부산 OR 뷁", "데이터센터", "-부산", "title:시"):
        whole = library.reader.search(query, EVERYTHING)
        assert whole == sorted(whole, key=lambda hit: hit.article.published is None)
        for limit in (1, 7):
            assert library.reader.search(query, EVERYTHING, limit) == whole[:limit]
