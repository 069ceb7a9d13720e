"""Which of many reports make up one event: the same answer in whatever order they came.

Reports that `compare` calls the same belong together, the surest pairs first; but two groups stay apart
where any of their reports exclude each other, or where their reports on average have too little in common,
so that one vague report does not chain two events together. Groups that the user joined are then one, and
what the user parted never comes together.
"""

from collections.abc import Iterable, Mapping, Sequence

from aipolicy.link.compare import compare
from aipolicy.link.profile import Profile
from aipolicy.models import Constraints
from aipolicy.tables.linking import link_table

Pair = tuple[str, str]
Group = list[str]


def components(members: Iterable[str], pairs: Iterable[Pair]) -> list[list[str]]:
    """The members that pairs hold together, directly or through others; each group sorted, in order."""
    leader = {member: member for member in members}

    def find(member: str) -> str:
        while leader[member] != member:
            leader[member] = leader[leader[member]]
            member = leader[member]
        return member

    for one, other in pairs:
        first, second = sorted((find(one), find(other)))
        leader[second] = first
    groups: dict[str, list[str]] = {}
    for member in sorted(leader):
        groups.setdefault(find(member), []).append(member)
    return [groups[each] for each in sorted(groups)]


def settle(reports: Sequence[Profile], pairs: Mapping[Pair, float], constraints: Constraints) -> list[Group]:
    """Groups of mention ids, each one event, from reports that `pairs` or the user hold together.

    `pairs` are those that `compare` calls the same, by their ids in alphabetical order, with their scores.
    """
    by_id = {report.mention: report for report in reports}
    if len(pairs) == len(by_id) * (len(by_id) - 1) // 2 and constraints == Constraints():
        # All are alike, as the reports of most events are: nothing can keep any of them apart.
        return [sorted(by_id)] if by_id else []
    return _Table(by_id, constraints).grouped(pairs)


class _Table:
    """The groups as they grow."""

    def __init__(self, reports: Mapping[str, Profile], constraints: Constraints) -> None:
        self._reports = reports
        self._held = _held(reports, constraints)
        # Who must stay apart from one must stay apart from all that the user holds together with it.
        self._apart = {
            _ordered(self._held.get(one, one), self._held.get(other, other))
            for one, other in constraints.apart
        }
        self._group: dict[str, Group] = {name: [name] for name in reports}
        # None for two that exclude each other.
        self._scores: dict[Pair, float | None] = {}
        # Groups found not to belong together, as they were then.
        self._refused: set[tuple[str, int, str, int]] = set()

    def grouped(self, pairs: Mapping[Pair, float]) -> list[Group]:
        self._scores.update(pairs)
        for one, other in sorted(pairs, key=lambda pair: (-pairs[pair], pair)):
            self._join(one, other)
        self._hold_together()
        groups = {id(group): sorted(group) for group in self._group.values()}
        return sorted(groups.values())

    def _join(self, one: str, other: str) -> None:
        first, second = self._group[one], self._group[other]
        tried = (first[0], len(first), second[0], len(second))
        if first is second or tried in self._refused:
            return
        if self._belong(first, second):
            self._put(second, first)
        else:
            self._refused.add(tried)

    def _put(self, members: Group, group: Group) -> None:
        group += members
        for member in members:
            self._group[member] = group

    def _hold_together(self) -> None:
        """Joins the groups of what the user holds together; where that would break his word, only these."""
        for first in sorted(set(self._held.values())):
            members = sorted(name for name, leader in self._held.items() if leader == first)
            groups = list({id(self._group[name]): self._group[name] for name in members}.values())
            whole = [name for group in groups for name in group]
            if self._parted(whole, whole):
                for name in members:
                    self._group[name].remove(name)
                self._put(members, [])
            else:
                self._put(whole, [])

    def _parted(self, first: Group, second: Group) -> bool:
        """Whether the user keeps any report of the first from any of the second."""
        return bool(self._apart) and any(
            _ordered(self._held.get(one, one), self._held.get(other, other)) in self._apart
            for one in first
            for other in second
        )

    def _belong(self, first: Group, second: Group) -> bool:
        if self._parted(first, second):
            return False
        total = 0.0
        for one in first:
            for other in second:
                score = self._score(_ordered(one, other))
                if score is None:
                    return False
                total += score
        return total >= link_table().chain * len(first) * len(second)

    def _score(self, pair: Pair) -> float | None:
        if pair not in self._scores:
            judged = compare(self._reports[pair[0]], self._reports[pair[1]])
            self._scores[pair] = None if judged.apart else judged.score
        return self._scores[pair]


def _held(reports: Mapping[str, Profile], constraints: Constraints) -> dict[str, str]:
    """For each report that the user holds together with others, the first of them all."""
    apart = {_ordered(*pair) for pair in constraints.apart}
    held: dict[str, Group] = {}
    for one, other in constraints.together:
        if one not in reports or other not in reports:
            continue
        first, second = held.setdefault(one, [one]), held.setdefault(other, [other])
        if first is second or any(_ordered(a, b) in apart for a in first for b in second):
            continue
        first += second
        held.update((name, first) for name in second)
    return {name: min(group) for name, group in held.items()}


def _ordered(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)
