"""Every region word of a document, settled or set aside with a reason."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from itertools import zip_longest

from aipolicy.extract.regions.anaphora import find_anaphora
from aipolicy.extract.regions.setting import reason_for
from aipolicy.extract.regions.settle import settle
from aipolicy.extract.regions.words import Word, find_words
from aipolicy.models import BlockKind, Candidate, Document, Part, RegionRef, Sentence, Span
from aipolicy.tables.gazetteer import as_on, full_name, region, same_place

# The day by which codes are chosen where neither the page nor its words tell one: the last of most
# divisions that this program's articles speak of.
UNDATED = date(2026, 6, 30)
SCORES = {
    BlockKind.TITLE: 1.0,
    BlockKind.SUBTITLE: 0.8,
    BlockKind.BODY: 0.6,
    BlockKind.CAPTION: 0.4,
}
LEAD_SCORE = 0.9


def find_regions(document: Document) -> tuple[Candidate[RegionRef], ...]:
    """Every region word in title and body in reading order, with its region as of the article's day.

    `rule` tells how the word names the region: formal (부산시), short (부산), former (연기군), place
    (판교), anaphora (시는), or the class of the word it stands in: official, council, education,
    office, area. `rejected` tells why a word does not speak for where the event belongs: chrome,
    teaser, translation, repeat, dateline, credit, outlet, name-part, common word, homonym, quoted,
    venue, attendee. A homonym that nothing settles is listed once for each region it may be.
    """
    words, cues = find_words(document)
    settle(words, cues, document.article.outlet, document.article.published)
    day = reading_day(document, words)
    lead = next(iter(document.body), None)
    standing = [w for w in words if w.running and w.is_name and w.reason is None and len(w.places) == 1]
    if anaphora := list(find_anaphora(standing, document.sentences, lead)):
        words += anaphora
        words.sort(key=lambda w: (w.sentence.span.part != Part.TITLE, w.start))
    found: list[Candidate[RegionRef]] = []
    seen: set[str] = set()
    for word, after in zip_longest(words, words[1:]):
        following = after.full if after and after.sentence is word.sentence else word.sentence.span.end
        text = document.article.title if word.sentence.span.part == Part.TITLE else document.article.body
        if len(word.places) == 1:
            found.append(_candidate(word, word.places[0], text, day, lead, following))
        elif word.running and word.is_name and word.text not in seen:
            seen.add(word.text)
            found += [_candidate(word, place, text, day, lead, following) for place in word.places]
    return tuple(found)


def _candidate(
    word: Word, place: str, text: str, day: date, lead: Sentence | None, following: int
) -> Candidate[RegionRef]:
    in_lead = word.sentence is lead
    return Candidate(
        value=_ref_on(place, day),
        span=Span(word.sentence.span.part, word.full, word.end),
        text=text[word.full : word.end],
        rule=word.tail or word.kind,
        score=LEAD_SCORE if in_lead else SCORES.get(word.sentence.kind, 0.1),
        rejected=reason_for(word, text, in_lead, following),
    )


@lru_cache(maxsize=4096)
def _ref_on(place: str, day: date) -> RegionRef:
    return ref(on_day(place, day))


def on_day(place: str, day: date) -> str:
    """The code a place bore on a day; its latest where it had not been formed or had been divided."""
    codes = as_on(place, day)
    return codes[0] if len(codes) == 1 else place


@lru_cache(maxsize=1024)
def ref(code: str) -> RegionRef:
    """A region by code and full name."""
    return RegionRef(code, full_name(code))


def reading_day(document: Document, words: Sequence[Word]) -> date:
    """The day by which codes are chosen: of publication, else the last on which all names held."""
    if document.article.published:
        return document.article.published
    formal = {w.text: w.places[0] for w in words if w.running and w.is_name and w.kind == "formal"}
    return common_day([period for text, place in formal.items() if (period := _named_period(text, place))])


def common_day(periods: Iterable[tuple[date | None, date | None]]) -> date:
    """The last day, up to that of most articles, that lies in all periods; else in the youngest."""
    bounds = list(periods)
    born = max((first for first, _ in bounds if first), default=date.min)
    ended = min((last for _, last in bounds if last), default=UNDATED)
    return ended if born <= ended else max(UNDATED, born)


def _named_period(text: str, place: str) -> tuple[date | None, date | None] | None:
    """First and last day on which a place bore a full name; None where it is no full name of it."""
    links = [region(code) for code in same_place(place) if region(code).name == text]
    return (links[0].valid_from, links[-1].valid_to) if links else None
