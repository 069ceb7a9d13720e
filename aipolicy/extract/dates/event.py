"""When the event of an article takes place."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from aipolicy.extract.dates.calendars import day_of, month_of
from aipolicy.extract.dates.choose import announcement, choose, fullest
from aipolicy.extract.dates.find import precision_of
from aipolicy.extract.dates.placing import Placed, anchored, place
from aipolicy.extract.dates.points import Bound, Grain, Interval
from aipolicy.extract.dates.resolve import Context, resolve
from aipolicy.extract.dates.solve import solve
from aipolicy.extract.dates.spans import spanning
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
from aipolicy.text.tense import Link, is_past

# A bare day this far off is seldom meant.
TOO_FAR = 24
# How many months before its stamp an article may have been written.
EARLIER = 3
# How fresh an act is that the paper of the next day reports.
LATELY = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class DateFinding:
    """The date of the event with its call's window and programme period, its status, and the evidence.

    `evidence` begins with the words chosen; the rest are the other dates, each with why it was set aside.
    `window_evidence` are the words of the call's window and `period_evidence` those of the period, empty
    where they are the event's own.
    """

    date: EventDate
    apply: DateRange
    period: DateRange
    status: Status
    evidence: tuple[Candidate[DateMention], ...]
    window_evidence: tuple[Candidate[DateMention], ...] = ()
    period_evidence: tuple[Candidate[DateMention], ...] = ()


def event_dates(document: Document, *, program_type: str | None, page: Document | None = None) -> DateFinding:
    """When the main act of the document takes place, and its status as of publication.

    `program_type` is the slug of the act's type; it tells a call's deadline from a plan's goal. Without a
    day of publication only dates that the text itself bounds are given, with all alternatives it leaves.
    `page` is the whole document where this one is a part of it: the part's dates count from the page's
    announcing day, and the page's clues settle them.
    """
    whole = _anchored(place(page), document.article.published) if page else ()
    placed = _anchored(place(document), document.article.published, _day_of(announcement(whole)))
    announced = announcement(placed)
    chosen = choose(placed, program_type, announced, document.article.published)
    told = spanning(fullest(chosen, placed, program_type), placed, program_type) if chosen else None
    found = _event_date(page or document, whole or placed, told.date if told else None, announced)
    parts = told.parts if told else (announced,) if announced else ()
    window = apply_window(document, placed, found, program_type)
    period = programme_period(placed, found)
    return DateFinding(
        date=found,
        apply=window.days,
        period=period.days,
        status=status_of(document, found, program_type, chosen, announced),
        evidence=_evidence(placed, parts),
        window_evidence=window.evidence,
        period_evidence=period.evidence,
    )


def _day_of(one: Placed | None) -> date | None:
    return one.best.start if one and one.best else None


def _anchored(
    placed: Sequence[Placed], published: date | None, announced: date | None = None
) -> tuple[Placed, ...]:
    """Readings counted from the announcing day, that day itself from publication.

    `announced` is the day of the page where what is placed is a part that names none.
    """
    resolved = anchored(placed, published)
    day = _day_of(announcement(resolved)) or announced
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
        best, *others = (*_readings(proof, placed), *_contradicting(proof, placed, published))
        return _dated(proof, best, basis, others)
    if published is not None:
        return EventDate()
    solution = solve(document, placed, proof)
    if not solution.dates:
        return EventDate(reasons=solution.reasons)
    return _dated(proof, solution.dates[0], Basis.INFERRED, solution.dates[1:], solution.reasons)


def _precision(proof: Placed) -> Precision:
    """That of the expression; 8일부터 내년 2월 말까지 begins on a day and ends on the month's last."""
    from_day = proof.expression.grain is Grain.DAY and proof.expression.last is not None
    return Precision.DAY if from_day else precision_of(proof.seen)


def _dated(
    proof: Placed,
    best: Interval,
    basis: Basis,
    others: Sequence[Interval] = (),
    reasons: tuple[str, ...] = (),
) -> EventDate:
    precision = _precision(proof)
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


def _readings(proof: Placed, placed: Sequence[Placed]) -> tuple[Interval, ...]:
    """The likeliest reading; before it that of a caption that counts 지난달 28일 from another day."""
    best, first = proof.readings[0], proof.expression.first
    if first.month_shift is None or first.day is None or proof.expression.last is not None:
        return (best,)
    if first.month_shift > 0:
        return (best,)  # a headline's bare 12일 is that of 다음 달 12일
    for one in placed:
        other = one.expression.first
        same = one.seen.role is DateRole.EVENT and other.day == first.day and one.expression.last is None
        if same and other.month_shift is None and one.best is not None and one.best.end != best.end:
            return (one.best, best)
    return (best,)


def _contradicting(proof: Placed, placed: Sequence[Placed], published: date | None) -> tuple[Interval, ...]:
    """Other readings of a bare day whose words contradict each other or the day of publication."""
    first = proof.expression.first
    if published is None or first.day is None or first.month is not None:
        return ()
    if first.month_shift is not None:
        return proof.readings[1:2] or _on_the_eve(proof, published)
    if any(_is_far(one, published) for one in (proof, *placed)):
        # Put online long after it was written: the same day of earlier months.
        months = (month_of(published.year, published.month - shift)[0] for shift in range(EARLIER))
        readings = (resolve(proof.expression, Context(month, Tense.FUTURE))[:1] for month in months)
        before = [one for found in readings for one in found if (one.end or published) <= published]
        return tuple(one for one in before if one.end != proof.readings[0].end)[:2]
    return proof.readings[1:2] if _disagrees(proof) else ()


def _on_the_eve(proof: Placed, published: date) -> tuple[Interval, ...]:
    """지난달 28일 on the 30th, the month's last day: put online for the paper of the next."""
    best, first = proof.readings[0], proof.expression.first
    eve = published == month_of(published.year, published.month)[1]
    if not eve or first.month_shift != -1 or first.day is None or best.end is None:
        return ()
    day = day_of(published.year, published.month, first.day)
    if day is None or proof.expression.last is not None or not timedelta(0) <= published - day <= LATELY:
        return ()
    return (Interval(day, day),)


def _disagrees(one: Placed) -> bool:
    """지난 26일 협약을 맺는다: the direction is against the tense."""
    direction, tense, clause = one.expression.first.direction, one.seen.tense, one.seen.clause
    if tense is None or clause is None or clause.progress or one.expression.bound is not Bound.NONE:
        return False
    if clause.link is Link.CONNECTIVE and not is_past(clause.predicate):
        return False  # 오는 22일 설명회를 열어 의견을 듣기로 했다: the tense is borrowed.
    return (direction == -1 and tense is not Tense.PAST) or (direction == 1 and tense is Tense.PAST)


def _is_far(one: Placed, published: date) -> bool:
    """오는 18일 on the 23rd: three weeks ahead, 내달 would be said."""
    first = one.expression.first
    coming = first.direction == 1 and first.day is not None and first.month is None
    if not coming or first.month_shift is not None or one.best is None or one.best.start is None:
        return False
    return (one.best.start - published).days > TOO_FAR and one.best.start.month != published.month


def _evidence(placed: Sequence[Placed], parts: Sequence[Placed]) -> tuple[Candidate[DateMention], ...]:
    rejected = (
        one.candidate(rejected=one.seen.reason or "another date fits better")
        for one in placed
        if not any(one is part for part in parts)
    )
    return (*(part.candidate() for part in parts), *rejected)
