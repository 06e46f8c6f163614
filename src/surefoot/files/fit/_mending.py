"""What some devices leave out: metres, where they write only speed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surefoot.diary.stream import Stream

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Column = NDArray[np.float64]


def with_distance(stream: Stream, longest_sample_gap: float) -> Stream:
    """A stream whose distance, where the device wrote none, is summed from its speed.

    A gap of more seconds than the longest between two samples counts no longer than that.
    """
    import numpy as np

    if np.isfinite(stream.distance).any():
        return stream
    known = np.isfinite(stream.speed) & np.isfinite(stream.time)
    if not known.any():
        return stream
    time, speed = stream.time[known], stream.speed[known]
    steps = np.clip(np.diff(time, prepend=time[0]), 0, longest_sample_gap)
    distance = np.full(len(stream.time), np.nan)
    distance[known] = np.cumsum(speed * steps)
    return stream._replace(distance=distance)
