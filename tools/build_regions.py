"""Build aipolicy/tables/regions.csv from the raw facts about administrative divisions.

    python tools/build_regions.py FACTS > aipolicy/tables/regions.csv

FACTS is a folder with the divisions in force (regions_2026-07-20.csv: 법정동 codes after MOIS
KIKcd_B, points after vuski/admdongkor, CC BY 4.0), the divisions that ended (former_to_current.csv)
and the shapes of 2018 (sigungu_2018_simplified.geojson, southkorea/southkorea-maps, KOGL type 1).
Romanised names follow the Revised Romanization (문화관광부고시 2000-8): assimilated within the
name, nothing assimilated across the hyphen before si, gun, gu and do.
"""

import csv
import json
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

COLUMNS = (
    "code", "level", "name", "short", "romanized", "parent", "valid_from", "valid_to",
    "predecessors", "successors", "lat", "lon",
)  # fmt: skip
FIRST_DAY = "2016-01-01"
INITIALS = (
    "g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h",
)  # fmt: skip
MEDIALS = (
    "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi",
    "yu", "eu", "ui", "i",
)  # fmt: skip
FINALS = (
    "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t",
    "ng", "t", "t", "k", "t", "p", "t",
)  # fmt: skip
LINKED = {"k": "g", "t": "d", "p": "b", "l": "r"}
ASSIMILATED = {
    ("k", "n"): "ngn", ("k", "r"): "ngn", ("k", "m"): "ngm", ("t", "n"): "nn", ("t", "m"): "nm",
    ("p", "n"): "mn", ("p", "r"): "mn", ("p", "m"): "mm", ("n", "r"): "ll", ("l", "n"): "ll",
    ("l", "r"): "ll", ("m", "r"): "mn", ("ng", "r"): "ngn",
}  # fmt: skip
SUFFIXES = {"시": "-si", "군": "-gun", "구": "-gu", "도": "-do"}
# Official English names that are not the plain romanisation of the Korean one.
OFFICIAL = {
    "서울특별시": "Seoul", "부산광역시": "Busan", "대구광역시": "Daegu", "인천광역시": "Incheon",
    "광주광역시": "Gwangju", "대전광역시": "Daejeon", "울산광역시": "Ulsan", "세종특별자치시": "Sejong",
    "강원특별자치도": "Gangwon State", "전북특별자치도": "Jeonbuk State", "제주특별자치도": "Jeju",
    "전남광주통합특별시": "Jeonnam-Gwangju", "전국": "Nationwide",
}  # fmt: skip
SIDO_SHORT = {
    "강원도": "강원", "전라북도": "전북", "전라남도": "전남", "광주광역시": "광주",
}  # fmt: skip
# The facts give a point north of 상당구's present bounds (those before 2014), and no points of their
# own for divisions that were merged or divided: the centre of their shapes of 2018 stands for them.
FROM_SHAPES = {
    "43111": ("33041",),
    "29000": ("24010", "24020", "24030", "24040", "24050"),
    "28110": ("23010",),
    "28140": ("23020",),
    "28260": ("23080",),
}


def syllables(word: str) -> Iterator[tuple[str, str, str]]:
    """Initial, medial and final of each syllable, romanised."""
    for char in word:
        index = ord(char) - 0xAC00
        yield INITIALS[index // 588], MEDIALS[index % 588 // 28], FINALS[index % 28]


def romanize(word: str) -> str:
    """A Hangul word in the Revised Romanization, capitalised."""
    parts: list[str] = []
    final = ""
    for initial, medial, next_final in syllables(word):
        if final and not initial:
            joint = LINKED.get(final, final)
        else:
            joint = ASSIMILATED.get((final, initial), final + initial)
        parts.append(joint + medial)
        final = next_final
    return ("".join(parts) + final).capitalize()


def romanized(name: str) -> str:
    """Official English name of a division by its own Korean name."""
    if name in OFFICIAL:
        return OFFICIAL[name]
    return romanize(name[:-1]) + SUFFIXES[name[-1]]


def short(name: str, level: str, given: str) -> str:
    """Name without its suffix: 창원; a name of one syllable keeps it: 중구."""
    if level in ("nation", "sido"):
        return given or SIDO_SHORT[name]
    return name[:-1] if len(name) > 2 else name


def rows_of(path: Path) -> list[dict[str, str]]:
    """Rows of a CSV file in NFC."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        rows = csv.DictReader(lines)
        return [{k: unicodedata.normalize("NFC", v or "") for k, v in row.items()} for row in rows]


def blank(code: str, level: str, full_name: str, given_short: str = "") -> dict[str, Any]:
    """A row without period, neighbours in time and point."""
    name = full_name.split()[-1]
    return {
        "code": code, "level": level, "name": name, "short": short(name, level, given_short),
        "romanized": romanized(name), "parent": "", "valid_from": "", "valid_to": "",
        "predecessors": [], "successors": [], "lat": "", "lon": "",
    }  # fmt: skip


def present(facts: Path) -> dict[str, dict[str, Any]]:
    """Rows of the divisions in force, by code."""
    table = {"00000": blank("00000", "nation", "전국", "전국")}
    for fact in rows_of(facts / "regions_2026-07-20.csv"):
        code = fact["code"][:5]
        row = blank(code, fact["level"], fact["full_name"], fact["short"])
        row |= {"parent": fact["parent"][:5], "lat": fact["lat"], "lon": fact["lon"]}
        if fact["changed"] > FIRST_DAY:
            row["valid_from"] = fact["changed"]
        table[code] = row
    return table


def add_former(table: dict[str, dict[str, Any]], facts: Path) -> None:
    """Add the divisions that ended since 2016, and link them both ways."""
    former = [r for r in rows_of(facts / "former_to_current.csv") if r["former_valid_to"] >= FIRST_DAY]
    codes_by_name = {r["former_name"]: r["former_code"][:5] for r in former}
    for fact in former:
        code, heir = fact["former_code"][:5], fact["current_code"][:5]
        above = " ".join(fact["former_name"].split()[:-1])
        if code not in table:
            level = "sido" if not above else "gu" if len(above.split()) == 2 else "sigungu"
            table[code] = blank(code, level, fact["former_name"])
            table[code]["valid_to"] = fact["former_valid_to"]
            table[code]["parent"] = codes_by_name.get(above) or parent_now(table, above)
            table[code]["lat"], table[code]["lon"] = table[heir]["lat"], table[heir]["lon"]
        table[code]["successors"].append(heir)
        table[heir]["predecessors"].append(code)


def parent_now(table: dict[str, dict[str, Any]], full_name: str) -> str:
    """Code of the parent of a division that ended while the parent lives on."""
    name = full_name.split()[-1] if full_name else ""
    return next((c for c, row in table.items() if row["name"] == name and not row["valid_to"]), "")


def centre(rings: list[list[list[float]]]) -> tuple[float, float]:
    """Area centroid (lat, lon) of polygons given by their outer rings."""
    area = x = y = 0.0
    for ring in rings:
        for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
            cross = x1 * y2 - x2 * y1
            area, x, y = area + cross, x + (x1 + x2) * cross, y + (y1 + y2) * cross
    return round(y / (3 * area), 5), round(x / (3 * area), 5)


def place_from_shapes(table: dict[str, dict[str, Any]], facts: Path) -> None:
    """Set the points that the facts do not give, or give wrongly."""
    shapes = json.loads((facts / "sigungu_2018_simplified.geojson").read_text(encoding="utf-8"))["features"]
    rings: dict[str, list[list[list[float]]]] = {}
    for shape in shapes:
        geometry = shape["geometry"]
        shape_of = geometry["coordinates"]
        polygons = shape_of if geometry["type"] == "MultiPolygon" else [shape_of]
        rings[shape["properties"]["kostat_2018"]] = [polygon[0] for polygon in polygons]
    for code, kostat in FROM_SHAPES.items():
        table[code]["lat"], table[code]["lon"] = centre([r for k in kostat for r in rings[k]])
    province = [r for k, parts in rings.items() if k[:2] in ("24", "36") for r in parts]
    table["12000"]["lat"], table["12000"]["lon"] = centre(province)


def main() -> None:
    """Print the table."""
    facts = Path(sys.argv[1])
    table = present(facts)
    add_former(table, facts)
    place_from_shapes(table, facts)
    out = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
    out.writeheader()
    for code in sorted(table):
        row = table[code]
        joined = {k: ";".join(sorted(row[k])) for k in ("predecessors", "successors")}
        out.writerow(row | joined)


if __name__ == "__main__":
    main()
