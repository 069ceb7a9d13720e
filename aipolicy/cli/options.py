"""The filters and output options that many commands share."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from aipolicy.cli import complete
from aipolicy.models import Undated
from aipolicy.tables.labels import Labels, Language

_FILTERS = "Filters"
_OUTPUT = "Output"


class Format(StrEnum):
    """Formats of an answer on stdout."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    MARKDOWN = "markdown"


class Axis(StrEnum):
    """What a summary counts by."""

    REGION = "region"
    DISTRICT = "district"
    BLOC = "bloc"
    TYPE = "type"
    GROUP = "group"
    ORGANIZER = "organizer"
    LEVEL = "level"
    TOPIC = "topic"
    YEAR = "year"
    HALF = "half"
    QUARTER = "quarter"
    MONTH = "month"
    STATUS = "status"


def axis_named(name: str) -> Axis:
    """The axis by its slug or its name in any language. Raises BadParameter."""
    asked = name.strip().casefold()
    for axis in Axis:
        if asked in (axis, *(Labels(each)(f"column.{axis}").casefold() for each in Language)):
            return axis
    known = ", ".join(f"'{axis}'" for axis in Axis)
    raise typer.BadParameter(f"{name!r} is not one of {known}.")


class DataFormat(StrEnum):
    """Formats of an answer that is no list."""

    TABLE = "table"
    JSON = "json"


class Sort(StrEnum):
    """What events are ordered by."""

    DATE = "date"
    REGION = "region"
    TYPE = "type"
    STATUS = "status"
    ORGANIZER = "organizer"
    TITLE = "title"
    CONFIDENCE = "confidence"


@dataclass(frozen=True, slots=True)
class FilterOptions:
    """Which events. Repeated options are OR, different ones AND."""

    region: Annotated[
        list[str] | None,
        typer.Option(
            "--region",
            "-r",
            metavar="NAME",
            help="Only this region or group of regions: any name of any time (부산, 전라북도, 충청권, busan) "
            "or code (26000). A province includes its cities. May be repeated.",
            autocompletion=complete.regions,
            rich_help_panel=_FILTERS,
        ),
    ] = None
    with_nationwide: Annotated[
        bool,
        typer.Option(
            "--with-nationwide",
            help="With --region: also events of the whole country (전국).",
            rich_help_panel=_FILTERS,
        ),
    ] = False
    as_of: Annotated[
        str,
        typer.Option(
            "--as-of",
            metavar="DATE",
            help="The map by which regions are told: event (that of each event's own day), today or a day.",
            rich_help_panel=_FILTERS,
        ),
    ] = "event"
    level: Annotated[
        list[str] | None,
        typer.Option(
            "--level",
            metavar="LEVEL",
            help="Only events held, run or signed by a body of this level or kind: 광역, 기초, 의회, 교육청, "
            "중앙, 공공기관, 대학, 기업, 단체. May be repeated.",
            autocompletion=complete.levels,
            rich_help_panel=_FILTERS,
        ),
    ] = None
    type: Annotated[
        list[str] | None,
        typer.Option(
            "--type",
            "-t",
            metavar="TYPE",
            help="Only this program type: slug, Korean label or group (mou, 업무협약, partnership); "
            "`aipolicy types` lists them. May be repeated.",
            autocompletion=complete.types,
            rich_help_panel=_FILTERS,
        ),
    ] = None
    topic: Annotated[
        list[str] | None,
        typer.Option(
            "--topic",
            metavar="TOPIC",
            help="Only this topic, e.g. healthcare. May be repeated.",
            autocompletion=complete.topics,
            rich_help_panel=_FILTERS,
        ),
    ] = None
    target: Annotated[
        list[str] | None,
        typer.Option(
            "--target",
            metavar="TARGET",
            help="Only what is for these, e.g. local_government or 기업; `aipolicy types` lists them. "
            "May be repeated.",
            autocompletion=complete.targets,
            rich_help_panel=_FILTERS,
        ),
    ] = None
    organizer: Annotated[
        list[str] | None,
        typer.Option(
            "--organizer",
            metavar="NAME",
            help="Only events of this body by any of its names (부산테크노파크, 부산시청, NIPA), else of "
            "all with this in their name. May be repeated.",
            rich_help_panel=_FILTERS,
        ),
    ] = None
    status: Annotated[
        list[str] | None,
        typer.Option(
            "--status",
            metavar="STATUS",
            help="planned, recruiting, ongoing, held, announced, cancelled, unknown; as of today: upcoming, "
            "open (a call still open), overdue. May be repeated.",
            autocompletion=complete.statuses,
            rich_help_panel=_FILTERS,
        ),
    ] = None
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            metavar="WHEN",
            help="From the first day of 2026-03, 3분기 or 지난주 on.",
            rich_help_panel=_FILTERS,
        ),
    ] = None
    until: Annotated[
        str | None,
        typer.Option(
            "--until",
            metavar="WHEN",
            help="To the last day of 2026-03, 3분기 or 어제.",
            rich_help_panel=_FILTERS,
        ),
    ] = None
    period: Annotated[
        str | None,
        typer.Option(
            "--period",
            "-p",
            metavar="WHEN",
            help="Within 2026, 2026-03, 2026Q3, 3분기, 지난달, '2026년 하반기' or '최근 30일'.",
            rich_help_panel=_FILTERS,
        ),
    ] = None
    new: Annotated[
        bool,
        typer.Option("--new", help="Only what the last ingest added or changed.", rich_help_panel=_FILTERS),
    ] = False
    added_since: Annotated[
        str | None,
        typer.Option(
            "--added-since",
            metavar="WHEN",
            help="Only what an ingest first saw in 2026-03, 지난주 or 어제, or later.",
            rich_help_panel=_FILTERS,
        ),
    ] = None
    min_confidence: Annotated[
        float | None,
        typer.Option(
            "--min-confidence",
            min=0.0,
            max=1.0,
            metavar="X",
            help="Only events at least this sure, e.g. 0.7.",
            rich_help_panel=_FILTERS,
        ),
    ] = None
    undated: Annotated[
        Undated,
        typer.Option(
            "--undated",
            metavar="HOW",
            help="Events without a date: include (at the end), only or exclude.",
            rich_help_panel=_FILTERS,
        ),
    ] = Undated.INCLUDE
    limit: Annotated[
        int | None,
        typer.Option(
            "--limit",
            "-n",
            min=1,
            metavar="N",
            help="At most N, the latest of them.",
            rich_help_panel=_FILTERS,
        ),
    ] = None
    sort: Annotated[
        Sort,
        typer.Option(
            "--sort",
            metavar="KEY",
            help="Order by date, region, type, status, organizer, title or confidence.",
            rich_help_panel=_FILTERS,
        ),
    ] = Sort.DATE
    reverse: Annotated[
        bool, typer.Option("--reverse", help="The other way round.", rich_help_panel=_FILTERS)
    ] = False


@dataclass(frozen=True, slots=True)
class OutputOptions:
    """In which form, and where to."""

    format: Annotated[
        Format | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORM",
            help="table, json, jsonl, csv or markdown.",
            rich_help_panel=_OUTPUT,
        ),
    ] = None
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            dir_okay=False,
            help="Write to a file, by its ending: .csv .xlsx .json .jsonl .md .html, e.g. -o 3분기.xlsx",
            rich_help_panel=_OUTPUT,
        ),
    ] = None

    @property
    def on_screen(self) -> bool:
        """Whether the answer is a table on stdout."""
        return self.output is None and self.format in (None, Format.TABLE)
