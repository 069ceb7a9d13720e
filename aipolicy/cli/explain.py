"""`aipolicy explain`: what the extractors see in a text."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from aipolicy.cli.bundles import bundled
from aipolicy.cli.options import OutputOptions
from aipolicy.cli.settings import of
from aipolicy.cli.wording import type_label
from aipolicy.models import Article, Candidate, DateMention, DateRange
from aipolicy.tables.labels import Labels
from aipolicy.tables.messages import translated

if TYPE_CHECKING:
    from rich.console import RenderableType


@dataclass(frozen=True, slots=True)
class Finding:
    """Something an extractor sees.

    `value` is a date or interval in ISO 8601, a region's code, a body's name or a type's slug;
    `detail` the role of the date or body, the name of the region or type. `start` and `end` count
    code points of the text; `rejected` says why it would not be taken as the event's.
    """

    field: str
    value: str
    detail: str
    alternatives: tuple[str, ...]
    text: str
    start: int
    end: int
    rule: str
    rejected: str | None


_COLUMNS = tuple(each.name for each in fields(Finding))


@bundled
def explain(
    context: typer.Context,
    text: Annotated[
        str, typer.Argument(metavar="TEXT", help="A sentence or a whole article; - reads stdin.")
    ],
    output: OutputOptions,
    published: Annotated[
        str | None,
        typer.Option("--published", metavar="DATE", help="The day from which 오는 22일 or 내달 count."),
    ] = None,
) -> None:
    """What the extractors see in a text: dates, regions, organisations, types, with their places.

    Nothing is stored. Spans count characters of the text from 0, the end not included.

    For example:
      aipolicy explain '부산시는 22일 네이버클라우드와 업무협약을 맺었다' --published 2025-09-23
      aipolicy explain - --format json < article.txt
    """
    from aipolicy.cli.days import given_day
    from aipolicy.cli.output import answer
    from aipolicy.export import Table

    chosen = of(context)
    labels = chosen.labels
    whole = sys.stdin.buffer.read().decode(errors="replace") if text == "-" else text
    found = tuple(findings(whole, given_day(published, chosen.today, labels), labels))
    data = Table(_COLUMNS, [tuple(getattr(each, name) for name in _COLUMNS) for each in found])
    answer(output, labels, drawn=lambda: [_drawn(found, labels)], listing=lambda: data, data=lambda: data)


def findings(text: str, published: date | None, labels: Labels) -> Iterator[Finding]:
    """All that the extractors see in a text, field by field in reading order."""
    from aipolicy.extract.dates import find_dates
    from aipolicy.extract.organizers import find_organizers
    from aipolicy.extract.programs import find_types
    from aipolicy.extract.regions import find_regions
    from aipolicy.text.layout import lay_out
    from aipolicy.text.normalize import nfc

    body = nfc(text)
    document = lay_out(Article(title="", body=body, path="-", published=published))
    types = find_types(document, labels.types)
    main = next((each.value for each in types if each.rejected is None), None)
    regions = find_regions(document)
    bodies = find_organizers(document, program_type=main, regions=regions)
    yield from map(_date, find_dates(body, published))
    yield from (_finding("region", each, each.value.code, each.value.name) for each in regions)
    yield from (
        _finding("organizer", each, each.value.name, labels(f"role.{each.value.role}")) for each in bodies
    )
    yield from (_finding("type", each, each.value, type_label(each.value, labels)) for each in types)


def _date(mention: DateMention) -> Finding:
    days = DateRange(mention.start, mention.end)
    return Finding(
        field="date",
        value=_interval(days),
        detail=mention.role,
        alternatives=tuple(map(_interval, mention.alternatives)),
        text=mention.text,
        start=mention.span[0],
        end=mention.span[1],
        rule=mention.rule,
        rejected=None,
    )


def _interval(days: DateRange) -> str:
    if days.start == days.end:
        return days.start.isoformat() if days.start else ""
    return f"{days.start or '..'}/{days.end or '..'}"


def _finding(field: str, candidate: Candidate[Any], value: str, detail: str) -> Finding:
    span = candidate.span
    return Finding(
        field, value, detail, (), candidate.text, span.start, span.end, candidate.rule, candidate.rejected
    )


def _drawn(found: Iterable[Finding], labels: Labels) -> "RenderableType":
    from aipolicy.cli.columns import Column
    from aipolicy.cli.render import table

    columns = [
        Column("field"),
        Column("value", usual=30, least=10),
        Column("detail", usual=20, least=8, spare=1),
        Column("words", usual=30, least=10),
        Column("place", right=True),
        Column("rule", least=8, spare=2),
        Column("rejected", least=10, spare=3),
    ]
    rows = [
        (
            labels(f"column.{each.field}"),
            each.value + (f" (+{len(each.alternatives)})" if each.alternatives else ""),
            labels(f"dated.{each.detail}") if each.field == "date" else each.detail,
            each.text,
            f"{each.start}-{each.end}",
            each.rule,
            translated(each.rejected or "", labels.language),
        )
        for each in found
    ]
    return table(columns, labels, rows)
