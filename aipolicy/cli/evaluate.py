"""`aipolicy evaluate`: how well the stored mentions agree with gold facts."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from aipolicy.cli.options import DataFormat
from aipolicy.cli.settings import Settings, of
from aipolicy.models import DateRange
from aipolicy.tables.labels import Labels

if TYPE_CHECKING:
    from rich.console import RenderableType

    from aipolicy.report.evaluate import Evaluation, Miss
    from aipolicy.report.judge import Facts
    from aipolicy.report.reliability import Band, Share

_SHOWN = ("title", "start", "end", "alternatives", "regions", "organizers", "program_type")


def evaluate(
    context: typer.Context,
    gold: Annotated[
        Path,
        typer.Argument(metavar="GOLD", exists=True, dir_okay=False, help="Gold facts, one article a line."),
    ],
    show_misses: Annotated[
        bool, typer.Option("--show-misses", help="Also what was expected and what was found instead.")
    ] = False,
    form: Annotated[
        DataFormat, typer.Option("--format", "-f", help="Form of the answer.")
    ] = DataFormat.TABLE,
) -> None:
    """Judge what was read out of the stored articles by gold facts.

    Percentages by field; an article belongs to the gold line whose id is the
    name of its file. Below them, by confidence: how many events claim so much
    and how many of them are right, in all four fields and field by field.

    For example:
      aipolicy evaluate data/gold.jsonl
      aipolicy evaluate data/gold.jsonl --show-misses --format json
    """
    from aipolicy.cli.render import show
    from aipolicy.cli.streams import write_text

    settings = of(context)
    result = judged(settings, gold)
    if form is DataFormat.JSON:
        write_text(f"{json.dumps(_record(result, show_misses), ensure_ascii=False)}\n")
        return
    show(*drawn(result, settings.labels, show_misses=show_misses))


def judged(settings: Settings, gold: Path) -> "Evaluation":
    """The figures and misses of the mentions in the store."""
    from aipolicy.models import EventFilter
    from aipolicy.report.evaluate import evaluate as judge
    from aipolicy.report.evaluate import read_gold
    from aipolicy.report.records import event_record
    from aipolicy.store import Reader

    with Reader(settings.database) as reader:
        return judge(read_gold(gold), map(event_record, reader.mentions(EventFilter())))


def _record(result: "Evaluation", show_misses: bool) -> dict[str, Any]:
    record: dict[str, Any] = {**result.figures, **result.further}
    record["reliability"] = [
        {"from": band.low, "to": band.high, **{name: asdict(share) for name, share in band.shares.items()}}
        for band in result.bands
    ]
    if show_misses:
        record["misses"] = [
            {"article": m.article, "fields": m.fields, "gold": m.gold, "got": _short(m)}
            for m in result.misses
        ]
    return record


def _short(miss: "Miss") -> dict[str, Any] | None:
    return {key: miss.got.get(key) for key in _SHOWN} if miss.got else None


def miss_rows(misses: Iterable["Miss"], labels: Labels) -> Iterator[tuple[str, str, str, str]]:
    """Article, field, what was expected and what was found, for each field that is wrong.

    An event that was not found, or that gold knows nothing of, is one row with its title.
    """
    for miss in misses:
        if miss.gold and miss.got:
            for field in miss.fields:
                told = _VALUES[field]
                yield miss.article, labels(f"column.{field}"), told(miss.gold, labels), told(miss.got, labels)
        else:
            expected, found = (_event(each, labels) for each in (miss.gold, miss.got))
            yield miss.article, labels("column.event"), expected, found


def _event(facts: "Facts | None", labels: Labels) -> str:
    if facts is None:
        return labels("list.none")
    return " · ".join(filter(None, (facts.get("title"), *(told(facts, labels) for told in _VALUES.values()))))


def _dates(facts: "Facts", labels: Labels) -> str:
    """The date, and in brackets how many others there are."""
    from aipolicy.cli.wording import days

    start, end = (date.fromisoformat(day) if (day := facts.get(side)) else None for side in ("start", "end"))
    others = facts.get("alternatives") or ()
    more = f" (+{len(others)})" if others and not isinstance(others, str) else ""
    return (days(DateRange(start, end), labels) or labels("date.unknown")) + more


def _regions(facts: "Facts", labels: Labels) -> str:
    return ", ".join(region["name"] for region in facts.get("regions") or ()) or labels("list.none")


def _bodies(facts: "Facts", labels: Labels) -> str:
    """Each body with its role; of all names that gold gives one the first."""
    bodies = [(body.get("name") or body["names"][0], body["role"]) for body in facts.get("organizers") or ()]
    return ", ".join(f"{name} ({labels(f'role.{role}')})" for name, role in bodies) or labels("list.none")


def _type(facts: "Facts", labels: Labels) -> str:
    from aipolicy.cli.wording import type_label

    return type_label(facts.get("program_type") or facts.get("type") or "", labels)


_VALUES: Mapping[str, Callable[["Facts", Labels], str]] = {
    "date": _dates,
    "region": _regions,
    "organizer": _bodies,
    "type": _type,
}


def drawn(result: "Evaluation", labels: Labels, *, show_misses: bool) -> list["RenderableType"]:
    """The misses, if they are asked for, above the figures."""
    from aipolicy.cli.columns import Column
    from aipolicy.cli.render import page, prose, table

    unknown = labels("list.none")
    figures = page(
        (labels(f"figure.{name}"), unknown if value is None else str(value))
        for name, value in {**result.figures, **result.further}.items()
    )
    trusted = [prose(""), _reliability(result.bands, labels)]
    if not (show_misses and result.misses):
        return [figures, *trusted]
    columns = [
        Column("article", least=7),
        Column("field"),
        Column("expected", usual=60, least=20, wrap=True),
        Column("found", usual=60, least=20, wrap=True),
    ]
    return [table(columns, labels, miss_rows(result.misses, labels)), prose(""), figures, *trusted]


def _reliability(bands: Iterable["Band"], labels: Labels) -> "RenderableType":
    """By confidence, how many events claim so much, and of them how many are right."""
    from aipolicy.cli.columns import Column
    from aipolicy.cli.render import table
    from aipolicy.report.reliability import ALL_FOUR

    columns = [
        Column("confidence", least=10),
        Column("events", right=True, least=6),
        Column("all_four", right=True, title=labels("figure.all four"), least=8),
        *(Column(name, right=True, least=11) for name in _VALUES),
    ]
    rows = [
        (
            f"{band.low:.1f}–{band.high:.1f}",
            f"{band.shares[ALL_FOUR].events:,}",
            _percent(band.shares[ALL_FOUR], labels),
            *(_counted(band.shares[name], labels) for name in _VALUES),
        )
        for band in bands
    ]
    return table(columns, labels, rows)


def _percent(share: "Share", labels: Labels) -> str:
    return labels("list.none") if share.percent is None else f"{share.percent}%"


def _counted(share: "Share", labels: Labels) -> str:
    """The percentage, and of how many events."""
    return labels("list.none") if share.percent is None else f"{share.percent:.0f}% ({share.events:,})"
