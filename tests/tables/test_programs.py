import pytest
from aipolicy.errors import UnknownName
from aipolicy.tables import programs
from aipolicy.tables.programs import ProgramType, Topic, resolve_topic, resolve_type

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
        "investment",
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
