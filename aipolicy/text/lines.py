"""Lines of a page with offsets; a body hard-wrapped over lines is put together again."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from aipolicy.text.chrome import STRONG_BULLETS, TEXT, WEAK_BULLETS, LineKind, classify, kind_of
from aipolicy.text.marks import marks_of
from aipolicy.text.normalize import squash

NARROWEST, WIDEST = 24, 110
FULL = 0.78
LEAST_WRAPPED = 3
# So many lines in a row are no headlines; fewer are broken where a sentence ends within one.
PROOF = 6
MID_LINE_END_RE = re.compile(r"[다요][.!?][\"'”’)\]]*\s+\S")
# More than a batch of the pipeline; together some tens of megabytes at most.
KEPT, LONGEST_KEPT = 256, 20_000
KEPT_SHORT, SHORT = 4096, 40
# No white space to Python, but nothing to see.
UNSEEN = "\ufeff\u200b"
# A heading of a list is narrower.
ITEM_WIDTH = 60
SENTENCE_END_RE = re.compile(r"[.!?。…]['\"”’)\]]*\s*$")
ITEMS = STRONG_BULLETS + WEAK_BULLETS
STARTS = STRONG_BULLETS + WEAK_BULLETS + "[<【#|!"


# Not frozen: that makes the making of an object three times as long, and one is made of every line.
@dataclass(slots=True)
class Line:
    """A line without outer white space, where it lies in the body, what it looks like.

    `gap` tells that a blank line stands before it. `key` is the text without spaces (`squash`), `marks`
    are its `marks_of`, `letters` its letters where they are known, else ''.
    """

    start: int
    end: int
    text: str
    kind: LineKind
    gap: bool
    key: str
    marks: int
    letters: str


def read_lines(body: str) -> tuple[Line, ...]:
    """The lines of a page that are not blank, wrapped ones joined.

    Kept for the last pages: each is asked for its headline, its date and its layout in turn, the last
    after a batch of others has been read. Of pages too long for an article only the last is kept.
    """
    return _article_lines(body) if len(body) <= LONGEST_KEPT else _long_lines(body)


def _lines(body: str) -> tuple[Line, ...]:
    lines: list[Line] = []
    for block in _blocks(body):
        gap = True
        for start, end in block if len(block) < LEAST_WRAPPED else _unwrap(body, block):
            text = body[start:end]
            kind, key, marks, letters = _short(text) if end - start <= SHORT else _look(text)
            lines.append(Line(start, end, text, kind, gap, key, marks, letters))
            gap = False
    return tuple(lines if any(line.kind in TEXT for line in lines) else map(_as_native, lines))


_article_lines = lru_cache(maxsize=KEPT)(_lines)
_long_lines = lru_cache(maxsize=1)(_lines)


def _as_native(line: Line) -> Line:
    """A line of a page without Korean text: what is foreign there is the article."""
    if line.kind != LineKind.FOREIGN:
        return line
    return replace(line, kind=LineKind.PROSE if SENTENCE_END_RE.search(line.text) else LineKind.PLAIN)


def _look(text: str) -> tuple[LineKind, str, int, str]:
    """What a line looks like, its key, marks and letters."""
    key = squash(text)
    marks = marks_of(key)
    kind, letters = (classify(text), "") if "](" in text else kind_of(text, key, marks)
    return kind, key, marks, letters


# The menus and buttons of an outlet stand on each of its pages.
_short = lru_cache(maxsize=KEPT_SHORT)(_look)


def _blocks(body: str) -> list[list[tuple[int, int]]]:
    """Range of each line without outer white space, those between two blank lines together."""
    blocks: list[list[tuple[int, int]]] = []
    block: list[tuple[int, int]] = []
    offset = 0
    lines = body.split("\n")
    unseen = any(mark in body for mark in UNSEEN)
    for line, stripped in zip(lines, map(_strip if unseen else str.strip, lines), strict=True):
        if stripped:
            start = offset if len(stripped) == len(line) else offset + line.index(stripped)
            if not block:
                blocks.append(block)
            block.append((start, start + len(stripped)))
        elif block:
            block = []
        offset += len(line) + 1
    return blocks


def _strip(line: str) -> str:
    return line.strip(UNSEEN + " \t\u00a0\u3000\x0b\x0c\r").strip()


def _width(text: str) -> int:
    """Columns on a terminal: a Hangul syllable takes two."""
    return (len(text) + len(text.encode("utf-8", "surrogatepass"))) // 2


def _unwrap(body: str, block: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The lines of a block, those broken at a fixed width joined."""
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
