"""What of a report counts when it is held against another, in the form that comparing needs.

Days are ordinals (`date.toordinal`). A profile is made once, when its report comes in, and kept.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from aipolicy.models import (
    ORGANIZING,
    Basis,
    DateRange,
    EventDate,
    Evidence,
    Field,
    Mention,
    Precision,
    Trace,
)

Days = tuple[int, int]

# 인공지능(AI), 에이아이 and AI are one word.
AI_RE = re.compile(r"(?:인공지능|에이아이|ai)(?:\((?:ai|인공지능)\))?")
GLOSS_RE = re.compile(r"\([^()]*\)|㈜|\(주\)|주식회사")
LETTERS_RE = re.compile(r"[\W_]+")
ORDINAL_RE = re.compile(r"(?:제\s?)?(\d{1,3})\s?(차|회|기|탄|호)(?![년원가-힣]*년)(?!의|관)")
DAY_RE = re.compile(r"(?:(\d{1,2})월\s?)?(\d{1,2})일")
# Kinds of bodies, as `organizations.csv` names them: every region has its own of the first.
GOVERNMENTS = frozenset(("광역", "기초", "의회", "교육청"))
PUBLIC = GOVERNMENTS | {"중앙"}
LONG_WORD_RE = re.compile(r"[^\W\d_]{3,}")
MOST_WORDS = 3
SHORTEST_NAME = 6
MOST_NAMES = 6


@dataclass(frozen=True, slots=True)
class Profile:
    """A report as others are held against it.

    `days` are its date and the alternatives, both ends included; empty without a date. `hints` are the
    (month or 0, day) that an undated report names. Of its bodies, `local` are those of a government that
    hold, run or sign, `acting` the others that do; `bodies` are all but ministries and governments. `names`
    are those that the article puts in quotation marks.
    """

    mention: str
    published: int | None
    basis: Basis
    coarse: bool
    days: tuple[Days, ...]
    hints: tuple[Days, ...]
    kind: str
    kinds: frozenset[str]
    regions: frozenset[str]
    local: frozenset[str]
    acting: frozenset[str]
    bodies: frozenset[str]
    names: tuple[str, ...]
    title: str
    words: tuple[str, ...]
    ordinals: frozenset[str]
    venue: str
    attendance: int | None
    budget: int | None
    sketch: frozenset[int]

    @property
    def article(self) -> str:
        """The article that the report stands in."""
        return self.mention.rpartition(".")[0]


def profile(mention: Mention, headline: str, published: date | None, trace: Trace) -> Profile:
    """The profile of a report from its article's headline, day of publication and own words."""
    facts = mention.facts
    acting = [body for body in facts.organizers if body.role in ORGANIZING]
    return Profile(
        mention=mention.id,
        published=published.toordinal() if published else None,
        basis=facts.date.basis,
        coarse=facts.date.precision not in (Precision.DAY, Precision.UNKNOWN),
        days=_days(facts.date),
        hints=() if facts.date.start or facts.date.end else _hints(facts.evidence),
        kind=facts.program_type,
        kinds=frozenset((facts.program_type, *facts.program_types_other)),
        regions=frozenset(region.code for region in facts.regions),
        local=frozenset(body.name for body in acting if body.kind in GOVERNMENTS),
        acting=frozenset(body.name for body in acting if body.kind not in GOVERNMENTS),
        bodies=frozenset(body.name for body in facts.organizers if body.kind not in PUBLIC),
        names=_names(trace.names),
        title=plain(facts.title),
        words=_words(facts.title),
        ordinals=frozenset(f"{int(n)}{unit}" for n, unit in ORDINAL_RE.findall(f"{facts.title}\n{headline}")),
        venue=plain(facts.venue or ""),
        attendance=facts.attendance,
        budget=facts.budget_krw,
        sketch=frozenset(trace.sketch),
    )


def plain(name: str) -> str:
    """A name without glosses, marks, spaces and case, AI spelt in one way."""
    return LETTERS_RE.sub("", GLOSS_RE.sub("", AI_RE.sub("ai", name.casefold())))


def grams(name: str) -> frozenset[str]:
    """The pairs of neighbouring letters of a plain name."""
    return frozenset(a + b for a, b in pairwise(name))


def _days(when: EventDate) -> tuple[Days, ...]:
    given = (DateRange(when.start, when.end), *when.alternatives)
    ranges = ((each.start, each.end) for each in given)
    known = ((start or end, end or start) for start, end in ranges)
    return tuple((first.toordinal(), last.toordinal()) for first, last in known if first and last)


def _hints(evidence: Iterable[Evidence]) -> tuple[Days, ...]:
    """Month and day that the words chosen for the date name: 9월 16일, or 16일 with 0 for the month."""
    texts = (each.text for each in evidence if each.field is Field.DATE and each.rejected is None)
    found = (match.groups() for text in texts for match in DAY_RE.finditer(text))
    return tuple((int(month or 0), int(day)) for month, day in found)[:2]


def _names(quoted: Iterable[str]) -> tuple[str, ...]:
    names = (plain(name) for name in quoted)
    return tuple(dict.fromkeys(name for name in names if len(name) >= SHORTEST_NAME))[:MOST_NAMES]


def _words(title: str) -> tuple[str, ...]:
    """The longest words of a title."""
    words = set(LONG_WORD_RE.findall(title.casefold()))
    return tuple(sorted(words, key=lambda word: (-len(word), word))[:MOST_WORDS])
