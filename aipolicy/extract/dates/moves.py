"""Acts put off or brought forward: of two days, the new one is meant."""

import re
from functools import cache

from aipolicy.extract.dates.joints import moved_re
from aipolicy.extract.dates.observed import Observed
from aipolicy.extract.dates.points import Bound, Grain
from aipolicy.models import DateRole, Tense
from aipolicy.tables import dates

MOVED = "the day before it was moved"
# What was to be: 열려던, 열 예정이던.
INTENDED = r"(?:려던|려\s?했던|(?:예정|계획)(?:이|이었|됐)던|기로\s?했던)"
GIVEN_UP_RE = re.compile(rf"[^.,\d“”]{{0,40}}?{INTENDED}\s")


def moved(sentence: str, listed: tuple[Observed, ...]) -> tuple[Observed, ...]:
    """당초 10일에서 17일로 연기했다: the act is on the second day, which lies ahead."""
    if not moving_re().search(sentence):
        return listed
    to = next((at for at, seen in enumerate(listed) if _is_new_day(sentence, seen)), None)
    if to is None:
        return tuple(_given_up(sentence, seen) for seen in listed)
    old = tuple(
        _lying_ahead(seen)._replace(role=DateRole.OTHER, reason=MOVED) if _was_moved(sentence, seen) else seen
        for seen in listed[:to]
    )
    return (*old, _lying_ahead(listed[to]), *listed[to + 1 :])


def _given_up(sentence: str, seen: Observed) -> Observed:
    """이번 주말 열려던 행사를 늦춘다: the old day, unless no other sentence names the new one."""
    given_up = seen.role is DateRole.EVENT and GIVEN_UP_RE.match(sentence, seen.expression.end)
    return seen._replace(reason=MOVED) if given_up else seen


def _is_new_day(sentence: str, seen: Observed) -> bool:
    if seen.role is not DateRole.EVENT or seen.expression.grain is not Grain.DAY:
        return False
    # 24일까지 연장: 까지 belongs to the expression.
    end = seen.expression.end - len("까지") * seen.text.endswith("까지")
    return moved_re().match(sentence, end) is not None


def _was_moved(sentence: str, seen: Observed) -> bool:
    if seen.role is not DateRole.EVENT or seen.expression.grain is not Grain.DAY:
        return False
    begins = seen.expression.bound is Bound.FROM or seen.expression.last is not None
    return not begins or sentence.startswith("에서", seen.expression.end)


def _lying_ahead(seen: Observed) -> Observed:
    clause = seen.clause
    if clause is None or not moving_re().search(clause.predicate):
        return seen
    return seen._replace(clause=clause._replace(tense=Tense.FUTURE))


@cache
def moving_re() -> re.Pattern[str]:
    """Verbs of moving an act to another day."""
    return re.compile(dates.alternatives(dates.role_words("moving")))
