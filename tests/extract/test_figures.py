import pytest
from aipolicy.extract.figures import Figures, find_figures
from aipolicy.extract.figures.money import parse_won
from aipolicy.models import Article, BudgetParts, Part
from aipolicy.text.layout import lay_out

EOK = 10**8


def figures(body: str, title: str = "") -> Figures:
    return find_figures(lay_out(Article(title=title, body=f"{title}\n\n{body}", path="x.txt")))


@pytest.mark.parametrize(
    ("text", "won"),
    [
        ("227억여 원", 227 * EOK),
        ("1조 8,640억 원", 18640 * EOK),
        ("46억 7천만 원", 4_670_000_000),
        ("46억7000만원", 4_670_000_000),
        ("6억8000만원", 680_000_000),
        ("총 231억", 231 * EOK),
        ("3.5조 원", 35000 * EOK),
        ("1조 2천억원", 12000 * EOK),
        ("5조6000억원쯤", 56000 * EOK),
        ("1억5천만 원", 150_000_000),
        ("240억6000만 원", 24_060_000_000),
        ("72억5000만원", 7_250_000_000),
        ("4,877억 원", 4877 * EOK),
        ("800만 원", 8_000_000),
        ("3백억 원", 300 * EOK),
        ("4천500만 원", 45_000_000),
        ("1천280억 원", 1280 * EOK),
        ("2조 3천억 원", 23000 * EOK),
        ("1억 2천3백만 원", 123_000_000),
    ],
)
def test_amounts_in_words_are_won(text: str, won: int) -> None:
    assert parse_won(text) == won


@pytest.mark.parametrize(
    ("body", "total", "parts"),
    [
        ("한들시는 5년간 227억여 원을 투입해 AI 기업을 키운다고 3일 밝혔다.", 227 * EOK, (None, None, None)),
        (
            "도는 국비 140억원, 지방비 46억7000만원, 민간 부담금 46억7000만원을 들인다고 3일 밝혔다.",
            23_340_000_000,
            (140 * EOK, 4_670_000_000, 4_670_000_000),
        ),
        (
            "한들시는 31개월 동안 129억원(국비 60억원, 지방비 69억원)을 들인다고 28일 밝혔다.",
            129 * EOK,
            (60 * EOK, 69 * EOK, None),
        ),
        (
            "사업비는 모두 477억원이다. 국비가 396억원, 시비가 81억원이다.",
            477 * EOK,
            (396 * EOK, 81 * EOK, None),
        ),
        ("한들군은 AI 공모에 선정돼 국비 30억 원을 확보했다고 2일 밝혔다.", 30 * EOK, (30 * EOK, None, None)),
        (
            "센터에는 2029년까지 민자 2조 원이 들어간다고 시가 4일 밝혔다.",
            20000 * EOK,
            (None, None, 20000 * EOK),
        ),
        (
            "한들시는 총사업비 1조 8,640억 원 규모의 AI 단지를 조성한다고 9일 밝혔다.",
            18640 * EOK,
            (None,) * 3,
        ),
        (
            "한들시는 국비 140억 원이 든 총 233억 원의 사업비로 AI 전환을 돕는다고 밝혔다.",
            233 * EOK,
            (140 * EOK, None, None),
        ),
        ("한들시는 2027년 3월까지 295억 원을 들여 AI 센터를 짓는다고 2일 밝혔다.", 295 * EOK, (None,) * 3),
        ("실증에 드는 1억 2천만 원은 도비로 마련했다고 센터가 9일 밝혔다.", 120_000_000, (None,) * 3),
        (
            "한들시는 AI 사업에 국비 214억 원을 확보했다고 3일 밝혔다. "
            + "".join(f"{name} 사업도 널리 알린다. " for name in "가나다라마바사아")
            + "시비 61억 원은 다른 살림에서 깎였다.",
            214 * EOK,
            (214 * EOK, None, None),
        ),
        (
            "국비 40억 원과 시비 55억 원, 교육청 부담금 25억 원 등 120억 원이 든 체험관이 3일 문을 열었다.",
            120 * EOK,
            (40 * EOK, 55 * EOK, None),
        ),
        (
            "AI 센터의 총사업비는 국비 180억원을 포함해 490억원이라고 시가 3일 밝혔다.",
            490 * EOK,
            (180 * EOK, None, None),
        ),
        (
            "시는 내년 AI 국비 148억 원을 확보했다고 3일 밝혔다. AI 관광 사업 28억 원이 눈에 띈다.",
            148 * EOK,
            (148 * EOK, None, None),
        ),
        (
            "도비 5억원과 군비 3억원을 합친 8억원으로 AI 돌봄을 시작한다고 군이 7일 밝혔다.",
            8 * EOK,
            (None, 8 * EOK, None),
        ),
    ],
)
def test_money_of_a_programme(body: str, total: int, parts: tuple[int | None, ...]) -> None:
    found = figures(body)
    assert found.budget_krw == total
    assert found.budget_parts == BudgetParts(*parts)


@pytest.mark.parametrize(
    "body",
    [
        "한들시는 12일 AI 아이디어 대회를 열고 모두 800만 원의 상금을 준다고 밝혔다.",
        "한들시는 올해 예산 1조 8,640억 원을 편성했고 5일 AI 위원회를 출범했다.",
        "한들시 AI 기업의 매출은 500억 원을 넘었다고 시가 6일 밝혔다.",
        "한들시는 기업당 3000만원씩 AI 이용권을 준다고 8일 밝혔다.",
        "지난달 예비타당성조사를 면제받은 6000억 원짜리 사업을 알리는 AI 선포식이 11일 열렸다.",
        "시장은 “10조 원을 들여 AI 도시를 만들겠다”고 말했다.",
        "한들시는 15억 달러를 투자하는 기업과 3일 만났다.",
        "한들시는 제3조 2항을 고친 AI 조례를 4일 공포했다.",
        "수강료 20만 원은 시가 낸다고 7일 밝혔다.",
        "한들시는 AI 위원회를 3일 출범했다.",
        "공모에 뽑히면 많게는 도비 3억2500만 원을 받는다고 군이 4일 밝혔다.",
        "두 기관은 앞서 정부 공모에 뽑혀 국비 30억 원을 따냈다. 센터는 11일 문을 연다.",
    ],
)
def test_money_of_other_things_is_no_budget(body: str) -> None:
    assert figures(body).budget_krw is None


def test_a_programme_not_yet_won_has_no_budget() -> None:
    found = figures(
        "한들시는 3일 세 기관과 협약을 맺었다. 사업에는 정부출연금 140억 원이 들어간다.",
        "한들시, AI 실증산단 공모 도전",
    )
    assert found.budget_krw is None
    assert [amount.rejected for amount in found.budget.evidence] == ["a programme not yet won"]


def test_a_headline_rounds_what_the_text_tells() -> None:
    body = "정부는 올해 AI 일상화 사업에 총 7,102억 원을 투입한다고 4일 밝혔다."
    assert figures(body, "AI 일상화에 7천억 원 투입").budget_krw == 7102 * EOK


def test_evidence_of_money_points_at_the_words() -> None:
    article = Article(title="", body="한들시는 3일 AI 센터에 국비 60억 원을 들인다고 밝혔다.", path="x.txt")
    budget = find_figures(lay_out(article)).budget
    chosen = budget.evidence[0]
    assert article.body[chosen.span.start : chosen.span.end] == chosen.text == "60억 원"
    assert (chosen.rule, chosen.span.part) == ("national:국비", Part.BODY)


@pytest.mark.parametrize(
    ("body", "attendance"),
    [
        ("한들시는 3일 AI 포럼을 열었다. 포럼에는 시민 80여 명이 참석했다.", 80),
        ("선포식에는 시장과 의원, 시민까지 500여 명이 자리를 채웠다.", 500),
        ("26일 시청에 관계자 1,200명이 모여 AI 협약을 맺었다.", 1200),
        ("교육은 9월 5일까지 이어지고 180명 남짓한 공무원이 듣는다.", 180),
        ("수강하는 직원은 140여 명이다.", 140),
        ("축제에는 2만여 명이 찾아 로봇을 즐겼다.", 20000),
        ("축제에는 2만2천 명이 찾아 로봇을 즐겼다.", 22000),
        ("축제에는 1만 5000여 명이 찾아 로봇을 즐겼다.", 15000),
        ("한들시는 3일 통장 240명에게 생성형 인공지능 활용 교육을 했다.", 240),
        ("한들시는 오는 9일 교사 80명을 대상으로 AI 직무연수를 연다고 3일 밝혔다.", 80),
        ("교육은 16일 시작한다. 수강생은 전통시장과 동네 상가의 상인 40명이다.", 40),
        ("워크숍에는 두 기관 직원과 교수 등 110명이 왔다.", 110),
        ("보고회에는 농민단체 관계자 60여 명이 자리해 의견을 보탰다.", 60),
        ("예선을 넘은 30개 팀 118명이 밤을 지새우며 겨뤘다.", 118),
        ("행사에는 AI 기업 대표 등 60명이 참여한 가운데 3일 열렸다.", 60),
    ],
)
def test_attendance(body: str, attendance: int) -> None:
    assert figures(body).attendance == attendance


@pytest.mark.parametrize(
    "body",
    [
        "한들시는 2030년까지 AI 인재 3만 명을 양성한다고 3일 밝혔다.",
        "한들시는 AI 교육 수강생 모집 인원을 100명으로 늘린다고 5일 밝혔다.",
        "정원 25명에 196명이 몰려 경쟁률이 8대 1에 이르렀다.",
        "한들시는 위원 28명을 위촉하고 AI 위원회를 3일 출범했다.",
        "공무원 82명과 시민 2991명에게 물은 설문을 바탕으로 했다.",
        "AI 센터는 일자리 5000명의 효과를 낳는다.",
    ],
)
def test_other_people_do_not_attend(body: str) -> None:
    assert figures(body).attendance is None


@pytest.mark.parametrize(
    ("body", "venue"),
    [
        ("한들시는 22일 오후 4시 그랜드 한들 부산(해운대구)에서 AI 협의회를 열었다.", "그랜드 한들 부산"),
        ("시는 12일 시청 중앙탑회의실에서 AI 협약을 맺었다고 밝혔다.", "시청 중앙탑회의실"),
        (
            "포럼은 오는 17일 양산시 물금읍에 있는 한들디자인 융합연구센터에서 열린다.",
            "한들디자인 융합연구센터",
        ),
        ("시는 5일 대전컨벤션센터에서 AI 포럼을 개최했다.", "대전컨벤션센터"),
        ("군은 6일 한들군청 소회의실에서 협약식을 가졌다.", "한들군청 소회의실"),
        ("관계자 100여 명은 26일 한들시청에 모여 AI 협약을 맺었다.", "한들시청"),
        ("○ 장소: 한들시의회 대회의실\n한들시의회는 20일 AI 토론회를 연다.", "한들시의회 대회의실"),
        (
            "캠퍼스는 13일 한들구에 있는 50플러스 남부캠퍼스 지하 1층에 개관한다.",
            "50플러스 남부캠퍼스 지하 1층",
        ),
        ("시는 15일 마산로봇랜드에서 로봇 축제를 연다.", "마산로봇랜드"),
        ("군은 4일 상황실에 부서 관계자를 모아 AI 회의를 했다.", "상황실"),
        ("부는 4일 정부세종청사 중앙동에서 AI 추진단 현판식을 열었다.", "정부세종청사 중앙동"),
        ("대책위는 13일 오후 2시 한들시청 정문 앞에서 집회를 열었다.", "한들시청 정문 앞"),
        ("한들시는 5일 AI 교육을 했다. 수업 장소는 두레다락원 농민의집.", "두레다락원 농민의집"),
    ],
)
def test_venue(body: str, venue: str) -> None:
    assert figures(body).venue == venue


@pytest.mark.parametrize(
    "body",
    [
        "한들시는 3일 AI 조례를 공포했다고 밝혔다.",
        "한들시의원은 9일 제250회 임시회 본회의에서 AI 예산을 따졌다.",
        "한들시는 3일 AI 분야에서 국비를 확보했다고 밝혔다.",
        "한들시는 공모에서 4일 최종 선정됐다.",
        "센터는 7일부터 농가 24곳에서 AI 실증을 한다.",
        "시장은 “벡스코에서 AI 축제를 열겠다”고 말했다.",
    ],
)
def test_no_venue(body: str) -> None:
    assert figures(body).venue is None


@pytest.mark.parametrize(
    ("body", "target"),
    [
        ("과기부는 AI 실증도시를 만들 지방자치단체를 10일까지 공모한다.", ("local_government",)),
        ("한들시는 직원 150명을 대상으로 12일 AI 교육을 했다.", ("civil_servant",)),
        ("한들시는 AI 솔루션을 쓸 중소기업을 25일까지 모집한다.", ("company",)),
        ("만 19~39세 청년이면 누구나 25일까지 신청할 수 있다.", ("youth",)),
        ("초등학생들이 3일 로봇으로 인공지능을 배운다.", ("student",)),
        ("어르신 30명이 18일부터 챗GPT를 배운다.", ("senior",)),
        ("한들시는 3일 AI 위원회를 출범했다.", ()),
        ("한들시는 대학과 3일 협약을 맺었다.", ()),
    ],
)
def test_target(body: str, target: tuple[str, ...]) -> None:
    assert figures(body).target == target
