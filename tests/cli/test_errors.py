"""What is said when something goes wrong: in one language, with what can be done, and the exit code."""

import re
import sqlite3
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

HANGUL_RE = re.compile(r"[가-힣]")


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["timeline", "--region", "중구"], 2, "중구: 여러 지역의 이름입니다"),
        (["timeline", "--region", "부샨"], 2, "알 수 없는 지역: 부샨"),
        (["timeline", "--type", "협악"], 2, "알 수 없는 유형: '협악'"),
        (["timeline", "--period", "2025-02-30"], 2, "없는 날짜입니다: 2025-02-30"),
        (["timeline", "--limit", "0"], 2, "'--limit' / '-n' 값이 맞지 않습니다: 1 이상이어야 합니다"),
        (["timeline", "--nonsense"], 2, "그런 옵션이 없습니다: --nonsense"),
        (["timelin"], 2, "그런 명령이 없습니다: 'timelin'. 혹시 'timeline'?"),
        (["show"], 2, "빠진 것: 'ID'"),
        (["show", "zz"], 1, "사건이나 기사 ID를 찾을 수 없습니다: zz"),
        (["search", " "], 2, "찾을 말을 한 낱말 이상 적으세요"),
        (["export", "docx"], 2, "알 수 없는 형식: docx"),
        (["timeline", "-o", "nowhere/a.csv"], 1, "nowhere/a.csv에 쓸 수 없습니다: 그런 파일"),
        (["export", "csv", "-o", "a.xlsx"], 2, "a.xlsx: csv 형식의 확장자가 아닙니다"),
        (["timeline", "-f", "json", "-o", "a.jsonl"], 2, "a.jsonl: json 형식의 확장자가 아닙니다"),
        (["evaluate", "gold.jsonl"], 1, "gold.jsonl:1: 정답 자료의 줄이 아닙니다"),
        (["--db", "no.db", "timeline"], 1, "아직 저장소가 없습니다: no.db"),
    ],
)  # fmt: skip
def test_errors_are_in_the_language_asked_for(filled, args: list[str], code: int, said: str) -> None:
    (filled.folder / "gold.jsonl").write_text("none\n", encoding="utf-8")
    done = filled("--lang", "ko", *args)
    assert (done.returncode, done.stdout) == (code, "")
    first, *rest = done.stderr.splitlines()
    assert first.startswith(f"오류: {said}")
    assert all(HANGUL_RE.search(line) or line.startswith("  aipolicy ") for line in rest)


def test_failures_of_an_ingest_are_in_the_language_asked_for(aipolicy, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "글"}\n{broken\n', encoding="utf-8")
    done = aipolicy("--lang", "ko", "ingest", "a.jsonl", "nowhere.txt")
    assert done.returncode == 3
    assert "실패: a.jsonl, 2번째 줄: 2번째 글자에서 JSON이 깨졌습니다" in done.stderr
    assert "실패: nowhere.txt: 그런 파일이나 폴더가 없습니다; 경로를 확인하세요" in done.stderr


def test_reasons_are_in_the_language_asked_for(filled) -> None:
    english = filled("articles", "--irrelevant", "-f", "csv").stdout.splitlines()[1:]
    assert any("campaign pledge" in line or "essay or opinion" in line for line in english)
    korean = filled("--lang", "ko", "articles", "--irrelevant", "-f", "csv").stdout
    assert "campaign pledge" not in korean
    events = [
        line.split()[0] for line in filled("timeline", "--limit", "9").stdout.splitlines() if "202" in line
    ]
    shown = "".join(filled("--lang", "ko", "show", each).stdout for each in events)
    assert "제외: 본문 밖(메뉴·광고 등)" in shown
    assert not re.search("제외: [a-z]", shown)


def test_the_notice_on_a_region_is_in_the_language_asked_for(filled) -> None:
    assert "다른 곳은 경기도 광주시" in filled("--lang", "ko", "timeline", "-r", "광주").stderr
    assert "다른 곳은 경기도 광주시" in filled("--lang", "ko", "regions", "광주").stderr
    assert "not 경기도 광주시" in filled("--lang", "en", "timeline", "-r", "광주").stderr


@pytest.mark.parametrize(
    ("option", "value"),
    [("--region", "부산"), ("--type", "업무협약"), ("--organizer", "부산시"), ("--status", "개최")],
)
def test_hangul_by_letters_is_the_same_question(filled, option: str, value: str) -> None:
    letters = unicodedata.normalize("NFD", value)
    assert letters != value
    asked = filled("timeline", option, value, "-f", "jsonl")
    assert asked.stdout
    assert filled("timeline", option, letters, "-f", "jsonl").stdout == asked.stdout
    assert (
        filled("organizers", unicodedata.normalize("NFD", "부산")).stdout
        == filled("organizers", "부산").stdout
    )


def test_a_limit_beyond_all_bounds_is_no_limit(filled) -> None:
    assert filled("timeline", "--limit", "9" * 30).stdout == filled("timeline").stdout


def test_a_group_without_a_command_shows_its_help(aipolicy) -> None:
    done = aipolicy("db")
    assert done.returncode == 2
    assert "backup" in done.stdout + done.stderr
    assert "Error" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("args", [["timeline"], ["export", "csv"], ["export", "xlsx"], ["db", "stats"]])
def test_output_that_cannot_be_written(filled, args: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "aipolicy", "--lang", "ko", *args],
            stdout=full,
            stderr=subprocess.PIPE,
            env=filled.environment(None, {}),
            check=False,
            timeout=60,
        )
    assert done.returncode == 1
    assert done.stderr.decode().splitlines() == ["오류: 출력할 수 없습니다: 디스크에 남은 자리가 없습니다"]


def test_an_unforeseen_error_keeps_the_language_asked_for(filled, tmp_path: Path) -> None:
    broken = tmp_path / "broken.db"
    with sqlite3.connect(filled.database) as store, sqlite3.connect(broken) as copy:
        store.backup(copy)
        copy.execute("UPDATE event_facts SET facts = '{}'")
    store.close()
    copy.close()
    done = filled("--lang", "ko", "--db", str(broken), "timeline")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("예상하지 못한 오류: ")
    debugging = filled("--db", str(broken), "timeline", env={"AIPOLICY_DEBUG": "1"})
    assert debugging.returncode == 1
    assert "Traceback" in debugging.stderr
