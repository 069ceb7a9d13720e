from collections import Counter

import pytest
from aipolicy.tables.load import toml_table
from aipolicy.text.chrome import LineKind, classify
from aipolicy.text.normalize import squash
from hypothesis import given
from hypothesis import strategies as st

LINES = {
    LineKind.PROSE: [
        "부산시는 22일 네이버클라우드와 인공지능 발전협의회를 열었다고 23일 밝혔다.",
        "들어가는 돈만 7조원.",
        "시는 AI 학습 데이터를 지역 기업에 제공한다.",
        "센터는 AI 학습용 데이터 수집을 금지하는 조례도 함께 손질한다고 밝혔다.",
        "기상청은 낮 기온이 22℃까지 오르자 주의를 당부했다고 밝혔다.",
        "인공지능을 앞서 이끄는 광역자치단체가 손을 맞잡아 산업에도 좋은 영향을 미칠 것으로 전망된다",
        "[○○○/전북대 교수 : 공정이 모두 9개입니다. 마지막이 시험 평가고요.]",
        "도는 기계번역 서비스를 도입하기로 했다.",
    ],
    LineKind.PLAIN: [
        "부산시, 네이버클라우드와 AI 발전협의회 첫 행사 마련",
        "“AI 수도 향해”…울산, 데이터센터 첫 삽",
        "인천시, 신산업 혁신으로 성장 동력 확보 나서…",
        "AI 맞춤형 복지 서비스 제공",
        "누가 무엇을 맡나",
        "부산·울산·경남, AI 산업 함께 키운다",
        "부산시, AI 챗봇으로 민원 응대",
        "AI 음성으로 민원 안내",
        "관련 글로벌 기업도 참여",
        "댓글 조작, AI로 잡는다",
        "AI 활용 딥페이크 학습 금지 조례안 발의",
        "AI 스피커 보급(무료 제공)",
        "KBS, 첫 AI 앵커",
        "인공지능 번역기로 외국인 민원 돕는다",
        "▶ 부산시, 인공지능 산단 조성 착수",
        "시민사진전 개최",
        "여주·이천·안성 공동 협약",
        "여주 · 이천, AI 축제 연다",
        "주최 도시 부산",
    ],
    LineKind.MENU: [
        "정치 경제 사회 국제 문화 스포츠",
        "홈 > 뉴스 > 지역종합",
        "뉴스 | 정치 | 경제 | 사회 | 우리동네",
        "전국 > 강원",
        "뉴스 · 대구 · 경북 · 정치 · 경제 · 스포츠 · 우리TV",
        "[정치](https://a.example/1) [경제](https://a.example/2)",
        "• 로그인",
        "여주 · 이천 · 안성 · 양평",
        "진주 | 사천 | 남해",
    ],
    LineKind.CHROME: [
        "배너",
        "가 가 가",
        "- + 글자크기    인쇄    메일    기사목록",
        "페이스북  카카오톡  밴드  URL복사",
        "이 기사를 공유합니다",
        "• 맑음동두천 -3.0℃",
        "맑음 전주 21.3℃ | 흐림 군산 20.8℃",
        "코스피 4,012.33 ▲ 21.90   코스닥 911.07 ▲ 4.15",
        "삭제한 댓글은 다시 복구할 수 없습니다.",
        "AI 요약은 기사의 골자만 추려 보여 드립니다. 맥락까지 알고 싶다면 아래 본문을 함께 읽어 주세요.",
        "---",
        "• 안성 맑음 17.3℃",
        "좋아요 0 · 슬퍼요 0 · 화나요 0",
        "제호 : 부산뉴스 | 등록번호 : 부산 아00123 | 등록일 : 2012-03-04 | 발행인 : 홍길동",
        "0",
        "#부산시 #인공지능 #조례",
        "260112_보도자료.hwpx (212 KB)",
    ],
    LineKind.COPYRIGHT: [
        "저작권자 © 음성투데이 무단전재 및 재배포, AI 학습 및 활용 금지",
        "<저작권자(c) 연맹뉴스, 무단 전재-재배포 금지>",
        "Copyright ⓒ News. All rights reserved. 무단 전재 및 재배포 금지.",
        "[ⓒ 시민일보. 무단전재ㆍ재배포 금지]",
        "Copyright © Ulsan MBC. All rights reserved.",
    ],
    LineKind.STAMP: [
        "• 승인 2025-12-31 16:30",
        "최종편집:2024-04-23 22:14 (화)",
        "2026.01.13 (화)",
        "이성용 기자 | 기사입력 2024/02/28 [15:16]",
        "2025-10-10 노진수 기자",
        "등록 2026-02-05 20:29 수정 2026-02-17 18:04",
        "작성자 재난안전과 | 등록일 2026-01-16 17:40 | 조회 8,214 | 첨부 1",
        "2025년 08월 28일(목) 15:37 |",
        "기사입력   전영호 기자",
    ],
    LineKind.BYLINE: [
        "강도현 기자",
        "• 정진헌 기자정진헌 기자",
        "창원=문세람 기자",
        "부산=마재형/창원=옥수빈 기자",
        "영남취재본부 하소담 기자 sodam@asiae.example",
        "hayoon@newspim.example",
        "[소이현 선임기자]",
        "[뉴스출처 : 세종시]",
        "<앵커>",
        "[ 앵 커 ]",
        "[○○○ / 울산시장]",
        "(영상취재 : ○○○ JTV)",
        "특별취재팀",
    ],
    LineKind.CAPTION: [
        "부산시 관계자들이 협약서를 들어 보이고 있다 [사진=부산시]",
        "▲ 지난해 교육 실습 장면. (사진=전북자치도)",
        "테크노파크 협의회 개최 모습./테크노파크 제공",
        "2025-12-30_부산테크노파크 제1차 협의회 11",
        "구청장이 선포식에서 손팻말을 들어 보이고 있다.(광주시 제공. 재판매 및 DB 금지)",
        "원장(왼쪽)과 사장이 협약서를 펼쳐 보이고 있다.",
        "![](photo.jpg)",
        "<대전시-대학 협약식(왼쪽부터 시장, 총장)>",
        "[이미지] 가상으로 그린 데이터센터 모습",
        "<대덕연구개발특구 전경>",
    ],
    LineKind.SECTION: [
        "많이 본 뉴스",
        "관련기사",
        "[관련기사]",
        "서울Pn 많이 본 뉴스",
        "랭킹뉴스",
        "이 시각 주요뉴스",
        "HEADLINE",
        "많이 본 기사 › 사회",
        "최신뉴스 더보기",
        "## 관련기사",
    ],
    LineKind.COMMENTS: ["댓글 0", "실시간 댓글 0", "네티즌 의견 0", "게시물 댓글 0개"],
    LineKind.SUMMARY: ["3줄 요약", "AI 요약", "세줄요약"],
    LineKind.MARK: [
        "*아래는 위 기사를 '구글 번역'으로 번역한 영문 기사의 [전문]입니다.",
        "— 이하 자동 번역 —",
        "* The following is a machine translation of the above article. There may be errors.",
    ],
    LineKind.BULLET: [
        "□ 교통통제",
        "○ 통제구간: 왕산면 닭목재",
        "◇ 4급 승진",
        "- 일시: 2025. 9. 22.(월) 14:00",
        "- 일  시 : 2025. 9. 22.(월) 14:00",
        "• 주    관 : (재)경남테크노파크",
        "운  영: 동양미래대학교",
    ],
    LineKind.FOREIGN: ["Busan City signed an agreement with Naver Cloud on the 22nd.", "Jeju to Space"],
}


@pytest.mark.parametrize(("kind", "line"), [(kind, line) for kind, lines in LINES.items() for line in lines])
def test_kind_of_a_line(kind: LineKind, line: str) -> None:
    assert classify(line) == kind


@given(st.text(min_size=1, max_size=120).map(str.strip).filter(bool))
def test_every_line_has_a_kind(line: str) -> None:
    assert classify(line) in LineKind


def words_of(node: object) -> list[str]:
    if isinstance(node, dict):
        return [word for value in node.values() for word in words_of(value)]
    return [word for word in node if isinstance(word, str)] if isinstance(node, list) else []


@pytest.mark.parametrize(
    "name",
    [
        "menu",
        "exact",
        "phrases",
        "notices",
        "summary",
        "points",
        "sections",
        "comments",
        "translation",
        "footer",
    ],
)
def test_words_are_squashed_and_told_once(name: str) -> None:
    words = toml_table("chrome.toml")[name]
    assert words
    assert [word for word in words if word != squash(word) or not word] == []
    assert [word for word, count in Counter(words).items() if count > 1] == []


def test_no_stamp_word_is_both_published_and_modified() -> None:
    stamps = toml_table("chrome.toml")["stamps"]
    assert set(stamps["published"]).isdisjoint(stamps["modified"])


def test_nested_lists_hold_words() -> None:
    table = toml_table("chrome.toml")
    assert all(words_of(table[name]) for name in ("stamps", "captions", "bylines"))
