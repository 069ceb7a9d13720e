"""Cells as text: one spelling for dates, lists and numbers, and nothing that could act on a reader."""

import re
from datetime import date

from aipolicy.export.base import Cell

LIST_SEPARATOR = "; "

# ECMA-48 control sequences and operating-system commands, in their 7-bit and 8-bit forms.
_TERMINAL_ESCAPE = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|(?:\x1b\]|\x9d)[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?|\x1b[ -/]*[0-~]"
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")


def plain(text: str) -> str:
    """The text without terminal escapes and control characters; tab and line ends stay.

    Halves of a surrogate pair, which no encoding can write, become U+FFFD.
    """
    if text.isprintable():
        return text
    text = _CONTROL.sub("", _TERMINAL_ESCAPE.sub("", text))
    return _LONE_SURROGATE.sub("\ufffd", text)


def as_text(cell: Cell) -> str:
    """A cell as text: "" for None, ISO dates, true/false, lists joined by "; "."""
    match cell:
        case None:
            return ""
        case str():
            return plain(cell)
        case bool():
            return "true" if cell else "false"
        case int() | float():
            return str(cell)
        case date():
            return cell.isoformat()
    return LIST_SEPARATOR.join(plain(item) for item in cell)
