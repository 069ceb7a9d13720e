"""Where an event stands in time, in the terms that queries use."""

from bisect import bisect_left
from datetime import date, timedelta

from aipolicy.models import DateRange, EventFacts, Precision, Status

UNDATED = -1
# The class of events that a user rejected: no query looks there.
REJECTED = -2
# What is told as over does not lie ahead, though its page allows days that do.
NOT_TO_COME = (Status.CANCELLED, Status.HELD)
# Upper limits in days of the classes of length. A search for what overlaps a period looks, class by
# class, no further back than the class is long, so a long plan never widens the scan for short events.
SPANS = (1, 7, 31, 92, 366, 36600)


def span_class(first: date | None, last: date | None) -> int:
    """The class of length of an event from its first to its last day; `UNDATED` without days."""
    if first is None or last is None:
        return UNDATED
    return min(bisect_left(SPANS, (last - first).days + 1), len(SPANS) - 1)


def earliest_start(span: int, since: date) -> date:
    """The first day on which an event of this class can have begun and still touch `since`."""
    reach = SPANS[span] - 1
    return since - timedelta(days=min(reach, (since - date.min).days))


def days_of(facts: EventFacts) -> DateRange:
    """First and last day known: a deadline alone is both, a start alone too."""
    when = facts.date
    return DateRange(when.start or when.end, when.end or when.start)


def is_call(facts: EventFacts) -> bool:
    """Whether people can apply: a recruitment, or anything that is recruiting or names a window."""
    return (
        facts.program_type == "recruitment" or facts.status is Status.RECRUITING or facts.apply != DateRange()
    )


def window_of(facts: EventFacts) -> DateRange:
    """The days on which a call is open, as far as stated; a call's own dates where no window is named."""
    if not is_call(facts):
        return DateRange()
    return facts.apply if facts.apply != DateRange() else DateRange(facts.date.start, facts.date.end)


def counted_days(facts: EventFacts) -> DateRange:
    """Between which days the day lies on which an event is counted.

    An event counts where it starts, a recruitment where it ends. A date coarser than a day, or one
    with alternatives, leaves a range; a period that holds the whole range can count the event.
    """
    when = facts.date
    ends = facts.program_type == "recruitment"
    days = [_counted(days, ends) for days in (DateRange(when.start, when.end), *when.alternatives)]
    if when.precision not in (Precision.DAY, Precision.UNKNOWN):
        days += [when.start, when.end]
    known = [each for each in days if each]
    return DateRange(min(known), max(known)) if known else DateRange()


def _counted(days: DateRange, ends: bool) -> date | None:
    return (days.end or days.start) if ends else (days.start or days.end)
