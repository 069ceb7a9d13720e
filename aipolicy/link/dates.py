"""The date of an event from the dates of its reports, each settling what another leaves open."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from aipolicy.models import Basis, DateRange, EventDate, Precision

ANOTHER = "another report tells it"
_FINENESS = (
    Precision.UNKNOWN,
    Precision.YEAR,
    Precision.HALF,
    Precision.QUARTER,
    Precision.MONTH,
    Precision.DAY,
)


def merged_date(dates: Sequence[EventDate]) -> EventDate:
    """What reports in canonical order say together of when their event is.

    A date that the most reports allow stands: a report allows its own date, its alternatives, and every
    finer date within its own. A day of announcement counts only where nothing else is told.
    """
    dated = [when for when in dates if when.start or when.end]
    told = [when for when in dated if when.basis is not Basis.ANNOUNCED] or dated
    if not told:
        return replace(dates[0], reasons=_reasons(dates))
    if len(told) == 1 and len(dates) == 1:
        return told[0]
    allowed = {each: sum(_allows(when, each) for when in told) for each in _candidates(told)}
    most = max(allowed.values())
    best = [each for each, count in allowed.items() if count == most]
    stated = [each for each in best if any(_says(when, each) for when in told)]
    finest = max(_FINENESS.index(each.precision) for each in stated or best)
    chosen = next(each for each in stated or best if _FINENESS.index(each.precision) == finest)
    return _settled(chosen, [] if stated else best, dates, told)


def _candidates(told: Sequence[EventDate]) -> list[EventDate]:
    """Every date told or allowed, once, without basis; the likeliest readings first."""
    readings = [(when, DateRange(when.start, when.end)) for when in told]
    readings += [(when, other) for when in told for other in when.alternatives]
    return list(dict.fromkeys(EventDate(days.start, days.end, when.precision) for when, days in readings))


def _says(when: EventDate, each: EventDate) -> bool:
    """Whether a report gives this very date and no other."""
    return not when.alternatives and (when.start, when.end, when.precision) == (
        each.start,
        each.end,
        each.precision,
    )


def _allows(when: EventDate, each: EventDate) -> bool:
    if DateRange(each.start, each.end) in (DateRange(when.start, when.end), *when.alternatives):
        return True
    if when.end == each.end and when.start is None:
        return True
    finer = _FINENESS.index(each.precision) > _FINENESS.index(when.precision)
    return finer and _within(each, when)


def _within(inner: EventDate, outer: EventDate) -> bool:
    first, last = inner.start or inner.end, inner.end or inner.start
    begin, end = outer.start or date.min, outer.end or date.max
    return first is not None and last is not None and begin <= first and last <= end


def _settled(
    chosen: EventDate, open_ones: Sequence[EventDate], dates: Sequence[EventDate], told: Sequence[EventDate]
) -> EventDate:
    """The chosen date with the basis of the best report of it, and what even together stays open."""
    same = [when for when in told if (when.start, when.end) == (chosen.start, chosen.end)]
    order = (Basis.STATED, Basis.ANNOUNCED, Basis.INFERRED, Basis.UNKNOWN)
    basis = min((when.basis for when in same), key=order.index, default=Basis.INFERRED)
    others = tuple(DateRange(each.start, each.end) for each in open_ones if each != chosen)
    helped = any(not (when.start or when.end) or when.alternatives for when in dates)
    reasons = _reasons(same) + ((ANOTHER,) if helped and not others else ())
    return EventDate(chosen.start, chosen.end, chosen.precision, basis, others, tuple(dict.fromkeys(reasons)))


def _reasons(dates: Sequence[EventDate]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(reason for when in dates for reason in when.reasons))
