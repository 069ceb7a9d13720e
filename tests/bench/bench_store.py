"""Questions to a store of 1,000 and one of 1,000,000 events: seconds, and how many times more.

    python tests/bench/bench_store.py [--events 1000 1000000] [--runs N] [--keep FOLDER]

Each question is a whole process. The stores are written with the real schema, one short article an
event; --keep leaves them in a folder, where the next run finds them.
"""

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from aipolicy.models import (
    Basis,
    Confidence,
    DateRange,
    EventDate,
    EventFacts,
    OrganizerRef,
    OrganizerRole,
    Precision,
    RegionRef,
    Status,
)
from aipolicy.store import codec, fulltext
from aipolicy.store.connection import open_for_writing
from aipolicy.store.events import child_rows, event_row
from aipolicy.store.rows import insert_all
from aipolicy.tables.organizations import KINDS
from aipolicy.tables.programs import program_types, topics
from aipolicy.tables.regions import regions_all

BATCH = 5_000
FIRST, LAST = date(2016, 1, 1), date(2026, 12, 31)
QUESTIONS = (
    ["timeline", "--region", "부산", "--period", "2025", "--limit", "50"],
    ["timeline", "--region", "부산", "--period", "2025-03", "--limit", "50"],
    ["timeline", "--region", "제주", "--type", "legislation", "--limit", "50"],
    ["timeline", "--limit", "50"],
    ["timeline", "--type", "forum", "--until", "2020", "--limit", "50"],
    ["timeline", "--status", "open", "--limit", "50"],
    ["timeline", "--status", "overdue", "--region", "경남", "--limit", "50"],
    ["search", "부산 협약 777", "--limit", "20"],
    ["search", "협약", "--region", "부산", "--type", "forum", "--limit", "20"],
    ["search", "시", "--limit", "20"],
    ["timeline", "--added-since", "2026-02", "--limit", "50"],
    ["summary"],
    ["summary", "--period", "2025", "--by", "month"],
    ["summary", "--as-of", "today"],
    ["summary", "--by", "bloc", "--scheme", "5극3특"],
    ["summary", "--by", "level"],
    ["timeline", "--region", "전남광주", "--as-of", "today", "--limit", "50"],
    ["timeline", "--level", "의회", "--limit", "50"],
    ["organizers", "기관 77"],
)


def facts(number: int, whole: int, dice: random.Random, places: list[RegionRef]) -> EventFacts:
    """Facts of one made-up event; later numbers have later dates, give or take a month."""
    day = FIRST + timedelta(days=number * (LAST - FIRST).days // whole + dice.randint(-30, 30))
    length = dice.choices(
        (0, dice.randint(1, 9), dice.randint(10, 60), dice.randint(61, 1500)), (85, 8, 5, 2)
    )[0]
    undated = dice.random() < 0.02
    slugs = [kind.slug for kind in program_types()]
    kind = dice.choice(slugs)
    call = DateRange(day, day + timedelta(days=20)) if kind == "recruitment" else DateRange()
    return EventFacts(
        title=f"인공지능 협약 {number}",
        program_type=kind,
        date=EventDate()
        if undated
        else EventDate(day, day + timedelta(days=length), Precision.DAY, Basis.STATED),
        apply=call,
        status=dice.choice(tuple(Status)),
        topics=tuple(dice.sample([topic.slug for topic in topics()], dice.randint(1, 2))),
        regions=tuple(dice.sample(places, dice.choices((1, 2), (9, 1))[0])),
        organizers=tuple(
            OrganizerRef(f"기관 {n}", OrganizerRole.HOST, KINDS[n % len(KINDS)])
            for n in (dice.randint(1, 5000) for _ in range(dice.randint(1, 2)))
        ),
        confidence=Confidence(dice.random(), 1.0, 1.0, 1.0),
    )


def rows(
    numbers: range, whole: int, dice: random.Random, places: list[RegionRef]
) -> Iterator[tuple[str, dict]]:
    """(table, row) of every row of these events."""
    for n in numbers:
        made = facts(n, whole, dice, places)
        name, text = f"{n:010x}", codec.encode_facts(made)
        published = codec.iso(made.date.start or FIRST)
        yield "articles", {
            "pk": n, "id": name, "title": made.title, "path": f"bench.jsonl#{n}", "external_id": str(n),
            "published": published, "language": "ko", "excerpt": 0, "body_hash": name, "relevant": 1,
            "reason": "bench", "verdict": "[]", "extractor": "0", "run_added": 1, "run_changed": 1,
        }  # fmt: skip
        yield "bodies", {"article": n, "body": f"{made.regions[0].name}는 {n}번째 인공지능 협약을 맺었다."}
        yield "article_keys", {"kind": "external", "value": str(n), "article": n}
        yield "events", {"pk": n, "id": f"{name}.0", **event_row(made), "run_added": 1, "run_changed": 1}
        yield "event_facts", {"event": n, "facts": text}
        for table, children in child_rows(n, made).items():
            yield from ((table, child) for child in children)
        yield "mentions", {
            "pk": n, "id": f"{name}.0", "article": n, "ordinal": 0, "event": n, "link_key": name,
            "extractor": "0", "facts": text, "evidence": '[["date","body",0,2,"부산","b"]]',
        }  # fmt: skip


def fill(path: Path, whole: int) -> None:
    """Writes a store of so many events."""
    dice = random.Random(whole)
    places = [RegionRef(each.code, each.name) for each in regions_all() if each.level != "nation"]
    db = open_for_writing(path)
    connection = db.conn
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA cache_size = -400000")
    connection.execute(
        "INSERT INTO runs VALUES (1, '2026-01-01', '2026-01-01', '0', ?, 0, 0, 0, 0, ?, 0)", (whole, whole)
    )
    for start in range(1, whole + 1, BATCH):
        tables: dict[str, list[dict]] = {}
        for table, row in rows(range(start, min(start + BATCH, whole + 1)), whole, dice, places):
            tables.setdefault(table, []).append(row)
        articles, bodies = tables["articles"], tables["bodies"]
        connection.execute("BEGIN")
        for table in ("articles", "events"):
            insert_all(connection, table, tables.pop(table))
        for table, found in tables.items():
            insert_all(connection, table, found)
        fulltext.write(
            connection,
            [
                fulltext.addition(
                    fulltext.place(article["pk"], codec.day(article["published"])),
                    fulltext.Page(article["title"], body["body"]),
                )
                for article, body in zip(articles, bodies, strict=True)
            ],
        )
        connection.execute("COMMIT")
    connection.close()


def seconds(path: Path, question: list[str], runs: int) -> float:
    """Median wall time of a question as a whole process."""
    command = [sys.executable, "-m", "aipolicy", "--db", str(path), *question]
    spent = []
    for _ in range(runs + 1):
        started = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        spent.append(time.perf_counter() - started)
    return median(spent[1:])


def main() -> None:
    """Print the figures as a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--events", type=int, nargs="*", default=[1_000, 1_000_000])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--keep", type=Path)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = args.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        paths = [folder / f"bench-{count}.db" for count in args.events]
        for path, count in zip(paths, args.events, strict=True):
            if not path.exists():
                started = time.perf_counter()
                fill(path, count)
                print(f"wrote {count:,} events in {time.perf_counter() - started:.0f} s")
            print(f"{count:,} events: {path.stat().st_size / 1e6:,.0f} MB")
        for question in QUESTIONS:
            spent = [seconds(path, question, args.runs) for path in paths]
            figures = "".join(f"{each:9.3f} s" for each in spent)
            print(f"{figures}{spent[-1] / spent[0]:7.1f} times   {' '.join(question)}", flush=True)


if __name__ == "__main__":
    main()
