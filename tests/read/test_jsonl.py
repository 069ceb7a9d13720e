import json
import tracemalloc
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from aipolicy.models import Article, Failure, PublishedBasis
from aipolicy.read import ReadOptions, read_source

Write = Callable[[str, str | bytes], Path]
Read = Callable[[Path], tuple[list[Article], list[Failure]]]

TEXT = "부산시, 협의회 열어\n\n부산시는 22일 시청에서 인공지능 발전협의회를 열었다고 23일 밝혔다."


def lines(*records: object) -> str:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def test_fields(write: Write, read: Read) -> None:
    record = {
        "id": "a1",
        "url": "https://a.example/1",
        "outlet": "부산뉴스",
        "title": "제목이다",
        "published": "2025-09-23",
        "text": TEXT,
        "unknown": {"nested": [1]},
    }
    path = write("a.jsonl", lines(record))
    (article,), failures = read(path)
    assert failures == []
    assert article == Article(
        title="제목이다",
        body=TEXT,
        path=f"{path}#a1",
        external_id="a1",
        outlet="부산뉴스",
        url="https://a.example/1",
        published=date(2025, 9, 23),
        published_basis=PublishedBasis.FIELD,
    )


def test_article_without_an_id_is_named_by_its_line(write: Write, read: Read) -> None:
    path = write("a.jsonl", "\n" + lines({"text": TEXT}))
    (article,), _ = read(path)
    assert (article.path, article.external_id) == (f"{path}#2", None)


def test_broken_lines_fail_and_the_rest_goes_in(write: Write, read: Read) -> None:
    content = (
        lines({"id": 1, "text": TEXT}) + '{"id": 2, "text": \n' + "[1]\n" + lines({"id": 4, "text": TEXT})
    )
    path = write("a.jsonl", content)
    articles, failures = read(path)
    assert [article.external_id for article in articles] == ["1", "4"]
    assert [failure.where for failure in failures] == [f"{path}, line 2", f"{path}, line 3"]
    assert "JSON" in failures[0].reason
    assert "object" in failures[1].reason


def test_lines_without_a_text_fail_together(write: Write, read: Read) -> None:
    records = [{"id": 1, "events": []}, {"id": 2}, {"id": 3, "text": TEXT}, {"id": 4}]
    path = write("a.jsonl", lines(*records))
    articles, failures = read(path)
    assert len(articles) == 1
    assert [failure.where for failure in failures] == [f"{path}, lines 1-2", f"{path}, line 4"]


@pytest.mark.parametrize("text", ["", "   ", None, 7, ["a"]])
def test_a_text_that_is_none(text: object, write: Write, read: Read) -> None:
    articles, failures = read(write("a.jsonl", lines({"id": 1, "text": text})))
    assert len(articles) + len(failures) == 1


def test_bad_day_is_told_and_the_article_goes_in(write: Write, read: Read) -> None:
    path = write("a.jsonl", lines({"id": 1, "text": TEXT, "published": "2025-02-30"}))
    (article,), (failure,) = read(path)
    assert article.published is None
    assert failure.where == f"{path}, line 1"


def test_html_in_a_line(write: Write, read: Read) -> None:
    html = f"<p>{TEXT}</p><p>협의회는 부산시와 기업, 대학이 함께하는 자리라고 시는 설명했다.</p>"
    (article,), failures = read(write("a.jsonl", lines({"html": html, "title": "제목이다"})))
    assert failures == []
    assert "협의회는 부산시와" in article.body
    assert "<p>" not in article.body


def test_lone_surrogates_and_nul_are_replaced(write: Write, read: Read) -> None:
    (article,), _ = read(
        write("a.jsonl", '{"text": "부산시가 \\ud800 협약을 맺었다.\\u0000", "title": "\\udfff"}\n')
    )
    assert article.body == "부산시가 \ufffd 협약을 맺었다."
    article.title.encode()


def test_cp949_and_bom(write: Write, read: Read) -> None:
    (article,), _ = read(write("a.jsonl", lines({"text": TEXT}).encode("cp949")))
    assert article.body == TEXT
    (article,), _ = read(write("b.jsonl", lines({"text": TEXT}).encode("utf-8-sig")))
    assert article.body == TEXT


def test_a_line_of_50_megabytes_takes_little_memory(write: Write, read: Read) -> None:
    path = write("a.jsonl", b'{"text": "' + b"a" * 50_000_000 + b'"}\n' + lines({"text": TEXT}).encode())
    tracemalloc.start()
    articles, failures = read(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [article.body for article in articles] == [TEXT]
    assert [failure.where for failure in failures] == [f"{path}, line 1"]
    assert peak < 30_000_000


def test_articles_come_one_by_one(write: Write) -> None:
    path = write("a.jsonl", lines({"text": TEXT}) + "{broken\n")
    readings = read_source(path, ReadOptions())
    assert isinstance(next(readings), Article)
    assert isinstance(next(readings), Failure)
    assert next(readings, None) is None


def test_empty_file(write: Write, read: Read) -> None:
    _, (failure,) = read(write("a.jsonl", "\n\n"))
    assert "empty" in failure.reason


def test_deeply_nested_line(write: Write, read: Read) -> None:
    articles, failures = read(write("a.jsonl", "[" * 100_000 + "\n" + lines({"text": TEXT})))
    assert len(articles) == len(failures) == 1
