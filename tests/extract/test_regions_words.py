"""Every region word of a text: what stands, what is set aside and why."""

import csv
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from aipolicy.extract.regions import find_regions
from aipolicy.models import Article, BlockKind, Document, Part, Sentence, Span
from aipolicy.tables.regions import full_name
from hypothesis import given
from hypothesis import strategies as st

CASES = list(csv.DictReader((Path(__file__).parent / "region_words.csv").read_text("utf-8").splitlines()))


def document(title: str, body: str, outlet: str | None = None, published: date | None = None) -> Document:
    """A document of a title and a body with one sentence a line."""
    sentences = [Sentence(Span(Part.TITLE, 0, len(title)), title, BlockKind.TITLE, 0)] if title else []
    at = 0
    for number, line in enumerate(body.split("\n"), 1):
        sentences.append(Sentence(Span(Part.BODY, at, at + len(line)), line, BlockKind.BODY, number))
        at += len(line) + 1
    article = Article(title=title, body=body, path="t.txt", outlet=outlet, published=published)
    return Document(article, tuple(sentences))


def case(row: Mapping[str, str]) -> Document:
    published = date.fromisoformat(row["published"]) if row["published"] else None
    return document(row["title"], row["body"].replace("|", "\n"), row["outlet"] or None, published)


@pytest.mark.parametrize("row", CASES, ids=[f"{n}-{row['body'][:24]}" for n, row in enumerate(CASES, 2)])
def test_region_words(row: dict[str, str]) -> None:
    found = find_regions(case(row))
    assert {c.value.code for c in found if c.rejected is None} == set(row["standing"].split())
    reasons = {(c.text, c.rejected) for c in found}
    wanted = {
        tuple(pair.split("=", 1)) for pair in row["rejected"].replace("common word", "common_word").split()
    }
    assert {(text, reason.replace("_", " ")) for text, reason in wanted} <= reasons


def test_a_third_of_the_cases_are_negative() -> None:
    negative = [row for row in CASES if not row["standing"] or row["rejected"]]
    assert len(CASES) >= 100
    assert len(negative) * 3 >= len(CASES)


@pytest.mark.parametrize("row", CASES, ids=[str(n) for n, _ in enumerate(CASES, 2)])
def test_spans_hold_the_words(row: dict[str, str]) -> None:
    doc = case(row)
    for found in find_regions(doc):
        text = doc.article.title if found.span.part == Part.TITLE else doc.article.body
        assert text[found.span.start : found.span.end] == found.text


WORDS = [
    "부산",
    "광주시",
    "중구",
    "서울 강서구",
    "경기",
    "예산",
    "고성군",
    "대구대학교",
    "인천일보",
    "시는",
    "군은",
    "(해운대구)",
]
GLUE = ["는 ", "와 ", "·", ", ", "에서 열린 ", "장 ", " ", "=", "“", "”", "\n", "가 센터를 연다. ", "제공"]


@given(st.lists(st.sampled_from([*WORDS, *GLUE]), max_size=14), st.booleans())
def test_any_run_of_words_is_read(parts: list[str], titled: bool) -> None:
    text = "".join(parts)
    doc = document("부산시 협의회" if titled else "", text)
    found = find_regions(doc)
    assert found == find_regions(doc)
    for each in found:
        whole = doc.article.title if each.span.part == Part.TITLE else text
        assert whole[each.span.start : each.span.end] == each.text
        assert each.value.name == full_name(each.value.code)
    starts = [(c.span.part != Part.TITLE, c.span.start) for c in found if c.rejected != "homonym"]
    assert [s[0] for s in starts] == sorted(s[0] for s in starts)
