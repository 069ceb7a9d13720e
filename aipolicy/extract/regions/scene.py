"""The words of a document that carry its news: headlines and the first sentences."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from aipolicy.models import BlockKind, Candidate, Document, Part, RegionRef, Sentence, spans_overlap
from aipolicy.tables.region_names import place_of

HEADINGS = (BlockKind.TITLE, BlockKind.SUBTITLE)
# Sentences from the start of the body that may tell of the event itself.
OPENING = 4
# Of these, those in which the subject is taken for the actor.
OPENING_ACTS = 2
# Characters between two members of a list.
LIST_GAP = 3
ACTORS = ("formal", "short", "office", "council", "education", "official", "anaphora")
LOCATIVE_RE = re.compile(r"(?:에서|서)(?![가-힣])|에\s?(?:모였|모인|모여|모이)")
# 여수 소노캄 그랜드볼룸에서: the venue that a place's name begins.
VENUE_RE = re.compile(r"(?:시|군|구)?(?:\s[가-힣A-Za-z0-9·()]{1,14}){0,4}?(?:에서|서)(?![가-힣])")
HELD_AT_RE = re.compile(r"\s[가-힣A-Z]{2,10}(?:에서|서)\s(?:[^\s]{1,8}\s)?(?:개막|개최|열|막[을 ]?[오올])")
SUBJECT_RE = re.compile(
    r"(?:광역|특례)?(?:청|의회|교육청|시장|도지사|지사|장|수|구청장)?(?:\([^)]{0,20}\))?(?:[은는이가]|에서는)(?![가-힣])"
)
# 경북도가 지원하는 …: the subject of a relative clause.
RELATIVE_RE = re.compile(
    r"\S{0,6}[이가]\s[^,]{0,10}?(?:하는|하던|한|된|되는|받는|받은|여는|맡은|낸|만든|세운|꾸린)\s"
)
OPENER_RE = re.compile(r"(?:청|의회|교육청)?(?:\s?[,…·‘'“\"]|[은는이가와과]\s|\s?[-–—]|\s)")
JOINED_RE = re.compile(r"(?:청|의회)?(?:\([^)]{0,20}\))?(?:[와과]\s|\s?[·,ㆍ]\s?)")
WITH_RE = re.compile(r"[와과]\s?(?:함께|힘을|손을|손|공동|나란히|더불어|같이)")
JOINT_RE = re.compile(
    r"\s?등\s?(?:\d+|두|세|네|다섯|여섯|일곱|여덟)\s?개?\s?(?:시[·ㆍ]?도|시[·ㆍ]?군|광역|지자체|지방|도시|지역|곳)"
)
CHOSEN_RE = re.compile(r"(?:선정|확정|지정|낙점|뽑|선발|골랐|고른)[^,.]{0,24}\.?$")
CHOOSER_RE = re.compile(r"(?:부|처|청|원|공단|위원회|위)[은는이가]\s")

Standing = Candidate[RegionRef]


@dataclass(frozen=True, slots=True)
class Scene:
    """Standing region words of headlines and opening sentences, and those set aside there.

    `all` holds every standing word of the article; `local` tells that the act is for the place where it is.
    """

    document: Document
    all: tuple[Standing, ...]
    headline: tuple[Standing, ...]
    opening: tuple[tuple[Sentence, tuple[Standing, ...]], ...]
    aside: tuple[Standing, ...]
    local: bool = False

    @property
    def lead(self) -> tuple[Standing, ...]:
        """Standing words of the first sentence of the body."""
        return self.opening[0][1] if self.opening else ()

    def locative(self, word: Standing) -> bool:
        """Whether a particle makes the word a place at which something is: 창원서, 부산에서."""
        return bool(LOCATIVE_RE.match(self.after(word)))

    def at_venue(self, word: Standing) -> bool:
        """Whether the word only begins the name of the place at which something is."""
        return bool(VENUE_RE.match(self.after(word, 40)))

    def held_at(self, word: Standing) -> bool:
        """Whether a headline only tells that something is held at a house there: 고양 킨텍스서 개막."""
        return bool(HELD_AT_RE.match(self.after(word, 40)))

    def title_words(self) -> list[Standing]:
        """Standing words of the headline, else of its subtitles, that are no venues."""
        stand = [w for w in self.headline if not self.locative(w)]
        titles = [s.span for s in self.document.sentences if s.kind == BlockKind.TITLE]
        first = [w for w in stand if any(spans_overlap(w.span, span) for span in titles)]
        return first or stand

    def after(self, word: Standing, length: int = 24) -> str:
        """What follows a word in its part of the article."""
        text = self.document.article.title if word.span.part == Part.TITLE else self.document.article.body
        return text[word.span.end : word.span.end + length].split("\n")[0]


def scene_of(document: Document, candidates: Sequence[Standing], *, local: bool = False) -> Scene:
    """The scene set by a document's region words."""
    headings = [s for s in document.sentences if s.kind in HEADINGS]
    opening = document.body[:OPENING]
    standing = tuple(c for c in candidates if c.rejected is None)
    near = [*headings, *opening]
    # Each sentence goes through these lists: they hold only what stands before the end of the last one.
    end = max((s.span.end for s in near), default=0)
    placed = [(c.span.part, c.span.start, c) for c in candidates if c.span.start < end]
    here = [each for each in placed if each[2].rejected is None]
    aside = [each for each in placed if each[2].rejected is not None]
    return Scene(
        document=document,
        all=standing,
        headline=tuple(c for s in headings for c in _within(s, here)),
        opening=tuple((s, tuple(_within(s, here))) for s in opening),
        aside=tuple(c for s in near for c in _within(s, aside)),
        local=local,
    )


def _within(sentence: Sentence, placed: Sequence[tuple[Part, int, Standing]]) -> list[Standing]:
    part, first, end = sentence.span.part, sentence.span.start, sentence.span.end
    return [candidate for where, start, candidate in placed if first <= start < end and where is part]


def place(word: Standing) -> str:
    """The place a region word stands for, by its latest code."""
    return place_of(word.value.code)


def subjects(scene: Scene) -> list[Standing]:
    """Region words that act: the subject of the first sentence, else who opens the headline."""
    for _, words in scene.opening[:OPENING_ACTS]:
        acting = [w for w in subjects_of(words, scene) if w.rule in ACTORS]
        acting = [w for w in acting if not RELATIVE_RE.match(scene.after(w))]
        formal = [w for w in acting if w.rule != "short"] or acting
        if formal:
            return _with_partners(formal[0], words, scene)
    for word in scene.headline:
        if word.rule in ACTORS and _opens(word, scene) and OPENER_RE.match(scene.after(word)):
            return [word]
    return []


def subjects_of(words: Sequence[Standing], scene: Scene) -> list[Standing]:
    """Those of the words that are the subject or topic of a clause."""
    return [w for w in words if SUBJECT_RE.match(scene.after(w))]


def _opens(word: Standing, scene: Scene) -> bool:
    start = word.span.start
    text = scene.document.article.title if word.span.part == Part.TITLE else scene.document.article.body
    line = text.rfind("\n", 0, start) + 1
    return start - line <= 2


def _with_partners(subject: Standing, words: Sequence[Standing], scene: Scene) -> list[Standing]:
    """The subject and governments joined to it: 부산시와 창원시가; 대전시는 세종시·충북도와 함께."""
    before = [w for w in words if w.span.end < subject.span.start and JOINED_RE.match(scene.after(w))]
    partners: list[Standing] = []
    for number, word in enumerate(words):
        if word.span.start > subject.span.end and WITH_RE.match(scene.after(word)):
            partners = [w for w in _run_back(words, number) if w.span.start > subject.span.end]
    return [w for w in (subject, *before, *partners) if w.rule in ACTORS]


def listed_jointly(scene: Scene) -> list[Standing]:
    """Regions listed as acting together: 대구, 울산, 전남 등 4개 지자체와 더불어."""
    for _, words in scene.opening[:OPENING_ACTS]:
        for number, word in enumerate(words):
            if JOINT_RE.match(scene.after(word)):
                return _run_back(words, number)
    return []


def _run_back(words: Sequence[Standing], last: int) -> list[Standing]:
    """The list that ends with a word: its neighbours before it, a few characters apart."""
    found = [words[last]]
    for word in reversed(words[:last]):
        if found[-1].span.start - word.span.end > LIST_GAP:
            break
        found.append(word)
    return found[::-1]


def list_from(words: Sequence[Standing]) -> list[Standing]:
    """The first of the words and those listed with it: 부산·울산·경남."""
    found = list(words[:1])
    for word in words[1:]:
        if word.span.start - found[-1].span.end > LIST_GAP:
            break
        found.append(word)
    return found


def chosen(scene: Scene) -> list[Standing]:
    """Places that a central body is said to have chosen, where it chose several."""
    for sentence, words in scene.opening:
        if CHOSEN_RE.search(sentence.text) and CHOOSER_RE.search(sentence.text):
            places = {place(w) for w in words if w.rule in ("formal", "short")}
            if len(places) > 1:
                return [w for w in words if w.rule in ("formal", "short")]
    return []
