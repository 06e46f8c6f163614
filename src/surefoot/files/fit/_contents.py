"""What a FIT file holds of an activity, all of it decoded: samples, sessions, laps, and what made it."""

from __future__ import annotations

from math import isfinite, nan
from typing import NamedTuple

from surefoot.diary.stream import Stream
from surefoot.files.fit import _profile as profile
from surefoot.files.fit._columns import Table, since_1970
from surefoot.files.fit._frames import Frames
from surefoot.files.fit._records import stream_of_records
from surefoot.files.fit._spans import Span, spans


class Contents(NamedTuple):
    """An activity as its file has it, before anything of it is doubted.

    ``kinds`` are what the file says that it is; ``sport`` is sport and sub-sport by number, NaN
    where it has no message for that; ``utc_offset`` seconds that the watch was ahead of UTC;
    ``altitude_from`` as in :class:`~surefoot.files.Recording`. Cadence is as written.
    """

    stream: Stream
    sessions: list[Span]
    laps: list[Span]
    sport: tuple[float, float]
    kinds: list[int]
    source: str
    utc_offset: int | None
    altitude_from: str


def decode(data: bytes, *, strict: bool = True) -> Contents:
    """The activity of a FIT file. Raises Damage where a strict reading finds a fault."""
    return contents(Frames(data, strict=strict))


def contents(frames: Frames) -> Contents:
    """The activity of what was framed."""
    stream = stream_of_records(frames)
    kinds, source = _file_id(frames)
    return Contents(
        stream=stream,
        sessions=spans(frames, profile.SESSION),
        laps=spans(frames, profile.LAP),
        sport=_sport(frames),
        kinds=kinds,
        source=source,
        utc_offset=_utc_offset(frames),
        altitude_from=_altitude_from(frames),
    )


def kinds_of(frames: Frames) -> list[int]:
    """What a file says that it is; a chained one may say it more than once."""
    found = Table(frames, profile.FILE_ID).values(profile.FILE_TYPE)
    return [int(kind) for kind in found if isfinite(kind)]


def _file_id(frames: Frames) -> tuple[list[int], str]:
    makers = Table(frames, profile.FILE_ID).values(profile.FILE_MANUFACTURER)
    known = makers and isfinite(makers[0])
    return kinds_of(frames), profile.MANUFACTURERS.get(int(makers[0]), "") if known else ""


def _sport(frames: Frames) -> tuple[float, float]:
    table = Table(frames, profile.SPORT)
    if not len(table):
        return nan, nan
    return table.values(profile.SPORT_SPORT)[0], table.values(profile.SPORT_SUB_SPORT)[0]


def _utc_offset(frames: Frames) -> int | None:
    """How far the watch's local time was ahead of UTC when it closed the file."""
    table = Table(frames, profile.ACTIVITY)
    local = map(since_1970, table.values(profile.ACTIVITY_LOCAL_TIMESTAMP))
    ahead = (there - time for there, time in zip(local, table.seconds(), strict=True))
    return next((round(seconds) for seconds in ahead if isfinite(seconds)), None)


def _altitude_from(frames: Frames) -> str:
    """Where a watch lists what is built into it: its barometer; where it has none, altitude is that of satellites."""
    table = Table(frames, profile.DEVICE_INFO)
    sources, types = table.values(profile.DEVICE_SOURCE), table.values(profile.DEVICE_TYPE)
    local = {
        kind for source, kind in zip(sources, types, strict=True) if source == profile.DEVICE_LOCAL and isfinite(kind)
    }
    if profile.LOCAL_BAROMETER in local:
        return "barometer"
    return "satellites" if local else ""
