"""The state of an event as of its article."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from aipolicy.extract.dates.joints import moved_re
from aipolicy.extract.dates.placing import Placed
from aipolicy.extract.dates.points import Bound
from aipolicy.extract.dates.roles import announcing_re, calling_re
from aipolicy.models import BlockKind, Document, EventDate, Sentence, Status, Tense
from aipolicy.tables import dates as tables
from aipolicy.text.clauses import SAID, Clause, clauses
from aipolicy.text.quotes import speech
from aipolicy.text.tense import Link

LEAD, AFTERMATH = 3, 6
BEGAN_RE = re.compile(r"(?:시작|가동|운영|개시|도입)했|들어갔|돌입했")
COPULA_RE = re.compile(r"(?:이다|입니다|아니다)$")
THAT_DAY_RE = re.compile(r"(?:^|\s)이날")


def status_of(
    document: Document,
    found: EventDate,
    program_type: str | None,
    chosen: Placed | None,
    announced: Placed | None,
) -> Status:
    """Status by what the lead says, the window and the day of publication.

    `chosen` is the date of the act in the text, `announced` that of its announcement.
    """
    if not _is_moved(chosen) and _is_cancelled(document):
        return Status.CANCELLED
    if program_type in tables.types("announced"):
        return Status.ANNOUNCED
    if chosen is None:
        return _without_day(document, program_type, announced)
    tense = _tense_of_act(document, chosen)
    published = document.article.published
    if published is None or found.end is None:
        return _unplaced(chosen, found, program_type, tense)
    return _placed(chosen, found, published, program_type, tense)


def _placed(
    chosen: Placed, found: EventDate, published: date, program_type: str | None, tense: Tense | None
) -> Status:
    """Status of a dated act on the day of its report."""
    end = found.end or published
    if found.start is not None and found.start > published:
        return Status.PLANNED
    if found.start != end and (end > published or (end == published and tense is not Tense.PAST)):
        return Status.RECRUITING if program_type in tables.types("calls") else Status.ONGOING
    if _has_begun(chosen) and program_type in tables.types("lasting"):
        return Status.ONGOING
    return Status.HELD if tense is Tense.PAST or end < published else Status.PLANNED


def _has_begun(chosen: Placed) -> bool:
    """4일부터 운영하고 있다, 1일부터 돌리기 시작했다."""
    clause = chosen.seen.clause
    if clause is None or chosen.expression.bound is not Bound.FROM:
        return False
    return clause.progress or BEGAN_RE.match(clause.predicate) is not None


def _without_day(document: Document, program_type: str | None, announced: Placed | None) -> Status:
    """An act without a day of its own: done, or announced where only a plan is told."""
    if program_type in tables.types("announced_undated"):
        return Status.ANNOUNCED
    if announced:
        return _announced(document, program_type, announced)
    tense = _tense_of_lead(document)
    if tense is Tense.PAST:
        return Status.HELD
    if tense and program_type in tables.types("calls"):
        return Status.RECRUITING
    return Status.PLANNED if tense else Status.UNKNOWN


def _announced(document: Document, program_type: str | None, announced: Placed) -> Status:
    """An act of which only the announcement is dated."""
    if program_type in tables.types("said") and _is_statement(announced):
        return Status.HELD
    if _goes_on(announced):
        return Status.ONGOING
    done = _announced_tense(announced) is Tense.PAST or _was_that_day(document)
    return Status.HELD if done else Status.ANNOUNCED


def _unplaced(chosen: Placed, found: EventDate, program_type: str | None, tense: Tense | None) -> Status:
    """Status where the day of publication is unknown: a call or course that is told of is open."""
    first = chosen.expression.first
    if first.direction == -1 and chosen.expression.last is not None and tense is not Tense.PAST:
        return Status.ONGOING  # 지난 3일부터 오는 30일까지 운영한다
    range_told = found.start is not None and found.start != found.end and first.direction != 1
    called = calling_re().search(chosen.sentence.text) is not None
    window = chosen.is_deadline or (range_told and called)
    if window and tense is not Tense.PAST and program_type in tables.types("calls"):
        return Status.RECRUITING
    if (chosen.is_deadline and tense is not Tense.PAST) or _has_begun(chosen):
        return Status.ONGOING
    return Status.HELD if tense is Tense.PAST else Status.PLANNED


def _tense_of_act(document: Document, chosen: Placed) -> Tense | None:
    """Tense of the main clause that the date belongs to; where it leaves that open, of what follows."""
    if chosen.sentence.kind not in (BlockKind.BODY, BlockKind.CAPTION):
        return _tense_of_lead(document)
    parts = _main(chosen.sentence)
    if parts and parts[-1].progress and chosen.expression.bound is Bound.NONE:
        return Tense.PAST  # as photos are told: 24일 …에서 설명하고 있다
    main = next((part for part in parts if part.predicate_start >= chosen.expression.end), None)
    if main is None:
        return next(_told_after(document, chosen.sentence), None)
    if main.link is Link.CONNECTIVE and main.tense is not Tense.PAST and _happened(document, chosen.sentence):
        return Tense.PAST
    return main.tense


def _happened(document: Document, sentence: Sentence) -> bool:
    """Whether most of the sentences after this one tell what happened."""
    told = list(_told_after(document, sentence))
    return sum(tense is Tense.PAST for tense in told) * 2 > len(told)


def _told_after(document: Document, sentence: Sentence) -> Iterator[Tense]:
    later = [other for other in document.body if other.span.start > sentence.span.start]
    for other in later[:AFTERMATH]:
        if (tense := _told(_main(other))) is not None:
            yield tense


def _told(parts: Sequence[Clause]) -> Tense | None:
    """Tense of a sentence that tells, and neither defines nor quotes."""
    last = parts[-1] if parts else None
    if last is None or COPULA_RE.search(last.predicate) or announcing_re().match(last.predicate):
        return None
    quoted = len(parts) > 1 and parts[-2].link is Link.QUOTATIVE
    return None if quoted else last.tense


def _is_statement(announced: Placed) -> bool:
    """21일 논평에서 …라고 했다: what is said is the act."""
    return statement_re().match(announced.sentence.text, announced.expression.end) is not None


def _goes_on(announced: Placed) -> bool:
    """운영하고 있다고 20일 밝혔다."""
    told = [part for part in _main(announced.sentence) if part.link is Link.QUOTATIVE]
    return bool(told) and told[-1].progress


def _announced_tense(announced: Placed) -> Tense | None:
    text = announced.sentence.text
    told = [part for part in _main(announced.sentence) if part.link is Link.QUOTATIVE]
    if told and told[-1].predicate in SAID:
        said = [text[quote.start : quote.end] for quote in speech(text) if quote.end <= told[-1].end]
        told = [part for part in clauses(said[-1]) if part.link is not Link.ADNOMINAL] if said else told
    return told[-1].tense if told else None


def _tense_of_lead(document: Document) -> Tense | None:
    for sentence in document.body[:LEAD]:
        if parts := _main(sentence):
            return parts[-1].tense
    return None


def _was_that_day(document: Document) -> bool:
    """Whether something is told to have happened on the day of the announcement."""
    told = (sentence for sentence in document.body if THAT_DAY_RE.search(sentence.text))
    return any(_told(_main(sentence)) is Tense.PAST for sentence in told)


def _is_cancelled(document: Document) -> bool:
    headings = document.of(BlockKind.TITLE)
    leads = [*(sentence.text for sentence in headings), *(sentence.text for sentence in document.body[:1])]
    return any(cancelling_re().search(text) for text in leads)


def _is_moved(chosen: Placed | None) -> bool:
    """17일로 연기했다: put off to a day, not off."""
    return chosen is not None and moved_re().match(chosen.sentence.text, chosen.expression.end) is not None


def _main(sentence: Sentence) -> list[Clause]:
    return [part for part in clauses(sentence.text) if part.link is not Link.ADNOMINAL]


@cache
def statement_re() -> re.Pattern[str]:
    """The forms of a statement, behind its day."""
    return re.compile(rf"\s(?:{tables.alternatives(tables.role_words('statements'))})")


@cache
def cancelling_re() -> re.Pattern[str]:
    """How headlines and leads say that an act is off."""
    return re.compile(rf"(?:{tables.alternatives(tables.role_words('cancelling'))})")
