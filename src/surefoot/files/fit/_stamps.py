"""Times that are packed into the headers of messages.

Such a header has the last five bits of the seconds; the others are those of the time before it in
the file, of whatever message, one more where the five bits have turned over since.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from surefoot.files.fit._frames import Frames
from surefoot.files.fit._layouts import Layout
from surefoot.files.fit._numbers import numbers, rows_of_bytes
from surefoot.files.fit._shapes import TIMESTAMP

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Column = NDArray[np.float64]
    Positions = NDArray[np.int64]

_SECONDS = 32


def packed_stamps(frames: Frames, layout: Layout) -> Column:
    """Seconds of FIT's time of messages with packed times; NaN where no time stands before them in their part."""
    import numpy as np

    if layout.part not in frames.stamps:
        frames.stamps[layout.part] = _of_part([each for each in frames.parts[layout.part] if each.runs])
    positions, seconds = frames.stamps[layout.part]
    found: Column = seconds[np.searchsorted(positions, layout.positions)]
    return found


def _of_part(layouts: list[Layout]) -> tuple[Positions, Column]:
    """Where the messages with times stand, and their seconds."""
    import numpy as np

    packed = [each for each in layouts if each.packed]
    stamped = [each for each in layouts if not each.packed and TIMESTAMP in each.shape.fields]
    positions = np.concatenate([each.positions for each in packed + stamped])
    seconds = np.concatenate([*map(_bits, packed), *(numbers(each, TIMESTAMP) for each in stamped)])
    whole = np.arange(len(seconds)) >= sum(map(len, packed))
    order = np.argsort(positions)
    order = order[np.isfinite(seconds[order])]  # an unknown time says nothing
    return positions[order], _unpacked(seconds[order], whole[order])


def _bits(layout: Layout) -> Column:
    import numpy as np

    return (rows_of_bytes(layout, -1, 1).ravel() % _SECONDS).astype(np.float64)


def _unpacked(seconds: Column, whole: NDArray[np.bool_]) -> Column:
    """Seconds from whole times and five bits of others, in the order of the file."""
    import numpy as np

    steps = np.where(whole, 0, np.diff(seconds % _SECONDS, prepend=0) % _SECONDS)
    passed = np.cumsum(steps)
    before = np.maximum.accumulate(np.where(whole, np.arange(len(seconds)), -1))
    return np.where(before < 0, np.nan, seconds[before] + passed - passed[before])
