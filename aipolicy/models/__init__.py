"""The data that passes between rooms: frozen, slotted, no behaviour beyond simple derivations.

Spans are code points of the stored NFC text, half-open, with the part of the article they lie in.
"Not found" is None or an empty tuple, never an invented value.
"""

from aipolicy.models.articles import (
    Article,
    Candidate,
    Document,
    Sentence,
    Span,
    spans_overlap,
)
from aipolicy.models.corrections import (
    Action,
    Correctable,
    Entry,
    Standing,
    Value,
)
from aipolicy.models.events import (
    ORGANIZING,
    ArticleRef,
    BudgetParts,
    Confidence,
    DateMention,
    DateRange,
    Event,
    EventDate,
    EventFacts,
    Evidence,
    Extraction,
    Mention,
    OrganizerRef,
    RegionRef,
    Verdict,
    primary_organizer,
)
from aipolicy.models.kinds import (
    Basis,
    BlockKind,
    DateRole,
    Field,
    OrganizerRole,
    Part,
    Precision,
    PublishedBasis,
    Status,
    Tense,
    Undated,
)
from aipolicy.models.links import Constraints, Trace
from aipolicy.models.queries import (
    EventFilter,
    Failure,
    IngestReport,
)

__all__ = [
    "ORGANIZING",
    "Action",
    "Article",
    "ArticleRef",
    "Basis",
    "BlockKind",
    "BudgetParts",
    "Candidate",
    "Confidence",
    "Constraints",
    "Correctable",
    "DateMention",
    "DateRange",
    "DateRole",
    "Document",
    "Entry",
    "Event",
    "EventDate",
    "EventFacts",
    "EventFilter",
    "Evidence",
    "Extraction",
    "Failure",
    "Field",
    "IngestReport",
    "Mention",
    "OrganizerRef",
    "OrganizerRole",
    "Part",
    "Precision",
    "PublishedBasis",
    "RegionRef",
    "Sentence",
    "Span",
    "Standing",
    "Status",
    "Tense",
    "Trace",
    "Undated",
    "Value",
    "Verdict",
    "primary_organizer",
    "spans_overlap",
]
