"""Clauses of a Korean sentence: where each ends, its predicate, and which predicate a word depends on.

Korean puts the predicate last, so an adverb or date depends on a predicate to its right: the nearest,
unless quoted speech or a bracket lies between. The tense of a clause that ends in 고 or 며 is that of
the clause it leads to.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from aipolicy.models import Tense
from aipolicy.text.quotes import Quote, quotes
from aipolicy.text.tense import (
    MARKS,
    Link,
    is_plan,
    is_progress,
    is_resolution,
    link_of,
    predicate_like_re,
    tense_of,
)

# White space of the same length.
BLANK = "\u3000"
NEXT_RE = re.compile(rf"[{re.escape(MARKS)}]*\s+(\S+)")
BRACKET_RE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
ADJACENT = 2
RESOLVED_RE = re.compile(r"기로 (?:했|뜻|합의했|결정했)")
# 공사에 착수한 것으로 확인됐다: what is found to be so is told as so.
FOUND_RE = re.compile(r"\s것으로\s(?:확인|알려|전해|파악|드러|밝혀)")
# What closes quoted speech.
SAID = frozenset(("고", "며", "라고", "이라고", "라며", "이라며", "라면서", "이라면서"))


class Clause(NamedTuple):
    """Half-open range of one clause; its predicate's range, link and tense. `progress`: it is going on."""

    start: int
    end: int
    predicate: str
    predicate_start: int
    link: Link
    tense: Tense
    progress: bool = False


@lru_cache(maxsize=512)
def clauses(sentence: str) -> tuple[Clause, ...]:
    """The clauses of a sentence in order, each ending with its predicate.

    Words after the last predicate (a heading in nouns) belong to no clause. Speech in quotation marks
    is skipped; what says it (…라고) closes a quotative clause. Kept for the last few hundred sentences:
    several extractors ask for the same one.
    """
    masked = _masked(sentence, quotes(sentence))
    found: list[Clause] = []
    start = 0
    for match in predicate_like_re().finditer(masked):
        word, end = match[0].lstrip(MARKS), match.end()
        link = Link.QUOTATIVE if word in SAID else link_of(word)
        if link is None:
            continue
        clause = _clause(masked, start, word, end, link)
        if found and _completes(found[-1], clause):
            found[-1] = _completed(found[-1], clause)
        else:
            found.append(clause)
        start = end
    return tuple(_with_led_tense(found))


def governing(listed: tuple[Clause, ...], position: int) -> Clause | None:
    """The clause a word at this position depends on; None after the last predicate."""
    return next((clause for clause in listed if clause.predicate_start >= position), None)


def _masked(sentence: str, quoted: Sequence[Quote]) -> str:
    """The sentence with quotations and brackets blanked out: their predicates do not count."""
    for quote in quoted:
        sentence = sentence[: quote.start] + BLANK * (quote.end - quote.start) + sentence[quote.end :]
    if "(" not in sentence and "[" not in sentence:
        return sentence
    return BRACKET_RE.sub(lambda match: BLANK * len(match[0]), sentence)


def _clause(masked: str, start: int, word: str, end: int, link: Link) -> Clause:
    """The clause whose predicate, this word, ends here."""
    next_word = NEXT_RE.match(masked, end)
    following = next_word[1] if next_word else ""
    at = end - len(word)
    if link is Link.ADNOMINAL and is_plan(word, following):
        return Clause(start, end, word, at, Link.FINAL, Tense.FUTURE)
    if link is Link.ADNOMINAL and FOUND_RE.match(masked, end):
        link = Link.FINAL
    return Clause(start, end, word, at, link, tense_of(word, following), is_progress(following))


def _completes(before: Clause, clause: Clause) -> bool:
    """Whether a word only completes the predicate before it: 개최할 예정이다, 열고 있다, 열기로 했다."""
    word = clause.predicate
    if clause.predicate_start - before.end > ADJACENT:
        return False
    if before.progress and word.startswith("있"):
        return True
    return before.tense is Tense.FUTURE and (
        is_plan(before.predicate, word) or is_resolution(before.predicate)
    )


def _completed(before: Clause, clause: Clause) -> Clause:
    return before._replace(
        end=clause.end, predicate=f"{before.predicate} {clause.predicate}", link=clause.link
    )


def _with_led_tense(found: list[Clause]) -> list[Clause]:
    """Connective clauses without a tense of their own take that of the clause they lead to."""
    led: Clause | None = None
    result: list[Clause] = []
    for clause in reversed(found):
        if clause.link is Link.CONNECTIVE and clause.tense is Tense.PRESENT and led is not None:
            # 협약을 맺고 추진하기로 했다: what leads to a resolution is done.
            tense = Tense.PAST if RESOLVED_RE.search(led.predicate) else led.tense
            result.append(clause._replace(tense=tense, progress=led.progress))
            continue
        if clause.link is not Link.ADNOMINAL:
            led = clause
        result.append(clause)
    return result[::-1]
