import pytest
import yaml
from aipolicy.read.frontmatter import split_front_matter
from hypothesis import assume, given
from hypothesis import strategies as st

KEYS = st.sampled_from(["title", "제목", "url", "published", "_x1"])
MARKS = st.sampled_from([*"가나aZ09 .,:#-\"'[]{}&*!|>?%@`~…“‘()/=+_\t\\", ": ", " #", "- "])
VALUES = st.lists(MARKS, max_size=8).map("".join)
BLOCKS = st.lists(st.tuples(KEYS, VALUES).map(": ".join), min_size=1, max_size=4).map("\n".join)


@given(BLOCKS)
def test_fields_are_those_of_yaml(block: str) -> None:
    try:
        loaded = yaml.load(block + "\n", Loader=yaml.BaseLoader)
    except yaml.YAMLError:
        loaded = None
    assume(isinstance(loaded, dict) and "\n---" not in block)
    scalars = {key: value for key, value in loaded.items() if isinstance(value, str)}
    fields, rest = split_front_matter(f"---\n{block}\n---\n본문\n")
    if scalars:
        assert (fields, rest) == (scalars, "본문\n")
    else:
        assert fields == {}


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("title: 부산시, AI 협의회 열어", "부산시, AI 협의회 열어"),
        ("title: 값 # 주석", "값"),
        ("title: 값#붙음", "값#붙음"),
        ('title: "인용: 부호"', "인용: 부호"),
        ("title: 'it''s'", "it's"),
        ('title: "\\uAC00"', "가"),
        ("title:   앞뒤 빈칸   ", "앞뒤 빈칸"),
        ("title: https://a.example/b?c=1&d=2#e", "https://a.example/b?c=1&d=2#e"),
        ("title:", ""),
        ("title: 제목: 부제", "제목: 부제"),
    ],
)
def test_scalars(line: str, value: str) -> None:
    assert split_front_matter(f"---\n{line}\nurl: x\n---\n본문")[0]["title"] == value
