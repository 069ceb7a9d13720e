"""What goes into a file comes back out of it, and nothing in it acts on its reader."""

import csv as stdlib_csv
import io
import json
import string
from collections.abc import Iterator
from datetime import date, datetime
from html.parser import HTMLParser
from typing import Any

import pytest
from aipolicy.errors import InputError, UsageError
from aipolicy.export import EXPORTERS, Cell, Table, exporter, exporter_for, write
from aipolicy.export import csv as csv_format
from aipolicy.export import xlsx as xlsx_format
from aipolicy.export.cells import as_text, plain
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

COLUMNS = ("id", "title", "start", "count", "share", "open", "names")

# Any text an article may hold: controls, escapes, formulas, emoji, halves of surrogate pairs.
texts = st.one_of(
    st.text(st.characters(codec=None), max_size=20),
    st.text(alphabet="=+-@'\"\t\r\n|,;\\ a\x1b[m", max_size=8),
    st.sampled_from(
        [
            "=1+1",
            "'=1+1",
            "''-3",
            "@SUM(A1)",
            "＝１",
            "#N/A",
            "00000",
            "26000",
            "부산; 대구",
            "1e5",
            "TRUE",
            "_x000D_",
        ]
    ),
)
rows = st.lists(
    st.tuples(
        texts,
        st.one_of(st.none(), texts),
        st.one_of(st.none(), st.dates()),
        st.one_of(st.none(), st.integers(-(10**12), 10**12)),
        st.floats(-1e9, 1e9).map(lambda number: round(number, 4)),
        st.booleans(),
        st.lists(texts, max_size=3).map(tuple),
    ),
    max_size=8,
)


def written(name: str, table: Table) -> bytes:
    stream = io.BytesIO()
    write(table, name, stream)
    return stream.getvalue()


def as_csv(table: Table) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(written("csv", table)), encoding="utf-8-sig", newline="")


@given(rows)
def test_csv_gives_the_rows_back(rows: list[tuple[Cell, ...]]):
    back = list(csv_format.read(as_csv(Table(COLUMNS, rows))))
    assert back == [dict(zip(COLUMNS, map(as_text, row), strict=True)) for row in rows]


@given(rows)
def test_no_text_of_a_csv_file_is_a_formula(rows: list[tuple[Cell, ...]]):
    for row, cells in zip(rows, list(stdlib_csv.reader(as_csv(Table(COLUMNS, rows))))[1:], strict=True):
        for value, cell in zip(row, cells, strict=True):
            assert isinstance(value, int | float) or not cell.startswith(tuple("=+-@\t\r\n＝＋－＠"))


@given(rows)
def test_json_lines_give_the_rows_back(rows: list[tuple[Cell, ...]]):
    table = Table(COLUMNS, rows)
    data = written("jsonl", table)
    lines = data.decode().splitlines()
    assert [json.loads(line) for line in lines] == list(table.records())
    assert all(char >= " " and not "\x7f" <= char <= "\x9f" for line in lines for char in line)
    assert json.loads(written("json", table)) == list(table.records())


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rows)
def test_xlsx_gives_the_rows_back(rows: list[tuple[Cell, ...]]):
    assert sheet_values(written("xlsx", Table(COLUMNS, rows))) == [
        list(COLUMNS),
        *([expected_in_xlsx(cell) for cell in row] for row in rows),
    ]


def sheet_values(data: bytes) -> list[list[Any]]:
    from openpyxl import load_workbook

    sheet = load_workbook(io.BytesIO(data)).active
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def expected_in_xlsx(cell: Cell) -> Any:
    if cell is None or isinstance(cell, int | float):
        return cell
    if isinstance(cell, date) and cell.year >= 1900:
        return datetime.combine(cell, datetime.min.time())
    return as_text(cell).replace("\r\n", "\n").replace("\r", "\n") or None


@given(rows)
def test_markdown_has_one_line_a_row_and_no_stray_separator(rows: list[tuple[Cell, ...]]):
    lines = written("markdown", Table(COLUMNS, rows)).decode().split("\n")
    assert len(lines) == len(rows) + 3
    for line in lines[:-1]:
        bare = line.replace("\\\\", "").replace("\\|", "")
        assert bare.count("|") == len(COLUMNS) + 1


@given(texts)
def test_plain_text_holds_no_controls_and_is_plain_already(text: str):
    clean = plain(text)
    assert not any((ord(char) < 32 and char not in "\t\r\n") or 127 <= ord(char) < 160 for char in clean)
    assert plain(clean) == clean
    clean.encode()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\x1b[31m부산\x1b[0m", "부산"),
        ("\x1b]0;제목\x07부산", "부산"),
        ("\x1b]8;;http://x\x1b\\부산\x1b]8;;\x1b\\", "부산"),
        ("\x9b31m부산", "부산"),
        ("부\x00산\x07", "부산"),
        ("첫째\n둘째\t셋째", "첫째\n둘째\t셋째"),
        ("[단독] 부산 = AI", "[단독] 부산 = AI"),
        ("\ud800", "\ufffd"),
    ],
)
def test_plain(text: str, expected: str):
    assert plain(text) == expected


@pytest.mark.parametrize(
    ("text", "guarded"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+82", "'+82"),
        ("-", "'-"),
        ("@a", "'@a"),
        ("\t=1", "'\t=1"),
        ("＝1", "'＝1"),
        ("'=1", "''=1"),
        ("'quoted'", "'quoted'"),
        ("a=1", "a=1"),
        ("", ""),
    ],
)
def test_formula_guard(text: str, guarded: str):
    assert csv_format.guarded(text) == guarded
    assert csv_format.unguarded(guarded) == text


def test_the_whole_csv_file():
    row = ("00000", '전국 "AI", =', date(2025, 12, 30), -3, 0.5, True, ("부산", "대구"))
    assert (
        written("csv", Table(COLUMNS, [row]))
        == (
            "\ufeff"
            '"id","title","start","count","share","open","names"\r\n'
            '"00000","전국 ""AI"", =","2025-12-30",-3,0.5,"true","부산; 대구"\r\n'
        ).encode()
    )


def test_a_csv_row_of_another_width_is_named():
    with pytest.raises(InputError, match="line 3: 1 cells under 2 columns"):
        list(csv_format.read(io.StringIO('"a","b"\r\n"1","2"\r\n"3"\r\n', newline="")))
    assert list(csv_format.read(io.StringIO(""))) == []


def test_the_whole_markdown_table():
    table = Table(
        ("title", "count"),
        [("[단독] A|B\n*C*", 3), ("snake_case <b>", None)],
        titles={"title": "제목", "count": "건수"},
    )
    assert written("markdown", table).decode() == (
        "| 제목 | 건수 |\n| --- | ---: |\n| \\[단독] A\\|B \\*C\\* | 3 |\n| snake_case \\<b> |  |\n"
    )


@pytest.mark.parametrize("name", EXPORTERS)
def test_a_table_without_rows_is_a_valid_file(name: str):
    empty = written(name, Table(COLUMNS, []))
    if name == "xlsx":  # its bytes hold the time of writing
        from openpyxl import load_workbook

        assert [tuple(row) for row in load_workbook(io.BytesIO(empty)).active.values] == [COLUMNS]
        return
    assert empty == {
        "csv": '\ufeff"id","title","start","count","share","open","names"\r\n'.encode(),
        "json": b"[]\n",
        "jsonl": b"",
        "markdown": b"| id | title | start | count | share | open | names |\n" + b"| --- " * 7 + b"|\n",
    }.get(name, written(name, Table(COLUMNS, iter(()))))


def test_xlsx_freezes_the_header_and_fits_the_widths():
    from openpyxl import load_workbook

    table = Table(("id", "title"), [("1", "인공지능 위원회 출범식"), ("2", "x" * 200)], name="events")
    sheet = load_workbook(io.BytesIO(written("xlsx", table))).active
    assert sheet.title == "events"
    assert sheet.freeze_panes == "A2"
    assert [sheet.column_dimensions[letter].width for letter in "AB"] == [8, 60]
    assert sheet["A1"].font.bold


def test_xlsx_goes_on_in_another_sheet_when_one_is_full():
    from openpyxl import load_workbook

    stream = io.BytesIO()
    xlsx_format.write(Table(("n",), ((n,) for n in range(5)), name="events"), stream, most_rows=3)
    book = load_workbook(stream)
    assert [[row[0] for row in sheet.values] for sheet in book] == [["n", 0, 1], ["n", 2, 3], ["n", 4]]
    assert book.sheetnames == ["events", "events 2", "events 3"]


def test_xlsx_cuts_what_a_cell_cannot_hold_and_shows_it():
    assert xlsx_format.text_cell("가" * 32_767) == "가" * 32_767
    assert xlsx_format.text_cell("가" * 32_768) == "가" * 32_766 + "…"


@pytest.mark.parametrize("name", ["csv", "json", "jsonl", "markdown"])
def test_rows_are_written_as_they_come(name: str):
    stream = io.BytesIO()
    pending = []

    def many() -> Iterator[tuple[Cell, ...]]:
        for number in range(20_000):
            pending.append(number - stream.getvalue().count(b"\n"))
            yield (number, string.ascii_letters)

    write(Table(("n", "text"), many()), name, stream)
    assert max(pending) < 2_000


class Cells(HTMLParser):
    """Texts of the cells of a page, and the names of its tags."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.add(tag)
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_data(self, data: str) -> None:
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data


@given(rows)
def test_html_shows_every_cell_as_text(table_rows: list[tuple[Cell, ...]]):
    page = Cells()
    page.feed(written("html", Table(COLUMNS, table_rows, {"title": "제목"})).decode())
    page.close()
    title, *found = [[text.strip() for text in row] for row in page.rows]
    assert title == ["id", "제목", *COLUMNS[2:]]
    assert found == [[as_text(cell).strip() for cell in row] for row in table_rows]


def test_markup_in_a_title_is_text_in_html():
    hostile = '<script>alert("x")</script></td></table>&amp;'
    page = Cells()
    page.feed(written("html", Table(("title",), [(hostile,)])).decode())
    assert page.rows[1][0].strip() == hostile
    assert page.tags.isdisjoint({"script"})


def test_formats_are_found_by_name_and_ending(tmp_path):
    assert {name: exporter(name).suffixes[0] for name in EXPORTERS} == {
        "csv": ".csv",
        "json": ".json",
        "jsonl": ".jsonl",
        "xlsx": ".xlsx",
        "markdown": ".md",
        "html": ".html",
    }
    assert exporter_for(tmp_path / "2026.Q3.XLSX").name == "xlsx"
    assert [each.name for each in EXPORTERS.values() if each.binary] == ["xlsx"]
    with pytest.raises(UsageError, match="unknown format: doc"):
        exporter("doc")
    with pytest.raises(UsageError, match=r"cannot tell the format of .*report"):
        exporter_for(tmp_path / "report")
