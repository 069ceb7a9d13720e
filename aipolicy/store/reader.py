"""The store open for reading: plain sqlite3, so that a question costs no heavy import."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from aipolicy.errors import UsageError
from aipolicy.models import Event, EventFilter, Undated, Verdict
from aipolicy.store import codec, ledger, loading, lookup, query, tallies
from aipolicy.store.connection import open_for_reading
from aipolicy.store.results import (
    ArticleRow,
    Body,
    Footing,
    LedgerRow,
    Money,
    Places,
    SearchHit,
    StoredArticle,
    StoreStats,
    Tally,
)
from aipolicy.store.sorting import SORT_KEYS, in_order
from aipolicy.store.trouble import explained


class Reader:
    """Answers from a store that it never changes. Raises StoreError where the file cannot be read."""

    def __init__(self, path: Path | str) -> None:
        self.path = path
        self._connection = open_for_reading(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file."""
        self._connection.close()

    def events(self, wanted: EventFilter) -> list[Event]:
        """The events that match, in order of date, those without one at the end.

        With a limit the latest are kept, dated ones before undated ones, and then sorted as the filter
        says. Raises UsageError for an unknown sort or a derived status without the day.
        """
        return list(self.stream(wanted))

    def stream(self, wanted: EventFilter) -> Iterator[Event]:
        """The same events one after the other; in order of date they are never all held at once."""
        if wanted.sort not in SORT_KEYS:
            raise UsageError(f"cannot sort by {wanted.sort}", hint=f"known: {', '.join(SORT_KEYS)}")
        with explained(self.path):
            dated, undated = self._keys(wanted)
        if sort := SORT_KEYS[wanted.sort]:
            return iter(in_order(self._load(dated + undated), sort, reverse=wanted.reverse))
        return self._load([*reversed(dated), *undated] if wanted.reverse else dated + undated)

    def _load(self, keys: Sequence[int]) -> Iterator[Event]:
        for chunk in loading.chunks(keys):
            with explained(self.path):
                found = loading.events(self._connection, chunk)
            yield from found

    def count(self, wanted: EventFilter) -> int:
        """How many events match; the limit does not count."""
        where = query.conditions(wanted)
        return int(self._value(f"SELECT count(*) FROM events AS e WHERE {where.sql}", where.parameters))

    def tally(self, wanted: EventFilter, *axes: str | Places) -> list[Tally]:
        """How many of the events that match share their values on each axis, most first.

        Axes: `region` (an event counts for its regions and all above them), `province`, `organizer`, `actor`
        (who holds, runs or signs), `level` (their kinds), `topic`, `type`, `status`, `year`, `half`,
        `quarter`, `month`; or `Places`, the values that regions count for. Without an axis, one tally of
        everything.
        """
        with explained(self.path):
            return tallies.tally(self._connection, self._where(wanted), axes, wanted.today)

    def money(self, wanted: EventFilter, axis: str | Places | None = None) -> dict[str | None, Money]:
        """The money of the events that match, by value on an axis of `tally`; without one all under None."""
        with explained(self.path):
            return tallies.money(self._connection, self._where(wanted), axis)

    def footing(self, wanted: EventFilter, axis: str | Places, *, low_confidence: float) -> Footing:
        """What a count by this axis rests on; `low_confidence` is where unsure events begin."""
        with explained(self.path):
            return tallies.footing(self._connection, self._where(wanted), axis, low_confidence)

    def _where(self, wanted: EventFilter) -> query.Clause:
        """The filter with its limit, for counting."""
        if wanted.limit is None:
            return query.conditions(wanted)
        dated, undated = self._keys(wanted)
        return query.Clause("e.pk IN (SELECT value FROM json_each(?))", (codec.dumps(dated + undated),))

    def mentions(self, wanted: EventFilter) -> Iterator[Event]:
        """Every report of the events that match, as an event of one article with its own values."""
        with explained(self.path):
            dated, undated = self._keys(wanted)
        for chunk in loading.chunks(dated + undated):
            with explained(self.path):
                found = list(loading.mentions(self._connection, chunk))
            yield from found

    def reports(self, event_id: str) -> list[Event]:
        """Each report of the event that an id means, with its own facts and article. Raises NotFound."""
        with explained(self.path):
            return list(loading.mentions(self._connection, [lookup.event_key(self._connection, event_id)]))

    def event(self, event_id: str) -> Event:
        """The event of an id, of a former id, of the beginning of one or a short form. Raises NotFound."""
        with explained(self.path):
            return loading.events(self._connection, [lookup.event_key(self._connection, event_id)])[0]

    def short_ids(self, ids: Iterable[str]) -> dict[str, str]:
        """For each id of an event a short form by which `event` finds it: 4f1c2a, or 4f1c2a.1 of several."""
        with explained(self.path):
            return {event_id: lookup.short_id(self._connection, event_id) for event_id in ids}

    def article(self, article_id: str) -> StoredArticle:
        """The stored article of an id, or of the beginning of one. Raises NotFound."""
        with explained(self.path):
            pk = lookup.article_key(self._connection, article_id)
            article = loading.article(self._connection, pk)
        sql = "SELECT relevant, reason, verdict, extractor FROM articles WHERE pk = ?"
        ((relevant, reason, evidence, extractor),) = self._rows(sql, (pk,))
        verdict = Verdict(bool(relevant), reason, codec.decode_candidates(evidence))
        return StoredArticle(article, verdict, self._events_of(pk), extractor)

    def articles(
        self,
        *,
        relevant: bool | None = None,
        run: int | None = None,
        added_from: int | None = None,
        limit: int | None = None,
    ) -> Iterator[ArticleRow]:
        """Stored articles by date of publication, those without one at the end; a limit keeps the latest.

        `relevant` picks those (not) about AI policy, `run` those that an ingest run added or changed,
        `added_from` those that this one or a later one saw first.
        """
        asked = {"relevant = ?": relevant, "run_changed = ?": run, "run_added >= ?": added_from}
        chosen = {condition: value for condition, value in asked.items() if value is not None}
        where = " AND ".join(f"a.{condition}" for condition in chosen) or "1"
        rows = self._rows(
            f"SELECT * FROM (SELECT a.pk, a.relevant, a.reason, {loading.REF_COLUMNS} FROM articles AS a"
            f" WHERE {where} ORDER BY a.published DESC, a.pk DESC LIMIT ?)"
            " ORDER BY published IS NULL, published, pk",
            (*chosen.values(), -1 if limit is None else limit),
        )
        for pk, verdict, reason, *ref in rows:
            yield ArticleRow(loading.article_ref(ref), bool(verdict), reason, self._events_of(pk))

    def mentions_of(self, event_id: str) -> tuple[str, ...]:
        """Ids of the mentions of the event that an id means, the first seen first. NotFound as `event`."""
        with explained(self.path):
            pk = lookup.event_key(self._connection, event_id)
        rows = self._rows("SELECT id FROM mentions WHERE event = ? ORDER BY pk", (pk,))
        return tuple(name for (name,) in rows)

    def ledger(self, mentions: Sequence[str] | None = None) -> list[LedgerRow]:
        """The entries that stand on some of these mentions, else the whole ledger, each with its standing."""
        with explained(self.path):
            return ledger.rows(self._connection, mentions)

    def entry(self, number: int) -> LedgerRow:
        """The entry of a number. Raises NotFound."""
        with explained(self.path):
            return ledger.row(self._connection, number)

    def unsure(self, wanted: EventFilter, limit: int | None = None) -> list[Event]:
        """The events that match and are not certain, the least sure first, those left open before at the end.

        The filter's order does not count.
        """
        where = query.conditions(wanted)
        rows = self._rows(
            f"SELECT e.pk FROM events AS e WHERE e.confidence < 1 AND {where.sql}"
            f" ORDER BY e.pk IN ({ledger.LEFT_OPEN}), e.confidence, e.id LIMIT ?",
            (*where.parameters, -1 if limit is None else limit),
        )
        return list(self._load([pk for (pk,) in rows]))

    def outdated(self, wanted: EventFilter | None, stamp: str) -> list[int]:
        """Keys of the articles that other rules or tables than those of the stamp were read with.

        Of all articles, or of those that report the events of a filter.
        """
        where = query.Clause("1")
        if wanted is not None:
            events = self._where(wanted)
            sql = f"SELECT m.article FROM events AS e JOIN mentions AS m ON m.event = e.pk WHERE {events.sql}"
            where = query.Clause(f"pk IN ({sql})", events.parameters)
        sql = f"SELECT pk FROM articles WHERE extractor != ? AND {where.sql} ORDER BY pk"
        return [pk for (pk,) in self._rows(sql, (stamp, *where.parameters))]

    def search(
        self, words: str, wanted: EventFilter, limit: int | None = None, *, ranked: bool = False
    ) -> list[SearchHit]:
        """Articles with what a query asks for (see `search_query`), each word found inside words too.

        The latest published come first, or with `ranked` the best matches. Page chrome does not count, what
        the article's events are called and name does. A filter keeps articles of matching events. Raises
        UsageError for a query that cannot be understood.
        """
        from aipolicy.store import searching

        with explained(self.path):
            return list(searching.search(self._connection, words, wanted, limit, ranked=ranked))

    def organizer_names(self) -> tuple[str, ...]:
        """The canonical names of all bodies named in events, in alphabetical order."""
        from aipolicy.store import bodies

        with explained(self.path):
            return bodies.names(self._connection)

    def bodies(self, wanted: EventFilter, names: Sequence[str] | None = None) -> list[Body]:
        """The bodies named in the events that match, by how many they act in, most first.

        With names only those, and then with their kinds and partners too. Of levels asked for, only
        bodies of these kinds.
        """
        from aipolicy.store import bodies

        with explained(self.path):
            return bodies.bodies(self._connection, self._where(wanted), names, wanted.levels)

    def last_run(self) -> int | None:
        """The number of the latest ingest run; None before the first."""
        found = self._value("SELECT max(pk) FROM runs WHERE finished_at IS NOT NULL")
        return None if found is None else int(found)

    def first_run_since(self, moment: datetime) -> int:
        """The number of the first ingest run begun at a moment or later; beyond all if there is none."""
        begun = moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S")
        beyond = "SELECT coalesce(max(pk), 0) + 1 FROM runs"
        sql = f"SELECT coalesce(min(pk), ({beyond})) FROM runs WHERE started_at >= ?"
        return int(self._value(sql, (begun,)))

    def stats(self) -> StoreStats:
        """What the store holds."""
        from aipolicy.store import upkeep

        with explained(self.path):
            return upkeep.stats(self._connection, Path(self.path))

    def check(self) -> tuple[str, ...]:
        """What is wrong with the store; empty if nothing is."""
        from aipolicy.store import upkeep

        with explained(self.path):
            return upkeep.check(self._connection)

    def backup(self, path: Path | str) -> None:
        """Copies the store to `path`. Raises StoreError if something is there, or it cannot be written."""
        from aipolicy.store import upkeep

        upkeep.backup(self._connection, Path(path))

    def _keys(self, wanted: EventFilter) -> tuple[list[int], list[int]]:
        """Keys of the events that match, oldest first: of the dated and of the undated."""
        dated = self._latest(wanted, undated=False) if wanted.undated is not Undated.ONLY else []
        if wanted.undated is Undated.EXCLUDE:
            return dated, []
        undated = self._latest(wanted, undated=True)
        room = len(undated) if wanted.limit is None else wanted.limit - len(dated)
        return dated, undated[max(len(undated) - room, 0) :]

    def _latest(self, wanted: EventFilter, *, undated: bool) -> list[int]:
        scans = query.scans(wanted, undated=undated)
        found = {row for scan in scans for row in self._connection.execute(scan.sql, scan.parameters)}
        too_many = 0 if wanted.limit is None else max(len(found) - wanted.limit, 0)
        return [key for _, key in sorted(found)[too_many:]]

    def _events_of(self, article: int) -> tuple[str, ...]:
        rows = self._rows(
            "SELECT DISTINCT e.id FROM mentions AS m JOIN events AS e ON e.pk = m.event WHERE m.article = ?"
            " ORDER BY m.ordinal",
            (article,),
        )
        return tuple(event_id for (event_id,) in rows)

    def _rows(self, sql: str, parameters: Iterable[Any] = ()) -> list[Any]:
        with explained(self.path):
            return self._connection.execute(sql, tuple(parameters)).fetchall()

    def _value(self, sql: str, parameters: Iterable[Any] = ()) -> Any:
        return self._rows(sql, parameters)[0][0]
