"""Lists marked with ▲ or △: names of bodies side by side, or what is agreed and planned."""

import re
from collections.abc import Sequence

from aipolicy.extract.organizers.lexicon import WORD, Name

MARK_RE = re.compile(r"[▲△▷▶]")
FEWEST = 2
# ▲ 주최: A ▲ 주관: B is a notice.
LABELLED_RE = re.compile(r"[^.▲△▷▶]{2,10}[:：]")
# What may close the last item: ▲A ▲B가 참여했다; ▲A ▲B 등.
CLOSING_RE = re.compile(
    rf"\s?등|\s?(?:[은는이가와과을를의,.]|에서|이다|다)(?![{WORD}])|$|\s(?:\d|[두세네]\s)"
)


def contents(text: str, names: Sequence[Name]) -> int:
    """Where a list begins whose items are not all names, so that no body in it acts; else the text's end.

    협약에는 ▲A대 ▲B공사가 참여했다 names bodies; ▲데이터 공동 개방 ▲A대 등과 인재 양성 tells what is agreed.
    """
    marks = [match.start() for match in MARK_RE.finditer(text)]
    if len(marks) < FEWEST:
        return len(text)
    items = list(zip(marks, [*marks[1:], len(text)], strict=True))
    if any(LABELLED_RE.match(text, start + 1) for start, _ in items):
        return len(text)
    stops = {name.start: name.stop for name in names}
    named = all(_names_body(text, start + 1, end, stops) for start, end in items)
    return len(text) if named else marks[0]


def _names_body(text: str, start: int, end: int, stops: dict[int, int]) -> bool:
    """Whether an item is a name, known or of one word."""
    while start < end and text[start] in " ‘'“":
        start += 1
    stop = stops.get(start)
    if stop is None:
        return " " not in text[start:end].strip(" ,·’'”") and end < len(text)
    return not text[stop:end].strip(" ,·’'”") or CLOSING_RE.match(text, stop) is not None
