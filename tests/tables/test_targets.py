"""For whom an act can be."""

import pytest
from aipolicy.errors import UnknownName
from aipolicy.tables.targets import resolve_target, targets


def test_targets_are_complete_and_told_apart() -> None:
    for attribute in ("slug", "ko", "en"):
        values = [getattr(each, attribute) for each in targets()]
        assert all(values)
        assert len(set(values)) == len(values)
    words = [word for each in targets() for word in each.words]
    assert len(set(words)) == len(words)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("local_government", "local_government"),
        ("Local Governments", "local_government"),
        ("지방자치단체", "local_government"),
        ("지자체", "local_government"),
        ("기업", "company"),
        ("창업기업", "startup"),
        ("universities", "researcher"),
        ("대학", "researcher"),
    ],
)
def test_a_target_has_many_names(text: str, slug: str) -> None:
    assert resolve_target(text) == (slug,)


def test_an_unknown_target_is_told_with_the_nearest() -> None:
    with pytest.raises(UnknownName) as caught:
        resolve_target("지방자치단채")
    assert caught.value.suggestions == ("local_government",)
