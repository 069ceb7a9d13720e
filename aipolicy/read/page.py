"""What an HTML page says of its article: meta elements, JSON-LD, the text itself."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from aipolicy.errors import InputError
from aipolicy.read.fields import parse_day
from aipolicy.read.markup import body_of, tree_of, words_of
from aipolicy.tables.load import toml_table

if TYPE_CHECKING:
    from lxml.html import HtmlElement

ARTICLE_TYPES = ("newsarticle", "article", "reportagenewsarticle", "blogposting")
# '제목 < 사회 < 기사본문 - 매체'
SITE_RE = re.compile(r"\s[<|]\s|\s::\s")
SHORTEST_HEADING = 10

Metas = dict[str, str]
Linked = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says of its article. `text` is all its words, stamps included."""

    body: str
    text: str
    title: str | None
    outlet: str | None
    url: str | None
    published: date | None


def page_of(markup: str) -> Page:
    """The article of some markup. Raises InputError for a page without one."""
    tree = tree_of(markup)
    linked, metas = _linked_data(tree), _metas(tree)
    outlet = _first(metas, "outlet") or _publisher(linked)
    body = body_of(markup, tree, _text_of(linked.get("articleBody")) or "")
    if not body:
        raise InputError("HTML without a body", hint="save the article's text as a .txt file")
    return Page(
        body=body,
        text=words_of(tree),
        title=_title(tree, metas, linked, outlet),
        outlet=outlet,
        url=_url(tree, metas, linked),
        published=_published(tree, metas, linked),
    )


def _metas(tree: "HtmlElement") -> Metas:
    metas: Metas = {}
    for element in tree.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        if name and (content := (element.get("content") or "").strip()):
            metas.setdefault(name, content)
    return metas


def _linked_data(tree: "HtmlElement") -> Linked:
    """The first JSON-LD object that describes an article; empty without one."""
    for script in tree.iter("script"):
        if (script.get("type") or "").lower() != "application/ld+json":
            continue
        try:
            loaded = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _objects(loaded):
            kinds = item.get("@type")
            if any(
                str(kind).lower() in ARTICLE_TYPES for kind in (kinds if isinstance(kinds, list) else [kinds])
            ):
                return item
    return {}


def _objects(loaded: object) -> Iterator[Linked]:
    if isinstance(loaded, list):
        for item in loaded:
            yield from _objects(item)
    elif isinstance(loaded, dict):
        yield loaded
        yield from _objects(loaded.get("@graph", []))


def _first(metas: Metas, field: str) -> str | None:
    """The first meta element that the table lists for a field."""
    return next((metas[name] for name in toml_table("pages.toml")["meta"][field] if name in metas), None)


def _text_of(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _publisher(linked: Linked) -> str | None:
    publisher = linked.get("publisher")
    return _text_of(publisher.get("name") if isinstance(publisher, dict) else publisher)


def _title(tree: "HtmlElement", metas: Metas, linked: Linked, outlet: str | None) -> str | None:
    headings = (_line(heading) for heading in tree.iter("h1"))
    heading = next((line for line in headings if len(line) >= SHORTEST_HEADING), None)
    tag = next((_line(element) for element in tree.iter("title")), None)
    title = _text_of(linked.get("headline")) or _first(metas, "title") or heading or tag
    return _without_site(" ".join(title.split()), outlet) if title else None


def _without_site(title: str, outlet: str | None) -> str:
    title = SITE_RE.split(title)[0].strip()
    return re.sub(rf"\s*[-–—:·]\s*{re.escape(outlet)}\s*$", "", title) if outlet else title


def _line(element: "HtmlElement") -> str:
    return " ".join(str(element.text_content()).split())


def _url(tree: "HtmlElement", metas: Metas, linked: Linked) -> str | None:
    links = (link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical")
    for url in (*links, metas.get("og:url"), linked.get("url")):
        if isinstance(url, str) and url.strip().lower().startswith("http"):
            return url.strip()
    return None


def _published(tree: "HtmlElement", metas: Metas, linked: Linked) -> date | None:
    """The day of publication, never of a change: JSON-LD, then meta elements, then marked times."""
    named = (metas.get(name) for name in toml_table("pages.toml")["meta"]["published"])
    marked = tree.xpath("//*[@itemprop='datePublished' or @pubdate]")
    times = (element.get("datetime") or element.get("content") for element in marked)
    words = (_text_of(linked.get("datePublished")), *named, *times)
    return next((day for word in words if word and (day := parse_day(word).value)), None)
