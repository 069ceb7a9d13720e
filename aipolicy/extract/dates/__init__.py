"""Dates: found in every notation of Korean news, resolved, and solved where the text leaves them open."""

from aipolicy.extract.dates.event import DateFinding, event_dates
from aipolicy.extract.dates.find import find_dates

__all__ = ["DateFinding", "event_dates", "find_dates"]
