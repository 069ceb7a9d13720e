"""What the user says of the sources on the command line."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """`published` and `outlet` hold for every article read and go before what the sources say."""

    published: date | None = None
    outlet: str | None = None
