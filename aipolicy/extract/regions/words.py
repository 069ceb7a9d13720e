"""Find the words that name regions: longest match at word boundaries, parts of one name joined."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from aipolicy.extract.regions.lexicon import NAME_PARTS, Lexicon, lexicon, name_re, tail_re
from aipolicy.models import BlockKind, Document, Part, Sentence
from aipolicy.tables.region_names import within

WORD_CHAR_RE = re.compile(r"[가-힣A-Za-z0-9]")
# What most often stands before a word.
APART = " \n·,(‘“"
# Between members of a list: 대전·세종·충북, 울산과 경남, 부산, 울산 및 경남.
LIST_GAP_RE = re.compile(r"\s?[·ㆍ‧・∙•,、/&~]\s?|[와과]\s|\s?및\s|\s?[-–]\s?")
START = attrgetter("span.start")
QUARTER, TOWN = "place", "읍"
RUNNING = (BlockKind.TITLE, BlockKind.SUBTITLE, BlockKind.BODY, BlockKind.CAPTION)


@dataclass(slots=True)
class Word:
    """A word that names, or seems to name, one or several places.

    `start`, `end` bound the name in its part, `full` the name with what lies above it (부산 강서구);
    `tail` is the class of the word it stands in: "" (the bare name), area, official, council, office,
    education, or a class of names that only contain it. `places` are latest codes; more than one
    where the name is a homonym.
    """

    sentence: Sentence
    start: int
    end: int
    text: str
    kind: str
    places: tuple[str, ...]
    tail: str
    full: int
    listed: bool = False
    reason: str | None = None

    @property
    def running(self) -> bool:
        """Whether the word stands in the article itself, not in the page around it."""
        return self.sentence.kind in RUNNING

    @property
    def is_name(self) -> bool:
        """Whether the word is no larger name that merely contains the place."""
        return self.tail not in NAME_PARTS


def find_words(document: Document) -> tuple[list[Word], list[Word]]:
    """The words that name regions in title and body in reading order, and the cues that speak for one."""
    found: list[Word] = []
    cues: list[Word] = []
    known = lexicon()
    for part, text in ((Part.TITLE, document.article.title), (Part.BODY, document.article.body)):
        sentences = [s for s in document.sentences if s.span.part is part]
        if sentences:
            sentences.sort(key=START)
            words = list(_raw(text, sentences, known, cues))
            _link(text, words)
            found += _join(text, words)
    return found, cues


def _raw(text: str, sentences: Sequence[Sentence], known: Lexicon, cues: list[Word]) -> Iterator[Word]:
    starts = [s.span.start for s in sentences]
    tail, last_end = tail_re(), -1
    sentence, until = sentences[0], -1
    for pattern, start, end in known.automaton.find_matches_as_indexes(text):
        form, cue = known.entries[pattern]
        if form is None:
            continue
        if start >= until:  # matches come in order: most lie in the sentence of the last one
            at = bisect_right(starts, start) - 1
            if at < 0:
                continue
            sentence, until = sentences[at], sentences[at].span.end
        if end > until:
            continue
        if (
            start not in (0, last_end)
            and text[start - 1] not in APART
            and WORD_CHAR_RE.match(text, start - 1)
        ):
            continue
        if cue:
            cues.append(Word(sentence, start, end, form.text, form.kind, form.places, "", start))
            continue
        match = tail.match(text, end)
        group = (match.lastgroup or "") if match else "?"
        if group == "area" and form.kind == QUARTER and text[end] == TOWN:
            group = "name"  # 옥포읍 of 달성군 is not 옥포 of 거제시
        yield Word(sentence, start, end, form.text, form.kind, form.places, group, start)
        last_end = end


def _link(text: str, words: list[Word]) -> None:
    """Settle words that run on: 대구경북 is two names, 대구경북과학기술원 holds two."""
    following: Word | None = None
    for word in reversed(words):
        if word.tail == "?":
            if following and following.start == word.end:
                word.tail = following.tail if following.tail in NAME_PARTS else ""
            else:
                match = name_re().match(text, word.end)
                word.tail = match.lastgroup or "name" if match else "name"
        following = word


def _join(text: str, words: list[Word]) -> list[Word]:
    """Join a name with the names of what it lies in (경북 포항시 남구), and mark members of lists."""
    kept: list[Word] = []
    for word in words:
        before = kept[-1] if kept else None
        if before and before.sentence is word.sentence:
            gap = text[before.end : word.start]
            if gap in ("", " ") and not before.tail and (inner := within(word.places, before.places)):
                word.places, word.full = inner, before.full
                kept.pop()
                word.listed = before.listed
            elif len(gap) <= 3 and not before.tail and LIST_GAP_RE.fullmatch(gap):
                before.listed = word.listed = True
        kept.append(word)
    return kept
