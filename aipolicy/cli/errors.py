"""The one place that turns an exception into words and an exit code."""

from aipolicy.cli.render import notice, one_line
from aipolicy.errors import AipolicyError, AmbiguousName, InputError, UnknownName
from aipolicy.tables.labels import Labels

DEBUG_VARIABLE = "AIPOLICY_DEBUG"


def report(error: AipolicyError, labels: Labels) -> None:
    """Say on stderr what went wrong and what can be done."""
    where = f"{error.where}: " if isinstance(error, InputError) and error.where else ""
    notice(f"{labels('error.error')}: {one_line(where + error.message)}", "bold red")
    if isinstance(error, UnknownName) and error.suggestions:
        notice(f"  {labels('error.suggestions', names=', '.join(map(one_line, error.suggestions)))}")
    if isinstance(error, AmbiguousName):
        for code, name in error.choices:
            notice(f"  {code}  {one_line(name)}")
        notice(f"  {labels('error.ambiguous', code=error.choices[0][0], name=error.choices[0][1])}")
    if error.hint:
        notice(f"  {one_line(error.hint)}")


def report_unexpected(error: Exception, labels: Labels) -> None:
    """Say on stderr that something failed that nobody foresaw."""
    notice(f"{labels('error.unexpected')}: {type(error).__name__}: {one_line(str(error))}", "bold red")
    notice(f"  {labels('error.debug', variable=DEBUG_VARIABLE)}")
