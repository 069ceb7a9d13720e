"""Which mentions belong together, as rows: what is known for comparing them, and the pairs found alike.

Each mention has its profile, the keys it is found under, and its pairs: the others that `link.compare`
calls the same event, each pair written from both sides. A group of events that may change is the closure
of mentions over pairs, over what the user has joined, and over the events as they were.
"""

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from aipolicy import link
from aipolicy.models import Constraints, Mention, Trace
from aipolicy.store import codec
from aipolicy.store.rows import Value

# Keys or ids handed over as one JSON list.
_LISTED = "(SELECT value FROM json_each(?))"

# What the user has said of the mentions with these ids: every pair that has one of them.
ConstraintsOf = Callable[[sqlite3.Connection, Sequence[str]], Constraints]


# Profiles by the keys of their mentions, as far as they were read.
Known = dict[int, link.Profile]


@dataclass(slots=True)
class Closure:
    """Mentions that must be settled together, by key: their ids, the pairs among them, what the user said."""

    ids: dict[int, str] = field(default_factory=dict)
    pairs: dict[tuple[str, str], float] = field(default_factory=dict)
    constraints: Constraints = field(default_factory=Constraints)


def note(connection: sqlite3.Connection, pk: int, report: link.Profile) -> None:
    """Keeps what a mention is compared by; what was kept of it before must be forgotten first."""
    row = (pk, codec.encode_profile(report), codec.encode_sketch(report.sketch))
    connection.execute("INSERT INTO link_profiles VALUES (?, ?, ?)", row)
    postings = [(key, day, pk) for key, day in sorted(link.postings(report))]
    connection.executemany("INSERT INTO link_keys VALUES (?, ?, ?)", postings)


def forget(connection: sqlite3.Connection, pk: int) -> list[int]:
    """Drops what a mention is compared by, and its pairs; returns the mentions it was paired with."""
    others = [other for (other,) in connection.execute("SELECT other FROM link_pairs WHERE one = ?", (pk,))]
    for table, column in (("link_profiles", "mention"), ("link_keys", "mention"), ("link_pairs", "one")):
        connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (pk,))
    connection.executemany(
        "DELETE FROM link_pairs WHERE one = ? AND other = ?", [(other, pk) for other in others]
    )
    return others


def pair_up(connection: sqlite3.Connection, mentions: Iterable[int], known: Known) -> None:
    """Finds for mentions that were noted which others tell of the same event."""
    judged_with: set[int] = set()
    for pk, report in profiles(connection, sorted(mentions), known).items():
        judged_with.add(pk)
        others = profiles(connection, sorted(_candidates(connection, report) - judged_with), known)
        rows: list[tuple[Value, ...]] = []
        for other, their in others.items():
            judged = link.compare(*sorted((report, their), key=lambda each: each.mention))
            if judged.same:
                rows += [(pk, other, judged.score), (other, pk, judged.score)]
        connection.executemany("INSERT OR REPLACE INTO link_pairs VALUES (?, ?, ?)", rows)


def _candidates(connection: sqlite3.Connection, report: link.Profile) -> set[int]:
    sql = "SELECT mention FROM link_keys WHERE key = ? AND day BETWEEN ? AND ?"
    return {other for search in link.searches(report) for (other,) in connection.execute(sql, search)}


def profiles(connection: sqlite3.Connection, keys: Sequence[int], known: Known) -> Mapping[int, link.Profile]:
    """The profiles of mentions by key, taken from `known` where they are there, and put there."""
    if missing := [key for key in keys if key not in known]:
        rows = connection.execute(
            f"SELECT mention, profile, sketch FROM link_profiles WHERE mention IN {_LISTED}",
            (codec.dumps(missing),),
        )
        known.update((pk, codec.decode_profile(text, sketch)) for pk, text, sketch in rows)
    return {key: known[key] for key in keys if key in known}


def closure(connection: sqlite3.Connection, seeds: Iterable[int], constraints_of: ConstraintsOf) -> Closure:
    """All mentions whose events can change when those of `seeds` do."""
    found = Closure()
    together: dict[tuple[str, str], None] = {}
    apart: dict[tuple[str, str], None] = {}
    edge = set(seeds)
    while edge:
        ids = _ids(connection, edge)
        found.ids.update(ids)
        said = constraints_of(connection, list(ids.values()))
        together.update(dict.fromkeys(said.together))
        apart.update(dict.fromkeys(said.apart))
        joined = {name for pair in said.together for name in pair}
        edge = _beside(connection, list(ids)) | keys_of(connection, joined)
        edge -= found.ids.keys()
    found.constraints = Constraints(tuple(sorted(together)), tuple(sorted(apart)))
    found.pairs = _pairs(connection, found.ids)
    return found


def _ids(connection: sqlite3.Connection, keys: Iterable[int]) -> dict[int, str]:
    sql = f"SELECT pk, id FROM mentions WHERE pk IN {_LISTED}"
    return dict(connection.execute(sql, (codec.dumps(sorted(keys)),)).fetchall())


def keys_of(connection: sqlite3.Connection, ids: Iterable[str]) -> set[int]:
    """The keys of mentions by id; ids that are none are left out."""
    sql = f"SELECT pk FROM mentions WHERE id IN {_LISTED}"
    return {pk for (pk,) in connection.execute(sql, (codec.dumps(sorted(ids)),))}


def _beside(connection: sqlite3.Connection, keys: Sequence[int]) -> set[int]:
    """The mentions paired with these, and those of the same events."""
    listed = codec.dumps(keys)
    rows = connection.execute(
        f"SELECT other FROM link_pairs WHERE one IN {_LISTED} UNION SELECT pk FROM mentions WHERE event IN"
        f" (SELECT event FROM mentions WHERE pk IN {_LISTED} AND event != 0)",
        (listed, listed),
    )
    return {pk for (pk,) in rows}


def _pairs(connection: sqlite3.Connection, ids: Mapping[int, str]) -> dict[tuple[str, str], float]:
    """The pairs among mentions by their ids in alphabetical order, with their scores."""
    sql = f"SELECT one, other, score FROM link_pairs WHERE one IN {_LISTED}"
    rows = connection.execute(sql, (codec.dumps(list(ids)),))
    named = ((ids[one], ids[other], score) for one, other, score in rows)
    return {(one, other): score for one, other, score in named if one < other}


def groups(connection: sqlite3.Connection, found: Closure, known: Known) -> list[list[int]]:
    """The mentions of a closure as events: keys in order of first seen, the events likewise."""
    key_of = {name: pk for pk, name in found.ids.items()}
    held = [*found.pairs, *(pair for pair in found.constraints.together if set(pair) <= key_of.keys())]
    parts = link.components(key_of, held)
    part_of = {name: number for number, names in enumerate(parts) for name in names}
    pairs: list[dict[tuple[str, str], float]] = [{} for _ in parts]
    for pair, score in found.pairs.items():
        pairs[part_of[pair[0]]][pair] = score
    whole: list[list[int]] = []
    for names, own in zip(parts, pairs, strict=True):
        if len(names) == 1:
            whole.append([key_of[names[0]]])
            continue
        reports = profiles(connection, [key_of[name] for name in names], known)
        settled = link.settle(list(reports.values()), own, found.constraints)
        whole += [sorted(key_of[name] for name in group) for group in settled]
    return sorted(whole)


def profile_of(connection: sqlite3.Connection, article: int, mention: Mention, trace: Trace) -> link.Profile:
    """The profile of a mention of a stored article."""
    row = connection.execute("SELECT title, published FROM articles WHERE pk = ?", (article,)).fetchone()
    return link.profile(mention, row[0], codec.day(row[1]), trace)
