"""What fits into a week: how many runs, how long the long one, how much the others may take.

The share of the long run (LONG-1) grows as runs become fewer, so the fit with most volume is
looked for over every number of runs: more days then never mean a smaller week (G6).
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from surefoot.coach.rules.volume.least_run import first_week
from surefoot.coach.rules.volume.long_share import long_share
from surefoot.coach.rules.volume.runs_a_week import runs_a_week
from surefoot.rulebook import Book

_NEARLY = 1e-6  # metres, for comparing sums of fractions


class Room(msgspec.Struct, frozen=True, kw_only=True):
    """The room of a week, all in metres: what each day to come holds, and the most for a long and an easy run.

    ``done`` metres in ``done_runs`` runs stand in the week already.
    """

    race_class: str
    caps: dict[int, float]
    long_day: int | None
    long_most: float
    easy_most: float
    done: int = 0
    done_runs: int = 0


class Fit(msgspec.Struct, frozen=True):
    """Metres still to come, the long run among them (0: none), and how many runs."""

    volume: float
    long: float
    runs: int


def fill(room: Room, runs: int, wanted: Callable[[int], float], book: Book) -> Fit:
    """The fit with most volume in at most ``runs`` runs; ``wanted`` gives a week's metres for all its runs."""
    least, _ = first_week(book)
    best = Fit(0.0, 0.0, 0)
    for count in range(min(runs, len(room.caps)), 0, -1):
        volume = max(0.0, wanted(count + room.done_runs) - room.done)
        total, long = _with_runs(room, volume, count, book)
        if count > 1 and total - long + _NEARLY < (count - 1) * least:
            continue
        together = count + room.done_runs
        if total + _NEARLY < least or runs_a_week(book, room.done + total + _NEARLY, together, together) < together:
            continue
        if total > best.volume + _NEARLY:
            best = Fit(total, long, count)
        if total >= volume - _NEARLY:
            break
    return best


def _with_runs(room: Room, volume: float, count: int, book: Book) -> tuple[float, float]:
    """Volume and long run with exactly ``count`` runs."""
    if room.long_day is None:
        caps = sorted((min(cap, room.easy_most) for cap in room.caps.values()), reverse=True)[:count]
        return min(volume, sum(caps)), 0.0
    share = long_share(book, room.race_class, count + room.done_runs)
    most = min(room.long_most, room.caps[room.long_day], volume)
    others = sorted((cap for day, cap in room.caps.items() if day != room.long_day), reverse=True)[: count - 1]

    def rest(long: float) -> float:
        return min(volume - long, sum(min(cap, long, room.easy_most) for cap in others))

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
