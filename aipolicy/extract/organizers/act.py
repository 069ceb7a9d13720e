"""One act of an article, read with the sentences behind it that tell who holds it."""

import re
from dataclasses import replace

from aipolicy.models import BlockKind, Document, Sentence, Span

SENTENCE_RE = re.compile(r"\s*(?P<text>[^\n]+?다\.)(?=\s|$)")
HOLDS_RE = re.compile(r"주최|주관|(?:함께|공동으로)\s(?:마련|여는|연\s|준비|꾸미|꾸린|개최)")
FOLLOWING = 2


def continued(document: Document) -> Document:
    """The document; where it is an act without headline, with what its paragraph goes on to tell of hosts.

    도는 5일 ‘AI 서밋’을 연다. 경기도가 주최하고 킨텍스가 주관하는 행사다.
    """
    if not document.sentences or any(s.kind is not BlockKind.BODY for s in document.sentences):
        return document
    last = document.sentences[-1]
    body, at = document.article.body, last.span.end
    found: list[Sentence] = []
    for _ in range(FOLLOWING):
        match = SENTENCE_RE.match(body, at)
        if match is None or "\n" in body[at : match.start("text")]:
            break
        at = match.end()
        if HOLDS_RE.search(match["text"]):
            span = Span(last.span.part, *match.span("text"))
            found.append(replace(last, span=span, text=match["text"]))
    return replace(document, sentences=(*document.sentences, *found)) if found else document
