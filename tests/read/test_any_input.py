"""No input makes a reader raise: it gives articles or failures."""

import tempfile
from pathlib import Path

import pytest
from aipolicy.models import Article, Failure
from aipolicy.read import ReadOptions, read_source, read_stdin
from aipolicy.tables.load import toml_table
from hypothesis import given, settings
from hypothesis import strategies as st

STARTS = st.sampled_from(
    [
        b"",
        b"---\n",
        b'{"text": "',
        b"<!DOCTYPE html><html><body><p>",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"id,text\n",
        b"PK\x03\x04",
    ]
)
PIECES = st.one_of(
    st.binary(max_size=80), st.text(max_size=40).map(lambda text: text.encode("utf-8", "replace"))
)


def sound(readings: list[Article | Failure]) -> bool:
    for reading in readings:
        if isinstance(reading, Article):
            (reading.title + reading.body).encode()
        else:
            assert reading.where
            assert reading.reason
    return bool(readings)


@settings(deadline=None)  # the first page imports trafilatura
@given(STARTS, PIECES)
def test_standard_input(start: bytes, rest: bytes) -> None:
    assert sound(list(read_stdin(start + rest, ReadOptions())))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from([".txt", ".md", ".html", ".jsonl", ".csv", ".xlsx"]), STARTS, PIECES)
def test_files(ending: str, start: bytes, rest: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "input" + ending)
        path.write_bytes(start + rest)
        readings = list(read_source(path, ReadOptions()))
    assert sound(readings) or ending == ".csv"


@pytest.mark.parametrize(
    ("table", "name"),
    [
        ("meta", "published"),
        ("meta", "title"),
        ("meta", "outlet"),
        ("dropped", "tags"),
        ("blocks", "tags"),
        ("charsets", "korean"),
    ],
)
def test_names_of_html_are_in_lower_case_and_told_once(table: str, name: str) -> None:
    names = toml_table("pages.toml")[table][name]
    assert names == [word.lower() for word in names]
    assert len(names) == len(set(names)) > 0
