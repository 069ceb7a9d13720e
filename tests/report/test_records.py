"""The event record is the contract, and its schema tells it from what is not."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from aipolicy.models import (
    ArticleRef,
    Basis,
    BudgetParts,
    Confidence,
    DateRange,
    Event,
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
from aipolicy.report.records import event_record
from jsonschema import Draft202012Validator

SCHEMA = json.loads((Path(__file__).parents[2] / "data" / "event.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)

ARTICLE = ArticleRef(
    "a1", "news.jsonl#7", "https://example.org/7", "가상일보", "부산 AI 위원회 출범", date(2025, 12, 31)
)

FULL = Event(
    id="e1",
    facts=EventFacts(
        title="부산 AI 위원회 출범",
        program_type="governance",
        date=EventDate(
            start=date(2025, 12, 30),
            end=date(2025, 12, 30),
            precision=Precision.DAY,
            basis=Basis.STATED,
            alternatives=(DateRange(date(2024, 12, 30), date(2024, 12, 30)),),
        ),
        apply=DateRange(None, date(2026, 1, 31)),
        period=DateRange(date(2026, 1, 1), None),
        status=Status.HELD,
        program_types_other=("meeting",),
        stage="공포",
        topics=("manufacturing",),
        regions=(RegionRef("26000", "부산광역시"),),
        organizers=(OrganizerRef("부산테크노파크", OrganizerRole.HOST, "technopark", "26000"),),
        venue="벡스코",
        target=("청년",),
        budget_krw=3_000_000_000,
        budget_parts=BudgetParts(national=2_000_000_000, local=1_000_000_000),
        attendance=120,
        confidence=Confidence(0.99, 0.98, 0.97, 0.95),
        evidence=(
            Evidence(Field.DATE, "a1", Span(Part.BODY, 57, 60), "30일", "bare-day"),
            Evidence(Field.DATE, "a1", Span(Part.BODY, 90, 93), "14일", "bare-day", rejected="history"),
            Evidence(Field.TYPE, "a1", Span(Part.TITLE, 9, 11), "출범", "trigger"),
        ),
    ),
    articles=(ARTICLE,),
)
BARE = Event("e2", EventFacts("제목", "forum"), (ArticleRef("a2", "a.txt", None, None, "제목", None),))


def test_the_whole_record():
    assert event_record(FULL) == {
        "id": "e1",
        "title": "부산 AI 위원회 출범",
        "start": "2025-12-30",
        "end": "2025-12-30",
        "precision": "day",
        "basis": "stated",
        "alternatives": [{"start": "2024-12-30", "end": "2024-12-30"}],
        "apply_start": None,
        "apply_end": "2026-01-31",
        "period": {"start": "2026-01-01", "end": None},
        "status": "held",
        "program_type": "governance",
        "program_types_other": ["meeting"],
        "stage": "공포",
        "topics": ["manufacturing"],
        "regions": [{"code": "26000", "name": "부산광역시"}],
        "organizers": [{"name": "부산테크노파크", "role": "host"}],
        "venue": "벡스코",
        "target": ["청년"],
        "budget_krw": 3_000_000_000,
        "budget_parts": {"national": 2_000_000_000, "local": 1_000_000_000, "private": None},
        "attendance": 120,
        "confidence": 0.89,
        "confidence_by_field": {"date": 0.99, "region": 0.98, "organizer": 0.97, "type": 0.95},
        "articles": [
            {
                "id": "a1",
                "path": "news.jsonl#7",
                "url": "https://example.org/7",
                "outlet": "가상일보",
                "title": "부산 AI 위원회 출범",
                "published": "2025-12-31",
            }
        ],
        "evidence": {
            "date": [{"article": "a1", "in": "body", "start": 57, "end": 60, "text": "30일"}],
            "region": [],
            "organizer": [],
            "type": [{"article": "a1", "in": "title", "start": 9, "end": 11, "text": "출범"}],
        },
    }


def test_the_unknown_is_null_or_empty_and_never_left_out():
    record = event_record(BARE)
    assert record.keys() == event_record(FULL).keys()
    assert [record[key] for key in ("start", "end", "venue", "budget_krw", "stage")] == [None] * 5
    assert [record[key] for key in ("alternatives", "topics", "regions", "organizers", "target")] == [[]] * 5
    assert record["period"] == {"start": None, "end": None}


@pytest.mark.parametrize("event", [FULL, BARE])
def test_records_are_plain_json_and_fit_the_schema(event: Event):
    record = event_record(event)
    assert json.loads(json.dumps(record)) == record
    VALIDATOR.validate(record)


def test_the_schema_is_one():
    Draft202012Validator.check_schema(SCHEMA)
    assert set(SCHEMA["required"]) == set(SCHEMA["properties"]) == set(event_record(BARE))


@pytest.mark.parametrize(
    "broken",
    [
        {"start": "30일"},
        {"start": "2025-02-30"},
        {"precision": "week"},
        {"status": "done"},
        {"regions": [{"code": "26", "name": "부산"}]},
        {"organizers": [{"name": "가", "role": "boss"}]},
        {"confidence": 1.2},
        {"budget_krw": "30억"},
        {"alternatives": None},
        {"alternatives": [{"start": None, "end": None}] * 25},
        {"extra": 1},
        {"evidence": {"date": []}},
    ],
)
def test_the_schema_refuses(broken: dict[str, Any]):
    assert not VALIDATOR.is_valid(event_record(FULL) | broken)


@pytest.mark.parametrize("key", SCHEMA["required"])
def test_the_schema_refuses_a_record_without(key: str):
    record = event_record(FULL)
    del record[key]
    assert not VALIDATOR.is_valid(record)
