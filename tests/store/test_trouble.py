"""What can go wrong with the file, for real, and what is said then."""

import resource
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from aipolicy.errors import StoreError
from aipolicy.models import EventFilter
from aipolicy.store import Reader, open_store
from aipolicy.store.connection import open_for_writing
from aipolicy.store.migrations import TABLE
from aipolicy.store.store import Store


def test_no_store_yet(db_path: Path) -> None:
    with pytest.raises(StoreError, match="no store yet at") as raised:
        Reader(db_path)
    assert "aipolicy ingest" in (raised.value.hint or "")
    assert not db_path.exists()


def test_missing_folders_are_made_for_writing(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "s.db"
    open_store(path).close()
    with Reader(path) as reader:
        assert reader.count(EventFilter()) == 0


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("text")
    with pytest.raises(StoreError, match=r"the folder of .* cannot be made"):
        open_store(tmp_path / "file" / "s.db")


@pytest.mark.parametrize("opened", [open_store, Reader])
def test_a_folder_is_no_store(tmp_path: Path, opened) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(StoreError, match="is a folder"):
        opened(tmp_path)


@pytest.mark.parametrize("opened", [open_store, Reader])
def test_a_file_that_is_no_database_is_left_alone(db_path: Path, opened) -> None:  # type: ignore[no-untyped-def]
    db_path.write_text("부산시는 3일 협약을 맺었다. " * 100)
    before = db_path.read_bytes()
    with pytest.raises(StoreError, match="is not a database") as raised:
        opened(db_path)
    assert raised.value.hint
    assert db_path.read_bytes() == before


@pytest.mark.parametrize("opened", [open_store, Reader])
def test_a_database_of_another_program_is_left_alone(db_path: Path, opened, rows_of) -> None:  # type: ignore[no-untyped-def]
    rows_of(db_path, "CREATE TABLE notes (text TEXT)")
    before = db_path.read_bytes()
    with pytest.raises(StoreError, match="of another program; nothing was changed"):
        opened(db_path)
    assert db_path.read_bytes() == before


@pytest.mark.parametrize("opened", [open_store, Reader])
def test_a_store_of_a_newer_version_is_left_alone(db_path: Path, opened, rows_of) -> None:  # type: ignore[no-untyped-def]
    open_store(db_path).close()
    rows_of(db_path, f"INSERT INTO {TABLE} VALUES ('m999_from_the_future', '2031-01-01')")
    before = db_path.read_bytes()
    with pytest.raises(StoreError, match="newer version of aipolicy; nothing was changed") as raised:
        opened(db_path)
    assert raised.value.hint == "upgrade aipolicy"
    assert db_path.read_bytes() == before


def test_an_empty_file_becomes_a_store(db_path: Path) -> None:
    db_path.touch()
    with Reader(db_path) as reader:
        assert reader.check() == ()


def test_a_store_in_use(make, db_path: Path) -> None:  # type: ignore[no-untyped-def]
    with open_store(db_path) as first, first.transaction():
        first.save(make.article(1), make.extraction(make.facts()))
        with Store(db_path, busy_seconds=0.05) as second, pytest.raises(StoreError, match="in use") as raised:
            second.save(make.article(2), make.extraction())
        assert "again" in (raised.value.hint or "")
        with Reader(db_path) as reader:  # who reads does not wait, and sees nothing half written
            assert reader.count(EventFilter()) == 0
    with Reader(db_path) as reader:
        assert (reader.count(EventFilter()), reader.check()) == (1, ())


def test_a_damaged_store(make, db_path: Path) -> None:  # type: ignore[no-untyped-def]
    with open_store(db_path) as store, store.transaction():
        for number in range(200):
            store.save(make.article(number), make.extraction(make.facts(f"20{10 + number % 80}-01-01")))
    with db_path.open("r+b") as file:
        file.seek(4096 * 100)  # behind the schema, which has grown past the first pages
        file.write(b"\xff" * 4096 * 40)
    with Reader(db_path) as reader:
        assert reader.check() != ()
        with pytest.raises(StoreError, match="damaged") as raised:
            reader.events(EventFilter())
        assert "backup" in (raised.value.hint or "")


def save_many(store: Store, make) -> None:  # type: ignore[no-untyped-def]
    for number in range(1, 2000):
        store.save(make.article(number), make.extraction(make.facts(venue="가" * 400)))


def test_a_full_disk_loses_nothing_that_was_stored(make, db_path: Path) -> None:  # type: ignore[no-untyped-def]
    with open_store(db_path) as store:
        store.save(make.article(0), make.extraction(make.facts()))
        pages = store._db.execute("PRAGMA page_count").fetchone()[0]
        store._db.execute(f"PRAGMA max_page_count = {pages + 5}")
        with pytest.raises(StoreError, match="no space left") as raised:
            save_many(store, make)
        assert "again" in (raised.value.hint or "")
        store._db.execute("PRAGMA max_page_count = 1000000")
        store.save(make.article(5000), make.extraction(make.facts()))
    with Reader(db_path) as reader:
        assert reader.check() == ()
        assert reader.event(reader.events(EventFilter())[0].id).articles[0].title == "제목 0"


WRITER = """
import resource, signal, sys
from aipolicy.errors import StoreError
from aipolicy.models import Article, Extraction, Verdict
from aipolicy.store import open_store
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))
try:
    with open_store(sys.argv[1]) as store:
        for n in range(5000):
            store.save(Article(f"{n}", f"{n} " * 500, f"{n}.txt"), Extraction(Verdict(False, "bench")))
except StoreError as error:
    print(error.message, "|", error.hint)
    sys.exit(1)
"""


@pytest.mark.skipif(not hasattr(resource, "RLIMIT_FSIZE"), reason="needs limits of file size")
def test_a_disk_that_takes_no_more(db_path: Path) -> None:
    """The operating system refuses to let the file grow."""
    command = [sys.executable, "-c", WRITER, str(db_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    assert "room" in done.stdout
    with Reader(db_path) as reader:
        assert reader.check() == ()
        assert reader.stats().articles > 0


def as_nobody(code: str, *arguments: Path) -> subprocess.CompletedProcess[str]:
    """Runs a program as a user without rights, where this one has all."""
    drop = "import os\nif os.geteuid() == 0:\n    os.setgid(65534); os.setuid(65534)\n"
    preload = "import aipolicy.store.reader, aipolicy.store.store, sqlite_utils, aipolicy.errors\n"
    command = [sys.executable, "-c", preload + drop + code, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


OPENER = """
import sys
import tempfile
from collections.abc import Iterator
from aipolicy.errors import StoreError
from aipolicy.models import EventFilter
from aipolicy.store import Reader, open_store
try:
    with (Reader if sys.argv[2] == "read" else open_store)(sys.argv[1]) as opened:
        print(opened.count(EventFilter()) if sys.argv[2] == "read" else "open")
except StoreError as error:
    print(error.message, "|", error.hint)
"""


@pytest.fixture
def locked_away(make) -> Iterator[Path]:  # type: ignore[no-untyped-def]
    """A store in a folder that only its owner may write to."""
    # Not in pytest's folder, which another session closes to others whenever it begins.
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        path = Path(folder) / "shelf" / "s.db"
        with open_store(path) as store:
            store.save(make.article(), make.extraction(make.facts()))
        path.chmod(0o444)
        path.parent.chmod(0o555)
        yield path
        path.parent.chmod(0o755)


def test_a_read_only_store_can_be_read(locked_away: Path) -> None:
    assert as_nobody(OPENER, locked_away, Path("read")).stdout == "1\n"


def test_a_read_only_store_cannot_be_written(locked_away: Path) -> None:
    said = as_nobody(OPENER, locked_away, Path("write")).stdout
    assert "permissions" in said


@pytest.mark.parametrize("how", ["read", "write"])
def test_a_file_without_permission(locked_away: Path, how: str) -> None:
    locked_away.chmod(0o000)
    said = as_nobody(OPENER, locked_away, Path(how)).stdout
    assert "permissions" in said


def test_a_column_that_breaks_a_rule_is_refused(db_path: Path) -> None:
    db = open_for_writing(db_path)
    with pytest.raises(sqlite3.IntegrityError):
        db.execute("INSERT INTO mentions VALUES (1, 'a.0', 9, 0, 9, '1', '{}', '[]')")
    db.close()
