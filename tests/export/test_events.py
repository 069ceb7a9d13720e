"""Whole event records as flat rows."""

import io
import json
from datetime import date
from typing import Any

import pytest
from aipolicy.export import EVENT_COLUMNS, EXPORTERS, EventRecords, flat_event, write
from aipolicy.export import csv as csv_format
from aipolicy.export.base import Exportable, Exporter, Record
from aipolicy.export.cells import as_text
from hypothesis import given
from hypothesis import strategies as st

RECORD: dict[str, Any] = {
    "id": "e1",
    "title": "=부산 AI 위원회",
    "start": "2025-12-30",
    "end": "2025-12-31",
    "precision": "day",
    "basis": "inferred",
    "alternatives": [
        {"start": "2024-12-30", "end": "2024-12-30"},
        {"start": "2023-12-30", "end": "2024-01-02"},
        {"start": None, "end": "2022-12-30"},
        {"start": "2021-12-30", "end": None},
    ],
    "apply_start": None,
    "apply_end": "2026-01-31",
    "period": {"start": "2026-01-01", "end": None},
    "status": "held",
    "program_type": "governance",
    "program_types_other": ["meeting", "forum"],
    "stage": None,
    "topics": [],
    "regions": [{"code": "00000", "name": "전국"}, {"code": "26000", "name": "부산광역시"}],
    "organizers": [{"name": "부산시", "role": "host"}],
    "venue": None,
    "target": ["청년"],
    "budget_krw": 30,
    "budget_parts": {"national": 20, "local": None, "private": 10},
    "attendance": None,
    "confidence": 0.89,
    "confidence_by_field": {"date": 0.9, "region": 1.0, "organizer": 0.99, "type": 1.0},
    "articles": [
        {"id": "a1", "path": "x.txt", "url": None, "outlet": "가", "title": "t", "published": "2025-12-31"},
        {"id": "a2", "path": "f#2", "url": "https://e.org", "outlet": None, "title": "u", "published": None},
    ],
    "evidence": {
        "date": [{"article": "a1", "in": "body", "start": 0, "end": 3, "text": "30일"}],
        "region": [],
        "organizer": [],
        "type": [],
    },
}


def test_the_flat_row():
    flat = dict(zip(EVENT_COLUMNS, flat_event(RECORD), strict=True))
    assert flat["start"] == date(2025, 12, 30)
    assert flat["apply_start"] is None
    assert flat["period_start"] == date(2026, 1, 1)
    assert flat["alternatives"] == ("2024-12-30", "2023-12-30/2024-01-02", "../2022-12-30", "2021-12-30")
    assert (flat["region_codes"], flat["region_names"]) == (("00000", "26000"), ("전국", "부산광역시"))
    assert (flat["organizers"], flat["organizer_roles"]) == (("부산시",), ("host",))
    assert [flat[f"budget_{part}"] for part in ("krw", "national", "local", "private")] == [30, 20, None, 10]
    assert (flat["confidence"], flat["confidence_date"]) == (0.89, 0.9)
    assert flat["article_count"] == 2
    assert flat["article_urls"] == ("", "https://e.org")
    assert (flat["evidence_date"], flat["evidence_type"]) == (("30일",), ())


def test_every_value_of_the_record_has_its_column_or_is_in_one():
    gone_into_others = {"period", "regions", "budget_parts", "confidence_by_field", "articles", "evidence"}
    assert set(RECORD) - gone_into_others <= set(EVENT_COLUMNS)
    assert len(set(EVENT_COLUMNS)) == len(EVENT_COLUMNS)


def test_csv_of_events():
    stream = io.BytesIO()
    write(EventRecords(iter([RECORD])), "csv", stream)
    row = next(csv_format.read(io.StringIO(stream.getvalue().decode("utf-8-sig"), newline="")))
    assert row["title"] == "=부산 AI 위원회"
    assert row["region_codes"] == "00000; 26000"
    assert row["budget_local"] == ""


def test_json_of_events_is_the_records_themselves():
    for name, load in (
        ("json", json.loads),
        ("jsonl", lambda text: [json.loads(each) for each in text.splitlines()]),
    ):
        stream = io.BytesIO()
        write(EventRecords(iter([RECORD, RECORD])), name, stream)
        assert load(stream.getvalue()) == [RECORD, RECORD]
        assert "부산광역시" in stream.getvalue().decode()


titles = st.text(st.characters(codec=None), max_size=12)


@given(
    st.lists(
        st.builds(
            lambda title, topics: RECORD | {"title": title, "topics": topics},
            titles,
            st.lists(st.text("ab", min_size=1), max_size=2),
        ),
        max_size=3,
    )
)
def test_csv_gives_the_flat_values_back(records: list[Record]):
    stream = io.BytesIO()
    write(EventRecords(records), "csv", stream)
    back = list(csv_format.read(io.StringIO(stream.getvalue().decode("utf-8-sig"), newline="")))
    assert [tuple(row.values()) for row in back] == [
        tuple(map(as_text, flat_event(record))) for record in records
    ]


def test_a_format_for_whole_events_refuses_a_listing(monkeypatch: pytest.MonkeyPatch):
    from aipolicy.errors import UsageError
    from aipolicy.export import Table

    def count(data: Exportable, stream: io.BytesIO) -> None:
        stream.write(b"%d" % len(list(data.records())))

    monkeypatch.setitem(EXPORTERS, "count", Exporter("count", (".n",), count, events_only=True))
    stream = io.BytesIO()
    write(EventRecords([RECORD]), "count", stream)
    assert stream.getvalue() == b"1"
    with pytest.raises(UsageError, match="whole events"):
        write(Table(("n",), []), "count", stream)
