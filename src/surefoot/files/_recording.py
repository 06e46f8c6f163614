"""What a file tells of one outing."""

from __future__ import annotations

import datetime as dt

import msgspec

from surefoot.diary.stream import Lap, Stream
from surefoot.files._errors import FileError


class Recording(msgspec.Struct, frozen=True, kw_only=True):
    """A summary of one outing, as its file tells it.

    ``start`` is an aware time in UTC; distances are metres, durations seconds (``elapsed`` from
    first to last, ``timer`` without the pauses that the watch knows of, ``moving`` without
    standing still), heart rates beats a minute. ``place`` is latitude and longitude of the first
    position; ``utc_offset`` the seconds that the watch's clock was ahead of UTC. None: the file
    does not say. ``sport`` is run | walk | ride | swim | strength | other. ``clock`` says what ``start`` is:
    "utc" a moment; "wall" what a clock on the wall showed, written as if in UTC; "day" noon of a day whose
    time nobody wrote down.
    """

    start: dt.datetime
    sport: str
    distance: float | None = None
    elapsed: float | None = None
    timer: float | None = None
    moving: float | None = None
    avg_hr: int | None = None
    max_hr: int | None = None
    place: tuple[float, float] | None = None
    utc_offset: int | None = None
    surface: str | None = None  # road | track | trail | treadmill | grass
    race: bool = False
    name: str = ""
    source: str = ""  # what wrote it
    laps: tuple[Lap, ...] = ()
    stream: Stream | None = None
    altitude_from: str = ""  # barometer | satellites, "" where nobody says
    rpe: int | None = None  # 1 to 10, as the runner wrote it
    clock: str = "utc"
    salvaged: str = ""  # what is wrong with the file where only a part of it could be read, as a sentence


class Skipped(msgspec.Struct, frozen=True):
    """Something in a file that is no outing, or one that cannot be placed in time; nothing is wrong with it."""

    reason: str


class Known(msgspec.Struct, frozen=True):
    """A file whose content the caller has already, so that it was hashed and not read."""


class Found(msgspec.Struct, frozen=True):
    """What stands at one place.

    ``content`` is what an outing was read from, unpacked: the file, or its one row of a table; ``digest`` is the
    SHA-256 of it, the same however it was packed. Outings of one file share both and are told apart by ``part``,
    from 0. ``note`` says what was mended.
    """

    path: str
    result: Recording | Skipped | FileError | Known
    digest: str = ""
    content: bytes = b""
    note: str = ""
    part: int = 0
