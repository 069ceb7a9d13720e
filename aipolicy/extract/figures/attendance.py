"""How many people attend an event."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from aipolicy.extract.cues import Reading
from aipolicy.models import Candidate, Span
from aipolicy.tables.figures import alternatives

# 80명, 1,200명, 2만여 명, 5천 명, 2만2천 명, 1만 5000명.
PEOPLE_RE = re.compile(
    r"(?<![\d,])(?:(\d[\d,]*)\s?만(?:\s?(\d[\d,]*)\s?(천|백)?)?|(\d[\d,]*)\s?(천|백)?)\s?여?\s?명"
)
STEPS = {"천": 1000, "백": 100}
MYRIAD = 10_000
STARTING_RE = re.compile(r"(?:을|를)? 시작으로")
REACH_BEFORE, REACH_AFTER = 40, 60
ENOUGH = 0.2
# 2~5명이 팀을 이뤄: how many a team has.
TEAM, TEAM_REACH = 6, 12
# 19일에는 고교생 300명이 참여하는 이어달리기가 열린다: told late, they take part in something else.
TAKING_PART_RE = re.compile(r"[이가]?\s?(?:참여|참가)하는\s|[이가]?\s?겨루는\s")
LEADING = 0.5
THEY_ARE_RE = re.compile(r"(?:이다|입니다|으로)")


def find_attendance(read: Sequence[Reading]) -> tuple[Candidate[int], ...]:
    """Numbers of people who attend, likeliest first; numbers of other people stand last, rejected."""
    found = [number for reading in read for number in _numbers(reading)]
    return tuple(sorted(found, key=lambda c: (c.rejected is not None, -c.score, c.span.start)))


def _numbers(reading: Reading) -> Iterable[Candidate[int]]:
    text = reading.sentence.text
    if "명" not in text:
        return
    clauses = reading.clauses
    for match in PEOPLE_RE.finditer(text):
        before = text[max(0, match.start() - REACH_BEFORE) : match.start()]
        after = text[match.end() : match.end() + REACH_AFTER]
        score = reading.weight * _fit(before, after)
        rejected = clauses.set_aside(match.start(), match.end())
        others = _re("not_before").search(before) or _re("not_after").match(after)
        if others and not _re("taught").match(after):
            rejected = "other people"
        elif reading.weight < LEADING and TAKING_PART_RE.match(after):
            rejected = "those of another act"
        elif score < ENOUGH:
            rejected = rejected or "not said to attend"
        start = reading.sentence.span.start + match.start()
        value = _people(match)
        if value <= TEAM and "팀" in after[:TEAM_REACH]:
            rejected = "size of a team"
        span = Span(reading.sentence.span.part, start, start + len(match[0]))
        yield Candidate(value, span, match[0], "attendance", round(score, 3), rejected)


def _people(match: re.Match[str]) -> int:
    myriads, rest, step, alone, alone_step = match.groups()
    number = int((rest or alone or "0").replace(",", "")) * STEPS.get(step or alone_step or "", 1)
    return int((myriads or "0").replace(",", "")) * MYRIAD + number


def _fit(before: str, after: str) -> float:
    """How much the words round a number say that so many attend; 0 if nothing does."""
    fit = 1.0 * bool(_re("after").match(after)) + 1.0 * bool(_re("before").search(before))
    fit += 1.0 * bool(_re("events").search(before) and (fit or not after.strip()))
    fit += 0.8 * bool(STARTING_RE.match(after))
    fit += 1.0 * bool(
        _re("taught").match(after) or (THEY_ARE_RE.match(after) and _re("group").search(before))
    )
    return fit and fit + 0.3 * bool(_re("beside").search(before))


FRAMES = {
    "after": r"[^.]{{0,34}}?{}",
    "before": r"{}[^.,]{{0,14}}$",
    "beside": r"{}\S{{0,2}}\s?$",
    "events": r"{}에(?:는|\s\S{{0,3}}$)",
    "taught": r"(?:(?:을|를)? 대상으로|에게)[^.]{{0,50}}{}",
    "group": r"{}은 [^.]{{0,36}}$",
    "not_before": r"{}\S{{0,3}}(?:\s?인원\S{{0,2}})?\s?(?:총|약|모두)?\s?$",
    "not_after": r"\S{{0,2}}\s?(?:\S+\s)?{}",
}


@cache
def _re(name: str) -> re.Pattern[str]:
    return re.compile(FRAMES[name].format(alternatives("attendance", name)))
