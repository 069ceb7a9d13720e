"""One act of an article, read with the sentences behind it that tell who holds it."""

import re
from dataclasses import replace

from aipolicy.models import BlockKind, Document, Sentence, Span

SENTENCE_RE = re.compile(r"\s*(?P<text>[^\n]+?다\.)(?=\s|$)")
HOLDS_RE = re.compile(
    r"주최|주관|(?:과정|운영|진행|교육)[을를]\s맡|(?:함께|공동으로)\s(?:마련|여는|연\s|준비|꾸미|꾸린|개최)"
)
FOLLOWING = 2
BEFORE_RE = re.compile(r"(?:^|[.!?]\s)(?P<text>[^.!?]+다\.)\s*$")
# 구는, 논산시는, 도교육청이: a body that acts as the topic.
TOPIC_RE = re.compile(
    r"(?:^|\s)[가-힣]{0,10}(?:시|도|군|구|청|의회|대학교?|재단|공단|공사|진흥원|테크노파크|센터|기관)(?:은|는|이|가)\s"
)


def continued(document: Document) -> Document:
    """The document; where it is an act without headline, with what its paragraph goes on to tell of hosts.

    도는 5일 ‘AI 서밋’을 연다. 경기도가 주최하고 킨텍스가 주관하는 행사다.
    """
    if not document.sentences or any(s.kind is not BlockKind.BODY for s in document.sentences):
        return document
    last = document.sentences[-1]
    body, at = document.article.body, last.span.end
    before = _topic_before(document.sentences[0], body)
    found: list[Sentence] = []
    for _ in range(FOLLOWING):
        match = SENTENCE_RE.match(body, at)
        if match is None or "\n" in body[at : match.start("text")]:
            break
        at = match.end()
        if HOLDS_RE.search(match["text"]):
            span = Span(last.span.part, *match.span("text"))
            found.append(replace(last, span=span, text=match["text"]))
    if not found and not before:
        return document
    return replace(document, sentences=(*before, *document.sentences, *found))


def _topic_before(first: Sentence, body: str) -> tuple[Sentence, ...]:
    """구는 로봇을 다룰 사람도 기른다. 다음 달 2일부터 … 과정을 열어: the sentence before tells who acts."""
    line = body[body.rfind("\n", 0, first.span.start) + 1 : first.span.start]
    match = BEFORE_RE.search(line)
    if match is None or TOPIC_RE.search(first.text) or not TOPIC_RE.match(match["text"]):
        return ()
    start = first.span.start - len(line) + match.start("text")
    span = Span(first.span.part, start, start + len(match["text"]))
    return (replace(first, span=span, text=match["text"]),)
