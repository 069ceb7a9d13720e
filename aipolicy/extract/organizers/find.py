"""The bodies of a page and their roles in its event."""

from aipolicy.extract.organizers.aside import aside
from aipolicy.extract.organizers.chosen import consortium, councils, winners
from aipolicy.extract.organizers.lead import anyone, headline, lead
from aipolicy.extract.organizers.names import How
from aipolicy.extract.organizers.page import Finding, Page
from aipolicy.extract.organizers.parties import parties
from aipolicy.extract.organizers.roles import stated
from aipolicy.models import Candidate, Document, OrganizerRef, OrganizerRole, Span
from aipolicy.tables.organizations import GOVERNMENTS

AGREEMENTS = ("mou", "investment")
COUNCIL_ACTS = ("legislation", "civic_action")
ORGANIZING = (OrganizerRole.HOST, OrganizerRole.ORGANIZER, OrganizerRole.PARTNER)


def find_organizers(document: Document, *, program_type: str | None) -> tuple[Candidate[OrganizerRef], ...]:
    """Bodies named on the page: those that hold, run or sign the event, then others, then rejected ones.

    `program_type` is the slug of the event's type, which decides whether parties of an agreement
    and winners of a selection count as its organizers; None where it is unknown.
    """
    page = Page(document, program_type)
    best: dict[str, Finding] = {}
    for finding in (*_organizing(page), *aside(page)):
        old = best.get(finding.body.name)
        if old is None or _rank(finding) > _rank(old):
            best[finding.body.name] = finding
    return tuple(_candidate(finding) for finding in sorted(best.values(), key=_rank, reverse=True))


def _organizing(page: Page) -> list[Finding]:
    if page.type in AGREEMENTS:
        found = parties(page)
        found += headline(page, found) if found else ()
        if len({finding.body.name for finding in found}) > 1:
            return found
    found = [*stated(page)]
    if page.type not in AGREEMENTS:
        found += parties(page, strict=True)
    if page.type == "selection":
        found += winners(page)
        found += consortium(page)
    council = councils(page) if page.type in COUNCIL_ACTS else []
    selectors = {f.body.name for f in found if f.role == OrganizerRole.SELECTOR}
    acting = [f for f in lead(page, selectors=selectors) if f.body.name not in selectors]
    if council:
        acting = [f for f in acting if f.body.kind in GOVERNMENTS and f.name.how != "anaphor"]
    told = {(id(f.reading), f.name.start) for f in found}
    acting = [f for f in acting if (id(f.reading), f.name.start) not in told]
    if any(f.rule == "consortium" for f in found):
        found = [f for f in found if f.name.how != How.PLACE]
        acting = [f for f in acting if f.name.how != How.PLACE]
    found += acting
    found += council
    found += headline(page, [f for f in found if f.role in ORGANIZING])
    return found if any(f.role in ORGANIZING for f in found) else [*found, *anyone(page)]


def _rank(finding: Finding) -> tuple[bool, bool, float]:
    return finding.rejected is None, finding.role in ORGANIZING, finding.score


def _candidate(finding: Finding) -> Candidate[OrganizerRef]:
    at = finding.reading.sentence.span
    span = Span(at.part, at.start + finding.name.start, at.start + finding.name.end)
    body = finding.body
    ref = OrganizerRef(body.name, finding.role, body.kind, body.region)
    return Candidate(ref, span, finding.name.text, finding.rule, finding.score, finding.rejected)
