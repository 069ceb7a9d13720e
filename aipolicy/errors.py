"""What can go wrong, in one tree.

AipolicyError           everything this program raises on purpose
├── UsageError          the question cannot be answered as asked (exit 2)
│   ├── UnknownName     a region, type or topic nobody knows; carries suggestions
│   └── AmbiguousName   a name of several regions; carries their codes
├── InputError          an input could not be read (exit 1 or 3)
├── TableError          a table of knowledge is broken: file, line and reason
└── StoreError          the database cannot be opened, read or written (exit 1)
    └── NotFound        no event or article has this id

Lower layers raise; only `aipolicy.cli` prints and chooses the exit code.
"""

from collections.abc import Sequence


class AipolicyError(Exception):
    """Base of all errors raised on purpose; `hint` says what the user can do."""

    exit_code = 1

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(AipolicyError):
    """The question cannot be answered as asked."""

    exit_code = 2


class UnknownName(UsageError):
    """A name that no table knows, with the nearest known ones."""

    def __init__(self, message: str, *, suggestions: Sequence[str] = (), hint: str | None = None) -> None:
        super().__init__(message, hint=hint)
        self.suggestions = tuple(suggestions)


class AmbiguousName(UsageError):
    """A name that stands for several things; `choices` are (code, full name)."""

    def __init__(self, message: str, *, choices: Sequence[tuple[str, str]], hint: str | None = None) -> None:
        super().__init__(message, hint=hint)
        self.choices = tuple(choices)


class InputError(AipolicyError):
    """An input could not be read. `where` names the file, line or sheet row."""

    def __init__(self, message: str, *, where: str | None = None, hint: str | None = None) -> None:
        super().__init__(message, hint=hint)
        self.where = where


class TableError(AipolicyError):
    """A table of knowledge is broken."""


class StoreError(AipolicyError):
    """The database cannot be opened, read or written."""


class NotFound(StoreError):
    """No event or article has this id, or a short id fits several."""
