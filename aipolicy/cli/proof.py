"""An event or article whole, as record and as page: values, words that prove them, what was rejected."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aipolicy.cli import differences, wording
from aipolicy.cli.evidence import Proof, proof_line, proof_of
from aipolicy.models import (
    Action,
    ArticleRef,
    DateRange,
    Detail,
    Document,
    Event,
    EventFacts,
    Evidence,
    Field,
    Standing,
)
from aipolicy.tables.labels import Labels
from aipolicy.tables.messages import translated
from aipolicy.tables.relevance import reason_in

if TYPE_CHECKING:
    from rich.console import RenderableType

    from aipolicy.store import LedgerRow, Reader, StoredArticle

_DETAILS = frozenset(Detail)
Row = tuple[str, "RenderableType | str"]


def of_event(reader: "Reader", event: Event) -> "EventReport":
    """The report on a stored event."""
    from aipolicy.text.layout import lay_out

    rows = reader.ledger(reader.mentions_of(event.id))
    documents = {ref.id: lay_out(reader.article(ref.id).article) for ref in event.articles}
    proofs = {field: tuple(_proofs(event.facts.evidence, field, documents)) for field in (*Field, *Detail)}
    return EventReport(event, proofs, tuple(reader.reports(event.id)), rows)


def _proofs(
    evidence: Sequence[Evidence], field: Field | Detail, documents: Mapping[str, Document]
) -> Iterator[Proof]:
    """Evidence for a field, what stands before what was rejected."""
    own = [each for each in evidence if each.field is field]
    for each in sorted(own, key=lambda e: e.rejected is not None):
        yield proof_of(each.article, each, documents.get(each.article))


@dataclass(frozen=True, slots=True)
class EventReport:
    """An event with the proof of each field, each report of it by itself, and what users said of it."""

    event: Event
    proofs: Mapping[Field | Detail, Sequence[Proof]]
    reports: Sequence[Event]
    ledger: Sequence["LedgerRow"] = ()

    def record(self) -> dict[str, Any]:
        """The event record with its proofs, what was rejected, where reports differ, what users said."""
        from aipolicy.cli import entries
        from aipolicy.report.records import event_record

        stands = {str(f): [p.record() for p in own if p.rejected is None] for f, own in self.proofs.items()}
        rejected = {str(f): [p.record() for p in own if p.rejected] for f, own in self.proofs.items()}
        reasons = list(self.event.facts.date.reasons)
        said = [dict(zip(entries.COLUMNS, entries.data(row), strict=True)) for row in self.ledger]
        return {
            **event_record(self.event),
            "evidence": stands,
            "rejected": rejected,
            "date_reasons": reasons,
            "variants": differences.record(self.reports),
            "first_reported": differences.first_record(self.event.articles),
            "corrections": said,
        }

    def drawn(self, labels: Labels) -> list["RenderableType"]:
        """The page for a screen."""
        from aipolicy.cli.render import heading, page

        facts, several = self.event.facts, len(self.event.articles) > 1
        differ = differences.by_row(self.reports, labels)
        rows: list[Row] = [(labels("column.id"), self.event.id)]
        for field, row in values(self.event, labels).items():
            rows.append(row)
            if field is Field.DATE:
                rows += [(labels(f"column.{name}"), said) for name, said in _solved(facts, labels) if said]
            rows += _differing(differ, field)
            rows += [("", proof_line(proof, labels, several)) for proof in self.proofs[field]]
        for name, value in _more(facts, labels):
            proofs = self.proofs.get(Detail(name), ()) if name in _DETAILS else ()
            if value or proofs:
                rows.append((labels(f"column.{name}"), value or labels("list.none")))
            rows += _differing(differ, name)
            rows += [("", proof_line(proof, labels, several)) for proof in proofs]
        if first := differences.first_in_words(self.event.articles, labels):
            rows.append((labels("column.first_reported"), first))
        rows += [
            (labels("column.articles") if not n else "", cited(ref))
            for n, ref in enumerate(self.event.articles)
        ]
        told = [row for row in self.ledger if row.standing is not Standing.UNDONE]
        said = [_said(row, labels) for row in told if row.entry.action is not Action.UNDO]
        rows += [(labels("column.corrections") if not n else "", line) for n, line in enumerate(said)]
        rejected = [labels("list.rejected_event")] if facts.rejected else []
        return [*heading([facts.title, *rejected]), page(rows)]


def _said(row: "LedgerRow", labels: Labels) -> str:
    """What a user said that still stands, or was replaced."""
    from aipolicy.cli import entries

    cells = dict(zip(entries.COLUMNS, entries.cells(row, labels), strict=True))
    who = labels(
        "list.said", number=row.entry.number, action=cells["action"], who=row.entry.who, day=cells["at"]
    )
    change = f"{cells['field']}: {cells['old']} → {cells['value']}" if row.entry.field else cells["value"]
    return " · ".join(filter(None, (who, change, cells["why"], cells["standing"])))


def values(event: Event, labels: Labels) -> dict[Field, Row]:
    """The four fields as rows of a page, each with how sure it is."""
    sure = event.facts.confidence
    return {
        field: (labels(f"column.{field}"), _valued(value, getattr(sure, field), labels))
        for field, value in _fields(event.facts, labels).items()
    }


def _differing(differ: Mapping[str, str], name: str) -> list[Row]:
    """The line on what the reports say differently, if they do."""
    from rich.text import Text

    return [("", Text(differ[name], style="yellow"))] if name in differ else []


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


def cited(ref: ArticleRef) -> str:
    """An article on one line."""
    published = ref.published.isoformat() if ref.published else None
    return " · ".join(filter(None, (ref.id, published, ref.outlet, ref.title, ref.url or ref.path)))


def of_article(reader: "Reader", stored: "StoredArticle") -> "ArticleReport":
    """The report on a stored article."""
    from aipolicy.text.layout import lay_out

    document = lay_out(stored.article)
    proofs = tuple(proof_of(stored.article.id, each, document) for each in stored.verdict.evidence)
    return ArticleReport(stored, proofs, tuple(reader.event(each) for each in stored.events))


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
            *(("", proof_line(proof, labels, several=False)) for proof in self.proofs),
            *(
                (labels("column.events") if not n else "", _told(e, labels))
                for n, e in enumerate(self.events)
            ),
        ]
        return [*heading([article.title]), page(rows), prose(article.body)]


def _told(event: Event, labels: Labels) -> str:
    days = wording.days(DateRange(event.facts.date.start, event.facts.date.end), labels)
    return " · ".join(filter(None, (event.id, days, event.facts.title)))
