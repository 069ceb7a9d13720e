"""The table of expressions (expressions.tsv) and the published Korean corpus of duckling."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from aipolicy.extract.dates import find_dates
from aipolicy.models import DateMention

HERE = Path(__file__).parent

# Rows of duckling's corpus that do not hold for Korean news, and why.
NOT_FOR_NEWS = {
    "duckling-005": "이번 주 월요일 is this week's Monday, past or not",
    "duckling-056": "이번 주 월요일 is this week's Monday, past or not",
    "duckling-035": "전주 is a city",
    "duckling-045": "12년 alone is a length of time; a year is ’12년 or 2012년",
    "duckling-083": "1954 alone is a number",
    "duckling-066": "the first week of October 2014 holds its first Thursday (KS X ISO 8601)",
    "duckling-081": "2년 전 names a year, no month",
    "duckling-082": "2년 이전 names a year, no month",
    "duckling-084": "summer in Korea is June to August, not solstice to equinox",
    "duckling-085": "winter in Korea is December to February, not solstice to equinox",
    "duckling-088": "신정 without a tense is that of the same calendar year",
    "duckling-089": "설날 is the lunar new year, 10 February in 2013",
}


def table(name: str) -> Iterator[list[str]]:
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def day(text: str) -> date | None:
    return None if text == "-" else date.fromisoformat(text)


def shown(mention: DateMention) -> str:
    if mention.end is None:
        days = "?"
    elif mention.start is None:
        days = f"…{mention.end}"
    else:
        days = str(mention.start) if mention.start == mention.end else f"{mention.start}..{mention.end}"
    return f"{days} {mention.precision}"


ROWS = list(table("expressions.tsv"))
DUCKLING = [
    json.loads(line) for line in (HERE / "duckling_ko.jsonl").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize(("text", "anchor", "expected"), ROWS, ids=[f"{row[0]}@{row[1]}" for row in ROWS])
def test_expression(text: str, anchor: str, expected: str) -> None:
    found = find_dates(text, day(anchor))
    assert (" + ".join(map(shown, found)) or "-") == expected
    assert all(text[slice(*mention.span)] == mention.text for mention in found)


def test_the_table_is_large_and_holds_traps() -> None:
    traps = [row for row in ROWS if row[2] == "-"]
    assert len(ROWS) >= 250
    assert len({(row[0], row[1]) for row in ROWS}) == len(ROWS)
    assert 3 * len(traps) >= len(ROWS)


@pytest.mark.parametrize("row", DUCKLING, ids=lambda row: f"{row['id']} {row['text']}")
def test_duckling(row: dict[str, object]) -> None:
    found = find_dates(str(row["text"]), date.fromisoformat(str(row["reference_date"])))
    expected = [(e["start"], e["end"]) for e in row["expected"]]  # type: ignore[attr-defined]
    agrees = [(str(mention.start), str(mention.end)) for mention in found] == expected
    assert agrees == (row["id"] not in NOT_FOR_NEWS)


def test_few_rows_of_duckling_are_left_out() -> None:
    assert len(NOT_FOR_NEWS) <= 20
    assert set(NOT_FOR_NEWS) <= {row["id"] for row in DUCKLING}


def test_roles_of_two_dates_in_one_sentence() -> None:
    event, announcement = find_dates("22일 개최한다고 18일 밝혔다", date(2025, 9, 18))
    assert (event.role, announcement.role) == ("event", "announcement")
    history, horizon = find_dates("지난해 맺은 협약에 따라 2029년까지 투자한다", date(2025, 9, 18))
    assert (history.role, horizon.role) == ("history", "horizon")


def test_other_readings_are_kept() -> None:
    (mention,) = find_dates("22일", date(2025, 9, 20))
    assert [(other.start, other.end) for other in mention.alternatives] == [
        (date(2025, 8, 22), date(2025, 8, 22)),
        (date(2025, 10, 22), date(2025, 10, 22)),
    ]


def test_spans_count_from_the_start_of_the_text() -> None:
    text = "시는 포럼을 연다. 오는 22일 벡스코에서 열린다."
    (mention,) = find_dates(text, date(2025, 9, 18))
    assert text[slice(*mention.span)] == "오는 22일"
