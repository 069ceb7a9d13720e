"""Further acts of an article: those with a date and an act of their own (GUIDE, rule 2)."""

import re
from collections.abc import Iterator
from dataclasses import replace

from aipolicy.extract.dates import DateFinding, event_dates
from aipolicy.extract.programs import find_types
from aipolicy.models import Basis, DateRange, Document, EventDate, Precision, Sentence, Span
from aipolicy.text.quotes import speech

LEAD_SENTENCES = 2
CLEAR_ACT = 0.3
MOST_FURTHER = 2
OWN_DATES = (Precision.DAY, Precision.MONTH)
# A cheap look before the costly one: a day or month in figures.
DATED_RE = re.compile(r"\d ?[일월]|\d{1,2}\.\d")


def further_acts(document: Document, main: DateFinding) -> Iterator[Document]:
    """The parts of a document that tell of another act than the main one, each as a document of its own.

    A part is a sentence after the lead, outside speech, with a stated date that the main event does
    not cover and clear words for a type of act. Each date is taken once, two parts at the most.
    """
    taken = [DateRange(main.date.start, main.date.end), main.apply, main.period]
    used = {c.span for c in main.evidence if c.rejected is None}
    found = 0
    for sentence in document.body[LEAD_SENTENCES:]:
        part = replace(document, sentences=(sentence,))
        when = _own_date(part, sentence, used)
        if when is None or any(_touches(days, when) for days in taken):
            continue
        taken.append(DateRange(when.start, when.end))
        yield part
        found += 1
        if found == MOST_FURTHER:
            return


def _own_date(part: Document, sentence: Sentence, used: set[Span]) -> EventDate | None:
    """The date of an act told in this sentence alone; None without a clear act or a stated date."""
    if not DATED_RE.search(sentence.text) or speech(sentence.text):
        return None
    types = find_types(part)
    if not types or types[0].rejected or types[0].score < CLEAR_ACT:
        return None
    found = event_dates(part, program_type=types[0].value)
    stated = (
        found.date.basis is Basis.STATED and found.date.precision in OWN_DATES and not found.date.alternatives
    )
    chosen = found.evidence[0].span if found.evidence else None
    return found.date if stated and chosen not in used else None


def _touches(days: DateRange, when: EventDate) -> bool:
    """Whether a date shares a day with a range already told."""
    first, last = days.start or days.end, days.end or days.start
    start, end = when.start or when.end, when.end or when.start
    if first is None or last is None or start is None or end is None:
        return False
    return start <= last and first <= end
