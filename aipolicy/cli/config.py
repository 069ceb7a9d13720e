"""The user's own settings: `config.toml` in the config directory."""

import getpass
import os
import tomllib
from pathlib import Path

from aipolicy.errors import InputError

_KNOWN = ("who",)


def config_path() -> Path:
    """Where the settings are kept, whether there are any or not."""
    from platformdirs import user_config_path

    return user_config_path("aipolicy", appauthor=False) / "config.toml"


def who() -> str:
    """Under which name corrections are kept: `who` of the settings, else the user's name on this machine.

    Raises InputError for settings that cannot be read.
    """
    named = _settings(config_path()).get("who") or os.environ.get("USER")
    if named:
        return named
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # no such user in the system's tables
        return "unknown"


def _settings(path: Path) -> dict[str, str]:
    try:
        settings = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(f"these settings cannot be read: {error}", where=str(path)) from error
    for name, value in settings.items():
        if name not in _KNOWN or not isinstance(value, str) or not value.strip():
            raise InputError(
                f"not a setting: {name}", where=str(path), hint='the only one is: who = "your name"'
            )
    return settings
