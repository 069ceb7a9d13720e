import os
import unicodedata
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from aipolicy.models import Article, Failure, PublishedBasis
from aipolicy.read import ReadOptions, read_source, read_stdin

Write = Callable[[str, str | bytes], Path]
Read = Callable[[Path], tuple[list[Article], list[Failure]]]

TITLE = "부산시·네이버클라우드, 인공지능 발전협의회 열어"
BODY = (
    f"{TITLE}\n\n부산시는 22일 시청에서 네이버클라우드와 인공지능 발전협의회를 열었다고 23일 밝혔다.\n\n"
    "협의회는 부산시와 기업, 대학이 함께 인공지능 행정을 넓히려는 자리다.\n"
)


@pytest.mark.parametrize(
    "data",
    [
        BODY.encode(),
        BODY.encode("utf-8-sig"),
        BODY.encode("utf-16"),
        BODY.encode("cp949"),
        BODY.replace("\n", "\r\n").encode(),
        unicodedata.normalize("NFD", BODY).encode(),
    ],
    ids=["utf-8", "utf-8-sig", "utf-16", "cp949", "crlf", "nfd"],
)
def test_text_in_every_encoding(data: bytes, write: Write, read: Read) -> None:
    path = write("article.txt", data)
    (article,), failures = read(path)
    assert failures == []
    assert article == Article(title=TITLE, body=BODY.rstrip("\n"), path=str(path))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"\xef\xbb\xbf\n", "empty"),
        (b"\x00\x01\x02\x03" * 40, "binary"),
        (b"%PDF-1.7\n", "PDF"),
        (b"PK\x03\x04rest", "ZIP"),
        (BODY.encode()[:-30], "cut off"),
        (BODY.encode()[:100] + b"\xff\xfe\xfd" + BODY.encode()[100:], "broken"),
        (BODY.encode("cp949")[:-3], "neither UTF-8 nor CP949"),
        ("Müller grüßt aus Köln".encode("latin-1"), "neither UTF-8 nor CP949"),
        (BODY.encode("utf-16")[:-1], "cut off"),
        (b"---\ntitle: a\n---\n", "without a text"),
        (b"a" * 10_000_001, "larger than 10 MB"),
    ],
)
def test_what_is_no_text_fails_with_a_reason(data: bytes, reason: str, write: Write, read: Read) -> None:
    path = write("bad.txt", data)
    articles, (failure,) = read(path)
    assert articles == []
    assert failure.where == str(path)
    assert reason in failure.reason
    assert ";" in failure.reason, "says what to do"


def test_front_matter(write: Write, read: Read) -> None:
    fields = (
        "url: https://a.example/1\npress: 부산뉴스\ndate: 2025-09-23\ntitle: 다른 제목\ncreated: 2020-01-01"
    )
    (article,), failures = read(write("a.md", f"---\n{fields}\n---\n{BODY}"))
    assert failures == []
    assert (article.url, article.outlet, article.title) == ("https://a.example/1", "부산뉴스", "다른 제목")
    assert (article.published, article.published_basis) == (date(2025, 9, 23), PublishedBasis.FRONT_MATTER)
    assert article.body.startswith(TITLE)


@pytest.mark.parametrize(
    ("source", "url", "outlet"),
    [("https://a.example/1", "https://a.example/1", None), ("부산뉴스", None, "부산뉴스")],
)
def test_source_is_an_address_or_an_outlet(
    source: str, url: str | None, outlet: str | None, write: Write, read: Read
) -> None:
    (article,), _ = read(write("a.txt", f"---\nsource: {source}\n---\n{BODY}"))
    assert (article.url, article.outlet) == (url, outlet)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2025-09-23", date(2025, 9, 23)),
        ("2025-09-23 10:20", date(2025, 9, 23)),
        ("2025-09-22T23:30:00Z", date(2025, 9, 23)),
        ("2025.09.23", date(2025, 9, 23)),
        ("2025. 9. 23.(화)", date(2025, 9, 23)),
        ("2025년 9월 23일", date(2025, 9, 23)),
        ("20250923", date(2025, 9, 23)),
        ("Sep 23, 2025", date(2025, 9, 23)),
    ],
)
def test_days_in_front_matter(words: str, expected: date, write: Write, read: Read) -> None:
    (article,), failures = read(write("a.txt", f"---\npublished: {words}\n---\n{BODY}"))
    assert failures == []
    assert article.published == expected


@pytest.mark.parametrize("words", ["2025-02-30", "yesterday", "어제", "9월 23일", "12345"])
def test_a_bad_day_loses_nothing_but_the_day(words: str, write: Write, read: Read) -> None:
    path = write("a.txt", f"---\npublished: {words}\n---\n{BODY}")
    (article,), (failure,) = read(path)
    assert article.published is None
    assert failure.where == str(path)
    assert words in failure.reason


def test_a_bad_day_leaves_the_stamp_of_the_page(write: Write, read: Read) -> None:
    body = BODY.replace(TITLE, f"{TITLE}\n\n승인 2025-09-24 10:00")
    (article,), failures = read(write("a.txt", f"---\npublished: 2025-02-30\n---\n{body}"))
    assert (article.published, article.published_basis) == (date(2025, 9, 24), PublishedBasis.STAMP)
    assert len(failures) == 1


@pytest.mark.parametrize(
    ("head", "title", "outlet"),
    [
        ('title: "부산" 다시: 뛴다\noutlet: 부산뉴스', '"부산" 다시: 뛴다', "부산뉴스"),
        ("title: [단독] 부산 뛴다\noutlet: '부산뉴스'", "[단독] 부산 뛴다", "부산뉴스"),
        ("\ttitle: 부산\noutlet: 부산뉴스", None, "부산뉴스"),
        ("title: @부산\n: : :\noutlet: 부산뉴스", "@부산", "부산뉴스"),
    ],
)
def test_invalid_yaml_loses_no_article(
    head: str, title: str | None, outlet: str, write: Write, read: Read
) -> None:
    (article,), failures = read(write("a.md", f"---\n{head}\n---\n{BODY}"))
    assert failures == []
    assert article.title == (title or TITLE)
    assert article.outlet == outlet
    assert article.body == BODY.rstrip("\n")


@pytest.mark.parametrize(
    "text", [f"---\n\n{BODY}", f"---\n그저 줄이다.\n---\n\n{BODY}", f"{BODY}\n---\nurl: x\n---\n"]
)
def test_a_rule_is_no_front_matter(text: str, write: Write, read: Read) -> None:
    (article,), _ = read(write("a.md", text))
    assert article.body == text.strip("\n")
    assert article.url is None


def test_title_is_the_first_sentence_where_there_is_no_headline(write: Write, read: Read) -> None:
    sentence = "부산시는 22일 시청에서 협의회를 열었다."
    (article,), _ = read(write("a.txt", f"{sentence} 다음 회의는 내달 열린다.\n"))
    assert article.title == sentence


def test_options_go_before_what_the_source_says(write: Write) -> None:
    path = write("a.txt", f"---\npublished: 2025-09-23\noutlet: 부산뉴스\n---\n{BODY}")
    (article,) = read_source(path, ReadOptions(published=date(2025, 10, 1), outlet="다른뉴스"))
    assert isinstance(article, Article)
    assert (article.published, article.outlet) == (date(2025, 10, 1), "다른뉴스")
    assert article.published_basis == PublishedBasis.OPTION


def test_language(write: Write, read: Read) -> None:
    (article,), _ = read(write("a.txt", "Busan opens an AI center\n\nBusan opened a center on May 3.\n"))
    assert (article.language, article.title) == ("en", "Busan opens an AI center")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
def test_unreadable_file(write: Write, read: Read) -> None:
    path = write("a.txt", BODY)
    path.chmod(0)
    _, (failure,) = read(path)
    assert "Permission denied" in failure.reason


def test_missing_file_and_folder(tmp_path: Path, read: Read) -> None:
    _, (failure,) = read(tmp_path / "none.txt")
    assert "No such file" in failure.reason
    (tmp_path / "folder.txt").mkdir()
    _, (failure,) = read(tmp_path / "folder.txt")
    assert "cannot be read" in failure.reason


def test_unknown_kind_of_file(write: Write, read: Read) -> None:
    _, (failure,) = read(write("a.hwp", b"\xd0\xcf\x11\xe0"))
    assert ".hwp" in failure.reason
    assert ".txt" in failure.reason


@pytest.mark.parametrize(
    ("data", "paths"),
    [
        (BODY.encode(), ["-"]),
        (b'{"id": "a", "text": "' + b"x" * 90 + b'."}\n{"text": "y."}\n', ["-#a", "-#2"]),
        (
            b"<!DOCTYPE html><html><body><article><p>" + BODY.encode() * 3 + b"</p></article></body></html>",
            ["-"],
        ),
        ('{"중괄호"로 시작하는 글이다. 부산시가 밝혔다.'.encode(), ["-"]),
    ],
)
def test_stdin_is_told_by_its_start(data: bytes, paths: list[str]) -> None:
    articles = list(read_stdin(data, ReadOptions()))
    assert [article.path for article in articles if isinstance(article, Article)] == paths
    assert len(articles) == len(paths)


def test_empty_stdin() -> None:
    (failure,) = read_stdin(b"", ReadOptions())
    assert isinstance(failure, Failure)
    assert (failure.where, "empty" in failure.reason) == ("-", True)
