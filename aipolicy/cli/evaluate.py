"""`aipolicy evaluate`: how well the stored mentions agree with gold facts."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from aipolicy.cli.options import DataFormat
from aipolicy.cli.settings import Settings, of
from aipolicy.tables.labels import Labels

if TYPE_CHECKING:
    from aipolicy.report.evaluate import Evaluation, Miss

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

    Percentages by field; an article belongs to the gold line whose id is the name of its file.

    For example:
      aipolicy evaluate data/gold.jsonl
      aipolicy evaluate data/gold.jsonl --show-misses --format json
    """
    from aipolicy.cli.streams import write_text

    settings = of(context)
    result = judged(settings, gold)
    if form is DataFormat.JSON:
        write_text(f"{json.dumps(_record(result, show_misses), ensure_ascii=False)}\n")
        return
    write_text("".join(f"{line}\n" for line in _lines(result, settings.labels, show_misses)))


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
    record: dict[str, Any] = dict(result.figures)
    if show_misses:
        record["misses"] = [
            {"article": m.article, "fields": m.fields, "gold": m.gold, "got": _short(m)}
            for m in result.misses
        ]
    return record


def _short(miss: "Miss") -> dict[str, Any] | None:
    return {key: miss.got.get(key) for key in _SHOWN} if miss.got else None


def _lines(result: "Evaluation", labels: Labels, show_misses: bool) -> Iterator[str]:
    from aipolicy.cli.render import one_line

    if show_misses:
        for miss in result.misses:
            yield f"{one_line(miss.article)}: {', '.join(miss.fields)}"
            yield f"  gold {one_line(json.dumps(miss.gold, ensure_ascii=False))}"
            yield f"  got  {one_line(json.dumps(_short(miss), ensure_ascii=False))}"
    for name, value in result.figures.items():
        yield f"{name:22} {labels('list.none') if value is None else value}"
