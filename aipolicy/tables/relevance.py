"""What makes an article one about AI policy and what keeps it out: typed access to `relevance.toml`."""

from dataclasses import dataclass
from functools import cache

from aipolicy.tables.load import toml_table

KEPT = {"ko": "지역의 AI 정책 행위", "en": "an act of regional AI policy"}
NO_AI = {
    "ko": "본문에 AI·데이터·로봇·디지털 전환이 없음",
    "en": "nothing on AI, data, robots or digital transformation",
}
PASSING = {"ko": "AI가 스쳐 지나가는 말로만 나옴", "en": "AI is mentioned in passing only"}
ESSAY = {"ko": "의견을 펴는 글", "en": "essay or opinion"}
TALK = {"ko": "말을 옮긴 글(대담·인터뷰)", "en": "talk or interview"}
NO_ACT = {"ko": "때를 정해 새로 한 일이 없음", "en": "no new act at a time"}
NO_TYPE = {"ko": "어떤 종류의 행위인지 말해 주는 말이 없음", "en": "no words speak for an act of any type"}


@dataclass(frozen=True, slots=True)
class Rejection:
    """A reason to keep an article out, with the triggers that speak for it.

    `need` different triggers must be found, in title and lead or (`anywhere`) in the whole text; a label
    of `tags` in the headline or of `sections` in the path to the page settles it alone. `unless_certain`,
    `unless_public`, `unless_named`, `unless_local`: a certain word for AI, a public body that acts, one
    that is named, a local one, in title or lead speak against it.
    """

    slug: str
    ko: str
    en: str
    need: int
    anywhere: bool
    words: tuple[str, ...]
    tags: tuple[str, ...]
    sections: tuple[str, ...]
    unless_certain: bool
    unless_public: bool
    unless_named: bool
    unless_local: bool


@dataclass(frozen=True, slots=True)
class AiWords:
    """Triggers: `certain` mean AI anywhere, `wider` data, robots and the like, `chrome` the page itself.

    `praise` tells of what has long been there.
    """

    certain: tuple[str, ...]
    wider: tuple[str, ...]
    chrome: tuple[str, ...]
    praise: tuple[str, ...]


@cache
def ai_words() -> AiWords:
    """The words for AI."""
    data = toml_table("relevance.toml")
    return AiWords(*(tuple(data[key]) for key in ("certain", "wider", "chrome", "praise")))


@cache
def foreign_cities() -> tuple[str, ...]:
    """Cities of other countries, whose government is no local one."""
    return tuple(toml_table("relevance.toml")["foreign_cities"])


@cache
def rejections() -> tuple[Rejection, ...]:
    """The reasons to keep an article out, in the order in which they are tried."""
    return tuple(
        Rejection(
            slug=row["slug"],
            ko=row["ko"],
            en=row["en"],
            need=row["need"],
            anywhere=row["where"] == "text",
            words=tuple(row["words"]),
            tags=tuple(tag.replace("_", " ") for tag in row.get("tags", ())),
            sections=tuple(row.get("sections", ())),
            unless_certain=row.get("unless_certain", False),
            unless_public=row.get("unless_public", False),
            unless_named=row.get("unless_named", False),
            unless_local=row.get("unless_local", False),
        )
        for row in toml_table("relevance.toml")["reject"]
    )


def reason_in(reason: str, language: str) -> str:
    """The reason of a verdict (stored in Korean) in another language, "ko" or "en"; itself if unknown."""
    if language == "ko":
        return reason
    fixed = {texts["ko"]: texts["en"] for texts in (KEPT, NO_AI, PASSING, ESSAY, TALK, NO_ACT, NO_TYPE)}
    return fixed.get(reason) or next((r.en for r in rejections() if r.ko == reason), reason)
