from collections.abc import Callable

import pytest
from aipolicy.models import Article, BlockKind, Document, Part
from aipolicy.text.headline import find_title
from aipolicy.text.layout import lay_out
from hypothesis import given, settings
from hypothesis import strategies as st

LEAD = "부산시는 22일 시청에서 네이버클라우드와 인공지능 발전협의회를 열었다고 23일 밝혔다."
MORE = "협의회는 부산시와 기업, 대학이 함께 인공지능 행정을 넓히려는 자리다."
LAST = "부산시장은 “협의회를 발판으로 인공지능 행정을 앞당기겠다”고 말했다."
TITLE = "부산시·네이버클라우드, 인공지능 발전협의회 열어"
OTHER = "강릉시는 18일 산불 대응 합동훈련을 벌여 소방대원 200명이 참여했다고 밝혔다."


def laid_out(body: str, title: str = TITLE) -> Document:
    return lay_out(Article(title=title, body=body, path="page.txt"))


def texts(document: Document, kind: BlockKind) -> list[str]:
    return [sentence.text for sentence in document.of(kind) if sentence.span.part == Part.BODY]


def kinds(document: Document) -> list[tuple[BlockKind, str]]:
    return [
        (sentence.kind, sentence.text) for sentence in document.sentences if sentence.span.part == Part.BODY
    ]


def check(document: Document) -> None:
    article = document.article
    previous = 0
    for sentence in document.sentences:
        source = article.title if sentence.span.part == Part.TITLE else article.body
        assert source[sentence.span.start : sentence.span.end] == sentence.text
        assert sentence.text == sentence.text.strip() != ""
        if sentence.span.part == Part.BODY:
            assert sentence.span.start >= previous
            previous = sentence.span.end


@given(st.text(max_size=400), st.text(max_size=40))
def test_spans_hold_on_any_text(body: str, title: str) -> None:
    check(laid_out(body, title))


PIECES = st.sampled_from(
    [
        LEAD,
        MORE,
        LAST,
        TITLE,
        OTHER,
        "",
        "배너",
        "관련기사",
        "▲ 사진 설명이다. (사진=부산시)",
        "□ 교통통제",
        "[부산=뉴스] ",
        "홍길동 기자",
    ]
)


@settings(max_examples=200)
@given(st.lists(PIECES, max_size=14), st.sampled_from(["\n", "\n\n", " ", ""]))
def test_spans_hold_on_any_page(pieces: list[str], joint: str) -> None:
    check(laid_out(joint.join(pieces)))


def test_spans_hold_on_samples(page: str) -> None:
    document = lay_out(Article(title=find_title(page), body=page, path="page.txt"))
    check(document)
    assert document.body


def test_title_comes_first_and_is_found_in_the_page() -> None:
    document = laid_out(f"우리신문\n홈 > 뉴스 > 사회\n\n{TITLE}\n\n{LEAD}\n\n{MORE}\n")
    assert document.sentences[0].span.part == Part.TITLE
    assert texts(document, BlockKind.TITLE) == [TITLE]
    assert texts(document, BlockKind.BODY) == [LEAD, MORE]
    assert texts(document, BlockKind.CHROME) == ["우리신문", "홈 > 뉴스 > 사회"]


def test_title_known_from_elsewhere_may_carry_the_site_behind_it() -> None:
    document = laid_out(f"{TITLE}\n\n{LEAD}\n", title=f"{TITLE} - 부산뉴스")
    assert texts(document, BlockKind.TITLE) == [TITLE]


def test_headline_known_from_elsewhere_stands_above_the_subtitles() -> None:
    document = laid_out(f"기업과 대학도 한자리에 모여 논의\n\n{LEAD}\n")
    assert texts(document, BlockKind.SUBTITLE) == ["기업과 대학도 한자리에 모여 논의"]


def test_subtitles_stand_between_headline_and_body() -> None:
    document = laid_out(f"{TITLE}\n- 기업과 대학도 한자리에 모여\n22일 시청서 첫 회의\n\n{LEAD}\n")
    assert texts(document, BlockKind.SUBTITLE) == ["- 기업과 대학도 한자리에 모여", "22일 시청서 첫 회의"]


@pytest.mark.parametrize(
    "dateline",
    [
        "[부산=뉴스핀] 하윤섭 기자 =",
        "(광주=뉴스하나) 서경민 기자 =",
        "[창원=민채호 기자]",
        "[뉴스걸음]",
        "【홍천】",
        "[이슈저널 = 방기호 기자]",
        "데일리연합 (SNSJTV) 김민제 기자 |",
        "대륙통신 |",
        "맹수진 기자 |",
        "광주=홍길동 기자",
        "**광주=홍길동 기자**",
        "[더팩터ㅣ성남=천우빈 기자]",
        "[대륙경제(대전) 정유락 기자]",
        "(워싱턴=한빛통신) 여울 특파원 =",
    ],
)
def test_dateline_is_a_sentence_of_its_own(dateline: str) -> None:
    document = laid_out(f"{TITLE}\n\n{dateline} {LEAD}\n\n{MORE}\n")
    assert kinds(document)[1:] == [
        (BlockKind.DATELINE, dateline),
        (BlockKind.BODY, LEAD),
        (BlockKind.BODY, MORE),
    ]


@pytest.mark.parametrize(
    "opening", ["(주)부산소프트는", "‘AI 부산’은", "<AI 부산>은", "(재)부산테크노파크는"]
)
def test_names_and_legal_forms_are_no_dateline(opening: str) -> None:
    sentence = f"{opening} 22일 시청에서 네이버클라우드와 인공지능 협약을 맺었다."
    assert texts(laid_out(f"{TITLE}\n\n{sentence}\n"), BlockKind.BODY) == [sentence]


@pytest.mark.parametrize(
    "byline",
    [
        "부산=정진헌 기자 podori7777@",
        "목포/공하늘 기자",
        "천하람솔기자",
        "구봉철 기자",
        "rjh@news.example",
        "수원=윤상연 기자 syyoon@hk.example",
    ],
)
def test_byline_behind_the_last_sentence(byline: str) -> None:
    document = laid_out(f"{TITLE}\n\n{LEAD}\n\n{MORE} {byline}\n")
    assert texts(document, BlockKind.BYLINE) == [byline]
    assert texts(document, BlockKind.BODY) == [LEAD, MORE]


def test_caption_credit_and_photo_stamp() -> None:
    caption = "부산시장이 지난 4월8일 시청에서 협약서를 펼쳐 보이고 있다."
    document = laid_out(f"{TITLE}\n\n{LEAD}\n\n![]() |\n{caption} [사진=부산시] 2025.09.18 |\n\n{MORE}\n")
    assert texts(document, BlockKind.CAPTION) == [caption, "[사진=부산시]"]
    assert texts(document, BlockKind.STAMP) == ["2025.09.18 |"]
    assert texts(document, BlockKind.BODY) == [LEAD, MORE]


def test_page_that_lost_its_line_ends() -> None:
    caption = "부산시장이 협약서를 들어 보이고 있다. 부산시 제공"
    document = laid_out(
        f"{caption} (부산=뉴스핀) 하윤섭 기자 = {LEAD} {MORE} {LAST} 하윤섭 기자 ha@news.example "
        "<저작권자(c) 뉴스핀, 무단 전재-재배포 금지>"
    )
    assert texts(document, BlockKind.BODY) == [LEAD, MORE, LAST]
    assert texts(document, BlockKind.DATELINE) == ["(부산=뉴스핀) 하윤섭 기자 ="]
    assert texts(document, BlockKind.CHROME) == [
        "하윤섭 기자 ha@news.example <저작권자(c) 뉴스핀, 무단 전재-재배포 금지>"
    ]


def test_list_under_a_heading_is_body_not_captions() -> None:
    moved = "◇4급 승진\n▲경제국장 주영록\n\n◇5급 승진\n▲총무과장 피재훈\n▲재무과장 탁윤선"
    body = f"[인사] 부산시\n\n{LEAD}\n\n{moved}\n\n{MORE}\n"
    document = laid_out(body, title="[인사] 부산시")
    assert texts(document, BlockKind.CAPTION) == []
    assert "경제국장 주영록" in texts(document, BlockKind.BODY)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("□ 시는 22일 협의회를 열었다.", "시는 22일 협의회를 열었다."),
        ("❍ 협의회는 부산에서 열렸다.", "협의회는 부산에서 열렸다."),
        ("  - 일시: 2025. 9. 22.(월) 14:00", "일시: 2025. 9. 22.(월) 14:00"),
        ("○○○ 시장은 협의회를 이끌겠다고 말했다.", "○○○ 시장은 협의회를 이끌겠다고 말했다."),
    ],
)
def test_list_markers_belong_to_no_sentence(line: str, sentence: str) -> None:
    assert sentence in texts(laid_out(f"{TITLE}\n\n{LEAD}\n{line}\n{MORE}\n"), BlockKind.BODY)


def test_lists_of_other_articles_are_furniture_and_previews_teasers() -> None:
    document = laid_out(
        f"{TITLE}\n\n{LEAD}\n\n{MORE}\n\n저작권자 © 부산뉴스 무단전재 및 재배포 금지\n\n많이 본 뉴스\n"
        f"1 대구 도심 멧돼지 출몰\n2 강릉 산불 훈련\n\n포토뉴스\n강릉시, 산불 대응 합동훈련 벌여\n{OTHER}\n"
    )
    assert texts(document, BlockKind.BODY) == [LEAD, MORE]
    assert texts(document, BlockKind.TEASER) == ["강릉시, 산불 대응 합동훈련 벌여", OTHER]
    assert "1 대구 도심 멧돼지 출몰" in texts(document, BlockKind.CHROME)


def test_titles_below_the_buttons_are_teasers_though_they_have_strong_bullets() -> None:
    document = laid_out(
        f"{TITLE}\n\n{LEAD}\n\n{MORE}\n\n이 기사를 공유하기\n카카오톡 · 라인 · 링크복사\n\n"
        "○ 김천 자두 포도 축제, 7월 중순으로 확정\n○ 직지사 일대 전선 지중화 4월 착공\n"
    )
    assert texts(document, BlockKind.BODY) == [LEAD, MORE]


def test_strong_bullets_without_buttons_above_are_body() -> None:
    document = laid_out(f"{TITLE}\n\n{LEAD}\n\n○ 총사업비 40억원\n○ 오는 4월 착공\n")
    assert texts(document, BlockKind.BODY) == [LEAD, "총사업비 40억원", "오는 4월 착공"]


def test_page_with_nothing_but_a_photo_has_its_caption_for_a_body() -> None:
    caption = "부산시가 22일 시청에서 AI 협의회를 열고 있다. (사진=부산시 제공)"
    assert texts(laid_out(f"{TITLE}\n\n▲ {caption}\n"), BlockKind.BODY) != []
    both = laid_out(f"{TITLE}\n\n{LEAD}\n\n▲ {caption}\n")
    assert texts(both, BlockKind.BODY) == [LEAD]


def test_body_goes_on_behind_a_list_within_it() -> None:
    document = laid_out(
        f"{TITLE}\n\n{LEAD}\n\n관련기사\n울산 배 농가 지원\n강릉 축제\n\n{MORE}\n\n{LAST}\n\n홍길동 기자\n"
    )
    assert texts(document, BlockKind.BODY) == [LEAD, MORE, LAST]
    assert "강릉 축제" in texts(document, BlockKind.CHROME)


def test_second_copy_of_the_body_is_a_repeat() -> None:
    document = laid_out(f"{TITLE}\n\n{LEAD}\n\n{MORE}\n\n홍길동 기자\n\n{LEAD}\n{MORE}\n")
    assert texts(document, BlockKind.BODY) == [LEAD, MORE]
    assert texts(document, BlockKind.REPEAT) == [LEAD, MORE]


def test_second_copy_may_join_its_sentences() -> None:
    document = laid_out(f"{TITLE}\n\n{LEAD}\n\n{MORE}\n\n{LAST}\n\n{LEAD} {MORE}\n")
    assert texts(document, BlockKind.BODY) == [LEAD, MORE, LAST]


def test_machine_translation_is_told_from_the_body() -> None:
    english = "Busan City announced on the 23rd that it held a council with Naver Cloud on the 22nd."
    notice = "* 아래는 위 기사를 번역기로 옮긴 영문입니다."
    document = laid_out(f"{TITLE}\n\n{LEAD}\n\n{notice}\n\nBusan holds council\n\n{english}\n")
    assert texts(document, BlockKind.BODY) == [LEAD]
    assert texts(document, BlockKind.TRANSLATION)[1:] == ["Busan holds council", english]


def test_english_article_has_a_body() -> None:
    document = laid_out(
        "Busan opens AI center\n\nBusan opened a center on May 3. Many came.\n", title="Busan opens AI center"
    )
    assert texts(document, BlockKind.BODY) == ["Busan opened a center on May 3.", "Many came."]


def test_machine_summary_is_furniture() -> None:
    summary = "- 부산시가 네이버클라우드와 발전협의회를 열었다."
    document = laid_out(
        f"{TITLE}\n\n3줄 요약\n{summary}\n- 협의회는 인공지능 행정을 넓힌다.\n\n{LEAD}\n\n{MORE}\n"
    )
    assert texts(document, BlockKind.BODY) == [LEAD, MORE]
    assert summary in texts(document, BlockKind.CHROME)


def test_lines_broken_at_a_fixed_width_are_joined() -> None:
    wrapped = (
        "부산시는 22일 시청에서 네이버클라우드와 인공지능 발전\n"
        "협의회를 열었다고 23일 밝혔다. 협의회는 부산시와 기업,\n"
        "대학이 함께 인공지능 행정을 넓히려는 자리로 앞으로 분\n기마다 열린다.\n"
    )
    sentences = texts(laid_out(f"{TITLE}\n\n{wrapped}"), BlockKind.BODY)
    assert [sentence.replace("\n", "") for sentence in sentences] == [
        "부산시는 22일 시청에서 네이버클라우드와 인공지능 발전협의회를 열었다고 23일 밝혔다.",
        "협의회는 부산시와 기업,대학이 함께 인공지능 행정을 넓히려는 자리로 앞으로 분기마다 열린다.",
    ]


def test_headlines_of_like_length_are_not_joined() -> None:
    head = "부산시, 인공지능 발전협의회 열어\n기업과 대학도 한자리에 모여 논의\n입력 2025.09.18 (19:10)"
    document = laid_out(f"{head}\n{LEAD}\n", title="부산시, 인공지능 발전협의회 열어")
    assert [kind for kind, _ in kinds(document)] == [
        BlockKind.TITLE,
        BlockKind.SUBTITLE,
        BlockKind.STAMP,
        BlockKind.BODY,
    ]


def test_items_of_a_press_release_broken_over_lines() -> None:
    item = "□ 부산시는 22일 시청에서 네이버클라우드와 함께 「인공지능 발전협의회」를\n열었다고 밝혔다."
    document = laid_out(f"{TITLE}\n\n{item}\n □ 운영 방안\n   - 분기마다 회의\n", title=TITLE)
    assert texts(document, BlockKind.BODY) == [item[2:], "운영 방안", "분기마다 회의"]


def test_body_without_blank_lines() -> None:
    head = f"{TITLE}\n22일 시청서 첫 회의 열려\n2025-09-23 노진수 기자"
    document = laid_out(f"{head}\n{LEAD}\n{MORE}\n[곧은뉴스 부산=노진수 기자]")
    assert kinds(document) == [
        (BlockKind.TITLE, TITLE),
        (BlockKind.SUBTITLE, "22일 시청서 첫 회의 열려"),
        (BlockKind.STAMP, "2025-09-23 노진수 기자"),
        (BlockKind.BODY, LEAD),
        (BlockKind.BODY, MORE),
        (BlockKind.BYLINE, "[곧은뉴스 부산=노진수 기자]"),
    ]


def test_headings_within_the_body() -> None:
    document = laid_out(f"{TITLE}\n\n{LEAD}\n\n누가 무엇을 맡나\n\n{MORE}\n")
    assert texts(document, BlockKind.SUBTITLE) == ["누가 무엇을 맡나"]


def test_a_lone_sentence_is_body() -> None:
    assert texts(laid_out("부산시는 22일 네이버클라우드와 협약을 맺었다", title=""), BlockKind.BODY)


def test_seed_with_weather_bar_and_another_citys_story(seed: Callable[[str], Document]) -> None:
    document = seed("000")
    assert document.body[0].text.startswith("중기부는, 3일(화)")
    assert all("안양" not in sentence.text for sentence in document.body)
    assert "2026.01.13 (화)" in texts(document, BlockKind.STAMP)


def test_seed_with_ranking_list(seed: Callable[[str], Document]) -> None:
    document = seed("001")
    assert document.body[0].text.startswith("부산테크노파크(원장")
    assert document.body[-1].text.endswith("강조했다.")
    assert all("대전 " not in sentence.text for sentence in document.body)


def test_seed_with_the_body_twice(seed: Callable[[str], Document]) -> None:
    document = seed("003")
    assert len(document.of(BlockKind.REPEAT)) > 10
    assert len(document.body) == len({sentence.text for sentence in document.body})


def test_seed_with_a_translation(seed: Callable[[str], Document]) -> None:
    document = seed("004")
    assert all("Jiangsu" not in sentence.text for sentence in document.body)
    assert any("Jiangsu" in sentence.text for sentence in document.of(BlockKind.TRANSLATION))
