"""Lay an article out: which stretches of a page are title, body, caption, chrome."""

import re

from aipolicy.models import Article, BlockKind, Document, Part, Sentence, Span

SENTENCE_END_RE = re.compile(r"(?<=[다요죠까][.!?])[\"'”’)\]]*\s+")
BODY_RE = re.compile(r"[다요][.\"'”’]*$")


def lay_out(article: Article) -> Document:
    """The article as sentences in reading order, each with its span and kind."""
    sentences = [Sentence(Span(Part.TITLE, 0, len(article.title)), article.title, BlockKind.TITLE, 0)]
    offset = 0
    for number, line in enumerate(article.body.split("\n"), 1):
        kind = BlockKind.BODY if BODY_RE.search(line.strip()) else BlockKind.CHROME
        if line.strip() and line.strip() == article.title.strip():
            kind = BlockKind.TITLE
        start = 0
        for end in [*(m.end() for m in SENTENCE_END_RE.finditer(line)), len(line)]:
            text = line[start:end].strip()
            if text:
                at = offset + start + line[start:end].index(text)
                sentences.append(Sentence(Span(Part.BODY, at, at + len(text)), text, kind, number))
            start = end
        offset += len(line) + 1
    return Document(article, tuple(sentences))
