"""Where the extractors meet: one article in, zero, one or several mentions out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
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
    ORGANIZING,
    Article,
    Candidate,
    Detail,
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
from aipolicy.tables.programs import TypeTable, built_in
from aipolicy.tables.relevance import NO_TYPE
from aipolicy.text.items import items
from aipolicy.text.layout import lay_out
from aipolicy.text.sketch import trace

LEGISLATION, RECRUITMENT = "legislation", "recruitment"
SITE = "site"
OTHER_TYPE_SCORE = 0.5
MOST_OTHER_TYPES = 3


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
    topics: tuple[Candidate[str], ...]
    stage: Candidate[str] | None = None
    further: bool = False

    @property
    def kinds(self) -> confidence.Kinds:
        """What sort of reading each field is."""
        return confidence.kinds(self.dates, self.places, self.bodies, self.types, further=self.further)


def extract(article: Article, types: TypeTable | None = None) -> Extraction:
    """All that an article reports: the verdict on its relevance and, if relevant, its events.

    `types` are the built-in program types extended by the user's own.
    """
    verdict, found = read(article, types)
    facts: list[EventFacts] = []
    for findings in found:
        facts.append(compose(findings, facts[0] if findings.further else None, types))
    mentions = tuple(Mention(article.id, n, each) for n, each in enumerate(facts))
    return Extraction(verdict, mentions, trace(found[0].document) if found else Trace())


def read(article: Article, table: TypeTable | None = None) -> tuple[Verdict, tuple[Findings, ...]]:
    """The verdict on an article and what was found for each of its events, the main one first."""
    document = lay_out(article)
    if parts := items(document):
        return _read_items(document, parts, table)
    verdict = judge(document)
    main = find(document, table=table) if verdict.relevant else None
    if main is None:
        return (Verdict(False, NO_TYPE["ko"]) if verdict.relevant else verdict), ()
    parts = tuple(further_acts(document, main.dates, main.types[0].value, table))
    main = _without_others(main, parts, table)
    further = (find(part, main, page=document, table=table) for part in parts)
    return verdict, (main, *(findings for findings in further if findings))


def _without_others(main: Findings, parts: Sequence[Document], table: TypeTable | None) -> Findings:
    """The main event without those whom only the paragraphs of further acts name: hosts of a later forum."""
    document = main.document
    begins = {part.sentences[0].paragraph: part.sentences[0].span.start for part in parts}
    begins.pop(document.body[0].paragraph if document.body else 0, None)
    own = tuple(
        sentence
        for sentence in document.sentences
        if sentence.paragraph not in begins or sentence.span.start < begins[sentence.paragraph]
    )
    if len(own) == len(document.sentences) or main.types[0].value == RECRUITMENT:
        return main  # those who hold what the call is for are those who call
    kind, rest = main.types[0].value, replace(document, sentences=own)
    bodies = find_organizers(rest, program_type=kind, regions=main.words)
    if not any(each.rejected is None and each.value.role in ORGANIZING for each in bodies):
        return main
    places = _places(document, main.words, bodies, main.dates, main.types, table)
    return replace(main, bodies=bodies, places=places)


def _places(
    document: Document,
    words: tuple[Candidate[RegionRef], ...],
    bodies: tuple[Candidate[OrganizerRef], ...],
    dates: DateFinding,
    types: tuple[Candidate[str], ...],
    table: TypeTable | None,
) -> tuple[Candidate[RegionRef], ...]:
    day, local = dates.date.start or dates.date.end, types[0].value in (table or built_in()).local
    return event_regions(document, words, bodies, day, local=local)


def _read_items(
    document: Document, parts: Iterable[Document], table: TypeTable | None
) -> tuple[Verdict, tuple[Findings, ...]]:
    """The same for the reports of a roundup, each for itself; the verdict is that of the first one kept."""
    judged = [(judge(part), part) for part in parts]
    kept = ((verdict, find(part, page=document, table=table)) for verdict, part in judged if verdict.relevant)
    found = [(verdict, findings) for verdict, findings in kept if findings is not None]
    if not found:
        whole = next((verdict for verdict, _ in judged if not verdict.relevant), None)
        return whole or Verdict(False, NO_TYPE["ko"]), ()
    return found[0][0], tuple(findings for _, findings in found)


def find(
    document: Document,
    main: Findings | None = None,
    *,
    page: Document | None = None,
    table: TypeTable | None = None,
) -> Findings | None:
    """What the document says of its event; None where no words speak for any type of act.

    `main` are the findings of the article's main event where this is a further one: if it names
    nobody, those that act there act here too. `page` is the whole document where this is a part of it.
    """
    types = find_types(document, table)
    if not types or types[0].rejected:
        return None
    dates = event_dates(document, program_type=types[0].value, page=page)
    words = find_regions(document)
    before = [body.value for body in main.bodies if body.rejected is None] if main is not None else []
    bodies = find_organizers(document, program_type=types[0].value, regions=words, actors=before)
    if main is not None:
        bodies = _acting(bodies, main)
    places = _places(document, words, bodies, dates, types, table)
    return Findings(
        document=document,
        types=types,
        dates=dates,
        bodies=bodies,
        words=words,
        places=places,
        figures=find_figures(document),
        topics=find_topics(document),
        stage=find_stage(document) if types[0].value == LEGISLATION else None,
        further=main is not None,
    )


def _acting(
    bodies: tuple[Candidate[OrganizerRef], ...], main: Findings
) -> tuple[Candidate[OrganizerRef], ...]:
    """The bodies of a further act; those of the main one where it names nobody who holds it."""
    standing = [each for each in bodies if each.rejected is None]
    # At whose site one applies may not be who calls.
    return main.bodies if all(each.rule == SITE for each in standing) else bodies


def compose(found: Findings, main: EventFacts | None = None, table: TypeTable | None = None) -> EventFacts:
    """The findings as facts. A further event takes from the main one who acts and where, if it is silent."""
    program_type = found.types[0].value
    figures = found.figures
    return EventFacts(
        title=find_title(found.document, program_type, table, otherwise=main.title if main else None),
        program_type=program_type,
        date=found.dates.date,
        apply=found.dates.apply,
        period=found.dates.period,
        status=found.dates.status,
        program_types_other=other_types(found.types),
        stage=found.stage.value if found.stage else None,
        topics=distinct(found.topics),
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
    figures = found.figures
    by_field: dict[Field | Detail, tuple[Candidate[Any], ...]] = {
        Field.DATE: found.dates.evidence,
        Field.REGION: (*found.places, *(word for word in found.words if word.rejected)),
        Field.ORGANIZER: found.bodies,
        Field.TYPE: found.types,
        Detail.APPLY: found.dates.window_evidence,
        Detail.PERIOD: found.dates.period_evidence,
        Detail.STAGE: (found.stage,) if found.stage else (),
        Detail.TOPICS: found.topics,
        Detail.VENUE: figures.venues,
        Detail.TARGET: figures.targets,
        Detail.BUDGET: figures.budget.evidence,
        Detail.ATTENDANCE: figures.attendances,
    }
    for field, candidates in by_field.items():
        for c in candidates:
            yield Evidence(field, found.document.article.id, c.span, c.text, c.rule, c.rejected)
