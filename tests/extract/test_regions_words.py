"""Every region word of a text: what stands, what is set aside and why."""

import csv
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from aipolicy.extract.regions import find_regions
from aipolicy.models import Article, BlockKind, Document, Part, Sentence, Span

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
