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
        self.seconds: list[int] = []
        self.counted: dict[int, tuple[float, bool]] = {}  # index -> limit it should have kept, for good?
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
        twin.days, twin.distances, twin.seconds = self.days.copy(), self.distances.copy(), self.seconds.copy()
        twin.counted, twin.pained = self.counted.copy(), self.pained
        return twin

    def add(self, day: int, distance: int, seconds: int = 0, *, judged: bool = False, planned: bool = False) -> None:
        """Append a run; days never go back. A ``judged`` run counts as its limit, if planned for good."""
        limit = self.limit(day) if judged else 0.0
        if judged and distance > limit:
            self.counted[len(self.days)] = (limit, planned)
        self.days.append(day)
        self.distances.append(distance)
        self.seconds.append(seconds)

    def volume(self, start: int, end: int) -> int:
        """Metres run on the days from ``start`` up to but not including ``end``."""
        return self.logged(start, end) + self.silent(start, end)

    def logged(self, start: int, end: int) -> int:
        """Metres that stand as runs from ``start`` up to but not including ``end``."""
        return sum(self.distances[bisect_left(self.days, start) : bisect_left(self.days, end)])

    def silent(self, start: int, end: int) -> int:
        """Metres that are declared for these days, where nothing was logged."""
        return round(self.declared * max(0, min(end, self.declared_until) - start) / WEEK)

    def runs(self, start: int, end: int) -> int:
        """Days with a run from ``start`` up to but not including ``end``."""
        return len(set(self.days[bisect_left(self.days, start) : bisect_left(self.days, end)]))

    def longest(self, day: int) -> float:
        """Longest run that counts on ``day``: of the thirty days before it, races and long runs as LOAD-3 says."""
        first = bisect_left(self.days, day - self.window)
        longest: float = self.declared_longest if day - self.window < self.declared_until else 0
        end = bisect_left(self.days, day)
        if not any(first <= index < end for index in self.counted):
            return max(longest, max(self.distances[first:end], default=0))
        for index in range(first, end):
            longest = max(longest, self._counts(index, day) if index in self.counted else self.distances[index])
        return longest

    def limit(self, day: int) -> float:
        """Longest run allowed on ``day`` (LOAD-1), in metres."""
        return single_run_limit(self.book, self.longest(day))

    def grew(self, start: int, end: int) -> bool:
        """Whether a run from ``start`` up to ``end`` (not included) was a new longest run of its day."""
        span = range(bisect_left(self.days, start), bisect_left(self.days, end))
        return any(self.distances[i] > self.longest(self.days[i]) > 0 for i in span)

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
