"""The bodies of a page and their roles in its event."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from aipolicy.extract.organizers.context import Context
from aipolicy.extract.organizers.names import How, Name
from aipolicy.extract.organizers.phrases import Phrase, Tail
from aipolicy.extract.organizers.roles import Part, Reading, clause_after, is_background, read, speaks, stated, trigger
from aipolicy.models import BlockKind, Candidate, Document, OrganizerRef, OrganizerRole, Sentence, Span
from aipolicy.tables.organizations import CENTRAL, COUNCIL, GOVERNMENTS, Organization

LEAD = 5
HOST, ORGANIZER, PARTNER = OrganizerRole.HOST, OrganizerRole.ORGANIZER, OrganizerRole.PARTNER
AGREEMENTS = ("mou", "investment")


def find_organizers(document: Document, *, program_type: str | None) -> tuple[Candidate[OrganizerRef], ...]:
    """Bodies named on the page: those that hold, run or sign the event first, then others, then rejected ones.

    `program_type` is the slug of the event's type, which decides whether parties of an agreement
    and winners of a selection count as its organizers; None where it is unknown.
    """
    page = _Page(document, program_type)
    return page.candidates()


class _Page:
    def __init__(self, document: Document, program_type: str | None) -> None:
        self.type = program_type
        self.context = Context(document)
        kinds = (BlockKind.TITLE, BlockKind.SUBTITLE, BlockKind.BODY)
        self.readings = [read(s) for s in document.sentences if s.kind in kinds]
        self.titles = [r for r in self.readings if r.sentence.kind != BlockKind.BODY]
        self.body = [r for r in self.readings if r.sentence.kind == BlockKind.BODY]
        self.resolved: dict[tuple[Span, int], Organization | None] = {}
        for reading in self.readings:
            for phrase in reading.phrases:
                for name in phrase.names:
                    self.resolved[reading.sentence.span, name.start] = self.context.resolve(name)

    def candidates(self) -> tuple[Candidate[OrganizerRef], ...]:
        best: dict[str, Candidate[OrganizerRef]] = {}
        for reading, part in self.parts():
            body = self.resolved.get((reading.sentence.span, part.name.start))
            if body is None:
                continue
            found = _candidate(reading.sentence, part, body)
            old = best.get(body.name)
            if old is None or found.score > old.score:
                best[body.name] = found
        return tuple(best.values())

    def parts(self) -> Iterator[tuple[Reading, Part]]:
        hosts: list[tuple[Reading, Part]] = []
        if self.type in AGREEMENTS:
            hosts += self.agreement()
        if not hosts:
            hosts += self.lead()
            hosts += [(r, p) for r in self.body for p in stated(r) if not is_background(r.text)]
        if not hosts:
            hosts += self.headline()
        yield from hosts

    def lead(self) -> list[tuple[Reading, Part]]:
        found: list[tuple[Reading, Part]] = []
        seen = 0
        for reading in self.body[:LEAD]:
            if is_background(reading.text):
                continue
            actors = list(self.actors(reading))
            if not found:
                found += [(reading, part) for part in actors]
            elif len(actors) > 1 and seen < 2:
                found += [(reading, part) for part in actors]
            if found:
                seen += 1
        return found

    def actors(self, reading: Reading) -> Iterator[Part]:
        text = reading.text
        subjects = [p for p in reading.phrases if p.tail in (Tail.SUBJECT, Tail.SOURCE) and self.acts(text, p)]
        topics = [p for p in subjects if text[p.end - 1] in "은는"]
        for phrase in (topics or subjects)[:1]:
            for name in phrase.names:
                yield Part(name, HOST, "subject", 0.9)
            for other in reading.phrases:
                if other.tail == Tail.WITH and not other.official and trigger("together").match(text[other.end :].lstrip()[:12]):
                    for name in other.names:
                        yield Part(name, HOST, "together", 0.8)

    def acts(self, text: str, phrase: Phrase) -> bool:
        if speaks(text, phrase):
            return False
        if all(name.how == How.WEAK for name in phrase.names):
            return False
        clause = clause_after(text, phrase.end)
        if trigger("maker").match(clause.lstrip()[:6]):
            return False
        return not trigger("attend").search(clause)

    def agreement(self) -> list[tuple[Reading, Part]]:
        found: list[tuple[Reading, Part]] = []
        for reading in self.body[:LEAD]:
            text = reading.text
            if is_background(text) or not trigger("agreement").search(text):
                continue
            for phrase in reading.phrases:
                if phrase.tail in (Tail.SUBJECT, Tail.WITH) and not speaks(text, phrase):
                    found += [(reading, Part(name, PARTNER, "agreement", 0.9)) for name in phrase.names]
            if len(found) > 1:
                break
        return found

    def headline(self) -> list[tuple[Reading, Part]]:
        for reading in self.titles:
            for phrase in reading.phrases[:1]:
                if phrase.tail in (Tail.LIST, Tail.SUBJECT, Tail.NOUN):
                    return [(reading, Part(name, HOST, "headline", 0.6)) for name in phrase.names]
        return []


def _candidate(sentence: Sentence, part: Part, body: Organization) -> Candidate[OrganizerRef]:
    at = sentence.span.start
    span = Span(sentence.span.part, at + part.name.start, at + part.name.end)
    ref = OrganizerRef(body.name, part.role, body.kind, body.region)
    return Candidate(ref, span, part.name.text, part.rule, part.score, part.rejected)
