"""Linking: reports a second, and how their time grows with the store.

    python tests/bench/bench_link.py [--reports 10000 100000 300000] [--profile]

Reports are made up, in order of publication as a tracker meets them: half of the events are told once, the
others by up to twelve outlets, in retold words; one in twenty has no date but the day of the month. Times
are of the processor and hold all that linking does: the sketch of the text, what is kept for comparing,
the search for others, the verdicts, the groups, the events written. Storing the articles is not timed.
"""

import argparse
import random
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from aipolicy.models import (
    Basis,
    Confidence,
    EventDate,
    EventFacts,
    Evidence,
    Field,
    Mention,
    OrganizerRef,
    OrganizerRole,
    Part,
    Precision,
    RegionRef,
    Span,
    Status,
    Trace,
)
from aipolicy.store import events
from aipolicy.store.connection import open_for_writing
from aipolicy.store.rows import insert_all
from aipolicy.tables.programs import program_types
from aipolicy.tables.regions import regions_all
from aipolicy.text.sketch import sketch

BATCH = 200
FIRST, DAYS = date(2016, 1, 1), 4000
PROMISED, GROWTH = 1_000, 2.0
SYLLABLES = "가나다라마바사아자차카타파하고노도로모보소오조초코토포호구누두루무부수우주추쿠투푸후"
OUTLETS = (1, 1, 1, 1, 2, 3, 5, 12)


@dataclass(frozen=True, slots=True)
class Report:
    """A made-up report."""

    published: date
    facts: EventFacts
    names: tuple[str, ...]
    text: str


def word(dice: random.Random) -> str:
    return "".join(dice.choices(SYLLABLES, k=dice.randint(2, 4)))


def told(whole: int, dice: random.Random) -> Iterator[Report]:
    """So many reports or a few more, in order of publication."""
    vocabulary = [word(dice) for _ in range(6_000)]
    often = vocabulary[:400]
    places = [RegionRef(each.code, each.name) for each in regions_all() if each.level != "nation"]
    slugs = [kind.slug for kind in program_types()]
    made: list[Report] = []
    while len(made) < whole:
        day = FIRST + timedelta(days=dice.randrange(DAYS))
        place = dice.choice(places)
        subject = dice.choices(vocabulary, k=60)
        name = f"{' '.join(subject[:3])} 한마당"
        facts = EventFacts(
            title=name,
            program_type=dice.choice(slugs),
            date=EventDate(day, day, Precision.DAY, Basis.STATED),
            status=dice.choice(tuple(Status)),
            regions=(place,),
            organizers=(OrganizerRef(place.name, OrganizerRole.HOST, "기초"),),
            confidence=Confidence(0.9, 0.9, 0.9, 0.9),
        )
        for _ in range(dice.choice(OUTLETS)):
            text = " ".join(
                [*dice.sample(subject, 30), *dice.choices(often, k=80), *dice.choices(vocabulary, k=20)]
            )
            published = day + timedelta(days=dice.choice((-7, -1, 0, 0, 1)))
            own = facts
            if dice.random() < 0.05:
                said = f"{day.day}일"
                proof = Evidence(Field.DATE, "", Span(Part.BODY, 0, len(said)), said, "day")
                own = replace(facts, date=EventDate(), evidence=(proof,))
            elif dice.random() < 0.15:
                own = replace(
                    facts, date=replace(facts.date, start=published, end=published, basis=Basis.ANNOUNCED)
                )
            made.append(Report(published, own, (name,) if dice.random() < 0.6 else (), text))
    return iter(sorted(made, key=lambda report: report.published))


def seconds(reports: Iterator[Report], path: Path) -> tuple[int, int, float]:
    """Links reports into a fresh store; how many, into how many events, in how many seconds."""
    connection = open_for_writing(path).conn
    connection.execute("PRAGMA synchronous = OFF")
    to, number, spent = events.Writing(connection, None, "bench"), 0, 0.0
    while batch := [report for _, report in zip(range(BATCH), reports, strict=False)]:
        keys = range(number + 1, number + 1 + len(batch))
        connection.execute("BEGIN")
        connection.execute("PRAGMA defer_foreign_keys = ON")
        insert_all(
            connection, "articles", [_article(pk, report) for pk, report in zip(keys, batch, strict=True)]
        )
        started = time.process_time()
        loose: set[int] = set()
        for pk, report in zip(keys, batch, strict=True):
            trace = Trace(sketch([report.text]), report.names)
            loose |= events.write_mentions(to, pk, [Mention(f"{pk:010x}", 0, report.facts)], trace)
        events.relink(to, loose)
        connection.execute("COMMIT")
        spent += time.process_time() - started
        number += len(batch)
    (whole,) = connection.execute("SELECT count(*) FROM events").fetchone()
    connection.close()
    return number, whole, spent


def _article(pk: int, report: Report) -> dict[str, str | int | None]:
    return {
        "pk": pk, "id": f"{pk:010x}", "title": report.facts.title, "path": f"bench.jsonl#{pk}",
        "published": report.published.isoformat() if report.facts.date.start else None, "language": "ko",
        "excerpt": 0, "body_hash": str(pk), "relevant": 1, "reason": "bench", "verdict": "[]",
        "extractor": "0",
    }  # fmt: skip


def main() -> int:
    """Print the figures; 1 where linking is slower than promised or grows faster than its reports."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--reports", type=int, nargs="*", default=[10_000, 100_000, 300_000])
    args = parser.parse_args()
    each: list[float] = []
    rates: dict[int, float] = {}
    for count in args.reports:
        with tempfile.TemporaryDirectory() as folder:
            number, whole, spent = seconds(told(count, random.Random(count)), Path(folder) / "link.db")
        each.append(spent / number)
        rates[count] = number / spent
        rate = f"{number / spent:8,.0f} reports/s, {each[-1] * 1e3:.3f} ms each"
        print(f"{number:9,} reports, {whole:9,} events: {rate}", flush=True)
    growth = each[-1] / each[0]
    print(f"time a report, last to first: {growth:.2f} times (at most {GROWTH})")
    return int(growth > GROWTH or min(rates.values()) < PROMISED)


if __name__ == "__main__":
    raise SystemExit(main())
