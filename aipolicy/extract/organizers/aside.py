"""Bodies that are named and do not hold the event: participants, and those set aside with the reason."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from aipolicy.extract.organizers.lead import attends
from aipolicy.extract.organizers.lexicon import How, known_names
from aipolicy.extract.organizers.page import READ, Finding, Page, Reading
from aipolicy.extract.organizers.phrases import Phrase, Tail
from aipolicy.extract.organizers.roles import is_background, speaks
from aipolicy.extract.organizers.triggers import trigger
from aipolicy.models import BlockKind, OrganizerRole

PARTICIPANT = OrganizerRole.PARTICIPANT
MARKED_RE = re.compile(r"[‘'“\"「(\[]")
VERSIONS = 2  # 춘천시 of 강원도 and of 강원특별자치도; more are homonyms
UNSURE = (How.PLACE, How.WEAK, How.ANAPHOR, How.PERSON)
SKIPPED = (BlockKind.REPEAT, BlockKind.TRANSLATION)


def aside(page: Page) -> Iterator[Finding]:
    """Every body named, as a participant or with the reason why it has no part."""
    for reading in (*page.titles, *page.body):
        text = reading.text
        marks = _marks(text) if reading.phrases else None
        for phrase in reading.phrases:
            names = [name for name in phrase.names if name.how not in UNSURE]
            if not names or marks is None:
                continue
            role, rule, rejected = _judged(text, phrase, marks)
            for name in names:
                body = page.body_of(reading, name)
                if body is not None:
                    yield Finding(reading, name, body, role, rule, 0.3, rejected)
        if id(reading.sentence) in page.hits and MARKED_RE.search(text):
            yield from _elsewhere(page, reading, "quoted name")
    for sentence in page.document.sentences:
        if id(sentence) in page.hits and sentence.kind not in READ and sentence.kind not in SKIPPED:
            yield from _elsewhere(page, Reading(sentence, (), sentence.text), str(sentence.kind))


class Marks(NamedTuple):
    """What a sentence tells of all its phrases: whether it looks back, and where it last tells of a loss."""

    background: bool
    lost: int


Judgement = tuple[OrganizerRole, str, str | None]
BACKGROUND: Judgement = (PARTICIPANT, "background", "background")
SPEAKER: Judgement = (PARTICIPANT, "speaker", "quoted official")
LOSER: Judgement = (PARTICIPANT, "loser", "did not win")
ATTENDS: Judgement = (PARTICIPANT, "attends", None)
PROPOSER: Judgement = (OrganizerRole.PROPOSER, "proposes", None)
FUNDER: Judgement = (OrganizerRole.FUNDER, "funds", None)
OFFICIAL: Judgement = (PARTICIPANT, "official", "official")
VENUE: Judgement = (PARTICIPANT, "venue", "venue")
MAKER: Judgement = (PARTICIPANT, "maker", "maker of what is used")
NAMED: Judgement = (PARTICIPANT, "named", "no part in the act")


def _marks(text: str) -> Marks:
    lost = -1
    for match in trigger("lose").finditer(text):
        lost = match.start()
    return Marks(is_background(text), lost)


def _judged(text: str, phrase: Phrase, marks: Marks) -> Judgement:
    """Role, rule and reason of a phrase: the first that fits."""
    if marks.background:
        return BACKGROUND
    if speaks(text, phrase):
        return SPEAKER
    if marks.lost >= phrase.end:
        return LOSER
    return ATTENDS if attends(text, phrase) else _by_words_after(text, phrase)


def _by_words_after(text: str, phrase: Phrase) -> Judgement:
    match = _after_re().match(text, phrase.end)
    after = match.lastgroup if match else None
    if after == "propose":
        return PROPOSER
    if phrase.tail is Tail.FROM or after == "fund":
        return FUNDER
    if phrase.official:
        return OFFICIAL
    if phrase.tail is Tail.PLACE or trigger("venue").match(text, phrase.names[-1].stop):
        return VENUE
    return MAKER if after == "maker" else NAMED


@cache
def _after_re() -> re.Pattern[str]:
    kinds = "|".join(f"(?P<{kind}>{trigger(kind).pattern})" for kind in ("propose", "fund", "maker"))
    return re.compile(rf"\s*(?:{kinds})")


def _elsewhere(page: Page, reading: Reading, reason: str) -> Iterator[Finding]:
    """Known bodies in quotation marks or brackets, and in captions, chrome and the like."""
    for name in known_names(reading.text, page.hits.get(id(reading.sentence), ())):
        body = page.body_of(reading, name) if len(name.bodies) <= VERSIONS else None
        if body is not None:
            yield Finding(reading, name, body, PARTICIPANT, reason, 0.1, reason)
