"""The options that stand before the command, resolved once and carried in the context."""

import locale
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from aipolicy.tables.labels import Labels, Language

if TYPE_CHECKING:
    from aipolicy.tables.programs import TypeTable

DATABASE_VARIABLE = "AIPOLICY_DB"
TYPES_FILE = "programs.toml"
# In the order in which gettext reads them.
_LOCALE_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the store is, in which language to answer, and what day it is.

    `types` are the built-in program types extended by the user's own; None without such.
    """

    database: Path
    labels: Labels
    today: date

    @property
    def types(self) -> "TypeTable | None":
        """The program types of this run, which the labels name."""
        return self.labels.types


def locale_language(environment: Mapping[str, str]) -> Language:
    """Korean if the locale is Korean, else English."""
    named = next((environment[name] for name in _LOCALE_VARIABLES if environment.get(name)), None)
    if named is None:
        named = locale.getlocale()[0] or ""
    return Language.KO if named.casefold().startswith("ko") else Language.EN


def database_path(given: Path | None) -> Path:
    """The path given, else that of $AIPOLICY_DB, else one in the user's data directory."""
    if given is not None:
        return given.expanduser()
    if named := os.environ.get(DATABASE_VARIABLE):
        return Path(named).expanduser()
    from platformdirs import user_data_path

    return user_data_path("aipolicy", appauthor=False) / "aipolicy.db"


def own_types(given: Path | None) -> "TypeTable | None":
    """The types of the file given, else of one in the user's configuration directory; None without either.

    Raises UsageError with file, line and reason for a file that is no such table.
    """
    path = given.expanduser() if given is not None else types_path()
    if given is None and not path.is_file():
        return None
    from aipolicy.errors import TableError, UsageError
    from aipolicy.tables.own_types import read_types

    try:
        return read_types(path)
    except TableError as error:
        raise UsageError(
            error.message, hint="aipolicy types --init FILE writes a file to begin with"
        ) from error


def types_path() -> Path:
    """Where a user's own types are looked for."""
    from platformdirs import user_config_path

    return user_config_path("aipolicy", appauthor=False) / TYPES_FILE


def settings(database: Path | None, language: Language | None, types: "TypeTable | None" = None) -> Settings:
    """The settings of this run. The only place that asks what day it is."""
    labels = Labels(language or locale_language(os.environ), types)
    return Settings(database_path(database), labels, date.today())  # noqa: DTZ011 - the user's own day


def of(context: typer.Context) -> Settings:
    """The settings that the options before the command made."""
    found = context.find_object(Settings)
    assert found is not None, "the callback of the app makes them"
    return found
