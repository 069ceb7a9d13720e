"""Time to start: `aipolicy --help` and a 50-row `timeline`, beside an empty Typer app.

    python tests/bench/bench_startup.py [--runs N]

The empty app has as many commands and does nothing but print a Rich table of 50 rows. Runs of both
alternate, so that a busy machine slows both; the figures that count are the ratios of the medians.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[2]
ARTICLES = ROOT / "data" / "articles"
MOST = 1.6

EMPTY_APP = '''
import typer

app = typer.Typer()


def add(number: int) -> None:
    @app.command(f"command{number}")
    def command(name: str = "a") -> None:
        """Do nothing much."""
        from rich.console import Console
        from rich.table import Table

        table = Table()
        for title in ("ID", "날짜", "지역", "유형", "제목", "주체"):
            table.add_column(title)
        for row in range(50):
            table.add_row(f"{row:06}", "2026-01-02", "경남 김해시", "업무협약", "인공지능" * 6, "부산광역시")
        Console().print(table)


for number in range(COMMANDS):
    add(number)
app()
'''


def seconds(command: Sequence[str]) -> float:
    """Wall time of one run of a command, in seconds."""
    environment = {**os.environ, "COLUMNS": "120"}
    started = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
    return time.perf_counter() - started


def medians(commands: Sequence[Sequence[str]], runs: int) -> list[float]:
    """Median time of each command over runs that take turns."""
    for command in commands:
        seconds(command)
    return [
        median(times) for times in zip(*([seconds(c) for c in commands] for _ in range(runs)), strict=True)
    ]


def filled_store(path: Path) -> None:
    """A store of the sample articles."""
    subprocess.run(
        [sys.executable, "-m", "aipolicy", "--db", str(path), "ingest", str(ARTICLES)],
        check=True,
        capture_output=True,
    )


def command_count() -> int:
    """Commands of the real app, groups included."""
    from aipolicy.cli.commands import PANELS

    return len(PANELS)


def main() -> None:
    """Print the times and ratios."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=11)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        empty, store = Path(folder) / "empty_app.py", Path(folder) / "store.db"
        empty.write_text(EMPTY_APP.replace("COMMANDS", str(command_count())), encoding="utf-8")
        filled_store(store)
        base = [sys.executable, str(empty)]
        ours = [sys.executable, "-c", "from aipolicy.cli.app import main; main()", "--db", str(store)]
        pairs = {
            "help": ([*base, "--help"], [*ours, "--help"]),
            "timeline, 50 rows": ([*base, "command3"], [*ours, "timeline", "--limit", "50"]),
        }
        for name, commands in pairs.items():
            plain, full = medians(commands, runs)
            print(
                f"{name:20} {full * 1000:7.0f} ms, empty app {plain * 1000:7.0f} ms,"
                f" ratio {full / plain:5.2f} (at most {MOST})"
            )


if __name__ == "__main__":
    main()
