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
