"""The language of queries: what they mean, and what is said of those that mean nothing."""

from contextlib import suppress

import pytest
from aipolicy.errors import UsageError
from aipolicy.store.search_query import DEEPEST, All, Either, Node, Not, Phrase, parse, phrases
from hypothesis import given
from hypothesis import strategies as st


def written(node: Node | None) -> str:
    """A query with all its parentheses."""
    match node:
        case None:
            return ""
        case Phrase():
            return ("title:" if node.title else "") + node.letters
        case Not():
            return f"-{written(node.part)}"
        case All():
            return f"({' & '.join(map(written, node.parts))})"
        case Either():
            return f"({' | '.join(map(written, node.parts))})"


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("", ""),
        (" \u3000\n", ""),
        ("부산", "부산"),
        ("부산 AI", "(부산 & ai)"),
        ("부산 AND AI", "(부산 & ai)"),
        ("부산 and AI or", "(부산 & and & ai & or)"),
        ("a b OR c d", "((a & b) | (c & d))"),
        ("a (b OR c) d", "(a & (b | c) & d)"),
        ("a OR b OR c", "(a | b | c)"),
        ("a NOT b -c", "(a & -b & -c)"),
        ("NOT a OR b", "(-a | b)"),
        ("NOT (a OR -b)", "-(a | -b)"),
        ('"데이터 센터"', "데이터센터"),
        ("“데이터 센터” 부산", "(데이터센터 & 부산)"),
        ('-"데이터 센터"', "-데이터센터"),
        ("title:부산 AI", "(title:부산 & ai)"),
        ('Title:"부산 시" -title:AI', "(title:부산시 & -title:ai)"),
        ("title:AND", "title:and"),
        ("subtitle:부산 10:30", "(subtitle:부산 & 10:30)"),
        ("K-컬처 - 10", "(k-컬처 & - & 10)"),
        ("한국지능정보사회진흥원(NIA)", "(한국지능정보사회진흥원 & nia)"),
        ("(주)네이버", "(주 & 네이버)"),
        ('부산"데이터"', "(부산 & 데이터)"),
        ('"AND"', "and"),
        ("((((a))))", "a"),
        ("\u1107\u116e", "부"),
        ("'부산'", "'부산'"),
        ("--a", "--a"),
    ],
)
def test_what_a_query_means(query: str, meant: str) -> None:
    assert written(parse(query)) == meant


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ('부산 "데이터', 'a quotation mark without its second one, at letter 4 of the query: "데이터'),
        ('"a" "', 'a quotation mark without its second one, at letter 5 of the query: "'),
        ('a ""', 'nothing between the quotation marks, at letter 3 of the query: ""'),
        ("(부산", "a parenthesis that is not closed, at letter 1 of the query: (부산"),
        ("a (b (c)", "a parenthesis that is not closed, at letter 3 of the query: (b (c)"),
        ("부산)", "a closing parenthesis without an opening one, at letter 3 of the query: )"),
        (") 부산", "a closing parenthesis without an opening one, at letter 1 of the query: ) 부산"),
        ("()", "nothing to look for after (, at letter 1 of the query: ()"),
        ("부산 OR", "nothing to look for after OR, at letter 4 of the query: OR"),
        ("AND 부산", "nothing to look for before AND, at letter 1 of the query: AND 부산"),
        ("a AND OR b", "nothing to look for after AND, at letter 3 of the query: AND OR b"),
        ("a OR OR b", "nothing to look for after OR, at letter 3 of the query: OR OR b"),
        ("(OR a)", "nothing to look for after (, at letter 1 of the query: (OR a)"),
        ("a NOT", "nothing to look for after NOT, at letter 3 of the query: NOT"),
        ("NOT OR b", "nothing to look for after NOT, at letter 1 of the query: NOT OR b"),
        ("title:", "title: wants a word or phrase right behind it, at letter 1 of the query: title:"),
        ("title: a", "title: wants a word or phrase right behind it, at letter 1 of the query: title: a"),
        ("title:(a)", "title: wants a word or phrase right behind it, at letter 1 of the query: title:(a)"),
        ("가" * 40 + ' "', 'a quotation mark without its second one, at letter 42 of the query: "'),
        ("(a; b; c", "a parenthesis that is not closed, at letter 1 of the query: (a;b;c"),
        ("(" * 99 + "a", "nested too deep, at letter 21 of the query: ((((((((((((((((…"),
    ],
)  # fmt: skip
def test_what_is_said_of_a_query_without_a_meaning(query: str, problem: str) -> None:
    with pytest.raises(UsageError) as raised:
        parse(query)
    assert raised.value.message == problem
    assert raised.value.hint


@given(st.lists(st.sampled_from([*'"()- ', "title:", " AND ", " OR ", " NOT ", "부산", "A"])).map("".join))
def test_any_query_is_understood_or_refused(query: str) -> None:
    with suppress(UsageError):
        assert (parse(query) is None) == (not query.strip())


def test_as_deep_as_promised() -> None:
    assert written(parse("(" * (DEEPEST - 1) + "a" + ")" * (DEEPEST - 1))) == "a"


def test_what_is_to_be_shown() -> None:
    node = parse('a (b OR NOT c) -(d e) title:f "g h"')
    assert node is not None
    assert [each.letters for each in phrases(node)] == ["a", "b", "f", "gh"]


@pytest.mark.parametrize(
    ("word", "breaks"),
    [
        ("부산시", set()),
        ("인공지능", {2}),
        ("데이터센터", {2, 3}),
        ('"큰 산"', {1}),
        ('"가 인공지능"', {1, 3}),
    ],
)
def test_where_spaces_are_overlooked(word: str, breaks: set[int]) -> None:
    node = parse(word)
    assert isinstance(node, Phrase)
    assert node.breaks == breaks
