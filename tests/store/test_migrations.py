"""The schema, from nothing and from every older version."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from aipolicy.errors import StoreError
from aipolicy.models import EventFilter
from aipolicy.store import Reader, migrations, open_store
from aipolicy.store.connection import open_for_writing

COUNT = len(migrations.MIGRATIONS)


def schema(path: Path) -> dict[str, str]:
    connection = sqlite3.connect(path)
    found = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    connection.close()
    return {name: " ".join(sql.split()) for name, sql in found}


def at_version(path: Path, version: int, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store as it was when only so many migrations were known."""
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "MIGRATIONS", migrations.MIGRATIONS[:version])
        open_for_writing(path).close()
    return path


def test_names_are_numbered_in_order() -> None:
    numbers = [name.split("_")[0] for name in migrations.names()]
    assert numbers == [f"m{number:03}" for number in range(1, COUNT + 1)]


def test_an_empty_database(db_path: Path, rows_of) -> None:  # type: ignore[no-untyped-def]
    open_store(db_path).close()
    assert set(schema(db_path)) >= {
        "articles",
        "bodies",
        "article_keys",
        "article_index",
        "runs",
        "events",
        "event_facts",
        "event_regions",
        "event_organizers",
        "event_topics",
        "event_targets",
        "mentions",
        "former_ids",
    }
    applied = rows_of(db_path, f"SELECT name FROM {migrations.TABLE} ORDER BY rowid")
    assert [name for (name,) in applied] == list(migrations.names())
    assert rows_of(db_path, "PRAGMA journal_mode") == [("wal",)]


@pytest.mark.parametrize("version", range(COUNT + 1))
@pytest.mark.parametrize("opened", [open_store, Reader])
def test_every_older_version_is_brought_up_to_date(tmp_path, monkeypatch, make, opened, version) -> None:  # type: ignore[no-untyped-def]
    fresh, old = tmp_path / "fresh.db", at_version(tmp_path / "old.db", version, monkeypatch)
    open_store(fresh).close()
    opened(old).close()
    assert schema(old) == schema(fresh)
    with open_store(old) as store:
        store.save(make.article(), make.extraction(make.facts()))
    with Reader(old) as reader:
        assert (reader.count(EventFilter()), reader.check()) == (1, ())


def test_targets_are_indexed_from_what_was_stored_before(db_path: Path, make) -> None:  # type: ignore[no-untyped-def]
    with open_store(db_path) as store:
        store.save(make.article(), make.extraction(make.facts(target=("company", "citizen"))))
    with sqlite3.connect(db_path) as connection:
        connection.execute("DROP TABLE event_targets")
        connection.execute(f"DELETE FROM {migrations.TABLE} WHERE name = 'm003_targets'")
    connection.close()
    with Reader(db_path) as reader:
        assert reader.check() == ()
        assert reader.count(EventFilter(targets=("company",))) == 1
        assert reader.count(EventFilter(targets=("student",))) == 0


def test_opening_again_changes_nothing(db_path: Path) -> None:
    open_store(db_path).close()
    before = db_path.read_bytes()
    open_store(db_path).close()
    assert db_path.read_bytes() == before


@pytest.mark.parametrize("version", range(COUNT))
def test_a_migration_that_fails_leaves_the_version_before(tmp_path, monkeypatch, version) -> None:  # type: ignore[no-untyped-def]
    path = at_version(tmp_path / "s.db", version, monkeypatch)
    before = schema(path)

    def m999_fails(db) -> None:  # type: ignore[no-untyped-def]
        db.execute("CREATE TABLE half (done TEXT)")
        db.execute("CREATE TABLE half (done TEXT)")

    with monkeypatch.context() as patch:
        patch.setattr(migrations, "MIGRATIONS", [*migrations.MIGRATIONS, m999_fails])
        with pytest.raises(StoreError, match="half"):
            open_store(path)
    assert schema(path) == before
    open_store(path).close()
    with Reader(path) as reader:
        assert reader.check() == ()


def test_programs_may_begin_at_once(db_path: Path) -> None:
    code = "import sys; from aipolicy.store import open_store; open_store(sys.argv[1]).close()"
    command = [sys.executable, "-c", code, str(db_path)]
    programs = [subprocess.Popen(command, stderr=subprocess.PIPE) for _ in range(3)]
    assert [program.communicate()[1] for program in programs] == [b"", b"", b""]
    with Reader(db_path) as reader:
        assert reader.check() == ()
