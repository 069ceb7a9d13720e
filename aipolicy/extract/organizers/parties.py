"""Parties of an agreement."""

import re
from collections.abc import Iterator

from aipolicy.extract.organizers.groups import meant
from aipolicy.extract.organizers.lead import LEAD, attends
from aipolicy.extract.organizers.lexicon import How
from aipolicy.extract.organizers.listed import partners, with_listed
from aipolicy.extract.organizers.page import Finding, Page
from aipolicy.extract.organizers.phrases import Phrase, Tail
from aipolicy.extract.organizers.roles import is_background, speaks
from aipolicy.extract.organizers.triggers import trigger
from aipolicy.models import OrganizerRole

GUESTS_RE = re.compile(r"(?:이날\s)?(?:협약식|체결식|서명식|행사|자리)에는")
# What was signed before, and what others do once it is signed: 서명했고 한국교통연구원은 기술을 자문한다.
AFTER_RE = re.compile(r"지난해|작년|재작년|지난\s?\d{1,2}월|(?:서명했|맺었|체결했)(?:고|으며),?\s$")
DAY_RE = re.compile(r"(\d{1,2})일(?!\s?(?:간|동안))")
# 경남도와 두산 간 협약; 부산시 주도로.
BETWEEN_RE = re.compile(r"\s(?:간|사이|양측 간)[의에]?\s|\s주도로\s")
SIGNING_RE = re.compile(r"협약식에는|협약식에서|협약서에|서명")


def parties(page: Page, *, strict: bool = False) -> list[Finding]:
    """Those that sign: subjects and comitatives of the sentences that tell of the agreement.

    `strict`: the event is no agreement; one is signed there only on a day that the lead tells.
    """
    found: list[Finding] = []
    days: set[str] = set()
    if strict and not any(trigger("signing").search(reading.text) for reading in page.body[:LEAD]):
        return []  # as in most articles, where the days need not be compared
    for number, sentence in enumerate(page.body[:LEAD]):
        text = sentence.text
        told = {*DAY_RE.findall(text)}
        another = bool(days and told) and not days & told
        days = days or told
        if (
            is_background(text)
            or not trigger("agreement").search(text)
            or (strict and (another or not trigger("signing").search(text)))
        ):
            continue
        reading = with_listed(sentence)
        found += meant(page, reading, page.body[:number])
        for phrase in reading.phrases:
            guests = GUESTS_RE.match(text) and _several(found) and attends(text, phrase)
            if guests or (found and AFTER_RE.search(text, 0, phrase.start)):
                continue
            signs = (
                phrase.tail in (Tail.SUBJECT, Tail.WITH)
                or BETWEEN_RE.match(text, phrase.names[-1].stop)
                or (not GUESTS_RE.match(text) and _signs_with(phrase, reading.phrases))
            )
            if signs and not speaks(text, phrase):
                found += page.findings(reading, phrase.names, OrganizerRole.PARTNER, "agreement", 0.9)
    found = _spelt_out(found)
    if strict:
        return found
    if page.type == "investment" or not _several(found):
        found += _unknown(page)
    if _several(found):
        return found
    return found if _several(found) else [*found, *_signatories(page)]


def _spelt_out(found: list[Finding]) -> list[Finding]:
    """Those a sentence of signing names in full; 원주와 춘천이 한 배를 탔다 only tells their places."""
    full = [f for f in found if f.name.how is not How.PLACE and trigger("signing").search(f.reading.text)]
    return [f for f in found if f.name.how is not How.PLACE] if _several(full) else found


def _signs_with(phrase: Phrase, phrases: tuple[Phrase, ...]) -> bool:
    """○○○ 진주시장, ○○○ 경상국립대 총장이: heads one after another, of whom the last is the subject."""
    if not phrase.official or phrase.tail != Tail.LIST:
        return False
    after = [p for p in phrases if p.start >= phrase.end]
    closing = next((p for p in after if p.tail != Tail.LIST), None)
    return closing is not None and closing.official and closing.tail in (Tail.SUBJECT, Tail.WITH)


def _several(found: list[Finding]) -> bool:
    return len({finding.body.name for finding in found}) > 1


def _unknown(page: Page) -> Iterator[Finding]:
    """A party that no table and no ending knows, beside the one that is known."""
    text = "\n".join(reading.text for reading in (*page.titles, *page.body))
    for reading in page.body[:LEAD]:
        if not is_background(reading.text) and trigger("agreement").search(reading.text):
            known = [name for phrase in reading.phrases for name in phrase.names]
            for name in partners(reading.text, text):
                if all(name.end <= other.start or name.start >= other.stop for other in known):
                    yield from page.findings(reading, [name], OrganizerRole.PARTNER, "unknown party", 0.6)


def _signatories(page: Page) -> Iterator[Finding]:
    """The bodies whose heads come to sign, where no sentence names the parties themselves."""
    for reading in page.body[: LEAD + 1]:
        if SIGNING_RE.search(reading.text):
            for phrase in reading.phrases:
                if phrase.official and phrase.tail in (Tail.LIST, Tail.SUBJECT, Tail.WITH, Tail.OTHERS):
                    yield from page.findings(reading, phrase.names, OrganizerRole.PARTNER, "signatory", 0.6)
