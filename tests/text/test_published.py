import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml
from aipolicy.models import Part, PublishedBasis
from aipolicy.text.headline import find_title
from aipolicy.text.normalize import nfc
from aipolicy.text.published import find_published

ROOT = Path(__file__).parents[2]
TITLE = "부산시·네이버클라우드, 인공지능 발전협의회 열어"
LEAD = "부산시는 22일 시청에서 네이버클라우드와 인공지능 발전협의회를 열었다고 23일 밝혔다."
DAY = date(2025, 9, 23)


@pytest.mark.parametrize(
    "stamp",
    [
        "• 승인 2025-09-23 16:30",
        "입력 2025.09.23 10:24   수정 2025.11.20 15:47",
        "입력2025.09.23 17:52",
        "이성용 기자 | 기사입력 2025/09/23 [15:16]",
        "고은채 기자 / 기사승인 : 2025-09-23 20:25:16",
        "• 기사등록 2025-09-23 20:44:04",
        "등록 2025-09-23 20:29 수정 2026-02-17 18:04",
        "작성자 재난안전과 | 등록일 2025-09-23 17:40 | 조회 8,214 | 첨부 1",
        "발행일 : 2025-09-23 09:12  지면 : 28면",
        "햇살일보 | 2025.09.23 화요일 6면",
        "2025년 9월 23일 (화) 20면 | PDF 보기 | 모바일",
        "햇살신문 2025.09.23 (화) 오후 4:30 등록",
        "by 나온유 | 2025년 9월 23일 오전 8:15",
        "[ 국제뉴스 ] / 기사승인 : 2025-09-23 18:30:03   기사원문 보기",
        "2025-09-23 노진수 기자",
        "2025-09-23     조민혁 기자",
        "mch@news.example | 2025-09-23 16:16:19",
        "뉴스 / 방기호 기자 / 2025-09-23 10:20:04",
        "차은솔 기자 |\n2025년 09월 23일(화) 15:37 |",
        "입력 25.09.23 10:24",
        "보도시점 2025. 9. 23.(화) 12:00",
        "홍길동 기자 | 2025-09-23 10:00 송고 | 2025-09-24 11:00 최종수정",
        "2025/09/23 18:00 송고",
        "송고시간2025-09-23 10:00",
        "입력 2025.09.23. 오후 6:00 수정 2025.09.24. 오후 7:00",
        "홍길동 기자 hong@news.example | 입력 : 2025-09-23 19:00:12 | 본지 3면",
        "게재일자 : 2025년 09월 23일",
        "방송일 2025.09.23 (화) 06:40   |   취재 모아라",
    ],
)
@pytest.mark.parametrize(
    "head", ["", "최종편집 : 2026-11-03 08:51 (월)\n", "2026.02.16 (월)\n  • 맑음서울 1.2℃\n"]
)
def test_stamp_below_the_headline(head: str, stamp: str) -> None:
    body = f"{head}\n{TITLE}\n\n{stamp}\n\n{LEAD}\n"
    found = find_published(TITLE, body, None)
    assert found is not None
    day, basis, span = found
    assert (day, basis, span.part) == (DAY, PublishedBasis.STAMP, Part.BODY)
    assert "23" in body[span.start : span.end]


@pytest.mark.parametrize(
    "page",
    [
        f"울산누리신문\n2025년 09월 23일(화) 17:45\n정치 > 지방의회\n\n{TITLE}\n\n{LEAD}\n",
        f"경제 | 2025.09.23 17:36\n\n{TITLE}\n\n{LEAD}\n",
        f"경북산업경제 2025-09-23 (화) 17:20\n홈 > 뉴스\n{TITLE}\n\n{LEAD}\n",
        f"부산항도신문 지면 3면   2025년 9월 23일 화요일\n{TITLE}\n\n{LEAD}\n",
        f"{TITLE}\n2025.09.23 20:41   조회 318\n\n{LEAD}\n",
        f"{TITLE}\n2025. 9. 23. | 편집실 | 조회 1,044\n\n{LEAD}\n",
        f"햇살매일 | 2025년 9월 23일(화)\n{TITLE}\n\n{LEAD}\n",
        f"백제신문 (2025년 9월 23일)\n{TITLE}\n\n{LEAD}\n",
        f"2025.09.23 (화)\n{TITLE}\n\n{LEAD}\n",
        f"부산누리  2025년 9월 23일(화) 제 1864 호\n{TITLE}\n\n{LEAD}\n",
        f"{TITLE}\n등록번호 부산 아00000 | 2025.09.23 입력\n\n{LEAD}\n",
        f"{TITLE}\n\n{LEAD}\n\n방이룸 기자   2025.09.23\n",
        f"{TITLE}\n\n{LEAD}\n\n방이룸 기자 (bang@news.example) 2025.09.23\n",
    ],
)
def test_stamp_without_a_word(page: str) -> None:
    found = find_published(TITLE, page, None)
    assert found is not None
    assert found[0] == DAY


def test_headline_that_looks_like_a_sentence_bears_its_stamp() -> None:
    title = "[내포=백제일보] 충남도, AI 대전환 이끌 '민관합동 추진단' 발대…AX 시계 빨라진다"
    found = find_published(title, f"{title}\n\n2025-09-23 (화) 15:55   배성재 기자\n\n{LEAD}\n", None)
    assert found is not None
    assert found[0] == DAY


@pytest.mark.parametrize(
    ("lead", "tells"),
    [
        ("부산시는 22일 시청에서 인공지능 발전협의회를 열었다.", True),
        ("부산시는 오는 30일 시청에서 인공지능 발전협의회를 연다.", True),
        ("부산시는 오는 3일 시청에서 인공지능 발전협의회를 연다.", False),
        ("부산시는 14일 시청에서 인공지능 발전협의회를 열었다.", False),
        ("부산시는 8월 22일 시청에서 인공지능 발전협의회를 열었다.", False),
    ],
)
def test_day_of_a_paper_goes_with_fresh_news(lead: str, tells: bool) -> None:
    found = find_published(TITLE, f"부산항도\n2025년 9월 23일 화요일\n\n{TITLE}\n\n{lead}\n", None)
    assert (found is not None) == tells


@pytest.mark.parametrize(
    "page",
    [
        f"UPDATED. 2025-09-23 18:02 (화)\n{TITLE}\n\n{LEAD}\n",
        f"2025.09.23 03:14 현재\n{TITLE}\n\n{LEAD}\n",
        f"크롤링 2025.09.23 03:14\n{TITLE}\n\n{LEAD}\n",
        f"오늘 2025년 9월 23일 화요일\n{TITLE}\n\n{LEAD}\n",
        f"양주소식통    최종편집 2025.09.23(화) 17:45\n{TITLE}\n\n{LEAD}\n",
        f"2025.09.22 (월)\n{TITLE}\n\n{LEAD}\n",
        f"{TITLE}\n\n{LEAD}\n\n2025.9.23/뉴스하나 ⓒ News1 채은별 기자\n",
        f"최종편집 : 2025-11-03 08:51 (월)\n{TITLE}\n\n{LEAD}\n",
        f"2026.02.16 (월)\n  • 맑음서울 1.2℃\n기상청 제공\n{TITLE}\n\n{LEAD}\n",
        f"{TITLE}\n입력 :   수정 :\n\n{LEAD}\n",
        f"{TITLE}\n수정 2025-09-23 10:00\n\n{LEAD}\n",
        f"{TITLE}\n\n최종수정일 2026-01-18\n{LEAD}\n",
        f"{TITLE}\n\n시장이 웃고 있다.(부산시 제공) 2024.12.18/뉴스하나\n\n{LEAD}\n",
        f"{TITLE}\n\n![]() |\n협약서를 펼쳐 보이고 있다. [사진=부산시] 2025.09.18 |\n\n{LEAD}\n",
        f"{TITLE}\n\n{LEAD}\n\n시는 2025년 9월 23일 등록한 기업을 뽑는다고 밝혔다.\n",
        f"{TITLE}\n\n{LEAD}\n\n관련기사\n2025.08.22 용인 데이터센터 주민 반대\n입력 2025.08.20 다른 기사\n",
        f"{TITLE}\n\n{LEAD}\n\n댓글 3\n  ㅇㅇ 2025-09-14 11:20  AI과 나오면 취업 되나요\n",
        f"{TITLE}\n\n승인 2025-02-30 10:00\n{LEAD}\n",
        f"{TITLE}\n\n{LEAD}\n\n제호 : 부산뉴스 | 등록번호 : 부산 아00123 | 등록일 : 2012-03-04\n",
        f"{TITLE}\n\n{LEAD}\n\n등록번호 : 부산 아00123\n등록일 : 2012-03-04\n발행일 : 2012-04-01\n",
        f"{TITLE}\n\n2025-09-23 18:00 최종수정\n\n{LEAD}\n",
        f"{TITLE}\n\n{LEAD}\n접수 기간 2025-09-23 ~ 2025-09-30\n",
        "",
    ],
)
def test_pages_that_do_not_tell(page: str) -> None:
    assert find_published(TITLE, page, None) is None


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://ir.newspim.example/news/view/20250923000042", DAY),
        ("https://cc.newdaily.example/site/data/html/2025/09/23/2025092300058.html", DAY),
        ("https://www.hankyung.example/politics/article/202509234645Y", DAY),
        ("https://www.newsis.example/view/NISX20250923_0003357822?id=NISX20250923_0003357822", DAY),
        ("https://www.busan.example/view.php?code=2025092318112597945", DAY),
        ("https://m.etnews.example/20250923000233", DAY),
        ("https://www.wowtv.example/News/Read?articleId=A202509230752", DAY),
        ("https://x.example/life/2025-09-23/1", DAY),
        ("https://x.example/2025/9/23/title", DAY),
        ("https://x.example/news/articleView.html?idxno=348190", None),
        ("https://x.example/news/articleView.html?idxno=20250923", None),
        ("https://x.example/news/articleView.html?idxno=20250923113027", DAY),
        ("https://x.example/news/articleView.html?idxno=202509237799", None),
        ("https://x.example/article/001/0012345678", None),
        ("https://x.example/view/20251345000042", None),
        ("https://x.example/view/20250230000042", None),
        ("https://x.example/250923/economy/1", DAY),
        ("https://x.example/251345/economy/1", None),
        ("https://x.example/", None),
    ],
)
def test_address(url: str, expected: date | None) -> None:
    found = find_published(TITLE, f"{TITLE}\n\n{LEAD}\n", url)
    assert (found[0] if found else None) == expected
    if found:
        assert found[1] == PublishedBasis.URL
        assert found[2].part == Part.URL
        assert "23" in url[found[2].start : found[2].end]


def test_stamp_goes_before_the_address() -> None:
    found = find_published(TITLE, f"{TITLE}\n승인 2025-09-23\n\n{LEAD}\n", "https://x.example/2025/09/24/1")
    assert found is not None
    assert found[0] == DAY


def test_stamp_below_the_body_counts() -> None:
    found = find_published(
        TITLE, f"{TITLE}\n\n{LEAD}\n\nsjw@example.example\n기사입력 2025/09/23 [15:38]\n", None
    )
    assert found is not None
    assert found[0] == DAY


def samples() -> Iterator[tuple[dict[str, object], dict[str, object], str]]:
    for line in (ROOT / "data" / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        text = nfc((ROOT / "data" / "articles" / f"{gold['id']}.txt").read_text(encoding="utf-8-sig"))
        front: dict[str, object] = {}
        if text.startswith("---\n"):
            block, text = text[4:].split("\n---\n", 1)
            front = yaml.safe_load(block)
        yield gold, front, text


def test_samples_tell_their_day_or_nothing() -> None:
    """Where the front matter does not give the day, the page or its address does, or nothing is made up."""
    wrong = []
    for gold, front, text in samples():
        url = front.get("url")
        found = find_published(find_title(text), text, url if isinstance(url, str) else None)
        if found and str(found[0]) != gold.get("published"):
            wrong.append(gold["id"])
    assert wrong == []


def test_samples_with_a_stamp_are_read() -> None:
    tagged = [(gold, text) for gold, _, text in samples() if "pub_text" in gold["tags"]]  # type: ignore[operator]
    read = [find_published(find_title(text), text, None) for _, text in tagged]
    missed = [gold["id"] for (gold, _), found in zip(tagged, read, strict=True) if found is None]  # type: ignore[index]
    assert [name for name in missed if name.startswith("dev-")] == []
    assert len(missed) <= 0.06 * len(tagged), missed
