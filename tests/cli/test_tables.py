"""Tables on the screen: straight, whole, quiet, and safe from what articles contain."""

import os
import re
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from aipolicy.tables.labels import Labels, Language
from rich.cells import cell_len

TABLES = [
    ["timeline"],
    ["timeline", "--region", "부산"],
    ["summary"],
    ["summary", "--by", "type"],
    ["summary", "--across", "quarter"],
    ["search", "인공지능"],
    ["articles"],
    ["articles", "--irrelevant"],
    ["organizers"],
    ["regions", "경남"],
    ["types"],
    ["db", "stats"],
    ["explain", "부산시는 오는 22일 네이버클라우드와 업무협약을 맺는다", "--published", "2025-09-18"],
]
TIMELINE = ("id", "date", "region", "type", "title", "organizer", "outlets", "standing")
UNSAFE_RE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]")
ESCAPE_RE = re.compile(r"\x1b\[[0-9;]*m")


def by_cell(line: str) -> list[str]:
    """What stands in each cell of a line; the second cell of a wide letter is empty."""
    return [part for char in line for part in (char, "")[: cell_len(char)]]


@pytest.mark.parametrize(("language", "columns"), [("ko", 80), ("en", 80), ("ko", 120)])
@pytest.mark.parametrize("args", TABLES, ids=" ".join)
def test_no_line_is_wider_than_the_screen(filled, args: list[str], language: str, columns: int) -> None:
    done = filled("--lang", language, *args, columns=columns)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout
    assert max(map(cell_len, done.stdout.splitlines())) <= columns


@pytest.mark.parametrize(("columns", "shown"), [(60, 4), (80, 5), (100, 6), (120, 8), (200, 8)])
@pytest.mark.parametrize("language", Language)
def test_columns_of_the_timeline_stand_under_their_titles(
    filled, language: Language, columns: int, shown: int
) -> None:
    labels = Labels(language)
    title, _, *rows = filled("--lang", language, "timeline", columns=columns).stdout.splitlines()
    titles = [labels(f"column.{slug}") for slug in TIMELINE]
    present = [name for name in titles if f" {name} " in f" {title} "]
    assert len(present) >= shown
    rows = [row for row in rows if not row.startswith(("*", "?", "events", "사건", "left out", "폭이"))]
    assert len(rows) > 20
    header = by_cell(title)
    for name in present[1:]:
        start = len(by_cell(title[: title.index(f" {name}") + 1]))
        assert header[start] == name[0]
        for row in map(by_cell, rows):
            assert row[start - 2 : start] in ([" ", " "], [" "], []), (name, "".join(row))


def test_columns_without_room_are_named_below(filled) -> None:
    narrow, wide = (filled("timeline", columns=columns).stdout for columns in (80, 140))
    assert "left out for want of room: Organizer, Outlets, Status" in narrow.splitlines()
    assert "left out" not in wide
    assert "Organizer" in wide.splitlines()[0]


@pytest.mark.parametrize("columns", [80, 120])
def test_leading_types_are_whole_and_the_total_ends_in_an_ellipsis(filled, columns: int) -> None:
    title, _, *lines = filled("--lang", "ko", "summary", columns=columns).stdout.splitlines()
    start = len(by_cell(title[: title.index("주된 유형")]))
    end = len(by_cell(title[: title.index("처음")])) - 2
    cells = ["".join(by_cell(line)[start:end]).strip() for line in lines if line.startswith(("경", "합계"))]
    assert len(cells) == 4
    assert all(re.fullmatch(r"[^\d…]+ \d+(; [^\d…]+ \d+)*( …)?", cell) for cell in cells), cells


def test_a_count_by_type_does_not_tell_the_type_twice(filled) -> None:
    title, _, first, *_ = filled("--lang", "ko", "summary", "--by", "type", columns=80).stdout.splitlines()
    assert "주된 유형" not in title
    assert not re.search(r"[가-힣·]+ \d+  ", first.split(maxsplit=2)[2])
    assert "주된 유형" in filled("--lang", "ko", "summary", "--by", "group", columns=80).stdout


CALL = """---
title: 부산테크노파크, AI 바우처 지원기업 모집
published: {today}
---
부산시와 부산테크노파크는 {last}까지 인공지능 바우처 지원사업에 참여할 기업을 모집한다고 {today:%d}일 밝혔다.
"""


def test_the_days_left_of_a_call_stay_on_a_narrow_screen(aipolicy, tmp_path: Path) -> None:
    today = date.today()  # noqa: DTZ011 - the day the command sees
    last = today + timedelta(days=7)
    text = CALL.format(today=today, last=f"{last.year}년 {last.month}월 {last.day}일")
    (tmp_path / "call.md").write_text(text, encoding="utf-8")
    assert aipolicy("--db", "a.db", "ingest", "call.md").returncode == 0
    for columns in (80, 120):
        shown = aipolicy("--db", "a.db", "timeline", "--status", "open", columns=columns).stdout
        assert " open D-7" in shown


def test_long_titles_end_in_an_ellipsis_on_a_narrow_screen_and_are_whole_in_a_pipe(filled) -> None:
    narrow = filled("timeline", columns=80).stdout
    wide = filled("timeline").stdout
    assert "…  " in narrow or "…\n" in narrow
    first = max(wide.splitlines(), key=cell_len)
    assert cell_len(first) > 120
    assert not re.search(r"…(\s|$)", wide)


def test_hostile_text_neither_paints_nor_vanishes(filled) -> None:
    for args in (["timeline"], ["articles"], ["search", "네이버클라우드"]):
        done = filled(*args)
        assert "[bold]시험일보" in done.stdout
        assert args == ["timeline"] or "[red]부산시[/red] 붉은 [AI] 협약 체결" in done.stdout
        assert not UNSAFE_RE.search(done.stdout)


def test_hostile_text_in_show(filled) -> None:
    articles = filled("articles").stdout.splitlines()
    article = next(line for line in articles if "협약 체결" in line).split()[0]
    done = filled("show", article)
    assert done.returncode == 0
    assert "[AI] 인공지능 산업" in done.stdout
    assert not UNSAFE_RE.search(done.stdout)


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals of POSIX")
@pytest.mark.parametrize(
    ("env", "painted"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
def test_colours_only_for_a_terminal_that_wants_them(filled, env: dict[str, str], painted: bool) -> None:
    import pty
    import subprocess

    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "aipolicy", "timeline", "--limit", "3"],
        stdout=theirs,
        stderr=theirs,
        env=filled.environment(100, {"TERM": "xterm-256color", **env}),
    )
    os.close(theirs)
    text = b""
    try:
        while chunk := os.read(ours, 65536):
            text += chunk
    except OSError:  # how Linux says that the other end is closed
        pass
    os.close(ours)
    assert process.wait(timeout=60) == 0
    assert bool(ESCAPE_RE.search(text.decode())) is painted
    assert ("\x1b" in text.decode()) is painted
