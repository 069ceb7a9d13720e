"""The money of a programme: amounts in won, which of them is the total and which are parts."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from aipolicy.extract.cues import Clauses, Reading, clauses_of
from aipolicy.models import BudgetParts, Candidate, Sentence, Span

UNITS = {"조": 10**12, "억": 10**8, "만": 10**4}
STEPS = {"천": 1000, "백": 100, "십": 10}
NUMBER = r"\d[\d,]*(?:\.\d+)?"
TERM = rf"{NUMBER}\s?[천백십]?[조억만]"
AMOUNT_RE = re.compile(
    rf"{TERM}(?:\s?{NUMBER}\s?[천백십]?[억만])*\s?여?\s?(원)?(?!\s?(?:달러|유로|위안|엔\b|명|개|장|㎡|평|t\b|톤))"
)
TERM_RE = re.compile(rf"({NUMBER})\s?([천백십]?)([조억만])")

# What stands right before an amount says what it is of.
LABELS = (
    (
        "national",
        re.compile(r"(?:국비|국고|정부\s?출연금|정부\s?지원금|국가예산|중앙정부)\S{0,2}\s?(?:총\s?|약\s?)?$"),
    ),
    ("local", re.compile(r"(?:지방비|도비|시비|군비|구비|지자체 예산)\S{0,2}\s?(?:총\s?|약\s?)?$")),
    (
        "private",
        re.compile(
            r"(?:민자|민간|민간\s?부담금|민간\s?자본|민간투자|자부담|기업\s?부담금?)\S{0,4}\s?(?:총\s?|약\s?)?$"
        ),
    ),
)
MIXED_RE = re.compile(r"(?:국비|도비|시비|지방비|민자)\s?[·ㆍ,+]\s?(?:국비|도비|시비|군비|지방비|민자)\s?$")
TOTAL_RE = re.compile(r"(?:총|모두|전체|합쳐|합쳐서|합해|도합|총사업비|총\s?예산)\S{0,3}\s?(?:약\s?)?$")
PROGRAMME_BEFORE_RE = re.compile(
    r"(?:사업비|예산|재원|돈|규모|자금|투자액|투자금|사업)\S{0,3}(?:\s\S{0,6}){0,2}\s?(?:약\s?)?$"
)
PROGRAMME_AFTER_RE = re.compile(
    r"\s?(?:가량|쯤|안팎|남짓)?\S{0,2}\s?(?:들여|들인|들이|들어|투입|투자|지원|쏟|붓|확보|따냈|받|규모|짜리|쓰고|쓴다|편성|배정|반영|유치|조성|마련|손에)"
)
# Money that is not the programme's.
OTHER_BEFORE_RE = re.compile(
    r"(?:상금|시상금|매출|수출|수출액|영업이익|순이익|주가|시가총액|벌금|과태료|손실|피해액?|피해가|대출|보증|수강료|참가비|이용료|요금|월|연봉|최대|최고|1인당|인당|당|마다|추경안|예산안|본예산|살림"
    r"|복지 예산|올해 예산|내년 예산|시 예산|도 예산|전체 예산|보상금|기금|성금|기부금)\S{0,3}\s?(?:총\s?|약\s?)?$"
)
FARTHER_BEFORE_RE = re.compile(
    r"(?:상금|시상금|마다|한 곳에|곳당|기업당|가구당|과제당|팀당)[^.,]{0,18}$|지난[^.,]{0,40}(?:은|된|한|인|힌|던)\s?(?:총\s?)?$"
)
OTHER_AFTER_RE = re.compile(
    r"\s?(?:씩|이하|의 상금|상금|상당|어치|의 매출|매출|의 수출|의 경제|의 부가가치|까지 (?:커|늘|확대)|(?:의 )?절감|을 절약|의 벌금|의 시상금|짜리 상품)"
)
STAGE_RE = re.compile(r"(?:\d단계|첫 단계|두 번째 단계|1차|2차|연간|해마다|매년|한 해)[^,.]{0,24}$")
BIDDING_RE = re.compile(r"공모[^.]{0,14}(?:채비|도전|대비|준비|총력|겨냥|노린)|따내기|유치전|도전장")
LEAST = 10**6
LEAD_WEIGHT = 0.6
HEADING_WEIGHT = 2.0
ENOUGH = 1.5
LEAST_FOR_PARTS = 0.3


@dataclass(frozen=True, slots=True)
class Budget:
    """The money of a programme in won, with all amounts of the text, those chosen first."""

    total: int | None = None
    parts: BudgetParts = BudgetParts()
    evidence: tuple[Candidate[int], ...] = ()


def find_budget(read: Sequence[Reading]) -> Budget:
    """The stated total, else the sum of the stated parts; nothing for money of other things."""
    found = [amount for reading in read for amount in _amounts(reading)]
    if any(reading.heading and BIDDING_RE.search(reading.sentence.text) for reading in read):
        return Budget(evidence=tuple(_rejected(c, "a programme not yet won") for c in found))
    parts = {kind: next((c for c in found if c.rule == kind and not c.rejected), None) for kind, _ in LABELS}
    stated = [c for c in found if c.rule == "total" and not c.rejected and c.score >= ENOUGH]
    whole = max(stated, key=lambda c: c.score, default=None)
    known = [c for c in parts.values() if c]
    if not whole and all(c.score < LEAST_FOR_PARTS for c in known):
        return Budget(evidence=tuple(_rejected(c, "far from the act") for c in found))
    if whole and len(known) > 1 and whole.value < max(c.value for c in known):
        whole = None
    total = whole.value if whole else sum(c.value for c in known) or None
    chosen = [c for c in (whole, *known) if c]
    spare = [c for c in found if c not in chosen]
    values = {kind: c.value if c else None for kind, c in parts.items()}
    return Budget(total, BudgetParts(**values), (*chosen, *(_rejected(c, "another amount") for c in spare)))


def parse_won(text: str) -> int:
    """Won of an amount as written: "46억 7천만" → 4670000000, "1조 8,640억" → 1864000000000."""
    total = 0.0
    for number, step, unit in TERM_RE.findall(text):
        total += float(number.replace(",", "")) * STEPS.get(step, 1) * UNITS[unit]
    return round(total)


def _rejected(found: Candidate[int], reason: str) -> Candidate[int]:
    return Candidate(found.value, found.span, found.text, found.rule, found.score, found.rejected or reason)


def _amounts(reading: Reading) -> Iterable[Candidate[int]]:
    text = reading.sentence.text
    if "억" not in text and "조" not in text and "만" not in text:
        return
    parts = clauses_of(text, heading=reading.heading)
    for match in AMOUNT_RE.finditer(text):
        before, after = text[max(0, match.start() - 28) : match.start()], text[match.end() : match.end() + 24]
        value = parse_won(match[0])
        if value < LEAST or not (match[1] or _is_money(match[0], before, after)):
            continue
        rule = next((kind for kind, label in LABELS if label.search(before)), "total")
        rejected = _of_other_things(match, before, after, parts)
        score = _weight(before, after, reading)
        yield Candidate(value, _span(reading.sentence, match), match[0].strip(), rule, score, rejected)


def _is_money(amount: str, before: str, after: str) -> bool:
    """Whether an amount without 원 is money after all."""
    if "만" in amount and "억" not in amount and "조" not in amount:
        return False
    labelled = any(label.search(before) for _, label in LABELS) or TOTAL_RE.search(before)
    return bool(labelled or PROGRAMME_BEFORE_RE.search(before) or PROGRAMME_AFTER_RE.match(after))


def _of_other_things(match: re.Match[str], before: str, after: str, parts: Clauses) -> str | None:
    farther = parts.text[max(0, match.start() - 60) : match.start()]
    if OTHER_BEFORE_RE.search(before) or FARTHER_BEFORE_RE.search(farther) or OTHER_AFTER_RE.match(after):
        return "money of something else"
    if MIXED_RE.search(before):
        return "parts not told apart"
    if STAGE_RE.search(before):
        return "one stage or year"
    if before.endswith("(") and after.startswith(")") and parts.text.count("억원)") > 1:
        return "other programmes"
    return parts.set_aside(match.start(), match.end())


def _weight(before: str, after: str, reading: Reading) -> float:
    weight = 2.0 * bool(TOTAL_RE.search(before)) + 1.5 * bool(PROGRAMME_BEFORE_RE.search(before))
    weight += 1.5 * bool(PROGRAMME_AFTER_RE.match(after))
    return weight + (HEADING_WEIGHT if reading.heading else LEAD_WEIGHT * min(reading.weight, 1.0))


def _span(sentence: Sentence, match: re.Match[str]) -> Span:
    start = sentence.span.start + match.start()
    return Span(sentence.span.part, start, start + len(match[0].rstrip()))
