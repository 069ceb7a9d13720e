"""Clauses of a Korean sentence: where each ends, its predicate, and which predicate a word depends on.

Korean puts the predicate last, so an adverb or date depends on a predicate to its right: the nearest,
unless quoted speech or a bracket lies between. The tense of a clause that ends in 고 or 며 is that of
the clause it leads to.
"""

import re
from dataclasses import dataclass, replace

from aipolicy.models import Tense
from aipolicy.text.quotes import quotes
from aipolicy.text.tense import MARKS, Link, is_plan, is_progress, is_resolution, link_of, tense_of

# White space of the same length.
BLANK = "\u3000"
WORD_RE = re.compile(r"\S+")
BRACKET_RE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
RESOLVED_RE = re.compile(r"기로 (?:했|뜻|합의했|결정했)")
SAID_RE = re.compile(r"^[\"”'’]?(?:이?라고|라며|이?라면서|고|며)$")


@dataclass(frozen=True, slots=True)
class Clause:
    """Half-open range of one clause; its predicate's range, link and tense. `progress`: it is going on."""

    start: int
    end: int
    predicate: str
    predicate_start: int
    link: Link
    tense: Tense
    progress: bool = False


def clauses(sentence: str) -> tuple[Clause, ...]:
    """The clauses of a sentence in order, each ending with its predicate.

    Words after the last predicate (a heading in nouns) belong to no clause. Speech in quotation marks
    is skipped; what says it (…라고) closes a quotative clause.
    """
    words = _words(_masked(sentence))
    found: list[Clause] = []
    start = 0
    for number, (at, word) in enumerate(words):
        following = words[number + 1][1] if number + 1 < len(words) else ""
        clause = _clause(start, at, word, following)
        if clause is None:
            continue
        if found and _completes(found[-1], word, at):
            found[-1] = _completed(found[-1], clause)
        else:
            found.append(clause)
        start = clause.end
    return tuple(_with_led_tense(found))


def governing(listed: tuple[Clause, ...], position: int) -> Clause | None:
    """The clause a word at this position depends on; None after the last predicate."""
    return next((clause for clause in listed if clause.predicate_start >= position), None)


def main_after(listed: tuple[Clause, ...], position: int) -> Clause | None:
    """The first clause from this position on that modifies no noun."""
    return next(
        (
            clause
            for clause in listed
            if clause.predicate_start >= position and clause.link is not Link.ADNOMINAL
        ),
        None,
    )


def _masked(sentence: str) -> str:
    """The sentence with quotations and brackets blanked out: their predicates do not count."""
    for quote in quotes(sentence):
        sentence = sentence[: quote.start] + BLANK * (quote.end - quote.start) + sentence[quote.end :]
    return BRACKET_RE.sub(lambda match: BLANK * len(match[0]), sentence)


def _words(sentence: str) -> list[tuple[int, str]]:
    """The words of a sentence without the marks that cling to them, each with its place."""
    found = []
    for match in WORD_RE.finditer(sentence):
        word = match[0].lstrip(MARKS)
        if bare := word.rstrip(MARKS):
            found.append((match.end() - len(word), bare))
    return found


def _clause(start: int, at: int, word: str, following: str) -> Clause | None:
    if SAID_RE.match(word):
        return Clause(start, at + len(word), word, at, Link.QUOTATIVE, Tense.PRESENT)
    link = link_of(word)
    if link is None:
        return None
    tense = tense_of(word, following)
    if link is Link.ADNOMINAL and is_plan(word, following):
        return Clause(start, at + len(word), word, at, Link.FINAL, Tense.FUTURE)
    return Clause(start, at + len(word), word, at, link, tense, progress=is_progress(following))


def _completes(before: Clause, word: str, at: int) -> bool:
    """Whether a word only completes the predicate before it: 개최할 예정이다, 열고 있다, 열기로 했다."""
    if at - before.end > 2:
        return False
    if before.progress and word.startswith("있"):
        return True
    return before.tense is Tense.FUTURE and (
        is_plan(before.predicate, word) or is_resolution(before.predicate)
    )


def _completed(before: Clause, clause: Clause) -> Clause:
    return replace(
        before, end=clause.end, predicate=f"{before.predicate} {clause.predicate}", link=clause.link
    )


def _with_led_tense(found: list[Clause]) -> list[Clause]:
    """Connective clauses without a tense of their own take that of the clause they lead to."""
    led: Clause | None = None
    result: list[Clause] = []
    for clause in reversed(found):
        if clause.link is Link.CONNECTIVE and clause.tense is Tense.PRESENT and led is not None:
            # 협약을 맺고 추진하기로 했다: what leads to a resolution is done.
            tense = Tense.PAST if RESOLVED_RE.search(led.predicate) else led.tense
            result.append(replace(clause, tense=tense, progress=led.progress))
            continue
        if clause.link is not Link.ADNOMINAL:
            led = clause
        result.append(clause)
    return result[::-1]
