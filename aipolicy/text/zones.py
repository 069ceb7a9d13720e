"""What each line of a page is, told from where it stands: head, body, translation, tail."""

import re
from collections.abc import Sequence

from aipolicy.models import BlockKind
from aipolicy.text.bylines import byline_start
from aipolicy.text.chrome import PROSE, STRONG_BULLETS, TEXT, WEAK_BULLETS, LineKind
from aipolicy.text.furniture import LABEL_RE
from aipolicy.text.head import Head, read_head
from aipolicy.text.headline import WordStarts, is_echo, kinship
from aipolicy.text.lines import Line
from aipolicy.text.marks import SIGNED

FURNITURE = {
    LineKind.MENU: BlockKind.CHROME,
    LineKind.CHROME: BlockKind.CHROME,
    LineKind.COPYRIGHT: BlockKind.CHROME,
    LineKind.SECTION: BlockKind.CHROME,
    LineKind.COMMENTS: BlockKind.CHROME,
    LineKind.SUMMARY: BlockKind.CHROME,
    LineKind.POINTS: BlockKind.CHROME,
    LineKind.MARK: BlockKind.TRANSLATION,
    LineKind.STAMP: BlockKind.STAMP,
    LineKind.BYLINE: BlockKind.BYLINE,
    LineKind.CAPTION: BlockKind.CAPTION,
}
# Names of their own, as looking a member up in its Enum is slow and these are asked for at every line.
FOREIGN, CAPTION = LineKind.FOREIGN, LineKind.CAPTION
CHROME, BODY, TEASER = BlockKind.CHROME, BlockKind.BODY, BlockKind.TEASER
REPEAT, SUBTITLE = BlockKind.REPEAT, BlockKind.SUBTITLE
SIGNING = (LineKind.STAMP, LineKind.BYLINE)
BUTTONS = (LineKind.MENU, LineKind.CHROME)
CLOSINGS = (LineKind.COPYRIGHT, LineKind.BYLINE)
TURNS = (*CLOSINGS, LineKind.SECTION, LineKind.COMMENTS, LineKind.MARK)
REPEAT_LENGTH = 20
TRANSLATION_LETTERS = 25
LONG_PLAIN = 46
SHORTEST_RESUMED = 20
# Share of a line's words that the body has used: its own sentences have more, other articles' fewer.
KIN = 0.2
CUT_SHORT_RE = re.compile(r"(?:\.\.|…)\s?(?:\[?더보기\]?)?$|더보기\]?$")
LATIN_RE = re.compile(r"[A-Za-z]")
LISTED_RE = re.compile(r"^(?:\d{1,2}위?[.)]?\s|[①-⑩]|[·•▪▸▷►▶-]\s)")


def block_kinds(lines: Sequence[Line], title: str) -> list[BlockKind]:
    """The kind of each line. `title` is the article's, '' where unknown."""
    head = read_head(lines, title)
    kinds = [FURNITURE.get(line.kind, CHROME) for line in lines[: head.body]]
    for index, kind in head.kinds.items():
        kinds[index] = kind
    return _Walk(lines, head, kinds).kinds


class _Walk:
    """One pass over the lines below the head; `kinds` is what it finds."""

    def __init__(self, lines: Sequence[Line], head: Head, kinds: list[BlockKind]) -> None:
        self.lines = lines
        self.head = head
        self.kinds = kinds
        self.seen: set[str] = set()
        self.texts: list[str] = []
        self.signed = False
        self.zone = "body"
        self.section = 0
        self.ended = False
        for index in range(head.body, len(lines)):
            self.kinds.append(self._kind(index, lines[index]))
        self._trim()

    def _kind(self, index: int, line: Line) -> BlockKind:
        if line.kind in TEXT:
            return self._text(index, line)
        if line.kind is FOREIGN:
            return self._foreign(line.text)
        if line.kind is CAPTION:
            return self._text(index, line) if self._is_listed(index) else self._caption(line)
        self._turn(index, line.kind)
        if line.kind in SIGNING and self.zone in ("tail", "comments"):
            return CHROME
        return FURNITURE[line.kind]

    def _turn(self, index: int, kind: LineKind) -> None:
        """Note where furniture ends the body or opens another zone."""
        if kind not in TURNS:
            return
        if kind == LineKind.COPYRIGHT:
            self.ended = self.ended or bool(self.texts)
            self.zone = "body" if self.zone == "translation" else self.zone
        elif kind in (LineKind.SECTION, LineKind.COMMENTS) and self.texts:
            self.zone = "comments" if kind == LineKind.COMMENTS else "tail"
            self.section = index
        elif kind == LineKind.BYLINE:
            self.signed = self.signed or bool(self.texts)
        elif kind == LineKind.MARK:
            self.zone = "translation"

    def _is_listed(self, index: int) -> bool:
        """A ▲ in a list of them, or under a ◇ heading, is no caption."""
        line = self.lines[index]
        if line.text[0] not in "▲△":
            return False
        before = self.lines[index - 1].text[0] if index and not line.gap else ""
        after = self.lines[index + 1] if index + 1 < len(self.lines) else None
        follows = after is not None and not after.gap and after.text[0] == line.text[0]
        return follows or (before != "" and before in STRONG_BULLETS)

    def _caption(self, line: Line) -> BlockKind:
        if self._repeated(line.key):
            return REPEAT
        return TEASER if self.zone in ("tail", "comments") else BlockKind.CAPTION

    def _foreign(self, text: str) -> BlockKind:
        letters = len(LATIN_RE.findall(text))
        if (
            self.zone == "translation"
            or letters >= TRANSLATION_LETTERS
            or len(text) >= 2 * TRANSLATION_LETTERS
        ):
            return BlockKind.TRANSLATION
        return CHROME

    def _text(self, index: int, line: Line) -> BlockKind:
        if self.zone == "translation":
            self.zone = "tail" if self.ended else "after"
        if index in self.head.titles:
            return BlockKind.TITLE
        if self._repeated(line.key):
            return REPEAT
        if self.head.skipped.get(index) == LineKind.SUMMARY:
            return CHROME
        if self.zone != "body" or self.ended:
            return self._tail_text(index, line)
        return self._body_text(index, line)

    def _body_text(self, index: int, line: Line) -> BlockKind:
        text = line.text
        prose = line.kind == PROSE or text[0] in STRONG_BULLETS or len(text) >= LONG_PLAIN
        if prose or self.head.bare or LABEL_RE.match(text) or self._is_item(index, line):
            self.texts.append(text)
            self.signed = self.signed or (bool(line.marks & SIGNED) and byline_start(text) < len(text))
            return BODY
        return BlockKind.CAPTION if is_echo(self.lines, index) else SUBTITLE

    def _is_item(self, index: int, line: Line) -> bool:
        """A dash in a list, right below another item of the body."""
        above = self.lines[index - 1].text[0]
        listed = above in STRONG_BULLETS or above in WEAK_BULLETS
        return not line.gap and line.text[0] in WEAK_BULLETS and listed and self.kinds[index - 1] == BODY

    def _tail_text(self, index: int, line: Line) -> BlockKind:
        """Another article's preview, a comment, a list; or the body again behind a list within it."""
        if line.kind != PROSE:
            return TEASER if self._introduces(index) else CHROME
        if self.zone == "comments":
            return CHROME
        if self.ended or not self._resumes(index, line.text):
            return TEASER
        self.zone = "body"
        self._reclaim(index)
        self.texts.append(line.text)
        return BODY

    def _introduces(self, index: int) -> bool:
        """Whether a heading in the tail has a preview below it."""
        if self.zone == "comments" or index + 1 >= len(self.lines):
            return False
        below = self.lines[index + 1].kind == PROSE
        return below and LISTED_RE.match(self.lines[index].text) is None

    def _resumes(self, index: int, text: str) -> bool:
        """Whether the body goes on here: a closing line still to come, and words of the body."""
        if self.signed or len(text) < SHORTEST_RESUMED or CUT_SHORT_RE.search(text):
            return False
        if not any(line.kind in CLOSINGS for line in self.lines[index:]):
            return False
        return kinship(text, WordStarts(" ".join(self.texts))) >= KIN

    def _reclaim(self, index: int) -> None:
        """Give back to the body the sentences between the list within it and the line at `index`."""
        for at in range(self.section, index):
            if self.kinds[at] == TEASER:
                prose = self.lines[at].kind == PROSE
                self.kinds[at] = BODY if prose else CHROME

    def _repeated(self, key: str) -> bool:
        if len(key) < REPEAT_LENGTH:
            return False
        if key in self.seen:
            return True
        self.seen.add(key)
        return False

    def _trim(self) -> None:
        """Headings below the last sentence head nothing of the article."""
        if self.head.bare:
            return
        self._drop_list()
        for index in range(len(self.lines) - 1, self.head.body, -1):
            if self.kinds[index] == BODY:
                return
            if self.kinds[index] == SUBTITLE:
                self.kinds[index] = CHROME

    def _drop_list(self) -> None:
        """Titles in a list below the buttons that close the page, without a sentence among them."""
        listed: list[int] = []
        for index in range(len(self.lines) - 1, self.head.body, -1):
            line = self.lines[index]
            if self.kinds[index] == BODY and (line.kind == PROSE or LABEL_RE.match(line.text)):
                return
            if self.kinds[index] == BODY:
                listed.append(index)
            elif listed and line.kind in BUTTONS:
                break
        else:
            return
        for index in listed:
            self.kinds[index] = TEASER
