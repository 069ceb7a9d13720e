"""Parties of an agreement."""

from aipolicy.extract.organizers.lead import LEAD
from aipolicy.extract.organizers.listed import with_listed
from aipolicy.extract.organizers.page import Finding, Page
from aipolicy.extract.organizers.phrases import Tail
from aipolicy.extract.organizers.roles import is_background, speaks
from aipolicy.extract.organizers.triggers import trigger
from aipolicy.models import OrganizerRole


def parties(page: Page, *, strict: bool = False) -> list[Finding]:
    """Those that sign: subjects and comitatives of the sentences that tell of the agreement."""
    found: list[Finding] = []
    for reading in page.body[:LEAD]:
        text = reading.text
        if is_background(text) or not trigger("agreement").search(text) or (strict and not trigger("signing").search(text)):
            continue
        reading = with_listed(reading)
        for phrase in reading.phrases:
            if phrase.tail in (Tail.SUBJECT, Tail.WITH) and not speaks(text, phrase):
                found += page.findings(reading, phrase.names, OrganizerRole.PARTNER, "agreement", 0.9)
    return found
