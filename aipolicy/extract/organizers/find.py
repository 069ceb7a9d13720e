"""The bodies of a page and their roles in its event."""

from collections.abc import Sequence

from aipolicy.extract.organizers.act import continued
from aipolicy.extract.organizers.aside import aside
from aipolicy.extract.organizers.chosen import consortium, councils, winners
from aipolicy.extract.organizers.identity import distinct, named_then
from aipolicy.extract.organizers.lead import anyone, headline, lead, owners, placed_unit
from aipolicy.extract.organizers.lexicon import How
from aipolicy.extract.organizers.page import Finding, Page
from aipolicy.extract.organizers.parties import parties
from aipolicy.extract.organizers.roles import stated
from aipolicy.models import ORGANIZING, Candidate, Document, OrganizerRef, OrganizerRole, RegionRef, Span
from aipolicy.tables.organizations import GOVERNMENTS

AGREEMENTS = ("mou", "investment")
AWARD = "award"
SELECTIONS = ("selection", AWARD)
OPENINGS = ("opening", "construction")
DECLARED = "declares"
COUNCIL_ACTS = ("legislation", "civic_action")
COUNCIL_RULES = ("council", "ordinance")


def find_organizers(
    document: Document,
    *,
    program_type: str | None,
    regions: Sequence[Candidate[RegionRef]] = (),
    actors: Sequence[OrganizerRef] = (),
) -> tuple[Candidate[OrganizerRef], ...]:
    """Bodies named on the page: those that hold, run or sign the event, then others, then rejected ones.

    `program_type` is the slug of the event's type, which decides whether parties of an agreement
    and winners of a selection count as its organizers; None where it is unknown. `regions` are the
    document's region words (`find_regions`): they settle which 광주 or 중구 a body is of. `actors` are
    those of the article's main event, where this is a further one: 시는 means the city among them.
    """
    page = Page(continued(document), program_type, regions, actors)
    best: dict[str, Finding] = {}
    for finding in (*_organizing(page), *aside(page)):
        old = best.get(finding.body.name)
        if old is None or _rank(finding) > _rank(old):
            best[finding.body.name] = finding
    ranked = sorted(best.values(), key=_rank, reverse=True)
    organizing = [f for f in ranked if f.rejected is None and f.role in ORGANIZING]
    chosen = (*distinct(organizing), *ranked[len(organizing) :])
    return tuple(_candidate(finding, regions) for finding in chosen)


def _organizing(page: Page) -> list[Finding]:
    """Those that the rules for the event's type, its own words, its lead and its headline name."""
    if page.type in AGREEMENTS:
        signed = parties(page)
        signed += headline(page, signed) if signed else ()
        if len({finding.body.name for finding in signed}) > 1:
            return signed
    told = list(stated(page))
    found = _with_lead(page, [*(_awarding(page, told) if page.type == AWARD else told), *_by_type(page)])
    if not any(f.role in ORGANIZING for f in found):
        found += placed_unit(page)
    found += headline(page, [f for f in found if f.role in ORGANIZING])
    return found if any(f.role in ORGANIZING for f in found) else [*found, *anyone(page)]


def _awarding(page: Page, told: list[Finding]) -> list[Finding]:
    """Those that give an award or hold its ceremony as selectors, where the lead tells of one who won it."""
    names = {finding.body.name for finding in told if finding.role in ORGANIZING}
    acting = [finding for finding in lead(page, selectors=names) if finding.body.name not in names]
    if not acting:
        return told
    return [f._replace(role=OrganizerRole.SELECTOR) if f.role in ORGANIZING else f for f in told]


def _by_type(page: Page) -> list[Finding]:
    if page.type in AGREEMENTS:
        return []
    found = parties(page, strict=True)
    if page.type in SELECTIONS:
        # Who wins a prize is told in the lead; of others that won too it speaks in passing.
        told = page.type == AWARD and any(f.body.kind in GOVERNMENTS for f in lead(page))
        found += [*(() if told else winners(page)), *consortium(page)]
    elif page.type in OPENINGS:
        found += owners(page)
    elif page.type in COUNCIL_ACTS:
        found += councils(page)
    return found


def _with_lead(page: Page, found: list[Finding]) -> list[Finding]:
    """What was found with those that act in the lead and are not told to do something else."""
    if any(f.rule == DECLARED for f in found):  # who is spoken against is no actor
        return found
    selectors = {f.body.name for f in found if f.role == OrganizerRole.SELECTOR}
    told = {(id(f.reading.sentence), f.name.start) for f in found}
    council = any(f.rule in COUNCIL_RULES for f in found)
    acting = [
        f
        for f in lead(page, selectors=selectors)
        if f.body.name not in selectors
        and (id(f.reading.sentence), f.name.start) not in told
        and not (council and (f.body.kind not in GOVERNMENTS or f.name.how == How.ANAPHOR))
    ]
    chosen = {f.body.name for f in found if f.rule == "chosen"}
    if len(chosen) > 1:  # 구미는 금오공대와 …: with whom each of those chosen goes on
        acting = [f for f in acting if f.rule != "together" or f.body.kind in GOVERNMENTS]
    held = any(f.rule == "stated" and f.role == OrganizerRole.HOST for f in found)
    if held or any(f.rule == "consortium" for f in found):  # 울산이 뽑혔다: the consortium there won
        return [f for f in (*found, *acting) if f.name.how != How.PLACE]
    return [*found, *acting]


def _rank(finding: Finding) -> tuple[bool, bool, float]:
    return finding.rejected is None, finding.role in ORGANIZING, finding.score


def _candidate(finding: Finding, regions: Sequence[Candidate[RegionRef]]) -> Candidate[OrganizerRef]:
    at = finding.reading.sentence.span
    span = Span(at.part, at.start + finding.name.start, at.start + finding.name.end)
    body = finding.body
    ref = OrganizerRef(named_then(body, regions), finding.role, body.kind, body.region)
    return Candidate(ref, span, finding.name.text, finding.rule, finding.score, finding.rejected)
