"""Where an answer goes: a table on stdout, another format on stdout, or a file."""

import io
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from aipolicy.cli.options import Format, OutputOptions
from aipolicy.errors import UsageError
from aipolicy.tables.labels import Labels

if TYPE_CHECKING:
    from rich.console import RenderableType

    from aipolicy.cli.columns import Column
    from aipolicy.export import Cell, Exportable

# Formats that people read get the columns of the table on the screen; programs get everything.
FOR_PEOPLE = ("markdown", "html")


def answer(
    options: OutputOptions,
    labels: Labels,
    *,
    drawn: Callable[[], Sequence["RenderableType"]],
    listing: Callable[[], "Exportable"],
    data: Callable[[], "Exportable"],
) -> None:
    """Give an answer in the form asked for: `drawn` for a terminal, `listing` for reports, else `data`.

    Raises UsageError for a file whose ending names no format, AipolicyError if it cannot be written.
    """
    from aipolicy.cli.render import show

    if options.on_screen:
        show(*drawn())
        return
    from aipolicy.export import exporter, exporter_for

    named = options.format not in (None, Format.TABLE)
    chosen = exporter(str(options.format)) if named else exporter_for(options.output or Path())
    deliver(listing() if chosen.name in FOR_PEOPLE else data(), chosen.name, options.output, labels)


def deliver(data: "Exportable", name: str, path: Path | None, labels: Labels) -> None:
    """Write data in a format to a file, or to stdout.

    Raises UsageError for a format of bytes on a terminal and for a file whose ending names another
    format, AipolicyError for one that cannot be written.
    """
    from aipolicy.export import ending_of_another, exporter, write, write_file

    if path is not None:
        from aipolicy.cli.render import notice

        if ending_of_another(path, name):
            known = ", ".join(exporter(name).suffixes)
            raise UsageError(
                labels("error.ending", path=path, name=name), hint=labels("error.known", names=known)
            )
        write_file(data, path, name)
        notice(labels("note.written", path=path))
        return
    if exporter(name).binary and sys.stdout.isatty():
        raise UsageError(labels("error.binary", name=name), hint=f"aipolicy … -o FILE.{name}")
    sys.stdout.flush()
    if exporter(name).binary:
        # A workbook is a whole: its writer cannot cope with a reader that goes away half-way.
        whole = io.BytesIO()
        write(data, name, whole)
        sys.stdout.buffer.write(whole.getbuffer())
    else:
        write(data, name, sys.stdout.buffer)
    sys.stdout.buffer.flush()


def answer_list(
    options: OutputOptions,
    labels: Labels,
    columns: Sequence["Column"],
    rows: Sequence[Sequence["Cell"]],
    *,
    asked: Sequence[str] = (),
    shorter: Mapping[str, str] | None = None,
) -> None:
    """Give a plain list, the same cells in every form; on the screen under what was `asked`, if anything.

    `shorter` has what stands on the screen for the items of lists that it knows, such as ids.
    """
    from aipolicy.cli.render import heading, table
    from aipolicy.export import Table
    from aipolicy.export.cells import as_text

    slugs = tuple(column.slug for column in columns)
    data = Table(slugs, rows, {slug: labels(f"column.{slug}") for slug in slugs})

    def shown(cell: "Cell") -> str:
        return as_text(
            [(shorter or {}).get(each, each) for each in cell] if isinstance(cell, tuple) else cell
        )

    def draw() -> Sequence["RenderableType"]:
        drawn = [tuple(map(shown, row)) for row in rows]
        return [*heading(asked), table(columns, labels, drawn)] if rows else []

    answer(options, labels, drawn=draw, listing=lambda: data, data=lambda: data)
