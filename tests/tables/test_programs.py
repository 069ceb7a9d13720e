from pathlib import Path

import pytest
from aipolicy.errors import TableError, UnknownName
from aipolicy.tables import programs
from aipolicy.tables.programs import (
    ProgramType,
    Topic,
    parse_types,
    resolve_topic,
    resolve_type,
    types_template,
)

SLUGS = [
    "legislation",
    "strategy",
    "declaration",
    "governance",
    "mou",
    "investment",
    "selection",
    "budget",
    "support",
    "recruitment",
    "pilot",
    "construction",
    "opening",
    "service_launch",
    "forum",
    "workshop",
    "expo",
    "contest",
    "training",
    "meeting",
    "award",
    "civic_action",
]
TOPICS = [
    "physical_ai",
    "manufacturing",
    "compute",
    "talent",
    "administration",
    "healthcare",
    "welfare",
    "smart_city",
    "energy",
    "marine_logistics",
    "agriculture",
    "culture_tourism",
    "education",
    "safety",
    "semiconductor",
    "startup",
    "ethics_law",
    "data",
    "defense",
]


def test_all_types_of_the_taxonomy_in_order() -> None:
    assert [kind.slug for kind in programs.program_types()] == SLUGS
    assert [group.slug for group in programs.groups()] == [
        "policy", "partnership", "programme", "infrastructure", "event", "other",
    ]  # fmt: skip


def test_all_topics_of_the_taxonomy_in_order() -> None:
    assert [topic.slug for topic in programs.topics()] == TOPICS


@pytest.mark.parametrize("kind", programs.program_types(), ids=lambda kind: kind.slug)
def test_type_is_complete(kind: ProgramType) -> None:
    assert all((kind.ko, kind.en, kind.definition))
    assert kind.acts or kind.names
    for triggers in (kind.names, kind.acts, kind.words, kind.never):
        assert len(set(triggers)) == len(triggers)


@pytest.mark.parametrize("topic", programs.topics(), ids=lambda topic: topic.slug)
def test_topic_is_complete(topic: Topic) -> None:
    assert all((topic.ko, topic.en, topic.words))
    assert len(set(topic.words)) == len(topic.words)


def test_labels_are_unique() -> None:
    for attribute in ("slug", "ko", "en"):
        values = [getattr(kind, attribute) for kind in programs.program_types()]
        assert len(set(values)) == len(values)


def test_precedence_names_known_types() -> None:
    assert programs.built_in().precedence == (
        "mou",
        "selection",
        "governance",
        "declaration",
        "forum",
        "meeting",
    )


def test_stages_in_order() -> None:
    assert [stage.ko for stage in programs.stages()] == ["발의", "상임위", "본회의", "공포"]


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("mou", ("mou",)),
        ("MOU", ("mou",)),
        ("업무협약", ("mou",)),
        ("agreement", ("mou",)),
        ("공모 선정·지정", ("selection",)),
        ("공모선정·지정", ("selection",)),
        ("모집", ("recruitment",)),
        ("모집·공고", ("recruitment",)),
        ("service-launch", ("service_launch",)),
        ("전략", ("strategy",)),
        ("협력", ("mou", "investment")),
        ("partnership", ("mou", "investment")),
        ("제도·계획", ("legislation", "strategy", "declaration", "governance")),
        ("other", ("award", "civic_action")),
        (" 포럼 ", ("forum",)),
    ],
)
def test_resolve_type(text: str, slugs: tuple[str, ...]) -> None:
    assert resolve_type(text) == slugs


@pytest.mark.parametrize(
    ("text", "suggestion"), [("업무협의", "mou"), ("fourm", "forum"), ("해커", "contest")]
)
def test_unknown_type_suggests_the_nearest(text: str, suggestion: str) -> None:
    with pytest.raises(UnknownName) as caught:
        resolve_type(text)
    assert suggestion in caught.value.suggestions or not caught.value.suggestions
    assert caught.value.exit_code == 2


def test_suggestions_come_from_the_labels() -> None:
    with pytest.raises(UnknownName) as caught:
        resolve_type("업무협악")
    assert caught.value.suggestions == ("mou",)


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("talent", ("talent",)),
        ("인재양성", ("talent",)),
        ("로봇", ("physical_ai",)),
        ("돌봄", ("welfare",)),
        ("Energy", ("energy",)),
    ],
)
def test_resolve_topic(text: str, slugs: tuple[str, ...]) -> None:
    assert resolve_topic(text) == slugs


def test_unknown_topic() -> None:
    with pytest.raises(UnknownName):
        resolve_topic("요리")


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
    lines = types_template().splitlines()
    code = [
        line[2:]
        for line in lines
        if line.startswith(("# [[", "# slug", "# group", "# ko", "# en", "# names =", "# acts ="))
    ]
    table = parse_types("\n".join(code), "own.toml")
    assert [kind.slug for kind in table.types] == [*SLUGS, "twinning"]
    assert "아고라" in programs.program_types(table)[SLUGS.index("forum")].names


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("[[type]\n", "line 1"),
        (
            '[[type]]\nslug = "x"\nko = "가"\nen = "a"\nacts = ["가나"]\n',
            "own.toml, line 1 (x): a new type needs group",
        ),
        ('\n\n[[type]]\nslug = "X y"\n', "own.toml, line 3 (X y): slug must be"),
        ('[[type]]\nko = "가"\n', "line 1 (no slug)"),
        ('[[type]]\nslug = "mou"\nacts = "협약"\n', "line 1 (mou): acts must be a list"),
        ('[[type]]\nslug = "mou"\nacts = ["협약 |"]\n', "has an empty word"),
        ('[[type]]\nslug = "mou"\nacts = ["맺"]\n', "needs two characters"),
        ('[[type]]\nslug = "mou"\nact = ["협약"]\n', "unknown key 'act'"),
        ('[[type]]\nslug = "mou"\n[[type]]\nslug = "mou"\n', "line 3 (mou): slug 'mou' stands twice"),
        ('[[type]]\nslug = "mou"\ngroup = "nowhere"\n', "unknown group 'nowhere'"),
        ('[[type]]\nslug = "x"\ngroup = "event"\nko = "가"\nen = "a"\n', "needs at least one trigger"),
        ('[[type]]\nslug = "mou"\nko = 3\n', "ko must be a text"),
        ('[type]\nslug = "mou"\n', "write [[type]]"),
        ('[[group]]\nslug = "own"\n', "exactly slug, ko and en"),
        ('[[topic]]\nslug = "own"\n', "unknown key 'topic'"),
    ],
)
def test_broken_types_are_refused_with_place_and_reason(text: str, part: str) -> None:
    with pytest.raises(TableError) as caught:
        parse_types(text, "own.toml")
    assert part in caught.value.message
    assert "own.toml" in caught.value.message


def test_read_types_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "types.toml"
    path.write_text('\ufeff[[type]]\nslug = "forum"\nnames = ["아고라"]\n', encoding="utf-8")
    forum = programs.read_types(path).get("forum")
    assert forum is not None
    assert forum.names[-1] == "아고라"


def test_missing_file_is_a_table_error(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"nowhere\.toml"):
        programs.read_types(tmp_path / "nowhere.toml")
