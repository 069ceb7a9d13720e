"""What every export format shares: the data that goes in and the shape of a writer.

`Exportable` is either a `Table` (a listing of a command) or `EventRecords` (whole event records);
each can be had as nested records (for json and its like) or as a flat table (for csv and its like).
Both are consumed once and lazily, so that a million events pass through without being held.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, BinaryIO, Protocol

Record = Mapping[str, Any]
Cell = str | int | float | bool | date | Sequence[str] | None


class Exportable(Protocol):
    """Something that can be written to a file."""

    def records(self) -> Iterator[Record]:
        """The rows as objects by column name, as nested as they are, ready for JSON."""
        ...

    def table(self) -> "Table":
        """The rows as flat cells under fixed columns."""
        ...


@dataclass(frozen=True, slots=True)
class Table:
    """Columns by slug and rows of cells in that order.

    `titles` are column names for people by slug; formats for people (markdown, html) use them,
    formats for programs keep the slugs. `name` becomes the title of a sheet.
    """

    columns: tuple[str, ...]
    rows: Iterable[Sequence[Cell]]
    titles: Mapping[str, str] = field(default_factory=dict)
    name: str = "aipolicy"

    def records(self) -> Iterator[Record]:
        """Each row as an object: dates as ISO text, lists as lists."""
        for row in self.rows:
            yield {column: _json_value(cell) for column, cell in zip(self.columns, row, strict=True)}

    def table(self) -> "Table":
        """Itself."""
        return self


@dataclass(frozen=True, slots=True)
class Exporter:
    """One format: its name, the file endings it answers to, and its writer.

    `binary` formats are not fit for a terminal. `events_only` formats need whole event records and
    cannot write a listing.
    """

    name: str
    suffixes: tuple[str, ...]
    write: Callable[[Exportable, BinaryIO], None]
    binary: bool = False
    events_only: bool = False


def _json_value(cell: Cell) -> Any:
    if cell is None or isinstance(cell, str | int | float):
        return cell
    return cell.isoformat() if isinstance(cell, date) else list(cell)
