"""A user's own program types: what they add, and how broken files are refused."""

from dataclasses import replace
from pathlib import Path

import pytest
from aipolicy.errors import TableError, UnknownName
from aipolicy.extract import rules_version
from aipolicy.tables import programs
from aipolicy.tables.labels import Language
from aipolicy.tables.load import toml_table
from aipolicy.tables.messages import translated
from aipolicy.tables.own_types import extended, parse_types, read_types, types_template
from aipolicy.tables.programs import built_in, resolve_type

SLUGS = [kind.slug for kind in built_in().types]


def test_own_type_is_added_after_the_built_in_ones() -> None:
    table = parse_types(
        '[[group]]\nslug = "own"\nko = "우리"\nen = "ours"\n'
        '[[type]]\nslug = "twinning"\ngroup = "own"\nko = "자매결연"\nen = "twinning"\n'
        'acts = ["자매결연 맺|체결"]\n',
        "own.toml",
    )
    assert [kind.slug for kind in table.types] == [*SLUGS, "twinning"]
    assert resolve_type("자매결연", table) == ("twinning",)
    assert resolve_type("우리", table) == ("twinning",)
    assert programs.groups(table)[-1].slug == "own"
    with pytest.raises(UnknownName):
        resolve_type("자매결연")


def test_built_in_type_is_extended_not_replaced() -> None:
    table = parse_types('[[type]]\nslug = "forum"\nko = "포럼"\nnames = ["아고라", "포럼"]\n', "own.toml")
    forum = table.get("forum")
    assert forum is not None
    assert forum.ko == "포럼"
    assert forum.en == "forum, conference"
    assert forum.names[-1] == "아고라"
    assert forum.names.count("포럼") == 1
    assert len(table.types) == len(SLUGS)


def test_template_is_valid_as_it_stands_and_without_its_comment_marks() -> None:
    assert [kind.slug for kind in parse_types(types_template(), "own.toml").types] == SLUGS
    how_to, _, entries = types_template().partition("---")
    example = "\n".join(
        line[2:]
        for line in how_to[how_to.index("# [[type]]") :].splitlines()
        if " = " in line or "[[" in line
    )
    table = parse_types(example.replace("A known slug", "# A known slug"), "own.toml")
    assert [kind.slug for kind in table.types] == [*SLUGS, "twinning"]
    assert "아고라" in programs.program_types(table)[SLUGS.index("forum")].names
    same = parse_types("\n".join(line[2:] for line in entries.splitlines()[1:]), "own.toml")
    assert same.types == built_in().types


def test_the_built_in_table_holds_what_is_asked_of_a_users_own() -> None:
    empty = replace(built_in(), types=())
    assert extended(empty, toml_table("programs.toml"), "programs.toml", ()).types == built_in().types


def test_an_entry_can_replace_the_lists_it_names() -> None:
    table = parse_types('[[type]]\nslug = "forum"\nreplace = true\nnames = ["아고라"]\n', "own.toml")
    forum, before = table.get("forum"), built_in().get("forum")
    assert forum is not None
    assert before is not None
    assert forum.names == ("아고라",)
    assert (forum.acts, forum.never) == (before.acts, before.never)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("[[type]\n", "line 1"),
        (
            '[[type]]\nslug = "x"\nko = "가"\nen = "a"\nacts = ["가나"]\n',
            "own.toml, line 1 (x): a new type needs group",
        ),
        ('\n\n[[type]]\nslug = "X y"\n', "own.toml, line 4 (X y): slug must be"),
        ('[[type]]\nko = "가"\n', "line 1 (no slug)"),
        ('[[type]]\nslug = "mou"\nacts = "협약"\n', "line 3 (mou): acts must be a list"),
        ('[[type]]\nslug = "mou"\nacts = ["협약 |"]\n', "has an empty word"),
        ('[[type]]\nslug = "mou"\nacts = ["맺"]\n', "needs two characters"),
        ('[[type]]\nslug = "mou"\nact = ["협약"]\n', "unknown key 'act'"),
        ('[[type]]\nslug = "mou"\n[[type]]\nslug = "mou"\n', "line 4 (mou): slug 'mou' stands twice"),
        ('[[type]]\nslug = "mou"\ngroup = "nowhere"\n', "unknown group 'nowhere'"),
        ('[[type]]\nslug = "x"\ngroup = "event"\nko = "가"\nen = "a"\n', "needs at least one trigger"),
        ('[[type]]\nslug = "mou"\nko = 3\n', "ko must be a text"),
        ('[type]\nslug = "mou"\n', "write [[type]]"),
        ('[[group]]\nslug = "own"\n', "exactly slug, ko and en"),
        ('[[topic]]\nslug = "own"\n', "line 1 (topic): unknown key 'topic'"),
        ('[[group]]\nslug = "Own"\nko = "가"\nen = "a"\n', "line 2 (Own): slug must be"),
        (
            '[[type]]\nslug = "mou"\n# 협약\nnames = [\n  "협약",\n  "맺",\n]\n',
            "line 6 (mou): names: '맺': a word",
        ),
        ('[[type]]\nslug = "mou"\nreplace = "yes"\n', "line 3 (mou): replace must be true or false"),
        (
            '[[type]]\nslug = "mou"\nreplace = true\nnames = []\nacts = []\nwords = []\n',
            "line 1 (mou): a type needs at least one trigger",
        ),
        ("\ntype = 3\n", "line 2 (type): write [[type]]"),
    ],
)
def test_broken_types_are_refused_with_place_and_reason(text: str, part: str) -> None:
    with pytest.raises(TableError) as caught:
        parse_types(text, "own.toml")
    assert part in caught.value.message
    assert caught.value.message.startswith("own.toml")
    if not text.startswith("[[type]\n"):  # what tomllib says is English
        assert translated(caught.value.message, Language.KO) != caught.value.message


def test_read_types_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "types.toml"
    path.write_text('\ufeff[[type]]\nslug = "forum"\nnames = ["아고라"]\n', encoding="utf-8")
    forum = read_types(path).get("forum")
    assert forum is not None
    assert forum.names[-1] == "아고라"


def test_missing_file_is_a_table_error(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"nowhere\.toml"):
        read_types(tmp_path / "nowhere.toml")


def test_the_version_of_the_rules_tells_of_own_types() -> None:
    one, other = (
        parse_types(f'[[type]]\nslug = "forum"\nnames = ["{name}"]\n', "own.toml")
        for name in ("아고라", "광장")
    )
    again = parse_types('# the same\n[[type]]\nslug = "forum"\nnames = ["아고라"]\n', "other.toml")
    assert rules_version(one) == rules_version(again)
    assert len({rules_version(), rules_version(one), rules_version(other)}) == 3
    assert rules_version(one).startswith(rules_version())
