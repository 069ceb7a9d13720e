"""Articles, facts and filled stores for the tests of the store."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from aipolicy.models import (
    Article,
    Basis,
    Confidence,
    DateRange,
    EventDate,
    EventFacts,
    Evidence,
    Extraction,
    Field,
    IngestReport,
    Mention,
    OrganizerRef,
    OrganizerRole,
    Part,
    Precision,
    RegionRef,
    Span,
    Verdict,
)
from aipolicy.store import Reader, open_store
from aipolicy.store.store import Store


class Make:
    """Makes values with sensible defaults."""

    @staticmethod
    def article(number: int = 0, **changes: Any) -> Article:
        article = Article(
            title=f"제목 {number}",
            body=f"부산시는 인공지능 협약을 {number}번째로 맺었다.",
            path=f"/articles/{number}.txt",
            published=date(2025, 3, 4),
        )
        return replace(article, **changes)

    @staticmethod
    def facts(
        start: str | None = "2025-03-03",
        end: str | None = "",
        *,
        regions: tuple[str, ...] = ("26110",),
        organizers: tuple[str, ...] = ("부산테크노파크",),
        alternatives: tuple[tuple[str, str], ...] = (),
        precision: Precision = Precision.DAY,
        **changes: Any,
    ) -> EventFacts:
        """Facts of an event; `end` as `start` unless given."""
        first = date.fromisoformat(start) if start else None
        last = first if end == "" else date.fromisoformat(end) if end else None
        ranges = tuple(DateRange(date.fromisoformat(a), date.fromisoformat(b)) for a, b in alternatives)
        words = Span(Part.BODY, 0, 3)
        facts = EventFacts(
            title="업무협약",
            program_type="mou",
            date=EventDate(first, last, precision, Basis.STATED, ranges),
            regions=tuple(RegionRef(code, f"지역 {code}") for code in regions),
            organizers=tuple(OrganizerRef(name, OrganizerRole.HOST) for name in organizers),
            confidence=Confidence(0.9, 1.0, 1.0, 1.0),
            evidence=(Evidence(Field.DATE, "", words, "부산시", "rule"),),
        )
        return replace(facts, **changes)

    @staticmethod
    def extraction(*facts: EventFacts) -> Extraction:
        mentions = tuple(Mention("", number, each) for number, each in enumerate(facts))
        return Extraction(Verdict(bool(facts), "ok" if facts else "no act"), mentions)

    @staticmethod
    def report(**changes: Any) -> IngestReport:
        return replace(IngestReport(), **changes)


@pytest.fixture(scope="session")
def make() -> type[Make]:
    return Make


@pytest.fixture
def db_path(tmp_path: Path) -> Path:
    return tmp_path / "aipolicy.db"


@pytest.fixture
def store(db_path: Path) -> Iterator[Store]:
    with open_store(db_path) as opened:
        yield opened


@pytest.fixture
def reader(store: Store, db_path: Path) -> Iterator[Reader]:
    with Reader(db_path) as opened:
        yield opened


def run_on(path: Path | str, sql: str, *parameters: object) -> list[Any]:
    connection = sqlite3.connect(path)
    try:
        with connection:
            return connection.execute(sql, parameters).fetchall()
    finally:
        connection.close()


@pytest.fixture(scope="session")
def rows_of():  # type: ignore[no-untyped-def]
    """Runs a statement on a file."""
    return run_on


@pytest.fixture
def rows(db_path: Path):  # type: ignore[no-untyped-def]
    """Runs a statement on the file of the store."""
    return partial(run_on, db_path)
