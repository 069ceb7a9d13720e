"""The command line: global options, the commands, one handler for errors.

Exit codes: 0 done (an empty answer too), 1 failed, 2 wrong usage, 3 some inputs failed and the rest
went in, 130 interrupted.
"""

from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from aipolicy import __version__
from aipolicy.cli.commands import LazyCommands
from aipolicy.cli.settings import DATABASE_VARIABLE, TYPES_FILE, Settings, own_types, settings
from aipolicy.cli.streams import abandon_stdout, use_utf8
from aipolicy.tables.labels import Labels, Language


class _Group(TyperGroup):
    """Runs a command and turns what the program raises on purpose into a message and an exit code."""

    def __init__(self, **attributes: object) -> None:
        super().__init__(**attributes)  # type: ignore[arg-type]
        self.commands = LazyCommands()

    def make_context(self, *args: Any, **extra: Any) -> Any:
        """The context of a run; options before the command that are wrong end it."""
        try:
            return super().make_context(*args, **extra)
        except (typer.Exit, typer.Abort):
            raise
        except Exception as error:
            if (code := _told(error, getattr(error, "ctx", None))) is None:
                raise
            raise typer.Exit(code) from error

    def invoke(self, ctx: typer.Context) -> object:  # type: ignore[override]
        try:
            return super().invoke(ctx)
        except (typer.Exit, typer.Abort):
            raise
        except KeyboardInterrupt as error:
            from aipolicy.cli.render import notice

            notice(_labels(ctx)("note.interrupted"))
            raise typer.Exit(130) from error
        except BrokenPipeError as error:
            abandon_stdout()
            raise typer.Exit(0) from error
        except Exception as error:
            if (code := _told(error, ctx)) is None:
                raise
            raise typer.Exit(code) from error


def _told(error: Exception, context: typer.Context | None) -> int | None:
    """The exit code of an error that was said in words; None for one that is to be raised as it is."""
    from aipolicy.cli.errors import tell

    return tell(error, _labels(context))


def _labels(context: typer.Context | None) -> Labels:
    """Those of the options before the command, also where the run ended before these were taken in."""
    made = context.find_object(Settings) if context else None
    lang = context.params.get("lang") if context else None
    return made.labels if made else settings(None, lang).labels


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
    types: Annotated[
        Path | None,
        typer.Option(
            "--types",
            metavar="FILE",
            exists=True,
            dir_okay=False,
            help=f"Your own program types, added to the built-in ones; else {TYPES_FILE} in the "
            "configuration directory. `aipolicy types --init FILE` writes one.",
        ),
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
    context.obj = settings(database, lang, own_types(types))


def main() -> None:
    """Run the command line and exit."""
    use_utf8()
    app(prog_name="aipolicy")
