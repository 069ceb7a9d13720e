"""Full text: words are found inside words."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from aipolicy.models import EventFilter, Part
from aipolicy.store import Reader, searching
from aipolicy.store.fulltext import Page, grams, holding
from aipolicy.store.search_query import parse
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
                make.facts(
                    f"2025-03-0{1 + number}",
                    regions=("48120",),
                    organizers=("경남테크노파크",),
                    title=title,
                )
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
        ('" OR "', []),  # in quotation marks an operator is a word
        ("부산*", []),
        ("pairs:부산", []),
        ("부산 OR 군산", [1, 0]),
        ("AI 부산 OR 군산", [1, 0]),  # words side by side bind closer
        ("AI (부산 OR 군산)", [0]),
        ("AI AND 로봇", [2]),
        ("AI -로봇", [0]),
        ("AI NOT 업무협약을", [2]),
        ("NOT 부산", [2, 1]),
        ("-(부산 OR 군산)", [2]),
        ("NOT -부산", [0]),
        ("AI -title:AI", [2]),
        ("title:AI", [0]),
        ("title:군 OR title:연", [2, 1]),
        ('title:"데이터 센터"', [1]),
        ('"데이터 센터"', [1]),  # spaces of a phrase may be missing
        ('"센터 데이터"', []),
        ("“업무 협약”", [0]),
        ('"부산에서 인공지능"', [0]),
        ('"부산 에서 인공 지능"', [0]),
        ("부산에서인공지능", [0]),  # those of the text are overlooked in long words
        ("오는5일", [2]),
        ("는5일", []),
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
    if words.strip():
        assert title in [hit.article.title for hit in filled.search(f'"{words}"', EVERYTHING)]


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("창업지원 센터를 연다", "지원센터", True),
        ("데이터\u00a0\t센터", "데이터센터", True),
        ("데이터\n센터", "데이터센터", False),  # another line is another thing
        ("한 국가의 일", "한국", False),  # one letter is not divided from its word
        ("부산 업무", "산업", False),
        ("부산 업무", '"부산업무"', True),
        ("부산 업무", '"산 업"', True),  # as asked
        ("데이터센터", '"데 이 터 센 터"', True),
        ("데이 터센터", '"데이터 센터"', False),
        ("1 만", "10", False),
        ("Straße İ 부산", "부산", True),
        ("straße", "STRAßE", True),
        ("데이\ue000터센터", "데이터센터", False),
        ("\ue001부산", "title:부산", False),
        ("\ue001부산", "AI OR NOT title:부산", True),
        ("인공지능", "인공지능 " * 100, True),
    ],
)
def test_spaces_and_odd_letters(make, store, reader, text: str, query: str, found: bool) -> None:  # type: ignore[no-untyped-def]
    store.save(make.article(title="기사", body=text), make.extraction())
    assert len(reader.search(query, EVERYTHING)) == found


def test_a_page_is_furniture_apart(make, store, reader) -> None:  # type: ignore[no-untyped-def]
    """Furniture that comes or goes with an update, of body, date or events."""
    body = "부산시는 3일 협약을 맺었다.\n\n관련기사\n대구 소식 더보기\nCopyright 무단전재 및 재배포 금지"
    article = make.article(body=body)
    store.save(article, make.extraction(make.facts(title="큰 협약식")))
    assert [len(reader.search(words, EVERYTHING)) for words in ("큰협약식", "-대구", "대구")] == [0, 1, 0]
    assert [len(reader.search(words, EVERYTHING)) for words in ("협약식", '"큰 협약식"')] == [1, 1]
    store.save(make.article(body="대구 소식이다.", published=date(2020, 1, 2)), make.extraction())
    assert [len(reader.search(words, EVERYTHING)) for words in ("협약", "대구")] == [0, 1]
    assert reader.check() == ()


def test_the_latest_come_first_whenever_they_came_in(make, store, reader) -> None:  # type: ignore[no-untyped-def]
    days = [date(2025, 3, 4), None, date(1999, 1, 1), date(2026, 7, 1), date(2025, 3, 4)]
    for number, day in enumerate(days):
        store.save(make.article(number, published=day), make.extraction())
    expected = ["제목 3", "제목 4", "제목 0", "제목 2", "제목 1"]
    for query in ("인공지능", "능", "-없는말", "·  OR 능"):
        assert [hit.article.title for hit in reader.search(query, EVERYTHING)] == expected
        assert [hit.article.title for hit in reader.search(query, EVERYTHING, 2)] == expected[:2]


def test_what_came_in_since(make, store, reader, rows) -> None:  # type: ignore[no-untyped-def]
    """An article that came in later with an event known before, one changed, and one all new."""
    for number, moment in enumerate(("2026-03-01 23:59:59", "2026-03-02 00:00:00", "2026-03-05 12:00:00")):
        run = store.begin_run()
        rows("UPDATE runs SET started_at = ? WHERE pk = ?", moment, run)
        facts = make.facts(title=f"사건 {number}", organizers=(f"기관{number}",))
        store.save(make.article(number), make.extraction(facts))
        if number:
            changed = make.article(0, body=f"인공지능 글이 {number}번째로 달라졌다.")
            store.save(changed, make.extraction(facts))
        store.finish_run(make.report())
    days = [datetime(2026, 3, day, tzinfo=UTC) for day in (1, 2, 3, 6)]
    assert [reader.first_run_since(day) for day in days] == [1, 2, 3, 4]
    assert reader.first_run_since(datetime(2026, 3, 2, 9, 1, tzinfo=timezone(timedelta(hours=9)))) == 3
    found = {}
    for run in (1, 2, 3, 4):
        wanted = EventFilter(added_from=run)
        titles = [hit.article.title for hit in reader.search("인공지능", wanted)]
        assert titles == [row.ref.title for row in reader.articles(added_from=run)][::-1]
        assert len(reader.events(wanted)) == reader.count(wanted)
        found[run] = (titles, [event.facts.title for event in reader.events(wanted)])
    assert {run: titles for run, (titles, _) in found.items()} == {
        1: ["제목 2", "제목 1", "제목 0"],
        2: ["제목 2", "제목 1"],
        3: ["제목 2"],
        4: [],
    }
    assert found[4][1] == []
    changed_last = reader.search("인공지능", EventFilter(run=3))
    assert [hit.article.title for hit in changed_last] == ["제목 2", "제목 0"]


def test_filters_that_fit_few_events_and_many(make, store, reader, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    for number in range(12):
        region = "48120" if number % 3 else "26000"
        store.save(make.article(number), make.extraction(make.facts(regions=(region,))))
    asked = [("인공지능", "26000"), ("능", "48000"), ("-없는말", "26000"), ("인공지능", "50000")]
    found = [reader.search(words, EventFilter(regions=(code,)), 5) for words, code in asked]
    assert [len(hits) for hits in found] == [4, 5, 4, 0]
    monkeypatch.setattr(searching, "_FEW", 1)
    assert [reader.search(words, EventFilter(regions=(code,)), 5) for words, code in asked] == found


def test_a_syllable_of_many_articles_and_of_old_ones(make, store, reader) -> None:  # type: ignore[no-untyped-def]
    """More articles than are looked at before the index is."""
    with store.transaction():
        for number in range(330):
            body = f"모두의 글 {number}." + (" 뭍에서 왔다." if number % 100 == 10 else "")
            published = date(2020, 1, 1) + timedelta(days=number)
            store.save(make.article(number, body=body, published=published), make.extraction())
    assert [hit.article.title for hit in reader.search("뭍", EVERYTHING)] == [
        "제목 310",
        "제목 210",
        "제목 110",
        "제목 10",
    ]
    assert len(reader.search("글", EVERYTHING)) == 330
    assert len(reader.search("글 OR 뭍", EVERYTHING)) == 330
    assert reader.search("뷁", EVERYTHING) == []


def test_snippets_are_marked(make, store, reader) -> None:  # type: ignore[no-untyped-def]
    far = "그 밖의 일도 있었다. " * 30
    body = f"부산의 일이다. {far}\n부산에  데이터 센터와 AI 공원이 선다. {far}"
    store.save(make.article(title="AI 도시", body=body), make.extraction())
    (hit,) = reader.search("데이터센터 부산 ai", EVERYTHING)
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["부산", "데이터 센터", "AI"]
    assert hit.snippet.startswith("…")
    assert hit.snippet.endswith("…")
    assert "  " not in hit.snippet
    (hit,) = reader.search("title:도시", EVERYTHING)
    assert (hit.snippet, hit.marks) == ("AI 도시", ((3, 5),))
    (hit,) = reader.search("-대구", EVERYTHING)
    assert (hit.snippet[:8], hit.marks) == ("부산의 일이다.", ())


def test_the_best_match_first(make, store, reader) -> None:  # type: ignore[no-untyped-def]
    bodies = ["로봇 로봇 로봇 도시", "로봇 도시", "도시의 도시에 도시가 로봇을", "도시 도시 도시 도시 도시"]
    for number, body in enumerate(bodies):
        published = date(2025, 1, 1 + number)
        store.save(make.article(number, body=body, published=published), make.extraction())
    store.save(make.article(9, title="로봇의 해", body="도시", published=date(2020, 1, 1)), make.extraction())

    def ranked(query: str, limit: int | None = None) -> list[str]:
        return [hit.article.title for hit in reader.search(query, EVERYTHING, limit, ranked=True)]

    assert ranked("로봇") == ["로봇의 해", "제목 0", "제목 1", "제목 2"]
    assert ranked("로봇", 1) == ["로봇의 해"]
    assert ranked("로봇 OR 도시")[-1] == "제목 3"
    assert ranked("-로봇") == ["제목 3"]
    assert ranked("없는말") == []


def test_grams() -> None:
    assert grams(Page("", "AI는 3일")).split() == ["a", "ai", "i는", "는", "3", "3일", "일", "\ue001"]
    assert set(grams(Page("부산", "나\u3000가")).split()) == {
        *("부산", "산", "나", "가"),
        *("\ue001부산", "\ue001산", "\ue001"),
    }
    assert grams(Page("", "")).split() == ["\ue001"]


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ("군", '"군" *'),
        ("부산시", '"부산" AND "산시"'),
        (
            "데이터센터",
            '"데이" AND ("이터" OR ("이" AND "터")) AND ("터센" OR ("터" AND "센")) AND "센터"',
        ),
        ('"큰 산"', '("큰산" OR ("큰" AND "산"))'),
        ("title:부산", '"\ue001부산"'),
        ("title:군", '"\ue001군" *'),
        ("AI·로봇", '"ai" AND "로봇"'),
        ("AI·3", '"ai"'),
        ("·3·", '"3" *'),
        ("·", None),
        ("부산 · 군", '(("부산"))'),
        ("군 시", '(("군" *) AND ("시" *))'),
        ("부산 OR 군", '("부산") OR ("군" *)'),
        ("부산 OR ·", None),
        ("부산 -대구", '(("부산")) NOT ("대구")'),
        ("부산 -(대구 OR 데이터)", '(("부산")) NOT (("대구"))'),
        ("부산 -(대구 경북 -서울)", '(("부산")) NOT ((("대구") AND ("경북")) NOT ("서울"))'),
        ("부산 -(대구 데이터)", '(("부산"))'),
        ("부산 -데이터", '(("부산"))'),  # not for sure without it
        ("부산 -군", '(("부산"))'),
        ("-군", None),
    ],
)
def test_what_the_index_is_asked(query: str, terms: str | None) -> None:
    node = parse(query)
    assert node is not None
    assert holding(node) == terms
