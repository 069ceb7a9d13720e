"""An act of several days whose ends the text tells apart: 13일 시작됐고 31일까지 이어진다."""

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import cache
from typing import NamedTuple

from aipolicy.extract.dates.lengths import length_of
from aipolicy.extract.dates.patterns import length
from aipolicy.extract.dates.placing import Placed
from aipolicy.extract.dates.points import Bound, Grain, Interval, Length, Unit
from aipolicy.extract.dates.roles import calling_re
from aipolicy.models import DateRole
from aipolicy.tables import dates as tables

# How many sentences on the end of what has begun is told.
NEXT = 2
CALL = "recruitment"
# Between the day of the beginning and the word that says so: 15일 현내면사무소를 시작으로.
REACH, NEAR = 40, 24
LONGEST = timedelta(days=200)


class Told(NamedTuple):
    """The date of the act as one expression, and the mentions that give it."""

    date: Placed
    parts: tuple[Placed, ...]


def spanning(told: Placed, placed: Sequence[Placed], program_type: str | None) -> Told:
    """The date with its other end, where the text tells it apart and the type of act lasts for days."""
    if _is_one_day(told) and program_type in tables.types("lasting"):
        for begin, end in _pairs(told, placed, program_type == CALL):
            if (whole := _joined(told, begin, end)) is not None:
                return Told(whole, (begin, end))
        if (whole := _told_again(told, placed)) is not None:
            return Told(whole, (told, whole))
        if (whole := _closed_after(told)) is not None:
            return Told(whole, (told,))
    return Told(told, (told,))


def _is_one_day(one: Placed) -> bool:
    return one.seen.role is DateRole.EVENT and _is_day(one) and one.expression.length is None


def _is_day(one: Placed) -> bool:
    return one.is_body and one.expression.grain is Grain.DAY and one.expression.last is None


def _is_end(one: Placed) -> bool:
    return one.seen.role is DateRole.EVENT and _is_day(one) and one.expression.bound is Bound.UNTIL


def _pairs(told: Placed, placed: Sequence[Placed], call: bool) -> Iterator[tuple[Placed, Placed]]:
    """The beginnings and ends that the date told may be one of."""
    others = [one for one in placed if one is not told and _is_day(one)]
    if told.is_deadline:
        begins = (one for one in others if _is_one_day(one) and not one.is_deadline)
        yield from ((one, told) for one in begins if _go_on(one, told, call))
        return
    yield from ((told, one) for one in others if _is_end(one) and _go_on(told, one, call))
    if told.expression.bound is Bound.FROM:
        yield from ((told, one) for one in placed if _ends_in_month(told, one))
    if _text_of(told, closing_re()):
        yield from ((one, told) for one in others if _is_opening(one, told))


def _go_on(begin: Placed, end: Placed, call: bool) -> bool:
    """Whether one date begins what the other ends: in one sentence, or in one of the next."""
    if begin.sentence is end.sentence:
        between = begin.sentence.text[begin.expression.end : end.expression.start]
        if begin.expression.end > end.expression.start or not starting_re().search(between[:REACH]):
            return False
        return call or not calling_re().search(_rest(end))
    if not 0 < end.order - begin.order <= NEXT or not _text_of(begin, starting_re()):
        return False
    goes_on = lasting_re().search(_rest(end)) is not None
    calls = calling_re().search(end.sentence.text) is not None
    return goes_on and (calling_re().search(begin.sentence.text) is not None if call else not calls)


def _ends_in_month(begin: Placed, end: Placed) -> bool:
    """8일부터 내년 2월 말까지."""
    expression = end.expression
    if end.sentence is not begin.sentence or expression.grain not in (Grain.MONTH, Grain.PART):
        return False
    follows = 0 <= expression.start - begin.expression.end <= NEAR
    return follows and expression.bound is Bound.UNTIL and expression.last is None


def _is_opening(begin: Placed, end: Placed) -> bool:
    """지난 16일 개막한 … 18일 막을 내렸다, 16일부터 열린 … 18일 막을 내렸다."""
    if begin.sentence is not end.sentence or begin.expression.end > end.expression.start:
        return False
    between = begin.sentence.text[begin.expression.end : end.expression.start]
    return begin.expression.bound is Bound.FROM or starting_re().match(between.lstrip()) is not None


def _joined(told: Placed, begin: Placed, end: Placed) -> Placed | None:
    """The date from one mention to the other; None where it would end before it begins."""
    expression = begin.expression._replace(
        last=end.expression.first, bound=Bound.NONE, rule=f"{begin.expression.rule}-range"
    )
    seen = told.seen._replace(expression=expression)
    if begin.best is None or end.best is None:
        return told._replace(sentence=begin.sentence, seen=seen)
    first, last = begin.best.start, end.best.end
    if first is None or last is None or not first < last <= first + LONGEST:
        return None
    return told._replace(sentence=begin.sentence, seen=seen, readings=(Interval(first, last),))


def _told_again(told: Placed, placed: Sequence[Placed]) -> Placed | None:
    """18일 막을 내렸다. 16일부터 사흘간 열렸다: the range that ends on the day told."""
    if told.best is None or not _text_of(told, closing_re()):
        return None
    for one in placed:
        near = one.is_body and 0 <= one.order - told.order <= NEXT and one.seen.role is DateRole.EVENT
        if near and _is_range(one.best) and one.best and one.best.end == told.best.end:
            return one
    return None


def _is_range(days: Interval | None) -> bool:
    return days is not None and days.start is not None and days.start != days.end


def _closed_after(told: Placed) -> Placed | None:
    """사흘간의 일정을 마치고 18일 폐막했다."""
    clause = told.seen.clause
    best = told.best
    if best is None or best.end is None or clause is None or not _text_of(told, closing_re()):
        return None
    match = lasted_re().search(told.sentence.text, clause.start, clause.end) or lasted_re().search(
        told.sentence.text, 0, told.expression.start
    )
    lasted = length_of(match) if match else None
    if lasted is None or lasted.unit is not Unit.DAY or lasted.amount < 2:
        return None
    expression = told.expression._replace(bound=Bound.UNTIL, length=Length(lasted.amount, Unit.DAY))
    reading = Interval(best.end - timedelta(days=lasted.amount - 1), best.end)
    return told._replace(seen=told.seen._replace(expression=expression), readings=(reading,))


def _text_of(one: Placed, pattern: re.Pattern[str]) -> bool:
    """Whether the clause of a date holds a word, behind the date."""
    clause = one.seen.clause
    return (
        clause is not None and pattern.search(one.sentence.text, one.expression.end, clause.end) is not None
    )


def _rest(one: Placed) -> str:
    return one.sentence.text[one.expression.end :]


@cache
def starting_re() -> re.Pattern[str]:
    """Words of beginning."""
    return re.compile(tables.alternatives(tables.role_words("starting")))


@cache
def lasting_re() -> re.Pattern[str]:
    """Words of going on."""
    return re.compile(tables.alternatives(tables.role_words("lasting")))


@cache
def closing_re() -> re.Pattern[str]:
    """Words of coming to an end."""
    return re.compile(tables.alternatives(tables.role_words("closing")))


@cache
def lasted_re() -> re.Pattern[str]:
    """How long what has ended went on: 사흘간의 일정."""
    return re.compile(rf"{length()}\s?간의?\s(?:일정|여정|행사|교육|대장정|열전|축제|전시|과정)")
