"""What tells reports of one event from reports of others."""

from dataclasses import dataclass

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """What an article's own words leave for finding its copies and retellings.

    `sketch` is a sample of its words (see `text.sketch`), `names` what its head puts in quotation marks.
    """

    sketch: tuple[int, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Constraints:
    """What the user has said: pairs of mention ids joined or parted. Both win over all evidence.

    Of the same two mentions only one of both is said here: which came later is settled before. Where a
    chain of `together` would join two that are `apart`, the last link in order of ids is left out.
    """

    together: Pairs = ()
    apart: Pairs = ()
