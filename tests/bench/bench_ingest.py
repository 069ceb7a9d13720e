"""Articles a second, end to end and by stage, beside the plain pipeline on the same texts; memory.

    python tests/bench/bench_ingest.py [--articles N] [--plain N] [--memory N]

The plain pipeline is what one would write first: dateparser's search_dates over the whole file,
substring tests for regions and types, one sqlite-utils upsert a row. Both run in this process, in
turn, over the same files; the figure that counts is the ratio.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).parents[2]
ARTICLES = ROOT / "data" / "articles"
REGION_WORDS = "서울 부산 대구 인천 광주 대전 울산 세종 경기 강원 충북 충남 전북 전남 경북 경남 제주".split()
TYPE_WORDS = "업무협약 포럼 공모 선정 출범 위촉 선포 착공 개소 교육 경진대회 해커톤 조례 모집 간담회 박람회".split()


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
                "regions": json.dumps([w for w in REGION_WORDS if w in text], ensure_ascii=False),
                "types": json.dumps([w for w in TYPE_WORDS if w in text], ensure_ascii=False),
            },
            pk="id",
        )


def ours(files: Iterable[Path], db_path: Path) -> None:
    """The real pipeline, full-text index included."""
    from aipolicy import pipeline
    from aipolicy.read import ReadOptions
    from aipolicy.store import open_store

    with open_store(db_path) as store:
        pipeline.ingest([str(f) for f in files], store, ReadOptions())


def seconds(run: Callable[[Iterable[Path], Path], None], files: list[Path]) -> float:
    """Seconds of one run into a fresh store."""
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        run(files, Path(folder) / "bench.db")
        return time.perf_counter() - started


def stages(files: list[Path]) -> dict[str, float]:
    """Seconds spent reading, laying out and extracting, each over all files."""
    from aipolicy.extract.assemble import extract
    from aipolicy.models import Article
    from aipolicy.read import ReadOptions, read_source
    from aipolicy.text.layout import lay_out

    clock = time.perf_counter
    started = clock()
    articles = [a for f in files for a in read_source(f, ReadOptions()) if isinstance(a, Article)]
    read = clock()
    for article in articles:
        lay_out(article)
    laid = clock()
    for article in articles:
        extract(article)
    return {"read": read - started, "lay out": laid - read, "extract (with lay out)": clock() - laid}


def peak_memory_mb(count: int, articles: list[Path]) -> float:
    """Peak resident megabytes of a process that ingests `count` made-up articles from one JSON Lines file."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "many.jsonl"
        texts = [f.read_text(encoding="utf-8") for f in articles]
        with source.open("w", encoding="utf-8") as out:
            for n in range(count):
                text = f"{texts[n % len(texts)]}\n{n}"
                out.write(json.dumps({"id": f"m{n}", "text": text}, ensure_ascii=False) + "\n")
        command = [sys.executable, "-m", "aipolicy", "--db", str(Path(folder) / "m.db"), "ingest", str(source)]
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        subprocess.run(command, check=True, capture_output=True)
        return max(before, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) / 1024


def main() -> None:
    """Print the figures as a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=180, help="files for our pipeline")
    parser.add_argument("--plain", type=int, default=60, help="files for the plain pipeline (it is slow)")
    parser.add_argument("--memory", type=int, nargs="*", default=[1_000, 10_000], help="articles to ingest for the memory figure")
    args = parser.parse_args()
    files = sorted(ARTICLES.glob("*.txt"))[: args.articles]
    seconds(ours, files[:5])  # tables are read once a process
    own = len(files) / min(seconds(ours, files) for _ in range(3))
    few = files[:: max(1, len(files) // args.plain)][: args.plain]
    slow = len(few) / seconds(plain, few)
    print(f"end to end             {own:10.1f} articles/s")
    print(f"plain pipeline         {slow:10.1f} articles/s")
    print(f"ratio                  {own / slow:10.1f} times")
    for stage, spent in stages(files).items():
        print(f"{stage:22} {len(files) / spent:10.1f} articles/s")
    for count in args.memory:
        print(f"peak memory at {count:7} {peak_memory_mb(count, files):10.1f} MB")


if __name__ == "__main__":
    main()
