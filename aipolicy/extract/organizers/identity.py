"""One body under two names: with and without its place, as a whole and by its unit."""

from collections.abc import Sequence

from aipolicy.extract.organizers.page import Finding
from aipolicy.models import Candidate, OrganizerRole, RegionRef
from aipolicy.tables.gazetteer import full_name
from aipolicy.tables.organizations import COUNCIL, EDUCATION, GOVERNMENTS, Organization
from aipolicy.tables.region_names import place_of
from aipolicy.tables.regions import region_forms

PUBLIC = (*GOVERNMENTS, COUNCIL)
COUNTRY = ("한국", "대한", "대한민국", "국립")
HOLDS_AND_RUNS = {OrganizerRole.HOST, OrganizerRole.ORGANIZER}


def named_then(body: Organization, regions: Sequence[Candidate[RegionRef]]) -> str:
    """The name of a council or education office with that of its region as the page's day has it.

    전라북도교육청 of 2023, for what is 전북특별자치도교육청 now; `regions` are the page's region words.
    """
    if body.kind not in (COUNCIL, EDUCATION) or not body.region:
        return body.name
    place = place_of(body.region)
    home = full_name(place)
    if not body.name.startswith(home):
        return body.name
    then = next((c.value.name for c in regions if place_of(c.value.code) == place), home)
    return then + body.name.removeprefix(home)


def distinct(findings: Sequence[Finding]) -> list[Finding]:
    """The findings, best first, without those that name a body of another finding once more.

    교육연구정보원 gives way to 충북교육연구정보원; of a university and its unit the better one stays,
    unless one of them holds what the other runs: 목포대가 여는, 그 연구소가 주관하는 심포지엄.
    """
    kept: list[Finding] = []
    for finding in findings:
        body = finding.body
        if any(_is_placed(other.body, body) for other in findings):
            continue
        if not any(_is_same(finding, other) for other in kept):
            kept.append(finding)
    return kept


def _is_placed(fuller: Organization, body: Organization) -> bool:
    """Whether one name is the other with its place or country before it."""
    if body.region is not None or fuller.name == body.name or not fuller.name.endswith(body.name):
        return False
    before = fuller.name.removesuffix(body.name).strip()
    return before in COUNTRY or before in region_forms()


def _is_same(finding: Finding, other: Finding) -> bool:
    """Whether two findings are a body and its unit in one part."""
    if {finding.role, other.role} == HOLDS_AND_RUNS:
        return False
    return _is_unit(finding.body, other.body) or _is_unit(other.body, finding.body)


def _is_unit(unit: Organization, whole: Organization) -> bool:
    return whole.kind not in PUBLIC and unit.name.startswith(f"{whole.name} ")
