"""Strength, plyometrics and drills on the days that running leaves: a second exact programme.

Running comes first: the runs stand when this is asked, with the seconds that each day has left.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from surefoot.coach.layout import REMEMBERED
from surefoot.coach.memory import remembered

KINDS = ("strength", "plyometrics", "drills")
SUBSETS = ((0, 0, 0), (1, 0, 0), (0, 1, 0), (0, 0, 1), (1, 0, 1), (0, 1, 1))


class CompanionProblem(msgspec.Struct, frozen=True, kw_only=True):
    """One block, an entry a day: seconds left, whether a run, a hard run or the long run stands there.

    ``counts`` and ``seconds`` are of strength, plyometrics and drills; ``since`` the days since the last
    strength and plyometrics; ``gaps`` the least days from one of each to the next, and ``widest`` the most
    from one plyometric session of the block to the next.
    """

    left: tuple[int, ...]
    run: tuple[bool, ...]
    fast: tuple[bool, ...]  # strides or hard: where drills belong
    hard: tuple[bool, ...]
    long: tuple[bool, ...]
    hard_after: bool  # a hard day or a race on the day behind the block
    long_after: bool  # the long run on the day behind the block
    open: tuple[bool, ...]  # whether anything may be planned on the day
    springy: tuple[bool, ...]  # whether plyometrics may, after a pain
    jumps: bool = True  # whether plyometrics are prepared at all
    counts: tuple[int, int, int]
    seconds: tuple[int, int, int]
    since: tuple[int, int]
    gaps: tuple[int, int]
    widest: int
    missing: tuple[int, int, int]
    before_long: int
    alone: int
    drills_easy: int


Subset = tuple[int, int, int]
Place = tuple[int, Subset, int, int]  # day, counts left, days since strength, since plyometrics


@remembered(REMEMBERED)
def solve_companions(problem: CompanionProblem) -> tuple[tuple[Subset, ...], int]:
    """For each day which of strength, plyometrics, drills it holds; and the cost of them all.

    Of equal costs the first in the order of :data:`SUBSETS`, day by day, is taken. The last few
    answers are kept, keyed by the whole problem.
    """
    return CompanionSearch(problem).week()


class CompanionSearch:
    """The search through one block, with what each day may hold worked out before."""

    def __init__(self, problem: CompanionProblem) -> None:
        self.problem, self.end = problem, len(problem.left)
        self.rested = problem.gaps[0]  # from here on days since strength no longer matter, and since plyometrics
        self.distant = max(problem.gaps[1], problem.widest + 1)
        wanted = [subset for subset in SUBSETS if all(s <= c for s, c in zip(subset, problem.counts, strict=True))]
        self.options = [
            [(subset, self.cost(day, subset)) for subset in wanted if self.closed(day, subset) is None]
            for day in range(self.end)
        ]
        self.memo: dict[Place, tuple[int, Subset]] = {}

    def week(self) -> tuple[tuple[Subset, ...], int]:
        """The cheapest week, the first in order among equals, and its cost."""
        place = self.beginning()
        cost, chosen = self._best(place), []
        while place[0] < self.end:
            subset = self.memo[place][1]
            chosen.append(subset)
            place = self.following(place, subset)
        return tuple(chosen), cost

    def walk(self, chosen: tuple[Subset, ...]) -> Iterator[tuple[Place, Subset]]:
        """Each day's place and what it holds, whatever rules that breaks."""
        place = self.beginning()
        for subset in chosen:
            yield place, subset
            place = self.following(place, subset)

    def beginning(self) -> Place:
        """The place before the first day."""
        strength, plyometrics = self.problem.since
        return 0, self.problem.counts, min(self.rested, strength), min(self.distant, plyometrics)

    def _best(self, place: Place) -> int:
        if place[0] == self.end:
            return sum(left * cost for left, cost in zip(place[1], self.problem.missing, strict=True))
        best, choice = -1, SUBSETS[0]
        for subset, cost in self.options[place[0]]:
            if any(subset) and self.spaced(place, subset) is not None:
                continue
            after = self.following(place, subset)
            known = self.memo.get(after)
            total = cost + (self._best(after) if known is None else known[0])
            if best < 0 or total < best:
                best, choice = total, subset
        self.memo[place] = (best, choice)
        return best

    def refusal(self, place: Place, subset: Subset) -> str | None:
        """What refuses these on the place's day; see :meth:`closed` and :meth:`spaced`. Nothing is never refused."""
        return (self.closed(place[0], subset) or self.spaced(place, subset)) if any(subset) else None

    def closed(self, day: int, subset: Subset) -> str | None:
        """What of a day itself refuses these: "closed", "sore", "minutes", "hard" (the day after), or None."""
        if not any(subset):
            return None
        if not self.problem.open[day] or (subset[1] and not self.problem.springy[day]):
            return "sore" if self.problem.open[day] else "closed"
        if (
            sum(one * seconds for one, seconds in zip(subset, self.problem.seconds, strict=True))
            > self.problem.left[day]
        ):
            return "minutes"
        hard_next = _beyond(self.problem.hard, day, self.problem.hard_after)
        return "hard" if hard_next and (subset[0] or subset[1]) else None

    def spaced(self, place: Place, subset: Subset) -> str | None:
        """What of the days before refuses these: "counts", "gap", "widest", or None."""
        _, left, since_strength, since_plyometrics = place
        strength, plyometrics, drills = subset
        if strength > left[0] or plyometrics > left[1] or drills > left[2]:
            return "counts"
        least_strength, least_plyometrics = self.problem.gaps
        if (strength and since_strength < least_strength) or (plyometrics and since_plyometrics < least_plyometrics):
            return "gap"
        another = left[1] < self.problem.counts[1]  # the block holds plyometrics before this day
        return "widest" if plyometrics and another and since_plyometrics > self.problem.widest else None

    def cost(self, day: int, subset: Subset) -> int:
        """Points of holding these on a day."""
        strength, plyometrics, drills = subset
        problem, cost = self.problem, 0
        if strength and _beyond(problem.long, day, problem.long_after):
            cost += problem.before_long
        if strength and problem.long[day]:
            cost += problem.before_long
        if (strength or plyometrics) and not problem.run[day]:
            cost += problem.alone
        if drills and not problem.fast[day]:
            cost += problem.drills_easy
        return cost

    def following(self, place: Place, subset: Subset) -> Place:
        """The place after a day."""
        day, left, since_strength, since_plyometrics = place
        strength, plyometrics, drills = subset
        return (
            day + 1,
            (left[0] - strength, left[1] - plyometrics, left[2] - drills) if subset != SUBSETS[0] else left,
            1 if strength else min(self.rested, since_strength + 1),
            1 if plyometrics else min(self.distant, since_plyometrics + 1),
        )


def _beyond(marks: tuple[bool, ...], day: int, after: bool) -> bool:
    """The mark of the day after a day; ``after`` is that of the day behind the block."""
    return marks[day + 1] if day + 1 < len(marks) else after
