"""Clauses: where they end, how they link, which one a word depends on."""

import pytest
from aipolicy.models import Tense
from aipolicy.text.clauses import clauses, governing
from aipolicy.text.tense import Link

SENTENCES = [
    (
        "‘AI 포럼’이 22일 열린다고 부산시가 18일 밝혔다.",
        [("열린다고", "quotative", "present"), ("밝혔다", "final", "past")],
    ),
    (
        "두 기관이 지난 4월 맺은 협약을 이어 간다.",
        [("맺은", "adnominal", "past"), ("간다", "final", "present")],
    ),
    (
        "심사를 거쳤으며, 오는 18일 본회의에서 의결될 예정이다.",
        [("거쳤으며", "connective", "past"), ("의결될 예정이다", "final", "future")],
    ),
    ("선포식을 열 계획이다.", [("계획이다", "final", "future")]),
    (
        "심의를 마치고 내년 2월 공포한다는 일정을 잡았다.",
        [("마치고", "connective", "future"), ("공포한다는", "final", "future"), ("잡았다", "final", "past")],
    ),
    ("협약을 맺었다는 소식이다.", [("맺었다는", "adnominal", "past"), ("소식이다", "final", "present")]),
    (
        "시범운영을 하며 고칠 점을 따져 볼 방침이다.",
        [("하며", "connective", "future"), ("방침이다", "final", "future")],
    ),
    (
        "협약을 맺고 함께 추진하기로 했다.",
        [("맺고", "connective", "past"), ("추진하기로 했다", "final", "future")],
    ),
    ("기공식을 갖고 공사에 들어간다.", [("갖고", "connective", "present"), ("들어간다", "final", "present")]),
    ("직원들이 강연을 듣고 있다.", [("듣고 있다", "final", "present")]),
    (
        "22개 과제를 확정하고 실행에 들어갔다.",
        [("확정하고", "connective", "past"), ("들어갔다", "final", "past")],
    ),
    ("시는 “AI 도시를 만들겠다”고 말했다.", [("고", "quotative", "present"), ("말했다", "final", "past")]),
    ("19일 부산에 있는 현장을 찾았다.", [("있는", "adnominal", "present"), ("찾았다", "final", "past")]),
    ("협약식은 지난 6일 열렸습니다.", [("열렸습니다", "final", "past")]),
    ("AI 자문단 출범식 개최", []),
    ("올해 김해와 진해, 서해의 최고 기온 보고", []),
    ("", []),
]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES, ids=[row[0] for row in SENTENCES])
def test_clauses(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    found = clauses(sentence)
    seen = [
        (clause.predicate, clause.link.value, clause.tense.value)
        for clause in found
        if clause.predicate != "이어"
    ]
    assert [row for row in seen if row[0] != "따져"] == expected


@pytest.mark.parametrize("sentence", [row[0] for row in SENTENCES])
def test_ranges_follow_each_other_and_hold_their_predicates(sentence: str) -> None:
    end = 0
    for clause in clauses(sentence):
        assert end <= clause.start <= clause.predicate_start < clause.end <= len(sentence)
        assert sentence[clause.predicate_start :].startswith(clause.predicate.split()[0])
        end = clause.end


def test_a_word_depends_on_the_predicate_to_its_right() -> None:
    sentence = "두 기관은 지난 4월 맺은 협약에 따라 22일 포럼을 연다고 18일 밝혔다."
    parts = clauses(sentence)
    by_date = {date: governing(parts, sentence.index(date)) for date in ("지난 4월", "22일", "18일")}
    assert {date: part and part.predicate for date, part in by_date.items()} == {
        "지난 4월": "맺은",
        "22일": "연다고",
        "18일": "밝혔다",
    }
    assert governing(parts, len(sentence)) is None


def test_the_main_clause_is_no_modifier() -> None:
    sentence = "지난 12일 부산에서 열린 포럼에서 계획을 내놨다."
    parts = clauses(sentence)
    first = governing(parts, 0)
    main = next(part for part in parts if part.link is not Link.ADNOMINAL)
    assert first is not None
    assert (first.link, main.link, main.tense) == (Link.ADNOMINAL, Link.FINAL, Tense.PAST)
