"""Whether an article reports an act of regional AI policy, and if not, why."""

import re
from collections.abc import Mapping, Sequence
from itertools import groupby

from aipolicy.extract.relevance.form import (
    is_dated,
    is_essay,
    is_speech,
    is_talk,
    names_body_here,
    names_local_body,
    names_public_body,
    tells_new_act,
)
from aipolicy.extract.relevance.page import Page, Word, mentions, read_page
from aipolicy.models import BlockKind, Candidate, Document, Verdict
from aipolicy.tables.relevance import (
    ESSAY,
    KEPT,
    NO_ACT,
    NO_AI,
    PASSING,
    TALK,
    Rejection,
    rejections,
)

MOST_EVIDENCE = 3
# How much a sentence on AI adds to AI being the theme, by its kind and place, and what is enough.
HEADING_SHARE = {BlockKind.TITLE: 2.0, BlockKind.SUBTITLE: 1.0, BlockKind.CAPTION: 0.3}
BODY_SHARE = (1.5, 1.0, 0.75)
LATER_SHARE = 0.4
DATED_SHARE = 0.45
SPEECH_SHARE = 0.15
THEME = 1.2

TAG_RE = re.compile(r"^\W{0,2}[\[<〈【(]\s?([^\]>〉】)]{1,20})\s?[\]>〉】)]|^([가-힣 ]{2,8})\s?[\]|ㅣ]")


def judge(document: Document) -> Verdict:
    """The verdict on an article; its reason is Korean words (`reason_in` translates), with evidence."""
    page = read_page(document)
    if (settled := _labelled(page) or _filed(document)) is not None:
        return settled
    for rejection in rejections():
        if against := _speaks_for(rejection, page):
            return Verdict(False, rejection.ko, against)
    found = mentions(page)
    if not found:
        return Verdict(False, NO_AI["ko"])
    reason = _against(page, found)
    proof = tuple(page.candidate(word, "ai") for word in found[:MOST_EVIDENCE])
    return Verdict(reason is None, (reason or KEPT)["ko"], proof)


def _against(page: Page, found: Sequence[Word]) -> Mapping[str, str] | None:
    """What speaks against an article that mentions AI and falls into no class of `relevance.toml`."""
    if _theme(page, found) < THEME:
        return PASSING
    if is_talk(page.body):
        return TALK
    if is_essay(page.body):
        return ESSAY
    return None if tells_new_act(page, {word.sentence for word in found}) else NO_ACT


def _labelled(page: Page) -> Verdict | None:
    """The verdict where a headline's label ("[사설] …") settles it."""
    for at, sentence in enumerate(page.sentences[: page.headings]):
        match = TAG_RE.match(sentence.text)
        if match is None or (match[2] and sentence.kind is not BlockKind.TITLE):
            continue  # 천안사람들 | 의정: the site and its section
        label = (match[1] or match[2]).strip().lower()
        for rejection in rejections():
            if any(_is_tagged(label, tag) for tag in rejection.tags):
                return Verdict(False, rejection.ko, (page.candidate(Word(0, at, *match.span()), "label"),))
    return None


def _filed(document: Document) -> Verdict | None:
    """The verdict where the path to the page settles it (새한일보 > 오피니언 > 기고)."""
    for sentence in document.sentences:
        if sentence.kind is BlockKind.BODY:
            break
        if sentence.kind is not BlockKind.CHROME or ">" not in sentence.text:
            continue
        path = {cell.strip() for cell in sentence.text.split(">")}
        for rejection in rejections():
            if not path.isdisjoint(rejection.sections):
                proof = Candidate(sentence.text, sentence.span, sentence.text, "section")
                return Verdict(False, rejection.ko, (proof,))
    return None


def _is_tagged(label: str, tag: str) -> bool:
    """Whether a label is a tag, begins with it as a word, or ends in it: 신년사설; 정책 is no 책."""
    if label == tag or label.startswith(f"{tag} "):
        return True
    # 뉴스데스크, 뉴스광장: a broadcast.
    return len(tag) > 1 and label.endswith(tag) and not label.startswith("뉴스")


def _speaks_for(rejection: Rejection, page: Page) -> tuple[Candidate[str], ...]:
    """The words that keep the article out for this reason; none where they do not suffice."""
    found = page.of(rejection.slug)
    if len(found) < rejection.need:
        return ()
    reach = len(page.sentences) if rejection.anywhere else page.reach
    found = [word for word in found if word.sentence < reach]
    if len({word.number for word in found}) < rejection.need:
        return ()
    if rejection.unless_certain and any(word.sentence < page.reach for word in page.of("certain")):
        return ()
    if _someone_acts(rejection, [sentence.text for sentence in page.sentences[: page.reach]]):
        return ()
    return tuple(page.candidate(word, rejection.slug) for word in found[:MOST_EVIDENCE])


def _someone_acts(rejection: Rejection, opening: Sequence[str]) -> bool:
    """Whether a body acts in title or lead of which the class says that this speaks against it."""
    return (
        (rejection.unless_public and any(map(names_public_body, opening)))
        or (rejection.unless_named and any(map(names_body_here, opening)))
        or (rejection.unless_local and any(map(names_local_body, opening)))
    )


def _theme(page: Page, found: Sequence[Word]) -> float:
    """How much AI is what the article is about, counted until it is enough; a sentence counts once."""
    total = 0.0
    for at, words in groupby(found, key=lambda word: word.sentence):
        sentence, place = page.sentences[at], at - page.headings
        share = HEADING_SHARE.get(sentence.kind)
        if share is None:
            share = BODY_SHARE[place] if place < len(BODY_SHARE) else LATER_SHARE
            share += DATED_SHARE if is_dated(sentence.text) else 0.0
        if place >= 0 and all(is_speech(sentence.text, word.start) for word in words):
            share = SPEECH_SHARE
        total += share
        if total >= THEME:
            break
    return total
