"""The words that speak for a value, or were rejected, in the sentence they stand in."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aipolicy.models import Candidate, Document, Evidence, Part, Span, spans_overlap
from aipolicy.tables.labels import Labels
from aipolicy.tables.messages import translated

if TYPE_CHECKING:
    from rich.console import RenderableType


@dataclass(frozen=True, slots=True)
class Proof:
    """Words of an article, the sentence they stand in and where in it, the rule that read them.

    `rejected` says why they were rejected, if they were.
    """

    article: str
    span: Span
    text: str
    sentence: str
    at: int
    rule: str
    rejected: str | None

    @property
    def around(self) -> tuple[str, str, str]:
        """The sentence before the words, the words themselves, and what follows."""
        end = self.at + len(self.text)
        return self.sentence[: self.at], self.sentence[self.at : end], self.sentence[end:]

    def record(self) -> dict[str, Any]:
        """Ready for JSON."""
        place = {
            "article": self.article,
            "in": str(self.span.part),
            "start": self.span.start,
            "end": self.span.end,
        }
        read = {"text": self.text, "sentence": self.sentence, "rule": self.rule}
        return {**place, **read, **({"rejected": self.rejected} if self.rejected else {})}


def proof_of(article: str, each: Evidence | Candidate[str], document: Document | None) -> Proof:
    """Words in their sentence; words in an address or in data about an article stand for themselves."""
    sentences = document.sentences if document else ()
    sentence = next((s for s in sentences if spans_overlap(s.span, each.span)), None)
    text = sentence.text if sentence else each.text
    at = each.span.start - sentence.span.start if sentence else 0
    if not text.startswith(each.text, at):
        at = max(text.find(each.text), 0)
    return Proof(article, each.span, each.text, text, at, each.rule, each.rejected)


def proof_line(proof: Proof, labels: Labels, several: bool) -> "RenderableType":
    """The words with rule, place and, if so, why they were rejected; below, the sentence they stand in."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    from aipolicy.cli.render import one_line

    words, sentence = one_line(proof.text), one_line(proof.sentence)
    before, found, after = map(_inline, proof.around)
    text = Text("✗ " if proof.rejected else "✓ ", style="red" if proof.rejected else "green")
    text.append(f"“{words}”", style="cyan strike" if proof.rejected else "cyan")
    if proof.rejected:
        text.append(
            f" {labels('list.rejected', reason=one_line(translated(proof.rejected, labels.language)))}",
            style="red",
        )
    if proof.span.part is Part.CORRECTION:
        return text.append(f" [{labels('list.correction')}]", style="dim")
    place = f"{proof.article} {proof.span.part}" if several else str(proof.span.part)
    text.append(f" [{one_line(proof.rule)}, {place} {proof.span.start}-{proof.span.end}]", style="dim")
    if sentence == words:
        return text
    whole = Text(before).append(found, style="bold underline").append(after)
    return Group(text, Padding(whole, (0, 0, 0, 2)))


def _inline(text: str) -> str:
    """A piece of a line, the space at its ends kept."""
    from aipolicy.cli.render import one_line

    inner = one_line(text)
    ends = (" " if text[at : at + 1].isspace() else "" for at in (0, len(text) - 1))
    return next(ends) + inner + next(ends) if inner else text and " "
