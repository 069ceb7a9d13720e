"""The options that stand before the command, resolved once and carried in the context."""

import locale
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import typer

from aipolicy.tables.labels import Labels, Language

DATABASE_VARIABLE = "AIPOLICY_DB"
# In the order in which gettext reads them.
_LOCALE_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the store is, in which language to answer, and what day it is."""

    database: Path
    labels: Labels
    today: date


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


def settings(database: Path | None, language: Language | None) -> Settings:
    """The settings of this run. The only place that asks what day it is."""
    labels = Labels(language or locale_language(os.environ))
    return Settings(database_path(database), labels, date.today())  # noqa: DTZ011 - the user's own day


def of(context: typer.Context) -> Settings:
    """The settings that the options before the command made."""
    found = context.find_object(Settings)
    assert found is not None, "the callback of the app makes them"
    return found
