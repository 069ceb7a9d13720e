from collections.abc import Callable
from pathlib import Path

import pytest
from aipolicy.models import Article, Document
from aipolicy.text.headline import find_title
from aipolicy.text.layout import lay_out
from aipolicy.text.normalize import nfc

ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "data" / "articles").glob("*.txt"))
SEEDS = sorted((ROOT.parent / "shared" / "seeds").glob("*.txt"))


def body_of(path: Path) -> str:
    text = nfc(path.read_text(encoding="utf-8-sig"))
    return text.split("\n---\n", 1)[1] if text.startswith("---\n") else text


@pytest.fixture(params=SAMPLES + SEEDS, ids=lambda path: path.stem)
def page(request: pytest.FixtureRequest) -> str:
    return body_of(request.param)


@pytest.fixture
def seed() -> Callable[[str], Document]:
    def laid_out(number: str) -> Document:
        paths = [path for path in SEEDS if path.name.startswith(number)]
        if not paths:
            pytest.skip("the seeds are not beside the repository")
        body = body_of(paths[0])
        return lay_out(Article(title=find_title(body), body=body, path=paths[0].name))

    return laid_out
