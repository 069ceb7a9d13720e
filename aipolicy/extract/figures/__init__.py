"""Figures of an event: money, people, place and target, each with the words that give it."""

from dataclasses import dataclass
from typing import TypeVar

from aipolicy.extract.cues import readings
from aipolicy.extract.figures.attendance import find_attendance
from aipolicy.extract.figures.money import Budget, find_budget
from aipolicy.extract.figures.target import find_targets
from aipolicy.extract.figures.venue import find_venues
from aipolicy.models import BudgetParts, Candidate, Document

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Figures:
    """What the text says of money, people, place and target; None or empty where it is silent.

    Money is in won. The candidates stand chosen first, then those set aside, with `rejected`.
    """

    budget: Budget
    attendances: tuple[Candidate[int], ...]
    venues: tuple[Candidate[str], ...]
    targets: tuple[Candidate[str], ...]

    @property
    def budget_krw(self) -> int | None:
        """The stated total of the programme's money, else the sum of its parts."""
        return self.budget.total

    @property
    def budget_parts(self) -> BudgetParts:
        """National, local and private money, as far as stated."""
        return self.budget.parts

    @property
    def attendance(self) -> int | None:
        """People who attend; the number before 여 명."""
        return _first(self.attendances)

    @property
    def venue(self) -> str | None:
        """The place as the text names it, without the region before it."""
        return _first(self.venues)

    @property
    def target(self) -> tuple[str, ...]:
        """Slugs of `tables/targets.toml`."""
        return tuple(found.value for found in self.targets)


def find_figures(document: Document) -> Figures:
    """The figures of the event a document reports."""
    read = readings(document)
    return Figures(find_budget(read), find_attendance(read), find_venues(read), find_targets(read))


def _first(found: tuple[Candidate[T], ...]) -> T | None:
    return found[0].value if found and found[0].rejected is None else None
