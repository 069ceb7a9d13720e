"""What the several reports of one event say differently, and which of them came first."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any

from aipolicy.cli import wording
from aipolicy.link import variants
from aipolicy.models import ArticleRef, DateRange, Event, RegionRef
from aipolicy.tables.labels import Labels

# The rows of a page by the fields of the event record where these are called otherwise.
_ROWS = {"program_type": "type", "regions": "region", "budget_krw": "budget"}


def record(reports: Sequence[Event]) -> dict[str, list[dict[str, Any]]]:
    """For each field in which the reports differ, every value with how many tell it; ready for JSON."""
    return {
        name: [{"value": _plain(value), "reports": count} for value, count in told]
        for name, told in variants([report.facts for report in reports]).items()
    }


def _plain(value: Hashable) -> Any:
    if isinstance(value, DateRange):
        return {"start": value.start and value.start.isoformat(), "end": value.end and value.end.isoformat()}
    return {"code": value.code, "name": value.name} if isinstance(value, RegionRef) else value


def by_row(reports: Sequence[Event], labels: Labels) -> Mapping[str, str]:
    """The same in words, by the row of the page they belong to: 80 (3 reports), 100 (1)."""
    return {
        _ROWS.get(name, name): labels("list.differ", values=", ".join(_counted(name, told, labels)))
        for name, told in variants([report.facts for report in reports]).items()
    }


def _counted(name: str, told: Sequence[tuple[Hashable, int]], labels: Labels) -> list[str]:
    counts = [labels("list.reports", count=told[0][1]), *(str(count) for _, count in told[1:])]
    values = (_WORDS[name](value, labels) if name in _WORDS else str(value) for value, _ in told)
    return [f"{value} ({count})" for value, count in zip(values, counts, strict=True)]


_WORDS: dict[str, Callable[[Any, Labels], str]] = {
    "date": lambda days, labels: wording.days(days, labels, weekdays=False),
    "program_type": wording.type_label,
    "regions": lambda region, labels: wording.short_name(region.code),
    "status": lambda status, labels: labels(f"status.{status}"),
    "budget_krw": lambda won, labels: labels("budget.total", won=f"{won:,}"),
    "attendance": lambda people, labels: f"{people:,}",
}


def first(articles: Sequence[ArticleRef]) -> tuple[ArticleRef, ...]:
    """The articles of an event, given in canonical order, that were published on its first day."""
    day = articles[0].published if articles else None
    return tuple(ref for ref in articles if ref.published == day) if day else ()


def first_record(articles: Sequence[ArticleRef]) -> dict[str, Any] | None:
    """Who reported an event first and when; None where no publication is known. Ready for JSON."""
    refs = first(articles)
    if not refs:
        return None
    return {"published": str(refs[0].published), "articles": [ref.id for ref in refs]}


def first_in_words(articles: Sequence[ArticleRef], labels: Labels) -> str:
    """The day and the outlets; "" for an event told by one article, or where no publication is known."""
    refs = first(articles) if len(articles) > 1 else ()
    names = list(dict.fromkeys(ref.outlet or ref.id for ref in refs))
    return f"{refs[0].published} · {wording.first_of(names, labels)}" if refs else ""
