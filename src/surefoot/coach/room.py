"""What fits into a week: how many runs, how long the long one, how much the others may take.

The share of the long run (LONG-1) grows as runs become fewer, so the fit with most volume is
looked for over every number of runs: more days then never mean a smaller week (G6).
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from surefoot.coach.rules.volume.least_run import first_week
from surefoot.coach.rules.volume.long_run_first import long_run_first
from surefoot.coach.rules.volume.long_share import long_share
from surefoot.coach.rules.volume.runs_a_week import runs_a_week
from surefoot.rulebook import Book

_NEARLY = 1e-6  # metres, for comparing sums of fractions


class Room(msgspec.Struct, frozen=True, kw_only=True):
    """The room of a week, all in metres: what each day to come holds, and the most for a long and an easy run.

    ``long_wish`` is what the long run should reach, if fewer runs than the ``usual_runs`` let it.
    ``done`` metres in ``done_runs``
    runs stand in the week already; ``most`` metres are left of it.
    """

    race_class: str
    caps: dict[int, float]
    long_day: int | None
    long_most: float
    easy_most: float
    long_wish: float = 0.0
    usual_runs: int = 0
    done: int = 0
    done_runs: int = 0
    most: float = float("inf")

    def beside(self, long: float, share: float, volume: float) -> float:
        """Most metres of another run: the long run's, unless its day is too short for what it could be."""
        if self.long_day is None or long < self.caps[self.long_day] - _NEARLY:
            return min(self.easy_most, long)
        return max(min(self.easy_most, long), min(self.easy_most, self.long_most, share * (self.done + volume)))


class Fit(msgspec.Struct, frozen=True):
    """Metres still to come, the long run among them (0: none), and how many runs."""

    volume: float
    long: float
    runs: int


def fill(room: Room, runs: int, wanted: Callable[[int], float], book: Book) -> Fit:
    """The fit with most volume in at most ``runs`` runs; ``wanted`` gives a week's metres for all its runs.

    Of fits with equal volume the one with most runs is taken, unless its long run falls short of the wish.
    """
    least, _ = first_week(book)
    best, top = Fit(0.0, 0.0, 0), 0.0
    for count in range(min(runs, len(room.caps)), 0, -1):
        volume = max(0.0, min(room.most, wanted(count + room.done_runs) - room.done))
        total, long = _with_runs(room, volume, count, book)
        if not _makes_sense(room, total, long, count, least, book):
            continue
        top = max(top, total)
        if _better(Fit(total, long, count), best, room, top, book):
            best = Fit(total, long, count)
        if total >= volume - _NEARLY and long >= min(room.long_wish, room.long_most) - _NEARLY:
            break
    return best


def _makes_sense(room: Room, total: float, long: float, count: int, least: int, book: Book) -> bool:
    """Whether every run is long enough to be one, and the week carries so many."""
    others = count - 1 if long else count
    if total + _NEARLY < least or 0 < long < least - _NEARLY or total - long + _NEARLY < others * least:
        return False
    together = count + room.done_runs
    return runs_a_week(book, room.done + total + _NEARLY, together, together) == together


def _better(fit: Fit, best: Fit, room: Room, top: float, book: Book) -> bool:
    """More volume; or nearly as much with a longer long run, as far as that is wished and leaves enough runs."""
    few, share = long_run_first(book)
    few = max(few, room.usual_runs - 1)
    wished = min(fit.long, room.long_wish) > min(best.long, room.long_wish) + _NEARLY
    if wished and fit.runs + room.done_runs >= few and fit.volume >= share * top:
        return True
    return (
        fit.volume > best.volume + _NEARLY and min(best.long, room.long_wish) <= min(fit.long, room.long_wish) + _NEARLY
    )


def _with_runs(room: Room, volume: float, count: int, book: Book) -> tuple[float, float]:
    """Volume and long run with exactly ``count`` runs."""
    share = long_share(book, room.race_class, count + room.done_runs)
    if room.long_day is None:
        most = min(room.easy_most, share * (room.done + volume))  # no run stands for the long one
        caps = sorted((min(cap, most) for cap in room.caps.values()), reverse=True)[:count]
        return min(volume, sum(caps)), 0.0
    most = min(room.long_most, room.caps[room.long_day], volume)
    others = sorted((cap for day, cap in room.caps.items() if day != room.long_day), reverse=True)[: count - 1]

    def rest(long: float) -> float:
        beside = room.beside(long, share, volume)
        return min(volume - long, sum(min(cap, beside) for cap in others))

    def keeps_share(long: float) -> bool:
        return long <= share * (room.done + long + rest(long)) + _NEARLY

    long = most if keeps_share(most) else _largest(most, keeps_share)
    return long + rest(long), long


def _largest(most: float, keeps: Callable[[float], bool]) -> float:
    """The largest length up to ``most`` that keeps its share, to a metre."""
    low, high = 0.0, most
    while high - low > 1:
        middle = (low + high) / 2
        low, high = (middle, high) if keeps(middle) else (low, middle)
    return low
