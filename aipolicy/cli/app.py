"""The command line: global options, the commands, one handler for errors.

Exit codes: 0 done (an empty answer too), 1 failed, 2 wrong usage, 3 some inputs failed and the rest
went in, 130 interrupted.
"""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer
from typer.core import TyperGroup

from aipolicy import __version__
from aipolicy.cli.commands import LazyCommands
from aipolicy.cli.settings import DATABASE_VARIABLE, Settings, settings
from aipolicy.cli.streams import abandon_stdout, use_utf8
from aipolicy.errors import AipolicyError
from aipolicy.tables.labels import Labels, Language


class _Group(TyperGroup):
    """Runs a command and turns what the program raises on purpose into a message and an exit code."""

    def __init__(self, **attributes: object) -> None:
        super().__init__(**attributes)  # type: ignore[arg-type]
        self.commands = LazyCommands()

    def invoke(self, ctx: typer.Context) -> object:  # type: ignore[override]
        try:
            return super().invoke(ctx)
        except AipolicyError as error:
            from aipolicy.cli.errors import report

            report(error, _labels(ctx))
            raise typer.Exit(error.exit_code) from error
        except KeyboardInterrupt as error:
            from aipolicy.cli.render import notice

            notice(_labels(ctx)("note.interrupted"))
            raise typer.Exit(130) from error
        except BrokenPipeError as error:
            abandon_stdout()
            raise typer.Exit(0) from error


def _labels(context: typer.Context) -> Labels:
    made = context.find_object(Settings)
    return made.labels if made else settings(None, None).labels


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"aipolicy {__version__}")
        raise typer.Exit


app = typer.Typer(
    cls=_Group,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def root(
    context: typer.Context,
    database: Annotated[
        Path | None,
        typer.Option(
            "--db",
            metavar="PATH",
            help=f"The store to use; else ${DATABASE_VARIABLE}, else a file in the user data directory. "
            "Stands before the command: aipolicy --db my.db timeline",
        ),
    ] = None,
    lang: Annotated[
        Language | None, typer.Option("--lang", help="Language of labels; else that of the locale.")
    ] = None,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and stop."),
    ] = False,
) -> None:
    """Tracker of regional AI-policy events in Korea.

    Reads local news and press releases and keeps when, where, who and what
    kind of each event in one SQLite file, with the words that prove it.

    For example:
      aipolicy ingest articles/
      aipolicy timeline --region 부산 --period '2026년 하반기'
      aipolicy summary --by region --across quarter
    """
    context.obj = settings(database, lang)


def main() -> None:
    """Run the command line and exit."""
    use_utf8()
    try:
        app(prog_name="aipolicy")
    except Exception as error:
        from aipolicy.cli.errors import DEBUG_VARIABLE, report_unexpected

        if os.environ.get(DEBUG_VARIABLE):
            raise
        report_unexpected(error, settings(None, None).labels)
        sys.exit(1)
