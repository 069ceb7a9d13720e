"""A summary as a table for programs: one row a key, then the total."""

from aipolicy.export.base import Cell, Table
from aipolicy.report.summary import Summary, SummaryRow

TOTAL = "total"
UNKNOWN = "unknown"


def summary_table(summary: Summary) -> Table:
    """Keys as they are (codes, slugs, periods; None as "unknown") and counts; the last row is the total.

    Without a second axis also leading types, first, last and next day; else one column a key across.
    """
    plain = summary.across is None
    columns = (
        summary.by,
        *(("region_name",) if summary.by == "region" else ()),
        "events",
        "share",
        *(("leading_types", "first", "last", "next") if plain else ()),
        *(UNKNOWN if key is None else key for key in summary.columns),
    )
    rows = [_row(row, row.key or UNKNOWN, summary) for row in summary.rows]
    return Table(columns, [*rows, _row(summary.total, TOTAL, summary)], name="summary")


def _row(row: SummaryRow, key: str, summary: Summary) -> tuple[Cell, ...]:
    return (
        key,
        *((_region_name(row.key),) if summary.by == "region" else ()),
        row.events,
        round(row.share, 4),
        *(_details(row) if summary.across is None else ()),
        *row.cells,
    )


def _details(row: SummaryRow) -> tuple[Cell, ...]:
    return tuple(f"{slug} {count}" for slug, count in row.types), row.first, row.last, row.next


def _region_name(code: str | None) -> str | None:
    from aipolicy.tables.regions import full_name

    return full_name(code) if code else None
