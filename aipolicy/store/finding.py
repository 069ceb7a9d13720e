"""Finding what a query asks for in the text of a page, and showing where it stands."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from aipolicy.models import Part, Span
from aipolicy.store.fulltext import SPACES, Page
from aipolicy.store.search_query import All, Node, Not, Phrase
from aipolicy.text.normalize import folded

# Letters shown on each side of what was found, and from the first to the last place shown.
_AROUND, _WIDEST = 40, 80
# Places looked at to choose what to show.
_MOST_PLACES = 200

_WHITE_RE = re.compile(r"\s+")

Place = tuple[int, int]
_Test = Callable[[str, Page], bool]


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a text on one line, and the places in it of what was found."""

    text: str
    marks: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A page that has what is asked for."""

    page: Page
    asked: tuple[Phrase, ...]

    def first(self) -> Span | None:
        """The place of a phrase in title or body, of the first that has one."""
        texts = ((Part.TITLE, folded(self.page.title)), (Part.BODY, folded(self.page.text)))
        for each in self.asked:
            for part, text in texts:
                if not (each.title and part is Part.BODY) and (match := _pattern(each).search(text)):
                    return Span(part, *match.span())
        return None

    def counts(self) -> Iterator[tuple[int, int, int]]:
        """How often each phrase stands in the title, in the body and in the names."""
        texts = [folded(text) for text in (self.page.title, self.page.text, self.page.names)]
        for each in self.asked:
            title, text, names = (len(_pattern(each).findall(text)) for text in texts)
            yield (title, 0, 0) if each.title else (title, text, names)

    def snippet(self) -> Snippet:
        """Where the phrases stand closest together in the body, else the title or the names that have them.

        The beginning of the body where nothing was to be found.
        """
        page = self.page
        anywhere = [each for each in self.asked if not each.title]
        for text, sought in ((page.text, anywhere), (page.title, self.asked), (page.names, anywhere)):
            if places := _places(folded(text), sought):
                return _around(text, places)
        return _around(page.text, [(0, 0, 0)])


def test_for(node: Node) -> Callable[[Page], bool]:
    """A test of whether a page has what is asked."""
    test = _test_for(node)
    return lambda page: test(folded(f"{page.title}\n{page.names}\n{page.text}"), page)


def _test_for(node: Node) -> _Test:
    """The same for the folded text of a whole page, and the page."""
    match node:
        case Phrase():
            return _test_for_phrase(node)
        case Not():
            test = _test_for(node.part)
            return lambda text, page: not test(text, page)
        case All():
            tests = [_test_for(part) for part in node.parts]
            return lambda text, page: all(test(text, page) for test in tests)
    tests = [_test_for(part) for part in node.parts]
    return lambda text, page: any(test(text, page) for test in tests)


def _test_for_phrase(asked: Phrase) -> _Test:
    search, letters = _pattern(asked).search, asked.letters
    if asked.title:
        return lambda _, page: search(folded(page.title)) is not None
    if asked.breaks:
        return lambda text, _: search(text) is not None
    return lambda text, _: letters in text


@cache
def _pattern(asked: Phrase) -> re.Pattern[str]:
    pieces = [
        f"{SPACES}*{re.escape(letter)}" if at in asked.breaks else re.escape(letter)
        for at, letter in enumerate(asked.letters)
    ]
    return re.compile("".join(pieces))


def _places(text: str, asked: Sequence[Phrase]) -> list[tuple[int, int, int]]:
    """Where the phrases stand, in order, each with its number."""
    found = [
        (*match.span(), number)
        for number, each in enumerate(asked)
        for match, _ in zip(_pattern(each).finditer(text), range(_MOST_PLACES), strict=False)
    ]
    return sorted(found)


def _around(text: str, places: Sequence[tuple[int, int, int]]) -> Snippet:
    """The first stretch of a text that has the most phrases close together."""
    best = _closest(places)
    start, end = max(best[0][0] - _AROUND, 0), min(best[-1][1] + _AROUND, len(text))
    lead = "…" if text[:start].strip() else ""

    def moved(at: int) -> int:
        return len(lead) + len(_on_one_line(text[start:at]))

    shown = _on_one_line(text[start:end]).rstrip()
    marks = tuple((moved(left), moved(right)) for left, right in _apart(best))
    return Snippet(f"{lead}{shown}{'…' if text[end:].strip() else ''}", marks)


def _closest(places: Sequence[tuple[int, int, int]]) -> Sequence[tuple[int, int, int]]:
    """The first of these neighbours that are the most different phrases."""
    best: Sequence[tuple[int, int, int]] = ()
    most, all_there = 0, len({number for *_, number in places})
    for first, (start, _, _) in enumerate(places):
        near = [each for each in places[first + 1 :] if each[1] <= start + _WIDEST]
        there = len({number for *_, number in (places[first], *near)})
        if there > most:
            best, most = (places[first], *near), there
        if most == all_there:
            break
    return best


def _apart(places: Sequence[tuple[int, int, int]]) -> Iterator[Place]:
    """The places without their numbers, those that overlap as one, empty ones left out."""
    last: Place | None = None
    for left, right, _ in places:
        if last and left < last[1]:
            last = (last[0], max(last[1], right))
            continue
        if last:
            yield last
        last = (left, right) if right > left else None
    if last:
        yield last


def _on_one_line(text: str) -> str:
    """A text with its white space as single spaces, none at its start."""
    return _WHITE_RE.sub(" ", text).lstrip()
