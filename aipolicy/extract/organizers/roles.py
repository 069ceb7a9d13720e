"""What a sentence says of a body's role: 주최, 주관, 후원, and the words that tell acts apart."""

import re
from collections.abc import Iterator
from functools import lru_cache

from aipolicy.extract.organizers.lexicon import How
from aipolicy.extract.organizers.listed import with_listed
from aipolicy.extract.organizers.page import Finding, Page
from aipolicy.extract.organizers.phrases import Phrase
from aipolicy.extract.organizers.triggers import trigger
from aipolicy.models import OrganizerRole

ROLES = {"주최": OrganizerRole.HOST, "주관": OrganizerRole.ORGANIZER, "후원": OrganizerRole.SPONSOR}
WORD = "|".join(ROLES)
# Behind a label, up to the name: 주관은 (재)A.
UP_TO_NAME = r"(?:㈜|\((?:재|사|주)\)\s?)?$"
# 운  영: A; 수행기관 : A.
RUN_LABEL_RE = re.compile(r"(?:^|[\s○◇□▷▲-])(?:운\s*영|수\s*행|전담)(?:\s?기관)?\s*[:：]\s*" + UP_TO_NAME)
# 협약기관: A, B.
PARTY_LABEL_RE = re.compile(r"협\s*약\s*(?:기\s*관|당사자|주체)\s*[:：]\s*" + UP_TO_NAME)
# A가 (행사를) (공동) 주최하고; A 주관 '…'; A, B 공동 주최로.
ROLE_RE = re.compile(
    rf"(?:은|는|이|가|에서|과|와|측이|의)?\s?(?:[^\s,]{{2,8}}[을를]\s)?(?:함께\s|공동으로\s|각각\s|직접\s|처음\s)?(?:공동\s?)?(?P<role>{WORD})(?!\s?기관으로)"
)
ROLE_LATER_RE = re.compile(rf"(?:이|가)\s(?:함께\s|공동으로\s|공동\s)?(?P<role>{WORD})")
# 주최: A; 주관은 A가; 후원 명단에는 A; 주  관 : (재)A.
LABEL_RE = re.compile(
    r"(?P<role>주\s*최|주\s*관|후\s*원)(?:\s?(?:기관|대학|기업))?(?:은|는|인|으로는|\s?명단에는|에는)?"
    rf"\s*[:：=|ㅣ]?\s*{UP_TO_NAME}"
)
# 운영은 A가 맡는다; 사업은 A가 수행한다.
CHARGE_RE = re.compile(r"(?:이|가)\s(?:총괄\s)?(?:도맡|맡|(?:수행|총괄|담당|전담)(?:하|한|해|했))")
CHARGE_OF_RE = re.compile(
    r"(?:주관|운영|실무|사업|추진|행사|수행|진행|센터|공사|교육|과정|대회|포럼|아카데미|강의)(?:은|는)\s"
    + UP_TO_NAME
)
# A가 사업 운영을 맡는다; A는 이 사업을 수행한다; A를 주관기관으로 삼아.
IN_CHARGE_RE = re.compile(
    r"(?:이|가|은|는|에서)\s(?:[^\s,.]{1,8}\s){0,2}?(?:주관|운영|실무|사업|진행|수행|총괄|집행)"
    r"(?:(?:은|는|을|를)\s(?:전담해\s|직접\s)?(?:도맡|맡|(?:수행|총괄|담당|전담)(?:하|한|해|했))"
    r"|\s?(?:기관|기업|대학)[을를으로]{1,2}\s(?:맡|참여))"
    r"|(?:을|를)\s(?:사업\s)?(?:주관|전담|운영|수행|총괄|전문)\s?(?:기관|대학|기업)(?:으로|에)\s"
    r"(?:삼|하|해|했|지정|선정|정하|정해|정했|두|둬|내세|위촉|뽑)"
)
# A와 B가 마련한 ‘…’; A가 연 토론회: a modifier of the event itself.
HELD_RE = re.compile(
    r"(?:이|가)\s(?:[^\s,.]{1,12}(?:일|\)|부터|까지|간)\s){0,2}(?:(?:[^\s,.]{1,12}\s){0,3}[^\s,.]{1,12}에서\s)?(?:함께\s|공동으로\s|공동\s|처음\s)?(?:마련한|마련하는|연|여는|개최한|개최하는|준비한|기획한)\s(?=\S)"
)
# 테크노밸리가 함께 마련해 제품 소개 시간도 둔다.
TOGETHER_RE = re.compile(r"(?:이|가)\s함께\s(?:마련|준비)해")
# A는 후원 기관으로 함께한다; A는 2일 성명을 통해 …라고 비판했다.
SPONSORS_RE = re.compile(r"(?:은|는|이|가|도)\s(?:공동\s)?후원\s?(?:기관|사|기업|명단)?(?:으로|에)")
DECLARES_RE = re.compile(
    r"(?:은|는|이|가)\s(?:지난\s)?(?:\d{1,2}일\s)?(?:[^\s]{1,10}\s){0,2}?"
    r"(?:성명|논평|입장문|규탄문|기자회견|집회|시위)(?:서)?(?:을|를|에서)\s"
)
CIVIC = "civic_action"
# 아무개 의원은 5일 국회에서 토론회를 공동 주최한다: a member acts only where it is said so.
MEMBER_HOLDS_RE = re.compile(
    r"^(?:은|는|이|가)\s.*\s(?:공동\s|공동으로\s|함께\s)?(?:주최|개최)(?:했|한다|하고|해\s)"
)
# A를 비롯한 30개 기관, A를 포함한 30개 기관.
AMONG = ("비롯", "포함")
HISTORY_RE = re.compile(r"지난해|작년|재작년|앞서|(?:19|20)\d\d년|지난\s?\d{1,2}월")
# 도는 이어 내달 5일 … 포럼을 연다: the next sentence tells who holds that one.
ANOTHER_RE = re.compile(
    r"(?:[가-힣]{1,8}[는은]\s)?(?:이어|아울러|또|또한|이와 함께|이와 별도로)\s.*\d{1,2}일.*"
    r"(?:연다|열린다|개최한다|갖는다|마련한다|열 (?:예정|계획)이다)"
)
PAYS_RE = re.compile(
    r"(?:이|가|은|는|도)\s(?:돈|사업비|예산|비용|자금|재원|교육비|상금|대응자금|대응투자금?|지방비|도비|시비|군비|구비)[을를]?\s?(?:함께\s|절반씩\s|나눠\s|모두\s|전액\s|\d[^\s]*\s?억?\s?원을\s)?"
    r"(?:대|댄|댔|보태|보탠|보탰|지원하|지원한|부담하|부담한|내|낸|출연하|출연한)"
)
THIS_PROGRAMME_RE = re.compile(r"(?:하는|한|해\s온|해온)\s(?:이|이번|올해)\s(?:사업|프로그램|과정|공모)")
FINITE_RE = re.compile(r"(?:하고|하며|했|한다|하기로|을|를|으로|로|,|해\s)")
# 행안부 주최로 열린 대회에서 상을 받았다.
MEANS = ("으로", "로")
AWARDED_RE = re.compile(r"에서\s[^.]{0,40}(?:상을?|훈장|표창)[^\s]{0,4}\s(?:받|탔|안았|차지)")
NAMED_RE = re.compile(r"[’'”\"」]\s[가-힣]{0,4}")
CLAUSE_RE = re.compile(r".*?(?:(?:고|며|면서|지만|으나|는데|라며)[\s,]|[.]\s|$)")
WON = ("selection", "award", "budget")
LABEL_REACH, SPEECH_REACH, CALL_REACH, EVENT_REACH = 20, 14, 60, 50


def stated(page: Page) -> Iterator[Finding]:
    """Bodies of which the text says that they hold, run or sponsor the event."""
    role = trigger("role", "held")
    for number, sentence in enumerate(page.body):
        text = sentence.text
        if not role.search(text) or (is_background(text) and not trigger("this").search(text)):
            continue
        # What the first sentence tells is the event itself.
        if number > 1 and ANOTHER_RE.match(page.body[number - 1].text):
            continue
        reading = with_listed(sentence)
        for phrase in reading.phrases:
            told = None if phrase.official else _told(text, phrase, page.type)
            if told is not None:
                yield from page.findings(reading, phrase.names, *told, 1.0)


def _told(text: str, phrase: Phrase, program_type: str | None) -> tuple[OrganizerRole, str] | None:
    label = LABEL_RE.search(text, max(0, phrase.start - LABEL_REACH), phrase.start)
    if label:
        return ROLES["".join(label["role"].split())], "label"
    if RUN_LABEL_RE.search(text, max(0, phrase.start - LABEL_REACH), phrase.start):
        return OrganizerRole.ORGANIZER, "label"
    if PARTY_LABEL_RE.search(text, max(0, phrase.start - LABEL_REACH), phrase.start):
        return OrganizerRole.PARTNER, "label"
    stop = phrase.names[-1].stop
    match = ROLE_RE.match(text, stop) or ROLE_RE.match(text, phrase.end)
    if match:
        return _held(text, match, program_type)
    among = text.startswith(AMONG, phrase.end + 1) or text.startswith("까지", stop)
    if among and (later := ROLE_LATER_RE.search(text, phrase.end)):
        return ROLES[later["role"]], "stated"
    return _implied(text, phrase, program_type)


def _held(text: str, match: re.Match[str], program_type: str | None) -> tuple[OrganizerRole, str]:
    """The role that 주최, 주관 or 후원 tells: that of a selector where others win what is held."""
    role, won = ROLES[match["role"]], program_type in WON
    if not won and THIS_PROGRAMME_RE.match(text, match.end()):
        return role, "stated"
    if is_call(text, match.end()) or (won and _won_there(text, match.end())):
        return OrganizerRole.SELECTOR, "call"
    return role, "stated"


def _implied(text: str, phrase: Phrase, program_type: str | None) -> tuple[OrganizerRole, str] | None:
    """The role that other words than 주최 and 주관 tell."""
    stop = phrase.names[-1].stop
    if SPONSORS_RE.match(text, stop):
        return OrganizerRole.SPONSOR, "stated"
    if program_type == CIVIC and DECLARES_RE.match(text, stop):
        return OrganizerRole.HOST, "declares"
    if any(name.how is How.PERSON for name in phrase.names) and MEMBER_HOLDS_RE.search(
        clause_after(text, stop)
    ):
        return OrganizerRole.HOST, "stated"
    told_of = CHARGE_RE.match(text, stop) and CHARGE_OF_RE.search(text, 0, phrase.start)
    if told_of or (program_type not in WON and IN_CHARGE_RE.match(text, stop)):
        return OrganizerRole.ORGANIZER, "charge"
    if PAYS_RE.match(text, stop):
        return OrganizerRole.FUNDER, "pays"
    return _prepared(text, phrase, program_type)


def _prepared(text: str, phrase: Phrase, program_type: str | None) -> tuple[OrganizerRole, str] | None:
    """The role of those who made an event, or helped to make it."""
    stop = phrase.names[-1].stop
    if len(phrase.names) == 1 and TOGETHER_RE.match(text, stop):
        return OrganizerRole.PARTNER, "together"
    made = program_type not in WON and _made(text, phrase, stop)
    return (OrganizerRole.HOST, "stated") if made else None


def _made(text: str, phrase: Phrase, stop: int) -> bool:
    """Whether what the phrase's bodies are said to have held is an event, and not one of the past."""
    match = HELD_RE.match(text, stop)
    if match is None or HISTORY_RE.search(text, 0, phrase.start):
        return False
    head = text[match.end() : match.end() + EVENT_REACH]
    return trigger("event").search(head) is not None and not is_call(text, match.end())


def is_call(text: str, at: int) -> bool:
    """Whether what is held, named from `at` on, is a call that others win or a programme, not the event."""
    head = text[at : at + CALL_REACH]
    if FINITE_RE.match(head):
        return False
    event, call = trigger("event").search(head), trigger("call").search(head)
    if call is None:
        return False
    first = event is None or (call.start() < event.start() and not _names(head, call.end(), event.start()))
    return first or trigger("win").search(head) is not None


def _names(text: str, end: int, start: int) -> bool:
    """‘…의 성과와 과제’ 토론회: what ends the quoted name of an event is no call."""
    return NAMED_RE.fullmatch(text, end, start) is not None


def _won_there(text: str, at: int) -> bool:
    """Whether something is won at what is held there: 행안부 주관 ‘경진대회’에서 … 받았다."""
    finite = FINITE_RE.match(text, at)
    if finite is not None and finite[0] not in MEANS:
        return False
    return trigger("win").search(text, at) is not None or AWARDED_RE.search(text, at) is not None


@lru_cache(maxsize=1024)
def clause_after(text: str, at: int) -> str:
    """What follows up to the end of the clause."""
    match = CLAUSE_RE.match(text, at)
    return match[0] if match else text[at:]


def speaks(text: str, phrase: Phrase) -> bool:
    """Whether the phrase's person only says something: 부산시장은 "…"라고 말했다."""
    return phrase.official and trigger("speech").search(text[-SPEECH_REACH:]) is not None


@lru_cache(maxsize=1024)
def is_background(text: str) -> bool:
    """Whether a sentence looks back or aside."""
    return trigger("background").match(text.lstrip("“\"‘' ")) is not None
