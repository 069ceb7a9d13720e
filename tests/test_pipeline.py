"""The whole line, on real files, with what goes wrong on the way."""

import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from aipolicy import pipeline
from aipolicy.errors import StoreError, TableError
from aipolicy.models import (
    Article,
    EventDate,
    EventFacts,
    EventFilter,
    Extraction,
    Failure,
    IngestReport,
    Mention,
    RegionRef,
    Verdict,
)
from aipolicy.pipeline import BATCH, take_in
from aipolicy.read import ReadOptions
from aipolicy.store import Reader, open_store
from aipolicy.store.store import Store

ARTICLE = """---
title: 부산시, AI 업무협약
outlet: 부산소식
published: 2025-03-04
---
부산시는 3일 부산시청에서 네이버클라우드와 인공지능(AI) 업무협약을 체결했다고 4일 밝혔다.
"""
SECOND = ARTICLE.replace("업무협약", "포럼").replace("체결했다", "열었다").replace("3일", "2일")
IRRELEVANT = "충남 예산군에서 고병원성 AI가 발생했다.\n방역 당국은 3일 이동 중지 명령을 내렸다고 밝혔다.\n"
EVERYTHING = EventFilter()


def counts(report: IngestReport) -> tuple[int, int, int, int, int]:
    return (report.new, report.updated, report.unchanged, report.not_relevant, len(report.failures))


def articles(count: int) -> Iterator[Article]:
    return (Article(f"제목 {n}", f"{n}번째 글", f"{n}.txt") for n in range(count))


def extracted(article: Article) -> Extraction:
    """One event an article, of which ten at a time are the same."""
    number = int(article.title.split()[1])
    day = date.fromordinal(738_000 + number // 10)
    facts = EventFacts(article.title, "mou", EventDate(day, day), regions=(RegionRef("26000", "부산광역시"),))
    return Extraction(Verdict(True, "act"), (Mention(article.id, 0, facts),))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("a.txt", ARTICLE), ("b.txt", SECOND), ("c.txt", IRRELEVANT)):
        path = tmp_path / "articles" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "articles"


@pytest.fixture
def db_path(tmp_path: Path) -> Path:
    return tmp_path / "s.db"


def ingest(db_path: Path, *sources: Path, dry_run: bool = False) -> IngestReport:
    with open_store(db_path) as store:
        return pipeline.ingest([str(source) for source in sources], store, ReadOptions(), dry_run=dry_run)


def test_a_folder_becomes_events(folder: Path, db_path: Path) -> None:
    report = ingest(db_path, folder)
    assert counts(report) == (3, 0, 0, 1, 0)
    assert (report.run, report.events, report.articles) == (1, 2, 3)
    assert report.seconds > 0
    with Reader(db_path) as reader:
        forum, agreement = reader.events(EVERYTHING)
        assert (forum.facts.program_type, str(forum.facts.date.start)) == ("forum", "2025-03-02")
        assert (agreement.facts.program_type, str(agreement.facts.date.start)) == ("mou", "2025-03-03")
        assert [region.code for region in agreement.facts.regions] == ["26000"]
        assert all(proof.article == agreement.articles[0].id for proof in agreement.facts.evidence)
        (kept_out,) = reader.articles(relevant=False)
        assert kept_out.reason
        assert reader.check() == ()


def test_the_same_again_and_one_that_changed(folder: Path, db_path: Path) -> None:
    ingest(db_path, folder)
    again = ingest(db_path, folder)
    assert (counts(again), again.events) == ((0, 0, 3, 0, 0), 0)
    (folder / "b.txt").write_text(SECOND.replace("2일", "1일"), encoding="utf-8")
    third = ingest(db_path, folder)
    assert (counts(third), third.events) == ((0, 1, 2, 0, 0), 1)
    with Reader(db_path) as reader:
        assert [str(event.facts.date.start) for event in reader.events(EVERYTHING)] == [
            "2025-03-01",
            "2025-03-03",
        ]


def test_a_dry_run_does_everything_and_keeps_nothing(folder: Path, db_path: Path) -> None:
    ingest(db_path, folder / "a.txt")
    before = db_path.read_bytes()
    report = ingest(db_path, folder, dry_run=True)
    assert (counts(report), report.events, report.run) == ((2, 0, 1, 1, 0), 1, None)
    assert db_path.read_bytes() == before


def test_what_cannot_be_read_is_listed_and_the_rest_goes_in(folder: Path, db_path: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    (folder / "broken.jsonl").write_text('{"id": "1", "text": "글"\n', encoding="utf-8")
    report = ingest(db_path, folder, folder / "missing.txt")
    assert report.new == 3
    where = " ".join(failure.where for failure in report.failures)
    assert all(name in where for name in ("empty.txt", "broken.jsonl", "missing.txt"))
    assert all(failure.reason for failure in report.failures)


def test_a_fault_in_one_article_does_not_lose_the_others(db_path: Path) -> None:
    """It is not stored, so that it is tried again next time."""

    def faulty(article: Article) -> Extraction:
        if article.path in ("3.txt", "7.txt"):
            raise ZeroDivisionError("no such luck")
        return extracted(article)

    with open_store(db_path) as store:
        report = take_in(articles(10), store, faulty)
        assert counts(report) == (8, 0, 0, 0, 2)
        assert report.failures[0] == Failure("3.txt", "ZeroDivisionError: no such luck")
        assert counts(take_in(articles(10), store, extracted)) == (2, 0, 8, 0, 0)
    with Reader(db_path) as reader:
        assert reader.check() == ()


def test_an_article_that_fails_keeps_what_was_stored_of_it(db_path: Path) -> None:
    def fails(article: Article) -> Extraction:
        raise RecursionError

    with open_store(db_path) as store:
        take_in(articles(1), store, extracted)
        assert counts(take_in([Article("제목 0", "새 글", "0.txt")], store, fails)) == (0, 0, 0, 0, 1)
    with Reader(db_path) as reader:
        (row,) = reader.articles()
        assert reader.article(row.ref.id).article.body == "0번째 글"
        assert len(row.events) == 1


def test_text_that_no_database_holds_is_a_failure(db_path: Path) -> None:
    with open_store(db_path) as store:
        report = take_in([Article("제목 0", "글 \ud800", "0.txt"), *articles(2)], store, extracted)
    assert counts(report) == (2, 0, 0, 0, 1)
    assert report.failures[0].where == "0.txt"


def test_broken_tables_and_stores_end_the_run(db_path: Path) -> None:
    def no_table(article: Article) -> Extraction:
        raise TableError("regions.csv, line 3: wrong number of cells")

    with open_store(db_path) as store:
        with pytest.raises(TableError):
            take_in(articles(3), store, no_table)
        store._db.execute("PRAGMA max_page_count = 60")
        with pytest.raises(StoreError, match="no space left"):
            take_in(articles(5000), store, extracted)
    with Reader(db_path) as reader:
        assert reader.check() == ()


def test_progress_is_told_after_each_article(db_path: Path) -> None:
    seen: list[int] = []
    with open_store(db_path) as store:
        take_in(articles(5), store, extracted, on_progress=lambda report: seen.append(report.new))
    assert seen == [1, 2, 3, 4, 5]


def test_articles_stream(db_path: Path) -> None:
    """No more than a batch is read ahead of what is stored."""
    read = stored = 0

    def readings() -> Iterator[Article]:
        nonlocal read
        for article in articles(3 * BATCH):
            read += 1
            assert read <= stored + BATCH
            yield article

    def count(report: IngestReport) -> None:
        nonlocal stored
        stored = report.articles

    with open_store(db_path) as store:
        assert take_in(readings(), store, extracted, on_progress=count).new == 3 * BATCH


def test_unchanged_articles_are_not_extracted_again(db_path: Path) -> None:
    def never(article: Article) -> Extraction:
        raise AssertionError

    with open_store(db_path) as store:
        take_in(articles(5), store, extracted)
        assert counts(take_in(articles(5), store, never)) == (0, 0, 5, 0, 0)


def test_extraction_knows_the_final_id(db_path: Path) -> None:
    ids: list[str] = []

    def note(article: Article) -> Extraction:
        ids.append(article.id)
        return extracted(article)

    with open_store(db_path) as store:
        take_in(articles(2), store, note)
    with Reader(db_path) as reader:
        assert sorted(ids) == sorted(row.ref.id for row in reader.articles())


def test_two_ingests_at_once(folder: Path, db_path: Path) -> None:
    command = [sys.executable, "-m", "aipolicy", "--db", str(db_path), "ingest", str(folder)]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
    assert [(program.communicate()[1], program.returncode) for program in both] == [(b"", 0)] * 2
    with Reader(db_path) as reader:
        assert (reader.stats().articles, reader.count(EVERYTHING), reader.check()) == (3, 2, ())


INGEST = """
import importlib.util, sys
from aipolicy.store import open_store
spec = importlib.util.spec_from_file_location("helpers", sys.argv[2])
helpers = importlib.util.module_from_spec(spec)
spec.loader.exec_module(helpers)
with open_store(sys.argv[1]) as store:
    print("begun", flush=True)
    helpers.take_in(helpers.articles(6000), store, helpers.extracted)
"""


def test_killed_at_any_moment_the_store_is_sound_and_the_next_run_completes_it(tmp_path: Path) -> None:
    dice, db_path = random.Random(7), tmp_path / "s.db"
    command = [sys.executable, "-c", INGEST, str(db_path), __file__]
    stored, kills = 0, 0
    for _ in range(8):
        program = subprocess.Popen(command, stdout=subprocess.PIPE)
        assert program.stdout is not None
        assert program.stdout.readline() == b"begun\n"
        time.sleep(dice.uniform(0, 0.5))
        program.send_signal(signal.SIGKILL)
        kills += program.wait() == -signal.SIGKILL
        program.stdout.close()
        with Reader(db_path) as reader:
            assert reader.check() == ()
            assert reader.stats().articles >= stored
            stored = reader.stats().articles
    assert kills
    subprocess.run(command, check=True, capture_output=True)
    with Reader(db_path) as killed, Store(":memory:") as whole:
        report = take_in(articles(6000), whole, extracted)
        assert killed.stats().articles == report.new == 6000
        assert killed.count(EVERYTHING) == report.events == 600
        assert killed.check() == ()
        # Nothing is left on the account of a run that was cut off: who asks for what is new finds it.
        with closing(sqlite3.connect(db_path)) as connection:
            finished = connection.execute("SELECT pk FROM runs WHERE finished_at IS NOT NULL").fetchall()
        assert sum(killed.count(EventFilter(run=run)) for (run,) in finished) == 600
