"""The commands by name, each imported only when it is needed: a question pays for no other's options."""

from collections.abc import Iterator, MutableMapping
from functools import cache
from importlib import import_module
from typing import Any

import typer

_ASK = "Read and ask"
_KNOW = "What is stored, what is known"
_MEND = "Review and correct"

# In order of display, with the panel of the help that names them. A command is the function `name` of
# the module `name`, or that module's `app` if it has commands of its own.
PANELS = {
    "ingest": _ASK,
    "timeline": _ASK,
    "summary": _ASK,
    "show": _ASK,
    "search": _ASK,
    "export": _ASK,
    "explain": _ASK,
    "review": _MEND,
    "correct": _MEND,
    "merge": _MEND,
    "split": _MEND,
    "undo": _MEND,
    "history": _MEND,
    "reextract": _MEND,
    "articles": _KNOW,
    "regions": _KNOW,
    "types": _KNOW,
    "organizers": _KNOW,
    "evaluate": _KNOW,
    "db": _KNOW,
}


@cache
def load(name: str) -> Any:
    """The command of this name, ready to be invoked by Typer's group."""
    module = import_module(f"aipolicy.cli.{name}")
    app = getattr(module, "app", None)
    if app is None:
        app = typer.Typer(add_completion=False)
        app.command(name)(getattr(module, name))
    command = typer.main.get_command(app)
    command.name = name
    command.rich_help_panel = PANELS[name]  # type: ignore[attr-defined]
    return command


class LazyCommands(MutableMapping[str, Any]):
    """What a Typer group takes for its dict of commands."""

    def __getitem__(self, name: str) -> Any:
        if name not in PANELS:
            raise KeyError(name)
        return load(name)

    def __iter__(self) -> Iterator[str]:
        return iter(PANELS)

    def __len__(self) -> int:
        return len(PANELS)

    def __setitem__(self, name: str, command: Any) -> None:
        raise TypeError("a command is a line in PANELS")

    def __delitem__(self, name: str) -> None:
        raise TypeError("a command is a line in PANELS")
