"""What fits into a week: how many runs, how long the long one, how much the others may take.

The share of the long run (LONG-1) grows as runs become fewer, so the fit with most volume is
looked for over every number of runs: more days then never mean a smaller week (G6).
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from surefoot.coach.memory import remembered
from surefoot.coach.rules.volume.least_run import first_week
from surefoot.coach.rules.volume.long_run_first import long_run_first
from surefoot.coach.rules.volume.long_share import long_share
from surefoot.coach.rules.volume.runs_a_week import runs_a_week
from surefoot.rulebook import Book

_NEARLY = 1e-6  # metres, for comparing sums of fractions
_SURE = 0.5  # metres: beyond so much no such sum is in doubt


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


class _Numbers:
    """What a book says of weeks, read once."""

    def __init__(self, book: Book) -> None:
        self.least, _ = first_week(book)
        self.few, self.share = long_run_first(book)
        self.long_share, self.runs_a_week = long_share.of(book), runs_a_week.of(book)


@remembered(10)
def _numbers_of(book: Book) -> _Numbers:
    return _Numbers(book)


def fill(room: Room, runs: int, wanted: Callable[[int], float], book: Book) -> Fit:
    """The fit with most volume in at most ``runs`` runs; ``wanted`` gives a week's metres for all its runs.

    Of fits with equal volume the one with most runs is taken, unless its long run falls short of the wish.
    """
    numbers = _numbers_of(book)
    best, top = Fit(0.0, 0.0, 0), 0.0
    for count in range(min(runs, len(room.caps)), 0, -1):
        volume = max(0.0, min(room.most, wanted(count + room.done_runs) - room.done))
        total, long = _with_runs(room, volume, count, numbers.long_share(room.race_class, count + room.done_runs))
        if not _makes_sense(room, total, long, count, numbers):
            continue
        top = max(top, total)
        if not best.runs or _better(Fit(total, long, count), best, room, top, numbers):
            best = Fit(total, long, count)
        if total >= volume - _NEARLY and long >= min(room.long_wish, room.long_most) - _NEARLY:
            break
    return best


def _makes_sense(room: Room, total: float, long: float, count: int, numbers: _Numbers) -> bool:
    """Whether every run is long enough to be one, and the week carries so many."""
    least, others = numbers.least, count - 1 if long else count
    if total + _NEARLY < least or 0 < long < least - _NEARLY or total - long + _NEARLY < others * least:
        return False
    together = count + room.done_runs
    return bool(numbers.runs_a_week(room.done + total + _NEARLY, together, together) == together)


def _better(fit: Fit, best: Fit, room: Room, top: float, numbers: _Numbers) -> bool:
    """More volume; or nearly as much with a longer long run, as far as that is wished and leaves enough runs."""
    few = max(numbers.few, room.usual_runs - 1)
    reaches, reached = min(fit.long, room.long_wish), min(best.long, room.long_wish)
    if reaches > reached + _NEARLY and fit.runs + room.done_runs >= few and fit.volume >= numbers.share * top:
        return True
    return fit.volume > best.volume + _NEARLY and reached <= reaches + _NEARLY


def _with_runs(room: Room, volume: float, count: int, share: float) -> tuple[float, float]:
    """Volume and long run with exactly ``count`` runs, of which the long one may have its ``share``."""
    if room.long_day is None:
        caps = sorted([min(cap, room.easy_most) for cap in room.caps.values()], reverse=True)[:count]
        return _rest(caps, _fair(room, caps, 0.0, volume, share), volume), 0.0  # no run stands for the long one
    long = min(room.long_most, room.caps[room.long_day], volume)
    others = sorted([cap for day, cap in room.caps.items() if day != room.long_day], reverse=True)[: count - 1]
    beside = room.beside(long, share, volume)
    if beside > long:  # another run may be longer than the long one, and keeps the share in its place
        beside = max(long, _fair(room, [min(cap, beside) for cap in others], long, volume, share))
    rest = _rest(others, beside, volume - long)
    if long > share * (room.done + long + rest) + _NEARLY:
        long = _largest(room, others, volume, long, share)
        rest = _rest(others, room.beside(long, share, volume), volume - long)
    return long + rest, long


def _rest(others: list[float], most: float, left: float) -> float:
    """Metres that other runs of at most ``most`` take of what is ``left``."""
    return min(left, sum([min(cap, most) for cap in others]))


def _fair(room: Room, caps: list[float], long: float, volume: float, share: float) -> float:
    """Most metres of one of these runs, the longest first, that keeps its share of all of them: found by halves."""

    def keeps(most: float) -> bool:
        return most <= share * (room.done + long + _rest(caps, most, volume - long)) + _NEARLY

    high = min(caps[0], share * (room.done + volume)) if caps else 0.0
    if keeps(high):
        return high
    low = 0.0
    while high - low > 1:
        middle = (low + high) / 2
        low, high = (middle, high) if keeps(middle) else (low, middle)
    return low


def _largest(room: Room, others: list[float], volume: float, most: float, share: float) -> float:
    """The largest length up to ``most`` that keeps its share, to a metre: found by halves.

    All lengths tried are less than what the long run's day holds, so no other run is longer (see ``beside``).
    Where the others can take all the rest the share is of the whole volume, and most lengths need no trial:
    what the others take grows ever more slowly with the length, so that all below one that keeps it keep it.
    """
    edge = share * (room.done + volume)
    below, above = edge - _SURE, edge + _SURE
    if _rest(others, min(room.easy_most, below), volume) < volume - below:
        below, above = 0.0, float("inf")

    def keeps(long: float) -> bool:
        rest = _rest(others, min(room.easy_most, long), volume - long)
        return long <= share * (room.done + long + rest) + _NEARLY

    low, high = 0.0, most
    while high - low > 1:
        middle = (low + high) / 2
        if middle < below or (middle < above and keeps(middle)):
            low = middle
        else:
            high = middle
    return low
