"""Which columns of a table fit a width, and how wide each may be. Widths are in terminal cells."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from rich.cells import cell_len, set_cell_size

from aipolicy.export.cells import LIST_SEPARATOR

GAP = 2
UNLIMITED = 1_000_000
ELLIPSIS = "…"
MORE = f" {ELLIPSIS}"


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its slug, which names its title among the labels unless `title` is given.

    When there is too little room, columns first shrink towards `usual` cells, then towards `least`;
    None means not at all. If that is not enough the columns with the highest `spare` number are left
    out first; 0 stays always. Cells that do not fit are cut, or go on in the next line with `wrap`;
    of `items`, which are joined by "; ", those stay that fit whole. `marked` cells have places to highlight.
    """

    slug: str
    usual: int | None = None
    least: int | None = None
    spare: int = 0
    right: bool = False
    wrap: bool = False
    items: bool = False
    marked: bool = False
    style: str = ""
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Fitted:
    """A column that is shown: its place among all columns and its width."""

    column: Column
    index: int
    width: int

    def cell(self, line: Sequence[str]) -> str:
        """What is shown of this column's cell of a line."""
        if self.column.wrap:
            return line[self.index]
        return (cut_items if self.column.items else cut)(line[self.index], self.width)


def cut(text: str, width: int) -> str:
    """The text in at most `width` cells, with "…" for what was cut off."""
    if cell_len(text) <= width:
        return text
    kept = set_cell_size(text, width - 1).rstrip() if width > 1 else ""
    return kept + ELLIPSIS


def cut_items(text: str, width: int) -> str:
    """As many items of a list as fit whole, with " …" for the others; the first one cut if none does."""
    if cell_len(text) <= width:
        return text
    items = text.split(LIST_SEPARATOR)
    for count in range(len(items) - 1, 0, -1):
        kept = LIST_SEPARATOR.join(items[:count])
        if cell_len(kept) + len(MORE) <= width:
            return kept + MORE
    return cut(items[0], width)


def fit(columns: Sequence[Column], lines: Iterable[Sequence[str]], width: int) -> tuple[Fitted, ...]:
    """The columns to show and their widths, for lines of cells (titles included) in a width."""
    natural = [max(map(cell_len, cells)) for cells in zip(*lines, strict=True)]
    shown = tuple(Fitted(c, i, w) for i, (c, w) in enumerate(zip(columns, natural, strict=True)))
    while _total(shown, _least) > width and any(f.column.spare for f in shown):
        first_to_go = max(shown, key=lambda f: f.column.spare)
        shown = tuple(f for f in shown if f is not first_to_go)
    for floor in (_usual, _least):
        shown = _shrunk(shown, floor, _total(shown, _width) - width)
    return shown


def _width(fitted: Fitted) -> int:
    return fitted.width


def _usual(fitted: Fitted) -> int:
    usual = fitted.column.usual
    return fitted.width if usual is None else min(fitted.width, usual)


def _least(fitted: Fitted) -> int:
    least = fitted.column.least
    return fitted.width if least is None else min(fitted.width, least)


def _total(shown: Sequence[Fitted], width: Callable[[Fitted], int]) -> int:
    return sum(map(width, shown)) + GAP * (len(shown) - 1)


def _shrunk(shown: Sequence[Fitted], floor: Callable[[Fitted], int], excess: int) -> tuple[Fitted, ...]:
    """Take `excess` cells off in proportion to the room each column has above its floor."""
    room = sum(f.width - floor(f) for f in shown)
    left = max(0, min(excess, room))
    fitted = []
    for each in shown:
        own = each.width - floor(each)
        taken = -(-left * own // room) if room else 0
        fitted.append(replace(each, width=each.width - taken))
        left, room = left - taken, room - own
    return tuple(fitted)
