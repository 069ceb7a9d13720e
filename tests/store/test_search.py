"""Full text: words are found inside words."""

from datetime import date

import pytest
from aipolicy.models import EventFilter, Part
from aipolicy.store import Reader
from aipolicy.store.fulltext import expression, pairs
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

EVERYTHING = EventFilter()
TEXTS = (
    ("부산시, AI 협약", "부산시는 3일 부산에서 인공지능 업무협약을 맺었다."),
    ("군산 데이터센터 착공", "전북 군산시는 4일 데이터센터를 착공했다."),
    ("해커톤 연다", "경남도는 오는 5일 K-컬처 AI·로봇 해커톤을 연다."),
)


@pytest.fixture
def filled(make, store, reader) -> Reader:  # type: ignore[no-untyped-def]
    for number, (title, body) in enumerate(TEXTS):
        article = make.article(number, title=title, body=body, published=date(2025, 3, 1 + number))
        store.save(
            article,
            make.extraction(
                make.facts(f"2025-03-0{1 + number}", regions=("48120",), organizers=("경남테크노파크",))
            ),
        )
    return reader


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("부산", [0]),  # inside 부산에서, 부산시는
        ("산", [1, 0]),  # one syllable: first, last or in the middle of a word
        ("군", [1]),
        ("도", [2]),
        ("데이터센터", [1]),
        ("센터를", [1]),
        ("ai", [2, 0]),
        ("AI 협약", [0]),  # all words
        ("협약 AI", [0]),
        ("부산 군산", []),
        ("산부", []),  # letters of different words are no neighbours
        ("AI·로봇", [2]),
        ("K-컬처", [2]),
        ("I·로", [2]),
        ("·", [2]),
        ("3일", [0]),
        ("업무협약을 3일", [0]),
        ("대구", []),
        ("", []),
        ("   ", []),
        ('부산"', []),
        ('" OR "', []),
        ("부산*", []),
        ("NOT 부산", []),
        ("pairs:부산", []),
        ("(부산", []),
    ],
)
def test_search(filled, query: str, titles: list[int]) -> None:  # type: ignore[no-untyped-def]
    hits = filled.search(query, EVERYTHING)
    assert [hit.article.title for hit in hits] == [TEXTS[number][0] for number in titles]


def test_decomposed_letters_are_found(filled) -> None:  # type: ignore[no-untyped-def]
    assert len(filled.search("\u1107\u116e\u1109\u1161\u11ab", EVERYTHING)) == 1


def test_a_hit_shows_its_place(filled) -> None:  # type: ignore[no-untyped-def]
    (hit,) = filled.search("데이터센터를", EVERYTHING)
    assert hit.span.part is Part.BODY
    assert TEXTS[1][1][hit.span.start : hit.span.end] == "데이터센터를"
    assert "데이터센터를" in hit.snippet
    (hit,) = filled.search("해커톤 연다", EVERYTHING)
    assert hit.span.part is Part.TITLE


def test_the_names_of_events_are_found_too(filled) -> None:  # type: ignore[no-untyped-def]
    (event,) = filled.events(EventFilter(limit=1))
    hits = filled.search("경남테크노파크 해커톤", EVERYTHING)
    assert [hit.events for hit in hits] == [(event.id,)]
    assert hits[0].span is not None
    assert {hit.span for hit in filled.search("경남테크노파크", EVERYTHING)} == {None}


def test_filters_and_limits(filled) -> None:  # type: ignore[no-untyped-def]
    since = EventFilter(since=date(2025, 3, 2))
    assert [hit.article.title for hit in filled.search("AI", since)] == ["해커톤 연다"]
    assert filled.search("AI", EventFilter(regions=("26000",))) == []
    assert len(filled.search("산", EventFilter(regions=("48000",)), limit=1)) == 1


def test_chrome_is_no_hit(make, store, reader) -> None:  # type: ignore[no-untyped-def]
    body = "부산시는 3일 협약을 맺었다.\n\n관련기사\n대구 소식 더보기\nCopyright 무단전재 및 재배포 금지"
    store.save(make.article(body=body), make.extraction())
    assert len(reader.search("협약을", EVERYTHING)) == 1
    assert reader.search("무단전재", EVERYTHING) == []


def test_the_index_follows_an_update(make, store, reader) -> None:  # type: ignore[no-untyped-def]
    store.save(make.article(body="처음 글은 이러했다."), make.extraction(make.facts(organizers=("옛기관",))))
    store.save(make.article(body="나중 글은 저러했다."), make.extraction(make.facts(organizers=("새기관",))))
    assert reader.search("처음", EVERYTHING) == reader.search("옛기관", EVERYTHING) == []
    assert len(reader.search("나중", EVERYTHING)) == len(reader.search("새기관", EVERYTHING)) == 1
    assert reader.check() == ()


def save_and_fail(store, make) -> None:  # type: ignore[no-untyped-def]
    with store.transaction():
        store.save(make.article(3, body="셋째 글은 이러했다."), make.extraction())
        store.save(make.article(2, body="잘못된 글은 이러했다."), make.extraction())
        raise RuntimeError


def test_the_index_holds_what_a_transaction_kept(make, store, reader) -> None:  # type: ignore[no-untyped-def]
    """Changed twice in one transaction, with one that failed between."""
    store.save(make.article(1, body="처음 글은 이러했다."), make.extraction())
    with store.transaction():
        store.save(make.article(2, body="둘째 글은 이러했다."), make.extraction())
        store.save(make.article(1, body="나중 글은 저러했다."), make.extraction())
        with pytest.raises(RuntimeError):
            save_and_fail(store, make)
        store.save(make.article(1, body="끝의 글은 그러했다."), make.extraction())
    assert [reader.search(word, EVERYTHING) for word in ("처음", "나중", "셋째", "잘못된")] == [[]] * 4
    assert [len(reader.search(word, EVERYTHING)) for word in ("둘째", "끝의")] == [1, 1]
    with store.rehearsal():
        store.save(make.article(4, body="연습한 글"), make.extraction())
    store.save(make.article(5, body="다섯째 글"), make.extraction())
    assert len(reader.search("글", EVERYTHING)) == 3
    assert reader.check() == ()


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(st.data())
def test_every_stretch_of_a_text_is_found(filled, data) -> None:  # type: ignore[no-untyped-def]
    title, body = data.draw(st.sampled_from(TEXTS))
    start = data.draw(st.integers(0, len(body) - 1))
    words = body[start : data.draw(st.integers(start + 1, len(body)))]
    found = [hit.article.title for hit in filled.search(words, EVERYTHING)]
    assert title in found or not words.strip()


def test_pairs() -> None:
    assert pairs("AI는 3일").split() == ["ai", "i는", "는", "3", "3일", "일"]
    assert pairs("가", "나").split() == ["가", "나", "나"]
    assert pairs() == ""
    assert expression("군") == '"군" *'
    assert expression("부산시") == '"부산" AND "산시"'
    assert expression("·") is None
