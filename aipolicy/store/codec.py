"""Facts and articles as JSON text and back; what is unknown is left out."""

import json
import struct
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from aipolicy.link import Profile
from aipolicy.models import (
    Basis,
    BudgetParts,
    Candidate,
    Confidence,
    DateRange,
    Detail,
    EventDate,
    EventFacts,
    Evidence,
    Field,
    OrganizerRef,
    OrganizerRole,
    Part,
    Precision,
    RegionRef,
    Span,
    Status,
)

_FIELDS = frozenset(Field)
_encoder = json.JSONEncoder(check_circular=False, ensure_ascii=False, separators=(",", ":"))


def dumps(value: Any) -> str:
    """Compact JSON text, Korean as it is."""
    return _encoder.encode(value)


def iso(day: date | None) -> str | None:
    """ISO text of a day, None for none."""
    return day.isoformat() if day else None


def day(text: str | None) -> date | None:
    """The day of an ISO text, None for none."""
    return date.fromisoformat(text) if text else None


def _days(days: DateRange | EventDate) -> list[str | None] | None:
    return [iso(days.start), iso(days.end)] if days.start or days.end else None


def _range(pair: list[str | None] | None) -> DateRange:
    return DateRange(day(pair[0]), day(pair[1])) if pair else DateRange()


def encode_facts(facts: EventFacts) -> str:
    """Everything but the evidence, which has a table of its own."""
    when, parts, sure = facts.date, facts.budget_parts, facts.confidence
    values = {
        "title": facts.title,
        "program_type": facts.program_type,
        "date": _days(when),
        "precision": when.precision,
        "basis": when.basis,
        "alternatives": [_days(days) for days in when.alternatives],
        "reasons": when.reasons,
        "apply": _days(facts.apply),
        "period": _days(facts.period),
        "status": facts.status,
        "program_types_other": facts.program_types_other,
        "stage": facts.stage,
        "topics": facts.topics,
        "regions": [(region.code, region.name) for region in facts.regions],
        "organizers": [(body.name, body.role, body.kind, body.region) for body in facts.organizers],
        "venue": facts.venue,
        "target": facts.target,
        "budget_krw": facts.budget_krw,
        "budget_parts": [parts.national, parts.local, parts.private] if parts != BudgetParts() else None,
        "attendance": facts.attendance,
        "confidence": [sure.date, sure.region, sure.organizer, sure.type, sure.joint],
        "corrected": facts.corrected,
        "confirmed": facts.confirmed,
        "rejected": facts.rejected or None,
    }
    return dumps(
        {name: value for name, value in values.items() if value is not None and value not in ((), [])}
    )


def decode_facts(text: str) -> EventFacts:
    """The facts that `encode_facts` wrote, without evidence."""
    values: Mapping[str, Any] = json.loads(text)
    start, end = values.get("date") or (None, None)
    return EventFacts(
        title=values["title"],
        program_type=values["program_type"],
        date=EventDate(
            start=day(start),
            end=day(end),
            precision=Precision(values["precision"]),
            basis=Basis(values["basis"]),
            alternatives=tuple(_range(pair) for pair in values.get("alternatives", ())),
            reasons=tuple(values.get("reasons", ())),
        ),
        apply=_range(values.get("apply")),
        period=_range(values.get("period")),
        status=Status(values["status"]),
        program_types_other=tuple(values.get("program_types_other", ())),
        stage=values.get("stage"),
        topics=tuple(values.get("topics", ())),
        regions=tuple(RegionRef(*pair) for pair in values.get("regions", ())),
        organizers=tuple(
            OrganizerRef(name, OrganizerRole(role), kind, region)
            for name, role, kind, region in values.get("organizers", ())
        ),
        venue=values.get("venue"),
        target=tuple(values.get("target", ())),
        budget_krw=values.get("budget_krw"),
        budget_parts=BudgetParts(*values.get("budget_parts", ())),
        attendance=values.get("attendance"),
        confidence=Confidence(*values["confidence"]),
        corrected=tuple(values.get("corrected", ())),
        confirmed=tuple(values.get("confirmed", ())),
        rejected=values.get("rejected", False),
    )


def encode_evidence(evidence: Iterable[Evidence]) -> str:
    """Evidence as JSON text, without the article it comes from."""
    return dumps(
        [
            (each.field, *_place(each.span), each.text, each.rule, each.rejected)
            if each.rejected
            else (each.field, *_place(each.span), each.text, each.rule)
            for each in evidence
        ]
    )


def decode_evidence(text: str, article: str) -> Iterator[Evidence]:
    """The evidence that `encode_evidence` wrote, from the article of this id."""
    for field, part, start, end, words, rule, *rejected in json.loads(text):
        yield Evidence(_field(field), article, Span(Part(part), start, end), words, rule, *rejected)


def _field(name: str) -> Field | Detail:
    return Field(name) if name in _FIELDS else Detail(name)


def _place(span: Span) -> tuple[Part, int, int]:
    return span.part, span.start, span.end


def encode_candidates(candidates: Iterable[Candidate[str]]) -> str:
    """Candidates of a verdict as JSON text."""
    return dumps(
        [
            (each.value, *_place(each.span), each.text, each.rule, each.score, each.rejected)
            for each in candidates
        ]
    )


def decode_candidates(text: str) -> tuple[Candidate[str], ...]:
    """The candidates that `encode_candidates` wrote."""
    return tuple(
        Candidate(value, Span(Part(part), start, end), words, rule, score, rejected)
        for value, part, start, end, words, rule, score, rejected in json.loads(text)
    )


def encode_sketch(sketch: Collection[int]) -> bytes:
    """A sample of 32-bit hashes, four bytes each."""
    return struct.pack(f"<{len(sketch)}I", *sorted(sketch))


def encode_profile(report: Profile) -> str:
    """All of a profile but its sketch, in the order of its fields."""
    return dumps(
        (
            report.mention,
            report.published,
            report.basis,
            report.coarse,
            report.days,
            report.hints,
            report.kind,
            *map(sorted, (report.kinds, report.regions, report.local, report.acting, report.bodies)),
            report.names,
            report.title,
            report.words,
            sorted(report.ordinals),
            report.venue,
            report.attendance,
            report.budget,
        )
    )


def decode_profile(text: str, sketch: bytes) -> Profile:
    """The profile that `encode_profile` and `encode_sketch` wrote."""
    values = json.loads(text)
    mention, published, basis, coarse, days, hints, kind, kinds, regions, local, acting, bodies = values[:12]
    names, title, words, ordinals, venue, attendance, budget = values[12:]
    return Profile(
        mention,
        published,
        Basis(basis),
        coarse,
        tuple((first, last) for first, last in days),
        tuple((month, day) for month, day in hints),
        kind,
        frozenset(kinds),
        frozenset(regions),
        frozenset(local),
        frozenset(acting),
        frozenset(bodies),
        tuple(names),
        title,
        tuple(words),
        frozenset(ordinals),
        venue,
        attendance,
        budget,
        frozenset(struct.unpack(f"<{len(sketch) // 4}I", sketch)),
    )
