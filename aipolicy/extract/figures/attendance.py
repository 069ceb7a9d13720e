"""How many people attend an event."""

import re
from collections.abc import Iterable, Sequence

from aipolicy.extract.cues import Reading, clauses_of
from aipolicy.models import Candidate, Span

PEOPLE_RE = re.compile(r"(\d[\d,]*)\s?(천|만)?\s?여?\s?명(?!의 전문가 양성)")
STEPS = {"천": 1000, "만": 10000}
ATTEND_AFTER_RE = re.compile(
    r"[^.]{0,34}?(?:참석|참여|참가|자리를|자리했|자리한|자리에 (?:모|함)|모였|모인|모여|함께했|함께한|함께해|찾아|찾았|객석|나왔|나온|지켜본|지켜봤|듣는|들었|들으|수강|모습을 드러|운집|한자리|성황)"
)
ATTEND_BEFORE_RE = re.compile(
    r"(?:수강하는|참석한|참여한|참석자|참가자|참석 인원|참가 인원|교육생|수강생|듣는)[^.,]{0,14}$|명을 시작으로$"
)
HEADLINE_RE = re.compile(r"(?:대회|해커톤|행사|교육|포럼|캠프|축제|강연)에\s$")
STARTING_RE = re.compile(r"(?:을|를)? 시작으로")
FIRST_WORDS_RE = re.compile(
    r"(?:등|비롯해|비롯한|관계자|까지|모두|총|약|공무원|직원|시민|주민|인사|전문가|학생|임직원)\S{0,2}\s?$"
)
OTHER_BEFORE_RE = re.compile(
    r"(?:인재|인력|정원|모집|일자리|고용|채용|전문가로|위원|단원|회원|대상자|응답자|성인|주민등록|연간|매년|해마다|누적|지금까지|단장 등)\S{0,3}\s?(?:총|약|모두)?\s?$"
)
OTHER_AFTER_RE = re.compile(
    r"\S{0,2}\s?(?:\S+\s)?(?:양성|모집|선발|뽑|정원|길러|기르|배출|채용|위촉|위원|으로 구성|로 구성|으로 짜|으로 꾸|에게|을 대상|를 대상|대상|을 골라|의 일자리|에게 물은|이상 고용|지원했|지원해|이 지원|이 몰려|을 넘|을 돌파|규모의 조직|중)"
)
ENOUGH = 0.3


def find_attendance(read: Sequence[Reading]) -> tuple[Candidate[int], ...]:
    """Numbers of people who attend, likeliest first; numbers of other people stand last, rejected."""
    found = [number for reading in read for number in _numbers(reading)]
    return tuple(sorted(found, key=lambda c: (c.rejected is not None, -c.score, c.span.start)))


def _numbers(reading: Reading) -> Iterable[Candidate[int]]:
    text = reading.sentence.text
    if "명" not in text:
        return
    parts = clauses_of(text, heading=reading.heading)
    for match in PEOPLE_RE.finditer(text):
        before, after = text[max(0, match.start() - 24) : match.start()], text[match.end() : match.end() + 40]
        score = reading.weight * _fit(before, after)
        rejected = parts.set_aside(match.start(), match.end())
        if OTHER_BEFORE_RE.search(before) or OTHER_AFTER_RE.match(after):
            rejected = "other people"
        elif score < ENOUGH or not _fit(before, after):
            rejected = rejected or "not said to attend"
        start = reading.sentence.span.start + match.start()
        value = int(match[1].replace(",", "")) * STEPS.get(match[2] or "", 1)
        span = Span(reading.sentence.span.part, start, start + len(match[0]))
        yield Candidate(value, span, match[0], "attendance", round(score, 3), rejected)


def _fit(before: str, after: str) -> float:
    """How much the words round a number say that so many attend; 0 if nothing does."""
    fit = 1.0 * bool(ATTEND_AFTER_RE.match(after)) + 1.0 * bool(ATTEND_BEFORE_RE.search(before))
    fit += 1.0 * bool(HEADLINE_RE.search(before) and not after.strip())
    fit += 0.8 * bool(STARTING_RE.match(after))
    return fit and fit + 0.3 * bool(FIRST_WORDS_RE.search(before))
