from datetime import date

import pytest
from aipolicy.extract.assemble import extract
from aipolicy.models import Article, EventFacts

LEAD = "한들시는 12일 시청에서 '한들 AI 위원회' 위촉식을 열었다. 위원은 스무 명이다."


def events(*further: str, published: date | None = date(2026, 3, 13)) -> list[EventFacts]:
    body = "\n\n".join(("한들시 AI 위원회 출범", LEAD, *further))
    article = Article(title="한들시 AI 위원회 출범", body=body, path="x.txt", id="x", published=published)
    return [mention.facts for mention in extract(article).mentions]


@pytest.mark.parametrize(
    ("further", "kind", "start"),
    [
        ("시는 오는 25일 한들대에서 'AI 도시 포럼'을 연다.", "forum", date(2026, 3, 25)),
        ("다음 달 8일에는 '한들 로봇 축제'가 열린다.", "expo", date(2026, 4, 8)),
        ("이틀 뒤인 14일에는 손님도 온다. 시는 시청에서 'AI 해커톤'을 연다.", "contest", date(2026, 3, 14)),
        ("위원회는 10일 두레대와 AI 인재 협약을 맺었다.", "mou", date(2026, 3, 10)),
        ("시는 11월에 'AI 비전 선포식'을 연다.", "declaration", date(2026, 11, 1)),
        ("본선은 오는 28일 시청에서 열린다.", "contest", date(2026, 3, 28)),
        ("시는 16일부터 27일까지 함께할 AI 기업을 모집한다.", "recruitment", date(2026, 3, 16)),
        ("시는 오는 9월 ‘AI 부트캠프’ 1기를 연다.", "training", date(2026, 9, 1)),
    ],
)
def test_act_with_its_own_day_is_an_event_of_its_own(further: str, kind: str, start: date) -> None:
    _, second = events(further)
    assert (second.program_type, second.date.start) == (kind, start)


@pytest.mark.parametrize(
    "further",
    [
        "시는 9월까지 과제를 모아 12월에 'AI 기본계획'을 내놓을 계획이다.",
        "다음 달 시의회에 계획을 보고하고 7월 조직개편 때 AI과를 새로 두는 방안을 검토한다.",
        "위원회는 지난 2일 시의회 심사에서 구성안이 수정 가결됐다.",
        "다음 임시회는 4월 20일 시작하며 행정사무감사가 예정돼 있다.",
        "시는 7월에 전 직원을 대상으로 AI 실무교육을 한다.",
        "내년 1월에는 AI 체험관도 문을 연다.",
        "시는 2029년 3월 AI 데이터센터를 착공한다.",
        "시는 지난 1월 15일 두레대와 AI 협약을 맺었다.",
        "시장은 “25일에 AI 포럼을 열겠다”고 말했다.",
        "위원들은 12일 위원회 출범을 기념해 AI 포럼을 열었다.",
        "시는 20일부터 31일까지 위원회에 낼 AI 제안을 접수한다.",
        "한들시는 살기 좋은 곳이다.",
        "서류 검토(3월 둘째 주) → 발표 평가(3월 셋째 주) → 협약(4월)",
        "결선 장면은 다음 달 6일 한들방송 AI 특집으로 전파를 탄다.",
        "4월 5일로 잡혔던 한들 벚꽃 축제도 미뤄졌다.",
        "한들교육원은 5월에 AI 교육을 마치고 책을 펴낸다.",
        "제29회 한들꽃축제가 오는 19일 한들공원에서 열린다.",
        "포럼은 18일까지 누리집에서 이름을 올리면 들을 수 있다.",
        "이번 행사는 오는 10월 예정된 'AI 주간'의 예고편이다.",
        "대상에는 상금과 함께 11월 박람회 전시 기회를 준다.",
        "중간보고회는 7월로 예정됐다.",
        "수상작은 오는 9월 한들 AI 박람회에 전시된다.",
    ],
)
def test_steps_of_plans_history_and_speech_are_no_further_events(further: str) -> None:
    assert len(events(further)) == 1


def test_briefing_while_the_call_is_open_is_an_event() -> None:
    lead = "한들시는 AI 기업을 16일부터 27일까지 모집한다고 13일 밝혔다."
    body = f"{lead}\n\n시는 오는 19일 시청에서 사업설명회를 갖는다."
    article = Article("한들시, AI 기업 모집", body, "x.txt", published=date(2026, 3, 13))
    kinds = [(m.facts.program_type, m.facts.date.start) for m in extract(article).mentions]
    assert kinds == [("recruitment", date(2026, 3, 16)), ("meeting", date(2026, 3, 19))]


def test_subject_of_a_further_act_may_stand_in_the_sentence_before() -> None:
    lead = "파주시와 한국전력공사는 12일 'AI 체험관' 개관식을 열었다."
    further = (
        "시는 로봇을 다룰 사람도 기른다. 다음 달 2일부터 체험관에서 'AI 양성과정'을 열어 주민을 가르친다."
    )
    article = Article("파주 AI 체험관 개관", f"{lead}\n\n{further}", "x.txt", published=date(2026, 3, 13))
    _, second = (mention.facts for mention in extract(article).mentions)
    assert [body.name for body in second.organizers] == ["경기도 파주시"]


def test_window_goes_with_the_call_before_it() -> None:
    _, second = events("시는 1기 수강생도 찾는다. 대상은 60명이다. 오는 31일까지 누리집에서 신청하면 된다.")
    assert (second.program_type, second.date.start, second.date.end) == (
        "recruitment",
        None,
        date(2026, 3, 31),
    )


def test_lessons_of_a_call_are_no_event_beside_it() -> None:
    further = "시는 1기 수강생을 31일까지 모집한다. 수업은 4월 8일 시작한다."
    assert [event.program_type for event in events(further)[1:]] == ["recruitment"]


def test_act_without_ai_on_a_page_without_a_date_is_none() -> None:
    assert len(events("오는 20일에는 두레면에서 주민 대피 훈련을 한다.", published=None)) == 1


def test_hosts_of_a_further_act_do_not_hold_the_main_one() -> None:
    lead = "파주시는 12일 시청에서 '파주 AI 위원회' 위촉식을 열었다."
    further = "다음 달 12일에는 'AI 포럼'이 열린다. 포럼은 파주시와 한국전력공사가 공동 주최한다."
    article = Article("파주 AI 위원회 출범", f"{lead}\n\n{further}", "x.txt", published=date(2026, 3, 13))
    first, second = (mention.facts for mention in extract(article).mentions)
    assert "한국전력공사" not in {body.name for body in first.organizers}
    assert {body.name for body in second.organizers} == {"경기도 파주시", "한국전력공사"}


def test_further_event_without_a_name_bears_the_main_title() -> None:
    first, second = events("오는 25일에는 설명회가 있다.")
    assert (second.program_type, second.title) == ("meeting", first.title)


def test_further_event_is_named_by_its_own_sentence() -> None:
    _, second = events("시는 오는 25일 한들대에서 'AI 도시 포럼'을 연다.")
    assert second.title == "AI 도시 포럼"


def test_bare_day_on_a_page_without_a_date_is_an_event_of_unknown_date() -> None:
    _, second = events("시는 오는 25일 한들대에서 'AI 도시 포럼'을 연다.", published=None)
    assert (second.program_type, second.date.start) == ("forum", None)


def test_at_most_two_further_events() -> None:
    days = [
        f"시는 오는 {day}일 '{name} AI 포럼'을 연다." for day, name in ((20, "봄"), (22, "달"), (24, "별"))
    ]
    assert len(events(*days)) == 3


@pytest.mark.parametrize(
    "further", ["2003년 1월 개통한 한들대교는 로봇이 살핀다.", "2019년 6월 준공식을 한 다리다."]
)
def test_month_of_long_ago_is_no_event_on_a_page_without_a_date(further: str) -> None:
    assert len(events(further, published=None)) == 1


def test_those_who_hold_what_a_call_is_for_are_those_who_call() -> None:
    lead = "부천시는 AI 로봇 경진대회에 나갈 팀을 4월 12일까지 모집한다고 13일 밝혔다."
    body = f"{lead}\n\n대회는 5월 18일 열린다. 부천시가 주최하고 부천산업진흥원이 주관한다."
    article = Article("부천시, AI 로봇 대회 참가팀 모집", body, "x.txt", published=date(2026, 3, 13))
    call = extract(article).mentions[0].facts
    assert (call.program_type, call.date.end) == ("recruitment", date(2026, 4, 12))
    assert {one.name for one in call.organizers} == {"경기도 부천시", "부천산업진흥원"}
