"""Positions on the earth: metres from each to the next, and which of them a runner can have reached.

Degrees in, metres out. No sample is altered: what cannot be believed is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Column = NDArray[np.float64]
    Mask = NDArray[np.bool_]
    Numbers = NDArray[np.intp]

# The ellipsoid of GPS (WGS 84): half its longer axis in metres, and its first eccentricity squared.
_A = 6_378_137.0
_E2 = 0.006_694_379_990_141_316


def on_earth(latitude: Column, longitude: Column) -> Mask:
    """Which samples have a position; 0, 0 is how some devices say that they have none."""
    found: Mask = (abs(latitude) <= 90) & (abs(longitude) <= 180) & ((latitude != 0) | (longitude != 0))
    return found


def step_lengths(latitude: Column, longitude: Column) -> Column:
    """Metres from each position to the next, on the ellipsoid's radii of curvature between them.

    Exact to 1e-9 over the metres between two samples (positions in degrees).
    """
    import numpy as np

    middle = np.radians((latitude[1:] + latitude[:-1]) / 2)
    north = np.radians(np.diff(latitude))
    east = np.radians((np.diff(longitude) + 180) % 360 - 180)
    flattening = 1 - _E2 * np.sin(middle) ** 2
    along_meridian = _A * (1 - _E2) / flattening**1.5
    across = _A / np.sqrt(flattening) * np.cos(middle)
    lengths: Column = np.hypot(along_meridian * north, across * east)
    return lengths


def too_fast(time: Column, length: Column, fastest: float) -> Mask:
    """Which steps of so many seconds and metres nobody takes at up to ``fastest`` m/s; none in no time."""
    found: Mask = (time <= 0) | (length > fastest * time)
    return found


def believed(
    time: Column, latitude: Column, longitude: Column, *, fastest: float, re_anchor: int
) -> tuple[Numbers, Numbers]:
    """Samples that a runner can have reached, at up to ``fastest`` m/s, from the one believed before them.

    Some real recordings jump between two sources of position many times a minute: the source
    that was believed first is followed. Where ``re_anchor`` samples in a row agree among
    themselves against it, they are believed from there on. Gives the numbers of the samples to
    keep, and which of those begin anew. All columns are without NaN, and of one length above 0.
    """
    import numpy as np

    metres = np.radians(1.0) * _A
    east = np.unwrap(longitude, period=360) * np.cos(np.radians(np.median(latitude))) * metres
    columns = time, east, latitude * metres
    seconds, x, y = (np.diff(column) for column in columns)
    jumps = np.flatnonzero((seconds <= 0) | (x * x + y * y > (fastest * seconds) ** 2)) + 1
    keep, anchors = np.ones(len(time), dtype=bool), []
    points, anchoring = _Points(*(column.tolist() for column in columns)), _anchoring(jumps, len(time), re_anchor)
    back = 0  # the sample from which on the track is followed again
    for jump, (begin, end) in zip(jumps.tolist(), anchoring, strict=True):
        if jump <= back:
            continue
        back = points.first_reached(jump - 1, (jump, end), fastest)
        if back == end and begin < len(time):  # nothing was reached before others had agreed for long enough
            back = begin
            anchors.append(begin)
        keep[jump:back] = False
    return np.flatnonzero(keep), np.array(anchors, dtype=np.intp)


def _anchoring(jumps: Numbers, length: int, re_anchor: int) -> list[tuple[int, int]]:
    """For each jump the first row of ``re_anchor`` samples that agree at or after it: its first sample, its end."""
    import numpy as np

    long = np.diff(jumps, append=length) >= re_anchor
    begins = np.minimum.accumulate(np.where(long, jumps, length)[::-1])[::-1]
    return [(begin, min(begin + re_anchor, length)) for begin in begins.tolist()]


class _Points(NamedTuple):
    time: list[float]
    east: list[float]
    north: list[float]

    def first_reached(self, start: int, among: tuple[int, int], fastest: float) -> int:
        """The first of the samples among these that can be reached from a start, or the end of them."""
        t, x, y = self.time[start], self.east[start], self.north[start]
        for i in range(*among):
            seconds, east, north = self.time[i] - t, self.east[i] - x, self.north[i] - y
            if seconds > 0 and east * east + north * north <= (fastest * seconds) ** 2:
                return i
        return among[1]
