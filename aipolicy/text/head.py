"""The head of a page: headline, subtitles and furniture above the first words of the body."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from aipolicy.models import BlockKind
from aipolicy.text.chrome import PLAIN, PROSE, RUNNING, TEXT, LineKind
from aipolicy.text.headline import (
    WORD_RE,
    WordStarts,
    body_starts,
    is_echo,
    kinship,
    summaries,
    title_line,
    title_places,
)
from aipolicy.text.lines import Line

LEAD_LINES, LEAD = 8, 1200
NOTICE_LINES, NOTICES = 12, 3
SUBTITLE_WORDS, KICKER_KIN = 3, 0.6


@dataclass(frozen=True, slots=True)
class Head:
    """Where the body begins, where the headline stands, what the text lines above the body are.

    `bare` tells that no line is running text: then every line below the headline is the body.
    `skipped` are the `summaries` of the page.
    """

    body: int
    titles: frozenset[int]
    kinds: Mapping[int, BlockKind]
    bare: bool
    skipped: Mapping[int, LineKind]


def read_head(lines: Sequence[Line], title: str) -> Head:
    """The head of a page whose article has this title; '' where it is unknown."""
    titles = _title_lines(lines, title)
    skipped = summaries(lines)
    start = _body(lines, titles, skipped)
    bare = not any(line.kind in RUNNING for line in lines)
    # A headline known from elsewhere stands above all of the page.
    title_at = min((i for i in titles if i < start), default=-1 if title else start)
    lead = WordStarts(" ".join([line.text for line in lines[start : start + LEAD_LINES]])[:LEAD])
    head = lines[:start]
    kinds = _kinds(head, titles, title_at, lead, summaries(head) if skipped else skipped)
    return Head(start, frozenset(titles), kinds, bare, skipped)


def _title_lines(lines: Sequence[Line], title: str) -> list[int]:
    """Where the headline stands, unless nothing else does."""
    if title:
        at = [i for i in title_places(lines, title) if lines[i].kind in TEXT]
    else:
        found = title_line(lines)
        at = [found] if found is not None else []
    if len(at) == 1 and lines[at[0]].kind == PROSE and at[0] != title_line(lines):
        at = []  # a sentence that only repeats as the title is the body's first
    alone = not any(line.kind in TEXT and i not in at for i, line in enumerate(lines))
    return [] if alone and not title else at


def _body(lines: Sequence[Line], titles: Sequence[int], skipped: Container[int]) -> int:
    starts = body_starts(lines, skipped)
    start = next(starts)
    while start in titles or (titles and _is_notice(lines, start, titles[0])):
        start = next(starts)
    if start < len(lines):
        return start
    below = range(max(titles, default=-1) + 1, len(lines))
    return next((i for i in below if lines[i].kind in TEXT), len(lines))


def _is_notice(lines: Sequence[Line], start: int, title: int) -> bool:
    """Prose above the headline belongs to the page when little of it stands there."""
    if not start < title <= start + NOTICE_LINES or title >= len(lines) / 2:
        return False
    return sum(line.kind == PROSE for line in lines[start:title]) <= NOTICES


def _kinds(
    head: Sequence[Line],
    titles: Sequence[int],
    title_at: int,
    lead: WordStarts,
    skipped: Mapping[int, LineKind],
) -> dict[int, BlockKind]:
    kinds: dict[int, BlockKind] = {}
    for index, line in enumerate(head):
        if index in titles:
            kinds[index] = BlockKind.TITLE
        elif skipped.get(index) == LineKind.SUMMARY:
            kinds[index] = BlockKind.CHROME
        elif line.kind == PLAIN and is_echo(head, index):
            kinds[index] = BlockKind.CAPTION
        elif line.kind in TEXT and _is_subtitle(line.text, lead, below=index > title_at):
            kinds[index] = BlockKind.SUBTITLE
    return kinds


def _is_subtitle(text: str, lead: WordStarts, *, below: bool) -> bool:
    """Words below the headline; above it only those that share most with the lead."""
    count = len(WORD_RE.findall(text))
    if below:
        return count >= SUBTITLE_WORDS or (count == SUBTITLE_WORDS - 1 and kinship(text, lead) > 0)
    return count >= SUBTITLE_WORDS and kinship(text, lead) >= KICKER_KIN
