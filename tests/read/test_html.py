from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from aipolicy.models import Article, Failure, PublishedBasis

Write = Callable[[str, str | bytes], Path]
Read = Callable[[Path], tuple[list[Article], list[Failure]]]

PARAGRAPHS = (
    "부산시는 22일 시청에서 네이버클라우드와 인공지능 발전협의회를 열었다고 23일 밝혔다.",
    "협의회는 부산시와 기업, 대학이 함께 인공지능 행정을 넓히려는 자리로 분기마다 열린다.",
    "부산시장은 협의회를 발판으로 인공지능 행정을 앞당겨 시민의 불편을 덜겠다고 말했다.",
)
TITLE = "부산시, 인공지능 발전협의회 열어"
META = (
    f'<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="부산뉴스">'
    '<meta property="og:url" content="https://a.example/1">'
    '<meta property="article:published_time" content="2025-09-23T08:00:00+09:00">'
    '<meta property="article:modified_time" content="2025-10-01T08:00:00+09:00">'
)


def page(
    head: str = META,
    body: str = "",
    container: str = '<div id="article-view-content-div">',
    charset: str = "utf-8",
) -> str:
    paragraphs = body or "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    return (
        f'<!DOCTYPE html><html lang="ko"><head><meta charset="{charset}">'
        f"<title>{TITLE} &lt; 사회 &lt; 기사본문 - 부산뉴스</title>{head}</head>"
        f"<body><nav><a>정치</a><a>경제</a></nav><h1>{TITLE}</h1>{container}{paragraphs}</div>"
        "<footer>저작권자 부산뉴스 무단전재 및 재배포 금지</footer></body></html>"
    )


def test_page(write: Write, read: Read) -> None:
    (article,), failures = read(write("a.html", page()))
    assert failures == []
    assert article.body.split("\n") == list(PARAGRAPHS)
    assert (article.title, article.outlet, article.url) == (TITLE, "부산뉴스", "https://a.example/1")
    assert (article.published, article.published_basis) == (date(2025, 9, 23), PublishedBasis.METADATA)


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("euc-kr", "cp949"), ("ks_c_5601-1987", "cp949"), ("utf-8", "utf-8"), ("utf-8", "cp949")],
)
def test_charset(declared: str, encoding: str, write: Write, read: Read) -> None:
    """The declared charset first; where it is wrong, UTF-8 and CP949."""
    (article,), _ = read(write("a.html", page(charset=declared).encode(encoding)))
    assert article.title == TITLE


def test_linked_data(write: Write, read: Read) -> None:
    linked = (
        '<script type="application/ld+json">{"@graph": [{"@type": "WebSite"}, {"@type": ["NewsArticle"], '
        f'"headline": "{TITLE} 기사", "datePublished": "2025-09-22T23:30:00Z", "dateModified": "2025-11-01", '
        '"publisher": {"name": "부산뉴스"}, "url": "https://a.example/2"}]}</script>'
    )
    (article,), _ = read(write("a.html", page(head=linked)))
    assert (article.title, article.outlet, article.url) == (
        f"{TITLE} 기사",
        "부산뉴스",
        "https://a.example/2",
    )
    assert article.published == date(2025, 9, 23)


@pytest.mark.parametrize(
    "head",
    [
        "",
        '<script type="application/ld+json">{broken</script>',
        '<script type="application/ld+json">[1]</script>',
    ],
)
def test_page_without_metadata(head: str, write: Write, read: Read) -> None:
    body = "<p>승인 2025.09.24 10:00</p>" + "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    (article,), _ = read(write("a.html", page(head=head, body=body)))
    assert (article.title, article.outlet, article.url) == (TITLE, None, None)
    assert (article.published, article.published_basis) == (date(2025, 9, 24), PublishedBasis.STAMP)


def test_the_day_of_a_change_is_not_the_day_of_publication(write: Write, read: Read) -> None:
    head = '<meta property="article:modified_time" content="2025-10-01"><meta name="lastmod" content="2025">'
    (article,), _ = read(write("a.html", page(head=head)))
    assert article.published is None


def test_short_article_that_trafilatura_leaves_out(write: Write, read: Read) -> None:
    script = '<script>var a = "다.";</script>'
    body = f'<div id="articleBody">{PARAGRAPHS[0]}<br>{PARAGRAPHS[1]}{script}</div>'
    (article,), failures = read(
        write("a.html", f"<html><head><title>{TITLE}</title></head><body>{body}</body></html>")
    )
    assert failures == []
    assert PARAGRAPHS[0] in article.body
    assert "var a" not in article.body


@pytest.mark.parametrize(
    "markup",
    [
        "<html><head><title>x</title></head><body><nav>메뉴</nav></body></html>",
        "<html></html>",
        "<!DOCTYPE html>",
        "<html><body><div>페이지를 찾을 수 없습니다.</div></body></html>",
    ],
)
def test_html_without_a_body(markup: str, write: Write, read: Read) -> None:
    articles, (failure,) = read(write("a.html", markup))
    assert articles == []
    assert failure.reason.startswith("HTML without a body")


def test_html_under_another_name(write: Write, read: Read) -> None:
    (article,), _ = read(write("a.txt", page()))
    assert article.outlet == "부산뉴스"
