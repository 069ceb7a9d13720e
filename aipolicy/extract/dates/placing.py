"""The dates of a whole document where they stand, and the days they are."""

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from aipolicy.extract.dates.find import precision_of
from aipolicy.extract.dates.joints import CLOSES_RE, DUE_RE
from aipolicy.extract.dates.observed import Observed
from aipolicy.extract.dates.patterns import head_re
from aipolicy.extract.dates.points import Bound, Expression, Grain, Interval
from aipolicy.extract.dates.resolve import Context, resolve
from aipolicy.extract.dates.roles import observe
from aipolicy.models import (
    BlockKind,
    Candidate,
    DateMention,
    DateRange,
    DateRole,
    Document,
    Sentence,
    Span,
    Tense,
)

# How far before its day 마감은 stands.
DUE_REACH = 12
DUE_HINT_RE = re.compile("마감|기한|시한")
READ = (BlockKind.TITLE, BlockKind.SUBTITLE, BlockKind.BODY, BlockKind.CAPTION)


class Placed(NamedTuple):
    """An observed date in its sentence; `order` counts the sentences of its kind from 0."""

    sentence: Sentence
    order: int
    seen: Observed
    readings: tuple[Interval, ...] = ()

    @property
    def expression(self) -> Expression:
        """The words as parsed."""
        return self.seen.expression

    @property
    def best(self) -> Interval | None:
        """The likeliest reading."""
        return self.readings[0] if self.readings else None

    @property
    def is_body(self) -> bool:
        """Whether it stands in the running text."""
        return self.sentence.kind == BlockKind.BODY

    @property
    def is_deadline(self) -> bool:
        """Whether only the end of a period is named."""
        return (
            self.expression.bound is Bound.UNTIL
            and self.expression.length is None
            and self.expression.last is None
        )

    @property
    def span(self) -> Span:
        """Where the words stand in the article."""
        at = self.sentence.span.start
        return Span(self.sentence.span.part, at + self.expression.start, at + self.expression.end)

    def candidate(self, score: float = 1.0, rejected: str | None = None) -> Candidate[DateMention]:
        """The mention as evidence."""
        best = self.best or Interval(None, None)
        others = tuple(DateRange(reading.start, reading.end) for reading in self.readings[1:3])
        mention = DateMention(
            self.seen.text, (self.expression.start, self.expression.end), best.start, best.end,
            precision_of(self.seen), others, self.expression.rule, self.seen.role,
        )  # fmt: skip
        return Candidate(mention, self.span, self.seen.text, self.expression.rule, score, rejected)


def place(document: Document) -> tuple[Placed, ...]:
    """The date expressions of title, subtitles, captions and body in reading order, unresolved."""
    found: list[Placed] = []
    begins = head_re().search
    counts = dict.fromkeys(READ, -1)
    for sentence in document.sentences:
        if sentence.kind not in counts:
            continue
        counts[sentence.kind] += 1
        if not begins(sentence.text):
            continue
        found.extend(
            Placed(sentence, counts[sentence.kind], _due(sentence.text, seen))
            for seen in observe(sentence.text)
        )
    return tuple(found)


def _due(sentence: str, seen: Observed) -> Observed:
    """24일 마감한다, 마감은 24일: a day that only ends a call."""
    found = seen.expression
    single = found.grain is Grain.DAY and found.last is None and found.bound is Bound.NONE
    if not single or not DUE_HINT_RE.search(sentence):
        return seen
    before = max(0, found.start - DUE_REACH)
    if CLOSES_RE.match(sentence, found.end) or DUE_RE.search(sentence, before, found.start):
        return seen._replace(expression=found._replace(bound=Bound.UNTIL))
    return seen


def anchored(placed: Iterable[Placed], anchor: date | None) -> tuple[Placed, ...]:
    """The same with their readings, counted from the anchor; 이날 counts from the day named last."""
    result: list[Placed] = []
    recalled: date | None = None
    named: date | None = None
    for one in placed:
        tense = Tense.PAST if one.seen.role is DateRole.ANNOUNCEMENT else one.seen.tense
        readings = resolve(one.expression, Context(anchor, tense, recalled, named))
        result.append(one._replace(readings=readings))
        best = readings[0] if readings else None
        if best is not None and best.start is not None and best.start == best.end and one.is_body:
            recalled = best.start
        named = best.start if best and best.start else named
    return tuple(result)
