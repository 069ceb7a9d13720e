"""Winners of a selection, those who select, and councils in their own acts."""

import re
from collections.abc import Iterator

from aipolicy.extract.organizers.lead import LEAD
from aipolicy.extract.organizers.lexicon import How
from aipolicy.extract.organizers.listed import with_listed
from aipolicy.extract.organizers.names import find_names
from aipolicy.extract.organizers.page import Finding, Page, Reading
from aipolicy.extract.organizers.phrases import Phrase, Tail, find_phrases
from aipolicy.extract.organizers.roles import is_background
from aipolicy.extract.organizers.triggers import trigger
from aipolicy.models import OrganizerRole
from aipolicy.tables.organizations import AGENCY, CENTRAL, COUNCIL, GOVERNMENTS, NATIONAL_REGION, by_form

LEADING = r"(?:주관|대표|총괄)\s?(?:기관|대학|기업)?"
CONSORTIUM_RE = re.compile(
    rf"(?:을|를)\s(?:중심으로|필두로|주축으로|비롯한|{LEADING}으로)"
    rf"|(?:이|가)\s(?:이끄는|이끈|주도하는|주도한|주관하는|꾸린|구성한|{LEADING}(?:으로|인|을 맡은))"
    r"[^.]{0,16}컨소시엄|\s(?:컨소시엄|연합팀?|공동팀)(?:이|은)\s"
)
TEAM_RE = re.compile(r"컨소시엄|연합|공동팀")
CHOSEN_RE = re.compile(
    r"\s?(?:[^\s,.]{1,8}\s){0,2}?(?:최종\s)?"
    r"(?:선정됐|선정되|선정된|선정돼|뽑혔|뽑힌|지정됐|지정되|낙점됐|확정됐|이름을 올렸|포함됐)"
)
ORDINANCE_RE = re.compile(r"의원|본회의|상임위|의회")
# 대구와 제조업이 강한 경남을 골랐다: a comitative goes with the object.
WON = (Tail.LIST, Tail.OBJECT, Tail.OTHERS, Tail.WITH)
CHARGED_RE = re.compile(r"\s?(?:사업\s)?(?:전담|주관|운영|수행|전문)\s?기관")
COUNTED_RE = re.compile(
    r"[2-9]\d?개\s?(?:지자체|시·?도|시·?군|도시|지역|대학)|(?:지자체|도시|지역)\s[2-9]\d?곳"
)
MANY, REACH = 3, 12


def winners(page: Page) -> list[Finding]:
    """Those whom a ministry or agency chose: 국토부는 … 전주시, … 대구시를 뽑았다.

    Where the choice and its outcome stand in sentences of their own, the sentence that lists several
    local governments tells the outcome.
    """
    found: list[Finding] = []
    selecting = settled = False
    for reading in page.body[:LEAD]:
        if is_background(reading.text) or trigger("lose").search(reading.text):
            continue
        subjects = [p for p in reading.phrases if p.tail == Tail.SUBJECT]
        selectors = [p for p in subjects if _selects(page, reading, p)]
        won = trigger("win").search(reading.text)
        # A대가 교육부가 주관하는 사업에 선정됐다: the sentence itself has its winner.
        settled = settled or bool(won and len(subjects) > len(selectors))
        found += _chosen(
            page, reading, [p for p in reading.phrases if _among_winners(reading.text, p, won is not None)]
        )
        if selectors and (won or trigger("choice").search(reading.text)):
            selecting = True
            for phrase in selectors:
                found += page.findings(reading, phrase.names, OrganizerRole.SELECTOR, "selects", 1.0)
        if won:
            found += _chosen(page, reading, [p for p in reading.phrases if _is_chosen(reading.text, p)])
        if selectors and won:
            found += _chosen(page, reading, [p for p in reading.phrases if _is_won(reading.text, p)])
        elif selecting:
            found += _outcome(page, reading, least=1 if won and _any_chosen(found) else MANY)
        selecting = selecting or (won is not None and COUNTED_RE.search(reading.text) is not None)
    if selecting and not settled and not _any_chosen(found):
        found += _plans(page)
    return found


def _plans(page: Page) -> list[Finding]:
    """Several local governments of which the page tells in turn what they won and will do."""
    found: list[Finding] = []
    for reading in page.body[:REACH]:
        aside = is_background(reading.text) or trigger("lose").search(reading.text)
        for phrase in reading.phrases if not aside else ():
            if phrase.tail == Tail.SUBJECT and not phrase.official:
                told = page.findings(reading, phrase.names, OrganizerRole.HOST, "chosen", 0.7)
                found += [finding for finding in told if finding.body.kind in GOVERNMENTS]
    return found if len({finding.body.name for finding in found}) > 1 else []


def consortium(page: Page) -> Iterator[Finding]:
    """The body at the head of a consortium that won."""
    for reading in page.body[: LEAD + 1]:
        if not TEAM_RE.search(reading.text):
            continue
        for phrase in with_listed(reading).phrases:
            if CONSORTIUM_RE.match(reading.text, phrase.names[-1].stop):
                yield from page.findings(reading, phrase.names, OrganizerRole.HOST, "consortium", 0.9)


def councils(page: Page) -> list[Finding]:
    """The council whose member, committee or session the page tells of.

    Where only the ordinance is named, the council is that of the government whose ordinance it is.
    """
    lead = (*page.body[:LEAD], *page.titles)
    for reading in lead:
        for phrase in reading.phrases:
            for finding in page.findings(reading, phrase.names, OrganizerRole.HOST, "council", 0.95):
                placed = trigger("venue").match(reading.text, finding.name.stop)  # 시의회 앞에서
                if finding.body.kind == COUNCIL and not placed:
                    return [finding]
    if page.type == "legislation" and any(ORDINANCE_RE.search(reading.text) for reading in lead):
        return _council_of_ordinance(page, lead)
    return []


def _council_of_ordinance(page: Page, lead: tuple[Reading, ...]) -> list[Finding]:
    for reading in lead:
        at = reading.text.find("조례")
        for name in find_names(reading.text, everywhere=True) if at > 0 else ():
            body = page.body_of(reading, name) if name.start < at and name.how == How.KNOWN else None
            council = by_form().get(f"{body.name}의회", ()) if body and body.kind in GOVERNMENTS else ()
            if council:
                return [Finding(reading, name, council[0], OrganizerRole.HOST, "ordinance", 0.7)]
    return []


def _is_chosen(text: str, phrase: Phrase) -> bool:
    """경기도는 공모에 안산시와 시흥시가 선정됐다고 밝혔다: a subject of the choice itself."""
    return (
        phrase.tail == Tail.SUBJECT and not phrase.official and CHOSEN_RE.match(text, phrase.end) is not None
    )


def _is_won(text: str, phrase: Phrase) -> bool:
    """Whether a phrase is what a ministry chose, and not whom it charged: A를 전담기관으로 지정했다."""
    return phrase.tail in WON and not phrase.official and CHARGED_RE.match(text, phrase.end) is None


def _selects(page: Page, reading: Reading, phrase: Phrase) -> bool:
    """Whether a phrase names nothing but ministries and nationwide agencies."""
    bodies = [page.body_of(reading, name) for name in phrase.names]
    return all(
        body is not None
        and (body.kind == CENTRAL or (body.kind == AGENCY and body.region == NATIONAL_REGION))
        for body in bodies
    )


def _chosen(page: Page, reading: Reading, phrases: list[Phrase]) -> Iterator[Finding]:
    for phrase in phrases:
        yield from page.findings(reading, phrase.names, OrganizerRole.HOST, "chosen", 0.9)


def _among_winners(text: str, phrase: Phrase, won: bool) -> bool:
    """대구, 울산과 함께 뽑힌; 경남을 비롯한 5개 시도가 이름을 올렸다."""
    rest = text[phrase.end :].lstrip()
    if phrase.tail == Tail.OBJECT:
        return won and rest.startswith("비롯")
    if (
        phrase.tail != Tail.WITH
        or phrase.official
        or not all(n.bodies and n.bodies[0].kind in GOVERNMENTS for n in phrase.names)
    ):
        return False
    beside = trigger("together").match(rest) is not None
    if len(phrase.names) > 1:
        return beside or (won and trigger("apart").match(rest) is None)
    return won and beside


def _any_chosen(found: list[Finding]) -> bool:
    return any(finding.rule == "chosen" for finding in found)


def _outcome(page: Page, reading: Reading, *, least: int) -> list[Finding]:
    """Several local governments in one sentence, those in brackets included."""
    phrases = find_phrases(reading.text, find_names(reading.text, everywhere=True))
    names = [name for phrase in phrases if not _frames(reading.text, phrase) for name in phrase.names]
    listed = page.findings(reading, names, OrganizerRole.HOST, "chosen", 0.8)
    found = [
        finding for finding in listed if finding.body.kind in GOVERNMENTS and finding.name.how != How.ANAPHOR
    ]
    return found if len(found) >= least else []


def _frames(text: str, phrase: Phrase) -> bool:
    """원주와 춘천의 병원이, 대전·충남에서는: places within the description of what was won, or by whom."""
    return phrase.tail == Tail.GENITIVE or text.startswith("에서", phrase.names[-1].stop)
