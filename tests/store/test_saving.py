"""Articles that come in: recognised, stored once, updated, never lost."""

from datetime import date

import pytest
from aipolicy.models import Article, EventFilter, Extraction, PublishedBasis
from aipolicy.store import Reader, open_store
from aipolicy.store.articles import Outcome
from aipolicy.store.store import Store
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

NEW, UPDATED, UNCHANGED = Outcome.NEW, Outcome.UPDATED, Outcome.UNCHANGED
LONG = "부산시는 3일 시청에서 인공지능 협약을 맺었다.\n두 기관은 함께 일한다."


def stored(reader: Reader):  # type: ignore[no-untyped-def]
    return [reader.article(row.ref.id).article for row in reader.articles()]


def test_the_same_again_changes_nothing(make, store, reader, rows) -> None:  # type: ignore[no-untyped-def]
    article = make.article()
    assert store.save(article, make.extraction(make.facts())) is NEW
    before = rows("SELECT * FROM articles"), rows("SELECT * FROM events"), rows("SELECT * FROM article_keys")
    assert store.save(article, make.extraction()) is UNCHANGED
    after = rows("SELECT * FROM articles"), rows("SELECT * FROM events"), rows("SELECT * FROM article_keys")
    assert after == before


@pytest.mark.parametrize(
    ("first", "second", "outcome", "articles"),
    [
        # the same text at another path
        ({}, {"path": "/b.txt"}, UNCHANGED, 1),
        ({}, {"path": "/b.txt", "title": "다른 제목"}, UNCHANGED, 1),
        # a known path with a new text
        ({}, {"body": "새 글"}, UPDATED, 1),
        # another path, another text
        ({}, {"path": "/b.txt", "body": "새 글"}, NEW, 2),
        # a known address, spelt otherwise
        (
            {"url": "http://a.kr/1/"},
            {"url": "https://a.kr/1?utm_source=x", "path": "/b", "body": "새 글"},
            UPDATED,
            1,
        ),
        # the same text at two addresses: two outlets
        ({"url": "https://a.kr/1"}, {"url": "https://b.kr/1", "path": "/b.txt"}, NEW, 2),
        # a text without an address is the one that has one
        ({"url": "https://a.kr/1"}, {"path": "/b.txt"}, UNCHANGED, 1),
        ({}, {"url": "https://a.kr/1", "path": "/b.txt"}, UPDATED, 1),
        # a path that now holds an article of another address
        ({"url": "https://a.kr/1"}, {"url": "https://a.kr/2", "body": "새 글"}, NEW, 2),
        # ids given by the source
        (
            {"external_id": "7", "path": "f#7"},
            {"external_id": "7", "path": "f#7", "body": "새 글"},
            UPDATED,
            1,
        ),
        (
            {"external_id": "7", "path": "f#7", "body": LONG},
            {"external_id": "7", "path": "g#7", "body": LONG + "\n덧붙임", "title": "고친 제목"},
            UPDATED,
            1,
        ),
        ({"external_id": "7", "path": "f#7"}, {"external_id": "8", "path": "f#8"}, NEW, 2),
        # two files that both count from 1 hold strangers
        (
            {"external_id": "1", "path": "f#1", "body": LONG},
            {"external_id": "1", "path": "g#1", "body": "전혀 다른 글", "title": "다른 제목"},
            NEW,
            2,
        ),
        # standard input has no path that could name anything
        ({"path": "-"}, {"path": "-", "body": "새 글"}, NEW, 2),
        ({"path": "-"}, {"path": "-"}, UNCHANGED, 1),
        # what is known later fills a gap
        ({"published": None}, {"path": "/b.txt"}, UPDATED, 1),
        ({"outlet": None}, {"outlet": "부산일보"}, UPDATED, 1),
        ({}, {"published": None}, UNCHANGED, 1),
        # an option that dates the article anew
        ({}, {"published": date(2025, 3, 5), "published_basis": PublishedBasis.OPTION}, UPDATED, 1),
        # excerpts
        (
            {"excerpt": True, "url": "https://a.kr/1"},
            {"url": "https://a.kr/1", "body": LONG, "path": "/b"},
            UPDATED,
            1,
        ),
        (
            {"url": "https://a.kr/1"},
            {"excerpt": True, "url": "https://a.kr/1", "body": "짧", "path": "/b"},
            UNCHANGED,
            1,
        ),
        ({"body": LONG}, {"body": "짧은 글", "excerpt": True}, UNCHANGED, 1),
        ({"excerpt": True}, {"path": "/b.txt"}, UPDATED, 1),
    ],
)
def test_identity(make, store, reader, first, second, outcome, articles) -> None:  # type: ignore[no-untyped-def]
    assert store.save(make.article(**first), make.extraction(make.facts())) is NEW
    assert store.save(make.article(**second), make.extraction(make.facts())) is outcome
    assert len(stored(reader)) == articles
    # and again it is no news, nor is the first if it still stands at its own path
    if second.get("path", first.get("path")) != first.get("path"):
        assert store.save(make.article(**first), make.extraction()) is UNCHANGED
    assert store.save(make.article(**second), make.extraction()) is UNCHANGED
    assert reader.check() == ()


def test_a_file_that_changes_and_changes_back_is_followed(make, store, reader) -> None:  # type: ignore[no-untyped-def]
    for body, outcome in (("하나", NEW), ("둘", UPDATED), ("하나", UPDATED)):
        assert store.save(make.article(body=body), make.extraction()) is outcome
        assert [article.body for article in stored(reader)] == [body]


def test_an_old_copy_elsewhere_does_not_undo_an_update(make, store, reader) -> None:  # type: ignore[no-untyped-def]
    store.save(make.article(body="하나"), make.extraction())
    store.save(make.article(body="둘"), make.extraction())
    assert store.save(make.article(body="하나", path="/copy.txt"), make.extraction()) is UNCHANGED
    assert [article.body for article in stored(reader)] == ["둘"]


def test_renamed_files_keep_every_article(make, store, reader) -> None:  # type: ignore[no-untyped-def]
    """1.txt is removed and 2.txt takes its name: neither article is overwritten."""
    store.save(make.article(body="하나", path="1.txt"), make.extraction())
    store.save(make.article(body="둘", path="2.txt"), make.extraction())
    assert store.save(make.article(body="둘", path="1.txt"), make.extraction()) is UNCHANGED
    assert {article.body for article in stored(reader)} == {"하나", "둘"}


def test_lines_of_one_file_that_bear_the_same_id(make, store, reader) -> None:  # type: ignore[no-untyped-def]
    """Two exports joined, both counted from 1: nothing is lost, and the same again is no news."""
    lines = [make.article(n, external_id="1", path="all.jsonl#1", body=f"글 {n}") for n in (1, 2)]
    for expected in ([NEW, NEW], [UNCHANGED, UNCHANGED], [UNCHANGED, UNCHANGED]):
        store.begin_run()
        assert [store.save(line, make.extraction()) for line in lines] == expected
    assert {article.body for article in stored(reader)} == {"글 1", "글 2"}
    lines[1] = make.article(2, external_id="1", path="all.jsonl#1", body="고친 글 2")
    store.begin_run()
    assert store.save(lines[0], make.extraction()) is UNCHANGED
    store.save(lines[1], make.extraction())
    assert "글 1" in {article.body for article in stored(reader)}


def test_a_full_text_replaces_an_excerpt_and_stays(make, store, reader) -> None:  # type: ignore[no-untyped-def]
    url = "https://a.kr/1"
    store.save(make.article(body="앞부분…", url=url, excerpt=True, path="b.xlsx#1"), make.extraction())
    store.save(make.article(body=LONG, url=url, path="full.html"), make.extraction())
    store.save(make.article(body="다른 앞부분…", url=url, excerpt=True, path="c.xlsx#1"), make.extraction())
    (article,) = stored(reader)
    assert (article.body, article.excerpt) == (LONG, False)


def test_an_article_keeps_its_id_and_its_events_theirs(make, store, reader) -> None:  # type: ignore[no-untyped-def]
    store.save(make.article(), make.extraction(make.facts(), make.facts("2025-05-05")))
    article, events = stored(reader)[0].id, [event.id for event in reader.events(EventFilter())]
    store.save(
        make.article(body="새 글"), make.extraction(make.facts(venue="벡스코"), make.facts("2025-05-06"))
    )
    assert stored(reader)[0].id == article
    found = reader.events(EventFilter())
    assert [event.id for event in found] == events
    assert found[0].facts.venue == "벡스코"
    assert str(found[1].facts.date.start) == "2025-05-06"


def test_ids_that_clash_take_a_longer_piece(make, store, reader, rows) -> None:  # type: ignore[no-untyped-def]
    store.save(make.article(1), make.extraction(make.facts()))
    name = stored(reader)[0].id
    rows("DELETE FROM article_keys")
    store.save(make.article(1, path="/other.txt"), make.extraction(make.facts("2025-06-06")))
    names = sorted(article.id for article in stored(reader))
    assert names[0] == name
    assert names[1].startswith(name)
    assert len(names[1]) > len(name)


def test_an_article_without_act_is_kept_with_the_reason(make, store, reader) -> None:  # type: ignore[no-untyped-def]
    store.save(make.article(), make.extraction())
    (row,) = reader.articles(relevant=False)
    assert (row.reason, row.events) == ("no act", ())
    assert reader.article(row.ref.id).verdict.relevant is False


def test_text_is_text(make, store, reader) -> None:  # type: ignore[no-untyped-def]
    title = "'); DROP TABLE articles; --\x00\"%_[link=x]"
    store.save(make.article(title=title, outlet=title, path=title), make.extraction(make.facts(title=title)))
    (event,) = reader.events(EventFilter(organizers=("' OR 1=1 --", "부산테크노파크")))
    assert (event.facts.title, event.articles[0].title, event.articles[0].path) == (title, title, title)
    assert reader.events(EventFilter(organizers=("' OR 1=1 --",))) == []
    assert reader.check() == ()


def _save_and_fail(store: Store, article: Article, extraction: Extraction) -> None:
    with store.transaction():
        store.save(article, extraction)
        raise RuntimeError


def test_a_failed_transaction_leaves_no_trace(make, store, reader) -> None:  # type: ignore[no-untyped-def]
    store.save(make.article(1), make.extraction(make.facts()))
    with pytest.raises(RuntimeError):
        _save_and_fail(store, make.article(2), make.extraction(make.facts("2025-04-04")))
    assert reader.count(EventFilter()) == 1
    with store.transaction():
        store.save(make.article(2), make.extraction(make.facts("2025-04-04")))
        with pytest.raises(RuntimeError):
            _save_and_fail(store, make.article(3), make.extraction(make.facts("2025-05-05")))
    assert reader.count(EventFilter()) == 2
    assert reader.check() == ()


INPUTS = st.lists(
    st.tuples(
        st.sampled_from(["a.txt", "b.txt", "c.txt", "-"]),
        st.sampled_from(["첫 글", "둘째 글", "셋째 글\n같은 줄", "넷째 글\n같은 줄"]),
        st.sampled_from([None, "https://a.kr/1", "https://a.kr/2"]),
        st.sampled_from([None, "x", "y"]),
        st.booleans(),
        st.sampled_from([None, "2025-03-03", "2025-03-04"]),
    ),
    max_size=8,
)


def _take(store: Store, make, given_inputs) -> list[Outcome]:  # type: ignore[no-untyped-def]
    outcomes = []
    for path, body, url, external_id, excerpt, day in given_inputs:
        article = make.article(path=path, body=body, url=url, external_id=external_id, excerpt=excerpt)
        outcomes.append(store.save(article, make.extraction(make.facts(day))))
    return outcomes


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(inputs=INPUTS)
def test_any_order_of_inputs_leaves_a_sound_store(make, tmp_path_factory, inputs) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path_factory.mktemp("sound") / "s.db"
    with open_store(path) as store, Reader(path) as reader:
        _take(store, make, inputs)
        assert reader.check() == ()
        names = {event.id for event in reader.events(EventFilter())}
        assert all(reader.event(name).id == name for name in names)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(inputs=INPUTS)
def test_the_same_files_again_change_nothing(make, tmp_path_factory, inputs) -> None:  # type: ignore[no-untyped-def]
    """A folder has one text at a path; read twice, the second time is no news."""
    files = list({path: each for each in inputs if (path := each[0]) != "-"}.values())
    path = tmp_path_factory.mktemp("again") / "s.db"
    with open_store(path) as store:
        _take(store, make, files)
        assert set(_take(store, make, files)) <= {UNCHANGED}
