"""What makes two readings the same article."""

import pytest
from aipolicy.models import Article
from aipolicy.store import identity


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://news.kr/a/1", "https://news.kr/a/1"),
        ("http://news.kr/a/1", "https://news.kr/a/1"),
        ("HTTPS://News.KR:443/a/1/", "https://news.kr/a/1"),
        ("http://news.kr:80/a", "https://news.kr/a"),
        ("https://news.kr/view?idxno=12#reply", "https://news.kr/view?idxno=12"),
        ("https://news.kr/view?utm_source=x&idxno=12&fbclid=1", "https://news.kr/view?idxno=12"),
        ("https://news.kr/view?b=2&a=1", "https://news.kr/view?a=1&b=2"),
        ("https://news.kr", "https://news.kr"),
        ("https://news.kr/A/1", "https://news.kr/A/1"),
        ("ftp://news.kr/a", None),
        ("/a/1", None),
        ("https://[", None),
        ("", None),
        (None, None),
    ],
)
def test_canonical_url(url: str | None, expected: str | None) -> None:
    assert identity.canonical_url(url) == expected


def test_canonical_url_is_stable() -> None:
    once = identity.canonical_url("http://News.kr/뉴스?q=인공 지능&utm_medium=x")
    assert identity.canonical_url(once) == once


def test_body_hash_ignores_blank_edges_and_takes_the_title_of_an_empty_body() -> None:
    assert identity.body_hash(Article("a", " 본문\n", "p")) == identity.body_hash(Article("b", "본문", "q"))
    assert identity.body_hash(Article("a", " ", "p")) != identity.body_hash(Article("b", " ", "p"))


def test_fingerprint_sees_every_field_that_a_reader_gives() -> None:
    article = Article("t", "b", "p")
    changed = [
        Article("t2", "b", "p"),
        Article("t", "b2", "p"),
        Article("t", "b", "p", outlet="o"),
        Article("t", "b", "p", url="u"),
        Article("t", "b", "p", external_id="e"),
        Article("t", "b", "p", excerpt=True),
    ]
    assert len({identity.fingerprint(each) for each in (article, *changed)}) == 7


def test_lone_surrogates_do_not_stop_a_hash() -> None:
    assert len(identity.body_hash(Article("t", "\ud800", "p"))) == 64
