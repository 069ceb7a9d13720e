"""The whole line: read → extract → link → store; and the line once more, from extract on.

An article goes in whole or not at all. One whose extraction fails is not stored (what was stored of it
before stays) and is listed as a failure, so that the next ingest tries it again.
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain, islice
from pathlib import Path
from time import perf_counter

from aipolicy.errors import AipolicyError
from aipolicy.extract.assemble import extract
from aipolicy.models import Article, Extraction, Failure, IngestReport
from aipolicy.read import ReadOptions, expand, read_source, read_stdin
from aipolicy.report.changes import Change, Effect, compared, effects
from aipolicy.store.articles import Outcome
from aipolicy.store.store import Store
from aipolicy.tables.programs import TypeTable

# Articles a transaction: enough to make its cost small, few enough to keep memory flat and the
# write lock short.
BATCH = 200
STDIN = "-"

Reading = Article | Failure
Progress = Callable[[IngestReport], None]


def ingest(
    sources: Sequence[str],
    store: Store,
    options: ReadOptions,
    *,
    types: TypeTable | None = None,
    dry_run: bool = False,
    on_progress: Progress | None = None,
) -> IngestReport:
    """Takes in files, folders, globs and `-` (standard input).

    `types` are the built-in program types extended by the user's own; the store should be opened for the
    version of these rules. `on_progress` is told after each article what was done so far. With `dry_run`
    everything is done and then undone. Raises StoreError if the store cannot be written; what was
    finished before stays.
    """
    extracted = partial(extract, types=types)
    return take_in(read_all(sources, options), store, extracted, dry_run=dry_run, on_progress=on_progress)


def read_all(sources: Sequence[str], options: ReadOptions) -> Iterator[Reading]:
    """Every article of the sources, and a failure for each that cannot be read."""
    if STDIN in sources:
        yield from read_stdin(sys.stdin.buffer.read(), options)
    for path in expand([source for source in sources if source != STDIN]):
        if isinstance(path, Failure):
            yield path
        else:
            yield from _read(path, options)


def _read(path: Path, options: ReadOptions) -> Iterator[Reading]:
    try:
        yield from read_source(path, options)
    except Exception as error:  # one unreadable file must not lose the others
        yield Failure(str(path), _reason(error))


def take_in(
    readings: Iterable[Reading],
    store: Store,
    extracted: Callable[[Article], Extraction],
    *,
    dry_run: bool = False,
    on_progress: Progress | None = None,
) -> IngestReport:
    """Extracts from each article that is new or has changed, and stores it; see `ingest`."""
    started = perf_counter()
    done, waiting = _Tally(), iter(readings)
    with store.rehearsal() if dry_run else nullcontext():
        store.begin_run()
        for first in waiting:
            with store.transaction():
                # One at a time: what was learnt of a page by reading it is still at hand.
                for reading in chain((first,), islice(waiting, BATCH - 1)):
                    _take(done, reading, store, extracted)
                    if on_progress:
                        on_progress(done.report(0.0))
        report = store.finish_run(done.report(perf_counter() - started))
    return replace(report, run=None) if dry_run else report


@dataclass(slots=True)
class Rereading:
    """What reading stored articles anew changes: `counts` by field, the first changes of each, corrections.

    `failures` are articles that could not be read and stay as they were.
    """

    articles: int = 0
    changed: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    samples: dict[str, list[Change]] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)
    effects: tuple[Effect, ...] = ()

    def note(self, changes: Sequence[Change], most: int) -> None:
        """One more article, with what is changed of it; of each field `most` samples are kept."""
        self.articles += 1
        self.changed += bool(changes)
        for change in changes:
            self.counts[change.field] += 1
            kept = self.samples.setdefault(change.field, [])
            if len(kept) < most:
                kept.append(change)


def reextract(
    keys: Sequence[int],
    store: Store,
    *,
    samples: int = 3,
    dry_run: bool = False,
    on_progress: Callable[[int], None] | None = None,
    types: TypeTable | None = None,
) -> Rereading:
    """Reads the stored articles of these keys with today's rules and tables, and a user's own `types`.

    Each article is marked with the rules it was read with, in the transaction that writes it, so a run
    cut off is completed by the next. With `dry_run` everything is done and then undone.
    """
    done = Rereading()
    with store.rehearsal() if dry_run else nullcontext():
        before = store.unseen()
        for start in range(0, len(keys), BATCH):
            with store.transaction():
                for key in keys[start : start + BATCH]:
                    _reread(done, key, store, samples, types)
                    if on_progress:
                        on_progress(done.articles)
        done.effects = tuple(effects(before, store.unseen()))
    return done


def _reread(done: Rereading, key: int, store: Store, samples: int, types: TypeTable | None) -> None:
    meeting, before = store.meet_again(key), store.extraction(key)
    try:
        after = extract(meeting.article, types)
    except AipolicyError:
        raise
    except Exception as error:  # a fault in one article must not lose the others
        done.failures.append(Failure(meeting.article.path, _reason(error)))
        return
    done.note(tuple(compared(before, after, meeting.article.id)), samples)
    if (before.verdict, before.mentions) == (after.verdict, after.mentions):
        store.mark_current(key)
    else:
        store.keep(meeting, after)


@dataclass(slots=True)
class _Tally:
    """What was done so far."""

    outcomes: Counter[Outcome] = field(default_factory=Counter)
    not_relevant: int = 0
    failures: list[Failure] = field(default_factory=list)

    def report(self, seconds: float) -> IngestReport:
        """The same as it is told, after so many seconds."""
        return IngestReport(
            new=self.outcomes[Outcome.NEW],
            updated=self.outcomes[Outcome.UPDATED],
            unchanged=self.outcomes[Outcome.UNCHANGED],
            not_relevant=self.not_relevant,
            failures=tuple(self.failures),
            seconds=seconds,
        )


def _take(done: _Tally, reading: Reading, store: Store, extracted: Callable[[Article], Extraction]) -> None:
    """One more reading."""
    if isinstance(reading, Failure):
        done.failures.append(reading)
        return
    try:
        outcome, relevant = _store(reading, store, extracted)
    except AipolicyError:
        raise
    except Exception as error:  # a fault in one article must not lose the others
        done.failures.append(Failure(reading.path, _reason(error)))
        return
    done.outcomes[outcome] += 1
    done.not_relevant += not relevant


def _store(
    article: Article, store: Store, extracted: Callable[[Article], Extraction]
) -> tuple[Outcome, bool]:
    meeting = store.meet(article)
    if meeting.outcome is Outcome.UNCHANGED:
        return meeting.outcome, True
    extraction = extracted(meeting.article)
    return store.keep(meeting, extraction), extraction.verdict.relevant


def _reason(error: Exception) -> str:
    return str(error) if isinstance(error, AipolicyError) else f"{type(error).__name__}: {error}"
