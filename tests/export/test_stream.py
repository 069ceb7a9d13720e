"""A store of any size passes through the exporters without being held."""

import gc
import io
import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from aipolicy.export import EventRecords, write
from aipolicy.models import (
    Article,
    Event,
    EventDate,
    EventFacts,
    EventFilter,
    Extraction,
    Mention,
    RegionRef,
    Verdict,
)
from aipolicy.report.records import event_record
from aipolicy.store import SORT_KEYS, Reader, loading, open_store

COUNT = 60


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store") / "a.db"
    with open_store(path) as store, store.transaction():
        for number in range(COUNT):
            day = date(2025, 1, 1) + timedelta(days=number * 7 % COUNT) if number % 10 else None
            facts = EventFacts(
                title=f"사건 {number * 11 % COUNT}",
                program_type=("forum", "mou", "award")[number % 3],
                date=EventDate(day, day),
                regions=(RegionRef(("26000", "11000")[number % 2], ""),),
            )
            article = Article(f"제목 {number}", f"본문 {number}", f"{number}.txt")
            store.save(article, Extraction(Verdict(True, ""), (Mention("", 0, facts),)))
    return path


@pytest.mark.parametrize("sort", SORT_KEYS)
@pytest.mark.parametrize("reverse", [False, True])
def test_a_stream_gives_what_the_list_gives(database: Path, sort: str, reverse: bool):
    wanted = EventFilter(sort=sort, reverse=reverse)
    with Reader(database) as reader:
        listed = reader.events(wanted)
        assert list(reader.stream(wanted)) == listed
        assert len(listed) == COUNT
        assert all(event.facts.date.start is None for event in listed[-COUNT // 10 :]) or sort != "date"
        assert len(list(reader.stream(replace(wanted, limit=7)))) == 7


def living_events() -> int:
    gc.collect()
    return sum(isinstance(each, Event) for each in gc.get_objects())


def test_records_are_written_while_others_are_still_to_be_read(
    database: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(loading, "CHUNK", 5)
    stream, before, alive = io.BytesIO(), living_events(), []

    def counted(event: Event) -> dict[str, object]:
        alive.append(living_events() - before)
        return event_record(event)

    with Reader(database) as reader:
        write(EventRecords(map(counted, reader.stream(EventFilter()))), "jsonl", stream)
    assert len([json.loads(line) for line in stream.getvalue().splitlines()]) == COUNT
    assert max(alive) <= 2 * 5
