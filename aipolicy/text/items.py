"""Roundups: pages of several short reports, each under a heading of its own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from aipolicy.models import BlockKind, Document, Sentence
from aipolicy.text.chrome import STRONG_BULLETS

# Fewer headings are those of one report.
LEAST_ITEMS, LEAST_ACTORS = 2, 2
LONGEST_HEADING = 60
READ = (BlockKind.SUBTITLE, BlockKind.BODY)
BULLETS = tuple(STRONG_BULLETS)
# [합천소식] 농기계 임대사업소 주말 운영 外: then one actor may do everything, and need not be named.
ROUNDUP_RE = re.compile(r"(?:소식|브리핑|단신|게시판)\W|(?:外|외|등)$")
MARK_RE, MARK_REACH = re.compile(r"[▲△▶▷]\s*\S?$"), 4
PROSE_RE = re.compile(r"[다요][.!?][\"'”’)\]]*$")
# 단양군은 오는 14일부터 …: an item opens with who acts.
ACTOR_RE = re.compile(
    r"(?:[가-힣]{1,4}도\s|[가-힣]{2,4}(?:광역시|특별시|시)?\s)?"
    r"(?P<actor>[가-힣]{1,8}(?:시|군|구|도|청|의회|대학교|대|재단|공사|공단|진흥원|테크노파크|센터|새마을회))"
    r"(?:\([^()]*\))?(?:은|는|이|가|와|과)\s"
)


def items(document: Document) -> tuple[Document, ...]:
    """The reports of a roundup, each as a document with its heading for a title; () for any other page.

    A page is a roundup where several headings are each followed by a sentence on an actor of its own. The
    title of the page is kept as furniture: it may tell which 중구 is meant.
    """
    texts = [sentence for sentence in document.sentences if sentence.kind in READ or _is_listed(sentence)]
    called = ROUNDUP_RE.search(document.article.title) is not None
    if called and (listed := _listed(document)):
        return listed
    starts = [at for at in range(len(texts) - 1) if _heads(texts, at)]
    if len(starts) < LEAST_ITEMS:
        return ()
    if not (called and len(starts) > LEAST_ITEMS):
        actors = [_actor(texts[at + 1].text) for at in starts]
        if len(set(actors) - {None}) < LEAST_ACTORS or actors.count(None) > len(actors) / 2:
            return ()
    frame = [_as_furniture(s) for s in document.of(BlockKind.TITLE) if not _is_listed(s)]
    return tuple(_item(document, frame, part) for part in _parts(texts, starts))


def _listed(document: Document) -> tuple[Document, ...]:
    """The reports of an agency's roundup, a paragraph each, behind ▲ and without headings."""
    paragraphs: dict[int, list[Sentence]] = {}
    for sentence in document.sentences:
        if sentence.kind in (BlockKind.BODY, BlockKind.CAPTION):
            paragraphs.setdefault(sentence.paragraph, []).append(sentence)
    body = document.article.body
    marked = [
        part
        for part in paragraphs.values()
        if MARK_RE.search(body[max(0, part[0].span.start - MARK_REACH) : part[0].span.start + 1])
        and _actor(part[0].text.lstrip("▲△▶▷ "))
    ]
    if len(marked) <= LEAST_ITEMS:
        return ()
    frame = [_as_furniture(sentence) for sentence in document.of(BlockKind.TITLE)]
    parts = ([replace(sentence, kind=BlockKind.BODY) for sentence in part] for part in marked)
    return tuple(replace(document, sentences=(*frame, *part)) for part in parts)


def _is_listed(sentence: Sentence) -> bool:
    """Whether it is a heading of the first report, which the page's title repeats: ■ 밀양시, 협의회 발족."""
    return sentence.kind is BlockKind.TITLE and sentence.text.startswith(BULLETS)


def _heads(texts: Sequence[Sentence], at: int) -> bool:
    """Whether a sentence is a heading with running text below it."""
    heading, below = texts[at], texts[at + 1]
    return (
        len(heading.text) <= LONGEST_HEADING
        and not PROSE_RE.search(heading.text)
        and below.paragraph > heading.paragraph
        and below.kind is BlockKind.BODY
        and PROSE_RE.search(below.text) is not None
        and (at == 0 or texts[at - 1].paragraph < heading.paragraph)
    )


def _actor(text: str) -> str | None:
    match = ACTOR_RE.match(text)
    return match["actor"] if match else None


def _parts(texts: Sequence[Sentence], starts: Sequence[int]) -> Iterator[Sequence[Sentence]]:
    for start, end in zip(starts, [*starts[1:], len(texts)], strict=True):
        yield texts[start:end]


def _item(document: Document, frame: Sequence[Sentence], part: Sequence[Sentence]) -> Document:
    heading = replace(part[0], kind=BlockKind.TITLE)
    return replace(document, sentences=(*frame, heading, *part[1:]))


def _as_furniture(sentence: Sentence) -> Sentence:
    return replace(sentence, kind=BlockKind.CHROME)
