"""A file appears whole or not at all."""

import os
import stat
from pathlib import Path
from typing import BinaryIO

import pytest
from aipolicy.errors import AipolicyError, UsageError
from aipolicy.export import Table, write_file
from aipolicy.export.files import write_atomically

TABLE = Table(("n",), [(1,)])


def fail(stream: BinaryIO) -> None:
    stream.write(b"half")
    raise RuntimeError("in the middle")


def test_the_format_is_that_of_the_ending_unless_named(tmp_path: Path):
    write_file(TABLE, tmp_path / "a.jsonl")
    assert (tmp_path / "a.jsonl").read_text() == '{"n": 1}\n'
    write_file(TABLE, tmp_path / "a.txt", "json")
    assert (tmp_path / "a.txt").read_text() == '[\n{"n": 1}\n]\n'
    with pytest.raises(UsageError):
        write_file(TABLE, tmp_path / "b.txt")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.jsonl", "a.txt"]


def test_a_failure_leaves_what_was_there(tmp_path: Path):
    target = tmp_path / "a.csv"
    target.write_text("before")
    with pytest.raises(RuntimeError):
        write_atomically(target, fail)
    assert [path.read_text() for path in tmp_path.iterdir()] == ["before"]
    with pytest.raises(RuntimeError):
        write_atomically(tmp_path / "new.csv", fail)
    assert list(tmp_path.iterdir()) == [target]


def test_mode_and_link_of_a_file_stay(tmp_path: Path):
    target, link = tmp_path / "a.csv", tmp_path / "link.csv"
    target.write_text("before")
    target.chmod(0o640)
    link.symlink_to(target)
    write_file(TABLE, link)
    assert link.is_symlink()
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_a_pipe_is_written_and_not_replaced(tmp_path: Path):
    pipe = tmp_path / "pipe.json"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_file(TABLE, pipe)
        assert os.read(reader, 100) == b'[\n{"n": 1}\n]\n'
    finally:
        os.close(reader)
    assert pipe.is_fifo()


def test_a_link_to_an_open_stream_is_written():
    reader, writer = os.pipe()
    write_file(TABLE, Path(f"/dev/fd/{writer}"), "jsonl")
    os.close(writer)
    with open(reader, "rb") as stream:
        assert stream.read() == b'{"n": 1}\n'


@pytest.mark.parametrize("name", ["missing/a.csv", "", "file/a.csv"])
def test_a_path_that_cannot_be_written_is_named(tmp_path: Path, name: str):
    (tmp_path / "file").write_text("")
    with pytest.raises(AipolicyError) as caught:
        write_file(TABLE, tmp_path / name, "csv")
    assert str(tmp_path / name) in caught.value.message
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
