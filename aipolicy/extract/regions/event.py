"""The regions an event belongs to: the acting government's first, the venue's only if nothing else."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from aipolicy.extract.regions.find import common_day, ref
from aipolicy.extract.regions.joint import joint_members
from aipolicy.extract.regions.lexicon import houses
from aipolicy.extract.regions.scene import (
    Scene,
    Standing,
    chosen,
    list_from,
    listed_jointly,
    place,
    scene_of,
    subjects,
    subjects_of,
)
from aipolicy.models import ORGANIZING, Candidate, Document, OrganizerRef, OrganizerRole, RegionRef, Span
from aipolicy.tables.gazetteer import NATION, region, seen_on, sido_of
from aipolicy.tables.region_names import place_of, within

GOVERNMENTS = ("광역", "기초", "의회", "교육청")
CENTRAL, AGENCY = "중앙", "공공기관"
CHOSEN = "chosen"
JEJU = "50000"
# A target that the headline names is named again in the first sentences of the body.
TARGET_OPENING = 2
SCORES = {"government": 0.95, "subject": 0.85, "selected": 0.9, "target": 0.85, "seat": 0.8, "place": 0.7,
          "most named": 0.5, "venue": 0.5, "central": 0.6}  # fmt: skip


class Finding(NamedTuple):
    """A place the event belongs to, why, and the words that say so."""

    place: str
    rule: str
    span: Span
    text: str


def event_regions(
    document: Document,
    candidates: Sequence[Candidate[RegionRef]],
    organizers: Sequence[Candidate[OrganizerRef]],
    on: date | None,
    *,
    local: bool = False,
) -> tuple[Candidate[RegionRef], ...]:
    """The regions of the event, as they were on a day; () where the text does not tell.

    `candidates` come from `find_regions`, `organizers` with roles and the codes of their
    jurisdictions or seats; `on` is the day of the event, else that of publication counts. `local` tells
    that an act of this type is for the place where it is, as an opening is. `rule`
    tells why: government (an acting government), subject (one the lead names, with no organizers
    known), selected (chosen by a central body), target (a province's act for one city), seat (of an
    acting body), place (of headline or lead), most named, venue, central (a central body's act with
    no region: 전국).
    """
    scene = scene_of(document, candidates, local=local)
    day = on or document.article.published or _bearing_day(candidates)
    acting = [o for o in organizers if o.rejected is None and o.value.role in ORGANIZING]
    found = (
        _governments(scene, acting, day)
        or _seats(scene, acting)
        or _places(scene, central=_is_ministry(acting))
        or _nationwide(acting)
        or _bodies(scene)
        or _most_named(scene)
        or _venues(scene)
    )
    return tuple(_as_on(found, day))


def _bearing_day(candidates: Sequence[Standing]) -> date:
    """A day on which the codes of the standing candidates were borne."""
    borne = {region(c.value.code) for c in candidates if c.rejected is None}
    return common_day((here.valid_from, here.valid_to) for here in borne)


def _as_on(found: Iterable[Finding], day: date) -> Iterable[Candidate[RegionRef]]:
    """Findings as candidates of the codes borne on the day, each code once."""
    seen: set[str] = set()
    for finding in found:
        for code in seen_on(finding.place, day):
            if code not in seen:
                seen.add(code)
                yield Candidate(ref(code), finding.span, finding.text, finding.rule, SCORES[finding.rule])


def _by_word(word: Standing, rule: str) -> Finding:
    return Finding(_of_city(place(word)), rule, word.span, word.text)


def _of_city(code: str) -> str:
    """The self-governing division: a 일반구 stands for its city, 제주시 and 서귀포시 for 제주."""
    here = region(code)
    return place_of(here.parent) if here.parent and (here.level == "gu" or here.parent == JEJU) else code


def _governments(scene: Scene, acting: Sequence[Candidate[OrganizerRef]], day: date) -> list[Finding]:
    """Jurisdictions of the acting governments, with those that act or were chosen along with them."""
    found = [
        Finding(place_of(o.value.region), "government", o.span, o.text)
        for o in acting
        if o.value.region and o.value.kind in GOVERNMENTS
    ]
    found = _newsworthy(found, scene, acting)
    if not acting:
        found = [Finding(place(w), "subject", w.span, w.text) for w in subjects(scene)]
    found += _joint(found, scene, day)
    selected = [_by_word(word, "selected") for word in chosen(scene)]
    found += [_by_word(word, "government") for word in listed_jointly(scene)] if found else []
    found += [s for s in selected if not found or s.place not in {f.place for f in found}]
    places = {f.place for f in found}
    if len(places) == 1 and (target := _target(scene, places)):
        return [target]
    return found


def _joint(found: Sequence[Finding], scene: Scene, day: date) -> list[Finding]:
    """Members of a super-region that act all together, where those found are among them."""
    joint = joint_members(scene, day)
    if joint is None:
        return []
    codes, span, text = joint
    members = {place_of(code) for code in codes}
    held = {f.place for f in found}
    return [Finding(p, "government", span, text) for p in sorted(members - held)] if held <= members else []


def _newsworthy(
    found: list[Finding], scene: Scene, acting: Sequence[Candidate[OrganizerRef]]
) -> list[Finding]:
    """Leave out hosts of a wider frame where others act in headline or lead; parties and winners all stay."""
    parties = {
        place_of(o.value.region)
        for o in acting
        if o.value.region and (o.value.role == OrganizerRole.PARTNER or o.rule == CHOSEN)
    }
    told = {place(w) for w in (*scene.headline, *scene.lead)} | parties
    kept = [f for f in found if f.place in told]
    return kept or found


def _target(scene: Scene, above: set[str]) -> Finding | None:
    """The one city that the headline says a province's act is for."""
    if region(next(iter(above))).level != "sido":
        return None
    opening = [w for _, words in scene.opening[:TARGET_OPENING] for w in words]
    metropolitan = region(next(iter(above))).name.endswith("시") and not scene.local
    told = {place(w) for w in (subjects_of(opening, scene) if metropolitan else opening)}
    headline = [
        w
        for w in scene.headline
        if place(w) in told and w.text not in houses() and not (scene.locative(w) or scene.held_at(w))
    ]
    campuses = [w for w in scene.aside if w.rejected == "name-part" and scene.after(w).startswith("캠퍼스")]
    inner = [w for w in (*headline, *campuses) if within([place(w)], above)]
    if len({_of_city(place(w)) for w in inner}) != 1:
        return None
    word = inner[0]
    return Finding(place(word), "target", word.span, word.text) if JEJU in above else _by_word(word, "target")


def _seats(scene: Scene, acting: Sequence[Candidate[OrganizerRef]]) -> list[Finding]:
    """Seats of the hosts, else of all acting bodies, the narrower where one holds the other.

    Not where headline and lead do not name their province and the act is one of a body of the whole
    country, or of institutes for a place elsewhere.
    """
    seated = [o for o in acting if o.value.region and o.value.region != NATION]
    seated = [o for o in seated if o.value.role == OrganizerRole.HOST] or seated
    if not seated:
        return []
    places = [place_of(o.value.region) for o in seated if o.value.region]
    told = {sido_of(w.value.code) for w in (*scene.headline, *scene.lead)}
    at_home = {place_of(sido) for sido in told} & {place_of(sido_of(p)) for p in places}
    if not at_home and (acting[0].value.region == NATION or _works_elsewhere(scene, seated)):
        return []
    found = [
        Finding(_seat(o.value.name, p), "seat", o.span, o.text)
        for o, p in zip(seated, places, strict=True)
        if not any(within([q], [p]) for q in places)
    ]
    if len({f.place for f in found}) == 1 and (target := _target(scene, {found[0].place})):
        return [target]
    return found


def _seat(name: str, code: str) -> str:
    """The division in which a body sits; one that bears a district's own name works for it."""
    here = region(code)
    of_district = here.parent and name.startswith(here.short) and here.short != region(here.parent).short
    return code if of_district else _of_city(code)


def _works_elsewhere(scene: Scene, seated: Sequence[Candidate[OrganizerRef]]) -> bool:
    """Whether institutes act for a place that the headline names, far from their seats."""
    away = [w for w in scene.title_words() if w.rule in ("formal", "short")]
    return bool(away) and all(o.value.kind == AGENCY for o in seated)


def _places(scene: Scene, *, central: bool) -> list[Finding]:
    """Places that headline, else lead, name; narrowed to what lies in them and the lead names.

    Where a ministry acts with central bodies alone (`central`), the place at which they meet is none.
    """
    words = scene.title_words() or subjects_of(scene.lead, scene)[:1]
    if not words and not (central and all(map(scene.at_venue, scene.lead))):
        words = list_from(scene.lead)
    named = {_of_city(place(w)) for w in words}
    words = [*words, *(w for w in scene.lead if within([place(w)], named))]
    named |= {_of_city(place(w)) for w in words}
    return [_by_word(w, "place") for w in words if not within(named, [_of_city(place(w))])]


def _bodies(scene: Scene) -> list[Finding]:
    """The place in the name of a public body that headline or lead name: 포항TP."""
    return [_by_word(w, "seat") for w in scene.aside if w.rule == "body"][:1]


def _most_named(scene: Scene) -> list[Finding]:
    """The place that the article names more often than any other."""
    counts = Counter(_of_city(place(w)) for w in scene.all)
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return []
    return [_by_word(next(w for w in scene.all if _of_city(place(w)) == ranked[0][0]), "most named")]


def _venues(scene: Scene) -> list[Finding]:
    return [_by_word(w, "venue") for w in scene.aside if w.rejected == "venue"][:1]


def _central(acting: Sequence[Candidate[OrganizerRef]]) -> list[Candidate[OrganizerRef]]:
    return [o for o in acting if o.value.kind == CENTRAL or o.value.region == NATION]


def _is_ministry(acting: Sequence[Candidate[OrganizerRef]]) -> bool:
    """Whether only central bodies act, a ministry of the whole country among them."""
    ministry = any(o.value.kind == CENTRAL and o.value.region == NATION for o in acting)
    return ministry and len(_central(acting)) == len(acting)


def _nationwide(acting: Sequence[Candidate[OrganizerRef]]) -> list[Finding]:
    """전국 for a central body's act."""
    return [Finding(NATION, "central", o.span, o.text) for o in _central(acting)[:1]]
