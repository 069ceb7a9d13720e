"""Further acts of an article: those with a date and an act of their own (GUIDE, rule 2)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from aipolicy.extract.dates import DateFinding, event_dates
from aipolicy.extract.dates.roles import observe
from aipolicy.extract.programs import find_types
from aipolicy.models import (
    Basis,
    DateRange,
    DateRole,
    Document,
    EventDate,
    Precision,
    Sentence,
    Span,
    spans_overlap,
)
from aipolicy.tables.programs import TypeTable, built_in
from aipolicy.text.quotes import speech
from aipolicy.text.tense import Link

LEAD_SENTENCES = 1
CLEAR_ACT = 0.28
MOST_FURTHER = 2
# What lies further back is what went before.
MOST_DAYS_BEFORE = 7
RECRUITMENT, LEGISLATION, TRAINING, MEETING = "recruitment", "legislation", "training", "meeting"
# A month further ahead is the goal of a plan.
MOST_AHEAD = timedelta(days=365)
# 서류 검토(3월 둘째 주) → 발표 평가 → 협약(4월): the course of one programme.
STEPS = "→"
# A cheap look before the costly one: a day or month in figures.
DATED_RE = re.compile(r"\d ?[일월]|\d{1,2}\.\d")
DAY_RE = re.compile(r"\d{1,2}일")
CALL_RE = re.compile(r"모집|공모|뽑는|찾는다")
# How to answer a call, and how many sentences it may stand behind it.
APPLY_RE, CALL_REACH = re.compile(r"신청|접수|응모|지원서"), 2
YEAR_RE = re.compile(r"\d{4}년")
SPEECH_RE = re.compile(r"[\"'“‘]")
# 오는 9월 ‘국방 AI 부트캠프’ 1기를 연다: a course with a name of its own.
NAMED_COURSE_RE = re.compile(r"[’'”\"](?:\s?\d+기)?[를을]\s(?:새로\s)?(?:연다|열기로|개설|개강|시작한다)")
# An occasion with a name of its own, which is no part of the main act: 제29회 참꽃문화제.
NAMED_OCCASION_RE = re.compile(r"제\s?\d+회")
PUT_OFF_RE = re.compile(r"미뤄졌|미뤘|연기됐|취소됐|취소했")
# An ordinance that enters into force: what follows from the act, not another one.
IN_FORCE_RE = re.compile(r"시행(?:된|될|한|할|에 들어)")
# A later stage of the main act, of which it need not be said again that it is on AI.
STAGE_RE = re.compile(r"본선|결선|예선|시상|수료|발표회|공유회|개막|폐막|설명회|면접|오리엔테이션")
# 11일까지 이름을 적어 내면 들을 수 있다: no call.
SIGN_UP_RE = re.compile(r"이름을\s(?:적어|올[리려])|사전\s?등록")
# 2월 10일 서울, 11일 대전에서 설명회를 갖는다: one after another, in many places.
TOUR_RE = re.compile(r"\d일(?:은|에는)?\s[가-힣]{2,4},\s(?:\d{1,2}월\s)?\d{1,2}일(?:은|에는)?\s[가-힣]{2,4}")
# 시는 25일 회의를 열어 이같이 결정했다: how the main act came about.
DECIDED_RE = re.compile(r"(?:이같이|이렇게|이\s같이)\s(?:결정|정했|판단)")
# 결선 장면은 다음 달 6일 방송 특집으로 전파를 탄다.
BROADCAST_RE = re.compile(r"전파를 [타탄]|방송된다|방송한다|방영")
# 상금과 함께 11월 전시 기회를 준다, 수상작은 9월 박람회에 전시된다: the month of the prize.
PRIZE_RE = re.compile(r"상금|수상작은|당선작은|작품은")
AI_RE = re.compile(r"AI|인공지능|데이터|로봇|디지털|스마트|AX|자율주행")


@dataclass(frozen=True, slots=True)
class _Act:
    """A part of a document with the type and the date of the act it tells."""

    part: Document
    kind: str
    dates: DateFinding

    @property
    def when(self) -> EventDate:
        return self.dates.date

    @property
    def days(self) -> DateRange:
        return DateRange(self.when.start, self.when.end)


def further_acts(
    document: Document, main: DateFinding, main_type: str, table: TypeTable | None = None
) -> Iterator[Document]:
    """The parts of a document that tell of another act than the main one, each as a document of its own.

    A part is a sentence after the lead, outside speech, with a stated date that the main event does
    not cover and clear words for a type of act; where a sentence has only the date, the next one tells the
    act. Each date is taken once, two parts at the most.
    """
    table = table or built_in()
    told = [main.apply, main.period]
    used = {c.span for c in main.evidence if c.rejected is None}
    dated = [c.span for c in main.evidence if c.span not in used]
    found = 0
    body = document.body
    called = -1
    for at in range(LEAD_SENTENCES, len(body)):
        if not any(spans_overlap(span, body[at].span) for span in dated):
            continue
        act = _act(document, body, at, table)
        if act is None:
            continue
        if any(
            _overlap(days, act.days) for days in told if days is not main.apply or not _stands_beside(act)
        ):
            continue
        if not _is_its_own(act, main.date, main_type, used, table):
            continue
        if _covers(main.date, act.days) and not _is_call_beside(act, main.date, main_type):
            continue
        if act.kind == TRAINING and body[at].paragraph == called:
            continue  # when the lessons begin for which the call beside looks for pupils
        called = body[at].paragraph if act.kind == RECRUITMENT else called
        told.append(act.days)
        yield act.part
        found += 1
        if found == MOST_FURTHER:
            return


def _act(document: Document, body: Sequence[Sentence], at: int, table: TypeTable) -> _Act | None:
    """The act told by a dated sentence, with the next where that one alone names the act.

    A window for applying goes with the sentence before that calls for them.
    """
    first = body[at]
    if (
        STEPS in first.text
        or not DATED_RE.search(first.text)
        or (SPEECH_RE.search(first.text) and speech(first.text))
        or _heads(body, at)
    ):
        return None
    part = replace(document, sentences=(*_call_before(body, at), first))
    kind = _kind(part, table)
    if kind is None and at + 1 < len(body) and _continues(first, body[at + 1]):
        part = replace(document, sentences=(first, body[at + 1]))
        kind = _kind(part, table)
    return _Act(part, kind, event_dates(part, program_type=kind, page=document)) if kind else None


def _heads(body: Sequence[Sentence], at: int) -> bool:
    """Whether a line is the heading of the next sentence, which tells the same with who acts."""
    if at + 1 >= len(body) or body[at].text.endswith((".", "다")) or not body[at + 1].text.endswith("."):
        return False
    days = set(DAY_RE.findall(body[at].text))
    return bool(days) and days <= set(DAY_RE.findall(body[at + 1].text))


def _call_before(body: Sequence[Sentence], at: int) -> Sequence[Sentence]:
    """1기 수강생도 찾는다. 대상은 60명이다. 31일까지 신청하면 된다: the call that a window belongs to."""
    first = body[at]
    if not APPLY_RE.search(first.text) or CALL_RE.search(first.text):
        return ()
    for start in range(at - 1, max(LEAD_SENTENCES, at - CALL_REACH) - 1, -1):
        if body[start].paragraph != first.paragraph:
            break
        if CALL_RE.search(body[start].text):
            return body[start:at]
    return ()


def _calls(act: _Act) -> bool:
    """Whether an act is a call told in words of its own, not a mere note on how to sign up."""
    return act.kind == RECRUITMENT and any(CALL_RE.search(s.text) for s in act.part.sentences)


def _stands_beside(act: _Act) -> bool:
    """Whether an act may be one of its own though a call is open on that day: a call, a briefing."""
    return _calls(act) or (act.kind == MEETING and act.when.start == act.when.end)


def _continues(first: Sentence, second: Sentence) -> bool:
    dated = DATED_RE.search(second.text) or YEAR_RE.search(second.text)
    return first.paragraph == second.paragraph and not dated and not speech(second.text)


def _kind(part: Document, table: TypeTable) -> str | None:
    """The type of act for which a part has clear words."""
    types = find_types(part, table)
    clear = types and not types[0].rejected and types[0].score >= CLEAR_ACT
    return types[0].value if clear else None


def _is_its_own(act: _Act, main: EventDate, main_type: str, used: set[Span], table: TypeTable) -> bool:
    """Whether an act has a stated date of its own and is neither history nor a mere step of a plan."""
    when = act.when
    if when.basis in (Basis.UNKNOWN, Basis.INFERRED) and act.part.article.published is None:
        within = any(_covers(main, days) for days in when.alternatives)
        ours = _is_on_ai(act) or _is_stage(act)
        bare = _has_bare_day(act, used, table) and not _only_modifies(act)
        return act.kind != main_type and not within and ours and bare
    if when.basis is not Basis.STATED or when.alternatives or not _is_fine_enough(act, table):
        return False
    before = 0 if _is_to_come(act) else _days_before(when, main)
    if before > MOST_DAYS_BEFORE or (before > 0 and act.kind == main_type and act.kind in table.plans):
        return False
    if act.kind in table.plans and not _is_step_taken(act, main_type):
        return False
    if (when.start is None and act.kind != RECRUITMENT) or _is_aside(act):
        return False
    return not act.dates.evidence or act.dates.evidence[0].span not in used


def _is_aside(act: _Act) -> bool:
    """Whether an act is an occasion with no AI in it, or an ordinance's coming into force."""
    texts = [sentence.text for sentence in act.part.sentences]
    if act.kind == LEGISLATION:
        return any(IN_FORCE_RE.search(text) for text in texts)
    if any(pattern.search(text) for text in texts for pattern in (BROADCAST_RE, TOUR_RE, DECIDED_RE)):
        return True
    if act.kind == RECRUITMENT and any(map(SIGN_UP_RE.search, texts)) and not _calls(act):
        return True
    beside = any(NAMED_OCCASION_RE.search(text) or PUT_OFF_RE.search(text) for text in texts)
    return beside and not _is_on_ai(act)


def _is_fine_enough(act: _Act, table: TypeTable) -> bool:
    """Whether the date is a day, or a month where the act is an occasion announced by its month."""
    when = act.when
    if when.precision is Precision.MONTH and act.kind in table.by_month:
        undated = act.part.article.published is None  # where a month may be one of long ago
        if _only_modifies(act) or ((undated or act.kind == MEETING) and not _is_on_ai(act)):
            return False
        if act.kind == TRAINING and not any(NAMED_COURSE_RE.search(s.text) for s in act.part.sentences):
            return False
        if any(PRIZE_RE.search(sentence.text) for sentence in act.part.sentences):
            return False
        published = act.part.article.published
        return published is None or when.start is None or when.start - published <= MOST_AHEAD
    return when.precision is Precision.DAY


def _only_modifies(act: _Act) -> bool:
    """오는 10월 예정된 ‘AI 위크’의 예고편: the month belongs to a modifier."""
    proof = act.dates.evidence[0] if act.dates.evidence else None
    seen = [
        one
        for sentence in act.part.sentences[:1]
        for one in observe(sentence.text)
        if proof and sentence.span.start + one.expression.start == proof.span.start
    ]
    return any(one.clause is not None and one.clause.link is Link.ADNOMINAL for one in seen)


def _has_bare_day(act: _Act, used: set[Span], table: TypeTable) -> bool:
    """Whether an act stands on a day that only lacks its month or year, on a page without a date."""
    if act.kind in table.plans or not act.dates.evidence:
        return False
    day = act.dates.evidence[0]
    return day.value.role is DateRole.EVENT and day.text.endswith("일") and day.span not in used


def _is_step_taken(act: _Act, main_type: str) -> bool:
    """Whether a step of a plan is an act of its own: on a day, and on AI or the next one of the main act."""
    on_day = act.when.precision is Precision.DAY and act.when.start is not None
    return on_day and (_is_on_ai(act) or act.kind == main_type)


def _is_on_ai(act: _Act) -> bool:
    return any(AI_RE.search(sentence.text) for sentence in act.part.sentences)


def _is_stage(act: _Act) -> bool:
    return any(STAGE_RE.search(sentence.text) for sentence in act.part.sentences)


def _is_to_come(act: _Act) -> bool:
    """Whether an act lies ahead of publication: no history, even if a call beside it ends later."""
    published, start = act.part.article.published, act.when.start or act.when.end
    return published is not None and start is not None and start > published


def _days_before(when: EventDate, main: EventDate) -> int:
    """How many days a date ends before the main event begins; 0 where either is not known."""
    first, last = main.start or main.end, when.end or when.start
    return (first - last).days if first and last else 0


def _is_call_beside(act: _Act, main: EventDate, main_type: str) -> bool:
    """Whether one of two acts of different dates is a call, whose window may cover the day of the other."""
    differ = (act.when.start, act.when.end) != (main.start, main.end)
    return differ and (act.kind == RECRUITMENT) != (main_type == RECRUITMENT)


def _covers(main: EventDate, days: DateRange) -> bool:
    """Whether a day is one of the main event's; of a month only the month itself is."""
    if main.precision is Precision.MONTH and days.start == days.end:
        return False
    return _overlap(DateRange(main.start, main.end), days)


def _overlap(told: DateRange, days: DateRange) -> bool:
    """Whether two ranges share a day; an open end counts as the other one."""
    first, last = told.start or told.end, told.end or told.start
    start, end = days.start or days.end, days.end or days.start
    if first is None or last is None or start is None or end is None:
        return False
    return start <= last and first <= end
