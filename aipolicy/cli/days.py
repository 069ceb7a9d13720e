"""A single day given as an option."""

from datetime import date

from aipolicy.cli.settings import Settings
from aipolicy.errors import UsageError
from aipolicy.tables.labels import Labels

# What stands for the day of each event.
EVENT_DAY = ("event", "사건")


def given_day(text: str | None, today: date, labels: Labels) -> date | None:
    """The day a text names, in any form a period may have; UsageError for a longer period."""
    if text is None:
        return None
    from aipolicy.report.periods import parse_period

    period = parse_period(text, today)
    if period.since is None or period.since != period.until:
        raise UsageError(
            labels("error.not_a_day", text=text, period=period.label), hint="2025-09-23, 20250923, 어제"
        )
    return period.since


def map_day(text: str, settings: Settings) -> date | None:
    """The day of whose map regions are told: None for that of each event, today, or a day given."""
    asked = text.strip().casefold()
    if asked in EVENT_DAY:
        return None
    return given_day("오늘" if asked == "today" else text, settings.today, settings.labels)
