"""Today's rules over stored articles: what changes is told and stored once, corrections stay."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from aipolicy import pipeline
from aipolicy.extract import rules_version
from aipolicy.models import Action, Correctable, Entry, Event, EventFilter
from aipolicy.pipeline import ingest, reextract
from aipolicy.read import ReadOptions
from aipolicy.report.changes import Fate
from aipolicy.store import Reader, open_store
from aipolicy.store.store import Store

SAMPLES = Path(__file__).parents[1] / "data" / "articles"
EVERYTHING = EventFilter()


@pytest.fixture(scope="module")
def ingested(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ingested") / "store.db"
    with open_store(path) as store:
        ingest([str(each) for each in sorted(SAMPLES.glob("dev-1*.txt"))], store, ReadOptions())
    return path


@pytest.fixture
def path(ingested: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(ingested, tmp_path / "store.db"))


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with open_store(path) as opened:
        yield opened


def run(path: Path, statement: str, *parameters: object) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement, parameters)


def outdated(path: Path, wanted: EventFilter | None = None) -> list[int]:
    with Reader(path) as reader:
        return reader.outdated(wanted, rules_version())


def events(path: Path) -> list[Event]:
    with Reader(path) as reader:
        return reader.events(EVERYTHING)


def altered(path: Path) -> None:
    """As if older rules had read other dates, titles and topics out of the articles."""
    run(path, "UPDATE articles SET extractor = 'older'")
    old = "json_set(facts, '$.title', 'old', '$.topics', json('[]'))"
    run(path, f"UPDATE mentions SET extractor = 'older', facts = {old}")


def correction(path: Path, event: Event, title: str) -> Entry:
    with Reader(path) as reader:
        mentions = reader.mentions_of(event.id)
    return Entry(Action.CORRECT, event.id, mentions, "kim", Correctable.TITLE, title, event.facts.title)


def test_what_was_just_ingested_is_up_to_date(path: Path) -> None:
    assert outdated(path) == []
    run(path, "UPDATE articles SET extractor = 'older'")
    assert len(outdated(path)) == len(list(SAMPLES.glob("dev-1*.txt")))


def test_the_same_rules_find_the_same(path: Path, store: Store) -> None:
    before = events(path)
    run(path, "UPDATE articles SET extractor = 'older'")
    done = reextract(outdated(path), store)
    assert (done.articles, done.changed, dict(done.counts)) == (len(list(SAMPLES.glob("dev-1*.txt"))), 0, {})
    assert outdated(path) == []
    assert events(path) == before


def test_changes_are_told_by_field_with_samples_and_stored(path: Path, store: Store) -> None:
    before = events(path)
    altered(path)
    done = reextract(outdated(path), store, samples=2)
    assert set(done.counts) == {"title", "topics"}
    assert done.counts["title"] >= len(before)
    assert len(done.samples["title"]) == 2
    assert {sample.before for sample in done.samples["title"]} == {"old"}
    assert events(path) == before
    with Reader(path) as reader:
        assert reader.check() == ()


def test_a_dry_run_tells_the_same_and_stores_nothing(path: Path, store: Store) -> None:
    altered(path)
    before = outdated(path)
    tried = reextract(before, store, dry_run=True)
    assert outdated(path) == before
    assert reextract(before, store) == tried


def test_a_run_cut_off_goes_on_where_it_stopped(
    path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = events(path)
    altered(path)
    monkeypatch.setattr(pipeline, "BATCH", 3)
    keys = outdated(path)

    def cut_off(done: int) -> None:
        if done == 7:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        reextract(keys, store, on_progress=cut_off)
    assert outdated(path) == keys[6:]
    assert reextract(outdated(path), store).articles == len(keys) - 6
    assert events(path) == before


def test_filters_pick_the_articles_of_matching_events(path: Path) -> None:
    run(path, "UPDATE articles SET extractor = 'older'")
    some = outdated(path, EventFilter(regions=("26000",)))
    with Reader(path) as reader:
        found = reader.events(EventFilter(regions=("26000",)))
        articles = {ref.id for event in found for ref in event.articles}
    assert 0 < len(some) == len(articles) < len(outdated(path))


def test_effects_on_corrections(path: Path, store: Store) -> None:
    first, second, third, *_ = events(path)
    altered(path)
    gone = third.id.partition(".")[0]
    titles = (first.facts.title, "딴 이름", "x")
    said = [correction(path, *each) for each in zip((first, second, third), titles, strict=True)]
    numbers = store.append(said)
    run(path, "UPDATE bodies SET body = '빈 글' WHERE article = (SELECT pk FROM articles WHERE id = ?)", gone)
    run(path, "UPDATE articles SET title = '빈 글' WHERE id = ?", gone)
    done = reextract(outdated(path), store)
    assert [(each.entry.number, each.fate, each.now) for each in done.effects] == [
        (numbers[0], Fate.NEEDLESS, first.facts.title),
        (numbers[1], Fate.CONFLICTING, second.facts.title),
        (numbers[2], Fate.ORPHANED, None),
    ]
    shown = {event.id: event.facts.title for event in events(path)}
    assert (shown[first.id], shown[second.id]) == titles[:2]
    assert third.id not in shown


def test_an_article_that_cannot_be_read_stays_and_is_told(
    path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = events(path)
    altered(path)

    def fails(article: object, types: object) -> None:
        raise ValueError("broken")

    monkeypatch.setattr(pipeline, "extract", fails)
    keys = outdated(path)
    done = reextract(keys, store)
    assert (done.articles, {failure.reason for failure in done.failures}) == (0, {"ValueError: broken"})
    assert outdated(path) == keys
    assert [event.id for event in events(path)] == [event.id for event in before]


def test_a_new_reading_is_no_news(path: Path, store: Store) -> None:
    with Reader(path) as reader:
        run_number = reader.last_run()
    before = len(events(path))
    altered(path)
    reextract(outdated(path), store)
    with Reader(path) as reader:
        assert reader.count(EventFilter(run=run_number)) == before
