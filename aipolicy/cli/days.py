"""A single day given as an option."""

from datetime import date

from aipolicy.errors import UsageError
from aipolicy.tables.labels import Labels


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
