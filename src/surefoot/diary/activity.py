"""What was done: one recorded outing."""

from __future__ import annotations

import datetime as dt

import msgspec

from surefoot.units import Metres, Seconds


class BestEffort(msgspec.Struct, frozen=True):
    """The fastest stretch of so many metres within an outing, in whole seconds with all halts in it."""

    distance: Metres
    seconds: Seconds


class Activity(msgspec.Struct, frozen=True, kw_only=True):
    """One outing, as far as planning needs it.

    ``duration`` is the moving or timer time in seconds; ``running`` the part of it with
    gait run, where walking was mixed in (None: all of it, for sport "run"). ``drift`` says by how
    many percent the heart worked harder for the pace late in it than early on, where that was measured;
    ``best_efforts`` its fastest stretches over the usual distances, where its recording told.
    """

    date: dt.date
    duration: Seconds
    distance: Metres | None = None
    sport: str = "run"  # run | walk | ride | swim | strength | other
    rpe: int | None = None
    avg_hr: int | None = None
    race: bool = False
    surface: str | None = None  # road | track | trail | treadmill | grass
    session: str | None = None
    stage: str | None = None
    running: Seconds | None = None
    drift: int | None = None
    best_efforts: tuple[BestEffort, ...] = ()
