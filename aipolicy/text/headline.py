"""Find the headline in a page dump: not the menu, not the site's name, not another article's."""

import re
from collections.abc import Sequence

from aipolicy.text.bylines import dateline_end
from aipolicy.text.chrome import NOT_LETTER_RE, PROSE_END_RE, LineKind
from aipolicy.text.lines import Line, read_lines

LABEL_RE = re.compile(r"^(?:제\s?목|보도자료\s?제목|기사\s?제목)\s*[:：|]?\s{0,4}(?=\S)")
WORD_RE = re.compile(r"[가-힣A-Za-z0-9]{2,}")
SHORTEST, LONGEST = 6, 120
LEAD = 900
HEAD_LINES = 80
SUBTITLE_STARTS = "-–—|·•▲△▶※■□[<*"


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
    left, right = NOT_LETTER_RE.sub("", strip_label(line)), NOT_LETTER_RE.sub("", title)
    if not left or not right:
        return False
    if left == right:
        return True
    shorter, longer = sorted((left, right), key=len)
    return len(shorter) >= 8 and len(shorter) >= 0.6 * len(longer) and shorter in longer


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
    last_menu = max((i for i, line in enumerate(lines[:start]) if line.kind == LineKind.MENU), default=-1)
    words = {word[:2] for word in WORD_RE.findall(_lead(lines, start))}
    repeated = _repeated(lines, candidates)
    scores = [
        _score(lines[i].text, words, i > last_menu, i in repeated) - min(0.45 * order, 1.8)
        for order, i in enumerate(candidates)
    ]
    return candidates[scores.index(max(scores))]


def _candidates(head: Sequence[Line]) -> list[int]:
    found = []
    skipping = False
    for index, line in enumerate(head):
        if line.gap:
            skipping = False
        if line.kind in (LineKind.SUMMARY, LineKind.POINTS):
            skipping = True
        if line.kind == LineKind.PLAIN and not skipping and SHORTEST <= len(line.text) <= LONGEST:
            found.append(index)
    return found


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


def _repeated(lines: Sequence[Line], candidates: Sequence[int]) -> set[int]:
    seen: dict[str, int] = {}
    found: set[int] = set()
    wanted = {NOT_LETTER_RE.sub("", lines[i].text) for i in candidates}
    for index, line in enumerate(lines[:HEAD_LINES]):
        letters = NOT_LETTER_RE.sub("", line.text) if len(line.text) <= LONGEST else ""
        if letters in wanted:
            if letters in seen:
                found |= {index, seen[letters]}
            seen.setdefault(letters, index)
    return found


def _score(text: str, lead: set[str], after_menu: bool, repeated: bool) -> float:
    words = [word[:2] for word in WORD_RE.findall(text)]
    score = 2.0 * sum(word in lead for word in words) / len(words) if words else -1.0
    score += 0.6 * after_menu + 0.8 * repeated
    score += 0.3 * (15 <= len(text) <= 70) + 0.3 * any(mark in text for mark in "…‘“'\",")
    score -= 1.0 * (len(text) < 10) + 0.6 * (len(words) < 3) + 0.6 * (text[0] in SUBTITLE_STARTS)
    return score
