"""Global options, errors, exit codes, streams."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from aipolicy import __version__
from aipolicy.cli.settings import locale_language
from aipolicy.tables.labels import Language


def test_version(aipolicy) -> None:
    done = aipolicy("--version")
    assert (done.returncode, done.stdout) == (0, f"aipolicy {__version__}\n")


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"LANG": "ko_KR.UTF-8"}, Language.KO),
        ({"LANG": "en_US.UTF-8"}, Language.EN),
        ({"LANG": "C"}, Language.EN),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "ko_KR.UTF-8"}, Language.KO),
        ({"LANG": "ko_KR.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, Language.EN),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "ko:en"}, Language.KO),
        ({"LANG": "ko_KR.UTF-8", "LC_ALL": ""}, Language.KO),
    ],
)
def test_language_of_the_locale(environment: dict[str, str], expected: Language) -> None:
    assert locale_language(environment) is expected


def test_lang_beats_the_locale(aipolicy) -> None:
    korean = {"LANG": "ko_KR.UTF-8"}
    assert aipolicy("types", env=korean).stdout.startswith("종류")
    assert aipolicy("--lang", "en", "types", env=korean).stdout.startswith("Kind")
    assert aipolicy("--lang", "ko", "types").stdout.startswith("종류")


def test_db_option_beats_the_variable_and_the_variable_the_default(aipolicy, tmp_path: Path) -> None:
    variable = {"AIPOLICY_DB": "from-variable.db"}
    assert aipolicy("--db", "given.db", "db", "path", env=variable).stdout == "given.db\n"
    assert aipolicy("db", "path", env=variable).stdout == "from-variable.db\n"
    default = Path(aipolicy("db", "path").stdout.strip())
    assert default.name == "aipolicy.db"
    assert tmp_path in default.parents


@pytest.mark.parametrize("locale", ["C", "POSIX", "ko_KR.EUC-KR", "en_US.ISO-8859-1"])
def test_output_is_utf_8_whatever_the_locale(aipolicy, locale: str) -> None:
    done = aipolicy(
        "--lang", "ko", "types", env={"LANG": locale, "LC_ALL": locale, "PYTHONIOENCODING": "ascii"}
    )
    assert done.returncode == 0
    assert "업무협약" in done.stdout


def test_a_store_that_is_not_there_yet(aipolicy) -> None:
    done = aipolicy("timeline")
    assert (done.returncode, done.stdout) == (1, "")
    assert "no store yet" in done.stderr
    assert "aipolicy ingest" in done.stderr


def test_a_file_that_is_no_store(aipolicy, tmp_path: Path) -> None:
    (tmp_path / "notes.db").write_text("no database", encoding="utf-8")
    done = aipolicy("--db", "notes.db", "timeline")
    assert done.returncode == 1
    assert "notes.db is not a database" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["timelin"], "timeline"),
        (["timeline", "--since"], "--since"),
        (["timeline", "--nonsense"], "--nonsense"),
        (["timeline", "--undated", "perhaps"], "perhaps"),
        (["timeline", "--limit", "0"], "--limit"),
        (["show"], "ID"),
        (["--lang", "fr", "types"], "fr"),
    ],
)
def test_wrong_usage_is_told_on_stderr(aipolicy, args: list[str], said: str) -> None:
    done = aipolicy(*args)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_an_unforeseen_error_is_one_line_unless_debugging(aipolicy, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import aipolicy.tables.gazetteer as g\ng.full_name = None\n", encoding="utf-8"
    )
    env = {"PYTHONPATH": str(tmp_path)}
    done = aipolicy("regions", env=env)
    assert done.returncode == 1
    assert done.stderr.startswith("unexpected error: TypeError: ")
    assert "Traceback" not in done.stderr
    assert "AIPOLICY_DEBUG" in done.stderr
    assert "Traceback" in aipolicy("regions", env={**env, "AIPOLICY_DEBUG": "1"}).stderr


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of a POSIX shell")
@pytest.mark.parametrize(
    "args", [["export", "jsonl"], ["export", "csv"], ["export", "xlsx"], ["timeline"], ["types"]]
)
def test_a_reader_that_goes_away_is_no_error(filled, args: list[str]) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "aipolicy", *args],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=filled.environment(None, {}),
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == b""
    assert process.wait(timeout=60) == 0
    process.stderr.close()


MORE_THAN_A_PIPE = 1 << 20


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_interrupted(aipolicy) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "aipolicy", "--db", "x.db", "ingest", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=aipolicy.environment(None, {}),
        cwd=aipolicy.folder,
    )
    assert process.stdin is not None
    process.stdin.write(b"x" * MORE_THAN_A_PIPE)  # returns when the program has begun to read
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, b"")
    assert b"interrupted" in err
    assert b"Traceback" not in err


@pytest.mark.parametrize(
    "args", [["--help"], ["timeline", "--limit", "50"], ["timeline", "--region", "부산"]]
)
def test_a_question_imports_no_heavy_library(filled, args: list[str]) -> None:
    done = filled(*args, env={"PYTHONPROFILEIMPORTTIME": "1"})
    imported = {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.splitlines()}
    heavy = {"dateparser", "openpyxl", "trafilatura", "sqlite_utils", "yaml", "lxml", "holidays", "regex"}
    assert "typer" in imported
    assert imported.isdisjoint(heavy)
