"""Short ids of events lead back to their events."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from aipolicy.models import Article, EventFacts, EventFilter, Extraction, Mention, Verdict
from aipolicy.store import Reader, open_store


def filled(path: Path, events_of: Sequence[int]) -> Path:
    with open_store(path) as store:
        for number, events in enumerate(events_of):
            mentions = tuple(
                Mention("", ordinal, EventFacts(f"event {number}.{ordinal}", "forum"))
                for ordinal in range(events)
            )
            article = Article(title="", body=f"text {number}", path=f"{number}.txt")
            store.save(article, Extraction(Verdict(True, "act"), mentions))
    return path


@pytest.mark.parametrize("events_of", [[1], [1] * 300, [3], [1, 2, 3] * 20])
def test_each_short_id_leads_to_its_event_alone(tmp_path: Path, events_of: list[int]) -> None:

    with Reader(filled(tmp_path / "s.db", events_of)) as reader:
        ids = [event.id for event in reader.events(EventFilter())]
        short = reader.short_ids(ids)
        assert len(set(short.values())) == len(ids) == sum(events_of)
        assert [reader.event(short[event_id]).id for event_id in ids] == ids


def test_six_letters_do_with_the_number_of_the_event_if_there_are_several(tmp_path: Path) -> None:

    with Reader(filled(tmp_path / "s.db", [1, 2])) as reader:
        short = reader.short_ids(event.id for event in reader.events(EventFilter()))
        assert sorted(text[6:] for text in short.values()) == ["", ".0", ".1"]
