"""Roundups, and pages that only look like one."""

import pytest
from aipolicy.models import Article, BlockKind
from aipolicy.text.items import items
from aipolicy.text.layout import lay_out

FIRST = "{mark}보은군, 대추 선별 AI 간담회\n\n보은군은 3일 간담회를 가졌다. 군은 선별기를 들인다."
SECOND = "{mark}옥천군, 'AI 당직 도우미' 8일 개통\n\n옥천군은 오는 8일부터 'AI 당직 도우미'를 운영한다."


def parts(body: str, title: str = "중부권 시군 소식") -> list[list[str]]:
    document = lay_out(Article(title=title, body=f"{title}\n\n{body}", path="x.txt"))
    return [[s.text for s in item.sentences if s.kind is not BlockKind.CHROME] for item in items(document)]


@pytest.mark.parametrize("mark", ["◇ ", "■ ", "□ ", ""])
def test_each_report_has_its_heading_and_its_sentences(mark: str) -> None:
    found = parts("\n\n".join((FIRST, SECOND)).format(mark=mark))
    assert [len(part) for part in found] == [3, 2]
    assert "보은군, 대추" in found[0][0]
    assert found[1][1].startswith("옥천군은 오는 8일부터")


def test_page_title_is_kept_as_furniture() -> None:
    title = "대전 소식"
    body = f"{title}\n\n{FIRST}\n\n{SECOND}".format(mark="◇ ")
    first, _ = items(lay_out(Article(title=title, body=body, path="x.txt")))
    assert [s.kind for s in first.sentences if s.text == title] == [BlockKind.CHROME] * 2
    assert first.of(BlockKind.TITLE)[0].text.endswith("AI 간담회")


def test_paragraphs_of_an_agency_are_reports_without_headings() -> None:
    body = (
        "(수원=연맥뉴스) 남하윤 기자 = ▲ 경기 구리시는 오는 10일 특강을 개최한다.\n\n"
        "▲ 경기 포천시는 지난 1일 시범 운영을 시작했다. 시는 넓힐 계획이다.\n\n"
        "▲ 경기 여주시와 한국도자재단은 작품을 8일부터 접수한다."
    )
    found = parts(body, "[경기소식] 구리시, AI 특강 外")
    assert [part[0].lstrip("▲ ")[:6] for part in found] == ["경기 구리시", "경기 포천시", "경기 여주시"]
    assert parts(body, "구리시, AI 특강") == []


def test_roundup_of_one_town() -> None:
    body = "\n\n".join(
        f"□ {heading}\n\n{text}"
        for heading, text in (
            ("농기계 임대사업소 주말 운영", "합천군은 3월 1일부터 주말에도 운영한다."),
            ("AI 양파 작황예측 협약", "생산량을 헤아리고자 합천군이 12일 협약을 맺었다."),
            ("파크골프장 휴장", "잔디를 보호하려고 문을 닫는다."),
        )
    )
    assert len(parts(body, "[합천소식] 농기계 임대사업소 주말 운영 外")) == 3
    assert parts(body, "합천군, AI 양파 작황예측 협약") == []


@pytest.mark.parametrize(
    "body",
    [
        FIRST.format(mark="◇ "),
        "◇ 사업 개요\n\n보은군은 AI 선별기를 들인다.\n\n◇ 앞으로의 계획\n\n보은군은 내년에 더 들인다.",
        "보은군은 3일 간담회를 가졌다.\n\n옥천군은 8일 도우미를 개통한다.",
        "□ 추진 배경\n\n지난해 일손이 크게 줄었다.\n\n□ 지원 내용\n\n기계값의 절반을 댄다.",
        "",
    ],
)
def test_one_report_is_no_roundup(body: str) -> None:
    assert parts(body) == []
