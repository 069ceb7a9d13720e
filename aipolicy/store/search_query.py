"""The language of search queries: words, "phrases", title:, AND, OR, NOT or -, and parentheses.

    query    = all (OR all)*            all = part (AND? part)*
    part     = (NOT | -) part | ( query ) | [title:] (word | "phrase")

Words side by side must all be there. Operators are in capitals; in quotation marks they are words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NoReturn

from aipolicy.errors import UsageError
from aipolicy.tables.messages import SEPARATOR
from aipolicy.text.normalize import folded, nfc

# A space of the text divides a word of the query only where so many letters stand on either side: 데이터
# 센터 is 데이터센터, but "한 국가" is no 한국.
LEAST_PIECE = 2
DEEPEST = 20
_SHOWN = 16
_AND, _OR, _NOT, _MINUS, _TITLE = "AND", "OR", "NOT", "-", "title:"
_TOKEN_RE = re.compile(
    r"(?P<sign>[()]|-(?=[^\s)])|(?i:title:))"
    r"|[\"“”](?P<phrase>[^\"“”]*)(?P<end>[\"“”]?)"
    r"|(?P<word>[^\s()\"“”]+)"
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Letters in a row, folded and without spaces, which with `title` count in the title alone.

    `breaks` are the numbers of letters before which the text may have spaces.
    """

    letters: str
    breaks: frozenset[int] = frozenset()
    title: bool = False


@dataclass(frozen=True, slots=True)
class All:
    """All parts hold."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Either:
    """At least one part holds."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: "Node"


Node = Phrase | All | Either | Not


def parse(query: str) -> Node | None:
    """What a query asks for; None for one without any words.

    Raises UsageError that names the place, as the number of the letter, of what cannot be understood.
    """
    tokens = tuple(_tokens(nfc(query)))
    if not tokens:
        return None
    parser = _Parser(nfc(query), tokens)
    node = parser.either(0)
    if parser.token is not None:
        parser.fail("a closing parenthesis without an opening one", parser.token.start)
    return node


def phrase(words: str, *, title: bool = False) -> Phrase:
    """The phrase that these words make: their spaces, and those inside long words, may be there or not."""
    pieces = folded(nfc(words)).split()
    breaks: set[int] = set()
    at = 0
    for piece in pieces:
        breaks.update(range(at + LEAST_PIECE, at + len(piece) - LEAST_PIECE + 1))
        at += len(piece)
        breaks.add(at)
    return Phrase("".join(pieces), frozenset(breaks - {at}), title)


def phrases(node: Node) -> Iterator[Phrase]:
    """What is to be found, from left to right: the phrases that no NOT forbids."""
    match node:
        case Phrase():
            yield node
        case All() | Either():
            for part in node.parts:
                yield from phrases(part)


@dataclass(frozen=True, slots=True)
class _Token:
    """A sign as itself, a word as "word" or a phrase as "phrase", with its text and place."""

    kind: str
    text: str
    start: int
    end: int


def _tokens(query: str) -> Iterator[_Token]:
    for match in _TOKEN_RE.finditer(query):
        word, sign = match["word"], match["sign"]
        place = match.span()
        if sign:
            yield _Token(sign.lower(), sign, *place)
        elif word:
            yield _Token(word if word in (_AND, _OR, _NOT) else "word", word, *place)
        elif not match["end"]:
            _fail(
                query,
                "a quotation mark without its second one",
                match.start(),
                hint='close it, as in "데이터 센터"',
            )
        elif not match["phrase"].strip():
            _fail(query, "nothing between the quotation marks", match.start())
        else:
            yield _Token("phrase", match["phrase"], *place)


def _fail(query: str, what: str, at: int, hint: str | None = None) -> NoReturn:
    near = query[at : at + _SHOWN].replace(SEPARATOR, ";") + ("…" if at + _SHOWN < len(query) else "")
    raise UsageError(
        f"{what}, at letter {at + 1} of the query: {near}",
        hint=hint or 'signs and operators are looked for as they are in quotation marks: "AND", "(주)"',
    )


@dataclass(slots=True)
class _Parser:
    """Descends through the tokens; `at` is the number of the next one."""

    query: str
    tokens: tuple[_Token, ...]
    at: int = 0

    @property
    def token(self) -> _Token | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def next_is(self, *kinds: str) -> bool:
        return self.token is not None and self.token.kind in kinds

    def fail(self, what: str, at: int) -> NoReturn:
        _fail(self.query, what, at)

    def either(self, depth: int) -> Node:
        """Parts of which one must hold: all (OR all)*."""
        parts = [self.all(depth)]
        while self.next_is(_OR):
            self.at += 1
            parts.append(self.all(depth))
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def all(self, depth: int) -> Node:
        """Parts that must all hold: part (AND? part)*."""
        parts = [self.part(depth)]
        while self.token is not None and not self.next_is(_OR, ")"):
            if self.next_is(_AND):
                self.at += 1
            parts.append(self.part(depth))
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def part(self, depth: int) -> Node:
        """One part; what stands before it, if it is missing, is to blame."""
        token = self.token
        if token is None or token.kind in (_AND, _OR, ")"):
            self.missing()
        if depth >= DEEPEST:
            self.fail("nested too deep", token.start)
        self.at += 1
        match token.kind:
            case "NOT" | "-":
                return Not(self.part(depth + 1))
            case "(":
                return self.group(token, depth + 1)
            case "title:":
                return self.titled(token)
        return phrase(token.text)

    def missing(self) -> NoReturn:
        """Nothing to look for stands where something should."""
        before = self.tokens[self.at - 1] if self.at else None
        if before is None or before.kind in ("word", "phrase", ")"):
            token = self.tokens[self.at]
            if token.kind == ")":
                self.fail("a closing parenthesis without an opening one", token.start)
            self.fail(f"nothing to look for before {token.text}", token.start)
        self.fail(f"nothing to look for after {before.text}", before.start)

    def group(self, opening: _Token, depth: int) -> Node:
        """( query )."""
        inside = self.either(depth)
        if not self.next_is(")"):
            self.fail("a parenthesis that is not closed", opening.start)
        self.at += 1
        return inside

    def titled(self, token: _Token) -> Node:
        """title: with the word or phrase right behind it."""
        if self.token is None or self.token.start != token.end or self.next_is("(", ")", "-", "title:"):
            self.fail("title: wants a word or phrase right behind it", token.start)
        words = self.token.text
        self.at += 1
        return phrase(words, title=True)
