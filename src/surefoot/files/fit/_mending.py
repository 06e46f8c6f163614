"""What devices write differently, made alike: metres where they write only speed, steps of both feet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surefoot.diary.stream import Stream

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Column = NDArray[np.float64]

#: Nobody puts one and the same foot down so often in a minute, for half of an outing: such a cadence is of both feet.
#: Elite sprinters reach 150 for seconds; runners lie between 75 and 105, walkers below 75.
_ONE_FOOT = 120
_ON_FOOT = {"run", "walk"}


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


def of_both_feet(stream: Stream, sport: str) -> Stream:
    """A stream whose cadence counts the steps of both feet, where its sport is on foot.

    FIT counts full cycles, of one foot: a runner's 85 are 170 steps. Some apps write steps into
    the same field; they are told by a median that no single foot reaches. Cranks are left as they are.
    """
    import numpy as np

    if sport not in _ON_FOOT:
        return stream
    moving = stream.cadence[stream.cadence > 0]
    if not len(moving) or np.median(moving) > _ONE_FOOT:
        return stream
    return stream._replace(cadence=stream.cadence * 2)
