"""Failures in the words of this program: where, why, what to do."""

from aipolicy.errors import InputError
from aipolicy.models import Failure
from aipolicy.read.fields import Day

MEGABYTE = 1_000_000
# An article is a few kilobytes; what is larger is no article, and would fill the memory.
LARGEST = 10 * MEGABYTE


def failure(where: str, error: InputError) -> Failure:
    """An input error as a failure, with its hint."""
    return Failure(error.where or where, f"{error.message}; {error.hint}" if error.hint else error.message)


def unreadable(where: str, error: OSError) -> Failure:
    """A file that the system does not give."""
    return Failure(where, f"cannot be read: {error.strerror or error}; check the path and its permissions")


def bad_day(where: str, day: Day) -> Failure:
    """A day of publication that is none. The article goes in all the same."""
    return Failure(
        where,
        f"published: {day.words!r} is no date (YYYY-MM-DD) and was left out; the article went in",
    )


def too_large() -> InputError:
    """An input that cannot be one article."""
    return InputError(
        f"larger than {LARGEST // MEGABYTE} MB, which is no article", hint="split it, or remove it"
    )
