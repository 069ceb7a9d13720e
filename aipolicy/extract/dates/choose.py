"""Which date of a document is that of its main act."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

from aipolicy.extract.dates.moves import MOVED
from aipolicy.extract.dates.placing import Placed
from aipolicy.extract.dates.points import Expression, Grain, Point, Unit
from aipolicy.extract.dates.roles import ASIDE, INTENDED_RE
from aipolicy.models import BlockKind, DateRole
from aipolicy.tables import dates as tables
from aipolicy.text.tense import Link

KIND_SCORES = {BlockKind.BODY: 0.0, BlockKind.TITLE: -3.0, BlockKind.CAPTION: -3.0, BlockKind.SUBTITLE: -3.5}
UNUSABLE_RULES = ("ago", "within", "run", "holiday", "half", "quarter", "season", "year")
LONGEST_EVENT = timedelta(days=200)
# What a candidate must reach, and how far from the announcement a date may still be that of the act.
ENOUGH = 0.0
NEAR_ANNOUNCEMENT = 2
MOST_ORDER = 10
DAY_BONUS, ACT_BONUS, GIVEN_UP = 3, 0.4, 4
RECENTLY, LATE_NEWS = timedelta(days=7), timedelta(days=14)
DAYS = (Grain.DAY, Grain.WEEK)
CALL, LABEL_BONUS = "recruitment", 4
LASTS_RE = re.compile(r"진행|운영|이어|열리|열린|계속|실시|교육")


def announcement(placed: Sequence[Placed]) -> Placed | None:
    """The first date of the body on which something was announced."""
    return next(
        (
            one
            for one in placed
            if one.is_body and one.seen.role is DateRole.ANNOUNCEMENT and not one.expression.first.recalled
        ),
        None,
    )


def choose(
    placed: Sequence[Placed], program_type: str | None, announced: Placed | None, published: date | None
) -> Placed | None:
    """The date of the main act; None where only an announcement, background or plans are dated."""
    scored = [
        (_score(one, program_type, announced) - _staleness(one, published), one)
        for one in placed
        if _may_be_event(one, published)
    ]
    best = max(scored, key=lambda pair: pair[0], default=None)
    if best is not None and best[0] > ENOUGH:
        return best[1]
    if announced is not None:
        return None
    asides = [
        one
        for one in placed
        if one.is_body and one.seen.reason == ASIDE and one.expression.grain is Grain.DAY
    ]
    return asides[0] if asides else None


def _may_be_event(one: Placed, published: date | None) -> bool:
    expression = one.expression
    if (
        (one.seen.role is not DateRole.EVENT and not _just_last_year(one, published))
        or expression.first.recalled
        or expression.rule.removesuffix("-range") in UNUSABLE_RULES
    ):
        return False
    best = one.best
    return best is None or best.start is None or best.end is None or best.end - best.start <= LONGEST_EVENT


def _just_last_year(one: Placed, published: date | None) -> bool:
    """지난해 12월 30일 in the first days of January is no history."""
    best = one.best
    if published is None or best is None or best.end is None or one.expression.grain is not Grain.DAY:
        return False
    last_year = one.seen.role is DateRole.HISTORY and one.expression.first.year_shift == -1
    return last_year and not one.seen.modifies and timedelta(0) < published - best.end <= LATE_NEWS


def _score(one: Placed, program_type: str | None, announced: Placed | None) -> float:
    score = 2.0 + KIND_SCORES[one.sentence.kind] - 0.5 * min(one.order, MOST_ORDER)
    clause = one.seen.clause
    score += DAY_BONUS if one.expression.grain in DAYS else 0
    if clause is not None:
        intended = INTENDED_RE.search(clause.predicate) is not None
        score += -1 if clause.link is Link.ADNOMINAL and not intended else 1
        score += ACT_BONUS if act_re().search(clause.predicate) else 0
    score -= GIVEN_UP if one.seen.reason == MOVED else 0
    if program_type == CALL:
        score += LABEL_BONUS * _labelled(one)
    if one.is_deadline:
        score += (
            2
            if program_type == CALL and _ends_call(one)
            else 0
            if program_type in tables.types("lasting")
            else -4
        )
    if announced is not None:
        score -= _doubt(one, program_type, announced)
    return score


def _labelled(one: Placed) -> int:
    """접수기간: 4. 7. ~ 4. 25. speaks for the window of a call (1), 사업기간, 결과통보: against it (-1)."""
    match = label_re().match(one.sentence.text)
    return 0 if match is None else 1 if match["calling"] else -1


@cache
def label_re() -> re.Pattern[str]:
    """The label of a line in a notice."""
    calling, other = (
        tables.alternatives(tables.role_words(kind)) for kind in ("call_labels", "other_labels")
    )
    return re.compile(rf"\W*(?:\d{{1,2}}[.)]\s*)?(?:(?P<calling>{calling})|{other})[^:：]{{0,8}}[:：]")


def _ends_call(one: Placed) -> bool:
    """Whether a deadline is one for applying, not the end of lessons."""
    clause = one.seen.clause
    return clause is None or not LASTS_RE.search(clause.predicate)


def _staleness(one: Placed, published: date | None) -> float:
    """What a date weeks before the publication loses to a fresher one."""
    end = one.best.end if one.best else None
    return 3 if published and end and published - end > LATE_NEWS else 0


def _doubt(one: Placed, program_type: str | None, announced: Placed) -> float:
    """What an announcement's own day takes from another date: it may be that of something else."""
    if one.sentence.kind is BlockKind.CAPTION:
        return 0 if _just_before(one, announced) else 4
    if not one.is_body:
        return 0
    doubt = 0.0
    late = one.order - announced.order
    if late > 0:
        plan = program_type in tables.types("decisions") | tables.types("works")
        doubt = 6 if plan else 3 if late > NEAR_ANNOUNCEMENT else 0
    closes = one.is_deadline and program_type in tables.types("calls")
    if one.expression.grain not in DAYS and not closes:
        doubt += 4 if late > 0 or program_type in tables.types("decisions") else 0
    if one.seen.modifies:
        doubt += 3
    if one.order != announced.order and _long_before(one, announced):
        doubt += 7
    return doubt


def _long_before(one: Placed, announced: Placed) -> bool:
    """Whether a date lies weeks before the announcement: news of it would be late."""
    if one.best is None or announced.best is None or one.best.end is None or announced.best.start is None:
        return False
    return announced.best.start - one.best.end > LATE_NEWS


def _just_before(one: Placed, announced: Placed) -> bool:
    """Whether a bare day lies in the week up to the announcement: it can be that of what is announced."""
    if one.best is None or announced.best is None or one.best.start is None or announced.best.start is None:
        return False
    return (
        one.expression.first.month is None
        and timedelta(0) <= announced.best.start - one.best.start <= RECENTLY
    )


def fullest(chosen: Placed, placed: Sequence[Placed], program_type: str | None) -> Placed:
    """The expression that says most of the chosen date: with both ends, a month, a year, a weekday."""
    same = [
        one
        for one in placed
        if one is chosen or (one.seen.role is DateRole.EVENT and _agrees(chosen, one, program_type))
    ]
    return max(same, key=lambda one: (one.expression.last is not None, _fullness(one), one is chosen))


def _agrees(chosen: Placed, other: Placed, program_type: str | None) -> bool:
    """Whether another expression can be of the same date: no unit that both name differs."""
    mine, theirs = chosen.expression, other.expression
    days = mine.grain is Grain.DAY and theirs.grain is Grain.DAY
    if not days or other.is_deadline or theirs.scattered or _differ(chosen, other):
        return False
    if theirs.first.recalled:
        return _lasts_from(chosen, other)
    if mine.last is not None or mine.length is not None:
        return (
            theirs.last is not None
            and _same(mine.first, theirs.first)
            and _same(mine.last or _last_of(mine), theirs.last)
        )
    if theirs.last is None:
        return not chosen.is_deadline and theirs.length is None and _same(mine.first, theirs.first)
    if chosen.is_deadline:
        return _same(mine.first, theirs.last)
    return program_type in tables.types("lasting") and other.is_body and _holds(chosen, other)


def _lasts_from(chosen: Placed, other: Placed) -> bool:
    """12일 막을 올렸다. 행사는 이날부터 사흘간 열린다: the other tells how long the event lasts."""
    mine, theirs = chosen.expression, other.expression
    begins = chosen.best is not None and other.best is not None and chosen.best.start == other.best.start
    return begins and theirs.length is not None and mine.last is None and mine.length is None


def _differ(one: Placed, other: Placed) -> bool:
    """다음 달 1일, 지난 7월 1일: both are single days and name their month, and not the same one."""
    if one.expression.last is not None or other.expression.last is not None:
        return False
    months = [each.expression.first.month or each.expression.first.month_shift for each in (one, other)]
    return None not in months and None not in (one.best, other.best) and one.best != other.best


def _last_of(counted: Expression) -> Point:
    """The last day of 6일부터 나흘간; the first itself where the days run into the next month."""
    first, length = counted.first, counted.length
    if first.day is None or length is None or length.unit is not Unit.DAY:
        return first
    return first._replace(day=first.day + length.amount - 1, weekday=None)


def _holds(chosen: Placed, other: Placed) -> bool:
    """Whether the other's range holds the chosen day."""
    if _same(chosen.expression.first, other.expression.first):
        return True
    day, span = chosen.best, other.best
    if day is None or span is None or day.start is None or span.start is None or span.end is None:
        return False
    return span.start <= day.start <= span.end


def _same(one: Point, other: Point) -> bool:
    pairs = ((one.year, other.year), (one.month, other.month), (one.weekday, other.weekday))
    return (
        one.day is not None
        and one.day == other.day
        and all(a is None or b is None or a == b for a, b in pairs)
    )


def _fullness(one: Placed) -> int:
    first = one.expression.first
    return sum(unit is not None for unit in (first.year, first.month, first.weekday)) + (
        one.expression.length is not None
    )


@cache
def act_re() -> re.Pattern[str]:
    """Predicates of acts that news reports."""
    return re.compile(tables.alternatives(tables.role_words("acts")))
