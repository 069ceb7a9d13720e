"""Files that appear whole or not at all."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from aipolicy.errors import AipolicyError


def write_atomically(path: Path, fill: Callable[[BinaryIO], None]) -> None:
    """Let `fill` write a file beside the target, then put it in the target's place.

    A target that is no regular file (a device, a pipe) is written as it stands: it must not be
    replaced. Raises AipolicyError naming a path that cannot be written.
    """
    try:
        if path.exists() and not path.is_file():
            with path.open("wb") as stream:
                fill(stream)
        else:
            _replace(path.resolve(), fill)
    except OSError as error:
        raise AipolicyError(
            f"cannot write {path}: {error.strerror or error}", hint="name another file or folder with -o"
        ) from error


def _replace(target: Path, fill: Callable[[BinaryIO], None]) -> None:
    beside = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        with beside.open("xb") as stream:
            fill(stream)
        if target.exists():
            beside.chmod(target.stat().st_mode & 0o777)
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
