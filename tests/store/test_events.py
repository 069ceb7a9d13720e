"""Mentions make up events, and stay resolvable whatever becomes of them."""

import pytest
from aipolicy.errors import NotFound
from aipolicy.models import EventFilter, RegionRef
from aipolicy.store.events import with_those_above

EVERYTHING = EventFilter()


def test_own_regions_are_told_from_those_above() -> None:
    assert with_those_above([RegionRef("48121", ""), RegionRef("48000", "")]) == {
        "48121": True,
        "48120": False,
        "48000": True,
    }
    assert with_those_above([RegionRef("00000", "전국")]) == {"00000": True}
    assert with_those_above([RegionRef("28177", "")]) == {"28177": True, "28000": False}
    assert with_those_above([RegionRef("99999", "")]) == {"99999": True}


def ids(reader) -> list[str]:  # type: ignore[no-untyped-def]
    return [event.id for event in reader.events(EVERYTHING)]


def test_reports_with_the_same_key_are_one_event(make, store, reader) -> None:  # type: ignore[no-untyped-def]
    store.save(make.article(1), make.extraction(make.facts(venue=None)))
    store.save(make.article(2), make.extraction(make.facts(venue="벡스코")))
    store.save(make.article(3), make.extraction(make.facts("2025-03-04")))
    first, second = reader.events(EVERYTHING)
    assert [article.title for article in first.articles] == ["제목 1", "제목 2"]
    assert first.facts.venue == "벡스코"
    assert [article.title for article in second.articles] == ["제목 3"]
    assert {each.article for each in first.facts.evidence} == {article.id for article in first.articles}
    assert [each.facts.venue for each in reader.mentions(EVERYTHING)] == [None, "벡스코", None]


def test_undated_reports_stay_apart(make, store, reader) -> None:  # type: ignore[no-untyped-def]
    store.save(make.article(1), make.extraction(make.facts(None)))
    store.save(make.article(2), make.extraction(make.facts(None)))
    assert len(ids(reader)) == 2


def test_an_event_has_the_id_of_its_first_mention_and_answers_to_the_others(make, store, reader) -> None:  # type: ignore[no-untyped-def]
    store.save(make.article(1), make.extraction(make.facts()))
    (first,) = ids(reader)
    store.save(make.article(2), make.extraction(make.facts("2025-04-04")))
    second = ids(reader)[1]
    store.save(make.article(2, body="고친 글"), make.extraction(make.facts()))
    assert ids(reader) == [first]
    assert reader.event(second).id == first
    assert reader.check() == ()


def test_a_report_that_leaves_takes_its_own_id_along(make, store, reader) -> None:  # type: ignore[no-untyped-def]
    store.save(make.article(1), make.extraction(make.facts(attendance=10)))
    (first,) = ids(reader)
    store.save(make.article(2), make.extraction(make.facts()))
    store.save(make.article(1, body="고친 글"), make.extraction(make.facts("2025-01-01")))
    moved, stayed = reader.events(EVERYTHING)
    assert moved.id == first
    assert [article.title for article in stayed.articles] == ["제목 2"]
    assert stayed.id != first
    assert stayed.facts.attendance is None
    assert reader.check() == ()


def test_the_id_of_a_report_withdrawn_leads_to_the_rest_of_its_event(make, store, reader) -> None:  # type: ignore[no-untyped-def]
    for number in (1, 2, 3):
        store.save(make.article(number), make.extraction(make.facts()))
    (first,) = ids(reader)
    store.save(make.article(1, body="고친 글"), make.extraction())
    (second,) = ids(reader)
    assert second != first
    assert reader.event(first).id == second
    store.save(make.article(2, body="고친 글 둘"), make.extraction())
    (third,) = ids(reader)
    assert reader.event(first).id == reader.event(second).id == third
    store.save(make.article(1, body="또 고친 글"), make.extraction(make.facts("2025-07-07")))
    assert reader.event(first).id == first
    assert reader.check() == ()


def test_an_event_that_nobody_reports_any_more_is_gone(make, store, reader, rows) -> None:  # type: ignore[no-untyped-def]
    store.save(make.article(), make.extraction(make.facts()))
    (first,) = ids(reader)
    store.save(make.article(body="고친 글"), make.extraction())
    assert ids(reader) == []
    with pytest.raises(NotFound, match=f"no event has the id {first}"):
        reader.event(first)
    for table in ("events", "mentions", "event_regions", "event_organizers", "event_topics"):
        assert rows(f"SELECT count(*) FROM {table}") == [(0,)]


def test_short_ids(make, store, reader) -> None:  # type: ignore[no-untyped-def]
    store.save(make.article(1), make.extraction(make.facts(), make.facts("2025-05-05")))
    store.save(make.article(2), make.extraction(make.facts("2025-06-06")))
    third = ids(reader)[2]
    article = third.split(".")[0]
    assert reader.event(article).id == third
    assert reader.article(article[:6]).article.title == "제목 2"
    both = ids(reader)[0].split(".")[0]
    with pytest.raises(NotFound, match="several events begin with"):
        reader.event(both)
    for wrong in ("", "%", "zz", "_" * 10):
        with pytest.raises(NotFound):
            reader.event(wrong)
        with pytest.raises(NotFound):
            reader.article(wrong)


def test_names_of_bodies(make, store, reader) -> None:  # type: ignore[no-untyped-def]
    assert reader.organizer_names() == ()
    for number, bodies in enumerate((("나", "가"), ("나",), ("다",), ())):
        store.save(
            make.article(number), make.extraction(make.facts(f"2025-01-0{number + 1}", organizers=bodies))
        )
    assert reader.organizer_names() == ("가", "나", "다")


def test_runs_tell_what_they_added_or_changed(make, store, reader) -> None:  # type: ignore[no-untyped-def]
    one = store.begin_run()
    store.save(make.article(1), make.extraction(make.facts()))
    store.save(make.article(2), make.extraction(make.facts("2025-04-04")))
    assert store.finish_run(make.report()).events == 2
    two = store.begin_run()
    store.save(make.article(3), make.extraction(make.facts()))
    store.save(make.article(1), make.extraction(make.facts()))
    assert store.finish_run(make.report()).events == 1
    assert [len(reader.events(EventFilter(run=run))) for run in (one, two)] == [1, 1]
    assert [row.ref.title for row in reader.articles(run=two)] == ["제목 3"]
    assert reader.last_run() == two


def test_a_run_that_was_cut_off_is_completed_by_the_next(make, store, reader) -> None:  # type: ignore[no-untyped-def]
    store.begin_run()
    store.save(make.article(1), make.extraction(make.facts()))
    run = store.begin_run()
    store.save(make.article(2), make.extraction(make.facts("2025-04-04")))
    assert store.finish_run(make.report()).events == 2
    assert len(reader.events(EventFilter(run=run))) == len(list(reader.articles(run=run))) == 2
    assert store.begin_run() > run
    assert len(reader.events(EventFilter(run=run))) == 2


def test_every_mention_bears_the_version_of_the_rules(make, store, rows) -> None:  # type: ignore[no-untyped-def]
    from aipolicy.extract import rules_version

    store.save(make.article(), make.extraction(make.facts()))
    assert rows("SELECT DISTINCT extractor FROM mentions") == [(rules_version(),)]
