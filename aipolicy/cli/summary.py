"""`aipolicy summary`: how many events, by region or another axis."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from aipolicy.cli import complete, wording
from aipolicy.cli import money as sums_of
from aipolicy.cli.bundles import bundled
from aipolicy.cli.options import Axis, FilterOptions, OutputOptions, axis_named
from aipolicy.cli.settings import of
from aipolicy.errors import UsageError
from aipolicy.tables.labels import Labels

if TYPE_CHECKING:
    from rich.console import RenderableType

    from aipolicy.cli.columns import Column
    from aipolicy.export import Cell, Table
    from aipolicy.report.summary import Summary, SummaryRow

# Cells of the longest bar on a wide and on a narrow screen.
_BAR, _SHORT_BAR = 12, 6
_ROOMY = 100
_EIGHTHS = " ▏▎▍▌▋▊▉█"
_BY = f"Count by {', '.join(Axis)}, or by the Korean or English name of one."
_PERIODS = (Axis.YEAR, Axis.HALF, Axis.QUARTER, Axis.MONTH)


@bundled
def summary(
    context: typer.Context,
    filters: FilterOptions,
    output: OutputOptions,
    by: Annotated[
        Axis,
        typer.Option("--by", metavar="AXIS", help=_BY, parser=axis_named, autocompletion=complete.axes),
    ] = Axis.REGION,
    across: Annotated[
        Axis | None,
        typer.Option(
            "--across",
            metavar="AXIS",
            help="A second axis, as columns.",
            parser=axis_named,
            autocompletion=complete.axes,
        ),
    ] = None,
    scheme: Annotated[
        str | None,
        typer.Option(
            "--scheme",
            metavar="NAME",
            help="With bloc: 권역 (usual), 5극3특, 수도권, 광역 or 인구감소지역.",
            autocompletion=complete.schemes,
        ),
    ] = None,
    money: Annotated[
        bool,
        typer.Option(
            "--money", help="Also the money of the events, in 억원: total, national, local, private."
        ),
    ] = False,
) -> None:
    """How many events there are, by region or by another axis.

    By region every province of the map has a row, zeros included. An event
    of several regions counts once in each and once in the total. With
    --level 기초, or --by district, cities and counties have rows of their own.
    In a count by period an event stands where it starts, a call where it ends.

    For example:
      aipolicy summary --period 2026Q3
      aipolicy summary --by type --region 경남
      aipolicy summary --by bloc --scheme 5극3특 --across year
      aipolicy summary --by district --region 충북
      aipolicy summary --by region --across quarter --since 2026 -o counts.xlsx
      aipolicy summary --type selection --money
    """
    from aipolicy.cli.filters import announce, resolve
    from aipolicy.cli.output import answer
    from aipolicy.report.summary import summary as ask
    from aipolicy.store import Reader

    settings = of(context)
    labels = settings.labels
    if scheme is not None and Axis.BLOC not in (by, across):
        raise UsageError(labels("error.scheme_alone"))
    if money and across is not None:
        raise UsageError(labels("error.money_across"))
    with Reader(settings.database) as reader:
        query = resolve(filters, settings, reader)
        counted = ask(reader, query.filter, by, across, scheme, types=settings.types, money=money)
    announce(query, labels, empty=not counted.total.events, on_screen=output.on_screen)
    answer(
        output,
        labels,
        drawn=lambda: drawn(counted, labels, query.words),
        listing=lambda: listing(counted, labels, words=True),
        data=lambda: listing(counted, labels, words=False),
    )


def key_text(axis: str, key: str | None, labels: Labels) -> str:
    """A value of an axis in words; what a missing value means on that axis."""
    if key is None:
        return labels("list.no_period" if axis in _PERIODS else f"list.no_{axis}")
    name = _NAMES.get(axis)
    return name(key, labels) if name else key


_NAMES: Mapping[str, Callable[[str, Labels], str]] = {
    Axis.REGION: lambda code, _: wording.short_name(code),
    Axis.DISTRICT: lambda code, _: wording.short_name(code),
    Axis.BLOC: lambda name, _: wording.short_name(name) if name == wording.NATIONWIDE else name,
    Axis.LEVEL: lambda kind, labels: labels(f"level.{kind}"),
    Axis.TYPE: wording.type_label,
    Axis.GROUP: wording.group_label,
    Axis.TOPIC: wording.topic_label,
    Axis.STATUS: lambda status, labels: labels(f"status.{status}"),
}


def bar(share: float, longest: int = _BAR) -> str:
    """A share of the longest bar, in cells, as a bar; a little of it for any share above zero."""
    eighths = max(round(share * longest * 8), 1) if share > 0 else 0
    whole, part = divmod(eighths, 8)
    return "█" * whole + (_EIGHTHS[part] if part else "")


def drawn(counted: "Summary", labels: Labels, asked: Sequence[str]) -> Sequence["RenderableType"]:
    """The table for a screen under what was asked, with what the numbers rest on."""
    from aipolicy.cli.render import heading, note, table

    if not counted.total.events:
        return []
    shape = (_plain if counted.across is None else _crossed)(counted, labels)
    hidden = [note(labels("summary.hidden", count=shape.hidden))] if shape.hidden else []
    notes = [note(line) for line in remarks(counted, labels)]
    return [*heading(asked), table(shape.columns, labels, shape.lines, footer=shape.footer), *hidden, *notes]


@dataclass(frozen=True, slots=True)
class _Shape:
    """Columns, lines and footer of a table, and how many columns did not fit."""

    columns: Sequence["Column"]
    lines: Sequence[Sequence[str]]
    footer: Sequence[str]
    hidden: int = 0


def _plain(counted: "Summary", labels: Labels) -> _Shape:
    """A count by one axis; by type each row has but one type, which need not be told again."""
    from aipolicy.cli.columns import Column
    from aipolicy.cli.render import width

    if counted.total.money is not None:
        return _with_money(counted, labels)
    most = max(row.events for row in counted.rows)
    longest = _BAR if width() >= _ROOMY else _SHORT_BAR
    typed = counted.by != Axis.TYPE
    leading = [Column("leading_types", usual=44, least=12, spare=1, items=True)] if typed else []
    columns = [
        Column(counted.by, least=14),
        Column("events", right=True),
        Column("bar", title="", style="green", spare=2),
        *leading,
        Column("first", style="cyan", spare=3),
        Column("last", style="cyan", spare=3),
        Column("next", style="cyan", spare=4),
    ]

    def line(name: str, row: "SummaryRow", drawn_bar: str) -> tuple[str, ...]:
        types = [_leading(row, labels)] if typed else []
        days = (day.isoformat() if day else "" for day in (row.first, row.last, row.next))
        return name, f"{row.events:,}", drawn_bar, *types, *days

    lines = [
        line(key_text(counted.by, row.key, labels), row, bar(row.events / most, longest))
        for row in counted.rows
    ]
    return _Shape(columns, lines, line(labels("list.total"), counted.total, ""))


def _with_money(counted: "Summary", labels: Labels) -> _Shape:
    """A count by one axis with the money of its events."""
    from aipolicy.cli.columns import Column

    columns = [
        Column(counted.by, least=14),
        Column("events", right=True),
        *(Column(f"budget_{part}", right=True) for part in sums_of.SUMS),
        Column("budget_unknown", right=True),
        Column("leading_types", usual=44, least=12, spare=1, items=True),
    ]

    def line(name: str, row: "SummaryRow") -> tuple[str, ...]:
        sums = (f"{amount:,.10g}" if amount else "" for amount in sums_of.eok(row))
        unknown = row.money.unknown if row.money else 0
        return name, f"{row.events:,}", *sums, f"{unknown:,}" if unknown else "", _leading(row, labels)

    lines = [line(key_text(counted.by, row.key, labels), row) for row in counted.rows]
    return _Shape(columns, lines, line(labels("list.total"), counted.total))


def _leading(row: "SummaryRow", labels: Labels) -> str:
    return "; ".join(f"{wording.type_label(slug, labels)} {count}" for slug, count in row.types)


def _crossed(counted: "Summary", labels: Labels) -> _Shape:
    """A count by one axis across another; zeros are left blank."""
    from rich.cells import cell_len

    from aipolicy.cli.columns import GAP, Column
    from aipolicy.cli.render import width

    assert counted.across is not None
    names = [key_text(counted.across, key, labels) for key in counted.columns]
    keys = [key_text(counted.by, row.key, labels) for row in counted.rows]
    titles, total = (labels(f"column.{counted.by}"), labels("column.events")), counted.total
    own = max(map(cell_len, (*keys, titles[0], labels("list.total")))) + GAP
    own += max(cell_len(titles[1]), len(f"{total.events:,}"))
    widths = [max(cell_len(name), len(f"{cell:,}")) for name, cell in zip(names, total.cells, strict=True)]
    shown = fitting(widths, width() - own, latest=counted.across in _PERIODS)
    columns = [Column(counted.by), Column("events", right=True, style="bold")]
    columns += [Column("cell", right=True, title=names[n]) for n in shown]

    def line(name: str, row: "SummaryRow") -> tuple[str, ...]:
        return name, f"{row.events:,}", *(f"{row.cells[n]:,}" if row.cells[n] else "" for n in shown)

    lines = [line(key, row) for key, row in zip(keys, counted.rows, strict=True)]
    return _Shape(columns, lines, line(labels("list.total"), total), len(names) - len(shown))


def fitting(widths: Sequence[int], room: int, *, latest: bool) -> Sequence[int]:
    """Which columns of these widths have room: the last ones, if the latest count most, else the first."""
    from aipolicy.cli.columns import GAP

    shown: list[int] = []
    for n in reversed(range(len(widths))) if latest else range(len(widths)):
        room -= GAP + widths[n]
        if room < 0:
            break
        shown.append(n)
    return sorted(shown)


def remarks(counted: "Summary", labels: Labels) -> Iterator[str]:
    """What the numbers rest on."""
    footing = counted.footing
    if footing.several:
        yield labels("summary.several", count=footing.several, axis=labels(f"column.{counted.by}"))
    yield from sums_of.remarks(counted, labels)
    if footing.undated:
        yield labels("summary.undated", count=footing.undated)
    if footing.low_confidence:
        yield labels("summary.low_confidence", count=footing.low_confidence)
    first, last = footing.first_published, footing.last_published
    days = labels("summary.published", first=first, last=last) if first else labels("summary.no_published")
    yield labels("summary.articles", count=footing.articles, days=days)


def listing(counted: "Summary", labels: Labels, *, words: bool) -> "Table":
    """The rows and their total under slugs; keys as they are, or all in words."""
    from aipolicy.export import Table

    across = [_name(counted.across or "", key, labels, words) for key in counted.columns]
    sums = (*(f"budget_{part}" for part in sums_of.SUMS), "budget_unknown") if counted.total.money else ()
    ends = (*sums, "leading_types", "first", "last", "next")
    slugs = (
        counted.by,
        *(() if words else ("name",)),
        "events",
        *([] if words else ["share"]),
        *across,
        *ends,
    )
    titles = {slug: labels(f"column.{slug}") for slug in slugs if slug not in across}

    def cells(row: "SummaryRow", key: str, name: str) -> Sequence["Cell"]:
        types = tuple(f"{_name(Axis.TYPE, slug, labels, words)} {count}" for slug, count in row.types)
        counts = (row.events, *(() if words else (round(row.share, 4),)), *row.cells)
        amounts = (*sums_of.eok(row), row.money.unknown) if row.money else ()
        return (*((name,) if words else (key, name)), *counts, *amounts, types, row.first, row.last, row.next)

    rows = [cells(row, row.key or "", key_text(counted.by, row.key, labels)) for row in counted.rows]
    return Table(slugs, [*rows, cells(counted.total, "total", labels("list.total"))], titles, name="summary")


def _name(axis: str, key: str | None, labels: Labels, words: bool) -> str:
    return key_text(axis, key, labels) if words or key is None else key
