"""Words of periods (periods.toml)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from aipolicy.tables.load import toml_table

Words = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class PeriodWords:
    """What users call periods; every word in lower case and without spaces.

    `calendar_units` and `length_units` map a word to day, week, month, quarter, half or year.
    `spans` map a word to such a unit and how many units from the present one it lies.
    """

    calendar_units: Mapping[str, str]
    length_units: Mapping[str, str]
    shifts: Words
    spans: Mapping[str, tuple[str, int]]
    stretches: Words
    numbers: Words
    halves: Words
    months: Words
    nearest: Words
    open: Mapping[str, tuple[str, ...]]


@cache
def period_words() -> PeriodWords:
    """The words of periods."""
    table = toml_table("periods.toml")
    return PeriodWords(
        calendar_units=_inverted(table["calendar_units"]),
        length_units=_inverted(table["length_units"]),
        spans={word: (unit, shift) for word, (unit, shift) in table["spans"].items()},
        open={side: tuple(words) for side, words in table["open"].items()},
        **{name: table[name] for name in ("shifts", "stretches", "numbers", "halves", "months", "nearest")},
    )


def _inverted(table: Mapping[str, list[str]]) -> dict[str, str]:
    return {word: unit for unit, words in table.items() for word in words}
