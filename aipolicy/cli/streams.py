"""The standard streams: UTF-8 whatever the locale says, and quiet when a reader goes away."""

import io
import os
import sys


def use_utf8() -> None:
    """Make both output streams speak UTF-8; what UTF-8 cannot hold is shown as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def write_text(text: str) -> None:
    """Write data to stdout at once, so that a closed pipe is noticed here and not at exit."""
    sys.stdout.write(text)
    sys.stdout.flush()


def abandon_stdout() -> None:
    """Point stdout nowhere: it takes nothing more, and what is left in its buffer must not complain."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
