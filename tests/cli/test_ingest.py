"""`ingest`: what goes in, what is said of it, and with which exit code."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

ARTICLE = (
    "부산시, 네이버클라우드와 인공지능 업무협약\n\n"
    "부산시는 2일 시청에서 네이버클라우드와 인공지능(AI) 산업 육성을 위한 업무협약을 체결했다고 3일 밝혔다. "
    "두 기관은 부산형 인공지능 행정 서비스를 함께 개발한다.\n"
)
OTHER = "함께 읽는 시. 봄이 오면 산에 들에 진달래가 핀다. 올해도 어김없이 꽃이 피었다.\n"


def report(text: str) -> dict[str, str]:
    """The closing table by its names."""
    return dict(line.rsplit(maxsplit=1) for line in text.splitlines())


def test_the_same_input_again_changes_nothing_and_says_so(aipolicy, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "b.txt").write_text(OTHER, encoding="utf-8")
    first = aipolicy("--db", "s.db", "ingest", "a.txt", "b.txt", "--published", "2026-03-03")
    assert (first.returncode, first.stderr) == (0, "")
    assert report(first.stdout) | {"Articles a second": ""} == {
        "New": "2",
        "Updated": "0",
        "Unchanged": "0",
        "Not relevant": "1",
        "Failed": "0",
        "Events found": "1",
        "Articles a second": "",
    }
    again = aipolicy("--db", "s.db", "ingest", "a.txt", "b.txt", "--published", "2026-03-03")
    done = report(again.stdout)
    assert (again.returncode, done["New"], done["Unchanged"], done["Events found"]) == (0, "0", "2", "0")
    (tmp_path / "a.txt").write_text(ARTICLE.replace("네이버", "카카오"), encoding="utf-8")
    changed = report(aipolicy("--db", "s.db", "ingest", "a.txt", "b.txt", "--published", "2026-03-03").stdout)
    assert (changed["New"], changed["Updated"], changed["Unchanged"]) == ("0", "1", "1")


def test_published_and_outlet_of_all(aipolicy, tmp_path: Path) -> None:
    done = aipolicy(
        "--db", "s.db", "ingest", "-", "--published", "2026-03-03", "--outlet", "시험일보", stdin=ARTICLE
    )
    assert done.returncode == 0, done.stderr
    (event,) = map(json.loads, aipolicy("--db", "s.db", "export", "jsonl").stdout.splitlines())
    assert (event["start"], event["program_type"]) == ("2026-03-02", "mou")
    assert (event["articles"][0]["published"], event["articles"][0]["outlet"]) == ("2026-03-03", "시험일보")


@pytest.mark.parametrize("day", ["2026-13-01", "bald", "2026-03", "2026Q3"])
def test_published_must_be_one_day(aipolicy, day: str) -> None:
    done = aipolicy("--db", "s.db", "ingest", "-", "--published", day, stdin=ARTICLE)
    assert (done.returncode, done.stdout) == (2, "")
    assert day.split("-")[0] in done.stderr


def test_some_inputs_failed(aipolicy, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "broken.xlsx").write_bytes(b"no workbook")
    done = aipolicy("--db", "s.db", "ingest", "a.txt", "broken.xlsx", "missing.txt")
    assert done.returncode == 3
    assert (report(done.stdout)["New"], report(done.stdout)["Failed"]) == ("1", "2")
    failures = done.stderr.splitlines()
    assert len(failures) == 2
    assert all(line.startswith("failed: ") for line in failures)
    assert any("broken.xlsx" in line for line in failures)
    assert any("missing.txt: no such file" in line for line in failures)


def test_all_inputs_failed(aipolicy) -> None:
    done = aipolicy("--db", "s.db", "ingest", "missing.txt", "nowhere/")
    assert done.returncode == 1
    assert report(done.stdout)["Failed"] == "2"


def test_without_a_source_the_folder_of_articles_here(aipolicy, tmp_path: Path) -> None:
    nothing = aipolicy("--db", "s.db", "ingest")
    assert (nothing.returncode, nothing.stdout) == (2, "")
    assert "data/articles" in nothing.stderr
    assert not (tmp_path / "s.db").exists()
    (tmp_path / "data" / "articles").mkdir(parents=True)
    (tmp_path / "data" / "articles" / "a.txt").write_text(ARTICLE, encoding="utf-8")
    assert report(aipolicy("--db", "s.db", "ingest").stdout)["New"] == "1"


def test_dry_run_stores_nothing(aipolicy, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    done = aipolicy("--db", "s.db", "ingest", "a.txt", "--dry-run")
    assert (done.returncode, report(done.stdout)["New"]) == (0, "1")
    assert "nothing was stored" in done.stderr
    assert not (tmp_path / "s.db").exists()
    aipolicy("--db", "s.db", "ingest", "-", stdin=OTHER)
    assert report(aipolicy("--db", "s.db", "ingest", "a.txt", "--dry-run").stdout)["New"] == "1"
    with sqlite3.connect(tmp_path / "s.db") as connection:
        assert connection.execute("SELECT count(*) FROM articles").fetchone() == (1,)


def test_new_shows_what_the_last_ingest_brought(aipolicy, tmp_path: Path) -> None:
    aipolicy("--db", "s.db", "ingest", "-", "--published", "2026-03-03", stdin=ARTICLE)
    later = ARTICLE.replace("부산시는 2일", "대구시는 5일").replace("3일 밝혔다", "6일 밝혔다")
    aipolicy("--db", "s.db", "ingest", "-", "--published", "2026-03-06", stdin=later)
    everything = aipolicy("--db", "s.db", "timeline", "--format", "jsonl").stdout.splitlines()
    (new,) = map(
        json.loads, aipolicy("--db", "s.db", "timeline", "--new", "--format", "jsonl").stdout.splitlines()
    )
    assert len(everything) == 2
    assert new["start"] == "2026-03-05"
    assert len(aipolicy("--db", "s.db", "articles", "--new", "--format", "jsonl").stdout.splitlines()) == 1


def test_a_further_report_makes_its_event_new_again(aipolicy) -> None:
    aipolicy("--db", "s.db", "ingest", "-", "--published", "2026-03-03", "--outlet", "가일보", stdin=ARTICLE)
    retold = ARTICLE.replace("밝혔다.", "밝혔다. 협약식에는 80여 명이 참석했다.")
    told = ("--db", "s.db", "ingest", "-", "--published", "2026-03-04", "--outlet", "나일보")
    assert report(aipolicy(*told, stdin=retold).stdout)["Events found"] == "1"
    new = aipolicy("--db", "s.db", "timeline", "--new", "--format", "jsonl").stdout.splitlines()
    assert [[article["outlet"] for article in json.loads(line)["articles"]] for line in new] == [
        ["가일보", "나일보"]
    ]
    assert report(aipolicy(*told, stdin=retold).stdout)["Events found"] == "0"
    assert aipolicy("--db", "s.db", "timeline", "--new", "--format", "jsonl").stdout == ""


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals of POSIX")
def test_a_bar_on_a_terminal_only(aipolicy, library: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "aipolicy", "--db", "s.db", "ingest", str(library)],
        stdout=subprocess.PIPE,
        stderr=theirs,
        env=aipolicy.environment(100, {"TERM": "xterm-256color"}),
        cwd=aipolicy.folder,
    )
    os.close(theirs)
    told = b""
    try:
        while chunk := os.read(ours, 65536):
            told += chunk
    except OSError:  # how Linux says that the other end is closed
        pass
    os.close(ours)
    assert process.stdout is not None
    out = process.stdout.read().decode()
    process.stdout.close()
    assert process.wait(timeout=60) == 0
    assert "reading articles" in told.decode()
    assert "\x1b" not in out
    assert report(out)["Failed"] == "0"
