"""The one place that turns an exception into words and an exit code."""

import os
from typing import Any

import typer

from aipolicy.cli.render import notice, one_line
from aipolicy.cli.streams import abandon_stdout
from aipolicy.errors import AipolicyError, AmbiguousName, InputError, UnknownName
from aipolicy.tables.labels import Labels
from aipolicy.tables.messages import translated

DEBUG_VARIABLE = "AIPOLICY_DEBUG"
FAILED = 1
# What Typer raises for wrong usage; its parent class lies in another package from version to version.
_WrongUsage: Any = typer.BadParameter.__bases__[0]
# Raised for a group without a command: its message is the help, which Typer prints.
_HELP = "NoArgsIsHelpError"


def tell(error: Exception, labels: Labels) -> int | None:
    """Say on stderr what went wrong; the exit code, or None for what is left to Typer and to debuggers."""
    match error:
        case AipolicyError():
            _report(error, labels)
            return error.exit_code
        case _WrongUsage() if type(error).__name__ != _HELP:
            return _wrong_usage(error, labels)
        case OSError():
            _report(_of_system(error), labels)
            return FAILED
        case _WrongUsage():
            return None
    if os.environ.get(DEBUG_VARIABLE):
        return None
    notice(f"{labels('error.unexpected')}: {type(error).__name__}: {one_line(str(error))}", "bold red")
    notice(f"  {labels('error.debug', variable=DEBUG_VARIABLE)}")
    return FAILED


def _of_system(error: OSError) -> AipolicyError:
    """What the system refused: a file, or to take the output, of which then nothing more is tried."""
    why = error.strerror or str(error)
    if error.filename:
        return AipolicyError(f"{error.filename} could not be read or written: {why}")
    abandon_stdout()
    return AipolicyError(f"the output cannot be written: {why}")


def _report(error: AipolicyError, labels: Labels) -> None:
    """What happened, and what can be done."""
    where = f"{error.where}: " if isinstance(error, InputError) and error.where else ""
    _headline(where + translated(error.message, labels.language), labels)
    if isinstance(error, UnknownName) and error.suggestions:
        notice(f"  {labels('error.suggestions', names=', '.join(map(one_line, error.suggestions)))}")
    if isinstance(error, AmbiguousName):
        for code, name in error.choices:
            notice(f"  {code}  {one_line(name)}")
        notice(f"  {labels('error.ambiguous', code=error.choices[0][0], name=error.choices[0][1])}")
    if error.hint:
        notice(f"  {one_line(translated(error.hint, labels.language))}")


def _wrong_usage(error: Any, labels: Labels) -> int:
    """An option or argument that Typer does not take."""
    _headline(translated(error.format_message(), labels.language), labels)
    command = error.ctx.command_path if error.ctx else "aipolicy"
    notice(f"  {labels('error.help', command=command)}")
    code: int = error.exit_code
    return code


def _headline(text: str, labels: Labels) -> None:
    notice(f"{labels('error.error')}: {one_line(text)}", "bold red")
