"""Every command and option explains itself, with an example, and nothing of it is cut off."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from aipolicy.cli.app import app
from aipolicy.export import EXPORTERS
from typer.main import get_command
from typer.testing import CliRunner

ROOT = Path(__file__).parents[2]


def commands(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    yield path, command
    for name, part in getattr(command, "commands", {}).items():
        yield from commands(part, (*path, name))


ALL = dict(commands(get_command(app)))
LEAVES = {path: command for path, command in ALL.items() if not hasattr(command, "commands")}


@pytest.mark.parametrize("path", ALL, ids=" ".join)
def test_every_command_and_option_has_help(path: tuple[str, ...]) -> None:
    command = ALL[path]
    assert (command.help or "").strip()
    without = [param.name for param in command.params if not (getattr(param, "help", "") or "").strip()]
    assert without == []


@pytest.mark.parametrize("path", LEAVES, ids=" ".join)
def test_every_command_has_an_example_of_itself(path: tuple[str, ...]) -> None:
    _, _, examples = LEAVES[path].help.partition("For example:\n")
    assert " ".join(("aipolicy", *path)) in examples or f"aipolicy --lang ko {path[0]}" in examples


@pytest.mark.parametrize("path", ALL, ids=" ".join)
@pytest.mark.parametrize("width", [80, 120])
def test_help_is_whole_and_straight(path: tuple[str, ...], width: int) -> None:
    from rich.cells import cell_len

    env = {
        "COLUMNS": str(width),
        "NO_COLOR": "1",
        "TERM": "dumb",
        "GITHUB_ACTIONS": None,
        "FORCE_COLOR": None,
    }
    result = CliRunner().invoke(app, [*path, "--help"], prog_name="aipolicy", env=env)
    assert result.exit_code == 0
    assert "…" not in result.output
    framed = [line for line in result.output.splitlines() if line.startswith(("│", "╭", "╰"))]
    assert {cell_len(line) for line in framed} == {width}


def test_the_examples_of_formats_and_endings_exist() -> None:
    endings = {suffix for exporter in EXPORTERS.values() for suffix in exporter.suffixes}
    (output,) = (param for param in LEAVES["timeline",].params if param.name == "output")
    assert {word for word in output.help.replace(",", " ").split() if word.startswith(".")} <= endings
    (name,) = (param for param in LEAVES["export",].params if param.name == "name")
    assert all(exporter in name.help for exporter in EXPORTERS)


def test_the_reference_in_the_readme_is_current() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "cogapp", "--check", "--diff", "README.md"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"run `make docs`\n{done.stdout}{done.stderr}"
