"""When the event of an article takes place."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from aipolicy.extract.dates.calendars import month_of
from aipolicy.extract.dates.choose import announcement, choose, fullest
from aipolicy.extract.dates.find import precision_of
from aipolicy.extract.dates.placing import Placed, anchored, place
from aipolicy.extract.dates.points import Bound, Interval
from aipolicy.extract.dates.resolve import Context, resolve
from aipolicy.extract.dates.solve import solve
from aipolicy.extract.dates.status import status_of
from aipolicy.extract.dates.windows import apply_window, programme_period
from aipolicy.models import (
    Basis,
    Candidate,
    DateMention,
    DateRange,
    DateRole,
    Document,
    EventDate,
    Precision,
    Status,
    Tense,
)

# A bare day this far off is seldom meant.
TOO_FAR = 20
# How many months before its stamp an article may have been written.
EARLIER = 3


@dataclass(frozen=True, slots=True)
class DateFinding:
    """The date of the event with its call's window and programme period, its status, and the evidence.

    `evidence` begins with the words chosen; the rest are the other dates, each with why it was set aside.
    """

    date: EventDate
    apply: DateRange
    period: DateRange
    status: Status
    evidence: tuple[Candidate[DateMention], ...]


def event_dates(document: Document, *, program_type: str | None) -> DateFinding:
    """When the main act of the document takes place, and its status as of publication.

    `program_type` is the slug of the act's type; it tells a call's deadline from a plan's goal. Without a
    day of publication only dates that the text itself bounds are given, with all alternatives it leaves.
    """
    placed = _anchored(place(document), document.article.published)
    announced = announcement(placed)
    chosen = choose(placed, program_type, announced, document.article.published)
    told = fullest(chosen, placed, program_type) if chosen else None
    found = _event_date(document, placed, told, announced)
    proof = told or announced
    return DateFinding(
        date=found,
        apply=apply_window(document, placed, found, program_type),
        period=programme_period(placed),
        status=status_of(document, found, program_type, chosen, announced),
        evidence=_evidence(placed, proof),
    )


def _anchored(placed: Sequence[Placed], published: date | None) -> tuple[Placed, ...]:
    """Readings counted from the announcing day, that day itself from publication."""
    resolved = anchored(placed, published)
    announced = announcement(resolved)
    day = announced.best.start if announced and announced.best else None
    if day is None or day == published:
        return resolved
    counted = anchored(placed, day)
    return tuple(
        old if old.seen.role is DateRole.ANNOUNCEMENT else new
        for old, new in zip(resolved, counted, strict=True)
    )


def _event_date(
    document: Document, placed: Sequence[Placed], told: Placed | None, announced: Placed | None
) -> EventDate:
    published = document.article.published
    proof = told or announced
    if proof is None:
        return EventDate(published, published, Precision.DAY, Basis.ANNOUNCED) if published else EventDate()
    basis = Basis.STATED if told else Basis.ANNOUNCED
    if proof.readings:
        return _dated(proof, proof.readings[0], basis, _contradicting(proof, placed, published))
    if published is not None:
        return EventDate()
    solution = solve(document, placed, proof)
    if not solution.dates:
        return EventDate(reasons=solution.reasons)
    return _dated(proof, solution.dates[0], Basis.INFERRED, solution.dates[1:], solution.reasons)


def _dated(
    proof: Placed,
    best: Interval,
    basis: Basis,
    others: Sequence[Interval] = (),
    reasons: tuple[str, ...] = (),
) -> EventDate:
    precision = precision_of(proof.seen)
    best, *others = (_whole(one, precision) for one in (best, *others))
    return EventDate(
        best.start,
        best.end,
        precision,
        basis,
        tuple(DateRange(one.start, one.end) for one in others),
        reasons,
    )


def _whole(reading: Interval, precision: Precision) -> Interval:
    """Month precision stays month precision: 다음 달 초 is that month."""
    if precision is not Precision.MONTH:
        return reading
    start = month_of(reading.start.year, reading.start.month)[0] if reading.start else None
    end = month_of(reading.end.year, reading.end.month)[1] if reading.end else None
    return reading._replace(start=start, end=end)


def _contradicting(proof: Placed, placed: Sequence[Placed], published: date | None) -> tuple[Interval, ...]:
    """Other readings of a bare day whose words contradict each other or the day of publication."""
    first = proof.expression.first
    if published is None or first.day is None or first.month is not None:
        return ()
    if first.month_shift is not None:
        return proof.readings[1:2]
    if any(_is_far(one, published) for one in (proof, *placed)):
        # Put online long after it was written: the same day of earlier months.
        months = (month_of(published.year, published.month - shift)[0] for shift in range(EARLIER))
        readings = (resolve(proof.expression, Context(month, Tense.FUTURE))[:1] for month in months)
        before = [one for found in readings for one in found if (one.end or published) <= published]
        return tuple(one for one in before if one.end != proof.readings[0].end)[:2]
    return proof.readings[1:2] if _disagrees(proof) else ()


def _disagrees(one: Placed) -> bool:
    """지난 26일 협약을 맺는다: the direction is against the tense."""
    direction, tense, clause = one.expression.first.direction, one.seen.tense, one.seen.clause
    if tense is None or clause is None or clause.progress or one.expression.bound is not Bound.NONE:
        return False
    return (direction == -1 and tense is not Tense.PAST) or (direction == 1 and tense is Tense.PAST)


def _is_far(one: Placed, published: date) -> bool:
    """오는 18일 on the 23rd: three weeks ahead, 내달 would be said."""
    first = one.expression.first
    coming = first.direction == 1 and first.day is not None and first.month is None
    if not coming or first.month_shift is not None or one.best is None or one.best.start is None:
        return False
    return (one.best.start - published).days > TOO_FAR and one.best.start.month != published.month


def _evidence(placed: Sequence[Placed], proof: Placed | None) -> tuple[Candidate[DateMention], ...]:
    rejected = (
        one.candidate(rejected=one.seen.reason or "another date fits better")
        for one in placed
        if one is not proof
    )
    return (*((proof.candidate(),) if proof else ()), *rejected)
