"""The real command in a process of its own, on real files and a real store."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "data" / "articles"
# Titles and outlets that would paint, move the cursor, ring, turn the text round or vanish as markup.
HOSTILE_TITLE = "[red]부산시[/red] \x1b[31m붉은\x1b[0m [AI] \u202e협약 체결\x07 \x1b]0;title\x07"
HOSTILE = f"""---
title: {HOSTILE_TITLE}
outlet: "[bold]시험\x1b[5m일보"
published: 2026-03-03
---
부산시는 2일 시청에서 네이버클라우드와 [AI] 인공지능 산업 육성을 위한 업무협약(MOU)을 체결했다고 3일 밝혔다.
이번 협약으로 두 기관은 부산형 인공지능 행정 서비스를 함께 개발한다. \x1b[2J
"""


@dataclass(frozen=True)
class Command:
    """Runs `aipolicy` in a folder of its own; `database` is named by AIPOLICY_DB unless None."""

    folder: Path
    database: Path | None = None

    def __call__(
        self,
        *args: str,
        stdin: str | bytes = b"",
        columns: int | None = None,
        env: Mapping[str, str] | None = None,
    ) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, "-m", "aipolicy", *args],
            input=stdin.encode() if isinstance(stdin, str) else stdin,
            capture_output=True,
            cwd=self.folder,
            env=self.environment(columns, env or {}),
            check=False,
            timeout=120,
        )
        return subprocess.CompletedProcess(
            done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
        )

    def environment(self, columns: int | None, more: Mapping[str, str]) -> dict[str, str]:
        """Little of the outer environment, so that no setting of a developer changes a test."""
        own = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "PYTHONPATH") if name in os.environ}
        own |= {"HOME": str(self.folder), "LANG": "C.UTF-8"}
        if self.database:
            own["AIPOLICY_DB"] = str(self.database)
        if columns:
            own["COLUMNS"] = str(columns)
        return own | dict(more)


@pytest.fixture
def aipolicy(tmp_path: Path) -> Command:
    """The command in an empty folder, without any store."""
    return Command(tmp_path)


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of articles: samples of this project, and one that means harm."""
    folder = tmp_path_factory.mktemp("library")
    for path in sorted(SAMPLES.glob("dev-[12]*.txt")):
        shutil.copy(path, folder)
    (folder / "hostile.md").write_text(HOSTILE, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def filled(library: Path, tmp_path_factory: pytest.TempPathFactory) -> Command:
    """The command with a store of the library's articles; tests only read it."""
    folder = tmp_path_factory.mktemp("filled")
    command = Command(folder, folder / "store.db")
    done = command("ingest", str(library))
    assert done.returncode == 0, done.stderr
    return command


@pytest.fixture
def lines() -> Callable[[str], list[str]]:
    """The lines of a text without those that are empty."""
    return lambda text: [line for line in text.splitlines() if line.strip()]
