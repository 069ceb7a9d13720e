import json
from collections.abc import Callable
from pathlib import Path

import pytest
from aipolicy.models import Failure
from aipolicy.read import ReadOptions, expand, read_source

Write = Callable[[str, str | bytes], Path]

ARTICLE = json.dumps({"text": "부산시가 22일 협약을 맺었다."}, ensure_ascii=False)
ROOT = Path(__file__).parents[2]
SEEDS = ROOT.parent / "shared" / "seeds"


def names(*sources: str | Path) -> list[str]:
    return [path.name for path in expand(sources) if isinstance(path, Path)]


def failures(*sources: str | Path) -> list[Failure]:
    return [each for each in expand(sources) if isinstance(each, Failure)]


def test_folder_with_all_below_it_in_order(write: Write, tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "sub/c.html", "sub/deep/d.jsonl", "sub/e.CSV", "z.txt"):
        write(name, f"{ARTICLE}\n" if name.endswith("jsonl") else "text\n부산시가 밝혔다.\n")
    assert names(tmp_path) == ["a.md", "b.txt", "z.txt", "c.html", "e.CSV", "d.jsonl"]


def test_what_a_folder_holds_beside_articles_is_passed_over(write: Write, tmp_path: Path) -> None:
    write("a.txt", "x")
    for name in (
        ".hidden.txt",
        ".git/b.txt",
        "README.md",
        "readme.txt",
        "photo.jpg",
        "notes.docx",
        "~$open.xlsx",
    ):
        write(name, "x")
    write("gold.jsonl", '{"id": "a", "events": []}\n')
    write("timeline.csv", "id,start,end\n1,2025-01-01,2025-01-02\n")
    write("broken.jsonl", "{broken\n")
    assert names(tmp_path) == ["a.txt", "broken.jsonl"]
    assert failures(tmp_path) == []


def test_files_named_by_the_user_are_never_passed_over(write: Write) -> None:
    readme, gold = write("README.md", "x"), write("gold.jsonl", '{"id": "a"}\n')
    assert list(expand([readme, gold])) == [readme, gold]


def test_globs(write: Write, tmp_path: Path) -> None:
    for name in ("a1.txt", "a2.txt", "b.txt", "sub/a3.txt"):
        write(name, "x")
    assert names(f"{tmp_path}/a*.txt") == ["a1.txt", "a2.txt"]
    assert names(f"{tmp_path}/**/a*.txt") == ["a1.txt", "a2.txt", "a3.txt"]
    assert "no file matches" in failures(f"{tmp_path}/c*.txt")[0].reason


def test_a_name_with_brackets_is_a_file_first(write: Write) -> None:
    path = write("[인사] 부산.txt", "x")
    assert list(expand([str(path)])) == [path]


def test_missing_path_and_folder_without_articles(write: Write, tmp_path: Path) -> None:
    write("empty/photo.jpg", "x")
    missing, empty = failures(tmp_path / "none", tmp_path / "empty")
    assert (missing.where, "no such file" in missing.reason) == (str(tmp_path / "none"), True)
    assert (empty.where, "no articles" in empty.reason) == (str(tmp_path / "empty"), True)


def test_sample_articles_are_all_read() -> None:
    readings = [reading for path in expand([ROOT / "data"]) for reading in _read(path)]
    assert [reading for reading in readings if isinstance(reading, Failure)] == []
    assert len(readings) == len(list((ROOT / "data" / "articles").glob("*.txt")))


def test_seeds_are_all_read() -> None:
    if not SEEDS.exists():
        pytest.skip("the seeds are not beside the repository")
    readings = [reading for path in expand([SEEDS]) for reading in _read(path)]
    assert [reading for reading in readings if isinstance(reading, Failure)] == []
    assert len(readings) == len(list(SEEDS.glob("*.txt")))


def _read(path: Path | Failure) -> list[object]:
    return [path] if isinstance(path, Failure) else list(read_source(path, ReadOptions()))
