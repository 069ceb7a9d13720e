"""How well the dates of two reports agree, as the name of a weight in `linking.toml`."""

from datetime import date

from aipolicy.link.profile import Days, Profile
from aipolicy.models import Basis
from aipolicy.tables.linking import link_table

APART = "apart"


def dates_agree(one: Profile, other: Profile) -> str:
    """How the dates agree; `APART` for dates that exclude each other."""
    if not one.days or not other.days:
        return _undated(one, other)
    if Basis.ANNOUNCED not in (one.basis, other.basis):
        return _told(one, other)
    if one.basis is not other.basis:
        return _announced(one, other) if one.basis is Basis.ANNOUNCED else _announced(other, one)
    far = abs(one.days[0][0] - other.days[0][0])
    if far == 0:
        return "date_announced"
    return "date_announced_days" if far <= link_table().days["announcements"] else APART


def _told(one: Profile, other: Profile) -> str:
    """Both have days of the event."""
    if not _touch(one, other):
        return APART
    if one.coarse != other.coarse:
        return "date_within"
    return "date_same" if set(one.days) & set(other.days) and not one.coarse else "date_shared"


def _touch(one: Profile, other: Profile) -> bool:
    return any(a[0] <= b[1] and b[0] <= a[1] for a in one.days for b in other.days)


def _announced(announced: Profile, told: Profile) -> str:
    """`announced` has only the day of its announcement."""
    limits, day = link_table().days, announced.days[0][0]
    after = min((max(first - day, day - last, 0) for first, last in told.days), default=0)
    if after == 0:
        return "date_announced_then"
    before = any(first > day for first, _ in told.days)
    return (
        "date_announced_near"
        if after <= limits["announced_before" if before else "announced_after"]
        else APART
    )


def _undated(one: Profile, other: Profile) -> str:
    """At least one has no date: its day of the month, or its publication, may tell."""
    if one.days or other.days:
        undated, dated = (other, one) if one.days else (one, other)
        if not _near_publication(undated, dated):
            return APART
        return _hinted(undated.hints, dated.days) if undated.hints else "date_unknown"
    if not one.hints or not other.hints:
        return "date_unknown"
    month, day = one.hints[0]
    month2, day2 = other.hints[0]
    if day != day2 or (month and month2 and month != month2):
        return "date_other_day"
    return "date_month_day" if month and month2 else "date_day"


def _near_publication(undated: Profile, dated: Profile) -> bool:
    """An event is news for some weeks only."""
    if undated.published is None:
        return True
    limits, day = link_table().days, undated.published
    return any(
        first - limits["published_before"] <= day <= last + limits["published_after"]
        for first, last in dated.days
    )


def _hinted(hints: tuple[Days, ...], days: tuple[Days, ...]) -> str:
    for first, last in days:
        for month, day in hints[:1]:
            for each in (date.fromordinal(first), date.fromordinal(last)):
                if each.day == day and month in (0, each.month):
                    return "date_month_day" if month else "date_day"
    return "date_other_day"
