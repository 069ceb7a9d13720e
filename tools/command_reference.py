"""The command reference of README.md, from the live --help of every command.

README.md calls `reference` in a cog block; `make docs` writes it anew, a test checks that it is current.
Options that several commands share are shown once.
"""

import re
from collections.abc import Iterator
from typing import Any

from aipolicy.cli.app import app
from typer.main import get_command
from typer.testing import CliRunner

# Plain text of a fixed width, whatever terminal or service the tool runs in.
_ENVIRONMENT = {"COLUMNS": "80", "NO_COLOR": "1", "TERM": "dumb", "GITHUB_ACTIONS": None, "FORCE_COLOR": None}
_SHARED = ("Filters", "Output")
_PANEL_RE = re.compile(rf"^╭─ (?P<title>{'|'.join(_SHARED)}) ─.*?^╰─+╯\n?", re.MULTILINE | re.DOTALL)


def reference() -> str:
    """Markdown: a section for each command with its help, then one with the options that several share."""
    helps = {path: help_text(*path) for path in _paths(get_command(app))}
    shared = {match["title"]: match[0] for text in helps.values() for match in _PANEL_RE.finditer(text)}
    sections = [
        _section(" ".join(("aipolicy", *path)), _PANEL_RE.sub(_pointer, text)) for path, text in helps.items()
    ]
    return "\n".join([*sections, _section("Filters and output", "".join(shared.values()).rstrip("\n"))])


def help_text(*path: str) -> str:
    """What `aipolicy PATH --help` prints, without the blanks at the ends of lines."""
    result = CliRunner().invoke(app, [*path, "--help"], prog_name="aipolicy", env=_ENVIRONMENT)
    return "\n".join(line.rstrip() for line in result.stdout.splitlines()).strip("\n")


def _paths(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The app, its commands and their commands."""
    yield path
    for name, part in getattr(command, "commands", {}).items():
        yield from _paths(part, (*path, name))


def _pointer(panel: re.Match[str]) -> str:
    return f" {panel['title']}: see “Filters and output” below.\n"


def _section(title: str, text: str) -> str:
    return f"### {title}\n\n```text\n{text}\n```\n"
