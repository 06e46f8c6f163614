"""The records of a FIT file as a stream, whichever way its device writes distance, speed and altitude."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING, NamedTuple

from surefoot.diary.stream import Stream
from surefoot.files.fit import _profile as profile
from surefoot.files.fit._columns import Table
from surefoot.files.fit._developer import Description, Developer, developer_column
from surefoot.files.fit._frames import Frames

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Column = NDArray[np.float64]

_DEGREES = profile.SEMICIRCLES / 180
#: The old three bytes: hundredths of m/s in the first 12 bits, then sixteenths of a metre, which turn over.
_HUNDREDTHS, _SIXTEENTHS, _TURNS_OVER, _NO_SPEED = 100, 16, 4096, 0xFFF


def stream_of_records(frames: Frames) -> Stream:
    """All records in the order of the file, with the starts of the watch's timer as segments.

    Cadence is as written: turns of one foot, or of the cranks, a minute.
    """
    records = Table(frames, profile.RECORD)
    packed = of_old_bytes(records)
    return Stream(
        time=records.times,
        latitude=records.column(profile.RECORD_LATITUDE, _DEGREES),
        longitude=records.column(profile.RECORD_LONGITUDE, _DEGREES),
        altitude=_altitude(records),
        distance=_distance(records, packed),
        speed=_speed(records, packed),
        heart_rate=records.column(profile.RECORD_HEART_RATE),
        cadence=_cadence(records),
        power=_power(frames, records),
        temperature=records.column(profile.RECORD_TEMPERATURE),
        segment=_segments(Table(frames, profile.EVENT), records.times),
    )


def filled(column: Column, other: Column) -> Column:
    """A column, with the values of another where it is silent."""
    import numpy as np

    silent = np.isnan(column)
    return np.where(silent, other, column) if silent.any() else column


class OldBytes(NamedTuple):
    """What the old three bytes hold: m/s and metres; nothing where a file has none."""

    speed: Column | None = None
    distance: Column | None = None


def _altitude(records: Table) -> Column:
    """Metres above the sea, of the wider field where a device writes it."""
    enhanced, legacy = profile.RECORD_ENHANCED_ALTITUDE, profile.RECORD_ALTITUDE
    return _preferred(records, (enhanced, legacy), profile.ALTITUDE_SCALE, profile.ALTITUDE_OFFSET)


def _speed(records: Table, packed: OldBytes) -> Column:
    fields = profile.RECORD_ENHANCED_SPEED, profile.RECORD_SPEED
    speed = _preferred(records, fields, profile.SPEED_SCALE)
    return speed if packed.speed is None else filled(speed, packed.speed)


def _preferred(records: Table, fields: tuple[int, int], scale: float, offset: float = 0.0) -> Column:
    """The first of two fields, with the other where it is silent."""
    first, second = fields
    if not records.has(first):
        return records.column(second, scale, offset)
    column = records.column(first, scale, offset)
    return filled(column, records.column(second, scale, offset)) if records.has(second) else column


def _distance(records: Table, packed: OldBytes) -> Column:
    """Metres since the start: as written, else unpacked from the old three bytes."""
    import numpy as np

    distance = records.column(profile.RECORD_DISTANCE, profile.DISTANCE_SCALE)
    return distance if packed.distance is None or np.isfinite(distance).any() else packed.distance


def of_old_bytes(records: Table) -> OldBytes:
    """Speed and distance from the old three bytes of each record, where there are any."""
    field = profile.RECORD_COMPRESSED_SPEED_DISTANCE
    return unpacked(records.column_of_bytes(field, 3)) if records.has(field) else OldBytes()


def unpacked(packed: NDArray[np.uint8]) -> OldBytes:
    """Speed and distance from rows of three bytes."""
    import numpy as np

    known = (packed != 0xFF).any(axis=1)
    low, middle, high = packed[known].astype(np.int64).T
    speed, distance = np.full(len(packed), np.nan), np.full(len(packed), np.nan)
    hundredths = low | (middle & 0xF) << 8
    speed[known] = np.where(hundredths == _NO_SPEED, np.nan, hundredths / _HUNDREDTHS)
    distance[known] = np.cumsum(np.diff(middle >> 4 | high << 4, prepend=0) % _TURNS_OVER) / _SIXTEENTHS
    return OldBytes(speed, distance)


def _cadence(records: Table) -> Column:
    cadence = records.column(profile.RECORD_CADENCE)
    if records.has(profile.RECORD_FRACTIONAL_CADENCE):
        import numpy as np

        fraction = records.column(profile.RECORD_FRACTIONAL_CADENCE, profile.FRACTIONAL_CADENCE_SCALE)
        fraction[np.isnan(fraction)] = 0
        cadence += fraction
    return cadence


def _power(frames: Frames, records: Table) -> Column:
    """Watts: the watch's own, else those of a sensor on the foot that writes its own field."""
    import numpy as np

    power = records.column(profile.RECORD_POWER)
    if any(layout.shape.developer for layout in records.layouts) and not np.isfinite(power).any():
        found = developer_column(records, Developer(frames), _is_power)
        return power if found is None else found
    return power


def _is_power(description: Description) -> bool:
    native = (profile.RECORD, profile.RECORD_POWER)
    return description.native == native or description.name.casefold() in profile.POWER_NAMES


def _segments(events: Table, time: Column) -> Column:
    """How often the timer had been started, after it had been stopped, when each record was written."""
    import numpy as np

    starts = starts_of_timer(events)
    counted: Column = np.asarray(starts).searchsorted(time, side="right").astype(np.float64)
    return counted


def starts_of_timer(events: Table) -> list[float]:
    """When the timer was started while it was not running, in seconds since 1970, in order."""
    kinds = zip(events.values(profile.EVENT_EVENT), events.values(profile.EVENT_TYPE), strict=True)
    timer = [
        (time, kind)
        for time, (event, kind) in zip(events.seconds(), kinds, strict=True)
        if event == profile.EVENT_TIMER and isfinite(time)
    ]
    starts, running = [], False
    for time, kind in sorted(timer, key=lambda event: event[0]):
        if kind == profile.EVENT_START and not running:
            starts.append(time)
            running = True
        elif kind in profile.EVENT_STOPS:
            running = False
    return starts
