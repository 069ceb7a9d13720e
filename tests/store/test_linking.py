"""Events as the store keeps them: alike however their reports came, and as the user said."""

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import replace
from typing import Any

import pytest
from aipolicy.models import Constraints, EventFacts, EventFilter, Trace
from aipolicy.store import Reader, open_store
from aipolicy.store.events import Ledger, Writing, relink_all, relink_ids
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

EVERYTHING = EventFilter()


@pytest.fixture
def saved(make, store):  # type: ignore[no-untyped-def]
    """Saves facts as the reports of articles 1, 2, …; returns the ids of the mentions."""

    def save(*facts: EventFacts) -> list[str]:
        for number, each in enumerate(facts, 1):
            store.save(make.article(number), make.extraction(each))
        rows = store._db.conn.execute("SELECT m.id FROM mentions AS m ORDER BY m.pk")
        return [name for (name,) in rows]

    return save


def titles(reader: Reader) -> list[list[str]]:
    return [[article.title[-1] for article in event.articles] for event in reader.events(EVERYTHING)]


def relinked(store: Any, ids: Sequence[str], ledger: Ledger) -> None:
    with store.transaction():
        relink_ids(Writing(store._db.conn, None, "1", ledger), ids)


def said(**pairs: tuple[tuple[str, str], ...]) -> Ledger:
    return Ledger(constraints_of=lambda connection, mentions: Constraints(**pairs))


def test_what_the_user_joins_and_parts(make, store, reader, saved) -> None:  # type: ignore[no-untyped-def]
    one, two, other = saved(make.facts(), make.facts(), make.facts("2025-05-05"))
    assert titles(reader) == [["1", "2"], ["3"]]
    relinked(store, [one, other], said(together=((one, other),)))
    assert titles(reader) == [["1", "2", "3"]]
    assert reader.event(other).id == one
    assert reader.check() == ()
    relinked(store, [two], said(together=((one, other),), apart=((two, one),)))
    assert titles(reader) == [["1", "3"], ["2"]] or titles(reader) == [["2"], ["1", "3"]]
    relinked(store, [one, two, other], Ledger())
    assert titles(reader) == [["1", "2"], ["3"]]
    assert {reader.event(name).id for name in (one, two)} == {one}
    assert reader.check() == ()


def test_what_the_user_corrects_stands_in_every_index(make, store, reader, saved) -> None:  # type: ignore[no-untyped-def]
    one, two = saved(make.facts(), make.facts())
    seen: list[Sequence[str]] = []

    def corrected(connection: Any, mentions: Sequence[str], facts: EventFacts) -> EventFacts:
        seen.append(mentions)
        return replace(facts, program_type="forum")

    relinked(store, [one], Ledger(corrected=corrected))
    assert [sorted(each) for each in seen] == [sorted([one, two])]
    assert reader.count(EventFilter(types=("forum",))) == 1
    assert [each.facts.program_type for each in reader.mentions(EVERYTHING)] == ["mou", "mou"]
    assert reader.check() == ()


def test_ids_that_are_none_count_for_nothing(store, reader) -> None:  # type: ignore[no-untyped-def]
    relinked(store, ["nobody.0"], Ledger())
    assert reader.count(EVERYTHING) == 0


def test_all_can_be_linked_anew(make, store, reader, saved) -> None:  # type: ignore[no-untyped-def]
    saved(make.facts(), make.facts(), make.facts("2025-05-05"))
    before = reader.events(EVERYTHING)
    with store.transaction():
        for table in ("link_pairs", "link_keys", "link_profiles"):
            store._db.execute(f"DELETE FROM {table}")
        relink_all(store._db.conn)
    assert reader.events(EVERYTHING) == before
    assert reader.check() == ()


def test_an_event_that_one_report_leaves_is_split(make, store, reader) -> None:  # type: ignore[no-untyped-def]
    """The first and the last report had only the middle one in common."""
    first, second = make.facts("2025-03-03"), make.facts("2025-03-05")
    between = make.facts("2025-03-03", "2025-03-05")
    store.save(make.article(1), make.extraction(replace(first, title="가")))
    store.save(make.article(2), make.extraction(replace(between, title="가")))
    store.save(make.article(3), make.extraction(replace(second, title="가")))
    assert len(titles(reader)) == 2
    store.save(make.article(2, body="고친 글"), make.extraction(replace(second, title="가")))
    assert titles(reader) == [["1"], ["2", "3"]]
    assert reader.check() == ()


DAYS = st.sampled_from(["2025-03-03", "2025-03-04", "2025-03-05", None])
REPORTS = st.lists(
    st.tuples(
        DAYS,
        st.sampled_from(["업무협약", "제1차 협약", "제2차 협약"]),
        st.sampled_from([(), ("바다 지능 관제",)]),
    ),
    min_size=1,
    max_size=6,
)


def state(reader: Reader) -> Any:
    """The partition of reports and what the events say, but for ids."""
    members: dict[str, list[str]] = {}
    for mention in reader.mentions(EVERYTHING):
        members.setdefault(reader.event(mention.id).id, []).append(mention.id)
    return sorted((members[each.id], each.facts, each.articles) for each in reader.events(EVERYTHING))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(told=REPORTS, changed=REPORTS, dice=st.randoms(use_true_random=False), whole=st.booleans())
def test_history_leaves_no_trace(make, tmp_path_factory, told, changed, dice, whole) -> None:  # type: ignore[no-untyped-def]
    """Articles that come in any order, one by one or at once, and change, end as if read once as they are."""

    def extraction(report: Any) -> Any:
        day, title, names = report
        return replace(make.extraction(make.facts(day, title=title)), trace=Trace((), names))

    def read_again(store: Any) -> None:
        for number, report in enumerate(changed):
            store.save(make.article(number, body=f"고친 글 {number}"), extraction(report))

    folder = tmp_path_factory.mktemp("history")
    numbers = list(range(len(told)))
    dice.shuffle(numbers)
    with open_store(folder / "long.db") as store:
        for number in numbers:
            store.save(make.article(number, body=f"고친 글 {number}"), extraction(told[number]))
        for number in numbers:
            store.save(make.article(number, body=f"또 고친 글 {number}"), extraction(told[number]))
        read_again(store)
    final = dict(enumerate(told)) | dict(enumerate(changed))
    with open_store(folder / "short.db") as store, store.transaction() if whole else nullcontext():
        for number, report in final.items():
            store.save(make.article(number, body=f"고친 글 {number}"), extraction(report))
    with Reader(folder / "long.db") as long, Reader(folder / "short.db") as short:
        assert long.check() == short.check() == ()
        assert state(long) == state(short)
