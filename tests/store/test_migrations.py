"""The schema, from nothing and from every older version."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from aipolicy.errors import StoreError
from aipolicy.models import EventFilter, OrganizerRef, OrganizerRole
from aipolicy.store import Reader, codec, migrations, open_store
from aipolicy.store.articles import Outcome
from aipolicy.store.codec import encode_facts
from aipolicy.store.connection import open_for_writing
from aipolicy.store.events import child_rows

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
        "event_levels",
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


def test_what_an_older_version_stored_is_found(tmp_path, monkeypatch, make, rows_of) -> None:  # type: ignore[no-untyped-def]
    """Articles of before m003, with the index as it was then: by key, of the page with its furniture."""
    path = at_version(tmp_path / "old.db", 2, monkeypatch)
    facts = make.facts(title="큰 협약식")
    place = "2025-03-03"
    text, body = encode_facts(facts), "부산시는 3일 데이터 센터를 지었다.\n\n관련기사\n대구 소식 더보기"
    rows_of(
        path,
        "INSERT INTO events VALUES (1, 'a.0', '큰 협약식', ?1, ?1, 0, ?1, ?1, ?1, ?1, NULL, NULL, 'mou',"
        " 'unknown', 0.9, NULL, NULL)",
        place,
    )
    rows_of(path, "INSERT INTO event_facts VALUES (1, ?)", text)
    for table, rows in child_rows(1, facts).items():
        for row in rows:
            marks = ", ".join("?" * len(row))
            rows_of(path, f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", *row.values())
    for pk, published in ((1, "2025-03-04"), (2, None), (3, "2026-01-01")):
        rows_of(
            path,
            "INSERT INTO articles (pk, id, title, path, published, language, excerpt, body_hash,"
            " relevant, reason, verdict, extractor)"
            " VALUES (?, ?, '새 소식', '/a', ?, 'ko', 0, '', 1, '', '[]', '0')",
            *(pk, "abc"[pk - 1], published),
        )
        rows_of(path, "INSERT INTO bodies VALUES (?, ?)", pk, body)
        rows_of(path, "INSERT INTO article_index (rowid, pairs) VALUES (?, '부산 산시')", pk)
    rows_of(path, "INSERT INTO mentions VALUES (1, 'a.0', 1, 0, 1, NULL, '0', ?, '[]')", text)
    rows_of(path, "INSERT INTO article_keys VALUES ('path', '/a', 1, 'old', NULL)")
    with Reader(path) as reader:
        hits = {
            query: reader.search(query, EventFilter())
            for query in ("데이터센터", '"큰 협약"', "대구", "산시")
        }
        assert reader.check() == ()
    assert {query: "".join(hit.article.id for hit in found) for query, found in hits.items()} == {
        "데이터센터": "cab",
        '"큰 협약"': "a",
        "대구": "",
        "산시": "cab",
    }
    with open_store(path) as store:
        changed = make.article(title="새 소식", body="달라졌다.", path="/a")
        assert store.save(changed, make.extraction(facts)) is Outcome.UPDATED
    with Reader(path) as reader:
        hits = reader.search("데이터센터", EventFilter())
        assert "".join(hit.article.id for hit in hits) == "cb"
        assert reader.check() == ()


def test_levels_of_events_stored_before_are_filled_in(db_path: Path, make) -> None:  # type: ignore[no-untyped-def]
    bodies = (
        OrganizerRef("부산광역시", OrganizerRole.HOST, "광역"),
        OrganizerRef("경상남도", OrganizerRole.PARTNER, "광역"),
        OrganizerRef("교육부", OrganizerRole.SPONSOR, "중앙"),
        OrganizerRef("아무개", OrganizerRole.HOST),
    )
    with open_store(db_path) as store:
        store.save(make.article(), make.extraction(make.facts(organizers=())))
        store.save(make.article(1), make.extraction(replace(make.facts("2025-05-05"), organizers=bodies)))
    connection = sqlite3.connect(db_path)
    connection.executescript(
        f"DROP TABLE event_levels; DELETE FROM {migrations.TABLE} WHERE name LIKE 'm004%'"
    )
    connection.close()
    with Reader(db_path) as reader:
        assert reader.check() == ()
        assert [
            (tally.keys, tally.events) for tally in reader.tally(EventFilter(levels=("광역",)), "level")
        ] == [(("광역",), 1)]


OLD = """
    INSERT INTO articles (pk, id, title, path, published, language, excerpt, body_hash, relevant, reason,
        verdict, extractor)
        VALUES ({n}, 'a{n}', '제목', '{n}.txt', '2025-03-04', 'ko', 0, '{n}', 1, '', '[]', '1');
    INSERT INTO bodies VALUES ({n}, '창원시가 3일 ‘바다 지능 관제’ 협약을 맺었다.');
    INSERT INTO article_index (rowid, pairs) VALUES ({n}, '제목');
    INSERT INTO events (pk, id, title, span, first_day, last_day, program_type, status, confidence)
        VALUES ({n}, 'a{n}.0', '협약', 0, '2025-03-03', '2025-03-03', 'mou', 'held', 1);
    INSERT INTO event_facts VALUES ({n}, '{facts}');
    INSERT INTO mentions (pk, id, article, ordinal, event, link_key, extractor, facts, evidence)
        VALUES ({n}, 'a{n}.0', {n}, 0, {n}, 'key {n}', '1', '{facts}', '[]');
"""


def test_reports_of_an_older_version_are_linked(tmp_path, monkeypatch, make) -> None:  # type: ignore[no-untyped-def]
    path = at_version(tmp_path / "old.db", 2, monkeypatch)
    with closing(sqlite3.connect(path)) as connection:
        for number in (1, 2):
            facts = codec.encode_facts(make.facts(attendance=None if number == 1 else 80))
            connection.executescript(OLD.format(n=number, facts=facts))
    with Reader(path) as reader:
        (event,) = reader.events(EventFilter())
        assert (event.id, event.facts.attendance, len(event.articles)) == ("a1.0", 80, 2)
        assert reader.event("a2.0").id == "a1.0"
        assert reader.check() == ()


def test_targets_are_indexed_from_what_was_stored_before(db_path: Path, make) -> None:  # type: ignore[no-untyped-def]
    with open_store(db_path) as store:
        store.save(make.article(), make.extraction(make.facts(target=("company", "citizen"))))
    with sqlite3.connect(db_path) as connection:
        connection.execute("DROP TABLE event_targets")
        connection.execute(f"DELETE FROM {migrations.TABLE} WHERE name = 'm005_targets'")
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
