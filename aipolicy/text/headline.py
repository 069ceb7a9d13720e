"""Find the headline in a page dump: not the menu, not the site's name, not another article's."""

import re
from collections import Counter
from collections.abc import Sequence

from aipolicy.text.bylines import dateline_end
from aipolicy.text.chrome import PROSE_END_RE, TEXT, LineKind
from aipolicy.text.furniture import NOT_LETTER_RE, POLITE_RE
from aipolicy.text.lines import Line, read_lines

LABEL_RE = re.compile(r"^(?:보도자료\s?|기사\s?)?제\s?목(?:\s*[:：|]\s*|\s{2,}|\t)(?=\S)")
MARKUP_RE = re.compile(r"^#{1,6}\s+\*{0,2}|^\*\*(?=\S)")
LISTED_RE = re.compile(r"[-–·•▪▶▷◆○*]\s?|\d[.)]\s|[①-⑨]")
LONGEST_SUMMARY = 5
SUMMARIES = (LineKind.SUMMARY, LineKind.POINTS)
WORD_RE = re.compile(r"[가-힣A-Za-z0-9]{2,}")
SHORTEST, LONGEST = 6, 120
LEAD = 900
HEAD_LINES = 80
# A headline shares this part of the best candidate's words with the lead; other articles' share fewer.
FIGURATIVE = 0.4
SLOGAN = 0.5
LEAST_KIN = 0.2
ADDRESS = 70
SUBTITLE_STARTS = "-–—|·•▲△▶※■□<*"


def find_title(body: str) -> str:
    """The headline as it stands in the page, without a label such as '제목:'; '' where none is found."""
    lines = read_lines(body)
    found = title_line(lines)
    return strip_label(lines[found].text) if found is not None else ""


def strip_label(text: str) -> str:
    """A title without the label a board puts before it, or the marks of Markdown."""
    return LABEL_RE.sub("", MARKUP_RE.sub("", text, count=1), count=1).rstrip(" |*")


def same_title(line: str, title: str) -> bool:
    """Whether a line is the title, marks and spaces aside; a site's name after it may differ."""
    if not title or not 0.5 * len(title) - 4 <= len(line) <= 2 * len(title) + 12:
        return False
    left, right = NOT_LETTER_RE.sub("", strip_label(line)), NOT_LETTER_RE.sub("", title)
    if not left or not right:
        return False
    shorter, longer = sorted((left, right), key=len)
    return left == right or (len(shorter) >= 8 and len(shorter) >= 0.6 * len(longer) and shorter in longer)


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


def body_start(lines: Sequence[Line], after: int = 0) -> int:
    """Index of the first line of running text from `after` on; the number of lines where there is none."""
    skipped = summaries(lines)
    plain_style = is_plain_style(lines)
    for index in range(after, len(lines)):
        line = lines[index]
        if index in skipped or line.kind not in (LineKind.PROSE, LineKind.BULLET):
            continue
        if plain_style and is_address(line.text):
            continue
        if line.kind == LineKind.PROSE or line.text[0] in "□❏■○":
            return index
    return len(lines)


def is_plain_style(lines: Sequence[Line]) -> bool:
    """Whether the page's sentences are in the plain style of news (-다), not in that of a broadcast."""
    prose = [line.text for line in lines if line.kind == LineKind.PROSE]
    return sum(POLITE_RE.search(text) is None for text in prose) > 0.5 * len(prose)


def is_address(text: str) -> bool:
    """A short sentence in polite style, not quoted: among news in plain style, the site's to its reader."""
    return len(text) <= ADDRESS and text[0] not in "\"“'‘" and POLITE_RE.search(text) is not None


def title_line(lines: Sequence[Line]) -> int | None:
    """Index of the headline among the lines; None where none is found."""
    labelled = next(
        (i for i, line in enumerate(lines[:HEAD_LINES]) if LABEL_RE.match(line.text) and len(line.text) > 12),
        None,
    )
    if labelled is not None:
        return labelled
    start = body_start(lines)
    candidates = _candidates(lines[: min(start, HEAD_LINES)])
    if not candidates:
        return _sentence_title(lines, start)
    lead = {word[:2] for word in WORD_RE.findall(_lead(lines, start))}
    shares = {i: kinship(lines[i].text, lead) for i in candidates}
    candidates = [i for i in candidates if not is_echo(lines, i)] or candidates
    repeated = [i for i in _repeated(lines, candidates) if shares[i] >= LEAST_KIN]
    if repeated:
        return repeated[0]
    last_menu = max((i for i, line in enumerate(lines[:start]) if line.kind == LineKind.MENU), default=-1)
    below = [i for i in candidates if i > last_menu]
    best = max(shares.values())
    pool = below if below and max(shares[i] for i in below) >= SLOGAN * best else candidates
    enough = FIGURATIVE * max(shares[i] for i in pool)
    chosen = [i for i in pool if shares[i] >= enough and lines[i].text[0] not in SUBTITLE_STARTS]
    return (chosen or pool)[0]


def is_echo(lines: Sequence[Line], index: int) -> bool:
    """Whether a line stands twice in a row: a picture's alternative text and its caption."""
    around = (index - 1, index + 1)
    return any(0 <= at < len(lines) and lines[at].text == lines[index].text for at in around)


def kinship(text: str, words: set[str]) -> float:
    """Share of a line's words whose first two characters are among `words`; 0 for a line without words."""
    own = [word[:2] for word in WORD_RE.findall(text)]
    return sum(word in words for word in own) / len(own) if own else 0.0


def _candidates(head: Sequence[Line]) -> list[int]:
    skipped = summaries(head)
    plain = (i for i, line in enumerate(head) if line.kind == LineKind.PLAIN and i not in skipped)
    return [i for i in plain if _may_be_title(head[i].text)]


def _may_be_title(text: str) -> bool:
    return SHORTEST <= len(text) <= LONGEST and (len(text) >= 10 or len(text.split()) > 1)


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
        if line.kind in (LineKind.PROSE, LineKind.BULLET):
            text += line.text + "\n"
        if len(text) > LEAD:
            break
    return text


def _repeated(lines: Sequence[Line], candidates: Sequence[int]) -> list[int]:
    """The candidates that stand in the head more than once."""
    counts = Counter(
        NOT_LETTER_RE.sub("", line.text) for line in lines[:HEAD_LINES] if len(line.text) <= LONGEST
    )
    return [i for i in candidates if counts[NOT_LETTER_RE.sub("", lines[i].text)] > 1]
