"""What each date of a sentence is the date of, by the clause it belongs to."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from aipolicy.extract.dates.moves import INTENDED, moved
from aipolicy.extract.dates.observed import Observed
from aipolicy.extract.dates.parse import expressions
from aipolicy.extract.dates.points import Bound, Expression, Grain
from aipolicy.models import DateRole, Tense
from aipolicy.tables import dates
from aipolicy.text.clauses import Clause, clauses, governing
from aipolicy.text.quotes import Quote, QuoteKind, quotes
from aipolicy.text.tense import Link

# What a date of saying stands before: 19일 포항시에 따르면, 19일 보도자료에서.
SOURCE_RE = re.compile(
    r"[^.,]{0,40}?(?:에|의\s?설명에|측에)\s?(?:따르면|의하면)|[^.,]{0,40}?(?:을|를)\s종합하면"
    r"|[^.,]{0,40}?(?:기자회견|기자간담회|브리핑)[을를]\s(?:열|갖고|가졌|통해)[^.]*[다라]고\s(?:밝혔|발표|설명했|말했)"
    r"|\s?(?:보도\s?자료|자료|성명서?|입장문|논평|브리핑에서|정례\s?브리핑)"
)
SOURCE_HINT_RE = re.compile(r"따르면|의하면|종합하면|자료|성명|입장문|논평|브리핑|기자회견|기자간담회")
CLIPPED_RE = re.compile(r"\s?(?:밝혀|밝힘|전해|알려)")
# 이 같은 내용의 건립 일정을 21일 공개했다: what stands before is what is announced.
SUCH_RE = re.compile(r"이\s?(?:같은|와\s?같은|런)\s(?:내용|계획|일정|방안|구상|사실)|이\s?같이")
DISCLOSED_RE = re.compile(r"공개|발표|공지|내놨|내놓")
ASIDE = "in an aside"
# 16일 엑스포의 개막을 알렸다: it began.
BEGUN_RE = re.compile(r"(?:개막|시작|출발|출범|서막|탄생|개소|개관|개장|화려한 막)[을를]\s?$")
# 2025년 5월 9일 펴냄: the day of the page itself.
STAMPED_RE = re.compile(r"\s?(?:펴냄|발행|발간|게재|배포|송고)(?=$|\s?[|,·)])")
ADJACENT = 2
# 2024년부터 2028년까지 28개 과제를 담았다: the years of a plan.
PLANNED_RE = re.compile(r"내걸|내세|담[았긴은겼]|제시|내놓|내놨|세웠|세운|짰|짠|수립|그렸")
COARSE = (Grain.QUARTER, Grain.HALF, Grain.SEASON, Grain.YEAR)
# A modifier in 는 or ㄹ that a date may belong to: 18일 열리는 포럼, not 19일 포항에 있는 현장에서 점검했다.
HAPPENING_RE = re.compile(
    r"열리|열릴|여는|개최|진행|개막|개강|펼쳐지|시작|치르|치를|실시|예정|시행|갖는|가질|이어지|계속"
)
OCCASION_RE = re.compile(
    r"[^.,]{0,70}?(?:에서|에서는|현장|자리|행사에|회의에|본회의에)(?![가-힣]{2})"
    r"|[^.,]{0,50}?(?:회의|회|심사)[를을]\s(?:통과|넘어|넘었|거쳐|거쳤)"
)
# 5일부터 7일까지 열린 엑스포가 막을 내렸다: what was held is the subject.
HELD_RE = re.compile(
    r"열린|개최[된한]|치른|치러진|펼쳐진|펼친|[진시]행[된한]|운영[된한]|이어진|이어온|계속된"
)
# 26일 열 예정이던 축전을 취소한다: what was to be held is what the news is of.
INTENDED_RE = re.compile(rf"{INTENDED}$")
QUALITY_RE = re.compile(
    r"(?:민감|중요|필요|다양|우수|유명|특별|심각|안전|편리|복잡|정확|풍부|가능|충분|적합|비슷|강력|시급|새로운)한?"
)
MADE_RE = re.compile(r"만든|지은|꾸민|세운|고친|갖춘|단장한|리모델링한|증축한")
CEREMONY_RE = re.compile(r"[^.]{0,50}?(?:개소식|개관식|준공식|개원식|현판식|오픈식|개막식|출범식)[을를]\s")
SUBJECT_RE = re.compile(
    r"[^.,]{0,60}?[가-힣’'”」][이가]\s|[^.,]{0,60}?[를을]\s(?:성황리에\s)?(?:마쳤|마치|마무리|끝냈|끝내|종료)"
)
# 11일 군청에서 9개 부서가 참여한 전략회의를 열어: the day and place are the meeting's, not the modifier's.
PLACED_RE = re.compile(r"\s?[^,]{1,40}?에서\s[^,]*[가-힣][이가]\s$")
# 11월 1일 개관에 앞서, 4월 20일 장애인의 날을 맞아: the day of something else.
BEFORE_RE = re.compile(
    r"[^.,“”\d]{0,24}?(?:에\s?앞서|[을를]?\s?앞두고|[을를]\s?맞아|[을를]\s?맞이해)(?![가-힣])"
)
VISITED_RE = re.compile(r"찾은|방문한|둘러본")
# 다음 주 행사를 잇달아 연다; 8일부터 12일까지의 주요 일정을 5일 공개했다.
SEVERAL_RE = re.compile(r"잇달아|잇따라|줄줄이|차례로")
AGENDA_RE = re.compile(r"의\s(?:주요\s)?일정[을를]\s(?:\d{1,2}일\s)?(?:공개|발표|안내|소개)")
QUOTING_RE = re.compile(r"고|이?라고|이?라며|며|이?라면서")


@lru_cache(maxsize=256)
def observe(sentence: str) -> tuple[Observed, ...]:
    """The date expressions of one sentence with their roles; kept, for a second act reads it once more."""
    return observe_all(sentence, expressions(sentence))


def observe_all(sentence: str, found: Sequence[Expression]) -> tuple[Observed, ...]:
    """The same for expressions that were found already, counted from the start of the sentence."""
    if not found:
        return ()
    marks = quotes(sentence)
    parts = clauses(sentence)
    aside = aside_re().match(sentence) is not None
    seen = tuple(_observed(sentence, expression, parts, marks, aside) for expression in found)
    return moved(sentence, seen)


def _observed(
    sentence: str, found: Expression, parts: tuple[Clause, ...], marks: tuple[Quote, ...], aside: bool
) -> Observed:
    clause = _governing(sentence, parts, found)
    inside = [quote.kind for quote in marks if quote.start <= found.start and found.end <= quote.end]
    seen = Observed(
        found,
        sentence[found.start : found.end],
        clause,
        spoken=QuoteKind.SPEECH in inside,
        named=QuoteKind.NAME in inside,
        modifies=_modifies(sentence, clause),
    )
    told = _role(sentence, seen, parts, aside)
    return seen._replace(role=told[0], reason=told[1]) if told else seen


def _modifies(sentence: str, clause: Clause | None) -> bool:
    """Whether a clause modifies another noun than the act, its place or occasion: 22일 시행된 법에 따라."""
    if clause is None or clause.link is not Link.ADNOMINAL:
        return False
    if INTENDED_RE.search(clause.predicate):
        return False
    if HELD_RE.search(clause.predicate) and SUBJECT_RE.match(sentence, clause.end):
        return False
    return OCCASION_RE.match(sentence, clause.end) is None


def _governing(sentence: str, parts: tuple[Clause, ...], found: Expression) -> Clause | None:
    """The clause that a date belongs to: none that tells a state or who was there, no bare quotation."""
    position = found.end
    while (clause := governing(parts, position)) is not None:
        state = (
            clause.link is Link.ADNOMINAL
            and clause.tense is not Tense.PAST
            and not HAPPENING_RE.search(clause.predicate)
        ) or _describes(sentence, clause)
        if (
            not state
            and not QUOTING_RE.fullmatch(clause.predicate)
            and not (
                clause.link is Link.ADNOMINAL
                and not HELD_RE.search(clause.predicate)
                and PLACED_RE.match(sentence[found.end : clause.predicate_start])
            )
        ):
            return clause
        position = clause.end
    return None


def _describes(sentence: str, clause: Clause) -> bool:
    """Whether a modifier only tells who was there, what something is like, or of what a house was made.

    12일 위원 20명이 자리한 가운데 보고회를 열었다; 14일 옛 주민센터를 고쳐 만든 센터의 개소식을 가졌다.
    """
    if clause.link is not Link.ADNOMINAL or HELD_RE.search(clause.predicate):
        return False
    if sentence.startswith("가운데", clause.end + 1) or QUALITY_RE.fullmatch(clause.predicate):
        return True
    return (
        MADE_RE.search(clause.predicate) is not None and CEREMONY_RE.match(sentence, clause.end) is not None
    )


def _role(
    sentence: str, seen: Observed, parts: tuple[Clause, ...], aside: bool
) -> tuple[DateRole, str] | None:
    """The role of a date that is not the event's own, and why."""
    if outside := _outside(sentence, seen):
        return outside
    if _announces(sentence, seen, parts):
        return DateRole.ANNOUNCEMENT, "day of the announcement"
    if _is_history(seen):
        return DateRole.HISTORY, "told as background"
    if _is_horizon(sentence, seen.expression):
        return DateRole.HORIZON, "period or goal of a plan"
    if not aside:
        return None
    return DateRole.HISTORY if seen.tense is Tense.PAST else DateRole.OTHER, ASIDE


def _outside(sentence: str, seen: Observed) -> tuple[DateRole, str] | None:
    """The role of a date that is no part of what the article itself tells."""
    if seen.spoken or seen.named:
        return DateRole.OTHER, "in quoted speech" if seen.spoken else "part of a name"
    found = seen.expression
    if BEFORE_RE.match(sentence, found.end):
        return DateRole.OTHER, "day of what is to come"
    if AGENDA_RE.search(sentence) or (found.grain is Grain.WEEK and SEVERAL_RE.search(sentence)):
        return DateRole.OTHER, "days of several acts"
    if stamping_re().match(sentence[: found.start]) or STAMPED_RE.match(sentence, found.end):
        return DateRole.STAMP, "day of the release"
    return None


def _announces(sentence: str, seen: Observed, parts: tuple[Clause, ...]) -> bool:
    """18일 밝혔다, 18일 부산시에 따르면: a single day on which something was said."""
    found, clause = seen.expression, seen.clause
    if found.last is not None or found.bound is not Bound.NONE or found.grain is not Grain.DAY:
        return False
    after = sentence[found.end :]
    if SOURCE_HINT_RE.search(after) and SOURCE_RE.match(after):
        return True
    if clause is None:
        return CLIPPED_RE.match(after) is not None
    if clause.link is Link.ADNOMINAL or BEGUN_RE.search(sentence[: clause.predicate_start]):
        return False
    return (
        announcing_re().match(clause.predicate) is not None
        or _follows_quotation(seen, clause, after, parts)
        or (SUCH_RE.search(sentence) is not None and DISCLOSED_RE.match(clause.predicate) is not None)
    )


def _follows_quotation(seen: Observed, clause: Clause, after: str, parts: tuple[Clause, ...]) -> bool:
    """…을 연다고 18일 예고했다: what closes a quotation is said, whatever the verb."""
    before = [part for part in parts if part.end <= clause.predicate_start]
    if not before or before[-1].link is not Link.QUOTATIVE:
        return clause.link is Link.QUOTATIVE and _said_twice(seen, after, parts)
    if before[-1].end <= seen.expression.start:
        return True
    adjacent = clause.predicate_start - before[-1].end <= ADJACENT
    return adjacent and announcing_quoted_re().match(clause.predicate) is not None


def _said_twice(seen: Observed, after: str, parts: tuple[Clause, ...]) -> bool:
    """부산시는 18일 오는 22일 …을 연다고 밝혔다: the first of two days of one clause is when it was said."""
    clause, first = seen.clause, seen.expression.first
    if clause is None or first.direction is not None or first.month_shift is not None:
        return False
    following = next((part for part in parts if part.predicate_start >= clause.end), None)
    if following is None or not announcing_re().match(following.predicate):
        return False
    inner = after[: clause.predicate_start - seen.expression.end]
    return any(other.grain is Grain.DAY and other.first.day is not None for other in expressions(inner))


def _is_history(seen: Observed) -> bool:
    found, first, clause = seen.expression, seen.expression.first, seen.clause
    past = clause is not None and clause.tense is Tense.PAST
    if first.year_shift is not None and first.year_shift < 0:
        return True
    if found.rule in ("ago", "run", "within") and found.grain is not Grain.DAY:
        return True
    backward = first.direction == -1 or (first.month_shift or 0) < 0
    predicate = clause.predicate if clause else ""
    if found.grain is not Grain.DAY:
        planned = found.grain is Grain.YEAR and found.last is not None and PLANNED_RE.search(predicate)
        return not planned and (backward or (past and found.bound is not Bound.UNTIL))
    # 지난 18일 연구동을 찾은 시장이 설명을 듣고 있다: below a photo, of the act itself.
    visits = VISITED_RE.fullmatch(predicate) is not None
    if visits or not (past and backward and clause is not None and clause.link is Link.ADNOMINAL):
        return False
    return seen.modifies or (first.month is not None and found.last is None)


def _is_horizon(sentence: str, found: Expression) -> bool:
    if found.grain in COARSE:
        return True
    if found.grain not in (Grain.MONTH, Grain.PART):
        return False
    years = {found.first.year, found.last.year} if found.last else set()
    # 이달 말까지 모집한다 closes a call; 12월까지 완료한다 is a goal.
    goal = found.bound is Bound.UNTIL and calling_re().search(sentence, found.end) is None
    return goal or len(years) > 1


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
    return re.compile(rf"\W*(?:{dates.alternatives(dates.role_words('aside'))})(?![가-힣])")


@cache
def stamping_re() -> re.Pattern[str]:
    """What stands before the day of a press release or page: 보도시점, 엠바고."""
    return re.compile(rf"\W*(?:{dates.alternatives(dates.role_words('stamping'))})\s?\W*$")


@cache
def releasing_re() -> re.Pattern[str]:
    """How the line of a press release begins that names its day: never edited later, as pages are."""
    return re.compile(rf"\W*(?:{dates.alternatives(dates.role_words('releasing'))})")


@cache
def calling_re() -> re.Pattern[str]:
    """Words of an open call."""
    return _stems("calling")


def _stems(name: str) -> re.Pattern[str]:
    return re.compile(dates.alternatives(dates.role_words(name)))
