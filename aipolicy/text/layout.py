"""Lay an article out: which stretches of a page are title, body, caption, chrome."""

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache

from aipolicy.models import Article, BlockKind, Document, Part, Sentence, Span
from aipolicy.text.bylines import byline_start, dateline, is_byline
from aipolicy.text.captions import photo_stamp
from aipolicy.text.chrome import STRONG_BULLETS, WEAK_BULLETS
from aipolicy.text.furniture import says_copyright
from aipolicy.text.lines import Line, read_lines
from aipolicy.text.marks import CLOSING, SIGNED, marks_of
from aipolicy.text.normalize import squash
from aipolicy.text.sentences import split, trim
from aipolicy.text.zones import block_kinds

# What the words that close an article hold, where a page has lost its line ends.
HINT_RE = re.compile(r"[ⓒ©@]|저작권|무단|재배포|opyright|기자\W*$|(?:사진|자료)\s?[=:]")
# Names of their own, as looking a member up in its Enum is slow.
IN_BODY, BODY, CAPTION = Part.BODY, BlockKind.BODY, BlockKind.CAPTION
SPLIT = (BODY, CAPTION, BlockKind.TEASER)
CREDIT_RE = re.compile(r"[\[(<]\s?(?:사진|자료|그래픽)\s?[=:].{1,30}[\])>]")
REPEAT_LENGTH = 15
COPYRIGHT_LENGTH = 40
BULLETS = frozenset(STRONG_BULLETS + WEAK_BULLETS + "|①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
# ○○○ and ◇◇구 are names left blank, not list markers.
BULLET_RE = re.compile(
    rf"(?:[{re.escape(STRONG_BULLETS + WEAK_BULLETS)}|](?=\s)\s+|[□❏❑■▲△▶▷►※❖①-⑳]+(?=[^□❏❑■▲△▶▷►※❖]))+"
)


# What reads an article out and what indexes it both lay it out, one straight after the other.
@lru_cache(maxsize=1)
def lay_out(article: Article) -> Document:
    """The article as sentences in reading order, each with its span and kind.

    Spans count code points of `article.title` and `article.body`; body[start:end] is the sentence's
    text. White space, list markers and cell borders at the ends of a sentence belong to none. A line
    of furniture is one sentence.
    """
    lines = read_lines(article.body)
    sheet = _Sheet(article.body)
    if title := trim(article.title, 0, len(article.title)):
        sheet.sentences.append(
            Sentence(Span(Part.TITLE, *title), article.title[slice(*title)], BlockKind.TITLE, 0)
        )
    opening = True
    for number, (line, kind) in enumerate(zip(lines, block_kinds(lines, article.title), strict=True), 1):
        if kind not in SPLIT:
            span = Span(IN_BODY, line.start, line.end)
            sheet.sentences.append(Sentence(span, line.text, kind, number))
            continue
        sheet.lay(line, kind, number, opening=opening)
        opening = opening and kind != BODY
    return Document(article, tuple(_of_photo(sheet.sentences)))


def _of_photo(sentences: list[Sentence]) -> list[Sentence]:
    """The sentences; where a page has nothing but a photo, its caption is the text."""
    if any(sentence.kind is BODY for sentence in sentences):
        return sentences
    return [replace(one, kind=BODY) if one.kind is CAPTION else one for one in sentences]


def _closing(text: str) -> BlockKind:
    """What a sentence of the body is that may be its copyright line, byline or a credit."""
    statement = text.endswith("다.") and len(text) > COPYRIGHT_LENGTH
    if not statement and says_copyright(text, marks_of(squash(text))):
        return BlockKind.CHROME
    if is_byline(text):
        return BlockKind.BYLINE
    return CAPTION if CREDIT_RE.fullmatch(text) else BODY


@dataclass(slots=True)
class _Sheet:
    """The sentences of one body as they come, and those seen before."""

    body: str
    sentences: list[Sentence] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    repeating: bool = False

    def lay(self, line: Line, kind: BlockKind, number: int, *, opening: bool) -> None:
        """Add the sentences of one line."""
        end = line.end
        start = self._without_bullet(line.start, end)
        if kind == BODY:
            self._lay_body(start, line, number, opening=opening)
            return
        stamp = start + photo_stamp(self.body[start:end]) if kind == CAPTION else end
        self._split(start, stamp, kind, number)
        self._add(stamp, end, BlockKind.STAMP, number)

    def _lay_body(self, start: int, line: Line, number: int, *, opening: bool) -> None:
        """Dateline, sentences, byline."""
        end = line.end
        text = self.body[start:end]
        left, right = dateline(text, opening=opening)
        finish = start + byline_start(text) if line.marks & SIGNED else end
        if right:
            self._split(start, start + left, CAPTION, number)
            self._add(start + left, start + right, BlockKind.DATELINE, number)
        self._split(start + right, finish, BODY, number, closing=bool(line.marks & CLOSING))
        self._add(finish, end, BlockKind.BYLINE, number)

    def _add(self, start: int, end: int, kind: BlockKind, number: int) -> None:
        """Add one sentence; nothing where the range holds only white space."""
        if start < end and (found := trim(self.body, start, end)):
            text = self.body[slice(*found)]
            self.sentences.append(Sentence(Span(IN_BODY, *found), text, kind, number))

    def _split(self, start: int, end: int, kind: BlockKind, number: int, *, closing: bool = False) -> None:
        """Add the sentences of a range. `closing`: words that close an article stand in its line."""
        body = self.body
        while end > start and body[end - 1] in "| \t\n":
            end -= 1
        for left, right in split(body, start, end):
            text = body[left:right]
            found = self._unless_repeated(squash(text), kind)
            if closing and found == BODY and HINT_RE.search(text):
                found = _closing(text)
            self.sentences.append(Sentence(Span(IN_BODY, left, right), text, found, number))

    def _unless_repeated(self, key: str, kind: BlockKind) -> BlockKind:
        """A sentence seen before is the second copy; so is a short one between two such."""
        repeated = key in self.seen
        if len(key) >= REPEAT_LENGTH:
            self.repeating = repeated
        if repeated and self.repeating:
            return BlockKind.REPEAT
        self.seen.add(key)
        return kind

    def _without_bullet(self, start: int, end: int) -> int:
        match = BULLET_RE.match(self.body, start, end) if self.body[start] in BULLETS else None
        return match.end() if match and match.end() < end else start
