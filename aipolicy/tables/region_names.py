"""What regions are called: the forms that texts and queries use, and what a query means.

Forms are made by rule from regions.csv (부산, 부산시, 부산광역시), the rest stands in
region_aliases.csv: further names, names of divisions that ended before 2016, and places that stand
for a 시군구 (판교, 에코델타시티). region_words.csv says which words need care: `trap` (begins like a
region and is none), `weak` (a name without its suffix that is far more often another word) and
`bare` (a district that is called without 구).
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from aipolicy.errors import AmbiguousName, UnknownName
from aipolicy.tables.gazetteer import (
    RegionGroup,
    ancestors,
    full_name,
    is_code,
    region,
    region_groups,
    regions_all,
    same_place,
    sort_key,
)
from aipolicy.tables.load import csv_rows

ENGLISH_SUFFIXES = (
    (" metropolitan city", ""),
    (" special city", ""),
    (" special self-governing province", ""),
    (" special self-governing city", ""),
    (" province", "-do"),
    (" city", "-si"),
    (" county", "-gun"),
    (" district", "-gu"),
)
OPTIONAL_SUFFIXES = ("청", "-si", "-do", "-gun", "-gu")
SPLIT_RE = re.compile(r"[\s,·]+")
CODE_RE = re.compile(r"\d{2}|\d{5}|\d{10}")
# 세종 also goes under the code of its 읍면동 area in many tables.
CODE_ALIASES = {"36110": "36000"}
SUGGESTIONS = 5
# A group of more members is told by their number.
MOST_LISTED = 20
# Kinds of names that a reader may not know for a region's, and the notice that says so.
KINDS_TO_TELL = {"former": "former", "place": "within"}
# English and Korean.
NOTICES = {
    "others": ("{name}: {place}, not {others}", "{name}: {place}. 다른 곳은 {others}"),
    "ended": ("{place} ended on {day}; since then {heirs}", "{place}: {day}까지. 그 뒤로는 {heirs}"),
    "former": ("{name} is {place} today", "{name}: 지금의 {place}"),
    "within": ("{name} lies in {place}", "{name}: {place}에 있습니다"),
    "begun": ("{place} since {day}; before {before}", "{place}: {day}부터. 그 전에는 {before}"),
}


@dataclass(frozen=True, slots=True)
class RegionForm:
    """A way to write one or several places, each by the latest code of its chain (`same_place`).

    `kind`: formal (부산시, 강서구), short (부산), former (연기군), place (판교), romanized.
    """

    text: str
    places: tuple[str, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class RegionQuery:
    """What a name in a query means: codes of any time, and what else the user should know."""

    codes: tuple[str, ...]
    notice: str | None = None
    notice_ko: str | None = None


@cache
def place_of(code: str) -> str:
    """The code that stands for a place through time: the latest of its chain."""
    return same_place(code)[-1]


@cache
def words(kind: str) -> frozenset[str]:
    """Words of one kind in region_words.csv: trap, weak or bare."""
    return frozenset(row["word"] for row in csv_rows("region_words.csv") if row["kind"] == kind)


def _korean_forms() -> Iterator[tuple[str, str, str]]:
    """(text, kind, place) of every name made by rule."""
    bare = words("bare")
    for here in regions_all():
        place = place_of(here.code)
        yield here.name, "short" if here.level == "nation" else "formal", place
        if here.level == "sido":
            yield here.short, "short", place
            if here.name.endswith(("특별시", "광역시", "자치시")):
                yield f"{here.short}시", "formal", place
        elif here.short != here.name and (here.name[-1] != "구" or here.short in bare):
            yield here.short, "short", place


def _alias_forms() -> Iterator[tuple[str, str, str]]:
    for row in csv_rows("region_aliases.csv"):
        kind = "formal" if row["kind"] == "name" else row["kind"]
        for code in row["codes"].split(";") if kind != "cue" else ():
            yield row["form"], kind, place_of(code)


@cache
def cues() -> tuple[RegionForm, ...]:
    """Words that name no region but speak for one where its name is a homonym: 무등산, 지스트."""
    return tuple(
        RegionForm(row["form"], tuple(place_of(code) for code in row["codes"].split(";")), "cue")
        for row in csv_rows("region_aliases.csv")
        if row["kind"] == "cue"
    )


@cache
def region_forms() -> Mapping[str, RegionForm]:
    """Every form by its text; a formal name wins over another kind of the same text."""
    places: dict[str, dict[str, None]] = {}
    kinds: dict[str, str] = {}
    for text, kind, place in (*_korean_forms(), *_alias_forms()):
        if kind == "former" and text in kinds and place not in places[text]:
            continue
        places.setdefault(text, {})[place] = None
        kinds.setdefault(text, kind)
    return {text: RegionForm(text, _in_order(found), kinds[text]) for text, found in places.items()}


def _in_order(places: Collection[str]) -> tuple[str, ...]:
    return tuple(places) if len(places) == 1 else tuple(sorted(places, key=sort_key))


@cache
def _index() -> Mapping[str, tuple[str, ...]]:
    """Places by casefolded name, Korean or romanised."""
    index = {text.casefold(): form.places for text, form in region_forms().items()}
    romanized: dict[str, dict[str, None]] = {}
    for here in regions_all():
        if here.level == "nation":
            continue
        text = here.romanized.casefold()
        for form in (text, text.rsplit("-", 1)[0]):
            romanized.setdefault(form, {})[place_of(here.code)] = None
    for form, found in romanized.items():
        index.setdefault(form, _in_order(found))
    return index


def _named(name: str) -> tuple[str, ...]:
    """Places of one name as a query may write it; empty if unknown."""
    key = name.casefold()
    tries = [key]
    tries += [key.removesuffix(word) + short for word, short in ENGLISH_SUFFIXES if key.endswith(word)]
    tries += [key.removesuffix(word) for word in OPTIONAL_SUFFIXES if key.endswith(word)]
    return next((_index()[text] for text in tries if text in _index()), ())


def _above(place: str) -> set[str]:
    """Places a place lay in at any time."""
    return {place_of(code) for link in same_place(place) for code in ancestors(link)}


def within(places: Iterable[str], above: Iterable[str]) -> tuple[str, ...]:
    """Those of the places that lie, or once lay, in one of those above."""
    higher = set(above)
    return tuple(place for place in places if higher & _above(place))


def _path(parts: list[str]) -> tuple[str, ...]:
    """Places of a name with what lies above or below it: 부산시 강서구; Gangseo-gu, Busan."""
    for ordered in (parts, parts[::-1]):
        found = _named(ordered[0])
        for part in ordered[1:]:
            found = within(_named(part), found)
        if found:
            return found
    return ()


def _joined(name: str) -> tuple[str, ...]:
    """Places of a Korean name written without its space: 경기광주."""
    cuts = ((name[:at], name[at:]) for at in range(2, len(name) - 1))
    return next((found for a, b in cuts if (found := within(_named(b), _named(a)))), ())


def find_places(name: str) -> tuple[str, ...]:
    """Places a query may mean, by their latest codes; empty if the name is unknown."""
    text = " ".join(unicodedata.normalize("NFC", name).split())
    if CODE_RE.fullmatch(text):
        code = text.ljust(5, "0")[:5]
        code = CODE_ALIASES.get(code, code)
        return (place_of(code),) if is_code(code) else ()
    parts = [part for part in SPLIT_RE.split(text) if part]
    return _named(text) or (len(parts) > 1 and _path(parts)) or _joined(text) or ()


def _group(name: str) -> RegionGroup | None:
    key = name.strip()
    return next((g for g in region_groups() if key == g.name or key in g.aliases), None)


def is_group(name: str) -> bool:
    """Whether this is the name of a group of regions."""
    return _group(name) is not None


def _describe(codes: Iterable[str]) -> str:
    return ", ".join(f"{full_name(code)} {code}" for code in codes)


def _notices(name: str, place: str, others: tuple[str, ...]) -> tuple[str | None, str | None]:
    """What the reader of a query should know: former names, other bearers of a name, mergers, divisions."""
    chain = same_place(place)
    first, last = region(chain[0]), region(chain[-1])
    said: list[tuple[str, dict[str, object]]] = []
    form = region_forms().get(name.strip())
    if form and form.kind in KINDS_TO_TELL:
        said.append((KINDS_TO_TELL[form.kind], {"name": name}))
    if others:
        said.append(("others", {"name": name, "others": _describe(others)}))
    if last.valid_to and last.successors:
        said.append(("ended", {"day": last.valid_to, "heirs": _describe(last.successors)}))
    if first.valid_from and first.predecessors:
        said.append(("begun", {"day": first.valid_from, "before": _describe(first.predecessors)}))
    told = [
        "; ".join(NOTICES[key][language].format(place=_describe([place]), **values) for key, values in said)
        for language in (0, 1)
    ]
    return told[0] or None, told[1] or None


def resolve(name: str) -> RegionQuery:
    """What a region query means: a name of any time, short form, romanised name, alias, group or code.

    The former and the present code of one place go together (강원: 42000, 51000). A name of a 시도
    and of lesser places means the 시도, with a notice (광주). AmbiguousName for a name of several
    places (중구), UnknownName with the nearest names for none.
    """
    places = find_places(name)
    if not places:
        return _resolve_group(name)
    sido = tuple(place for place in places if region(place).level in ("nation", "sido"))
    if len(places) > 1 and len(sido) != 1 and not _successive(places):
        choices = [(code, full_name(code)) for place in places for code in same_place(place)]
        raise AmbiguousName(f"{name} is the name of several regions", choices=choices)
    chosen = sido if len(sido) == 1 else places
    codes = tuple(code for place in chosen for code in same_place(place))
    if len(chosen) > 1:
        return RegionQuery(codes)
    others = tuple(place for place in places if place not in chosen and not within([place], chosen))
    return RegionQuery(codes, *_notices(name, chosen[0], others))


def _resolve_group(name: str) -> RegionQuery:
    group = _group(name)
    if group is None:
        raise UnknownName(f"unknown region: {name}", suggestions=_nearest(name))
    names = tuple(dict.fromkeys(region(code).short for code in group.members))
    told = ", ".join(names) if len(names) <= MOST_LISTED else str(len({place_of(c) for c in group.members}))
    notice = f"{group.name} ({group.scheme}): {told}"
    if group.valid_from is None:
        return RegionQuery(group.members, notice, notice)
    return RegionQuery(
        group.members, f"{notice}, since {group.valid_from}", f"{notice}, {group.valid_from}부터"
    )


def _successive(places: tuple[str, ...]) -> bool:
    """Whether the places follow one another in time: 청라 lay in 서구, lies in 서해구."""
    return all(b in region(a).successors for a, b in pairwise(places))


def _nearest(name: str) -> list[str]:
    """Known names most like this one, Hangul compared by letter (부신 → 부산)."""
    from difflib import get_close_matches  # only a mistyped name pays for it

    groups = [word for group in region_groups() for word in (group.name, *group.aliases)]
    letters = {unicodedata.normalize("NFD", text): text for text in (*_index(), *groups)}
    wanted = unicodedata.normalize("NFD", name.casefold().strip())
    near = get_close_matches(wanted, letters, n=SUGGESTIONS, cutoff=0.7)
    return [letters[text].title() if letters[text].isascii() else letters[text] for text in near]
