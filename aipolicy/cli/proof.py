"""An event or article whole, as record and as page: values, words that prove them, what was rejected."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aipolicy.cli import wording
from aipolicy.models import (
    ArticleRef,
    Candidate,
    DateRange,
    Detail,
    Document,
    Event,
    EventFacts,
    Evidence,
    Field,
    Span,
    spans_overlap,
)
from aipolicy.tables.labels import Labels
from aipolicy.tables.messages import translated
from aipolicy.tables.relevance import reason_in

if TYPE_CHECKING:
    from rich.console import RenderableType

    from aipolicy.store import Reader, StoredArticle

_DETAILS = frozenset(Detail)
Row = tuple[str, "RenderableType | str"]


@dataclass(frozen=True, slots=True)
class Proof:
    """Words of an article, the sentence they stand in, the rule that read them, why they were rejected."""

    article: str
    span: Span
    text: str
    sentence: str
    rule: str
    rejected: str | None

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


def of_event(reader: "Reader", event: Event) -> "EventReport":
    """The report on a stored event."""
    from aipolicy.text.layout import lay_out

    documents = {ref.id: lay_out(reader.article(ref.id).article) for ref in event.articles}
    proofs = {field: tuple(_proofs(event.facts.evidence, field, documents)) for field in (*Field, *Detail)}
    return EventReport(event, proofs)


def _proofs(
    evidence: Sequence[Evidence], field: Field | Detail, documents: Mapping[str, Document]
) -> Iterator[Proof]:
    """Evidence for a field, what stands before what was rejected."""
    own = [each for each in evidence if each.field is field]
    for each in sorted(own, key=lambda e: e.rejected is not None):
        sentence = sentence_of(documents.get(each.article), each.span) or each.text
        yield Proof(each.article, each.span, each.text, sentence, each.rule, each.rejected)


def sentence_of(document: Document | None, span: Span) -> str:
    """The sentence of an article that some words stand in; "" for words in an address or in data about it."""
    sentences = document.sentences if document else ()
    return next((each.text for each in sentences if spans_overlap(each.span, span)), "")


@dataclass(frozen=True, slots=True)
class EventReport:
    """An event with the proof of each field."""

    event: Event
    proofs: Mapping[Field | Detail, Sequence[Proof]]

    def record(self) -> dict[str, Any]:
        """The event record, its evidence with sentences and rules, and what was rejected."""
        from aipolicy.report.records import event_record

        stands = {str(f): [p.record() for p in own if p.rejected is None] for f, own in self.proofs.items()}
        rejected = {str(f): [p.record() for p in own if p.rejected] for f, own in self.proofs.items()}
        reasons = list(self.event.facts.date.reasons)
        return {**event_record(self.event), "evidence": stands, "rejected": rejected, "date_reasons": reasons}

    def drawn(self, labels: Labels) -> list["RenderableType"]:
        """The page for a screen."""
        from aipolicy.cli.render import heading, page

        facts, several = self.event.facts, len(self.event.articles) > 1
        rows: list[Row] = [(labels("column.id"), self.event.id)]
        for field, value in _fields(facts, labels).items():
            sure = getattr(facts.confidence, field)
            rows.append((labels(f"column.{field}"), _valued(value, sure, labels)))
            if field is Field.DATE:
                rows += [(labels(f"column.{name}"), said) for name, said in _solved(facts, labels) if said]
            rows += [("", _proof_line(proof, labels, several)) for proof in self.proofs[field]]
        for name, value in _more(facts, labels):
            proofs = self.proofs.get(Detail(name), ()) if name in _DETAILS else ()
            if value or proofs:
                rows.append((labels(f"column.{name}"), value or labels("list.none")))
            rows += [("", _proof_line(proof, labels, several)) for proof in proofs]
        rows += [
            (labels("column.articles") if not n else "", _cited(ref))
            for n, ref in enumerate(self.event.articles)
        ]
        return [*heading([facts.title]), page(rows)]


def _fields(facts: EventFacts, labels: Labels) -> dict[Field, str]:
    """The four fields in words."""
    when = wording.when(facts.date, labels).rstrip(f" {wording.ANNOUNCED}{wording.INFERRED}")
    others = [wording.type_label(slug, labels) for slug in facts.program_types_other]
    return {
        Field.DATE: f"{when} · {labels(f'basis.{facts.date.basis}')}",
        Field.REGION: ", ".join(f"{region.name} {region.code}" for region in facts.regions),
        Field.ORGANIZER: ", ".join(
            f"{body.name} ({labels(f'role.{body.role}')})" for body in facts.organizers
        ),
        Field.TYPE: " + ".join([wording.type_label(facts.program_type, labels), *others]),
    }


def _solved(facts: EventFacts, labels: Labels) -> Iterator[tuple[str, str]]:
    """The other dates that the articles allow and how the date was found, by the name of their label."""
    yield "alternatives", ", ".join(wording.days(days, labels) for days in facts.date.alternatives)
    yield "reasons", "; ".join(translated(reason, labels.language) for reason in facts.date.reasons)


def _more(facts: EventFacts, labels: Labels) -> Iterator[tuple[str, str]]:
    """The other values by the name of their label; "" for what is not known."""
    parts = facts.budget_parts
    named = {"national": parts.national, "local": parts.local, "private": parts.private}
    shares = [
        labels(f"budget.{name}", won=wording.won(amount, labels))
        for name, amount in named.items()
        if amount is not None
    ]
    total = (
        "" if facts.budget_krw is None else labels("budget.total", won=wording.won(facts.budget_krw, labels))
    )
    yield "apply", wording.days(facts.apply, labels)
    yield "period", wording.days(facts.period, labels)
    yield "status", labels(f"status.{facts.status}")
    yield "stage", wording.stage_label(facts.stage or "", labels)
    yield "topics", ", ".join(wording.topic_label(slug, labels) for slug in facts.topics)
    yield "venue", facts.venue or ""
    yield "target", ", ".join(wording.target_label(slug, labels) for slug in facts.target)
    yield "budget", ", ".join(filter(None, [total, *shares]))
    yield "attendance", "" if facts.attendance is None else f"{facts.attendance:,}"


def _valued(value: str, sure: float, labels: Labels) -> "RenderableType":
    from rich.text import Text

    from aipolicy.cli.render import one_line

    text = Text(one_line(value) or labels("list.none"), style="bold")
    return text.append(f"  {labels('list.sure', percent=round(100 * sure))}", style="not bold dim")


def _proof_line(proof: Proof, labels: Labels, several: bool) -> "RenderableType":
    """The words with rule, place and, if so, why they were rejected; below, the sentence they stand in."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    from aipolicy.cli.render import one_line

    words, sentence = one_line(proof.text), one_line(proof.sentence)
    text = Text("✗ " if proof.rejected else "✓ ", style="red" if proof.rejected else "green")
    text.append(f"“{words}”", style="cyan strike" if proof.rejected else "cyan")
    if proof.rejected:
        text.append(
            f" {labels('list.rejected', reason=one_line(translated(proof.rejected, labels.language)))}",
            style="red",
        )
    place = f"{proof.article} {proof.span.part}" if several else str(proof.span.part)
    text.append(f" [{one_line(proof.rule)}, {place} {proof.span.start}-{proof.span.end}]", style="dim")
    if sentence == words:
        return text
    before, found, after = sentence.partition(words)
    whole = Text(before).append(found, style="bold underline").append(after)
    return Group(text, Padding(whole, (0, 0, 0, 2)))


def _cited(ref: ArticleRef) -> str:
    published = ref.published.isoformat() if ref.published else None
    return " · ".join(filter(None, (ref.id, published, ref.outlet, ref.title, ref.url or ref.path)))


def of_article(reader: "Reader", stored: "StoredArticle") -> "ArticleReport":
    """The report on a stored article."""
    from aipolicy.text.layout import lay_out

    document = lay_out(stored.article)
    proofs = tuple(_verdict_proof(each, document) for each in stored.verdict.evidence)
    return ArticleReport(stored, proofs, tuple(reader.event(each) for each in stored.events))


def _verdict_proof(each: Candidate[str], document: Document) -> Proof:
    sentence = sentence_of(document, each.span) or each.text
    return Proof(document.article.id, each.span, each.text, sentence, each.rule, each.rejected)


@dataclass(frozen=True, slots=True)
class ArticleReport:
    """An article with the verdict on it and the events it reports."""

    stored: "StoredArticle"
    proofs: Sequence[Proof]
    events: Sequence[Event]

    def record(self) -> dict[str, Any]:
        """All that is stored of the article."""
        article, verdict = self.stored.article, self.stored.verdict
        return {
            "id": article.id,
            "title": article.title,
            "outlet": article.outlet,
            "url": article.url,
            "path": article.path,
            "external_id": article.external_id,
            "published": article.published and article.published.isoformat(),
            "published_basis": article.published_basis,
            "language": article.language,
            "excerpt": article.excerpt,
            "relevant": verdict.relevant,
            "reason": verdict.reason,
            "evidence": [proof.record() for proof in self.proofs],
            "events": list(self.stored.events),
            "extractor": self.stored.extractor,
            "body": article.body,
        }

    def drawn(self, labels: Labels) -> list["RenderableType"]:
        """The page for a screen; the text of the article at its end."""
        from aipolicy.cli.render import heading, page, prose

        article, verdict = self.stored.article, self.stored.verdict
        why = reason_in(verdict.reason, labels.language)
        published = article.published and wording.full_day(article.published, labels)
        basis = f" · {labels(f'published.{article.published_basis}')}" if article.published_basis else ""
        rows: list[Row] = [
            (labels("column.id"), article.id),
            (labels("column.published"), f"{published}{basis}" if published else labels("date.unknown")),
            (labels("column.outlet"), article.outlet or labels("list.none")),
            (labels("column.path"), article.path),
            (labels("column.url"), article.url or labels("list.none")),
            (labels("column.verdict"), labels(f"verdict.{verdict.relevant}".lower(), reason=why)),
            *(("", _proof_line(proof, labels, several=False)) for proof in self.proofs),
            *(
                (labels("column.events") if not n else "", _told(e, labels))
                for n, e in enumerate(self.events)
            ),
        ]
        return [*heading([article.title]), page(rows), prose(article.body)]


def _told(event: Event, labels: Labels) -> str:
    days = wording.days(DateRange(event.facts.date.start, event.facts.date.end), labels)
    return " · ".join(filter(None, (event.id, days, event.facts.title)))
