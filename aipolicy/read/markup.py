"""Markup to text: the body by trafilatura, or where the page itself marks it."""

import re
from functools import cache
from typing import TYPE_CHECKING

from aipolicy.errors import InputError
from aipolicy.tables.load import toml_table
from aipolicy.text.normalize import nfc, squash

if TYPE_CHECKING:
    from lxml.html import HtmlElement

DECLARATION_RE = re.compile(r"^\s*<\?xml[^>]*\?>")
SPACES_RE = re.compile(r"\s+")
SENTENCE_RE = re.compile(r"[가-힣A-Za-z][^.!?\n]{8,}[.!?]")
STATEMENT_RE = re.compile(r"[가-힣]다\.")
PAGE_RE = re.compile(r"<(?:html|head|body)\b", re.IGNORECASE)
SHORTEST_BODY = 40
SHORTEST_PAGE = 200
LEAST_STATEMENTS = 3


def tree_of(markup: str) -> "HtmlElement":
    """The element tree of some markup. Raises InputError where there is none."""
    from lxml import etree, html

    try:
        return html.document_fromstring(DECLARATION_RE.sub("", markup.replace("\x00", "")))
    except (etree.LxmlError, ValueError):
        raise InputError("HTML without a body", hint="save the article's text as a .txt file") from None


def body_of(markup: str, tree: "HtmlElement", marked: str) -> str | None:
    """The article's text; None where nothing on the page holds a sentence.

    trafilatura's, unless `marked` (JSON-LD's articleBody) is twice as long; where both fail, the
    elements in which Korean page systems keep the text.
    """
    import trafilatura

    extracted = trafilatura.extract(markup, include_comments=False, include_tables=True) or ""
    if "<" in marked:
        marked = words_of(tree_of(f"<div>{marked}</div>"))
    both = [extracted, marked] if len(marked) < 2 * len(extracted) else [marked, extracted]
    kept = (words_of(element) for path in _body_paths() for element in tree.xpath(path))
    found = next((text for text in (*both, *kept) if _is_body(text)), None) or _whole(markup, words_of(tree))
    return nfc(found) if found else None


def _whole(markup: str, words: str) -> str | None:
    """All words: of a fragment, which is the article itself, or of a page that has sentences enough."""
    if PAGE_RE.search(markup) is None:
        return words if SENTENCE_RE.search(words) else None
    return (
        words
        if len(words) >= SHORTEST_PAGE and len(STATEMENT_RE.findall(words)) >= LEAST_STATEMENTS
        else None
    )


@cache
def _body_paths() -> tuple[str, ...]:
    body = toml_table("pages.toml")["body"]
    ids = [f"@id='{name}'" for name in body["ids"]]
    classes = [f"contains(concat(' ', @class, ' '), ' {name} ')" for name in body["classes"]]
    marked = " or ".join([*ids, "@itemprop='articleBody'", *classes])
    return f"//*[{marked}]", "//article"


def _is_body(text: str) -> bool:
    return len(squash(text)) >= SHORTEST_BODY and SENTENCE_RE.search(text) is not None


def words_of(element: "HtmlElement") -> str:
    """The words of an element, a line for each block, without scripts, menus and forms."""
    lines = (" ".join(line.split()) for line in "".join(_pieces(element)).split("\n"))
    return "\n".join(line for line in lines if line)


def _pieces(root: "HtmlElement") -> list[str]:
    from lxml import etree

    dropped = frozenset(toml_table("pages.toml")["dropped"]["tags"])
    blocks = frozenset(toml_table("pages.toml")["blocks"]["tags"])
    pieces: list[str] = []
    depth = 0
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event == "start":
            depth += element.tag in dropped
            words = element.text
        else:
            depth -= event == "end" and element.tag in dropped
            words = element.tail if element is not root else ""
        if not depth:
            pieces.append("\n" if element.tag in blocks else "")
            pieces.append(SPACES_RE.sub(" ", words or ""))
    return pieces
