import pytest
from aipolicy.tables.relevance import KEPT, NO_ACT, NO_TYPE, Rejection, ai_words, reason_in, rejections


@pytest.mark.parametrize("rejection", rejections(), ids=lambda rejection: rejection.slug)
def test_rejection_is_complete(rejection: Rejection) -> None:
    assert all((rejection.ko, rejection.en))
    assert rejection.words or rejection.tags
    assert 2 <= rejection.need <= len(rejection.words)
    assert len(set(rejection.words)) == len(rejection.words)


def test_reasons_are_told_apart() -> None:
    assert len({r.slug for r in rejections()}) == len({r.ko for r in rejections()}) == len(rejections())


def test_words_for_ai_do_not_overlap() -> None:
    words = ai_words()
    assert not set(words.certain) & set(words.wider)
    assert all((words.chrome, words.praise))


@pytest.mark.parametrize("rejection", rejections(), ids=lambda rejection: rejection.slug)
def test_reason_in_both_languages(rejection: Rejection) -> None:
    assert reason_in(rejection.ko, "ko") == rejection.ko
    assert reason_in(rejection.ko, "en") == rejection.en


def test_fixed_and_unknown_reasons() -> None:
    assert reason_in(KEPT["ko"], "en") == KEPT["en"]
    assert reason_in(NO_ACT["ko"], "en") == NO_ACT["en"]
    assert reason_in(NO_TYPE["ko"], "en") == NO_TYPE["en"]
    assert reason_in("무엇", "en") == "무엇"
