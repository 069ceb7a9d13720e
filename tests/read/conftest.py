from collections.abc import Callable
from pathlib import Path

import pytest
from aipolicy.models import Article, Failure
from aipolicy.read import ReadOptions, read_source

Write = Callable[[str, str | bytes], Path]
Read = Callable[[Path], tuple[list[Article], list[Failure]]]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return written


@pytest.fixture
def read() -> Read:
    def readings(path: Path) -> tuple[list[Article], list[Failure]]:
        found = list(read_source(path, ReadOptions()))
        return [each for each in found if isinstance(each, Article)], [
            each for each in found if isinstance(each, Failure)
        ]

    return readings
