"""One module per file format, one registry.

A new format is a module with an `Exporter` and a line in `EXPORTERS`. `write` goes to an open binary
stream, `write_file` to a path, whole or not at all.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO

from aipolicy.errors import UsageError
from aipolicy.export import csv, html, json, markdown, xlsx
from aipolicy.export.base import Cell, Exportable, Exporter, Record, Table
from aipolicy.export.events import EVENT_COLUMNS, EventRecords, flat_event
from aipolicy.export.files import write_atomically

__all__ = [
    "EVENT_COLUMNS",
    "EXPORTERS",
    "Cell",
    "EventRecords",
    "Exportable",
    "Exporter",
    "Record",
    "Table",
    "ending_of_another",
    "exporter",
    "exporter_for",
    "flat_event",
    "write",
    "write_file",
]

EXPORTERS: Mapping[str, Exporter] = {
    each.name: each
    for each in (csv.EXPORTER, json.JSON, json.JSON_LINES, xlsx.EXPORTER, markdown.EXPORTER, html.EXPORTER)
}


def exporter(name: str) -> Exporter:
    """The format of this name; UsageError naming the known ones."""
    try:
        return EXPORTERS[name.casefold()]
    except KeyError:
        raise UsageError(f"unknown format: {name}", hint=f"one of {', '.join(EXPORTERS)}") from None


def exporter_for(path: Path) -> Exporter:
    """The format that a file's ending names; UsageError naming the known endings."""
    endings = {suffix: each for each in EXPORTERS.values() for suffix in each.suffixes}
    try:
        return endings[path.suffix.casefold()]
    except KeyError:
        raise UsageError(
            f"cannot tell the format of {path} from its ending", hint=f"one of {' '.join(endings)}"
        ) from None


def ending_of_another(path: Path, name: str) -> bool:
    """Whether a file's ending belongs to another format than the one named, so that nothing could open it."""
    suffix = path.suffix.casefold()
    return any(suffix in each.suffixes for each in EXPORTERS.values() if each.name != name.casefold())


def write(data: Exportable, name: str, stream: BinaryIO) -> None:
    """Write the data in the format of this name; UsageError if it cannot hold such data."""
    chosen = exporter(name)
    if chosen.events_only and not isinstance(data, EventRecords):
        raise UsageError(f"{name} can only hold whole events", hint=f"aipolicy export {name}")
    chosen.write(data, stream)


def write_file(data: Exportable, path: Path, name: str | None = None) -> None:
    """Write the data to a file in the format named, else that of the file's ending.

    The file appears whole or not at all; AipolicyError names a path that cannot be written.
    """
    chosen = exporter(name) if name else exporter_for(path)
    write_atomically(path, lambda stream: write(data, chosen.name, stream))
