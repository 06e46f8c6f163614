"""How much a way back may hold in one go: a day, and any seven days around it (engine, stages 3 and 6).

Everything is in seconds of running, and looks back on outings as pairs of day and seconds, in the order of days.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from itertools import pairwise

from surefoot.coach.comeback.outing import FREE, MINUTE, Start
from surefoot.coach.ledger import WEEK
from surefoot.coach.rules.comeback.growth import outing_steps
from surefoot.coach.rules.load.longest_window import longest_window
from surefoot.coach.rules.load.new_longest import new_longest
from surefoot.coach.rules.pause.is_break import break_limit
from surefoot.coach.rules.pause.return_length import return_length
from surefoot.coach.rules.pause.return_share import return_share
from surefoot.coach.rules.volume.week_limit import week_limit
from surefoot.coach.rules.volume.week_memory import week_memory
from surefoot.rulebook import Book

#: Planned distances are whole tenths of a kilometre, in metres.
_TENTH = 100

Runs = list[tuple[int, float]]


class Limits:
    """The limits of one way."""

    def __init__(self, start: Start, book: Book) -> None:
        self.book, self.usual_s, self.pace = book, start.usual_s, start.pace
        self.growth, self.least_step, self.frequency_days = outing_steps(book)
        self.memory, self.window, self.gap = week_memory(book), longest_window(book), new_longest(book)

    def step(self, seconds: float, outings: int = 1) -> float:
        """Seconds after a step from so many, of one outing or of several together."""
        return max(self.growth * seconds, seconds + self.least_step * outings)

    def often(self, runs: Runs, day: int) -> int:
        """Outings a week, whole ones, of the days up to one in which a week may take one more."""
        return sum(day - self.frequency_days < run for run, _ in runs) * WEEK // self.frequency_days

    def fullest(self, runs: Runs, day: int) -> float:
        """Seconds of the fullest seven of the same days."""
        ends = range(day - self.frequency_days + WEEK, day + 1)
        return max(sum(seconds for run, seconds in runs if end - WEEK < run <= end) for end in ends)

    def usual(self, runs: Runs, day: int) -> float:
        """Seconds of a day that the usual week has left, after the six days before."""
        return max(0.0, self.usual_s - sum(seconds for run, seconds in runs if day - WEEK < run))

    def room(self, runs: Runs, day: int, ladder: int) -> float:
        """Seconds of a day that growth leaves: any seven days grow like a week on the weeks before them (VOLUME-1).

        The first outing of seven days may always be the same again: that is no growth. Of the first week on the way
        only frequency and length decide. ``ladder`` is the last day with a stage of one, which has its own steps.
        """
        if not runs or day < runs[0][0] + WEEK:
            return FREE
        share = self._after_a_break(runs)
        lately = runs[bisect_left(runs, (day - WEEK * (self.memory + 2), 0.0)) :]
        starts = range(max(day - WEEK + 1, runs[0][0] + WEEK), day + 1)
        grown = min(self._grown(lately, start, start - runs[0][0], ladder, share(start)) for start in starts)
        return grown if runs[-1][0] > day - WEEK else max(grown, runs[-1][1])

    def _grown(self, runs: Runs, start: int, age: int, ladder: int, share: float) -> float:
        """Seconds that are left of the seven days from one on, so many days into the way, after the weeks before them.

        Those may lie a day earlier or later: an outing that moves by a day would else leave each of them without it,
        and the way would hardly go on. ``share`` are metres that they may hold whatever was before.
        """
        weeks = range(start - WEEK, start - WEEK * self.memory - 1, -WEEK)
        most = max(self._held(runs, week + shift, start) for week in weeks for shift in (-1, 0, 1))
        if age < WEEK * self.memory and age % WEEK:  # the way began within one of them: its fullest seven days count
            most = max([most, *(self._held(runs, run, start) for run, _ in runs if run <= start - WEEK)])
        inside = [self._written(seconds) for run, seconds in runs if start <= run > ladder]
        limit = week_limit(self.book, most, self._held(runs, start - WEEK, start), len(inside) + 1)
        return max(0.0, max(limit, share) - sum(inside)) * self.pace / 1000

    def _after_a_break(self, runs: Runs) -> Callable[[int], float]:
        """Metres that seven days from one on may hold in the return from a break on the way (BREAK-3), else 0."""
        shortest = break_limit(self.book, 0)
        gaps = ((a, b) for (b, _), (a, _) in pairwise(reversed(runs)) if b - a > shortest)
        last, back = next(gaps, (0, 0))
        off = back - last
        if not off:
            return lambda _: 0.0
        end, oldest = back + return_length(self.book, off), last - WEEK * self.memory
        old = max(self._held(runs, run, back) for run, _ in runs if oldest <= run <= last)
        return lambda day: return_share(self.book, off, max(0, day - back)) * old if day < end else 0.0

    def _held(self, runs: Runs, first: int, end: int) -> float:
        """Metres of the seven days from one on, as far as they lie before another."""
        return sum(self._written(seconds) for run, seconds in runs if first <= run < min(first + WEEK, end))

    def _written(self, seconds: float) -> float:
        """Metres of an outing as a plan says them."""
        return seconds * 1000 / self.pace // _TENTH * _TENTH

    def single(self, runs: Runs, day: int) -> float:
        """Seconds of an outing: no new longest one, in whole minutes, soon after another (LOAD-4)."""
        lately = (run for run in runs if day - self.gap < run[0] < day)
        if any(seconds // MINUTE > self._longest(runs, run) // MINUTE > 0 for run, seconds in lately):
            return self._longest(runs, day)
        return FREE

    def _longest(self, runs: Runs, day: int) -> float:
        """Seconds of the longest outing of the days before a day that count."""
        return max((seconds for run, seconds in runs if day - self.window <= run < day), default=0.0)
