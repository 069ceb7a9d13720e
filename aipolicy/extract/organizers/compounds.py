"""Names made of several: a city under its province, a university and its institute, a body and its branch."""

import re
from dataclasses import replace

from aipolicy.extract.organizers.lexicon import WORD, How, Name, past_brackets
from aipolicy.tables.organizations import (
    AGENCY,
    ASSOCIATION,
    CENTRAL,
    COMPANY,
    COUNCIL,
    GOVERNMENTS,
    UNIVERSITY,
    Organization,
    by_form,
    places,
)
from aipolicy.tables.regions import ancestors, same_place

# Words that stand before the ending of a name and belong to it.
WIDER_RE = re.compile(
    rf"(?<![{WORD}])(?:(?:대한민국|한국|대한|국제|전국|세계|아시아|글로벌|AI|인공지능|IT|ICT|SW|로봇|데이터|청년|벤처)\s)+$"
)
# 한국 협회 is a name, AI 병원 none.
COUNTRY_RE = re.compile(r"대한|한국|국제|전국|세계|아시아|글로벌")
PUBLIC = (*GOVERNMENTS, COUNCIL)
OWN_UNITS = (
    "위원회",
    "특위",
    "추진단",
    "추진본부",
    "전담조직",
    "TF",
    "기획단",
    "지원단",
    "도서관",
    "학습관",
    "학습원",
    "센터",
    "연구회",
    "연구단체",
)
QUOTED_UNIT_RE = re.compile(
    rf"\s(?:의원\s?)?(?:연구(?:단체|모임)\s)?[‘'“\"「][{WORD}\s·]{{2,20}}(?:위원회|특위|추진단|지원단|연구회|연구모임)[’'”\"」](?=(?:\([^()]{{1,30}}\))?[은는이가]\s)"
)
# A city's unit that bears a name of its own where the two are written as one: 순창군보건소, 부여군 보건소.
NAMED_UNITS = (
    "보건소",
    "농업기술센터",
    "농업기술원",
    "소방본부",
    "보건환경연구원",
    "복지관",
    "인재개발원",
    "자원봉사센터",
)
# 서울시 디지털도시국은: a department in whose name the government acts.
DEPARTMENT_RE = re.compile(
    rf"\s(?:[{WORD}·]{{2,14}}\s)?(?=[{WORD}·]{{3}})[{WORD}·]{{0,14}}"
    r"(?:(?<![전한미중외각결영태])국|(?<![의교강험습])실|본부|담당관|기획관|사업소|주민센터|행정복지센터|면사무소|읍사무소"
    r"|(?<![효결성학의사통초경치])과|교통과)"
    r"(?=(?:[은는이가]|에서[는도]?)(?:\s|$))"
)
NEIGHBOURHOOD_RE = re.compile(r"(?<![가-힣])[가-힣]{1,4}[동읍면리]\s$")
# 한국AI·로봇산업협회: a dot within a name.
DOTTED_RE = re.compile(
    rf"(?<![{WORD}])(?:대한민국|한국|대한|전국|국제|세계|아시아)[{WORD}]{{1,8}}(?:[·ㆍ][{WORD}]{{1,8}}){{0,2}}[·ㆍ]$"
)
WIDENED, WIDEST = (ASSOCIATION, AGENCY), 30
# 시흥배곧서울대병원 건립추진단
PREPARING = ("건립추진단", "설립추진단", "건립준비단", "설립준비단")
UNITS = (How.ENDING, How.WEAK, How.BARE, How.BARE_WEAK)
CAMPUS = "캠퍼스"
ASSEMBLY = "국회"
DOTS = ("·", "ㆍ", "‧")
# (ERICA)캠퍼스; (미래캠퍼스); 미래(캠퍼스), where no plain branch follows.
CAMPUS_RE = re.compile(
    rf"(?:\s?(?P<called>[{WORD}]{{2,8}}))?\s?\([A-Za-z]{{2,10}}\)\s?{CAMPUS}|\s?\((?P<within>[{WORD}]{{2,8}}{CAMPUS})\)"
)
BRANCH_RE = re.compile(
    rf"\s?(?P<branch>[{WORD}]{{2,10}}(?:본부|지사|지부|지회|지점|분원|발전소|공항|{CAMPUS}))(?=[은는이가와과의을를도에,·()\s]|$)"
)


def joined(text: str, names: list[Name]) -> list[Name]:
    """Names one after another made one: 경남 김해시, 대구시동구, 제주대 SW융합교육원, 부산시설공단."""
    found: list[Name] = []
    for name in names:
        before = found[-1] if found else None
        if before is not None and before.start <= name.start and name.end <= before.end:
            continue  # the ending of a name that is whole already: 건국대학교 충주병원
        if before is not None and name.start < before.end:
            found[-1] = _located(name, before)
        elif before is not None and (one := _pair(text, before, name)) is not None:
            found[-1] = one
        else:
            found.append(name)
    whole: list[Name] = []
    for part in found:
        name = _widened(text, part, whole[-1].end if whole else -2)
        if name.how not in (How.BARE, How.BARE_WEAK) and (not whole or name.start >= whole[-1].end):
            whole.append(_with_branch(text, name))
    return _shared(text, whole)


def _shared(text: str, names: list[Name]) -> list[Name]:
    """대구·경북 교육청, 부산·울산테크노파크: places in a row that share the word behind the last."""
    for index in range(len(names) - 2, -1, -1):
        place, after = names[index], names[index + 1]
        if place.how != How.PLACE or after.how != How.KNOWN or text[place.end : after.start] not in DOTS:
            continue
        short = next((after.text[:n] for n in (2, 3) if after.text[:n] in places()), None)
        shared = by_form().get(place.text + after.text.removeprefix(short or "").strip(), ())
        if short and shared and shared[0].kind not in GOVERNMENTS:
            names[index] = place._replace(bodies=shared, how=How.KNOWN)
    return names


def _widened(text: str, name: Name, before: int) -> Name:
    """한국 AI 협회: words that belong to the name before its ending; `before` is where the last name ends."""
    if name.how not in (How.ENDING, How.BARE) or name.bodies[0].kind not in WIDENED:
        return name
    start = max(0, name.start - WIDEST)
    match = WIDER_RE.search(text, start, name.start) or DOTTED_RE.search(text, start, name.start)
    if match is None and name.how == How.BARE:
        match = NEIGHBOURHOOD_RE.search(text, max(0, name.start - WIDEST), name.start)
        if match is None or match.start() <= before:
            return name
        whole = text[match.start() : name.end]
        body = replace(name.bodies[0], name=whole)
        return name._replace(start=match.start(), text=whole, bodies=(body,), how=How.ENDING)
    if match is None or match.start() <= before + 1:
        return name
    if name.how == How.BARE and COUNTRY_RE.match(text, match.start()) is None:
        return name
    whole = text[match.start() : name.end]
    body = replace(name.bodies[0], name=whole)
    return name._replace(start=match.start(), text=whole, bodies=(body,), how=How.ENDING)


def _with_branch(text: str, name: Name) -> Name:
    """A body with its branch: 중진공 울산본부 is the body there, 서울대 시흥캠퍼스 a name of its own."""
    kind = name.bodies[0].kind if name.how in (How.KNOWN, How.ENDING) else ""
    if (name.how == How.KNOWN and kind in PUBLIC) or kind == CENTRAL or (kind and name.text.endswith("청")):
        return _with_department(text, name)
    if not kind or kind in PUBLIC:
        return name
    if kind == UNIVERSITY and (match := CAMPUS_RE.match(text, name.end)):
        return _with_campus(text, name, match)
    match = BRANCH_RE.match(text, name.end)
    if match is None:
        return name
    body, branch = name.bodies[0], match["branch"]
    if branch.endswith(CAMPUS):
        body = replace(body, name=f"{body.name} {branch}", aliases=())
    seat = next((place for length in (4, 3, 2) if (place := places().get(branch[:length]))), None)
    if seat is not None:
        body = replace(body, region=seat[0].region)
    end = match.end()
    return Name(name.start, end, past_brackets(text, end), text[name.start : end], (body,), name.how)


def _with_department(text: str, name: Name) -> Name:
    """서울시 디지털도시국, 도의회 ‘AI산업 특별위원회’(위원장 ○○○): what acts in a government's name."""
    match = QUOTED_UNIT_RE.match(text, name.end)
    if match is None and name.bodies[0].kind != COUNCIL:
        match = DEPARTMENT_RE.match(text, name.end)
    if match is None:
        return name
    end = match.end()
    return name._replace(end=end, stop=past_brackets(text, end), text=text[name.start : end])


def _with_campus(text: str, name: Name, match: re.Match[str]) -> Name:
    """한양대 에리카(ERICA)캠퍼스, 연세대(미래캠퍼스): a campus under the name the table gives it."""
    body, called = name.bodies[0], match["within"] or match["called"]
    if called is not None and not body.name.endswith(called.removesuffix(CAMPUS)):
        whole = f"{body.name} {called.removesuffix(CAMPUS)}{CAMPUS}"
        known = by_form().get(whole, ())
        body = known[0] if known else replace(body, name=whole, aliases=())
    end = match.end()
    return Name(name.start, end, past_brackets(text, end), text[name.start : end], (body,), name.how)


def _located(name: Name, prefix: Name) -> Name:
    """A name that its ending tells, in the place with which it begins: 부산시설공단, 부산대병원."""
    body = name.bodies[0]
    owner = prefix.bodies[0] if prefix.bodies else None
    if owner is None:
        return name
    if owner.kind == UNIVERSITY:
        body = replace(body, name=owner.name + name.text[prefix.end - name.start :])
    return name._replace(bodies=(replace(body, region=owner.region),))


def _pair(text: str, before: Name, name: Name) -> Name | None:
    gap = text[before.end : name.start]
    if gap not in ("", " "):
        headed = text[before.stop : name.start] == " " and before.how == How.KNOWN
        # 순천대학교(총장 ○○○) SW중심대학사업단
        return _unit_of(text, before, name) if headed and name.how in UNITS else None
    if name.how in (How.KNOWN, How.PLACE) and before.how in (How.KNOWN, How.PLACE):
        above = {
            place
            for body in before.bodies
            if body.kind in GOVERNMENTS
            for place in same_place(body.region or "")
        }
        within = tuple(body for body in name.bodies if body.region and above & {*ancestors(body.region)})
        if within and above:
            return name._replace(start=before.start, text=text[before.start : name.end], bodies=within)
    if name.how in UNITS and gap == " ":
        return _unit_of(text, before, name)
    return None


def _own_unit(text: str, owner: Name, unit: Name) -> Name | None:
    """부산시 AI추진단, 시의회 운영위원회: the government or council acts in its committee's name."""
    if unit.text in NAMED_UNITS:
        name = text[owner.start : unit.end]
        body = Organization(name, AGENCY, owner.bodies[0].region if len(owner.bodies) == 1 else None)
        return Name(owner.start, unit.end, unit.stop, name, (body,), How.ENDING)
    if not unit.text.endswith(OWN_UNITS) or "컨소시엄" in unit.text:
        return None
    return owner._replace(end=unit.end, stop=unit.stop, text=text[owner.start : unit.end], how=How.KNOWN)


def _unit_of(text: str, owner: Name, unit: Name) -> Name | None:
    """강원랜드 사회공헌재단, 고려대 정보보호대학원: the owner's name and its unit's."""
    body = owner.bodies[0] if owner.bodies else None
    if body is not None and body.name == ASSEMBLY and unit.text.endswith(OWN_UNITS):
        whole = replace(body, name=f"{ASSEMBLY} {unit.text}", aliases=())
        return Name(owner.start, unit.end, unit.stop, text[owner.start : unit.end], (whole,), How.ENDING)
    if (
        body is None
        or (owner.how != How.KNOWN and not unit.text.endswith(PREPARING))
        or text.startswith("장", unit.end)
        or body.kind not in (UNIVERSITY, COMPANY, ASSOCIATION, AGENCY, *PUBLIC)
    ):
        return None
    if body.kind in PUBLIC:
        return _own_unit(text, owner, unit)
    # An agency's own centres act in its name.
    if body.kind == AGENCY and unit.how != How.ENDING and not unit.text.endswith(CAMPUS):
        return Name(owner.start, unit.end, unit.stop, text[owner.start : unit.end], (body,), How.KNOWN)
    region = unit.bodies[0].region or body.region
    whole = Organization(f"{body.name} {unit.text}", body.kind, region)
    return Name(owner.start, unit.end, unit.stop, text[owner.start : unit.end], (whole,), How.ENDING)
