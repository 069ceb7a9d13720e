"""Korean sentences with offsets: quotes and brackets whole, decimals and dates whole."""

import re

# A terminator, what may close after it, and proof that a sentence ends: white space, the end, or
# (where the page lost its spaces) Hangul or an opening mark right after a predicate.
# Both patterns begin with a set of characters, which `re` looks for much faster than for alternatives;
# looking back then tells which of the set was found.
CLOSERS = r"[\"'”’)\]」』》〉]*(?=\s|$)"
END_RE = re.compile(
    rf"[.!?。…](?:(?<=[.!?。])[.!?。]*{CLOSERS}|(?<=[다요]…)…*{CLOSERS}"
    r"|(?<=[다요죠까][.!?])[\"”’]?(?=[가-힣“‘「『\[<△▲▷○ㅇ□■◆]))"
)
# What keeps its inner full stops.
WHOLE_RE = re.compile(
    r"[“\"'‘(\[「『《〈<](?:(?<=“)[^“”]{0,600}”|(?<=\")[^\"\n]{0,600}\""
    r"|(?<=['‘])(?<![A-Za-z0-9]['‘])(?!\d\d[년.])[^'‘’\n]{0,150}['’]"
    r"|(?<=\()[^()]{0,200}\)|(?<=\[)[^\[\]]{0,300}\]|(?<=「)[^「」]{0,150}」|(?<=『)[^『』]{0,150}』"
    r"|(?<=《)[^《》]{0,150}》|(?<=〈)[^〈〉]{0,150}〉|(?<=<)[^<>\n]{0,100}>)"
)
# After a closing mark, the sentence that quotes goes on.
GOING_ON_RE = re.compile(
    r"\s*(?:이?라[고며는면]|고\s|고,|며[\s,]|면서|[은는이가을를의도와과]\s|에[서게]?\s|등\s|이?란\s)"
)
# "on May 3. Many came": no date of the form 2025. 9. 22. goes on with a capital.
LATIN_START_RE = re.compile(r"\s[A-Z][a-z]")
NUMBER_BEFORE_RE = re.compile(r"\d$")
ABBREVIATION_RE = re.compile(
    r"(?:\b[A-Z]|\b(?:Co|Ltd|Inc|Corp|Dr|Mr|Mrs|Ms|Prof|No|vol|Vol|vs|St|Jr|Sr|etc|e\.g|i\.e|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec))$"
)


def split(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Half-open ranges of the sentences in text[start:end], counted from the start of `text`.

    The ranges are in order, do not overlap, hold no outer white space and leave none but white space out.
    """
    stop = len(text) if end is None else end
    cuts = _cuts(text, start, stop)
    found = []
    for cut in [*cuts, stop]:
        if (trimmed := trim(text, start, cut)) is not None:
            found.append(trimmed)
        start = cut
    return found


def trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The range without its outer white space; None where nothing is left."""
    stretch = text[start:end]
    bare = stretch.strip()
    if not bare:
        return None
    if len(bare) != len(stretch):
        start += len(stretch) - len(stretch.lstrip())
    return start, start + len(bare)


def _cuts(text: str, start: int, stop: int) -> list[int]:
    ends = [match.end() for match in END_RE.finditer(text, start, stop) if match.end() < stop]
    if not ends:
        return []
    wholes = [match.span() for match in WHOLE_RE.finditer(text, start, stop)]
    return [cut for cut in ends if _is_end(text, cut, start, wholes)]


def _is_end(text: str, cut: int, start: int, wholes: list[tuple[int, int]]) -> bool:
    for left, right in wholes:
        if left < cut < right:
            return False
        if cut == right:
            return not GOING_ON_RE.match(text, cut)
        if left >= cut:
            break
    if text[cut - 1] != ".":
        return True
    if cut - 2 >= start and "가" <= text[cut - 2] <= "힣":
        return True  # no number and no abbreviation
    before = text[max(start, cut - 6) : cut - 1]
    if LATIN_START_RE.match(text, cut):
        return not ABBREVIATION_RE.search(before)
    return not NUMBER_BEFORE_RE.search(before) and not ABBREVIATION_RE.search(before)
