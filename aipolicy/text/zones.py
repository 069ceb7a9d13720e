"""What each line of a page is, told from where it stands: head, body, translation, tail."""

import re
from collections.abc import Sequence

from aipolicy.models import BlockKind
from aipolicy.text.chrome import LABEL_RE, STRONG_BULLETS, TEXT, LineKind
from aipolicy.text.headline import WORD_RE, body_start, kinship, same_title, title_line
from aipolicy.text.lines import Line
from aipolicy.text.normalize import squash

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
REPEAT_LENGTH = 20
TRANSLATION_LETTERS = 25
LONG_PLAIN = 46
CUT_SHORT_RE = re.compile(r"(?:\.\.|…)\s?(?:\[?더보기\]?)?$|더보기\]?$")
LATIN_RE = re.compile(r"[A-Za-z]")
KIN = 0.35
LINE_NUMBER_RE = re.compile(r"^(?:\d{1,2}위?[.)]?\s|[①-⑩]|[·•▪▸▷►▶-]\s)")


def block_kinds(lines: Sequence[Line], title: str) -> list[BlockKind]:
    """The kind of each line. `title` is the article's, '' where unknown."""
    reader = _Reader(lines, title)
    reader.read_head()
    reader.read_rest()
    reader.trim_tail()
    return reader.kinds


class _Reader:
    """Walks the lines of one page; `kinds` is what it has found."""

    def __init__(self, lines: Sequence[Line], title: str) -> None:
        self.lines = lines
        self.title = title
        self.kinds = [FURNITURE.get(line.kind, BlockKind.CHROME) for line in lines]
        self.first = self._first()
        self.seen: set[str] = set()
        self.words: set[str] = set()
        self.zone = "body"
        self.section = 0
        self.ended = False
        closing = (LineKind.COPYRIGHT, LineKind.BYLINE)
        self.last_closing = max((i for i, line in enumerate(lines) if line.kind in closing), default=-1)

    def _first(self) -> int:
        """The first line of the body, behind the headline."""
        at = self._title_lines()
        start = body_start(self.lines)
        self.titles = set(at)
        while start in self.titles or (at and self._is_notice(start, at[0])):
            start += 1 + body_start(self.lines[start + 1 :])
        return start if start < len(self.lines) else self._first_plain()

    def _title_lines(self) -> list[int]:
        """Where the headline stands, unless nothing else does."""
        found = title_line(self.lines)
        if not self.title:
            at = [found] if found is not None else []
        else:
            lines = enumerate(self.lines)
            at = [i for i, line in lines if line.kind in TEXT and same_title(line.text, self.title)]
        # A sentence that only repeats as the title is the body's first.
        at = [i for i in at if self.lines[i].kind != LineKind.PROSE or i == found or len(at) > 1]
        others = any(line.kind in TEXT and i not in at for i, line in enumerate(self.lines))
        return at if others or self.title else []

    def _is_notice(self, start: int, title: int) -> bool:
        """Prose before the headline belongs to the page when little of it stands there."""
        if not start < title <= start + 12 or title >= len(self.lines) / 2:
            return False
        return sum(line.kind == LineKind.PROSE for line in self.lines[start:title]) <= 3

    def _first_plain(self) -> int:
        """Where no line is running text, the body is what follows the headline."""
        lines = range(len(self.lines))
        after = [i for i in lines if i not in self.titles and self.lines[i].kind in TEXT]
        return next((i for i in after if i > max(self.titles, default=-1)), len(self.lines))

    def read_head(self) -> None:
        """Title, subtitles and furniture above the body."""
        lead = " ".join(line.text for line in self.lines[self.first : self.first + 8])[:1200]
        words = {word[:2] for word in WORD_RE.findall(lead)}
        title_at = min((i for i in self.titles if i < self.first), default=None)
        skipping = False
        for index in range(self.first):
            line = self.lines[index]
            skipping = (skipping and not line.gap) or line.kind == LineKind.SUMMARY
            if index in self.titles:
                self.kinds[index] = BlockKind.TITLE
            elif line.kind in TEXT and not skipping:
                below = title_at is not None and index > title_at
                self.kinds[index] = self._head_text(line.text, words, below)
            elif line.kind == LineKind.FOREIGN:
                self.kinds[index] = BlockKind.CHROME

    def _head_text(self, text: str, lead: set[str], below_title: bool) -> BlockKind:
        words = WORD_RE.findall(text)
        kin = kinship(text, lead)
        if below_title:
            return BlockKind.SUBTITLE if len(words) >= 3 or (len(words) == 2 and kin) else BlockKind.CHROME
        return BlockKind.SUBTITLE if len(words) >= 3 and kin >= 0.6 else BlockKind.CHROME

    def read_rest(self) -> None:
        """Body, translation and tail."""
        for index in range(self.first, len(self.lines)):
            line = self.lines[index]
            if line.kind in TEXT:
                self.kinds[index] = self._text(index, line)
            elif line.kind == LineKind.FOREIGN:
                self.kinds[index] = self._foreign(line.text)
            else:
                self.kinds[index] = self._furniture(index, line)

    def _furniture(self, index: int, line: Line) -> BlockKind:
        kind = line.kind
        if kind == LineKind.COPYRIGHT:
            self.ended = self.ended or bool(self.words)
            self.zone = "body" if self.zone == "translation" else self.zone
        elif kind in (LineKind.SECTION, LineKind.COMMENTS) and self.words:
            self.zone = "comments" if kind == LineKind.COMMENTS else "tail"
            self.section = index
        elif kind == LineKind.MARK:
            self.zone = "translation"
        elif kind == LineKind.SUMMARY:
            self.zone = "summary"
        if kind == LineKind.CAPTION:
            return self._text(index, line) if self._is_listed(index) else self._caption(line)
        if kind in (LineKind.STAMP, LineKind.BYLINE) and self.zone in ("tail", "comments"):
            return BlockKind.CHROME
        return FURNITURE[kind]

    def _is_listed(self, index: int) -> bool:
        """A ▲ in a list of them, under a ◇ heading."""
        line = self.lines[index]
        if line.text[0] not in "▲△":
            return False
        before = self.lines[index - 1].text[0] if index and not line.gap else ""
        after = self.lines[index + 1] if index + 1 < len(self.lines) else None
        follows = after is not None and not after.gap and after.text[0] == line.text[0]
        return follows or (before != "" and before in STRONG_BULLETS)

    def _caption(self, line: Line) -> BlockKind:
        if self._repeated(line.text):
            return BlockKind.REPEAT
        return BlockKind.TEASER if self.zone in ("tail", "comments") else BlockKind.CAPTION

    def _foreign(self, text: str) -> BlockKind:
        letters = len(LATIN_RE.findall(text))
        if self.zone == "translation" or letters >= TRANSLATION_LETTERS or len(text) >= 60:
            return BlockKind.TRANSLATION
        return BlockKind.CHROME

    def _text(self, index: int, line: Line) -> BlockKind:
        if self.zone == "translation":
            self.zone = "tail" if self.ended else "after"
        if self.zone == "summary" and line.gap:
            self.zone = "body"
        if index in self.titles:
            return BlockKind.TITLE
        if self._repeated(line.text):
            return BlockKind.REPEAT
        if self.zone == "summary":
            return BlockKind.CHROME
        if self.zone in ("tail", "comments", "after") or self.ended:
            return self._tail_text(index, line)
        return self._body_text(line)

    def _body_text(self, line: Line) -> BlockKind:
        if line.kind == LineKind.PROSE or line.text[0] in STRONG_BULLETS or len(line.text) >= LONG_PLAIN:
            self._learn(line.text)
            return BlockKind.BODY
        return BlockKind.BODY if LABEL_RE.match(line.text) else BlockKind.SUBTITLE

    def _tail_text(self, index: int, line: Line) -> BlockKind:
        """Another article's preview, a comment, a list; or the body again behind a list within it."""
        if line.kind != LineKind.PROSE:
            return BlockKind.TEASER if self._introduces(index) else BlockKind.CHROME
        if self.zone == "comments":
            return BlockKind.CHROME
        if not self.ended and self._resumes(index, line.text):
            self.zone = "body"
            self._reclaim(index)
            self._learn(line.text)
            return BlockKind.BODY
        return BlockKind.TEASER

    def _reclaim(self, index: int) -> None:
        """Give back to the body the sentences between the list within it and the line at `index`."""
        for at in range(self.section, index):
            if self.kinds[at] == BlockKind.TEASER:
                prose = self.lines[at].kind == LineKind.PROSE
                self.kinds[at] = BlockKind.BODY if prose else BlockKind.CHROME

    def _introduces(self, index: int) -> bool:
        """Whether a heading in the tail has a preview below it."""
        if index + 1 >= len(self.lines) or LINE_NUMBER_RE.match(self.lines[index].text):
            return False
        return self.zone != "comments" and self.lines[index + 1].kind == LineKind.PROSE

    def _resumes(self, index: int, text: str) -> bool:
        """Whether the body goes on here: a closing line still to come, and words of the body."""
        if CUT_SHORT_RE.search(text) or index > self.last_closing:
            return False
        return len(text) >= 20 and kinship(text, self.words) >= KIN

    def _learn(self, text: str) -> None:
        self.seen.add(squash(text))
        self.words.update(word[:2] for word in WORD_RE.findall(text))

    def _repeated(self, text: str) -> bool:
        key = squash(text)
        if len(key) < REPEAT_LENGTH:
            return False
        if key in self.seen:
            return True
        self.seen.add(key)
        return False

    def trim_tail(self) -> None:
        """Lines below the last sentence that are no sentences themselves are furniture."""
        last = max(
            (i for i, kind in enumerate(self.kinds) if kind == BlockKind.BODY and self._closes(i)), default=-1
        )
        for index in range(last + 1, len(self.lines)):
            if self.kinds[index] in (BlockKind.SUBTITLE, BlockKind.BODY) and index > self.first:
                self.kinds[index] = BlockKind.CHROME

    def _closes(self, index: int) -> bool:
        line = self.lines[index]
        return line.kind in (LineKind.PROSE, LineKind.BULLET) or len(line.text) >= LONG_PLAIN
