"""The event record: what `export jsonl` prints, as `data/event.schema.json` describes it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from aipolicy.models import ArticleRef, DateRange, Event, EventFacts, Evidence, Field


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _range(days: DateRange) -> dict[str, Any]:
    return {"start": _iso(days.start), "end": _iso(days.end)}


def _article(article: ArticleRef) -> dict[str, Any]:
    return {
        "id": article.id,
        "path": article.path,
        "url": article.url,
        "outlet": article.outlet,
        "title": article.title,
        "published": _iso(article.published),
    }


def _proof(evidence: Evidence) -> dict[str, Any]:
    span = evidence.span
    return {
        "article": evidence.article,
        "in": str(span.part),
        "start": span.start,
        "end": span.end,
        "text": evidence.text,
    }


def _evidence(evidence: Iterable[Evidence]) -> dict[str, list[dict[str, Any]]]:
    """Those of the four fields; the words of the further values are left to `show`."""
    proofs: dict[str, list[dict[str, Any]]] = {str(field): [] for field in Field}
    for each in evidence:
        if each.rejected is None and each.field in proofs:
            proofs[each.field].append(_proof(each))
    return proofs


def _when(facts: EventFacts) -> dict[str, Any]:
    when = facts.date
    return {
        **_range(DateRange(when.start, when.end)),
        "precision": str(when.precision),
        "basis": str(when.basis),
        "alternatives": [_range(days) for days in when.alternatives],
        "apply_start": _iso(facts.apply.start),
        "apply_end": _iso(facts.apply.end),
        "period": _range(facts.period),
    }


def _what(facts: EventFacts) -> dict[str, Any]:
    parts = facts.budget_parts
    return {
        "status": str(facts.status),
        "program_type": facts.program_type,
        "program_types_other": list(facts.program_types_other),
        "stage": facts.stage,
        "topics": list(facts.topics),
        "regions": [{"code": region.code, "name": region.name} for region in facts.regions],
        "organizers": [{"name": body.name, "role": str(body.role)} for body in facts.organizers],
        "venue": facts.venue,
        "target": list(facts.target),
        "budget_krw": facts.budget_krw,
        "budget_parts": {"national": parts.national, "local": parts.local, "private": parts.private},
        "attendance": facts.attendance,
    }


def _belief(facts: EventFacts) -> dict[str, Any]:
    believed = facts.confidence
    return {
        "confidence": believed.overall,
        "confidence_by_field": {str(field): getattr(believed, field) for field in Field},
    }


def event_record(event: Event) -> dict[str, Any]:
    """The event as plain data ready for JSON, every key present.

    Dates are ISO text; what is unknown is None or an empty list. Evidence lists the words that stand,
    by field; rejected candidates are left to `show`.
    """
    facts = event.facts
    return {
        "id": event.id,
        "title": facts.title,
        **_when(facts),
        **_what(facts),
        **_belief(facts),
        "articles": [_article(article) for article in event.articles],
        "evidence": _evidence(facts.evidence),
    }
