"""The money of a summary in 억원."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from aipolicy.tables.labels import Labels

if TYPE_CHECKING:
    from aipolicy.report.summary import Summary, SummaryRow

# Won in an 억.
EOK = 10**8
SUMS = ("total", "national", "local", "private")


def eok(row: "SummaryRow") -> tuple[float, ...]:
    """The total of a row's money and its parts, in 억원; nothing where money was not asked for."""
    return tuple(getattr(row.money, part) / EOK for part in SUMS) if row.money else ()


def remarks(counted: "Summary", labels: Labels) -> Iterator[str]:
    """Of how many events no money is known, and how much of it stands in several rows."""
    if counted.total.money is None:
        return
    yield labels("summary.money", count=counted.total.money.unknown)
    several = sum(row.money.total for row in counted.rows if row.money) - counted.total.money.total
    if several > 0:
        yield labels("summary.money_several", amount=f"{several / EOK:,.10g}")
