"""Who acts in the lead: the subject of its sentence, those who act with it, and the headline."""

import re
from collections.abc import Collection, Iterator

from aipolicy.extract.organizers.lexicon import How
from aipolicy.extract.organizers.page import Finding, Page, Reading
from aipolicy.extract.organizers.phrases import Phrase, Tail
from aipolicy.extract.organizers.roles import WON, clause_after, is_background, speaks
from aipolicy.extract.organizers.triggers import trigger
from aipolicy.models import BlockKind, OrganizerRole
from aipolicy.tables.organizations import AGENCY, CENTRAL, COMPANY, EDUCATION, GOVERNMENTS, UNIVERSITY

LEAD, REACH, FEW, BEFORE, LONG = 5, 9, 3, 24, 7
HOST, PARTNER = OrganizerRole.HOST, OrganizerRole.PARTNER
ATTENDED_RE = re.compile(r"(?:에는|자리에|가운데|이날은|현장에)\s[^,]{0,12}$")
# 벡스코와 해운대 일원에서: beside a place it is one.
AREA_RE = re.compile(r"[^\s,.]+\s(?:일원|일대|등지)")
AT_PLACE_RE = re.compile(r"[^\s,.]+(?:\s[^\s,.]+){0,2}(?<=[가-힣)])(?:에서|에서는)\s")
# 제주대와 함께 만든 모델: what was made together is no act of theirs.
MADE_WITH_RE = re.compile(
    r"(?:(?:함께|공동으로|손잡고|협력해|공동)\s?)?(?:[가-힣]+\s)?(?:만든|개발한|연구한|제작한|길러낸|쌓은|세운)\s"
)
# 전략은 A연구원과 B연구원이 함께 수립했다.
DRAWN_UP_OF_RE = re.compile(r"[가-힣’”](?:은|는)\s$")
DRAWN_UP_RE = re.compile(r"(?:수립|작성|개발|제작|설계|연구|집필|만들|만든|그렸|짰|구축|분석)")
# 김제시와 상주시는 홍보관을 꾸린다.
EXHIBITS_RE = re.compile(
    r"(?:홍보관|전시관|체험관|부스)[을를]\s(?:[가-힣]+\s)?(?:꾸|차|열|연다|운영|마련|선보)"
)
HOUSES = ("센터", "컨벤션", "코", "텍스", "전시장", "회관", "호텔", "홀", "광장", "공원")
OWNERS = (UNIVERSITY, AGENCY, COMPANY)
# What a headline names after the body that calls: 과기정통부 ‘AI 스마트빌리지’ 공모 선정.
CALL_OF_RE = re.compile(
    r"\s(?:[‘'“][^’'”]{1,30}[’'”]\s?)?(?:[^\s,…]{1,10}\s){0,3}?[^\s,…]{0,8}(?:공모|사업|평가|대회|심사|과제|지원금|경연|대상지)"
)
OTHER_SIGNING_RE = re.compile(
    r"[^,…]{0,20}(?:협약|MOU|맞손|손잡아|손잡는다)(?:\s(?:체결|맺어|맺는다))?\s?[,…]"
)
CLOSING_QUOTES = ("'", "’")
SIGNED = ("mou", "investment")
JOINT = (Tail.LIST, Tail.SUBJECT, Tail.NOUN)
# What acts only where the text says so.
# 부산 사상구가 운영하는 ‘AI 배움터’가 문을 열었다; 원주시 공무원 20명이 … 살폈다; 진흥원 누리집에서 신청한다.
RUNS_RE = re.compile(
    r"[이가]\s(?:운영하는|운영한|조성한|조성하는|추진하는|추진한|만든|구축한|세운|지은|도입한|개발한)\s"
)
PEOPLE_RE = re.compile(
    r"\s(?:소속\s)?(?:공무원|직원|방문단|대표단|연수단|시찰단|사절단)들?(?:\s\d+여?\s?명)?[은이]\s"
)
SITE_RE = re.compile(r"\s(?:공식\s)?(?:누리집|홈페이지|웹사이트)")
# 시는 A, B와 컨소시엄을 꾸려 1년 넘게 공모를 준비해 왔다: what went before.
PREPARED_RE = re.compile(r"(?:준비|대응|공조|협의)해\s?(?:왔|온)")
# 최종 평가까지 올랐으나 고배를 마셨다
LOSES_LATER_RE = re.compile(
    r"[^.,]{0,40}?(?:으나|지만|는데),?\s(?:[^\s]+[을를에]\s)?(?:고배|탈락|밀려|밀렸|떨어졌|미끄러)"
)
PASSIVE = (How.WEAK, How.PERSON)
TOPIC, ALSO = "은는", "도"
ACTIVE = (Tail.SUBJECT, Tail.SOURCE)


def lead(page: Page, *, selectors: Collection[str] = ()) -> list[Finding]:
    """The subject of the first sentence that has one, and those that later lead sentences put beside it.

    `selectors` are names of bodies that only chose or called; they are passed over.
    """
    found: list[Finding] = []
    waiting: list[Finding] = []
    for number, reading in enumerate(page.body[:REACH]):
        if is_background(reading.text) or (number >= LEAD and not found):
            continue
        phrase = _subject(page, reading, selectors)
        if number >= LEAD and not (phrase and _holds(reading.text, phrase)):
            continue
        if phrase is None:
            waiting += [
                f
                for other in _companions(reading, loosely=False)
                for f in page.findings(reading, other.names, PARTNER, "together", 0.8)
            ]
            continue
        actors = list(page.findings(reading, phrase.names, HOST, "subject", 0.9))
        together = [
            finding
            for other in (() if PREPARED_RE.search(reading.text) else _companions(reading, loosely=not found))
            for finding in page.findings(reading, other.names, PARTNER, "together", 0.8)
        ]
        joint = len(actors) > 1 and _jointly(reading.text, phrase)
        if not found or joint or _known(actors, found) or _holds(reading.text, phrase):
            found += actors
            found += together
    return [*found, *waiting] if found else []


def anyone(page: Page) -> list[Finding]:
    """Where the lead has no subject.

    Those with whom a person or an unknown body acts, else the first subject of the body, the first
    government whose head comes, who runs what opens, the head of a government who tells the news,
    whose people come, at whose site one applies.
    """
    return (
        _beside_unknown(page)
        or _later(page)
        or _by_words_after(page, RUNS_RE, "runs")
        or _announcing(page)
        or _by_words_after(page, PEOPLE_RE, "people")
        or _by_words_after(page, SITE_RE, "site")
    )


def _beside_unknown(page: Page) -> list[Finding]:
    for reading in page.body[:2]:
        if not is_background(reading.text):
            for phrase in _companions(reading, loosely=False):
                if trigger("joint").search(clause_after(reading.text, phrase.end)):
                    return list(page.findings(reading, phrase.names, HOST, "together", 0.6))
    return []


def placed_unit(page: Page) -> list[Finding]:
    """광양지식산업센터가 …: a name that its ending tells only weakly, after the place it begins with."""
    for reading in page.body[:2]:
        for phrase in reading.phrases:
            placed = all(
                n.how == How.WEAK and n.bodies[0].region and len(n.text) >= LONG for n in phrase.names
            )
            if placed and phrase.tail == Tail.SUBJECT and not phrase.official:
                return list(page.findings(reading, phrase.names, HOST, "placed unit", 0.5))
    return []


def _by_words_after(page: Page, words: re.Pattern[str], rule: str) -> list[Finding]:
    """The first body of the lead behind whose name the words stand."""
    for reading in page.body[:LEAD]:
        if is_background(reading.text):
            continue
        for phrase in reading.phrases:
            if words.match(reading.text, phrase.names[-1].stop):
                return list(page.findings(reading, phrase.names, HOST, rule, 0.5))
    return []


def _announcing(page: Page) -> list[Finding]:
    """“AI로 산불을 막겠다.” 강원도지사는 18일 이같이 밝혔다."""
    for reading in page.body[:LEAD]:
        for phrase in reading.phrases:
            if phrase.official and not phrase.staff and phrase.tail == Tail.SUBJECT:
                told = list(page.findings(reading, phrase.names[:1], HOST, "announces", 0.4))
                if told and told[0].body.kind in (*GOVERNMENTS, EDUCATION):
                    return told
    return []


def _later(page: Page) -> list[Finding]:
    for reading in page.body[LEAD:]:
        phrase = None if is_background(reading.text) else _subject(page, reading)
        if phrase is not None and len(phrase.names) < FEW:
            return list(page.findings(reading, phrase.names, HOST, "late subject", 0.5))
    for reading in page.body[:LEAD]:
        for phrase in reading.phrases:
            for finding in page.findings(reading, phrase.names[:1], HOST, "head present", 0.4):
                if phrase.official and finding.body.kind in GOVERNMENTS and not speaks(reading.text, phrase):
                    return [finding]
    return []


def owners(page: Page) -> Iterator[Finding]:
    """Whose house, laboratory or service it is that opens: headline and lead name it after its owner."""
    titled = {finding.body.name for reading in page.titles for finding in _owning(page, reading)}
    for reading in page.body[:LEAD]:
        yield from (finding for finding in _owning(page, reading) if finding.body.name in titled)


def _owning(page: Page, reading: Reading) -> Iterator[Finding]:
    for phrase in reading.phrases:
        if phrase.tail == Tail.NOUN and not phrase.official:
            for finding in page.findings(reading, phrase.names, HOST, "owner", 0.7):
                if finding.body.kind in OWNERS and finding.name.how in (How.KNOWN, How.ENDING):
                    yield finding


def headline(page: Page, hosts: list[Finding]) -> Iterator[Finding]:
    """Those the headline names beside a host, or at its head if the body names nobody."""
    for reading in page.titles:
        if reading.sentence.kind != BlockKind.TITLE or not reading.phrases:
            continue
        named = {finding.body.name for finding in hosts}
        phrases = [p for p in reading.phrases if all(name.how not in PASSIVE for name in p.names)]
        first = next(iter(phrases), None)
        if first is None:
            continue
        if not hosts and first.tail in (Tail.LIST, Tail.SUBJECT, Tail.NOUN):
            yield from page.findings(reading, first.names, HOST, "headline", 0.6)
            return
        for phrase in phrases:
            if _aside_in_headline(page, reading.text, phrase):
                continue
            # ‘AI융합혁신대학원’ 최종 선정: what was won
            won = page.type in WON and reading.text[phrase.names[-1].end :].startswith(CLOSING_QUOTES)
            if won and phrase.tail != Tail.WITH:
                continue
            bodies = {body.name for name in phrase.names if (body := page.body_of(reading, name))}
            placed = phrase.tail == Tail.NOUN and any(name.how == How.PLACE for name in phrase.names)
            joint = len(bodies) > 1 and bodies & named and phrase.tail in JOINT and not placed
            if joint or (phrase.tail == Tail.WITH and not phrase.official):
                yield from page.findings(reading, phrase.names, PARTNER, "headline", 0.7)


def _aside_in_headline(page: Page, text: str, phrase: Phrase) -> bool:
    """군산시, 과기정통부 공모 선정: whose call it is; 영남대와 협약, 3일 포럼: another act of the day."""
    if phrase.tail == Tail.NOUN and CALL_OF_RE.match(text, phrase.names[-1].stop):
        return True
    return (
        phrase.tail == Tail.WITH
        and OTHER_SIGNING_RE.match(text, phrase.end) is not None
        and page.type not in SIGNED
    )


def _subject(page: Page, reading: Reading, selectors: Collection[str] = ()) -> Phrase | None:
    """The phrase that acts: the topic before a subordinate subject, a local body before a ministry."""
    acting = []
    for phrase in reading.phrases:
        if phrase.tail in ACTIVE and _acts(reading.text, phrase):
            bodies = [body for name in phrase.names if (body := page.body_of(reading, name))]
            if any(body.name not in selectors for body in bodies):
                topic = reading.text[phrase.end - 1] in TOPIC
                acting.append((not topic, all(body.kind == CENTRAL for body in bodies), phrase))
    return min(acting, key=lambda rank: rank[:2])[2] if acting else None


def _acts(text: str, phrase: Phrase) -> bool:
    if (
        speaks(text, phrase)
        or phrase.staff
        or all(name.how in PASSIVE for name in phrase.names)
        or text[phrase.end - 1] == ALSO
    ):
        return False
    clause = clause_after(text, phrase.end)
    if trigger("maker").match(clause.lstrip()) or trigger("lose", "assist").search(clause):
        return False
    if LOSES_LATER_RE.match(text, phrase.end):
        return False
    return not attends(text, phrase)


def attends(text: str, phrase: Phrase) -> bool:
    """Whether the phrase names people or bodies that are present: 행사에는 A, B 관계자가 참석했다."""
    if not phrase.official and not ATTENDED_RE.search(text, max(0, phrase.start - BEFORE), phrase.start):
        return False
    return trigger("attend").search(clause_after(text, phrase.end)) is not None


def _companions(reading: Reading, *, loosely: bool) -> Iterator[Phrase]:
    """A와 함께, A와 손잡고; in the sentence that tells the act also A와 … 연다, unless A와 달리, A와 맺은."""
    for phrase in reading.phrases:
        if phrase.tail != Tail.WITH or phrase.official or any(name.how == How.PLACE for name in phrase.names):
            continue
        rest = reading.text[phrase.end :].lstrip()
        apart = not loosely or trigger("apart").match(rest) or _beside_place(phrase, rest)
        if MADE_WITH_RE.match(rest):
            continue
        if trigger("together").match(rest) or not apart:
            yield phrase


def _beside_place(phrase: Phrase, rest: str) -> bool:
    """Whether what goes with the phrase is a place, so that the phrase is one too."""
    if AREA_RE.match(rest):
        return True
    return phrase.names[-1].text.endswith(HOUSES) and AT_PLACE_RE.match(rest) is not None


def _jointly(text: str, phrase: Phrase) -> bool:
    """Whether several subjects act together, and did not only draw up or build what the act is about."""
    clause = clause_after(text, phrase.end)
    if EXHIBITS_RE.search(clause):
        return False
    made = DRAWN_UP_OF_RE.search(text, 0, phrase.start) and DRAWN_UP_RE.search(clause)
    return trigger("joint").search(clause) is not None and not made


def _known(actors: list[Finding], hosts: list[Finding]) -> bool:
    names = {host.body.name for host in hosts}
    return any(actor.body.name in names for actor in actors)


def _holds(text: str, phrase: Phrase) -> bool:
    """Whether the clause says that the subject holds an event: 제주TP는 … 출범식을 치렀다."""
    return trigger("hold").search(clause_after(text, phrase.end)) is not None
