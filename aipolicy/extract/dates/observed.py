"""A date where it stands in its sentence."""

from typing import NamedTuple

from aipolicy.extract.dates.points import Expression
from aipolicy.models import DateRole, Tense
from aipolicy.text.clauses import Clause


class Observed(NamedTuple):
    """A date expression where it stands: its words, clause, role and why.

    `spoken`: in quoted speech; `named`: in a quoted name; `modifies`: its clause modifies a noun that is
    not the place or occasion of the act.
    """

    expression: Expression
    text: str
    clause: Clause | None
    spoken: bool
    named: bool
    modifies: bool
    role: DateRole = DateRole.EVENT
    reason: str = ""

    @property
    def tense(self) -> Tense | None:
        """Tense of the clause; None where there is none."""
        return self.clause.tense if self.clause else None
