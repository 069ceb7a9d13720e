"""What a user has said about which reports tell of one event."""

from dataclasses import dataclass

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Constraints:
    """Pairs of mention ids that the user has joined or parted; both win over all evidence.

    Of the same two mentions only one of both is said here: which came later is settled before. Where a
    chain of `together` would join two that are `apart`, its first links hold and the one that would
    close the chain is left out.
    """

    together: Pairs = ()
    apart: Pairs = ()
