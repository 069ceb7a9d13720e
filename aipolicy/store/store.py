"""The store open for writing."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from aipolicy.extract import rules_version
from aipolicy.models import Article, Entry, Extraction, IngestReport, Value
from aipolicy.store import amended, articles, codec, events, fulltext, identity, ledger, loading
from aipolicy.store.articles import Meeting, Outcome
from aipolicy.store.connection import BUSY_SECONDS, open_for_writing
from aipolicy.store.rows import insert, update, value
from aipolicy.store.trouble import explained


class Store:
    """Articles, their mentions and the events they make up, open for writing.

    Every write belongs in a `transaction`; one that ends in an exception leaves no trace. Opening makes
    a file that is missing and brings its schema up to date, and raises StoreError as
    `connection.open_for_writing` does. `rules` is the version that what is written is marked with; None
    stands for the built-in rules. Other writers are waited for up to `busy_seconds`.
    """

    def __init__(
        self, path: Path | str, *, rules: str | None = None, busy_seconds: float = BUSY_SECONDS
    ) -> None:
        self.path = path
        self._db = open_for_writing(path, busy_seconds=busy_seconds)
        self._rules = rules or rules_version()
        self._run: int | None = None
        # Written at the end of a transaction: see `fulltext.write`.
        self._unindexed: list[fulltext.Change] = []
        # Mentions to link at the end of a transaction, when those that came together are all there.
        self._unlinked: set[int] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file; an open transaction is undone."""
        self._db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing. Inside another one it is a savepoint: undone alone, kept with the outer one."""
        with explained(self.path), self._part() if self._db.conn.in_transaction else self._whole():
            yield

    @contextmanager
    def _whole(self) -> Iterator[None]:
        # Taken at once: a transaction that reads first could not become a writer later.
        self._begin()
        try:
            yield
            self._link()
            fulltext.write(self._db.conn, self._unindexed)
            self._db.conn.commit()
        except BaseException:
            self._db.conn.rollback()
            raise
        finally:
            self._unindexed.clear()
            self._unlinked.clear()

    def _begin(self) -> None:
        self._db.conn.execute("BEGIN IMMEDIATE")
        # A mention has no event before it is linked.
        self._db.conn.execute("PRAGMA defer_foreign_keys = ON")

    def _link(self) -> None:
        """Brings the events up to date that the mentions written in this transaction concern."""
        for mentions in loading.chunks(sorted(self._unlinked)):
            events.relink(self._writing, mentions)
        self._unlinked.clear()

    @property
    def _writing(self) -> events.Writing:
        return events.Writing(self._db.conn, self._run, self._rules, amended.LEDGER)

    @contextmanager
    def _part(self) -> Iterator[None]:
        connection, before = self._db.conn, len(self._unindexed)
        # One name for all, for SQLite takes the innermost and a statement known is not compiled anew.
        connection.execute("SAVEPOINT part")
        try:
            yield
        except BaseException:
            del self._unindexed[before:]
            # A full disk has undone everything already.
            if connection.in_transaction:
                connection.execute("ROLLBACK TO part")
                connection.execute("RELEASE part")
            raise
        connection.execute("RELEASE part")

    @contextmanager
    def rehearsal(self) -> Iterator[None]:
        """Everything written inside is undone at the end."""
        with explained(self.path):
            self._begin()
            try:
                yield
            finally:
                self._db.conn.rollback()
                self._unindexed.clear()
                self._unlinked.clear()

    def begin_run(self) -> int:
        """Starts an ingest run, on whose account everything is written from now on; returns its number.

        What a run wrote that was cut off goes on the new one's account: it completes that one's work.
        """
        zeros = dict.fromkeys(
            ("new", "updated", "unchanged", "not_relevant", "failed", "events", "seconds"), 0
        )
        with self.transaction():
            started = value(self._db.conn, "SELECT CURRENT_TIMESTAMP")
            row = {"started_at": started, "extractor": self._rules, **zeros}
            self._run = insert(self._db.conn, "runs", row)
            for table in ("articles", "events"):
                self._db.execute(
                    f"UPDATE {table} SET run_changed = ? WHERE run_changed IN"
                    " (SELECT pk FROM runs WHERE finished_at IS NULL AND pk < ?)",
                    (self._run, self._run),
                )
        return self._run

    def finish_run(self, report: IngestReport) -> IngestReport:
        """Writes down what a run did, and returns the report with its number and its count of events.

        Events are counted once, however many of the run's articles tell of them.
        """
        changed = "SELECT count(*) FROM events WHERE run_changed = ?"
        with self.transaction():
            self._link()
            report = replace(report, run=self._run, events=value(self._db.conn, changed, (self._run,)))
            row = {
                "finished_at": value(self._db.conn, "SELECT CURRENT_TIMESTAMP"),
                "new": report.new,
                "updated": report.updated,
                "unchanged": report.unchanged,
                "not_relevant": report.not_relevant,
                "failed": len(report.failures),
                "events": report.events,
                "seconds": report.seconds,
            }
            update(self._db.conn, "runs", self._run or 0, row)
        return report

    def meet(self, article: Article) -> Meeting:
        """Recognises an article and gives it its final id, before anything is extracted from it.

        One that is `unchanged` is done with: its path is remembered, nothing more is to be written.
        """
        with explained(self.path):
            meeting = articles.meet(self._db.conn, article, self._run)
        if meeting.outcome is Outcome.UNCHANGED and meeting.pk is not None and not meeting.noted:
            with self.transaction():
                articles.note_names(self._db.conn, meeting.pk, meeting, self._run)
        return meeting

    def keep(self, meeting: Meeting, extraction: Extraction) -> Outcome:
        """Writes an article that is new or has changed, with all that was read out of it."""
        if meeting.outcome is Outcome.UNCHANGED:
            return meeting.outcome
        connection, article = self._db.conn, meeting.article
        mentions = [
            mention if mention.article == article.id else replace(mention, article=article.id)
            for mention in extraction.mentions
        ]
        with self.transaction():
            if meeting.pk is not None:
                self._unindexed.append(fulltext.removal(*self._indexed(meeting.pk)))
            pk = articles.write(connection, meeting, extraction.verdict, self._rules, self._run)
            articles.note_names(connection, pk, meeting, self._run)
            self._unlinked |= events.write_mentions(self._writing, pk, mentions, extraction.trace)
            page = fulltext.page(article, [mention.facts for mention in mentions])
            fulltext.remember(connection, pk, page)
            self._unindexed.append(fulltext.addition(fulltext.place(pk, article.published), page))
        return meeting.outcome

    def meet_again(self, pk: int) -> Meeting:
        """A stored article, as one that has been met and is to be extracted from anew."""
        with explained(self.path):
            article = loading.article(self._db.conn, pk)
        return Meeting(article, Outcome.UPDATED, pk, identity.names(article), None, "")

    def extraction(self, pk: int) -> Extraction:
        """What is stored of what was read out of an article."""
        with explained(self.path):
            return loading.extraction(self._db.conn, pk)

    def mark_current(self, pk: int) -> None:
        """Notes that today's rules and tables read out of an article what is stored of it."""
        stamp = self._rules
        with self.transaction():
            for table, key in (("articles", "pk"), ("mentions", "article")):
                self._db.conn.execute(f"UPDATE {table} SET extractor = ? WHERE {key} = ?", (stamp, pk))

    def unseen(self) -> list[tuple[Entry, Value | None]]:
        """Each correction that holds, with what its event would say without it; None if it is orphaned."""
        with self.transaction():
            self._link()
            return amended.unseen(self._db.conn)

    def append(self, entries: Sequence[Entry]) -> tuple[int, ...]:
        """Adds entries to the ledger, all or none, and brings events up to date; returns their numbers."""
        connection = self._db.conn
        with self.transaction():
            numbers = tuple(ledger.append(connection, entry) for entry in entries)
            mentions = {mention for entry in entries for mention in (*entry.mentions, *entry.others)}
            # What users say is no news of an ingest.
            events.relink_ids(replace(self._writing, run=None), mentions)
        return numbers

    def save(self, article: Article, extraction: Extraction) -> Outcome:
        """`meet` and `keep` in one, for an article whose extraction is at hand."""
        with self.transaction():
            return self.keep(self.meet(article), extraction)

    def _indexed(self, pk: int) -> tuple[int, fulltext.Page]:
        """A stored article as the full-text index knows it."""
        published = value(self._db.conn, "SELECT published FROM articles WHERE pk = ?", (pk,))
        return fulltext.place(pk, codec.day(published)), fulltext.load(self._db.conn, pk)
