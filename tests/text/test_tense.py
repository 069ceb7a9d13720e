"""Tense and link of single predicates."""

import pytest
from aipolicy.models import Tense
from aipolicy.tables.load import toml_table
from aipolicy.text.tense import Link, is_past, is_plan, link_of, tense_of

WORDS = [
    ("개최했다", Link.FINAL, Tense.PAST),
    ("열었다", Link.FINAL, Tense.PAST),
    ("열렸습니다", Link.FINAL, Tense.PAST),
    ("맺었으며", Link.CONNECTIVE, Tense.PAST),
    ("가졌다고", Link.QUOTATIVE, Tense.PAST),
    ("개최한다", Link.FINAL, Tense.PRESENT),
    ("연다", Link.FINAL, Tense.PRESENT),
    ("열린다고", Link.QUOTATIVE, Tense.PRESENT),
    ("있다", Link.FINAL, Tense.PRESENT),
    ("만들겠다", Link.FINAL, Tense.FUTURE),
    ("열겠다며", Link.QUOTATIVE, Tense.FUTURE),
    ("예정이다", Link.FINAL, Tense.FUTURE),
    ("계획이라고", Link.QUOTATIVE, Tense.FUTURE),
    ("방침이다", Link.FINAL, Tense.FUTURE),
    ("갖고", Link.CONNECTIVE, Tense.PRESENT),
    ("나서며", Link.CONNECTIVE, Tense.PRESENT),
    ("체결한", Link.ADNOMINAL, Tense.PAST),
    ("열린", Link.ADNOMINAL, Tense.PAST),
    ("맺은", Link.ADNOMINAL, Tense.PAST),
    ("열리는", Link.ADNOMINAL, Tense.PRESENT),
    ("진행하는", Link.ADNOMINAL, Tense.PRESENT),
    ("개최할", Link.ADNOMINAL, Tense.FUTURE),
    ("열린다는", Link.ADNOMINAL, Tense.PRESENT),
    ("개최하려던", Link.ADNOMINAL, Tense.FUTURE),
    ("예정이던", Link.ADNOMINAL, Tense.FUTURE),
    ("예정됐던", Link.ADNOMINAL, Tense.FUTURE),
    ("예정된", Link.ADNOMINAL, Tense.FUTURE),
    ("열렸던", Link.ADNOMINAL, Tense.PAST),
]
NOT_PREDICATES = [
    "부산시는", "협의회가", "22일", "올해", "김해", "지난해", "바다", "캐나다", "광고", "공고", "대한",
    "위한", "북한", "다양한", "새로운", "역할", "위해", "통해", "그리고", "하고", "포럼을", "다", "",
]  # fmt: skip


@pytest.mark.parametrize(("word", "link", "tense"), WORDS, ids=[row[0] for row in WORDS])
def test_predicate(word: str, link: Link, tense: Tense) -> None:
    assert (link_of(word), tense_of(word)) == (link, tense)


@pytest.mark.parametrize("word", NOT_PREDICATES)
def test_no_predicate(word: str) -> None:
    assert link_of(word) is None


def test_a_resolution_lies_ahead_though_it_was_taken() -> None:
    assert tense_of("추진하기로", "했다") is Tense.FUTURE
    assert tense_of("추진하기로", "") is Tense.PRESENT


def test_a_plan_is_a_modifier_and_its_noun() -> None:
    assert is_plan("개최할", "예정이다")
    assert not is_plan("개최할", "장소를")
    assert not is_plan("개최한", "계획이다")


def test_past_is_read_from_the_final_consonant() -> None:
    assert is_past("맺었던")
    assert not is_past("있고")
    assert not is_past("하겠다")


def test_the_table_of_grammar_is_sound() -> None:
    table = toml_table("grammar.toml")
    for name, words in table.items():
        assert words, name
        assert len(set(words)) == len(words), name
        assert all(isinstance(word, str) and word == word.strip() and word for word in words), name
    assert not set(table["adnominal"]) & set(table["not_adnominal"])
    assert not set(table["connective"]) & set(table["not_connective"])
