"""What fits into a week: how many runs, how long the long one, how much the others may take.

The share of the long run (LONG-1) grows as runs become fewer, so the fit with most volume is
looked for over every number of runs: more days then never mean a smaller week (G6).
"""

from __future__ import annotations

import msgspec

from surefoot.coach.rules.volume.least_run import first_week
from surefoot.coach.rules.volume.long_share import long_share
from surefoot.rulebook import Book


class Room(msgspec.Struct, frozen=True, kw_only=True):
    """The room of a week, all in metres: what each day holds, and the most for a long and an easy run."""

    race_class: str
    caps: dict[int, float]
    long_day: int | None
    long_most: float
    easy_most: float


def fill(room: Room, volume: float, runs: int, book: Book) -> tuple[float, float, int]:
    """Volume that fits, its long run (0: none), and the number of runs, at most ``runs``."""
    least, _ = first_week(book)
    best = (0.0, 0.0, 0)
    for count in range(min(runs, len(room.caps)), 0, -1):
        total, long = _with_runs(room, volume, count, book)
        if total + 1e-6 < count * least and count > 1:
            continue
        if total > best[0] + 1e-6:
            best = (total, long, count)
        if total >= volume - 1e-6:
            break
    return best


def _with_runs(room: Room, volume: float, count: int, book: Book) -> tuple[float, float]:
    """Volume and long run with exactly ``count`` runs."""
    if room.long_day is None:
        caps = sorted((min(cap, room.easy_most) for cap in room.caps.values()), reverse=True)[:count]
        return min(volume, sum(caps)), 0.0
    share = long_share(book, room.race_class, count)
    long = min(room.long_most, room.caps[room.long_day], share * volume)
    others = sorted((cap for day, cap in room.caps.items() if day != room.long_day), reverse=True)[: count - 1]
    rest = sum(min(cap, long, room.easy_most) for cap in others)
    if long + rest >= volume or count == 1:
        return min(volume, long + rest), long
    return _shrunk(share, long, others, room.easy_most)


def _shrunk(share: float, long: float, others: list[float], easy_most: float) -> tuple[float, float]:
    """Where the days hold less than was asked: the long run shrinks until it keeps its share of what fits."""
    low, high = 0.0, long
    for _ in range(24):
        middle = (low + high) / 2
        total = middle + sum(min(cap, middle, easy_most) for cap in others)
        low, high = (middle, high) if middle <= share * total + 1e-9 else (low, middle)
    chosen = high if high <= share * (high + sum(min(cap, high, easy_most) for cap in others)) + 1e-9 else low
    return chosen + sum(min(cap, chosen, easy_most) for cap in others), chosen
