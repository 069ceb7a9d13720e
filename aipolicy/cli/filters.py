"""Filter options with every name resolved, and in words."""

import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from aipolicy.cli import wording
from aipolicy.cli.options import FilterOptions
from aipolicy.cli.settings import Settings
from aipolicy.errors import UnknownName, UsageError
from aipolicy.models import EventFilter, Status, Undated
from aipolicy.tables.labels import Labels, Language

if TYPE_CHECKING:
    from aipolicy.store import Reader

DERIVED_STATUSES = ("upcoming", "open", "overdue")
STATUSES = (*Status, *DERIVED_STATUSES)


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked: for the store, and in words; `notices` are what the user should know of it."""

    filter: EventFilter
    words: tuple[str, ...]
    notices: tuple[str, ...] = ()


def resolve(options: FilterOptions, settings: Settings, reader: "Reader") -> Query:
    """Names to codes and slugs, periods to days. Raises UsageError for what nobody knows."""
    options = _composed(options)
    regions, region_words, notices = _regions(options, settings)
    since, until, period_words = _period(options, settings)
    types, topics = _types(options.type, settings), _topics(options.topic)
    added = _added_since(options, settings)
    statuses = tuple(_status(name, settings) for name in options.status or ())
    as_of, map_words = _map(options, settings)
    chosen = EventFilter(
        regions=regions,
        levels=_unique(_level(name, settings) for name in options.level or ()),
        as_of=as_of,
        types=types,
        topics=topics,
        targets=_targets(options.target),
        organizers=_organizers(options.organizer, reader),
        statuses=statuses,
        since=since,
        until=until,
        run=reader.last_run() if options.new else None,
        added_from=None if added is None else reader.first_run_since(_begin_of(added)),
        min_confidence=options.min_confidence,
        undated=options.undated,
        limit=None if options.limit is None else min(options.limit, sys.maxsize),
        sort=options.sort,
        reverse=options.reverse,
        today=settings.today,
    )
    came = () if added is None else (settings.labels("filter.added_since", value=added),)
    words = (*period_words, *region_words, *map_words, *came, *_other_words(options, chosen, settings))
    return Query(chosen, words, notices)


def _composed(options: FilterOptions) -> FilterOptions:
    """The options with all texts in NFC: some shells and file managers hand Hangul over by letters."""
    from aipolicy.text.normalize import nfc

    texts: dict[str, Any] = {}
    for name, value in ((each.name, getattr(options, each.name)) for each in fields(options)):
        if isinstance(value, list):
            texts[name] = [nfc(text) for text in value]
        elif type(value) is str:
            texts[name] = nfc(value)
    return replace(options, **texts)


def announce(query: Query, labels: Labels, *, empty: bool, on_screen: bool) -> None:
    """Say on stderr what the user should know of a query: notices, that nothing was found, how it was read.

    A table on the screen carries the query as its heading.
    """
    from aipolicy.cli.render import notice

    for line in query.notices:
        notice(line, "yellow")
    asked = "; ".join(query.words)
    if empty:
        notice(labels("note.nothing_asked" if asked else "note.nothing", asked=asked))
    elif asked and not on_screen:
        notice(asked)


def _unique(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def _regions(
    options: FilterOptions, settings: Settings
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    if not options.region:
        return (), (), ()
    from aipolicy.tables.regions import full_name, resolve

    found = [resolve(name) for name in options.region]
    codes = _unique(code for query in found for code in query.codes)
    if options.with_nationwide:
        codes = _unique((*codes, wording.NATIONWIDE))
    names = ", ".join(map(full_name, codes))
    notices = _unique(notice for query in found if (notice := wording.notice_of(query, settings.labels)))
    return codes, (settings.labels("filter.region", value=names),), notices


def _map(options: FilterOptions, settings: Settings) -> tuple[date | None, tuple[str, ...]]:
    """The day of whose map is asked; None for that of each event."""
    from aipolicy.cli.days import map_day

    day = map_day(options.as_of, settings)
    return day, (settings.labels("filter.as_of", value=day),) if day else ()


def _level(name: str, settings: Settings) -> str:
    """A kind of bodies by its name in any language."""
    from aipolicy.tables.organizations import KINDS

    asked = name.strip().casefold()
    for kind in KINDS:
        if asked in (kind, *(Labels(each)(f"level.{kind}").casefold() for each in Language)):
            return kind
    raise UnknownName(
        settings.labels("error.unknown_level", name=name),
        hint=settings.labels("error.known", names=", ".join(KINDS)),
    )


def _types(names: Sequence[str] | None, settings: Settings) -> tuple[str, ...]:
    if not names:
        return ()
    from aipolicy.tables.programs import resolve_type

    return _unique(slug for name in names for slug in resolve_type(name, settings.types))


def _topics(names: Sequence[str] | None) -> tuple[str, ...]:
    if not names:
        return ()
    from aipolicy.tables.programs import resolve_topic

    return _unique(slug for name in names for slug in resolve_topic(name))


def _targets(names: Sequence[str] | None) -> tuple[str, ...]:
    if not names:
        return ()
    from aipolicy.tables.targets import resolve_target

    return _unique(slug for name in names for slug in resolve_target(name))


def _organizers(names: Sequence[str] | None, reader: "Reader") -> tuple[str, ...]:
    """Canonical names, of any time, that each name may mean; a name that means none stays as it is."""
    return _unique(body for name in names or () for body in bodies_called(name, reader) or [name])


def bodies_called(name: str, reader: "Reader") -> Sequence[str]:
    """Canonical names: of the bodies that bear a name, else of all stored ones with it in their name."""
    from aipolicy.tables.organizations import names_through_time

    if known := names_through_time(name):
        return known
    part = name.casefold()
    return [body for body in reader.organizer_names() if part in body.casefold()]


def _status(name: str, settings: Settings) -> str:
    """A status by its slug or its label in any language."""
    asked = name.strip().casefold()
    for status in STATUSES:
        if asked == status or asked in (Labels(each)(f"status.{status}").casefold() for each in Language):
            return str(status)
    from difflib import get_close_matches

    raise UnknownName(
        settings.labels("error.unknown_status", name=name),
        suggestions=get_close_matches(asked, STATUSES, n=3, cutoff=0.5),
        hint=settings.labels("error.known", names=", ".join(STATUSES)),
    )


def _period(options: FilterOptions, settings: Settings) -> tuple[date | None, date | None, tuple[str, ...]]:
    """The stretch of days that all of --period, --since and --until allow."""
    if options.period is options.since is options.until is None:
        return None, None, ()
    from aipolicy.report.periods import Period, parse_period, parse_since, parse_until

    today = settings.today
    whole = Period(None, None) if options.period is None else parse_period(options.period, today)
    since = _pick(max, whole.since, None if options.since is None else parse_since(options.since, today))
    until = _pick(min, whole.until, None if options.until is None else parse_until(options.until, today))
    if since and until and since > until:
        raise UsageError(settings.labels("error.empty_period", since=since, until=until))
    return since, until, (settings.labels("filter.period", value=Period(since, until).label),)


def _added_since(options: FilterOptions, settings: Settings) -> date | None:
    if options.added_since is None:
        return None
    from aipolicy.report.periods import parse_since

    return parse_since(options.added_since, settings.today)


def _begin_of(day: date) -> datetime:
    """Midnight where the user is, as ingest runs are remembered by the moment they began."""
    return datetime.combine(day, time.min).astimezone()


def _pick(better: Callable[[list[date]], date], *days: date | None) -> date | None:
    known = [day for day in days if day is not None]
    return better(known) if known else None


def _other_words(options: FilterOptions, chosen: EventFilter, settings: Settings) -> Iterable[str]:
    labels = settings.labels
    named = {
        "type": [wording.type_label(slug, labels) for slug in chosen.types],
        "topic": [wording.topic_label(slug, labels) for slug in chosen.topics],
        "target": [wording.target_label(slug, labels) for slug in chosen.targets],
        "organizer": list(chosen.organizers),
        "level": [labels(f"level.{level}") for level in chosen.levels],
        "status": [labels(f"status.{status}") for status in chosen.statuses],
    }
    for key, values in named.items():
        if values:
            yield labels(f"filter.{key}", value=", ".join(values))
    if options.new:
        yield labels("filter.new")
    if chosen.min_confidence is not None:
        yield labels("filter.min_confidence", value=chosen.min_confidence)
    if chosen.undated is not Undated.INCLUDE:
        yield labels(f"filter.undated_{chosen.undated}")
