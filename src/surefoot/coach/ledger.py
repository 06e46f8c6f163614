"""Runs by day, done and planned: how much in a span, how long the longest, what counts for a limit.

Days are proleptic ordinals (``date.toordinal``), distances metres of running.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise

from surefoot.coach.rules.load.counted_distance import counted_distance
from surefoot.coach.rules.load.longest_window import longest_window
from surefoot.coach.rules.load.near import near_enough
from surefoot.coach.rules.load.single_run_limit import single_run_limit
from surefoot.rulebook import Book

WEEK = 7


class Ledger:
    """Runs in order of day. Planned runs are added behind the logged ones as the plan grows.

    ``declared`` metres a week, and a ``declared_longest`` run, stand for the days before
    ``declared_until`` where nothing was logged.
    """

    def __init__(self, book: Book, *, declared: int = 0, declared_longest: int = 0, declared_until: int = 0) -> None:
        self.book = book
        self.days: list[int] = []
        self.distances: list[int] = []
        self.metres = [0]  # all of them up to each run, and one more than there are runs
        self.run_days = [0]  # the same of days with a run
        self.counted: dict[int, tuple[float, bool]] = {}  # index -> limit it should have kept, for good?
        self.last_counted = -1  # the last of these indices
        self.pained: list[int] = []  # days with a pain, in order: they put off what a race counts for
        self.window = longest_window(book)
        self.declared, self.declared_longest, self.declared_until = declared, declared_longest, declared_until

    def copy(self) -> Ledger:
        """An independent ledger with the same runs."""
        twin = Ledger(
            self.book,
            declared=self.declared,
            declared_longest=self.declared_longest,
            declared_until=self.declared_until,
        )
        twin.days, twin.distances = self.days.copy(), self.distances.copy()
        twin.metres, twin.run_days = self.metres.copy(), self.run_days.copy()
        twin.counted, twin.last_counted, twin.pained = self.counted.copy(), self.last_counted, self.pained
        return twin

    def add(
        self,
        day: int,
        distance: int,
        *,
        judged: bool = False,
        planned: bool = False,
        agreed: int = 0,
        weighs: int | None = None,
    ) -> None:
        """Append a run; days never go back. A ``judged`` run counts as its limit, if planned for good.

        ``agreed`` metres stood in the plan of its day: no limit was lower. ``weighs`` is what the run counts for in
        the volume of weeks, if that is not its distance.
        """
        known = judged and (agreed or self.longest(day))  # what nothing is known before has no limit to go over
        if known and distance > (limit := max(self.limit(day), float(agreed))):
            self.last_counted = len(self.days)
            self.counted[self.last_counted] = (limit, planned)
        self.run_days.append(self.run_days[-1] + (not self.days or self.days[-1] != day))
        self.metres.append(self.metres[-1] + (distance if weighs is None else weighs))
        self.days.append(day)
        self.distances.append(distance)

    def volume(self, start: int, end: int) -> int:
        """Metres run on the days from ``start`` up to but not including ``end``."""
        run = self.metres[bisect_left(self.days, end)] - self.metres[bisect_left(self.days, start)]
        return run + self.silent(start, end) if self.declared else run

    def logged(self, start: int, end: int) -> int:
        """Metres that stand as runs from ``start`` up to but not including ``end``."""
        return self.metres[bisect_left(self.days, end)] - self.metres[bisect_left(self.days, start)]

    def silent(self, start: int, end: int) -> int:
        """Metres that are declared for these days, where nothing was logged."""
        return round(self.declared * max(0, min(end, self.declared_until) - start) / WEEK)

    def runs(self, start: int, end: int) -> int:
        """Days with a run from ``start`` up to but not including ``end``."""
        return self.run_days[bisect_left(self.days, end)] - self.run_days[bisect_left(self.days, start)]

    def weeks(self, end: int, count: int) -> list[tuple[int, int]]:
        """Metres, and days with a run, of so many weeks of seven days before ``end``, the last first."""
        cuts = [bisect_left(self.days, end - WEEK * back) for back in range(count + 1)]
        metres, runs = self.metres, self.run_days
        found = [(metres[b] - metres[a], runs[b] - runs[a]) for b, a in pairwise(cuts)]
        if not self.declared:
            return found
        silent = (self.silent(end - WEEK * back - WEEK, end - WEEK * back) for back in range(count))
        return [(run + more, days) for (run, days), more in zip(found, silent, strict=True)]

    def tail(self, since: int) -> tuple[object, ...]:
        """Everything from a day on, and what was declared."""
        first = bisect_left(self.days, since)
        counted = tuple((i - first, *counts) for i, counts in self.counted.items() if i >= first)
        pained = tuple(self.pained[bisect_left(self.pained, since) :])
        declared = self.declared, self.declared_longest, self.declared_until
        metres = tuple(after - before for before, after in pairwise(self.metres[first:]))
        return tuple(self.days[first:]), tuple(self.distances[first:]), metres, counted, pained, declared

    def summary(self, day: int, weeks: tuple[int, int], gap: int) -> tuple[object, ...] | None:
        """What later weeks, beginning on ``day`` and every seven days on, still depend on; None where that is more.

        Metres and runs of so many ``weeks``; the days of new longest runs in the ``gap`` before it; and of the runs
        that may count for a limit those that no later run was as long as.
        """
        first, end = bisect_left(self.days, day - self.window), len(self.days)
        if self.last_counted >= first or (end and self.days[-1] >= day):
            return None
        standing, longest = [], 0
        for index in range(end - 1, first - 1, -1):
            if self.distances[index] > longest:
                longest = self.distances[index]
                standing.append((self.days[index], longest))
        recent = range(day - gap + 1, day)
        new = [one for one in recent if self.grew(one, one + 1)] if self.grew(recent.start, day) else []
        declared = self.declared, self.declared_longest, self.declared_until
        before = self.weeks(day, max(weeks))
        metres, runs = [metres for metres, _ in before[: weeks[0]]], [runs for _, runs in before[: weeks[1]]]
        return tuple(metres), tuple(runs), tuple(standing), tuple(new), declared

    def longest(self, day: int) -> float:
        """Longest run that counts on ``day``: of the thirty days before it, races and long runs as LOAD-3 says."""
        first = bisect_left(self.days, day - self.window)
        longest: float = self.declared_longest if day - self.window < self.declared_until else 0
        end = bisect_left(self.days, day)
        if self.last_counted < first:
            return max(longest, *self.distances[first:end]) if first < end else longest
        for index in range(first, end):
            longest = max(longest, self._counts(index, day) if index in self.counted else self.distances[index])
        return longest

    def limit(self, day: int) -> float:
        """Longest run allowed on ``day`` (LOAD-1), in metres."""
        return single_run_limit(self.book, self.longest(day))

    def grew(self, start: int, end: int) -> bool:
        """Whether a run from ``start`` up to ``end`` (not included) was a new longest run of its day."""
        low, high = bisect_left(self.days, start), bisect_left(self.days, end)
        before = bisect_left(self.days, end - self.window)  # what all of them look back on begins here
        plain = before < low < high and self.last_counted < before
        if plain and max(self.distances[before:low]) >= max(self.distances[low:high]):
            return False
        return any(self.distances[i] > self.longest(self.days[i]) > 0 for i in range(low, high))

    def ran(self, start: int, end: int, distance: float) -> bool:
        """Whether a run from ``start`` up to ``end`` (not included) was this long, near enough."""
        span = range(bisect_left(self.days, start), bisect_left(self.days, end))
        return any(near_enough(self.book, self.distances[i], distance) for i in span)

    def before(self, day: int) -> int:
        """Number of runs before ``day``."""
        return bisect_left(self.days, day)

    def last_day(self, day: int) -> int | None:
        """The last day with a run, ``day`` itself included."""
        index = bisect_right(self.days, day)
        return self.days[index - 1] if index else None

    def _counts(self, index: int, day: int) -> float:
        limit, for_good = self.counted[index]
        distance = self.distances[index]
        if for_good:
            return min(distance, limit)
        return counted_distance(self.book, distance, limit, self._most_clean_days(self.days[index], day))

    def _most_clean_days(self, start: int, day: int) -> int:
        """Most days in a row without pain from a run on ``start`` to ``day``."""
        pained = self.pained[bisect_right(self.pained, start) : bisect_left(self.pained, day)]
        return max(b - a for a, b in pairwise([start, *pained, day]))
