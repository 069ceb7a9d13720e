"""How many events there are by region, type, period, …, and what the numbers rest on.

By region every 시도 has a row, with 전국, zeros included; districts count for their 시도, former
codes of a place for the present one; with events of 기초 governments asked for, 시군구 have rows. An
event with several values (regions, topics, organizers) counts once under each and once in the total.
In a count by period an event stands where it starts, a call where it ends; one of which that cannot
be told stands under no period (key None).
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from aipolicy.errors import UsageError
from aipolicy.models import EventFilter
from aipolicy.report.axes import AXES, Axis, Key, axis_of

if TYPE_CHECKING:
    from aipolicy.store import Reader
    from aipolicy.store.results import Footing, Money, Tally
    from aipolicy.tables.programs import TypeTable

# An event below this confidence in all four fields together is told apart in the notes.
LOW_CONFIDENCE = 0.7
LEADING_TYPES = 3


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """One value of the axis. `share` is the part of all events in 0..1, `cells` the counts across.

    `money` is None unless asked for. `types` are the leading program types with their counts; `first` and
    `last` the first and last day of its events, `next` the first day after today on which one begins that
    is not cancelled.
    """

    key: Key
    events: int
    share: float
    cells: tuple[int, ...]
    types: tuple[tuple[str, int], ...]
    first: date | None
    last: date | None
    next: date | None
    money: "Money | None" = None


@dataclass(frozen=True, slots=True)
class Summary:
    """Rows in the order to show them, their total, and what they rest on.

    `columns` are the keys of the second axis (`across`), empty without one. Keys are codes of 시도,
    slugs, names of bodies, periods such as 2026Q3, or None for events without such a value.
    """

    by: str
    across: str | None
    columns: tuple[Key, ...]
    rows: tuple[SummaryRow, ...]
    total: SummaryRow
    footing: "Footing"


def summary(
    reader: "Reader",
    wanted: EventFilter,
    by: str = "region",
    across: str | None = None,
    scheme: str | None = None,
    *,
    types: "TypeTable | None" = None,
    money: bool = False,
) -> Summary:
    """Count the events that match by one axis, or by one across another; `money` sums up theirs too.

    `wanted.today` decides which map is current and what is still to come; `scheme` names the groups of
    regions that a bloc is one of, `types` the program types with the groups they belong to. Raises
    UsageError for an axis nobody knows and for an axis across itself, UnknownName for a scheme nobody
    knows.
    """
    if across == by:
        raise UsageError(
            f"{by} across itself", hint=f"one of {', '.join(name for name in AXES if name != by)}"
        )
    axis = axis_of(by, wanted, scheme, types)
    other = axis_of(across, wanted, scheme, types) if across else None
    by_type = reader.tally(wanted, "type")
    keyed = _grouped(reader.tally(wanted, axis.source, "type"), axis.key)
    keys = axis.ordered({key: sum(each.events for each in found) for key, found in keyed.items()}, wanted)
    cells, columns = _crossed(reader, wanted, axis, other)
    row = _row_of(sum(each.events for each in by_type), columns)
    counted = Summary(
        by=by,
        across=across,
        columns=columns,
        rows=tuple(row(key, keyed.get(key, ()), cells.get(key, {})) for key in keys),
        total=row(None, by_type, _totals(reader, wanted, other)),
        footing=reader.footing(wanted, axis.source, low_confidence=LOW_CONFIDENCE),
    )
    return _with_money(counted, reader, wanted, axis) if money else counted


def _with_money(counted: Summary, reader: "Reader", wanted: EventFilter, axis: Axis) -> Summary:
    from aipolicy.store.results import Money

    sums: defaultdict[Key, Money] = defaultdict(Money)
    for value, money in reader.money(wanted, axis.source).items():
        sums[axis.key(value)] += money
    total = reader.money(wanted).get(None, Money())
    rows = tuple(replace(row, money=sums[row.key]) for row in counted.rows)
    return replace(counted, rows=rows, total=replace(counted.total, money=total))


def _grouped(tallies: Iterable["Tally"], key: Callable[[Key], Key]) -> dict[Key, list["Tally"]]:
    grouped: defaultdict[Key, list[Tally]] = defaultdict(list)
    for tally in tallies:
        grouped[key(tally.keys[0])].append(tally)
    return dict(grouped)


def _totals(reader: "Reader", wanted: EventFilter, axis: Axis | None) -> Mapping[Key, int]:
    """Events by key of an axis."""
    if axis is None:
        return {}
    found = _grouped(reader.tally(wanted, axis.source), axis.key)
    return {key: sum(each.events for each in tallies) for key, tallies in found.items()}


def _crossed(
    reader: "Reader", wanted: EventFilter, axis: Axis, other: Axis | None
) -> tuple[Mapping[Key, Mapping[Key, int]], tuple[Key, ...]]:
    """Events by both keys, and the keys of the second axis that have any, in order."""
    if other is None:
        return {}, ()
    cells: defaultdict[Key, Counter[Key]] = defaultdict(Counter)
    for tally in reader.tally(wanted, axis.source, other.source):
        cells[axis.key(tally.keys[0])][other.key(tally.keys[1])] += tally.events
    totals = _totals(reader, wanted, other)
    return cells, tuple(key for key in other.ordered(totals, wanted) if key in totals)


def _row_of(
    all_events: int, columns: Sequence[Key]
) -> Callable[[Key, Sequence["Tally"], Mapping[Key, int]], SummaryRow]:
    """A maker of rows from tallies by type (the last of their keys) and counts by column."""

    def row(key: Key, tallies: Sequence["Tally"], cells: Mapping[Key, int]) -> SummaryRow:
        events = sum(tally.events for tally in tallies)
        by_type: Counter[str] = Counter()
        for tally in tallies:
            by_type[tally.keys[-1] or ""] += tally.events
        leading = sorted(by_type.items(), key=lambda item: (-item[1], item[0]))
        return SummaryRow(
            key=key,
            events=events,
            share=events / all_events if all_events else 0.0,
            cells=tuple(cells.get(column, 0) for column in columns),
            types=tuple(leading[:LEADING_TYPES]),
            first=min((tally.first_day for tally in tallies if tally.first_day), default=None),
            last=max((tally.last_day for tally in tallies if tally.last_day), default=None),
            next=min((tally.next_day for tally in tallies if tally.next_day), default=None),
        )

    return row
