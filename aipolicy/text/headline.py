"""Find the headline in a page dump: not the menu, not the site's name, not another article's."""

import re
from collections import Counter
from collections.abc import Sequence

from aipolicy.text.bylines import dateline_end
from aipolicy.text.chrome import NOT_LETTER_RE, PROSE_END_RE, LineKind
from aipolicy.text.lines import Line, read_lines

LABEL_RE = re.compile(r"^(?:보도자료\s?|기사\s?)?제\s?목(?:\s*[:：|]\s*|\s{2,}|\t)(?=\S)")
WORD_RE = re.compile(r"[가-힣A-Za-z0-9]{2,}")
SHORTEST, LONGEST = 6, 120
LEAD = 900
HEAD_LINES = 80
# A headline shares this part of the best candidate's words with the lead; other articles' share fewer.
FIGURATIVE = 0.4
SLOGAN = 0.5
LEAST_KIN = 0.2
SUBTITLE_STARTS = "-–—|·•▲△▶※■□<*"


def find_title(body: str) -> str:
    """The headline as it stands in the page, without a label such as '제목:'; '' where none is found."""
    lines = read_lines(body)
    found = title_line(lines)
    return strip_label(lines[found].text) if found is not None else ""


def strip_label(text: str) -> str:
    """A title without the label a board puts before it."""
    return LABEL_RE.sub("", text, count=1).rstrip(" |")


def same_title(line: str, title: str) -> bool:
    """Whether a line is the title, marks and spaces aside; a site's name after it may differ."""
    if not title or not 0.5 * len(title) - 4 <= len(line) <= 2 * len(title) + 12:
        return False
    left, right = NOT_LETTER_RE.sub("", strip_label(line)), NOT_LETTER_RE.sub("", title)
    if not left or not right:
        return False
    shorter, longer = sorted((left, right), key=len)
    return left == right or (len(shorter) >= 8 and len(shorter) >= 0.6 * len(longer) and shorter in longer)


def body_start(lines: Sequence[Line]) -> int:
    """Index of the first line of running text; the number of lines where there is none."""
    skipping = False
    for index, line in enumerate(lines):
        if line.gap:
            skipping = False
        if line.kind in (LineKind.SUMMARY, LineKind.POINTS):
            skipping = True
        if skipping or line.kind not in (LineKind.PROSE, LineKind.BULLET):
            continue
        if line.kind == LineKind.PROSE or line.text[0] in "□❏■○":
            return index
    return len(lines)


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


def kinship(text: str, words: set[str]) -> float:
    """Share of a line's words whose first two characters are among `words`; 0 for a line without words."""
    own = [word[:2] for word in WORD_RE.findall(text)]
    return sum(word in words for word in own) / len(own) if own else 0.0


def _candidates(head: Sequence[Line]) -> list[int]:
    found = []
    skipping = False
    for index, line in enumerate(head):
        if line.gap:
            skipping = False
        if line.kind in (LineKind.SUMMARY, LineKind.POINTS):
            skipping = True
        if line.kind == LineKind.PLAIN and not skipping and _may_be_title(line.text):
            found.append(index)
    return found


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
