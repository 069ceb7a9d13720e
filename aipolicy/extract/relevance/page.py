"""An article as the judge of relevance reads it: headings, running text, and the words that count."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from aipolicy.extract.hits import hits
from aipolicy.models import BlockKind, Candidate, Document, Sentence, Span
from aipolicy.text.phrases import has_any

LEAD_SENTENCES = 3
AI_KINDS = ("certain", "wider", "letters")

# The look behind stands last, as a pattern that begins with letters is searched for many times faster.
LETTERS_RE = re.compile(r"[AaＡ][IiＩ](?![A-Za-z])(?<![A-Za-z]..)")
# A firm whose name holds AI.
FIRM_RE = re.compile(
    r"(?:㈜|\(주\)|주식회사\s)\s?([가-힣A-Za-z]*AI[가-힣A-Za-z]*)"
    r"|([가-힣A-Za-z]+AI|AI[가-힣A-Za-z]+)(?=㈜|\(주\)|\s?\(대표|\s대표[이는가와])"
)

FIRM_MARKS = ("㈜", "(주)", "주식회사", "대표")


class Word(NamedTuple):
    """A trigger found: its number in its list, the number of its sentence, its range there."""

    number: int
    sentence: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Page:
    """The sentences that are read, headings first and captions last, and the triggers by their kind."""

    sentences: tuple[Sentence, ...]
    headings: int
    words: Mapping[str, Sequence[Word]]

    @property
    def body(self) -> tuple[Sentence, ...]:
        """Running text and captions."""
        return self.sentences[self.headings :]

    @property
    def reach(self) -> int:
        """How many sentences title, subtitles and lead are."""
        return self.headings + LEAD_SENTENCES

    def of(self, kind: str) -> Sequence[Word]:
        """The triggers of a kind in reading order."""
        return self.words.get(kind, ())

    def candidate(self, word: Word, rule: str) -> Candidate[str]:
        """The words of a trigger as evidence."""
        sentence = self.sentences[word.sentence]
        place, text = sentence.span, sentence.text[word.start : word.end]
        return Candidate(text, Span(place.part, place.start + word.start, place.start + word.end), text, rule)


def read_page(document: Document) -> Page:
    """Read a document: each sentence once, chrome and teasers left out."""
    headings: dict[str, Sentence] = {}
    body: dict[str, Sentence] = {}
    captions: dict[str, Sentence] = {}
    begun = False
    for sentence in document.sentences:
        block = sentence.kind
        if block is BlockKind.BODY:
            begun = True
            body[sentence.text] = sentence
        # A line that looks like a subtitle but stands below the text is a heading within it or chrome.
        elif block is BlockKind.TITLE or (block is BlockKind.SUBTITLE and not begun):
            headings[sentence.text] = sentence
        elif block is BlockKind.CAPTION:
            captions[sentence.text] = sentence
    sentences = (*headings.values(), *body.values(), *captions.values())
    words: dict[str, list[Word]] = defaultdict(list)
    for at, sentence in enumerate(sentences):
        text = sentence.text
        for start, end, (kind, number) in hits(text).reasons:
            words[kind].append(Word(number, at, start, end))
        for letters in LETTERS_RE.finditer(text):
            words["letters"].append(Word(0, at, letters.start(), letters.end()))
    return Page(sentences, len(headings), words)


def mentions(page: Page) -> list[Word]:
    """The words for AI in reading order, without those about the page itself and in names of firms."""
    found = sorted(
        (word for kind in AI_KINDS for word in page.of(kind)), key=lambda word: (word.sentence, word.start)
    )
    barred = [*page.of("chrome"), *_firms(page)] if found else []
    return [
        word
        for word in found
        if not any(b.sentence == word.sentence and b.start < word.end and word.start < b.end for b in barred)
    ]


def _firms(page: Page) -> Iterator[Word]:
    """Wherever a firm is named whose name holds AI."""
    named = (s.text for s in page.sentences if has_any(s.text, FIRM_MARKS))
    names = {match[1] or match[2] for text in named for match in FIRM_RE.finditer(text)}
    for at, sentence in enumerate(page.sentences if names else ()):
        for name in names:
            for match in re.finditer(re.escape(name), sentence.text):
                yield Word(0, at, match.start(), match.end())
