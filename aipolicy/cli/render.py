"""What people see: tables, headings, notes, notices and errors. The only module that paints with Rich.

Everything that came from an article is untrusted: it is cleaned of terminal escapes and control
codes, and printed as plain `rich.text.Text`, never as markup ("[AI]" would vanish as a tag).
"""

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from io import StringIO
from typing import TYPE_CHECKING, TextIO

from aipolicy.cli.streams import write_text
from aipolicy.export.cells import plain
from aipolicy.tables.labels import Labels

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from aipolicy.cli.columns import Column, Fitted

# Marks that turn the direction of writing, and marks of no width that hide in a name.
_INVISIBLE = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c]")

# What surrounds the words found, and what stands for it where a text has it of itself.
_MARKS = "«»"
_OTHER_MARKS = str.maketrans(_MARKS, "‹›")
_MARKED = re.compile("«([^«»]*)»?")
_HIGHLIGHT = "bold yellow"

_TRAILING_SPACE = re.compile(r" +$", re.MULTILINE)
# A box of Rich that rules off the header and the footer and draws nothing else.
_RULED = "    \n    \n ── \n    \n    \n ── \n    \n    \n"


def one_line(text: str) -> str:
    """Untrusted text on one line, free of escapes, control codes and changes of direction."""
    return " ".join(_INVISIBLE.sub("", plain(text)).split())


def width_of(stream: TextIO) -> int:
    """Cells in a line: $COLUMNS, else the terminal's; without either, as many as are needed."""
    from aipolicy.cli.columns import UNLIMITED

    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns):
        return int(columns)
    if not stream.isatty():
        return UNLIMITED
    try:
        return os.get_terminal_size(stream.fileno()).columns or UNLIMITED
    except OSError:
        return UNLIMITED


def width() -> int:
    """Cells in a line of standard output."""
    return width_of(sys.stdout)


def _console(width: int, colours: bool) -> "Console":
    from rich.console import Console

    return Console(
        file=StringIO(),
        width=width,
        force_terminal=colours,
        color_system="auto" if colours else None,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )


def _has_colours(stream: TextIO) -> bool:
    return stream.isatty() and not os.environ.get("NO_COLOR")


def painted(*parts: "RenderableType", stream: TextIO | None = None, wrap: bool = True) -> str:
    """The parts as text for a stream (stdout unless told), with colour codes only for a terminal."""
    target = stream or sys.stdout
    colours = _has_colours(target)
    console = _console(width_of(target), colours)
    for part in parts:
        console.print(part, soft_wrap=not wrap)
    assert isinstance(console.file, StringIO)
    text = console.file.getvalue()
    return text if colours else _TRAILING_SPACE.sub("", text)


def show(*parts: "RenderableType") -> None:
    """Print parts of an answer to stdout."""
    write_text(painted(*parts))


def notice(text: str, style: str = "") -> None:
    """Print a line that is no data to stderr."""
    from rich.text import Text

    sys.stdout.flush()
    sys.stderr.write(painted(Text(text, style=style), stream=sys.stderr, wrap=False))
    sys.stderr.flush()


def heading(parts: Sequence[str]) -> list["RenderableType"]:
    """What an answer is about, above it; nothing for no parts."""
    from rich.text import Text

    return [Text("; ".join(map(one_line, parts)), style="bold", overflow="fold")] if parts else []


def note(text: str) -> "RenderableType":
    """A remark below an answer."""
    from rich.text import Text

    return Text(one_line(text), style="dim", overflow="fold")


def table(
    columns: Sequence["Column"],
    labels: Labels,
    rows: Iterable[Sequence[str]],
    *,
    footer: Sequence[str] = (),
) -> "RenderableType":
    """A table that fits the width of stdout, with the names of columns that found no room below.

    Cells that do not fit end in "…".
    """
    from rich.box import Box
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    from aipolicy.cli.columns import GAP, fit

    titles = [labels(f"column.{column.slug}") if column.title is None else column.title for column in columns]
    lines = [tuple(map(one_line, row)) for row in rows]
    shown = fit(columns, [titles, *lines, *([footer] if footer else [])], width())
    made = Table(
        box=Box(_RULED), show_edge=False, pad_edge=False, padding=(0, GAP - 1, 0, 0), show_footer=bool(footer)
    )
    for fitted in shown:
        made.add_column(
            Text(fitted.cell(titles)),
            Text(fitted.cell(footer)) if footer else "",
            width=fitted.width,
            justify="right" if fitted.column.right else "left",
            style=fitted.column.style,
            no_wrap=not fitted.column.wrap,
            overflow="fold",
        )
    for line in lines:
        made.add_row(*(_cell(fitted, line) for fitted in shown))
    kept = {fitted.index for fitted in shown}
    left_out = [title for index, title in enumerate(titles) if title and index not in kept]
    return Group(made, note(labels("list.left_out", names=", ".join(left_out)))) if left_out else made


def marked(text: str, places: Iterable[tuple[int, int]]) -> str:
    """A text with marks around some places, which do not overlap and come in order."""
    text = text.translate(_OTHER_MARKS)
    pieces, at = [], 0
    for start, end in places:
        pieces += [text[at:start], _MARKS[0], text[start:end], _MARKS[1]]
        at = end
    return "".join([*pieces, text[at:]])


def _cell(fitted: "Fitted", line: Sequence[str]) -> "RenderableType":
    """A cell of a table; what is marked in it is highlighted where there are colours to do so."""
    from rich.text import Text

    text = fitted.cell(line)
    if not (fitted.column.marked and _has_colours(sys.stdout)):
        return Text(text)
    pieces = _MARKED.split(text)
    return Text.assemble(*((piece, _HIGHLIGHT if number % 2 else "") for number, piece in enumerate(pieces)))


def page(rows: Iterable[tuple[str, "RenderableType | str"]]) -> "RenderableType":
    """Names on the left, values on the right, wrapped to the width of stdout."""
    from rich.table import Table
    from rich.text import Text

    made = Table.grid(padding=(0, 2, 0, 0))
    made.add_column(no_wrap=True, style="bold")
    made.add_column(overflow="fold")
    for name, value in rows:
        made.add_row(Text(name), Text(one_line(value)) if isinstance(value, str) else value)
    return made


def prose(text: str) -> "RenderableType":
    """A whole untrusted text, its lines kept."""
    from rich.text import Text

    lines = [one_line(line) for line in text.splitlines()]
    return Text("\n" + "\n".join(lines), overflow="fold")


@contextmanager
def progress(what: str, total: int) -> Iterator[Callable[[int], None]]:
    """A bar on stderr; what it gives is to be told how many are done. More than `total` has no known end."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=total or None)
        yield lambda done: bar.update(task, completed=done, total=total if 0 < done <= total else None)
