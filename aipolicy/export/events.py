"""Whole event records, as they are or flattened to one row each."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from operator import itemgetter

from aipolicy.export.base import Cell, Record, Table

Getter = Callable[[Record], Cell]


def _value(key: str) -> Getter:
    return itemgetter(key)


def _inner(key: str, inner: str) -> Getter:
    return lambda record: record[key][inner]


def _iso(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _day(key: str) -> Getter:
    return lambda record: _iso(record[key])


def _period(side: str) -> Getter:
    return lambda record: _iso(record["period"][side])


def _list(key: str) -> Getter:
    return lambda record: tuple(record[key])


def _each(key: str, inner: str) -> Getter:
    return lambda record: tuple(item[inner] or "" for item in record[key])


def _words(field: str) -> Getter:
    return lambda record: tuple(proof["text"] for proof in record["evidence"][field])


def _interval(dates: Mapping[str, str | None]) -> str:
    """ISO 8601: one day, start/end, or ".." for an open side."""
    start, end = dates["start"], dates["end"]
    return start if start and end in (start, None) else f"{start or '..'}/{end or '..'}"


def _alternatives(record: Record) -> tuple[str, ...]:
    return tuple(map(_interval, record["alternatives"]))


# Lists that belong together (region codes and names, organizers and their roles, all columns of the
# articles) have the same order and length.
_COLUMNS: Mapping[str, Getter] = {
    "id": _value("id"),
    "title": _value("title"),
    "start": _day("start"),
    "end": _day("end"),
    "precision": _value("precision"),
    "basis": _value("basis"),
    "alternatives": _alternatives,
    "apply_start": _day("apply_start"),
    "apply_end": _day("apply_end"),
    "period_start": _period("start"),
    "period_end": _period("end"),
    "status": _value("status"),
    "program_type": _value("program_type"),
    "program_types_other": _list("program_types_other"),
    "stage": _value("stage"),
    "topics": _list("topics"),
    "region_codes": _each("regions", "code"),
    "region_names": _each("regions", "name"),
    "organizers": _each("organizers", "name"),
    "organizer_roles": _each("organizers", "role"),
    "venue": _value("venue"),
    "target": _list("target"),
    "budget_krw": _value("budget_krw"),
    "budget_national": _inner("budget_parts", "national"),
    "budget_local": _inner("budget_parts", "local"),
    "budget_private": _inner("budget_parts", "private"),
    "attendance": _value("attendance"),
    "confidence": _value("confidence"),
    "confidence_date": _inner("confidence_by_field", "date"),
    "confidence_region": _inner("confidence_by_field", "region"),
    "confidence_organizer": _inner("confidence_by_field", "organizer"),
    "confidence_type": _inner("confidence_by_field", "type"),
    "article_count": lambda record: len(record["articles"]),
    "article_ids": _each("articles", "id"),
    "article_paths": _each("articles", "path"),
    "article_urls": _each("articles", "url"),
    "outlets": _each("articles", "outlet"),
    "published": _each("articles", "published"),
    "evidence_date": _words("date"),
    "evidence_region": _words("region"),
    "evidence_organizer": _words("organizer"),
    "evidence_type": _words("type"),
}

EVENT_COLUMNS = tuple(_COLUMNS)


def flat_event(record: Record) -> tuple[Cell, ...]:
    """One event record as flat cells in the order of `EVENT_COLUMNS`."""
    return tuple(get(record) for get in _COLUMNS.values())


@dataclass(frozen=True, slots=True)
class EventRecords:
    """Event records (see `report.records`) to be written; consumed once."""

    source: Iterable[Record]

    def records(self) -> Iterator[Record]:
        """The records as they are."""
        return iter(self.source)

    def table(self) -> Table:
        """One flat row an event."""
        return Table(EVENT_COLUMNS, map(flat_event, self.source), name="events")
