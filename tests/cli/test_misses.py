"""Misses of `evaluate`, field by field in words."""

from typing import Any

from aipolicy.cli.evaluate import miss_rows
from aipolicy.report.evaluate import Miss
from aipolicy.tables.labels import Labels, Language

KO, EN = Labels(Language.KO), Labels(Language.EN)
GOLD: dict[str, Any] = {
    "title": "협약식",
    "start": "2025-09-22",
    "end": "2025-09-22",
    "alternatives": "unresolvable",
    "regions": [{"code": "26000", "name": "부산광역시"}],
    "organizers": [{"names": ["부산광역시", "부산시"], "role": "host"}],
    "type": "mou",
}
GOT: dict[str, Any] = {
    "title": "부산시 협약",
    "start": None,
    "end": None,
    "alternatives": [{"start": "2025-09-21", "end": "2025-09-21"}],
    "regions": [],
    "organizers": [{"name": "네이버클라우드", "role": "partner"}],
    "program_type": "forum",
}


def test_each_wrong_field_is_a_row() -> None:
    miss = Miss("dev-1", ("date", "region", "organizer", "type"), GOLD, GOT)
    assert list(miss_rows([miss], KO)) == [
        ("dev-1", "날짜", "2025-09-22(월)", "날짜 미상 (+1)"),
        ("dev-1", "지역", "부산광역시", "-"),
        ("dev-1", "주체", "부산광역시 (주최)", "네이버클라우드 (협약·공동)"),
        ("dev-1", "유형", "업무협약", "포럼·콘퍼런스"),
    ]


def test_a_missed_and_a_spurious_event_are_one_row_each() -> None:
    rows = list(miss_rows([Miss("a", ("date", "type"), GOLD, None), Miss("b", ("spurious",), None, GOT)], EN))
    assert rows == [
        ("a", "Event", "협약식 · 2025-09-22 Mon · 부산광역시 · 부산광역시 (host) · agreement", "-"),
        ("b", "Event", "-", "부산시 협약 · undated (+1) · - · 네이버클라우드 (partner) · forum, conference"),
    ]
