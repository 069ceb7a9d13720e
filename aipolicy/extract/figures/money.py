"""The money of a programme: amounts in won, which of them is the total and which are parts."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from aipolicy.extract.cues import Clauses, Reading
from aipolicy.models import BudgetParts, Candidate, Span
from aipolicy.tables.figures import alternatives

UNITS = {"조": 10**12, "억": 10**8, "만": 10**4}
STEPS = {"천": 1000, "백": 100, "십": 10}
NUMBER = r"\d[\d,]*(?:\.\d+)?"
# 46억, 7천만, 4천500만, 1천280억: a number, or some in steps, before the unit.
STEPPED = rf"(?:(?:{NUMBER}\s?[천백십]\s?)+(?:{NUMBER}\s?)?|{NUMBER}\s?)"
TERM = rf"{STEPPED}[조억만]"
AMOUNT_RE = re.compile(
    rf"{TERM}(?:\s?{STEPPED}[억만])*\s?여?\s?(원)?(?!\s?(?:달러|유로|위안|엔\b|명|개|장|㎡|평|t\b|톤))"
)
TERM_RE = re.compile(rf"({STEPPED})([조억만])")
STEP_RE = re.compile(rf"({NUMBER})\s?([천백십]?)")
PARTS = ("national", "local", "private")
COMMON = {"local": "지방비"}
PART_WORDS = "(?:국비|도비|시비|군비|지방비|민자)"
FRAMES = {
    **{part: rf"(?P<{part}>{{}})\S{{{{0,4}}}}\s?(?:총\s?|약\s?)?$" for part in PARTS},
    "total": r"{}\S{{0,3}}\s?(?:약\s?)?$",
    "before": r"{}\S{{0,3}}(?:\s\S{{0,6}}){{0,2}}\s?(?:약\s?)?$",
    "after": r"\s?(?:가량|쯤|안팎|남짓)?\S{{0,2}}\s?{}",
    "not_before": r"(?<!\d){}\S{{0,3}}\s?(?:총\s?|약\s?)?$",
    "not_near": r"{}[^.,]{{0,18}}$",
    "not_after": r"\s?{}",
    "stage": r"{}[^,.]{{0,24}}$",
}
MIXED_RE = re.compile(rf"{PART_WORDS}\s?[·ㆍ,+]\s?{PART_WORDS}\s?$")
# A programme of before: "지난달 예타를 면제받은 6000억 원짜리 사업".
PAST_RE = re.compile(r"지난[^.,]{0,40}(?:은|된|한|인|힌|던)\s?(?:총\s?)?$")
# 국비 40억 원과 시비 55억 원 등 120억 원; 국비 180억원을 포함해 490억원: the sum of what stands before.
SUMMED_RE = re.compile(
    r"억\s?(?:\S{1,3}만\s?)?원?(?:을|를)?\s?(?:등|포함해|포함한|포함하여|합친|합쳐)\s?(?:총|모두)?\s?$"
)
BIDDING_RE = re.compile(r"공모[^.]{0,14}(?:채비|도전|대비|준비|총력|겨냥|노린)|따내기|유치전|도전장")
REACH_BEFORE, REACH_FAR, REACH_AFTER = 28, 60, 24
LEAST = 10**6
LEAD_WEIGHT = 0.6
HEADING_WEIGHT = 2.0
ENOUGH = 1.5
LEAST_FOR_PARTS = 0.3
NEAR = 120
ROUNDING = 0.05
NO_PARTS = BudgetParts()


@dataclass(frozen=True, slots=True)
class Budget:
    """The money of a programme in won, with all amounts of the text, those chosen first."""

    total: int | None = None
    parts: BudgetParts = NO_PARTS
    evidence: tuple[Candidate[int], ...] = ()


def find_budget(read: Sequence[Reading]) -> Budget:
    """The stated total, else the sum of the stated parts; nothing for money of other things."""
    found = [amount for reading in read for amount in _amounts(reading)]
    if not found:
        return Budget()
    if any(
        (reading.heading or reading.weight >= 1) and BIDDING_RE.search(reading.sentence.text)
        for reading in read
    ):
        return Budget(evidence=tuple(_rejected(c, "a programme not yet won") for c in found))
    standing = [c for c in found if c.rejected is None]
    parts = {part: _stated(part, standing) for part in PARTS}
    parts = _near_the_act(parts, [c for c in standing if c.rule != "total" and c.score >= ENOUGH])
    known = [c for several in parts.values() for c in several]
    whole = _whole(standing, known)
    if not whole and all(c.score < LEAST_FOR_PARTS for c in known):
        return Budget(evidence=tuple(_rejected(c, "far from the act") for c in found))
    total = whole.value if whole else sum(c.value for c in known)
    chosen = [c for c in (whole, *known) if c]
    told = {c.value for c in chosen}
    spare = (
        _rejected(c, "the same amount again" if c.value in told else "another amount")
        for c in found
        if c not in chosen
    )
    values = {part: sum(c.value for c in several) or None for part, several in parts.items()}
    return Budget(total, BudgetParts(**values), (*chosen, *spare))


def parse_won(text: str) -> int:
    """Won of an amount as written: "46억 7천만" → 4670000000, "1조 8,640억" → 1864000000000."""
    total = 0.0
    for numbers, unit in TERM_RE.findall(text):
        steps = STEP_RE.findall(numbers)
        total += UNITS[unit] * sum(
            float(number.replace(",", "")) * STEPS.get(step, 1) for number, step in steps
        )
    return round(total)


def _stated(part: str, standing: Sequence[Candidate[int]]) -> list[Candidate[int]]:
    """The amounts of a part: the first for each of its names (도비, 시비), the common name alone if said."""
    first: dict[str, Candidate[int]] = {}
    for candidate in standing:
        if candidate.rule.startswith(part):
            first.setdefault(candidate.rule, candidate)
    common = f"{part}:{COMMON.get(part)}"
    return [first[common]] if common in first else list(first.values())[: None if part == "local" else 1]


def _near_the_act(
    parts: Mapping[str, list[Candidate[int]]], clear: Sequence[Candidate[int]]
) -> dict[str, list[Candidate[int]]]:
    """The parts without those said far down and far from the `clear` ones, if there are such."""
    return {
        part: [
            c
            for c in several
            if not clear
            or c.score >= LEAST_FOR_PARTS
            or any(abs(c.span.start - o.span.start) <= NEAR for o in clear)
        ]
        for part, several in parts.items()
    }


def _whole(standing: Sequence[Candidate[int]], known: Sequence[Candidate[int]]) -> Candidate[int] | None:
    """The amount that is the total; None where the parts say more."""
    stated = [c for c in standing if c.rule == "total" and c.score >= ENOUGH]
    whole = max(stated, key=lambda c: c.score, default=None)
    if whole:
        # A headline rounds: "7천억" of what the text calls 7,102억.
        near = (c for c in stated if abs(c.value - whole.value) <= ROUNDING * whole.value)
        whole = max(near, key=lambda c: len(str(c.value).rstrip("0")))
    if whole and known and whole.value < max(c.value for c in known):
        return None
    return whole


def _rejected(found: Candidate[int], reason: str) -> Candidate[int]:
    return replace(found, rejected=found.rejected or reason)


def _amounts(reading: Reading) -> Iterable[Candidate[int]]:
    text = reading.sentence.text
    if "억" not in text and "조" not in text and "만" not in text:
        return
    clauses = reading.clauses
    for match in AMOUNT_RE.finditer(text):
        before = text[max(0, match.start() - REACH_BEFORE) : match.start()]
        after = text[match.end() : match.end() + REACH_AFTER]
        value = parse_won(match[0])
        if value < LEAST or not (match[1] or _is_money(match[0], before, after)):
            continue
        summed = SUMMED_RE.search(before) is not None
        label = next((found for part in PARTS if not summed and (found := _re(part).search(before))), None)
        start = reading.sentence.span.start + match.start()
        span = Span(reading.sentence.span.part, start, start + len(match[0].rstrip()))
        rejected = _of_other_things(match, before, after, clauses)
        rule = f"{label.lastgroup}:{label[1]}" if label else "total"
        weight = _weight(before, after, reading) + ENOUGH * summed
        yield Candidate(value, span, match[0].rstrip(), rule, weight, rejected)


def _is_money(amount: str, before: str, after: str) -> bool:
    """Whether an amount without 원 is money after all."""
    if "억" not in amount and "조" not in amount:
        return False
    named = any(_re(name).search(before) for name in (*PARTS, "total", "before"))
    return named or _re("after").match(after) is not None


def _of_other_things(match: re.Match[str], before: str, after: str, clauses: Clauses) -> str | None:
    text = match.string
    far = text[max(0, match.start() - REACH_FAR) : match.start()]
    if _re("not_before").search(before) or _re("not_near").search(before) or _re("not_after").match(after):
        return "money of something else"
    if PAST_RE.search(far):
        return "background"
    if MIXED_RE.search(before):
        return "parts not told apart"
    if _re("stage").search(before):
        return "one stage or year"
    if before.endswith("(") and after.startswith(")") and text.count("억원)") > 1:
        return "other programmes"
    return clauses.set_aside(match.start(), match.end())


def _weight(before: str, after: str, reading: Reading) -> float:
    weight = 2.0 * bool(_re("total").search(before)) + 1.5 * bool(_re("before").search(before))
    weight += 1.5 * bool(_re("after").match(after))
    return weight + (HEADING_WEIGHT if reading.heading else LEAD_WEIGHT * min(reading.weight, 1.0))


@cache
def _re(name: str) -> re.Pattern[str]:
    return re.compile(FRAMES[name].format(alternatives("money", name)))
