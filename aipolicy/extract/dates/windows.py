"""The window of a call and the period of a programme."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from aipolicy.extract.dates.placing import Placed
from aipolicy.extract.dates.points import Bound
from aipolicy.extract.dates.roles import calling_re
from aipolicy.models import Candidate, DateMention, DateRange, DateRole, Document, EventDate
from aipolicy.tables import dates as tables

# Farther down goals of other plans are told.
LEAD = 4


@dataclass(frozen=True, slots=True)
class Window:
    """Days, and the words that give them where they are not those of the event."""

    days: DateRange
    evidence: tuple[Candidate[DateMention], ...] = ()


def apply_window(
    document: Document, placed: Sequence[Placed], found: EventDate, program_type: str | None
) -> Window:
    """From when to when one can apply: a recruitment's own dates, else the dates beside words of applying."""
    if program_type == "recruitment":
        return Window(DateRange(found.start, found.end)) if found.start != found.end else Window(DateRange())
    for one in placed:
        best = one.best
        if best is None or not one.is_body or one.seen.role is not DateRole.EVENT:
            continue
        window = one.expression.last is not None or one.expression.bound is Bound.UNTIL
        if window and _is_call(one):
            return Window(DateRange(best.start, best.end), (one.candidate(),))
    return Window(DateRange())


def _is_call(one: Placed) -> bool:
    """Whether words of applying stand beside the date: 신청은 28일까지다, 28일까지 모집한다."""
    text, found, clause = one.sentence.text, one.expression, one.seen.clause
    if calling_re().search(text, found.start) or applying_re().search(text, 0, found.start):
        return True
    return clause is not None and registering_re().search(text, found.end, clause.end) is not None


@cache
def applying_re() -> re.Pattern[str]:
    """What ends right before the dates of a call: 신청 기간은, 접수 마감:, 사전등록은."""
    words = tables.alternatives(tables.role_words("applying"))
    return re.compile(rf"(?:{words})\s?(?:기간|기한|마감일?|일정)?(?:은|는|이|가|을|를)?\s?[:：]?\s*$")


@cache
def registering_re() -> re.Pattern[str]:
    """What applicants do other than applying: 8일까지 등록해야 한다."""
    return re.compile(tables.alternatives(tables.role_words("registering")))


def programme_period(placed: Sequence[Placed], found: EventDate) -> Window:
    """The period that the body gives for the programme: 2026년 4월부터 12월까지, else its end: 2029년까지."""
    told = [one for one in placed if one.is_body and one.seen.role is DateRole.HORIZON and one.best]
    for one in told:
        if one.best and one.best.start and one.best.end and one.expression.last is not None:
            return Window(DateRange(one.best.start, one.best.end), (one.candidate(),))
    event = found.end or found.start
    for one in told:
        end = one.best.end if one.best and one.expression.bound is Bound.UNTIL else None
        if end and one.order < LEAD and (event is None or end > event):
            return Window(DateRange(None, end), (one.candidate(),))
    return Window(DateRange())
