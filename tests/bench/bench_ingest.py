"""Articles a second, end to end and by stage, beside the plain pipeline on the same texts; memory.

    python tests/bench/bench_ingest.py [--articles N] [--plain N] [--runs N] [--memory [N ...]]

The plain pipeline is what one would write first: dateparser's search_dates over the whole file, substring
tests for regions and types, one sqlite-utils upsert a row. Both run in this process and take turns. Times
are of the processor, the best of several runs, so that a busy machine disturbs little; the figure that
counts is the ratio. Stages are measured one by one, without what they spare each other in the whole.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from aipolicy import pipeline
from aipolicy.extract.assemble import extract
from aipolicy.models import Article
from aipolicy.read import ReadOptions
from aipolicy.store import open_store
from aipolicy.text.layout import lay_out

ARTICLES = Path(__file__).parents[2] / "data" / "articles"
OPTIONS = ReadOptions()
PROMISED = 20
REGION_WORDS = (
    "서울", "부산", "대구", "인천", "광주", "대전", "울산", "세종", "경기", "강원", "충북", "충남", "전북",
    "전남", "경북", "경남", "제주",
)  # fmt: skip
TYPE_WORDS = (
    "업무협약", "포럼", "공모", "선정", "출범", "위촉", "선포", "착공", "개소", "교육", "경진대회", "해커톤",
    "조례", "모집", "간담회", "박람회",
)  # fmt: skip


def plain(files: Iterable[Path], db_path: Path) -> None:
    """The pipeline one would write first."""
    import sqlite_utils
    from dateparser.search import search_dates

    table = sqlite_utils.Database(db_path)["articles"]
    for path in files:
        text = path.read_text(encoding="utf-8")
        dates = search_dates(text, languages=["ko"]) or []
        table.upsert(
            {
                "id": path.stem,
                "body": text,
                "dates": json.dumps([str(when) for _, when in dates]),
                "regions": json.dumps([word for word in REGION_WORDS if word in text], ensure_ascii=False),
                "types": json.dumps([word for word in TYPE_WORDS if word in text], ensure_ascii=False),
            },
            pk="id",
        )


def ours(files: Iterable[Path], db_path: Path) -> None:
    """The real pipeline, full-text index included."""
    with open_store(db_path) as store:
        pipeline.ingest([str(path) for path in files], store, OPTIONS)


def spent(run: Callable[[Path], object]) -> float:
    """Seconds of the processor for one run, given a path for a fresh store."""
    with tempfile.TemporaryDirectory() as folder:
        started = time.process_time()
        run(Path(folder) / "bench.db")
        return time.process_time() - started


def beside(files: Sequence[Path], few: Sequence[Path], runs: int) -> tuple[float, float]:
    """Articles a second of our pipeline and of the plain one."""
    pipelines = ((ours, files), (plain, few))
    for run, chosen in pipelines:  # what is loaded once a process counts for neither
        spent(lambda path, run=run, chosen=chosen: run(chosen[:5], path))
    times = [[spent(lambda path, r=r, c=c: r(c, path)) for r, c in pipelines] for _ in range(runs)]
    own, slow = (min(column) for column in zip(*times, strict=True))
    return len(files) / own, len(few) / slow


def stages(files: Sequence[Path], runs: int) -> dict[str, float]:
    """Seconds of each stage over all files."""
    sources = [str(path) for path in files]
    articles = [each for each in pipeline.read_all(sources, OPTIONS) if isinstance(each, Article)]
    extractions = {article.path: extract(article) for article in articles}

    def keep(path: Path) -> None:
        with open_store(path) as store:
            pipeline.take_in(articles, store, lambda article: extractions[article.path])

    measured: dict[str, Callable[[Path], object]] = {
        "read": lambda _: list(pipeline.read_all(sources, OPTIONS)),
        "lay out": lambda _: [lay_out(article) for article in articles],
        "lay out and extract": lambda _: [extract(article) for article in articles],
        "link and store": keep,
    }
    return {stage: min(spent(run) for _ in range(runs)) for stage, run in measured.items()}


def peak_memory_mb(count: int, files: Sequence[Path]) -> float:
    """Peak megabytes of a process that ingests so many made-up articles from one JSON Lines file."""
    texts = [path.read_text(encoding="utf-8") for path in files]
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "many.jsonl"
        with source.open("w", encoding="utf-8") as out:
            for n in range(count):
                record = {"id": f"m{n}", "text": f"{texts[n % len(texts)]}\n{n}"}
                out.write(json.dumps(record, ensure_ascii=False) + "\n")
        store = Path(folder) / "bench.db"
        command = [sys.executable, "-m", "aipolicy", "--db", str(store), "ingest", str(source)]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
        return usage.ru_maxrss / 1024


def main() -> int:
    """Print the figures as a table; 1 where ours is not the promised number of times faster."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, help="files for our pipeline; all unless given")
    parser.add_argument("--plain", type=int, default=40, help="files for the plain pipeline (it is slow)")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--memory", type=int, nargs="*", default=[1_000, 4_000], help="articles to ingest")
    args = parser.parse_args()
    files = sorted(ARTICLES.glob("*.txt"))[: args.articles]
    few = files[:: max(1, len(files) // args.plain)][: args.plain]
    own, slow = beside(files, few, args.runs)
    print(f"end to end             {own:8.1f} articles/s")
    print(f"plain pipeline         {slow:8.1f} articles/s")
    print(f"ratio                  {own / slow:8.1f} times (at least {PROMISED})")
    for stage, seconds in stages(files, args.runs).items():
        print(f"{stage:22} {len(files) / seconds:8.1f} articles/s, {seconds / len(files) * 1e3:.2f} ms each")
    for count in args.memory:
        print(f"memory, {count:7,} articles {peak_memory_mb(count, files):6.1f} MB", flush=True)
    return int(own < PROMISED * slow)


if __name__ == "__main__":
    raise SystemExit(main())
