"""The closed vocabularies of the model."""

from enum import StrEnum


class Part(StrEnum):
    """Where in an article some words stand; `correction`: in none, a user said them of its event."""

    TITLE = "title"
    BODY = "body"
    URL = "url"
    META = "meta"
    CORRECTION = "correction"


class PublishedBasis(StrEnum):
    """How the publication date is known, best first."""

    OPTION = "option"
    FRONT_MATTER = "front_matter"
    FIELD = "field"
    METADATA = "metadata"
    STAMP = "stamp"
    URL = "url"


class BlockKind(StrEnum):
    """What a stretch of a page is."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    BODY = "body"
    CAPTION = "caption"
    DATELINE = "dateline"
    BYLINE = "byline"
    STAMP = "stamp"
    CHROME = "chrome"
    TEASER = "teaser"
    TRANSLATION = "translation"
    REPEAT = "repeat"


class Precision(StrEnum):
    """How fine a date is known."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    UNKNOWN = "unknown"


class Basis(StrEnum):
    """Why an event date is believed."""

    STATED = "stated"
    INFERRED = "inferred"
    ANNOUNCED = "announced"
    UNKNOWN = "unknown"


class DateRole(StrEnum):
    """What a date in a text is the date of."""

    EVENT = "event"
    ANNOUNCEMENT = "announcement"
    HISTORY = "history"
    HORIZON = "horizon"
    OTHER = "other"
    STAMP = "stamp"


class Tense(StrEnum):
    """Tense of a clause's predicate."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


class Status(StrEnum):
    """State of an event as of its article."""

    PLANNED = "planned"
    RECRUITING = "recruiting"
    ONGOING = "ongoing"
    HELD = "held"
    ANNOUNCED = "announced"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"


class OrganizerRole(StrEnum):
    """What a body does in an event."""

    HOST = "host"
    ORGANIZER = "organizer"
    PARTNER = "partner"
    SPONSOR = "sponsor"
    SELECTOR = "selector"
    FUNDER = "funder"
    PROPOSER = "proposer"
    PARTICIPANT = "participant"


class Field(StrEnum):
    """The fields that carry evidence and confidence."""

    DATE = "date"
    REGION = "region"
    ORGANIZER = "organizer"
    TYPE = "type"


class Detail(StrEnum):
    """The further values that carry evidence, by the names of their labels."""

    APPLY = "apply"
    PERIOD = "period"
    STAGE = "stage"
    TOPICS = "topics"
    VENUE = "venue"
    TARGET = "target"
    BUDGET = "budget"
    ATTENDANCE = "attendance"


class Undated(StrEnum):
    """What a query does with events without a date."""

    INCLUDE = "include"
    ONLY = "only"
    EXCLUDE = "exclude"
