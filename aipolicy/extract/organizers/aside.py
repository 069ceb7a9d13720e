"""Bodies that are named and do not hold the event: participants, and those set aside with the reason."""

import re
from collections.abc import Callable, Iterator

from aipolicy.extract.organizers.lead import attends
from aipolicy.extract.organizers.lexicon import How, known_names
from aipolicy.extract.organizers.page import READ, Finding, Page, Reading
from aipolicy.extract.organizers.phrases import Phrase, Tail
from aipolicy.extract.organizers.roles import is_background, speaks
from aipolicy.extract.organizers.triggers import trigger
from aipolicy.models import BlockKind, OrganizerRole, Sentence

PARTICIPANT = OrganizerRole.PARTICIPANT
MARKED_RE = re.compile(r"[‘'“\"「(\[]")
VERSIONS = 2  # 춘천시 of 강원도 and of 강원특별자치도; more are homonyms
UNSURE = (How.PLACE, How.WEAK, How.ANAPHOR, How.PERSON)
SKIPPED = (BlockKind.REPEAT, BlockKind.TRANSLATION)


def aside(page: Page) -> Iterator[Finding]:
    """Every body named, as a participant or with the reason why it has no part."""
    for reading in (*page.titles, *page.body):
        for phrase in reading.phrases:
            role, rule, rejected = _judged(reading, phrase)
            for name in phrase.names:
                body = page.body_of(reading, name)
                if body is not None and name.how not in UNSURE:
                    yield Finding(reading, name, body, role, rule, 0.3, rejected)
        if MARKED_RE.search(reading.text):
            yield from _elsewhere(page, reading.sentence, "quoted name")
    for sentence in page.document.sentences:
        if sentence.kind not in READ and sentence.kind not in SKIPPED:
            yield from _elsewhere(page, sentence, str(sentence.kind))


def _judged(reading: Reading, phrase: Phrase) -> tuple[OrganizerRole, str, str | None]:
    """Role, rule and reason of a phrase: the first that fits."""
    return next(
        (role, rule, rejected) for fits, role, rule, rejected in JUDGEMENTS if fits(reading.text, phrase)
    )


def _after(kind: str, text: str, phrase: Phrase) -> bool:
    return trigger(kind).match(text[phrase.end :].lstrip()) is not None


def _at_venue(text: str, phrase: Phrase) -> bool:
    return phrase.tail == Tail.PLACE or trigger("venue").match(text, phrase.names[-1].stop) is not None


JUDGEMENTS: tuple[tuple[Callable[[str, Phrase], bool], OrganizerRole, str, str | None], ...] = (
    (lambda text, phrase: is_background(text), PARTICIPANT, "background", "background"),
    (speaks, PARTICIPANT, "speaker", "quoted official"),
    (
        lambda text, phrase: trigger("lose").search(text, phrase.end) is not None,
        PARTICIPANT,
        "loser",
        "did not win",
    ),
    (attends, PARTICIPANT, "attends", None),
    (lambda text, phrase: _after("propose", text, phrase), OrganizerRole.PROPOSER, "proposes", None),
    (lambda text, phrase: phrase.tail == Tail.FROM, OrganizerRole.FUNDER, "funds", None),
    (lambda text, phrase: _after("fund", text, phrase), OrganizerRole.FUNDER, "funds", None),
    (lambda text, phrase: phrase.official, PARTICIPANT, "official", "official"),
    (_at_venue, PARTICIPANT, "venue", "venue"),
    (lambda text, phrase: _after("maker", text, phrase), PARTICIPANT, "maker", "maker of what is used"),
    (lambda text, phrase: True, PARTICIPANT, "named", "no part in the act"),
)


def _elsewhere(page: Page, sentence: Sentence, reason: str) -> Iterator[Finding]:
    """Known bodies in quotation marks or brackets, and in captions, chrome and the like."""
    reading = Reading(sentence, ())
    for name in known_names(sentence.text):
        body = page.body_of(reading, name) if len(name.bodies) <= VERSIONS else None
        if body is not None:
            yield Finding(reading, name, body, PARTICIPANT, reason, 0.1, reason)
