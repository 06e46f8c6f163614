"""How much a way back may hold in one go: a day, and the seven days up to it (engine, stages 3 and 6).

Everything is in seconds of running, and looks back on outings as pairs of day and seconds, in the order of days.
"""

from __future__ import annotations

from surefoot.coach.comeback.outing import FREE, MINUTE, Start
from surefoot.coach.ledger import WEEK
from surefoot.coach.rules.comeback.growth import outing_steps
from surefoot.coach.rules.load.longest_window import longest_window
from surefoot.coach.rules.load.new_longest import new_longest
from surefoot.coach.rules.volume.week_memory import week_memory
from surefoot.rulebook import Book

Runs = list[tuple[int, float]]


class Limits:
    """The limits of one way."""

    def __init__(self, start: Start, book: Book) -> None:
        self.usual_s = start.usual_s
        self.growth, self.least_step, self.frequency_days = outing_steps(book)
        self.memory, self.window, self.gap = week_memory(book), longest_window(book), new_longest(book)

    def step(self, seconds: float, outings: int = 1) -> float:
        """Seconds after a step from so many, of one outing or of several together."""
        return max(self.growth * seconds, seconds + self.least_step * outings)

    def lately(self, runs: Runs, day: int) -> float:
        """Seconds run in the six days before a day."""
        return sum(seconds for run, seconds in runs if day - WEEK < run)

    def week(self, runs: Runs, day: int, outings: int) -> float:
        """Seconds of the seven days up to a day: a step more than the most of the weeks before, to the usual."""
        if not runs or day - runs[0][0] < WEEK:
            return self.usual_s
        ends = (day - WEEK * back for back in range(self.memory))
        most = max(sum(s for run, s in runs if end - WEEK <= run < end) for end in ends)
        return min(self.usual_s, self.step(most, outings))

    def single(self, runs: Runs, day: int) -> float:
        """Seconds of an outing: no new longest one, in whole minutes, soon after another (LOAD-4)."""
        lately = (run for run in runs if day - self.gap < run[0] < day)
        if any(seconds // MINUTE > self._longest(runs, run) // MINUTE > 0 for run, seconds in lately):
            return self._longest(runs, day)
        return FREE

    def _longest(self, runs: Runs, day: int) -> float:
        """Seconds of the longest outing of the days before a day that count."""
        return max((seconds for run, seconds in runs if day - self.window <= run < day), default=0.0)
