"""What each date of a sentence is the date of, by the clause it belongs to."""

import re
from dataclasses import dataclass, replace
from functools import cache

from aipolicy.extract.dates.parse import expressions
from aipolicy.extract.dates.points import Bound, Expression, Grain, Point
from aipolicy.models import DateRole, Tense
from aipolicy.tables import dates
from aipolicy.tables.load import toml_table
from aipolicy.text.clauses import Clause, clauses, governing
from aipolicy.text.quotes import Quote, QuoteKind, quotes
from aipolicy.text.tense import Link

ACCORDING_RE = re.compile(r"^[^.,]{0,40}?(?:에|의\s?설명에|측에)\s?(?:따르면|의하면)")
COARSE = (Grain.QUARTER, Grain.HALF, Grain.SEASON, Grain.YEAR)
NAMING_RE = re.compile(r"^\s?(?:제\d|\d+차|‘|'|“|\"|「)")


@dataclass(frozen=True, slots=True)
class Observed:
    """A date expression where it stands: its words, clause, role and why, and whether it is spoken or in a name."""

    expression: Expression
    text: str
    clause: Clause | None
    role: DateRole
    reason: str
    spoken: bool = False
    named: bool = False

    @property
    def tense(self) -> Tense | None:
        """Tense of the clause; None where there is none."""
        return self.clause.tense if self.clause else None


def observe(sentence: str) -> tuple[Observed, ...]:
    """The date expressions of one sentence with their roles."""
    found = expressions(sentence)
    if not found:
        return ()
    parts, marks = clauses(sentence), quotes(sentence)
    aside = aside_re().match(sentence) is not None
    return tuple(_observed(sentence, expression, parts, marks, aside) for expression in found)


def _observed(sentence: str, found: Expression, parts: tuple[Clause, ...], marks: tuple[Quote, ...], aside: bool) -> Observed:
    clause = governing(parts, found.end)
    inside = [quote.kind for quote in marks if quote.start <= found.start and found.end <= quote.end]
    seen = Observed(
        found, sentence[found.start : found.end], clause, DateRole.EVENT, "",
        spoken=QuoteKind.SPEECH in inside, named=QuoteKind.NAME in inside,
    )  # fmt: skip
    role, reason = _role(sentence, seen, parts, aside)
    return replace(seen, role=role, reason=reason)


def _role(sentence: str, seen: Observed, parts: tuple[Clause, ...], aside: bool) -> tuple[DateRole, str]:
    found, clause = seen.expression, seen.clause
    if seen.spoken:
        return DateRole.OTHER, "in quoted speech"
    if seen.named:
        return DateRole.OTHER, "part of a name"
    if _announces(sentence, found, clause, parts):
        return DateRole.ANNOUNCEMENT, "day of the announcement"
    if found.rule.startswith(("ago", "run", "within")) and found.grain is not Grain.DAY:
        return DateRole.HISTORY, "a length of time"
    if _is_history(found.first, found, clause):
        return DateRole.HISTORY, "told as background"
    if _is_horizon(found, clause):
        return DateRole.HORIZON, "period or goal of a plan"
    if aside:
        return (DateRole.HISTORY if clause and clause.tense is Tense.PAST else DateRole.OTHER), "in an aside"
    return DateRole.EVENT, ""


def _announces(sentence: str, found: Expression, clause: Clause | None, parts: tuple[Clause, ...]) -> bool:
    """18일 밝혔다, 18일 부산시에 따르면: a single day on which something was said."""
    if found.last is not None or found.bound is not Bound.NONE or found.grain is not Grain.DAY:
        return False
    if ACCORDING_RE.match(sentence[found.end :]):
        return True
    if clause is None or clause.link is Link.ADNOMINAL:
        return False
    if announcing_re().match(clause.predicate):
        return True
    before = [part for part in parts if part.end <= clause.predicate_start]
    quoted = bool(before) and before[-1].link is Link.QUOTATIVE
    return quoted and (before[-1].end <= found.start or clause.predicate_start - before[-1].end <= 2) and announcing_quoted_re().match(clause.predicate) is not None


def _is_history(first: Point, found: Expression, clause: Clause | None) -> bool:
    past = clause is not None and clause.tense is Tense.PAST
    if first.year_shift is not None and first.year_shift < 0:
        return True
    if found.grain is not Grain.DAY:
        return first.direction == -1 or (first.month_shift or 0) < 0 or (past and found.bound is not Bound.UNTIL)
    modifies = clause is not None and clause.link is Link.ADNOMINAL
    dated = first.month is not None or (first.month_shift or 0) < 0 or first.year is not None
    return modifies and past and dated and (first.direction == -1 or (first.month_shift or 0) < 0)


def _is_horizon(found: Expression, clause: Clause | None) -> bool:
    if found.grain in COARSE:
        return True
    if found.grain in (Grain.MONTH, Grain.PART) and found.bound is Bound.UNTIL:
        return True
    first_year, last_year = found.first.year, found.last.year if found.last else None
    return found.grain is Grain.MONTH and last_year is not None and last_year != first_year


@cache
def announcing_re() -> re.Pattern[str]:
    """Predicates of announcing."""
    return _stems("announcing")


@cache
def announcing_quoted_re() -> re.Pattern[str]:
    """Predicates that announce what stands quoted before them."""
    return _stems("announcing_quoted")


@cache
def aside_re() -> re.Pattern[str]:
    """How a sentence begins that leaves the lead act."""
    return re.compile(rf"\W*(?:{dates.alternatives(toml_table(dates.NAME)['roles']['aside'])})(?![가-힣])")


def _stems(name: str) -> re.Pattern[str]:
    return re.compile(dates.alternatives(toml_table(dates.NAME)["roles"][name]))
