"""Where the extractors meet: one article in, zero, one or several mentions out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from aipolicy.extract import confidence
from aipolicy.extract.dates import DateFinding, event_dates
from aipolicy.extract.figures import Figures, find_figures
from aipolicy.extract.organizers import find_organizers
from aipolicy.extract.programs import find_stage, find_types
from aipolicy.extract.regions import event_regions, find_regions
from aipolicy.extract.relevance import judge
from aipolicy.extract.second import further_acts
from aipolicy.extract.titles import find_title
from aipolicy.extract.topics import find_topics
from aipolicy.models import (
    Article,
    Candidate,
    Document,
    EventFacts,
    Evidence,
    Extraction,
    Field,
    Mention,
    OrganizerRef,
    RegionRef,
    Trace,
    Verdict,
)
from aipolicy.tables.programs import built_in
from aipolicy.tables.relevance import NO_TYPE
from aipolicy.text.layout import lay_out
from aipolicy.text.sketch import trace

LEGISLATION = "legislation"
OTHER_TYPE_SCORE = 0.5
MOST_OTHER_TYPES = 3
# 구는, 시는: whoever was named before.
UNITS, GOVERNMENTS = ("시", "도", "군", "구"), ("광역", "기초")


@dataclass(frozen=True, slots=True)
class Findings:
    """What the extractors found in a document for one event, best first, before it is made a record.

    `further` tells that it is not the article's main event.
    """

    document: Document
    types: tuple[Candidate[str], ...]
    dates: DateFinding
    bodies: tuple[Candidate[OrganizerRef], ...]
    words: tuple[Candidate[RegionRef], ...]
    places: tuple[Candidate[RegionRef], ...]
    figures: Figures
    further: bool = False

    @property
    def kinds(self) -> confidence.Kinds:
        """What sort of reading each field is."""
        return confidence.kinds(self.dates, self.places, self.bodies, self.types, further=self.further)


def extract(article: Article) -> Extraction:
    """All that an article reports: the verdict on its relevance and, if relevant, its events."""
    verdict, found = read(article)
    facts: list[EventFacts] = []
    for findings in found:
        facts.append(compose(findings, facts[0] if facts else None))
    mentions = tuple(Mention(article.id, n, each) for n, each in enumerate(facts))
    return Extraction(verdict, mentions, trace(found[0].document) if found else Trace())


def read(article: Article) -> tuple[Verdict, tuple[Findings, ...]]:
    """The verdict on an article and what was found for each of its events, the main one first."""
    document = lay_out(article)
    verdict = judge(document)
    main = find(document) if verdict.relevant else None
    if main is None:
        return (Verdict(False, NO_TYPE["ko"]) if verdict.relevant else verdict), ()
    further = (find(part, main) for part in further_acts(document, main.dates, main.types[0].value))
    return verdict, (main, *(findings for findings in further if findings))


def find(document: Document, main: Findings | None = None) -> Findings | None:
    """What the document says of its event; None where no words speak for any type of act.

    `main` are the findings of the article's main event where this is a further one: if it names
    nobody, those that act there act here too.
    """
    types = find_types(document)
    if not types or types[0].rejected:
        return None
    dates = event_dates(document, program_type=types[0].value, page=main.document if main else None)
    words = find_regions(document)
    bodies = find_organizers(document, program_type=types[0].value, regions=words)
    if main is not None:
        bodies = _acting(bodies, main)
    day, local = dates.date.start or dates.date.end, types[0].value in built_in().local
    places = event_regions(document, words, bodies, day, local=local)
    return Findings(document, types, dates, bodies, words, places, find_figures(document), main is not None)


def _acting(
    bodies: tuple[Candidate[OrganizerRef], ...], main: Findings
) -> tuple[Candidate[OrganizerRef], ...]:
    """The bodies of a further act: those of the main one if it names nobody, its government for 구는 or 시는."""
    standing = [each for each in bodies if each.rejected is None]
    if not standing:
        return main.bodies
    if any(each.text not in UNITS for each in standing):
        return bodies
    unit = standing[0].text
    return (
        tuple(
            each
            for each in main.bodies
            if each.rejected is None and each.value.kind in GOVERNMENTS and each.value.name.endswith(unit)
        )
        or bodies
    )


def compose(found: Findings, main: EventFacts | None = None) -> EventFacts:
    """The findings as facts. A further event takes from the main one who acts and where, if it is silent."""
    program_type = found.types[0].value
    stage = find_stage(found.document) if program_type == LEGISLATION else None
    figures = found.figures
    return EventFacts(
        title=find_title(found.document, program_type, otherwise=main.title if main else None),
        program_type=program_type,
        date=found.dates.date,
        apply=found.dates.apply,
        period=found.dates.period,
        status=found.dates.status,
        program_types_other=other_types(found.types),
        stage=stage.value if stage else None,
        topics=distinct(find_topics(found.document)),
        regions=distinct(found.places) or (main.regions if main else ()),
        organizers=distinct(found.bodies) or (main.organizers if main else ()),
        venue=figures.venue,
        target=figures.target,
        budget_krw=figures.budget_krw,
        budget_parts=figures.budget_parts,
        attendance=figures.attendance,
        confidence=confidence.of(found.kinds),
        evidence=tuple(evidence(found)),
    )


def distinct(candidates: Iterable[Candidate[Any]]) -> tuple[Any, ...]:
    """The values of the standing candidates, each once, in order."""
    return tuple(dict.fromkeys(c.value for c in candidates if c.rejected is None))


def other_types(types: tuple[Candidate[str], ...]) -> tuple[str, ...]:
    """Types beside the first that the text speaks for about as clearly."""
    least = OTHER_TYPE_SCORE * types[0].score
    return tuple(c.value for c in types[1:] if c.rejected is None and c.score >= least)[:MOST_OTHER_TYPES]


def evidence(found: Findings) -> Iterator[Evidence]:
    """The candidates as evidence for their fields, chosen and rejected alike."""
    by_field: dict[Field, tuple[Candidate[Any], ...]] = {
        Field.DATE: found.dates.evidence,
        Field.REGION: (*found.places, *(word for word in found.words if word.rejected)),
        Field.ORGANIZER: found.bodies,
        Field.TYPE: found.types,
    }
    for field, candidates in by_field.items():
        for c in candidates:
            yield Evidence(field, found.document.article.id, c.span, c.text, c.rule, c.rejected)
