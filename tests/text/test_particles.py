"""Particles and titles off a noun phrase."""

import pytest
from aipolicy.text.particles import bare_name, ends_in_consonant, split_particle
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("word", "noun", "particle"),
    [
        ("부산시가", "부산시", "가"),
        ("창원특례시와", "창원특례시", "와"),
        ("부산시에서는", "부산시", "에서는"),
        ("협의회", "협의회", ""),
        ("협의회의", "협의회", "의"),
        ("오산은", "오산", "은"),
        ("오산", "오산", ""),
        ("과실연과", "과실연", "과"),
        ("KT는", "KT", "는"),
        ("LG가", "LG", "가"),
        ("서울로", "서울", "로"),
        ("경남으로", "경남", "으로"),
        ("네이버", "네이버", ""),
        ("시가", "시가", ""),
        ("테크노파크(원장 ○○○)는", "테크노파크(원장 ○○○)", "는"),
        ("경남가", "경남가", ""),
        ("부산시은", "부산시은", ""),
    ],
)
def test_split_particle(word: str, noun: str, particle: str) -> None:
    assert split_particle(word) == (noun, particle)


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("부산시가", "부산시"),
        ("창원특례시와", "창원특례시"),
        ("‘AI양재허브’가", "AI양재허브"),
        ("경기도(지사 ○○○)가", "경기도"),
        ("부산테크노파크 원장은", "부산테크노파크"),
        ("한국마이크로소프트 대표이사는", "한국마이크로소프트"),
        ("네이버클라우드 진서율 전무", "네이버클라우드"),
        ("원장 김○○은", ""),
        ("▲솔트룩스", "솔트룩스"),
        ("위원회", "위원회"),
    ],
)
def test_bare_name(phrase: str, name: str) -> None:
    assert bare_name(phrase) == name


@pytest.mark.parametrize(
    ("word", "closed"), [("부산", True), ("시", False), ("SDS", False), ("KIM", True), ("", False)]
)
def test_final_consonant(word: str, closed: bool) -> None:
    assert ends_in_consonant(word) is closed


@given(st.text(max_size=20))
def test_split_loses_nothing(word: str) -> None:
    assert "".join(split_particle(word)) == word
