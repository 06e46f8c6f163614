"""The records of a FIT file as a track, whichever way its device writes distance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surefoot.diary.stream import Stream, stream_of
from surefoot.files.fit import _profile as profile
from surefoot.files.fit._columns import Table
from surefoot.files.fit._frames import Frames

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Column = NDArray[np.float64]

_DEGREES = profile.SEMICIRCLES / 180
_SIXTEENTHS, _TURNS_OVER = 16, 4096


def track_of(frames: Frames, longest_sample_gap: float) -> Stream:
    """All records in the order of the file, with the starts of the watch's timer as segments."""
    records = Table(frames, profile.RECORD)
    time = records.times()
    return stream_of(
        len(time),
        time=time,
        latitude=records.column(profile.RECORD_LATITUDE, _DEGREES),
        longitude=records.column(profile.RECORD_LONGITUDE, _DEGREES),
        distance=_distance(records, time, longest_sample_gap),
        heart_rate=records.column(profile.RECORD_HEART_RATE),
        cadence=records.column(profile.RECORD_CADENCE),
        segment=_segments(Table(frames, profile.EVENT), time),
    )


def _distance(records: Table, time: Column, longest_sample_gap: float) -> Column:
    """Metres since the start: as written, else unpacked from the old three bytes, else summed from speed."""
    import numpy as np

    distance = records.column(profile.RECORD_DISTANCE, profile.DISTANCE_SCALE)
    if np.isfinite(distance).any():
        return distance
    distance = unpacked(records.column_of_bytes(profile.RECORD_COMPRESSED_SPEED_DISTANCE, 3))
    if np.isfinite(distance).any():
        return distance
    return _summed(records, time, longest_sample_gap)


def unpacked(packed: NDArray[np.uint8]) -> Column:
    """Metres from rows of three bytes: 12 bits of speed, then 12 of distance in sixteenths, turning over."""
    import numpy as np

    known = (packed != 0xFF).any(axis=1)
    counter = (packed[known, 1] >> 4).astype(np.int64) | (packed[known, 2].astype(np.int64) << 4)
    distance = np.full(len(packed), np.nan)
    distance[known] = np.cumsum(np.diff(counter, prepend=0) % _TURNS_OVER) / _SIXTEENTHS
    return distance


def _summed(records: Table, time: Column, longest_sample_gap: float) -> Column:
    """Metres summed from speed; a gap counts no longer than the longest between two samples."""
    import numpy as np

    speed = records.column(profile.RECORD_ENHANCED_SPEED, profile.SPEED_SCALE)
    plain = records.column(profile.RECORD_SPEED, profile.SPEED_SCALE)
    speed = np.where(np.isfinite(speed), speed, plain)
    known = np.isfinite(speed) & np.isfinite(time)
    if not known.any():
        return speed * np.nan
    steps = np.clip(np.diff(time[known], prepend=time[known][0]), 0, longest_sample_gap)
    distance = np.full(len(time), np.nan)
    distance[known] = np.cumsum(speed[known] * steps)
    return distance


def _segments(events: Table, time: Column) -> Column:
    """How often the timer had been started when each record was written."""
    import numpy as np

    timer = events.column(profile.EVENT_EVENT) == profile.EVENT_TIMER
    started = timer & (events.column(profile.EVENT_TYPE) == profile.EVENT_START)
    starts = np.sort(events.times()[started])
    counted: Column = np.searchsorted(starts, time, side="right").astype(np.float64)
    return counted
