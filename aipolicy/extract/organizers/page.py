"""A page as the rules read it: its sentences with their phrases, and the bodies its names stand for."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from aipolicy.extract.organizers.context import Context
from aipolicy.extract.organizers.lexicon import Hit, Name, page_hits
from aipolicy.extract.organizers.names import find_names
from aipolicy.extract.organizers.phrases import Phrase, Tail, find_phrases
from aipolicy.models import BlockKind, Candidate, Document, OrganizerRef, OrganizerRole, RegionRef, Sentence
from aipolicy.tables.organizations import Organization

HEADINGS = (BlockKind.TITLE, BlockKind.SUBTITLE)
READ = (*HEADINGS, BlockKind.BODY)
# ▲ 주최: 부산광역시: a line of a notice, though its mark is also that of captions.
LABEL_RE = re.compile(r"[^가-힣A-Za-z0-9]*(?:공동\s?)?(?:주\s*최|주\s*관|후\s*원)[^:：]{0,8}[:：]")


class Reading(NamedTuple):
    """A sentence with its phrases; `text` is that of the sentence, for which every rule asks."""

    sentence: Sentence
    phrases: tuple[Phrase, ...]
    text: str


class Finding(NamedTuple):
    """A body with the role one rule gives it; `rejected` says why it has no part in the event."""

    reading: Reading
    name: Name
    body: Organization
    role: OrganizerRole
    rule: str
    score: float
    rejected: str | None = None


class Page:
    """Titles and body of a document, read once; `type` is the slug of the event's type."""

    def __init__(
        self,
        document: Document,
        program_type: str | None,
        regions: Sequence[Candidate[RegionRef]] = (),
        actors: Sequence[OrganizerRef] = (),
    ) -> None:
        self.document = document
        self.type = program_type
        self.hits = page_hits(document)
        readings = [
            _read(sentence, self.hits.get(id(sentence), ()))
            for sentence in document.sentences
            if sentence.kind in READ or _is_label(sentence)
        ]
        self.titles = tuple(r for r in readings if r.sentence.kind in HEADINGS)
        self.body = tuple(r for r in readings if r.sentence.kind not in HEADINGS)
        names = [name for reading in readings for phrase in reading.phrases for name in phrase.names]
        self._context = Context(document, names, regions, actors)
        self._bodies: dict[tuple[int, int], Organization | None] = {}
        for reading in readings:
            for phrase in reading.phrases:
                acting = phrase.tail is Tail.SUBJECT and not phrase.official
                for name in phrase.names:
                    key = (id(reading.sentence), name.start)
                    self._bodies[key] = self._context.resolve(name, reading.sentence, acts=acting)

    def body_of(self, reading: Reading, name: Name) -> Organization | None:
        """The body a name stands for; None for an anaphor without antecedent."""
        key = (id(reading.sentence), name.start)
        if key not in self._bodies:
            self._bodies[key] = self._context.resolve(name, reading.sentence, acts=False)
        return self._bodies[key]

    def findings(
        self, reading: Reading, names: Iterable[Name], role: OrganizerRole, rule: str, score: float
    ) -> Iterator[Finding]:
        """One finding for each name that stands for a body."""
        for name in names:
            body = self.body_of(reading, name)
            if body is not None:
                yield Finding(reading, name, body, role, rule, score)


def _is_label(sentence: Sentence) -> bool:
    return sentence.kind is BlockKind.CAPTION and LABEL_RE.match(sentence.text) is not None


def _read(sentence: Sentence, hits: Iterable[Hit]) -> Reading:
    text = sentence.text
    names = find_names(text, hits=hits)
    return Reading(sentence, find_phrases(text, names) if names else (), text)
