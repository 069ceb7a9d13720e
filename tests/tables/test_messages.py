"""Everything the program says has Korean, and nothing that came from outside is translated."""

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from aipolicy.extract.assemble import extract
from aipolicy.models import Article
from aipolicy.read import ReadOptions, read_source
from aipolicy.tables.labels import Language
from aipolicy.tables.messages import messages, translated

ROOT = Path(__file__).parents[2]
SAID_BY = {"UsageError", "UnknownName", "AmbiguousName", "InputError", "StoreError", "NotFound", "Failure"}
HANGUL_RE = re.compile(r"[가-힣]")


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("said", messages())
def test_every_message_is_there_in_both_languages(said: str) -> None:
    texts = messages()[said]
    assert set(texts) == set(Language)
    assert all(placeholders(text) <= placeholders(said) for text in texts.values())
    assert HANGUL_RE.search(texts[Language.KO]) or not re.search("[a-z]{3}", said)


@pytest.mark.parametrize(
    ("said", "ko"),
    [
        ("unknown region: 부신", "알 수 없는 지역: 부신"),
        ("no event has the id zz", "사건 ID를 찾을 수 없습니다: zz"),
        ("cannot write a.csv: Permission denied", "a.csv에 쓸 수 없습니다: 권한이 없습니다"),
        ("cannot write a.csv: Unheard of", "a.csv에 쓸 수 없습니다: Unheard of"),
        ("the file is empty; export it again", "빈 파일입니다; 다시 내보내세요"),
        ("the file is empty; ask the author", "빈 파일입니다; ask the author"),
        ("a.db is a folder; name another place", "a.db: 파일이 아니라 폴더입니다; 다른 자리를 지정하세요"),
        ("no event has the id ", "사건 ID를 찾을 수 없습니다: "),
        ("3월부터: lies ahead", "3월부터: 아직 오지 않음"),
        ("chrome", "본문 밖(메뉴·광고 등)"),
        ("a new thing to say", "a new thing to say"),
        ("알 수 없는 상태: held", "알 수 없는 상태: held"),
        ("", ""),
    ],
)  # fmt: skip
def test_korean(said: str, ko: str) -> None:
    assert translated(said, Language.KO) == ko


def test_english_is_what_was_said_or_plainer() -> None:
    assert translated("unknown region: 부신", Language.EN) == "unknown region: 부신"
    assert translated("chrome", Language.EN) == "page furniture (menus, ads, rankings)"


@pytest.mark.parametrize("name", ["venue", "chrome", "event", "Permission denied"])
def test_what_the_user_typed_is_not_translated(name: str) -> None:
    assert translated(f"unknown region: {name}", Language.KO) == f"알 수 없는 지역: {name}"


def sample(node: ast.expr) -> str | None:
    """A message as it might be said, every value in it a “0”; None for what is no text of the source."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "0" for part in node.values)
    return None


def said_in(path: Path) -> Iterator[str]:
    """Messages and hints of the errors and failures that a module makes."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        if node.func.id not in SAID_BY:
            continue
        texts = [*node.args, *(each.value for each in node.keywords if each.arg == "hint")]
        yield from filter(None, map(sample, texts))


def test_every_error_of_every_room_has_korean() -> None:
    modules = [path for path in (ROOT / "aipolicy").rglob("*.py") if "cli" not in path.parts]
    said = {text for path in modules for text in said_in(path) if re.search("[a-z]{3} ", text)}
    assert len(said) > 50
    commands = {text for text in said if text.startswith("aipolicy ")}
    parts = {part for text in said - commands for part in text.split("; ")}
    assert sorted(part for part in parts if translated(part, Language.KO) == part) == []


def test_every_reason_of_the_samples_has_korean() -> None:
    articles = [
        article
        for path in sorted((ROOT / "data" / "articles").iterdir())
        for article in read_source(path, ReadOptions())
        if isinstance(article, Article)
    ]
    facts = [mention.facts for article in articles for mention in extract(article).mentions]
    reasons = {each.rejected for fact in facts for each in fact.evidence if each.rejected}
    reasons |= {re.sub(r"^.*(?=: [a-z])", "0", reason) for fact in facts for reason in fact.date.reasons}
    assert len(reasons) > 20
    assert sorted(reason for reason in reasons if translated(reason, Language.KO) == reason) == []
