"""Correcting events by the real command: on the command line, at a terminal, in a workbook."""

import json
import os
import pty
import shutil
import sqlite3
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from tests.cli.conftest import Command


@pytest.fixture
def mine(filled: Command, tmp_path: Path) -> Command:
    """The command with a store of its own, to be changed."""
    shutil.copy(filled.database, tmp_path / "own.db")
    return Command(tmp_path, tmp_path / "own.db")


def records(command: Command, *args: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in command("export", "jsonl", *args).stdout.splitlines()]


def history(command: Command, *args: str) -> list[dict[str, Any]]:
    return json.loads(command("history", *args, "-f", "json").stdout)


def first(command: Command) -> str:
    return str(records(command)[0]["id"])


def test_a_correction_is_seen_everywhere(mine: Command) -> None:
    event = first(mine)
    done = mine(
        "correct", event, "--date", "2025-09-22..2025-09-24", "--region", "김해", "--region", "26000",
        "--organizer", "부산TP:주최", "--organizer", "네이버클라우드:partner", "--type", "포럼",
        "--title", "새 이름", "--note", "주최 측 확인", env={"USER": "kim"},
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    (record,) = (each for each in records(mine) if each["id"] == event)
    assert (record["title"], record["start"], record["end"], record["precision"], record["basis"]) == (
        "새 이름",
        "2025-09-22",
        "2025-09-24",
        "day",
        "stated",
    )
    assert [region["name"] for region in record["regions"]] == ["경상남도 김해시", "부산광역시"]
    assert record["organizers"] == [
        {"name": "부산테크노파크", "role": "host"},
        {"name": "네이버클라우드", "role": "partner"},
    ]
    assert (record["program_type"], record["confidence"]) == ("forum", 1.0)
    assert record["evidence"]["date"] == [
        {
            "article": event.partition(".")[0],
            "in": "correction",
            "start": 0,
            "end": 21,
            "text": "2025-09-22~2025-09-24",
        }
    ]
    assert event in [each["id"] for each in records(mine, "--region", "경남", "--period", "2025-09-23")]
    assert {(each["who"], each["why"], each["standing"]) for each in history(mine, event)} == {
        ("kim", "주최 측 확인", "applied")
    }
    shown = mine("--lang", "ko", "show", event).stdout
    assert "[사용자가 고침]" in shown
    assert "제외: 사용자가 고침" in shown
    assert "#1 고침, kim" in shown
    assert json.loads(mine("show", event, "-f", "json").stdout)["corrections"][0]["number"] == 1


def test_the_record_of_a_corrected_event_is_as_the_schema_says(mine: Command) -> None:
    from jsonschema import Draft202012Validator

    schema = json.loads(
        (Path(__file__).parents[2] / "data" / "event.schema.json").read_text(encoding="utf-8")
    )
    mine("correct", first(mine), "--region", "none", "--date", "unknown")
    for record in records(mine):
        Draft202012Validator(schema).validate(record)


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["--date", "2025-02-30"], 2, "없는 날짜입니다: 2025-02-30"),
        (["--date", "2025-09-22.."], 2, "끝이 없는 날짜입니다: 2025-09-22.."),
        (["--region", "부샨"], 2, "알 수 없는 지역: 부샨\n  혹시: 부산"),
        (["--region", "중구"], 2, "중구: 여러 지역의 이름입니다"),
        (["--type", "협악"], 2, "알 수 없는 유형: '협악'"),
        (["--type", "partnership"], 2, "유형이 여럿입니다: partnership\n  혹시: mou, investment"),
        (["--organizer", "부산테크노파쿠"], 2, "알 수 없는 기관: 부산테크노파쿠\n  혹시: 부산테크노파크"),
        (["--organizer", "부산시:주쵀"], 2, "알 수 없는 역할: 주쵀\n  혹시: 주최"),
        (["--title", " "], 2, "제목이 비었습니다"),
        (["--reject", "--type", "mou"], 2, "제외할 사건에는 고칠 것이 없습니다"),
        ([], 2, "무엇을 고칠지 적으세요"),
    ],
)
def test_what_cannot_be_read_changes_nothing(mine: Command, args: list[str], code: int, said: str) -> None:
    done = mine("--lang", "ko", "correct", first(mine), "--note", "왜", *args) if args else mine(
        "--lang", "ko", "correct", first(mine)
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (code, "")
    assert done.stderr.startswith(f"오류: {said}")
    assert history(mine) == []


@pytest.mark.parametrize(
    "args",
    [
        ["correct", "zz", "--date", "2025"],
        ["history", "zz"],
        ["merge", "zz", "yy"],
        ["split", "zz", "yy"],
        ["undo", "99"],
        ["review", "apply", "nowhere.xlsx"],
    ],
)
def test_what_is_not_there(mine: Command, args: list[str]) -> None:
    done = mine(*args)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("Error: ")


def test_one_event_is_not_two_and_one_report_is_not_split(mine: Command) -> None:
    event = first(mine)
    assert mine("merge", event, event[:8]).returncode == 2
    done = mine("split", event, event.partition(".")[0])
    assert (done.returncode, "no other article reports" in done.stderr) == (2, True)


def test_undo_takes_back_and_can_be_taken_back(mine: Command) -> None:
    event = first(mine)
    title = records(mine)[0]["title"]
    mine("correct", event, "--title", "새 이름")
    assert mine("undo", "1", "--note", "아니었다").returncode == 0
    assert next(each for each in records(mine) if each["id"] == event)["title"] == title
    done = mine("--lang", "ko", "undo", "1")
    assert (done.returncode, done.stderr.startswith("오류: 1번은 이미 되돌렸습니다")) == (2, True)
    mine("undo", "2")
    assert next(each for each in records(mine) if each["id"] == event)["title"] == "새 이름"
    assert [(e["action"], e["value"], e["standing"]) for e in history(mine, event)] == [
        ("correct", "새 이름", "applied"),
        ("undo", "1", "undone"),
        ("undo", "2", "applied"),
    ]


def test_a_rejected_event_is_gone_from_lists_and_counts(mine: Command) -> None:
    event, before = first(mine), len(records(mine))
    mine("correct", event, "--reject", "--note", "조류인플루엔자")
    assert len(records(mine)) == before - 1
    assert event not in [each["id"] for each in records(mine)]
    assert json.loads(mine("db", "stats", "-f", "json").stdout)["events"] == before - 1
    assert "사용자가 제외함" in mine("--lang", "ko", "show", event).stdout
    assert mine("db", "check").stdout == "sound\n"
    assert "that stands so already" in mine("correct", event, "--reject").stderr


def test_what_is_said_twice_is_kept_once_and_a_right_value_is_confirmed(mine: Command) -> None:
    record = records(mine)[0]
    for _ in range(2):
        mine("correct", record["id"], "--type", record["program_type"])
    assert [(e["action"], e["field"]) for e in history(mine)] == [("confirm", "type")]
    after = next(each for each in records(mine) if each["id"] == record["id"])
    assert after["confidence_by_field"]["type"] == 1.0
    assert after["evidence"] == record["evidence"]


def test_corrections_survive_being_read_again(mine: Command, library: Path) -> None:
    event = first(mine)
    mine("correct", event, "--title", "새 이름", "--date", "unknown")
    kept = next(each for each in records(mine) if each["id"] == event)
    assert mine("ingest", str(library)).returncode == 0
    with closing(sqlite3.connect(str(mine.database))) as store, store:
        store.execute("UPDATE articles SET extractor = 'older'")
        store.execute("UPDATE bodies SET body = body || char(10) || '덧붙인 글.'")
    assert mine("reextract").returncode == 0
    assert next(each for each in records(mine) if each["id"] == event)["title"] == kept["title"] == "새 이름"
    assert mine("db", "check").stdout == "sound\n"


def test_who_speaks_is_told_by_the_settings(mine: Command, tmp_path: Path) -> None:
    settings = tmp_path / ".config" / "aipolicy" / "config.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text('who = "김지은"\n', encoding="utf-8")
    mine("correct", first(mine), "--title", "새 이름", env={"USER": "kim"})
    assert history(mine)[0]["who"] == "김지은"
    settings.write_text("whom = 3\n", encoding="utf-8")
    done = mine("correct", first(mine), "--title", "또 새 이름")
    assert (done.returncode, "not a setting: whom" in done.stderr) == (1, True)
    assert mine("timeline").returncode == 0


def test_hangul_by_letters_is_the_same_value(mine: Command) -> None:
    event = first(mine)
    mine(
        "correct",
        event,
        "--region",
        unicodedata.normalize("NFD", "김해"),
        "--title",
        unicodedata.normalize("NFD", "새"),
    )
    assert {each["value"] for each in history(mine)} == {"경상남도 김해시", "새"}


def test_the_least_sure_come_first_with_why(mine: Command) -> None:
    rows = json.loads(mine("review", "list", "-f", "json").stdout)
    sure = [row["confidence"] for row in rows]
    assert sure == sorted(sure)
    assert all(row["why"] and row["field"] for row in rows)
    assert mine("review", "--limit", "2").stdout.count("\n") == 4
    korean = mine("--lang", "ko", "review", "list").stdout
    assert "100번에" in korean
    assert "of 100" not in korean
    assert mine("--lang", "ko", "review", "list", "--region", "제주", "--since", "2031").returncode == 0
    done = mine("review", "--region", "부산", "list")
    assert (done.returncode, "--region" in done.stderr) == (2, True)


@pytest.fixture
def edited(mine: Command) -> Callable[[dict[tuple[int, str], object]], Path]:
    """Exports a review workbook and changes cells of it, named by row and column."""

    def edit(changes: dict[tuple[int, str], object]) -> Path:
        path = mine.folder / "review.xlsx"
        done = mine("review", "export", "-o", "review.xlsx")
        assert done.returncode == 0, done.stderr
        book = load_workbook(path)
        columns = {cell.value: cell.column for cell in book["review"][1]}
        for (row, column), value in changes.items():
            book["review"].cell(row, columns[column]).value = value  # type: ignore[index]
        book.save(path)
        return path

    return edit


def test_an_unchanged_workbook_says_nothing(mine: Command, edited: Callable[..., Path]) -> None:
    edited({})
    done = mine("review", "apply", "review.xlsx")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "that stands so already\n")


def test_changed_cells_become_corrections_once(mine: Command, edited: Callable[..., Path]) -> None:
    edited(
        {
            (2, "date"): date(2025, 9, 22),
            (2, "note"): "보도자료",
            (3, "region"): "김해; 부산",
            (4, "type"): "수상",
            (5, "organizer"): "없음",
            (6, "decision"): "accept",
            (7, "decision"): "제외",
            (8, "note"): "나중에",
        }
    )
    tried = mine("review", "apply", "review.xlsx", "--dry-run")
    assert "dry run" in tried.stderr
    assert history(mine) == []
    assert mine("review", "apply", "review.xlsx").returncode == 0
    told = [(e["action"], e["field"], e["value"], e["why"]) for e in history(mine)]
    assert told[:4] == [
        ("correct", "date", "2025-09-22", "보도자료"),
        ("correct", "region", "경상남도 김해시; 부산광역시", None),
        ("correct", "type", "award", None),
        ("correct", "organizer", "none", None),
    ]
    assert [each[:2] for each in told[4:8]] == [
        ("confirm", f) for f in ("date", "region", "organizer", "type")
    ]
    assert told[8:] == [("reject", None, None, None), ("note", None, None, "나중에")]
    again = mine("review", "apply", "review.xlsx")
    assert (again.stdout, again.stderr) == ("", "that stands so already\n")


def test_a_bad_cell_is_told_by_its_place_and_nothing_is_taken(
    mine: Command, edited: Callable[..., Path]
) -> None:
    edited(
        {
            (2, "title"): "좋은 제목",
            (3, "date"): "2025-02-30",
            (4, "region"): "중구",
            (5, "type"): "협악",
            (6, "organizer"): None,
            (7, "decision"): "글쎄",
            (8, "id"): "zzzz",
        }
    )
    done = mine("--lang", "ko", "review", "apply", "review.xlsx")
    assert (done.returncode, done.stdout) == (1, "")
    told = [line.removeprefix("시트 review, ") for line in done.stderr.splitlines()]
    places = [
        "3행, date 열: 없는 날짜",
        "4행, region 열: 중구: 여러",
        "5행, type 열: 알 수 없는 유형",
        "6행, organizer 열: 이름이 비었습니다",
        "7행, decision 열: accept도",
        "8행, id 열: 사건 ID를",
    ]
    assert [line[: len(place)] for line, place in zip(told, places, strict=False)] == places
    assert done.stderr.splitlines()[-1] == "칸 6개를 읽을 수 없어 아무것도 고치지 않았습니다"
    assert history(mine) == []


def test_a_cell_corrected_elsewhere_meanwhile_is_not_overwritten(
    mine: Command, edited: Callable[..., Path]
) -> None:
    path = edited({(2, "title"): "내 제목"})
    event = load_workbook(path)["review"].cell(2, 1).value
    mine("correct", str(event), "--title", "남의 제목")
    done = mine("review", "apply", "review.xlsx")
    assert (done.returncode, "row 2, column title: the event says 남의 제목" in done.stderr) == (1, True)


@pytest.mark.parametrize("name", ["a.txt", "a.xlsx"])
def test_a_file_that_is_no_review_workbook(mine: Command, name: str) -> None:
    (mine.folder / "a.txt").write_text("글", encoding="utf-8")
    mine("export", "xlsx", "-o", "a.xlsx")
    done = mine("--lang", "ko", "review", "apply", name)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"오류: {name}: ")
    assert mine("review", "export", "-o", "a.csv").returncode == 2


def typed(command: Command, *lines: str, args: tuple[str, ...] = ("review",)) -> str:
    """What a terminal shows when these lines are typed."""
    master, slave = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "aipolicy", *args],
        stdin=slave, stdout=slave, stderr=slave, cwd=command.folder,
        env=command.environment(100, {"NO_COLOR": "1"}),
    ) as process:  # fmt: skip
        os.close(slave)
        os.write(master, "".join(f"{line}\n" for line in lines).encode())
        shown = b"".join(read_all(master))
        process.wait(timeout=60)
    os.close(master)
    return shown.decode()


def read_all(descriptor: int) -> Iterator[bytes]:
    """Everything a terminal shows until nobody writes to it any more."""
    while True:
        try:
            yield os.read(descriptor, 65536)
        except OSError:
            return


def test_the_walk_goes_on_where_it_stopped(mine: Command) -> None:
    order = [row["id"] for row in json.loads(mine("review", "list", "-f", "json").stdout)]
    shown = typed(
        mine, "s", "c", "date", "2025-02-30", "", "c", "title", "새 이름", "왜", "a", "r", "딴 일", "q"
    )
    assert "no such date: 2025-02-30" in shown
    told = [(e["action"], e["event"], e["field"], e["why"]) for e in history(mine)]
    assert told[0] == ("skip", order[0], None, None)
    assert told[1] == ("correct", order[1], "title", "왜")
    assert {each[:2] for each in told[2:6]} == {("confirm", order[1])}
    assert told[6:] == [("reject", order[2], None, "딴 일")]
    left = [row["id"] for row in json.loads(mine("review", "list", "-f", "json").stdout)]
    assert (left[0], left[-1]) == (order[3], order[0])
    assert order[3] in typed(mine, "q")


def test_the_walk_ends_when_nothing_is_left(mine: Command) -> None:
    count = len(json.loads(mine("review", "list", "--region", "부산", "-f", "json").stdout))
    shown = typed(mine, *("a" * count), args=("--lang", "ko", "review", "--region", "부산"))
    assert "더 볼 것이 없습니다" in shown
    assert json.loads(mine("review", "list", "--region", "부산", "-f", "json").stdout) == []


def test_reextract_tells_what_changes_and_what_becomes_of_corrections(mine: Command) -> None:
    assert mine("reextract").stdout.split() == ["Articles", "read", "anew", "0", "Changed", "0"]
    event = records(mine)[0]
    mine("correct", event["id"], "--title", "딴 이름")
    with closing(sqlite3.connect(str(mine.database))) as store, store:
        store.execute("UPDATE articles SET extractor = 'older'")
        store.execute("UPDATE mentions SET facts = json_set(facts, '$.title', 'old')")
    tried = mine("--lang", "ko", "reextract", "--dry-run", "--samples", "1")
    assert (tried.returncode, "시험 실행" in tried.stderr, "새로 읽은 것과 다름" in tried.stdout) == (
        0,
        True,
        True,
    )
    told = json.loads(mine("reextract", "--region", "부산", "-f", "json").stdout)
    assert 0 < told["fields"]["title"]["count"] <= told["articles"]
    rest = json.loads(mine("reextract", "-f", "json").stdout)
    assert rest["articles"] > told["articles"] > 0
    assert [*told["corrections"], *rest["corrections"]] == [
        {
            "number": 1,
            "event": event["id"],
            "field": "title",
            "fate": "conflicting",
            "said": "딴 이름",
            "read": event["title"],
        }
    ]
    assert json.loads(mine("reextract", "-f", "json").stdout)["articles"] == 0
    assert mine("reextract", "--region", "부샨").returncode == 2


def test_an_orphaned_correction_is_told_and_kept(mine: Command) -> None:
    event = first(mine)
    mine("correct", event, "--title", "새 이름")
    with closing(sqlite3.connect(str(mine.database))) as store, store:
        own = "(SELECT article FROM mentions WHERE id = ?)"
        store.execute(f"UPDATE articles SET extractor = 'older', title = '글' WHERE pk = {own}", (event,))
        store.execute(f"UPDATE bodies SET body = '글' WHERE article = {own}", (event,))
    mine("reextract")
    assert [(each["value"], each["standing"]) for each in history(mine, event)] == [("새 이름", "orphaned")]
    for command in (["review", "list"], ["db", "check"]):
        done = mine("--lang", "ko", *command)
        assert (done.returncode, "이제 없습니다: #1" in done.stderr) == (0, True)


def test_two_events_are_merged_and_a_report_is_split_off_again(mine: Command) -> None:
    one, other, *_ = (each["id"] for each in records(mine))
    count = len(records(mine))
    done = mine("--lang", "ko", "merge", one, other, "--note", "같은 행사")
    assert (done.returncode, done.stderr) == (0, "")
    whole = next(each for each in records(mine) if each["id"] in (one, other))
    assert len(records(mine)) == count - 1
    assert {article["id"] for article in whole["articles"]} == {
        name.partition(".")[0] for name in (one, other)
    }
    assert mine("show", other, "-f", "json").stdout == mine("show", one, "-f", "json").stdout
    assert mine("split", one, other.partition(".")[0]).returncode == 0
    assert len(records(mine)) == count
    assert [(each["action"], each["standing"]) for each in history(mine, other)] == [
        ("merge", "applied"),
        ("split", "applied"),
    ]
    assert mine("undo", "2").returncode == 0
    assert len(records(mine)) == count - 1
    assert mine("db", "check").stdout == "sound\n"
