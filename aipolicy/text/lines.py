"""Lines of a page with offsets; a body hard-wrapped over lines is put together again."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from aipolicy.text.chrome import STRONG_BULLETS, TEXT, WEAK_BULLETS, LineKind, classify

NARROWEST, WIDEST = 24, 110
FULL = 0.78
LEAST_WRAPPED = 3
# So many lines in a row are no headlines; fewer are broken where a sentence ends within one.
PROOF = 6
MID_LINE_END_RE = re.compile(r"[다요][.!?][\"'”’)\]]*\s+\S")
# A heading of a list is narrower.
ITEM_WIDTH = 60
SENTENCE_END_RE = re.compile(r"[.!?。…]['\"”’)\]]*\s*$")
ITEMS = STRONG_BULLETS + WEAK_BULLETS
STARTS = STRONG_BULLETS + WEAK_BULLETS + "[<【#|!"


@dataclass(frozen=True, slots=True)
class Line:
    """A line without outer white space, where it lies in the body, what it looks like.

    `gap` tells that a blank line stands before it.
    """

    start: int
    end: int
    text: str
    kind: LineKind
    gap: bool


@lru_cache(maxsize=2)
def read_lines(body: str) -> tuple[Line, ...]:
    """The lines of a page that are not blank, wrapped ones joined.

    Kept for the last page, which is asked for its headline, its date and its layout in turn.
    """
    spans = _spans(body)
    blocks = _blocks(spans)
    lines: list[Line] = []
    for block in blocks:
        gap = True
        for start, end in _unwrap(body, block):
            text = body[start:end]
            lines.append(Line(start, end, text, classify(text), gap))
            gap = False
    return tuple(lines if any(line.kind in TEXT for line in lines) else map(_as_native, lines))


def _as_native(line: Line) -> Line:
    """A line of a page without Korean text: what is foreign there is the article."""
    if line.kind != LineKind.FOREIGN:
        return line
    return replace(line, kind=LineKind.PROSE if SENTENCE_END_RE.search(line.text) else LineKind.PLAIN)


def _spans(body: str) -> list[tuple[int, int] | None]:
    """Range of each line without outer white space; None for a blank one."""
    spans: list[tuple[int, int] | None] = []
    offset = 0
    for line in body.split("\n"):
        stripped = line.strip("\ufeff\u200b \t\u00a0\u3000\x0b\x0c\r") if line else line
        stripped = stripped.strip()
        if stripped:
            start = offset + line.index(stripped)
            spans.append((start, start + len(stripped)))
        else:
            spans.append(None)
        offset += len(line) + 1
    return spans


def _blocks(spans: list[tuple[int, int] | None]) -> list[list[tuple[int, int]]]:
    blocks: list[list[tuple[int, int]]] = [[]]
    for span in spans:
        if span is not None:
            blocks[-1].append(span)
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _width(text: str) -> int:
    """Columns on a terminal: a Hangul syllable takes two."""
    return (len(text) + len(text.encode("utf-8", "surrogatepass"))) // 2


def _unwrap(body: str, block: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The lines of a block, those broken at a fixed width joined."""
    if len(block) < LEAST_WRAPPED:
        return block
    texts = [body[start:end] for start, end in block]
    if any(text[0] in STRONG_BULLETS for text in texts):
        return _unwrap_items(block, texts)
    widths = [_width(text) for text in texts]
    widest = sorted(widths)[int(len(widths) * 0.9)]
    if not NARROWEST <= widest <= WIDEST:
        return block
    broken = [_is_broken(text, width, widest) for text, width in zip(texts[:-1], widths[:-1], strict=True)]
    if sum(broken) < LEAST_WRAPPED - 1 or sum(broken) * 2 < len(broken):
        return block
    if sum(broken) < PROOF and not any(MID_LINE_END_RE.search(text) for text in texts):
        return block  # a list of headlines of like length
    joined = [block[0]]
    running = [classify(text) in TEXT for text in texts]
    for number, (span, text) in enumerate(zip(block[1:], texts[1:], strict=True)):
        follows = broken[number] and running[number] and running[number + 1]
        if follows and text[0] not in STARTS:
            joined[-1] = (joined[-1][0], span[1])
        else:
            joined.append(span)
    return joined


def _unwrap_items(block: list[tuple[int, int]], texts: list[str]) -> list[tuple[int, int]]:
    """The lines of a press release's list, each item's joined."""
    joined = [block[0]]
    within = texts[0][0] in ITEMS
    for before, span, text in zip(texts, block[1:], texts[1:], strict=False):
        within = (within or before[0] in ITEMS) and text[0] not in STARTS
        if within and _width(before) >= ITEM_WIDTH and not SENTENCE_END_RE.search(before):
            joined[-1] = (joined[-1][0], span[1])
        else:
            joined.append(span)
            within = text[0] in ITEMS
    return joined


def _is_broken(text: str, width: int, widest: int) -> bool:
    """Whether a line runs to the right edge and on to the next."""
    return width >= FULL * widest and not SENTENCE_END_RE.search(text)
