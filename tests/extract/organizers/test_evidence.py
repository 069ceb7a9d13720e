"""Spans, reasons, kinds and regions of the candidates."""

from datetime import date

import pytest
from aipolicy.extract.organizers import find_organizers
from aipolicy.extract.regions import find_regions
from aipolicy.models import Article, Candidate, OrganizerRef, Part
from aipolicy.text.layout import lay_out

BODY = """\
[부산=새벽신문] 하늘 기자 = 부산시는 14일 벡스코에서 ‘부산대 AI 주간’을 열었다.
행사에는 동아대와 KT 관계자가 참석했다.

앞서 울산시는 지난해 포럼을 열었다. 김해시장은 “반갑다”고 말했다.

관련기사
창원시, AI 교육생 모집
"""


def found(title: str, body: str, *, published: date | None = None) -> dict[str, Candidate[OrganizerRef]]:
    article = Article(title=title, body=body, path="a.txt", published=published)
    document = lay_out(article)
    candidates = find_organizers(document, program_type="expo", regions=find_regions(document))
    return {c.value.name: c for c in candidates}


def test_spans_point_at_the_words() -> None:
    article = Article(title="부산시, AI 주간 열어", body=BODY, path="a.txt")
    for candidate in find_organizers(lay_out(article), program_type="expo"):
        text = article.title if candidate.span.part == Part.TITLE else article.body
        assert text[candidate.span.start : candidate.span.end] == candidate.text
        assert candidate.rule


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("부산광역시", None),
        ("동아대학교", None),
        ("KT", None),
        ("벡스코", "venue"),
        ("부산대학교", "quoted name"),
        ("울산광역시", "background"),
        ("경상남도 김해시", "quoted official"),
        ("경상남도 창원시", "chrome"),
    ],
)
def test_reasons(name: str, reason: str | None) -> None:
    assert found("부산시, AI 주간 열어", BODY)[name].rejected == reason


@pytest.mark.parametrize(
    ("sentence", "name", "kind", "region"),
    [
        ("김해시는 3일 AI 교육을 열었다.", "경상남도 김해시", "기초", "48250"),
        ("부산광역시가 3일 AI 교육을 열었다.", "부산광역시", "광역", "26000"),
        ("세종시가 3일 AI 교육을 열었다.", "세종특별자치시", "광역", "36000"),
        ("김해시의회는 3일 AI 교육을 열었다.", "김해시의회", "의회", "48250"),
        ("경남교육청이 3일 AI 교육을 열었다.", "경상남도교육청", "교육청", "48000"),
        ("과기정통부가 3일 AI 교육을 열었다.", "과학기술정보통신부", "중앙", "00000"),
        ("포항TP가 3일 AI 교육을 열었다.", "포항테크노파크", "공공기관", "47110"),
        ("대구대가 3일 AI 교육을 열었다.", "대구대학교", "대학", "47290"),
        ("네이버가 3일 AI 교육을 열었다.", "네이버", "기업", None),
        ("벤처기업협회가 3일 AI 교육을 열었다.", "벤처기업협회", "단체", "00000"),
        ("거제시설공단은 3일 AI 교육을 열었다.", "거제시설공단", "공공기관", "48310"),
        ("중진공 울산본부가 3일 AI 교육을 열었다.", "중소벤처기업진흥공단", "공공기관", "31000"),
    ],
)
def test_kind_and_region(sentence: str, name: str, kind: str, region: str | None) -> None:
    ref = found("", sentence, published=date(2025, 6, 1))[name].value
    assert (ref.kind, ref.region) == (kind, region)


@pytest.mark.parametrize(
    ("published", "name", "region"),
    [
        (date(2021, 5, 1), "강원도 춘천시", "42110"),
        (date(2025, 5, 1), "강원특별자치도 춘천시", "51110"),
        (None, "강원특별자치도 춘천시", "51110"),
    ],
)
def test_a_government_is_called_as_on_the_day(published: date | None, name: str, region: str) -> None:
    assert found("", "춘천시는 3일 AI 교육을 열었다.", published=published)[name].value.region == region


def test_before_and_after_the_union_of_gwangju_and_jeonnam() -> None:
    before = found("", "광산구는 3일 AI 교육을 열었다.", published=date(2026, 6, 30))
    after = found("", "광산구는 3일 AI 교육을 열었다.", published=date(2026, 7, 5))
    assert "광주광역시 광산구" in before
    assert "전남광주통합특별시 광산구" in after


def test_nothing_named() -> None:
    assert found("AI가 온다", "기술은 빠르게 바뀐다. 사람도 바뀐다.") == {}
