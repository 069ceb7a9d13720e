"""The bodies this program knows by name, and the forms under which texts name them.

`organizations.csv` lists ministries, agencies, institutes, universities, companies and associations
(name, kind, region, aliases), `organization_heirs.csv` which of them took over whose work. Local
governments, their councils and the 시도 education offices are derived from the regions, so that a new
region brings its bodies with it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from aipolicy.tables.load import csv_rows, toml_table
from aipolicy.tables.regions import Region, full_name, region_forms, regions_all, same_place

PROVINCE = "광역"
MUNICIPALITY = "기초"
COUNCIL = "의회"
EDUCATION = "교육청"
CENTRAL = "중앙"
AGENCY = "공공기관"
UNIVERSITY = "대학"
COMPANY = "기업"
ASSOCIATION = "단체"
KINDS = (PROVINCE, MUNICIPALITY, COUNCIL, EDUCATION, CENTRAL, AGENCY, UNIVERSITY, COMPANY, ASSOCIATION)
GOVERNMENTS = (PROVINCE, MUNICIPALITY)

NATIONAL_REGION = "00000"
NATIONAL = "국립"
SCHOOL = "대학교"
TECHNOPARK = "테크노파크"


@dataclass(frozen=True, slots=True)
class Organization:
    """A body by its canonical name. `region` is the code of its jurisdiction, else of its seat.

    `00000` stands for the whole country; None where a body belongs to no region (companies).
    """

    name: str
    kind: str
    region: str | None
    aliases: tuple[str, ...] = ()


@cache
def organizations() -> tuple[Organization, ...]:
    """The bodies of the table with every alias, those that follow from the name included."""
    return tuple(
        Organization(
            row["name"],
            row["kind"],
            row["region"] or None,
            tuple(dict.fromkeys([*_listed(row["aliases"]), *_derived(row["name"])])),
        )
        for row in csv_rows("organizations.csv")
    )


@cache
def public_bodies() -> tuple[Organization, ...]:
    """Local governments, their councils and the education offices of the 시도, of every time."""
    found: list[Organization] = []
    for region in regions_all():
        if region.level == "sido":
            found += _bodies_of_province(region)
        elif region.level != "nation":
            found += _bodies_of_municipality(region)
    return tuple(found)


@cache
def by_form() -> Mapping[str, tuple[Organization, ...]]:
    """Every name and alias with the bodies it may stand for; several for a homonym."""
    forms: dict[str, tuple[Organization, ...]] = {}
    for body in (*organizations(), *public_bodies()):
        for form in (body.name, *body.aliases):
            if body not in forms.get(form, ()):
                forms[form] = (*forms.get(form, ()), body)
    return forms


@cache
def governments() -> Mapping[str, Organization]:
    """Local governments by the code of their region."""
    return {body.region or "": body for body in public_bodies() if body.kind in GOVERNMENTS}


@cache
def places() -> Mapping[str, tuple[Organization, ...]]:
    """Short names of 시도 and 시 (부산, 창원) with the governments they may stand for."""
    forms: dict[str, tuple[Organization, ...]] = {}
    for region in regions_all():
        if region.level == "sido" or (region.level == "sigungu" and region.name.endswith("시")):
            forms[region.short] = (*forms.get(region.short, ()), governments()[region.code])
    return forms


@cache
def public_endings() -> tuple[str, ...]:
    """How names of public bodies and universities end by which a name is known as one."""
    strong = toml_table("org_suffixes.toml")["strong"]
    return tuple(
        sorted(
            {
                ending
                for kind in (AGENCY, CENTRAL, COUNCIL, EDUCATION, UNIVERSITY)
                for ending in strong.get(kind, ())
            }
        )
    )


@cache
def seats() -> Mapping[str, str]:
    """Short names of 시, 군 and 구 that no other place bears (거창, 해운대), with their codes."""
    found: dict[str, set[str]] = {}
    for region in regions_all():
        if region.level == "sigungu" and len(region.short) > 1:
            found.setdefault(region.short, set()).add(same_place(region.code)[-1])
    return {short: codes.pop() for short, codes in found.items() if len(codes) == 1}


def canonical_names(name: str) -> tuple[str, ...]:
    """The canonical names of the bodies that bear this name or alias; empty if nobody knows it."""
    return tuple(dict.fromkeys(body.name for body in by_form().get(name.strip(), ())))


@cache
def _by_key() -> Mapping[str, tuple[Organization, ...]]:
    """Every name and alias as a query may write it: without spaces, in small letters."""
    found: dict[str, tuple[Organization, ...]] = {}
    for form, bodies in by_form().items():
        key = _key(form)
        found[key] = tuple(dict.fromkeys((*found.get(key, ()), *bodies)))
    return found


def _key(name: str) -> str:
    return "".join(name.split()).casefold()


@cache
def _by_name() -> Mapping[str, tuple[Organization, ...]]:
    found: dict[str, tuple[Organization, ...]] = {}
    for body in (*organizations(), *public_bodies()):
        found[body.name] = (*found.get(body.name, ()), body)
    return found


def names_through_time(name: str) -> tuple[str, ...]:
    """Canonical names of the bodies that bear a name and of what they were before and became.

    강원도 is 강원특별자치도 too, 산업부 both 산업통상자원부 and 산업통상부. Empty if nobody knows the name.
    """
    found = list(_by_key().get(_key(name), ()))
    for body in found:  # grows while it is read
        found += [other for other in _kin(body) if other not in found]
    return tuple(dict.fromkeys(body.name for body in found))


def _kin(body: Organization) -> Iterator[Organization]:
    """The same body under the names it had before and has since."""
    if body in _public():
        links = same_place(body.region or "") if body.region else ()
        yield from (_public_by_place()[code, body.kind] for code in links)
    yield from (other for name in _heirs().get(body.name, ()) for other in _by_name()[name])


@cache
def _public() -> frozenset[Organization]:
    return frozenset(public_bodies())


@cache
def _public_by_place() -> Mapping[tuple[str, str], Organization]:
    return {(body.region or "", body.kind): body for body in public_bodies()}


@cache
def _heirs() -> Mapping[str, tuple[str, ...]]:
    """Names of bodies of the table with those whose work they took over or that took over theirs."""
    found: dict[str, tuple[str, ...]] = {}
    for row in csv_rows("organization_heirs.csv"):
        for one, other in ((row["name"], row["heir"]), (row["heir"], row["name"])):
            found[one] = (*found.get(one, ()), other)
    return found


def _listed(cell: str) -> Iterator[str]:
    return (alias for alias in cell.split("|") if alias)


def _derived(name: str) -> Iterator[str]:
    """경북대 of 경북대학교, 창원대 of 국립창원대학교, 부산TP of 부산테크노파크."""
    if name.endswith(TECHNOPARK):
        yield name.removesuffix(TECHNOPARK) + "TP"
    if not name.endswith(SCHOOL):
        return
    yield name.removesuffix("학교")
    if name.startswith(NATIONAL):
        yield name.removeprefix(NATIONAL)
        yield name.removeprefix(NATIONAL).removesuffix("학교")


@cache
def _stems() -> Mapping[str, tuple[str, ...]]:
    """Formal names of every place, by its latest code: 경상남도, 경남도; 창원시, 창원특례시."""
    stems: dict[str, tuple[str, ...]] = {}
    for form in region_forms().values():
        for place in form.places if form.kind == "formal" else ():
            stems[place] = (*stems.get(place, ()), form.text)
    return stems


def _bodies_of_province(region: Region) -> Iterator[Organization]:
    stems = _stems()[same_place(region.code)[-1]]
    yield _body(region, PROVINCE, region.name, _offices(stems))
    yield _body(region, COUNCIL, f"{region.name}의회", [f"{stem}의회" for stem in stems])
    offices = [f"{stem}{gap}교육청" for stem in (*stems, region.short) for gap in ("", " ")]
    yield _body(region, EDUCATION, f"{region.name}교육청", offices)


def _bodies_of_municipality(region: Region) -> Iterator[Organization]:
    full = full_name(region.code)
    stems = _stems()[same_place(region.code)[-1]]
    yield _body(region, MUNICIPALITY, full, _offices(stems))
    if region.level == "sigungu":
        name = f"{full}의회" if len(_namesakes()[region.name]) > 1 else f"{region.name}의회"
        yield _body(region, COUNCIL, name, [*(f"{stem}의회" for stem in stems), f"{full}의회"])


@cache
def _namesakes() -> Mapping[str, frozenset[str]]:
    """The places, by their latest codes, that bear or bore each name."""
    found: dict[str, frozenset[str]] = {}
    for region in regions_all():
        found[region.name] = found.get(region.name, frozenset()) | {same_place(region.code)[-1]}
    return found


def _offices(stems: Iterable[str]) -> list[str]:
    return [form for stem in stems for form in (stem, f"{stem}청")]


def _body(region: Region, kind: str, name: str, aliases: Iterable[str]) -> Organization:
    return Organization(name, kind, region.code, tuple(alias for alias in aliases if alias != name))
