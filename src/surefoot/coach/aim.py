"""What a stretch of the season builds to: the peak week, the longest run, how long and how many the runs may be."""

from __future__ import annotations

import msgspec

from surefoot.coach.ledger import WEEK
from surefoot.coach.rules.volume.long_minutes import long_minutes
from surefoot.coach.rules.volume.long_share import long_share
from surefoot.coach.rules.volume.longest_target import longest_target
from surefoot.coach.rules.volume.peak_week import peak_week
from surefoot.coach.rules.volume.readiness_longest import readiness_longest
from surefoot.coach.state import State
from surefoot.rulebook import Book


class Aim(msgspec.Struct, frozen=True, kw_only=True, cache_hash=True):
    """What a stretch of the season builds to, in metres and seconds; ``pace`` is the easy pace in s/km."""

    race_class: str
    peak: float
    longest: float
    long_seconds: float
    most_runs: int
    pace: float
    long_wish: float = 0.0  # the long run without which nobody is ready


def aim_for(race_class: str, experience: str, state: State, pace: float, expected: float | None, book: Book) -> Aim:
    """Targets of a race class for this runner; ``expected`` is the race time in seconds, where it is known."""
    peak = peak_week(book, race_class, experience, state.habit_week)
    longest_habit = state.ledger.longest(state.today)
    return Aim(
        race_class=race_class,
        peak=peak,
        longest=longest_target(book, race_class, experience, longest_habit),
        long_seconds=long_minutes(book, race_class, expected),
        most_runs=_most_runs(race_class, peak, pace, book),
        pace=pace,
        long_wish=_needed(race_class, pace, book),
    )


def _needed(race_class: str, pace: float, book: Book) -> float:
    """Metres of the longest run without which a race is not called feasible."""
    metres, seconds = readiness_longest(book, race_class)
    return min(metres, seconds * 1000 / pace)


def _most_runs(race_class: str, peak: float, pace: float, book: Book) -> int:
    """Most runs a week with which the long run's share of the peak week still makes ready for the race."""
    needed = _needed(race_class, pace, book)
    counts = range(WEEK - 1, 2, -1)
    return next((runs for runs in counts if long_share(book, race_class, runs) * peak >= needed), counts[-1])
