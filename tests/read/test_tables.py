from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path

import pytest
from aipolicy.models import Article, Failure, PublishedBasis
from openpyxl import Workbook

Write = Callable[[str, str | bytes], Path]
Read = Callable[[Path], tuple[list[Article], list[Failure]]]

COLUMNS = ["뉴스 식별자", "일자", "언론사", "기고자", "제목", "통합 분류1", "본문", "URL", "분석제외 여부"]
TEXT = "부산시는 22일 시청에서 네이버클라우드와 인공지능 발전협의회를 열었다고 23일 밝혔다."
CUT = ("부산시는 인공지능 행정을 넓히려고 기업, 대학과 함께 협의회를 꾸리고 " * 6)[:200]


def row(number: int, text: object = TEXT, day: object = 20250923, flag: str | None = None) -> list[object]:
    return [
        f"0110.{number}",
        day,
        "부산일보",
        "홍길동",
        f"협의회 {number}",
        "지역",
        text,
        f"https://a.example/{number}",
        flag,
    ]


def workbook(path: Path, *rows: Sequence[object], above: int = 0) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for _ in range(above):
        sheet.append(["검색 결과"])
    for cells in rows:
        sheet.append(list(cells))
    book.save(path)
    return path


def csv_text(*rows: Sequence[object]) -> str:
    quoted = (",".join(f'"{"" if cell is None else cell}"' for cell in cells) for cells in rows)
    return "\r\n".join(quoted) + "\r\n"


@pytest.mark.parametrize("columns", [COLUMNS, [name.replace(" ", "") for name in COLUMNS]])
def test_bigkinds_export(columns: list[str], tmp_path: Path, read: Read) -> None:
    path = workbook(tmp_path / "NewsResult.xlsx", columns, row(1))
    (article,), failures = read(path)
    assert failures == []
    assert article == Article(
        title="협의회 1",
        body=TEXT,
        path=f"{path}#0110.1",
        external_id="0110.1",
        outlet="부산일보",
        url="https://a.example/1",
        published=date(2025, 9, 23),
        published_basis=PublishedBasis.FIELD,
    )


@pytest.mark.parametrize("day", [20250923, "20250923", "2025-09-23", datetime(2025, 9, 23), 20250923.0])  # noqa: DTZ001
def test_days_as_workbooks_hold_them(day: object, tmp_path: Path, read: Read) -> None:
    (article,), failures = read(workbook(tmp_path / "a.xlsx", COLUMNS, row(1, day=day)))
    assert (article.published, failures) == (date(2025, 9, 23), [])


@pytest.mark.parametrize(
    ("text", "excerpt"), [(CUT, True), (f"{CUT}...", True), (TEXT, False), (TEXT * 5, False)]
)
def test_free_exports_cut_the_text(text: str, excerpt: bool, tmp_path: Path, read: Read) -> None:
    (article,), _ = read(workbook(tmp_path / "a.xlsx", COLUMNS, row(1, text)))
    assert article.excerpt == excerpt


def test_rows_left_out_of_the_analysis_are_read_like_the_others(tmp_path: Path, read: Read) -> None:
    articles, failures = read(
        workbook(tmp_path / "a.xlsx", COLUMNS, row(1, flag="중복"), row(2, flag="예외"))
    )
    assert (len(articles), failures) == (2, [])


def test_header_below_other_rows_and_rows_without_a_text(tmp_path: Path, read: Read) -> None:
    path = workbook(tmp_path / "a.xlsx", COLUMNS, row(1), [None] * 9, row(2, None), row(3), above=2)
    articles, (failure,) = read(path)
    assert [article.external_id for article in articles] == ["0110.1", "0110.3"]
    assert failure.where == f"{path}, row 6"


def test_bad_day_in_a_row(tmp_path: Path, read: Read) -> None:
    path = workbook(tmp_path / "a.xlsx", COLUMNS, row(1, day="20250230"))
    (article,), (failure,) = read(path)
    assert article.published is None
    assert failure.where == f"{path}, row 2"


@pytest.mark.parametrize("rows", [[["이름", "값"], ["a", 1]], []])
def test_table_without_a_text_column(
    rows: list[list[object]], tmp_path: Path, write: Write, read: Read
) -> None:
    _, (failure,) = read(workbook(tmp_path / "a.xlsx", *rows))
    assert "no column 본문" in failure.reason
    _, (failure,) = read(write("a.csv", csv_text(*rows)))
    assert "no column 본문" in failure.reason or "empty" in failure.reason


def test_file_that_is_no_workbook(write: Write, read: Read) -> None:
    for content in (b"", b"PK\x03\x04broken", TEXT.encode()):
        _, (failure,) = read(write("a.xlsx", content))
        assert "workbook" in failure.reason


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
def test_csv_in_every_encoding(encoding: str, write: Write, read: Read) -> None:
    articles, failures = read(write("a.csv", csv_text(COLUMNS, row(1), row(2)).encode(encoding)))
    assert [article.title for article in articles] == ["협의회 1", "협의회 2"]
    assert failures == []


def test_csv_cells_of_several_lines_and_guarded_formulas(write: Write, read: Read) -> None:
    content = f'id,title,text\r\n1,\'=부산 협약,"{TEXT}\n\n다음 줄이다."\r\n'
    (article,), _ = read(write("a.csv", content))
    assert article.title == "=부산 협약"
    assert article.body == f"{TEXT}\n\n다음 줄이다."


def test_broken_csv_keeps_the_rows_before(write: Write, read: Read) -> None:
    good = csv_text(COLUMNS, *[row(number, TEXT * 20) for number in range(40)]).encode()
    articles, (failure,) = read(write("a.csv", good + b"\xff\xfe broken"))
    assert articles
    assert "broken" in failure.reason
