import pytest
from aipolicy.cli.columns import GAP, Column, cut, cut_items, fit
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

COLUMNS = (
    Column("id"),
    Column("region", usual=12, least=6),
    Column("title", usual=30, least=10),
    Column("outlet", least=6, spare=1),
)
LINES = [("abc", "경상남도 창원시", "인공지능 " * 10, "어느 신문"), ("d", "부산", "짧다", "")]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("부산시", 6, "부산시"),
        ("부산시", 5, "부산…"),
        ("부산시", 4, "부…"),
        ("부산시", 1, "…"),
        ("AI 발전", 4, "AI…"),
        ("abc", 3, "abc"),
        ("", 0, ""),
    ],
)
def test_cut(text: str, width: int, expected: str) -> None:
    assert cut(text, width) == expected


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (30, "협약 3; 포럼 2; 교육 1"),
        (22, "협약 3; 포럼 2; 교육 1"),
        (21, "협약 3; 포럼 2 …"),
        (16, "협약 3; 포럼 2 …"),
        (15, "협약 3 …"),
        (8, "협약 3 …"),
        (7, "협약 3"),
        (6, "협약 3"),
        (5, "협약…"),
    ],
)
def test_of_a_list_whole_items_are_kept(width: int, expected: str) -> None:
    assert cut_items("협약 3; 포럼 2; 교육 1", width) == expected


@given(st.text(alphabet="가나a; ", max_size=40), st.integers(min_value=1, max_value=50))
def test_a_cut_list_never_exceeds_the_width(text: str, width: int) -> None:
    assert cell_len(cut_items(text, width)) <= width


@given(st.text(max_size=40), st.integers(min_value=1, max_value=50))
def test_cut_never_exceeds_the_width(text: str, width: int) -> None:
    assert cell_len(cut(text, width)) <= width


def widths(width: int) -> dict[str, int]:
    return {fitted.column.slug: fitted.width for fitted in fit(COLUMNS, LINES, width)}


def test_everything_is_shown_whole_where_there_is_room() -> None:
    assert widths(200) == {"id": 3, "region": 15, "title": 90, "outlet": 9}


def test_columns_shrink_to_their_usual_width_before_they_go_below() -> None:
    assert widths(3 + 12 + 30 + 9 + 3 * GAP) == {"id": 3, "region": 12, "title": 30, "outlet": 9}


def test_columns_that_can_be_spared_go_when_the_others_have_no_room_left() -> None:
    assert widths(3 + 6 + 10 + 6 + 3 * GAP) == {"id": 3, "region": 6, "title": 10, "outlet": 6}
    assert set(widths(3 + 6 + 10 + 6 + 3 * GAP - 1)) == {"id", "region", "title"}


@given(st.integers(min_value=23, max_value=200))
def test_the_table_never_exceeds_the_width_while_the_least_fits(width: int) -> None:
    shown = fit(COLUMNS, LINES, width)
    assert sum(f.width for f in shown) + GAP * (len(shown) - 1) <= width
    assert all(f.width >= (f.column.least or 3) for f in shown)
