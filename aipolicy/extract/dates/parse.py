"""All date expressions of a text: phrases, joined to ranges and lists where the text joins them."""

import re
from collections.abc import Iterator

from aipolicy.extract.dates import joints
from aipolicy.extract.dates.lengths import length_of, native
from aipolicy.extract.dates.numeric import second_numeric
from aipolicy.extract.dates.patterns import head_re
from aipolicy.extract.dates.phrases import month_part, phrase_at
from aipolicy.extract.dates.points import IMPOSSIBLE, Bound, Expression, Grain, Length, Phrase, Unit

NEVER_JOINED = ("ago", "within", "run", IMPOSSIBLE)
RECURRING_REACH = 8
DAY_BEFORE, QUOTES = "전날", "'’‘"
# The lengths that may follow where a month or year begins the period.
PERIODS = {Grain.MONTH: (Unit.MONTH, Unit.YEAR), Grain.YEAR: (Unit.YEAR,)}
ORDER = (Grain.DAY, Grain.WEEK, Grain.PART, Grain.MONTH, Grain.SEASON, Grain.QUARTER, Grain.HALF, Grain.YEAR)


def expressions(text: str) -> tuple[Expression, ...]:
    """The date expressions of a text in order, none overlapping another."""
    return tuple(_scan(text))


def _scan(text: str) -> Iterator[Expression]:
    at = 0
    before: Expression | None = None
    search = head_re().search
    while match := search(text, at):
        start = match.start()
        # What stands in quotes may itself be a date: ‘19일’.
        at = start + 1 if text[start] in QUOTES else match.end()
        phrase = phrase_at(text, start)
        if phrase is None:
            continue
        if phrase.rule == "ago" and joints.milestone_re().search(
            text, max(0, start - RECURRING_REACH), start
        ):
            at = phrase.end
            continue
        recurring = joints.RECURRING_RE.search(text, max(0, start - RECURRING_REACH), start)
        if recurring or phrase.rule == IMPOSSIBLE:
            at = phrase.end
            continue
        before = _inheriting(text, before, _joined(text, start, _recalling(text, before, start, phrase)))
        at = max(before.end, at)
        yield before


def _recalling(text: str, before: Expression | None, start: int, phrase: Phrase) -> Phrase:
    """크리스마스 전날: 전날 counts from a day named right before it, else from the day of writing."""
    if phrase.first.day_shift != -1 or not text.startswith(DAY_BEFORE, start):
        return phrase
    beside = before is not None and joints.DAY_BEFORE_RE.fullmatch(text, before.end, start)
    if not beside and not joints.THAT_RE.search(text, max(0, start - 3), start):
        return phrase
    return phrase._replace(first=phrase.first._replace(recalled=True), rule="recalled-day")


def _inheriting(text: str, before: Expression | None, found: Expression) -> Expression:
    """지난 3월과 9월: the second month shares the first one's year and direction."""
    first = found.first
    bare = (
        first.grain is Grain.MONTH
        and first.direction is None
        and first.year is None
        and first.year_shift is None
    )
    if (
        before is None
        or not bare
        or before.grain is not Grain.MONTH
        or not joints.AND_RE.fullmatch(text, before.end, found.start)
    ):
        return found
    head = before.first
    return found._replace(
        first=first._replace(year=head.year, year_shift=head.year_shift, direction=head.direction)
    )


def _joined(text: str, start: int, phrase: Phrase) -> Expression:
    """The phrase with what the text joins to it: the far end of a range, more days, a length, a bound."""
    found = Expression(start, phrase.end, phrase.first, phrase.last, phrase.rule, scattered=phrase.scattered)
    if not joints.JOINING_RE.match(text, found.end):
        return _opened(text, found)
    while (longer := _range(text, found) or _list(text, found)) is not None:
        found = longer
    return _opened(text, _bounded(text, found))


def _opened(text: str, found: Expression) -> Expression:
    """~ 9. 30.: a range without its beginning is a deadline."""
    before = text[max(0, found.start - joints.OPEN_REACH) : found.start]
    if found.last is not None or found.bound is not Bound.NONE or not joints.OPEN_RE.search(before):
        return found
    return found._replace(bound=Bound.UNTIL) if found.rule not in NEVER_JOINED else found


def _range(text: str, found: Expression) -> Expression | None:
    if found.bound is not Bound.NONE or found.rule in NEVER_JOINED:
        return None
    join = joints.TO_RE.match(text, _after_time(text, found.end))
    if not join:
        return _between(text, found)
    at = join.end()
    second = _second(text, at, found)
    if second is None and join["from"] and (gap := joints.GAP_RE.match(text, at)):
        second = _second(text, gap.end(), found)
        if second is not None and not joints.UNTIL_RE.match(text, _after_time(text, second.end)):
            second = None
    if second is None or (join["from"] == "에서" and joints.moved_re().match(text, second.end)):
        return None
    end = (
        _after_time(text, second.end)
        if joints.UNTIL_RE.match(text, _after_time(text, second.end))
        else second.end
    )
    until = joints.UNTIL_RE.match(text, end)
    last = second.last or second.first
    return found._replace(
        end=until.end() if until else end,
        last=last,
        rule=f"{found.rule}-range" if not found.rule.endswith("range") else found.rule,
    )


def _between(text: str, found: Expression) -> Expression | None:
    """3월과 5월 사이."""
    join = joints.AND_RE.match(text, found.end)
    second = _second(text, join.end(), found) if join and found.last is None else None
    closed = joints.BETWEEN_RE.match(text, second.end) if second else None
    if second is None or closed is None:
        return None
    return found._replace(end=closed.end(), last=second.last or second.first, rule=f"{found.rule}-range")


def _second(text: str, at: int, found: Expression) -> Phrase | None:
    """The far end of a range: no coarser than its beginning, or a bare number after figures."""
    if at >= len(text):
        return None
    base = found.last or found.first
    if text[at].isdigit():
        if found.rule.startswith(("numeric", "month.day", "month/day")) and (
            second := second_numeric(text, at, base)
        ):
            return second
        phrase = phrase_at(text, at) or second_numeric(text, at, base)
    else:
        phrase = phrase_at(text, at) if head_re().match(text, at) else month_part(text, at, base)
    if phrase is None or phrase.rule in NEVER_JOINED:
        return None
    near, far = ORDER.index(found.grain), ORDER.index(phrase.first.grain)
    same = far == near or {found.grain, phrase.first.grain} <= {
        Grain.MONTH,
        Grain.PART,
        Grain.QUARTER,
        Grain.HALF,
        Grain.YEAR,
        Grain.SEASON,
    }
    return phrase if same else None


def _list(text: str, found: Expression) -> Expression | None:
    """3일과 10일, 25~29일과 11월 1·3·11일: single days and ranges that belong together."""
    if found.grain is not Grain.DAY or found.bound is not Bound.NONE:
        return None
    if found.first.day is None:
        return _weekdays(text, found)
    join = joints.AND_RE.match(text, found.end)
    if not join or join.end() >= len(text) or not head_re().match(text, join.end()):
        return None
    second = phrase_at(text, join.end())
    if (
        second is None
        or second.first.grain is not Grain.DAY
        or second.first.day is None
        or second.first.year is not None
    ):
        return None
    return found._replace(end=second.end, last=second.last or second.first, rule="day-list", scattered=True)


def _weekdays(text: str, found: Expression) -> Expression | None:
    """이번 주 수요일과 목요일: days of one week."""
    join = joints.AND_RE.match(text, found.end) if found.rule == "week" else None
    second = phrase_at(text, join.end()) if join and join.end() < len(text) else None
    if second is None or second.rule != "weekday" or second.first.direction is not None:
        return None
    last = second.first._replace(week_shift=found.first.week_shift)
    return found._replace(end=second.end, last=last, scattered=True)


def _bounded(text: str, found: Expression) -> Expression:
    """부터 and 까지 of a single date, and the length that gives the other end."""
    at = _after_time(text, found.end)
    if found.rule == "recalled-day" and found.last is None:
        begin = joints.TO_RE.match(text, at)
        bound = found if begin is None else found._replace(end=begin.start("from") + 2, bound=Bound.FROM)
        counted = _with_length(text, bound) if begin and begin["from"] == "부터" else found
        return counted if counted.length is not None else found  # 이날부터 사흘간
    if found.last is None:
        if until := joints.UNTIL_RE.match(text, at):
            found = found._replace(end=until.end(), bound=Bound.UNTIL)
        elif (begin := joints.TO_RE.match(text, at)) and begin["from"] == "부터":
            found = found._replace(end=begin.start("from") + 2, bound=Bound.FROM)
    unbound = found.last is None and found.bound is Bound.NONE
    if unbound or (found.grain is not Grain.DAY and not _begins_period(found)):
        return found
    return _with_length(text, found)


def _begins_period(found: Expression) -> bool:
    """Whether a length may follow: 내년부터 3년간, 다음 달부터 6개월간."""
    return found.grain in PERIODS and found.bound is Bound.FROM and found.last is None


def _with_length(text: str, found: Expression) -> Expression:
    match = joints.length_after_re().match(text, found.end)
    if not match:
        return found
    length = _said_length(match)
    if length is None or (length.unit is Unit.DAY and length.amount < 2):
        return found
    if length.unit not in PERIODS.get(found.grain, tuple(Unit)):
        return found
    if found.last is not None:
        return found._replace(scattered=False) if match["both"] else found
    return found._replace(end=match.end(), length=length, rule=f"{found.rule}-length")


def _said_length(match: re.Match[str]) -> Length | None:
    if match["both"]:
        return Length(2, Unit.DAY)
    if match["days_long"]:
        return Length(native(match["days_long"]), Unit.DAY)
    return length_of(match)


def _after_time(text: str, at: int) -> int:
    match = joints.TIME_RE.match(text, at)
    return match.end() if match else at
