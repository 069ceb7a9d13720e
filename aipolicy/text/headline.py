"""Find the headline in a page dump: not the menu, not the site's name, not another article's."""

import re
from collections.abc import Container, Iterator, Sequence

from aipolicy.text.bylines import dateline_end
from aipolicy.text.chrome import PLAIN, PROSE, PROSE_END_RE, RUNNING, TEXT, LineKind
from aipolicy.text.furniture import is_polite, letters_in
from aipolicy.text.lines import Line, read_lines

LABEL_RE = re.compile(r"^(?:보도자료\s?|기사\s?)?제\s?목(?:\s*[:：|]\s*|\s{2,}|\t|\s(?=[\[(<「『‘“]))(?=\S)")
MARKUP_RE = re.compile(r"^#{1,6}\s+\*{0,2}|^\*\*(?=\S)")
LISTED_RE = re.compile(r"[-–·•▪▶▷◆○*]\s?|\d[.)]\s|[①-⑨]")
LONGEST_SUMMARY = 5
MENU = LineKind.MENU
SUMMARIES = (LineKind.SUMMARY, LineKind.POINTS)
WORD_RE = re.compile(r"[가-힣A-Za-z0-9]{2,}")
WORD_START_RE = re.compile(r"([가-힣A-Za-z0-9]{2})[가-힣A-Za-z0-9]*")
SHORTEST, LONGEST = 6, 120
LEAD = 900
HEAD_LINES = 80
# A headline shares this part of the best candidate's words with the lead; other articles' share fewer.
FIGURATIVE = 0.4
SLOGAN = 0.5
LEAST_KIN = 0.2
ADDRESS = 70
# 낙동시민신문 m, 누리통신 강원: the name of the page, not of the article.
OUTLET_RE = re.compile(
    r"(?:\S{2,8}\s)?\S*(?:신문|일보|뉴스|통신|타임[즈스]|매일|저널|방송|TV|투데이|데일리|미디어|포스트|프레스)(?:\s\S{1,6}){0,2}"
)
SUBTITLE_STARTS = "-–—|·•▲△▶※■□<*"


def find_title(body: str) -> str:
    """The headline as it stands in the page, without a label such as '제목:'; '' where none is found."""
    lines = read_lines(body)
    found = title_line(lines)
    return strip_label(lines[found].text) if found is not None else ""


def strip_label(text: str) -> str:
    """A title without the label a board puts before it, or the marks of Markdown."""
    return LABEL_RE.sub("", MARKUP_RE.sub("", text, count=1), count=1).rstrip(" |*")


def letters_of(line: Line) -> str:
    """The letters of a line, digits, marks and spaces left out."""
    return line.letters or letters_in(line.text)


def title_places(lines: Sequence[Line], title: str) -> Iterator[int]:
    """Index of each line that is the title, marks and spaces aside; a site's name after it may differ."""
    shortest, longest = 0.5 * len(title) - 4, 2 * len(title) + 12
    right = letters_in(title)
    if not right:
        return
    for index, line in enumerate(lines):
        if shortest <= len(line.text) <= longest:
            # Without 제목 there is no label, and nothing else that is stripped is a letter.
            if "제목" in line.key:
                same = same_title(line.text, title)
            else:
                known = line.letters or _may_share(line.text, right)
                same = bool(known) and _same_letters(letters_of(line), right)
            if same:
                yield index


def _may_share(text: str, letters: str) -> bool:
    """Whether a text's letters may hold these or be held by them, told from a few: most sentences' cannot."""
    last = text.rstrip(".")[-1:]
    held = last in letters or not last.isalpha()
    return held or (letters[0] in text and letters[-1] in text and letters[len(letters) // 2] in text)


def same_title(text: str, title: str) -> bool:
    """Whether one line's text is the title, as `title_places` tells."""
    if not 0.5 * len(title) - 4 <= len(text) <= 2 * len(title) + 12:
        return False
    return _same_letters(letters_in(strip_label(text)), letters_in(title))


def _same_letters(left: str, right: str) -> bool:
    if len(left) > len(right):
        left, right = right, left
    if not left:
        return False
    return left == right or (len(left) >= 8 and len(left) >= 0.6 * len(right) and left in right)


def summaries(lines: Sequence[Line]) -> dict[int, LineKind]:
    """The lines of machine-made summaries and of agencies' lead points, by their heading's kind.

    List items below the heading belong to it, and a few lines without a blank one between, where the
    page has blank lines at all: a bare '요약' is often but a button.
    """
    found: dict[int, LineKind] = {}
    if not any(line.kind in SUMMARIES for line in lines):
        return found
    opened: LineKind | None = None
    spaced = any(line.gap for line in lines[1:])
    count = 0
    for index, line in enumerate(lines):
        if line.kind in SUMMARIES:
            opened, count = line.kind, 0
        elif opened is not None:
            listed = LISTED_RE.match(line.text) is not None
            near = spaced and not line.gap and line.kind in (*TEXT, LineKind.CHROME)
            if count >= LONGEST_SUMMARY or not (listed or near):
                opened = None
                continue
            found[index], count = opened, count + 1
    return found


def body_starts(lines: Sequence[Line], skipped: Container[int]) -> Iterator[int]:
    """Index of each line of running text that the body may begin with; at last the number of lines.

    `skipped` are the `summaries` of the lines.
    """
    for index, line in enumerate(lines):
        if line.kind not in RUNNING or index in skipped:
            continue
        if is_address(line.text) and is_plain_style(lines):
            continue
        if line.kind == PROSE or line.text[0] in "□❏■○":
            yield index
    yield len(lines)


def is_plain_style(lines: Sequence[Line]) -> bool:
    """Whether the page's sentences are in the plain style of news (-다), not in that of a broadcast."""
    prose = [line.text for line in lines if line.kind == PROSE]
    return sum(not is_polite(text) for text in prose) > 0.5 * len(prose)


def is_address(text: str) -> bool:
    """A short sentence in polite style, not quoted: among news in plain style, the site's to its reader."""
    return len(text) <= ADDRESS and text[0] not in "\"“'‘" and is_polite(text)


def title_line(lines: Sequence[Line]) -> int | None:
    """Index of the headline among the lines; None where none is found."""
    for index, line in enumerate(lines[:HEAD_LINES]):
        if "제목" in line.key and LABEL_RE.match(line.text) and len(line.text) > 12:
            return index
    skipped = summaries(lines)
    start = next(body_starts(lines, skipped))
    if start < len(lines) and lines[start].text[-1].isalpha() and _sentence_title(lines, start) is not None:
        return start  # no full stop, and a stamp or byline next
    candidates = _candidates(lines[: min(start, HEAD_LINES)], summarized=bool(skipped))
    if len(candidates) < 2:
        return candidates[0] if candidates else _sentence_title(lines, start)
    return _best(lines, candidates, start)


def _best(lines: Sequence[Line], candidates: list[int], start: int) -> int:
    """The likeliest of several candidates above the body."""
    lead = WordStarts(_lead(lines, start))
    shares = {i: kinship(lines[i].text, lead) for i in candidates}
    candidates = [i for i in candidates if not is_echo(lines, i)] or candidates
    repeated = [i for i in _repeated(lines, candidates) if shares[i] >= LEAST_KIN]
    if repeated:
        return repeated[0]
    menus = (i for i in reversed(range(start)) if lines[i].kind is MENU)
    last_menu = next(menus, -1)
    below = [i for i in candidates if i > last_menu]
    best = max(shares.values())
    pool = below if below and max(shares[i] for i in below) >= SLOGAN * best else candidates
    enough = FIGURATIVE * max(shares[i] for i in pool)
    chosen = [i for i in pool if shares[i] >= enough and lines[i].text[0] not in SUBTITLE_STARTS]
    return (chosen or pool)[0]


def is_echo(lines: Sequence[Line], index: int) -> bool:
    """Whether a line stands twice in a row: a picture's alternative text and its caption."""
    text = lines[index].text
    above = index > 0 and lines[index - 1].text == text
    return above or (index + 1 < len(lines) and lines[index + 1].text == text)


class WordStarts:
    """The first two characters of each word of a text: the stem, for most purposes.

    The text is searched for those asked for, as it has many more.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[str, bool] = {}

    def __contains__(self, start: str) -> bool:
        if start not in self._known:
            at = self._text.find(start)
            while at > 0 and _is_word_character(self._text[at - 1]):
                at = self._text.find(start, at + 1)
            self._known[start] = at >= 0
        return self._known[start]


def _is_word_character(char: str) -> bool:
    """Whether a character is one of `WORD_RE`."""
    return "가" <= char <= "힣" or (char.isascii() and char.isalnum())


def kinship(text: str, starts: WordStarts) -> float:
    """Share of a line's words whose first two characters are among `starts`; 0 for a line without words."""
    own = WORD_START_RE.findall(text)
    return sum(map(starts.__contains__, own)) / len(own) if own else 0.0


def _candidates(head: Sequence[Line], *, summarized: bool) -> list[int]:
    plain = [i for i, line in enumerate(head) if line.kind is PLAIN and _may_be_title(line.text)]
    if not summarized:
        return plain
    skipped = summaries(head)
    return [i for i in plain if i not in skipped]


def _may_be_title(text: str) -> bool:
    sized = SHORTEST <= len(text) <= LONGEST and (len(text) >= 10 or len(text.split()) > 1)
    return sized and OUTLET_RE.fullmatch(text) is None


def _sentence_title(lines: Sequence[Line], start: int) -> int | None:
    """A headline written as a sentence: alone, short, with a byline, stamp or dateline next."""
    if start + 1 >= len(lines):
        return None
    first, second = lines[start], lines[start + 1]
    if len(first.text) > 90 or len(PROSE_END_RE.findall(first.text)) > 1 or first.text.count(". "):
        return None
    signed = second.kind in (LineKind.BYLINE, LineKind.STAMP) or dateline_end(second.text, opening=False)
    return start if signed else None


def _lead(lines: Sequence[Line], start: int) -> str:
    text = ""
    for line in lines[start:]:
        if line.kind in RUNNING:
            text += line.text + "\n"
        if len(text) > LEAD:
            break
    return text


def _repeated(lines: Sequence[Line], candidates: Sequence[int]) -> list[int]:
    """The candidates that stand in the head more than once."""
    letters = {i: letters_of(lines[i]) for i in candidates}
    lasts = {own[-1:] for own in letters.values()}
    short = [line for line in lines[:HEAD_LINES] if len(line.text) <= LONGEST]
    heard = [line.letters for line in short if line.letters]
    heard += [letters_in(line.text) for line in short if not line.letters and _may_end_in(lasts, line.text)]
    return [i for i in candidates if heard.count(letters[i]) > 1]


def _may_end_in(lasts: set[str], text: str) -> bool:
    """Whether the last letter may be one of these: sentences are many, and most can be passed over so."""
    last = text.rstrip(".")[-1:]
    return last in lasts or not last.isalpha()
