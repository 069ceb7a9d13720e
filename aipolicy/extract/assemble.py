"""Where the extractors meet: one article in, zero, one or several mentions out."""

from collections.abc import Iterable, Iterator
from typing import Any

from aipolicy.extract.dates import event_dates
from aipolicy.extract.organizers import find_organizers
from aipolicy.extract.programs import find_types
from aipolicy.extract.regions import event_regions, find_regions
from aipolicy.extract.second import further_acts
from aipolicy.models import (
    Article,
    Candidate,
    Document,
    EventFacts,
    Evidence,
    Extraction,
    Field,
    Mention,
    Verdict,
)
from aipolicy.text.layout import lay_out

OTHER_TYPE_SCORE = 0.5
MOST_OTHER_TYPES = 3


def extract(article: Article) -> Extraction:
    """All that an article reports: the verdict on its relevance and, if relevant, its events."""
    document = lay_out(article)
    main = read_event(document)
    verdict = Verdict(main is not None, "")
    if main is None:
        return Extraction(verdict)
    further = (read_event(part, main) for part in further_acts(document, main))
    events = (main, *(facts for facts in further if facts))
    return Extraction(verdict, tuple(Mention(article.id, n, facts) for n, facts in enumerate(events)))


def read_event(document: Document, main: EventFacts | None = None) -> EventFacts | None:
    """The event a document tells of; None where no words speak for any type of act.

    `main` is the article's main event when `document` is the part that tells of a further one: who
    acts and where is taken from it if the part does not say.
    """
    types = find_types(document)
    if not types or types[0].rejected:
        return None
    program_type = types[0].value
    dates = event_dates(document, program_type=program_type)
    bodies = find_organizers(document, program_type=program_type)
    words = find_regions(document)
    places = event_regions(document, words, bodies, dates.date.start or dates.date.end)
    organizers = distinct(bodies)
    return EventFacts(
        title=document.article.title,
        program_type=program_type,
        date=dates.date,
        apply=dates.apply,
        period=dates.period,
        status=dates.status,
        program_types_other=other_types(types),
        regions=distinct(places) or (main.regions if main else ()),
        organizers=organizers or (main.organizers if main else ()),
        evidence=tuple(
            (
                *evidence(document, Field.DATE, dates.evidence),
                *evidence(document, Field.REGION, (*places, *(w for w in words if w.rejected))),
                *evidence(document, Field.ORGANIZER, bodies),
                *evidence(document, Field.TYPE, types),
            )
        ),
    )


def distinct(candidates: Iterable[Candidate[Any]]) -> tuple[Any, ...]:
    """The values of the standing candidates, each once, in order."""
    return tuple(dict.fromkeys(c.value for c in candidates if c.rejected is None))


def other_types(types: tuple[Candidate[str], ...]) -> tuple[str, ...]:
    """Types beside the first that the text speaks for about as clearly."""
    least = OTHER_TYPE_SCORE * types[0].score
    return tuple(c.value for c in types[1:] if c.rejected is None and c.score >= least)[:MOST_OTHER_TYPES]


def evidence(document: Document, field: Field, candidates: Iterable[Candidate[Any]]) -> Iterator[Evidence]:
    """Candidates as evidence for a field, chosen and rejected alike."""
    for c in candidates:
        yield Evidence(field, document.article.id, c.span, c.text, c.rule, c.rejected)
