"""Counts, checks and copies."""

from datetime import date
from pathlib import Path

import pytest
from aipolicy.errors import StoreError
from aipolicy.extract import rules_version
from aipolicy.models import EventFilter
from aipolicy.store import Reader, migrations


@pytest.fixture
def filled(make, store):  # type: ignore[no-untyped-def]
    store.begin_run()
    store.save(make.article(1), make.extraction(make.facts("2025-03-03", "2025-03-09")))
    store.save(make.article(2, published=date(2025, 4, 1)), make.extraction(make.facts(None)))
    store.save(make.article(3, published=None), make.extraction())
    store.finish_run(make.report(new=3))
    return store


def test_stats(filled, reader, db_path: Path) -> None:  # type: ignore[no-untyped-def]
    found = reader.stats()
    assert (found.articles, found.relevant, found.mentions, found.events, found.undated) == (3, 2, 2, 2, 1)
    assert (found.runs, found.last_run) == (1, 1)
    assert (found.first_day, found.last_day) == (date(2025, 3, 3), date(2025, 3, 9))
    assert (found.first_published, found.last_published) == (date(2025, 3, 4), date(2025, 4, 1))
    assert found.extractors == ((rules_version(), 3),)
    assert found.migrations == migrations.names()
    assert found.path == str(db_path)
    assert found.bytes >= db_path.stat().st_size


def test_stats_of_an_empty_store(reader) -> None:  # type: ignore[no-untyped-def]
    found = reader.stats()
    assert (found.articles, found.events, found.first_day, found.last_run) == (0, 0, None, None)
    assert reader.check() == ()


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("DELETE FROM event_regions WHERE stated = 0", "stands wrongly in event_regions"),
        ("DELETE FROM event_organizers", "stands wrongly in event_organizers"),
        ("UPDATE events SET status = 'cancelled'", "is not indexed as its facts say"),
        ("UPDATE events SET first_day = '1999-01-01'", "is not indexed as its facts say"),
        ("UPDATE events SET id = 'x' || id", "has a wrong id"),
        ("DELETE FROM mentions", "has no mention"),
        ("DELETE FROM link_profiles", "cannot be compared"),
        ("DELETE FROM event_facts", "has no facts"),
        ("DELETE FROM bodies", "has no text"),
        ("DELETE FROM articles WHERE relevant", "refers to nothing in articles"),
        ("DELETE FROM article_index_data WHERE id > 10", "malformed"),
        ("INSERT INTO article_index (article_index) VALUES ('delete-all')", "missing in the full-text index"),
    ],
)
def test_check_finds(filled, reader, rows_of, db_path: Path, damage: str, said: str) -> None:  # type: ignore[no-untyped-def]
    assert reader.check() == ()
    rows_of(db_path, damage)
    assert any(said in trouble for trouble in reader.check()), reader.check()


def test_backup_copies_everything(filled, reader, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    copy = tmp_path / "copies" / "copy.db"
    reader.backup(copy)
    with Reader(copy) as copied:
        assert copied.events(EventFilter()) == reader.events(EventFilter())
        assert copied.check() == ()
    assert not copy.with_name("copy.db.part").exists()


def test_backup_does_not_overwrite(filled, reader, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    copy = tmp_path / "copy.db"
    copy.write_text("mine")
    with pytest.raises(StoreError, match="exists already"):
        reader.backup(copy)
    assert copy.read_text() == "mine"


def test_backup_where_nothing_can_be_written(filled, reader, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be written"):
        reader.backup(tmp_path / "file" / "copy.db")


def test_backup_of_a_store_in_use(make, filled, reader, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    with filled.transaction():
        filled.save(make.article(9), make.extraction(make.facts("2026-01-01")))
        reader.backup(tmp_path / "copy.db")
    with Reader(tmp_path / "copy.db") as copied:
        assert copied.stats().articles == 3
        assert copied.check() == ()
