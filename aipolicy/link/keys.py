"""When two mentions are the same event beyond doubt: the exact key."""

import json

from aipolicy.models import Mention, primary_organizer


def key(mention: Mention) -> str | None:
    """Dates, regions, main organizer and program type as one text; equal keys are one event.

    None for a mention that nothing may be merged with by key: without a date, or with neither a
    region nor an organizer, for then date and type alone would throw strangers together.
    """
    facts = mention.facts
    when = facts.date
    main = primary_organizer(facts.organizers)
    if (when.start is None and when.end is None) or not (facts.regions or main):
        return None
    regions = sorted({region.code for region in facts.regions})
    parts = (str(when.start), str(when.end), regions, facts.program_type, main.name if main else None)
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
