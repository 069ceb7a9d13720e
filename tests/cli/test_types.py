"""A user's own program types, from the template to the timeline."""

from pathlib import Path

import pytest

OWN = """\
[[group]]
slug = "own"
ko = "우리"
en = "ours"

[[type]]
slug = "twinning"
group = "own"
ko = "자매결연"
en = "twinning"
acts = ["자매결연 맺|체결"]
"""
ARTICLE = """\
부산시, 창원시와 AI 자매결연 맺어
입력 2025-09-23 10:00
부산시는 22일 시청에서 창원시와 인공지능(AI) 행정 자매결연을 맺었다고 23일 밝혔다.
"""


@pytest.fixture
def own(aipolicy):
    """The command in a folder with a file of types and an article that is about one of them."""
    (aipolicy.folder / "own.toml").write_text(OWN, encoding="utf-8")
    (aipolicy.folder / "article.txt").write_text(ARTICLE, encoding="utf-8")
    return aipolicy


def test_types_of_a_file_are_read_named_and_counted(own) -> None:
    mine = ("--types", "own.toml", "--db", "own.db")
    assert own(*mine, "ingest", "article.txt").returncode == 0
    for name in ("twinning", "자매결연", "우리", "ours"):
        done = own(*mine, "timeline", "--type", name, "--format", "jsonl")
        assert done.returncode == 0, done.stderr
        assert '"twinning"' in done.stdout
    assert "자매결연 1" in own(*mine, "--lang", "ko", "summary").stdout
    assert "우리" in own(*mine, "--lang", "ko", "summary", "--by", "group").stdout
    assert "twinning" in own(*mine, "explain", "창원시와 AI 자매결연을 맺었다").stdout
    assert "자매결연" in own(*mine, "--lang", "ko", "types").stdout


def test_without_the_file_nothing_is_known_of_its_types(own) -> None:
    assert own("--db", "plain.db", "ingest", "article.txt").returncode == 0
    assert "twinning" not in own("--db", "plain.db", "export", "jsonl").stdout
    assert own("--db", "plain.db", "timeline", "--type", "twinning").returncode == 2
    own("--types", "own.toml", "--db", "own.db", "ingest", "article.txt")
    assert "twinning" in own("--db", "own.db", "timeline").stdout


def test_the_configuration_directory_is_read(own) -> None:
    config = own.folder / "config"
    (config / "aipolicy").mkdir(parents=True)
    env = {"XDG_CONFIG_HOME": str(config)}
    assert "twinning" not in own("types", env=env).stdout
    (config / "aipolicy" / "programs.toml").write_text(OWN, encoding="utf-8")
    assert "twinning" in own("types", env=env).stdout


def test_the_store_tells_by_which_types_it_was_made(own) -> None:
    for name, options in (("own.db", ["--types", "own.toml"]), ("plain.db", [])):
        own(*options, "--db", name, "ingest", "article.txt")
    versions = {
        own("--db", name, "db", "stats", "--format", "json").stdout for name in ("own.db", "plain.db")
    }
    assert sorted("+" in each.partition('"extractors"')[2].partition("]")[0] for each in versions) == [
        False,
        True,
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[type]]\nslug = 'mou'\nact = []\n", "broken.toml, line 3 (mou): unknown key 'act'"),
        ("[[type]\n", "at line 1"),
        ("\udcff", "cannot read broken.toml: not UTF-8"),
    ],
)
def test_a_broken_file_is_refused_with_line_and_reason(own, text: str, said: str) -> None:
    (own.folder / "broken.toml").write_bytes(text.encode("utf-8", "surrogateescape"))
    done = own("--types", "broken.toml", "ingest", "article.txt")
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert "aipolicy types --init" in done.stderr


def test_init_writes_a_file_that_is_taken_as_it_is_and_never_overwrites(aipolicy) -> None:
    done = aipolicy("types", "--init", "deep/own.toml")
    assert (done.returncode, done.stdout) == (0, "")
    written = Path(aipolicy.folder / "deep" / "own.toml")
    text = written.read_text(encoding="utf-8")
    assert "# [[type]]" in text
    plain, own = aipolicy("types"), aipolicy("--types", "deep/own.toml", "types")
    assert plain.stdout == own.stdout
    again = aipolicy("types", "--init", "deep/own.toml")
    assert again.returncode == 2
    assert written.read_text(encoding="utf-8") == text
