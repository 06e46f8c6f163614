"""A run in parts: its kilometres, its miles, the laps of the device."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from surefoot.analysis._documents import Part
from surefoot.analysis._reach import Line
from surefoot.diary.stream import Lap

if TYPE_CHECKING:
    from surefoot.analysis._numpy import Column
    from surefoot.analysis._sums import Sums

#: Metres: what is left after the last whole kilometre or mile and shorter than this belongs to it.
_NOTHING = 1.0


def splits(line: Line, sums: Sums, length: float) -> tuple[Part, ...]:
    """A run in parts of so many metres, the last one as long as it is."""
    import numpy as np

    total = line.total
    if total < _NOTHING:
        return ()
    whole = int((total + _NOTHING) // length)
    ends = line.earliest(np.minimum(np.arange(1, whole + 1) * length, total))
    if total - whole * length >= _NOTHING:
        ends = np.append(ends, sums.time[-1])
    elif whole:
        ends[-1] = sums.time[-1]
    return parts(sums, np.concatenate(([0.0], ends))[: len(ends)], ends)


def parts(sums: Sums, starts: Column, ends: Column, names: Sequence[str] = ()) -> tuple[Part, ...]:
    """Parts between moments in seconds since the first sample."""
    spans = sums.between(starts, ends)
    return tuple(
        Part(
            start=float(starts[i]),
            end=float(ends[i]),
            distance=spans.distance(i),
            moving=spans.moving(i),
            adjusted=spans.adjusted(i),
            avg_hr=spans.avg_hr(i),
            cadence=spans.cadence(i),
            climb=spans.climbed(i),
            descent=spans.descended(i),
            name=names[i] if names else "",
        )
        for i in range(len(starts))
    )


def placed(laps: Sequence[Lap], began: float, ended: float) -> tuple[Lap, ...]:
    """Laps in seconds since the first sample, within the samples; those of no length are left out."""
    moved = [
        (max(lap.start - began, 0.0), min(lap.end - began, ended), lap)
        for lap in laps
        if lap.start == lap.start and lap.end == lap.end  # not NaN
    ]
    return tuple(_moved(lap, start, end) for start, end, lap in moved if end > start)


def _moved(lap: Lap, start: float, end: float) -> Lap:
    import msgspec

    return msgspec.structs.replace(lap, start=start, end=end)


def lap_parts(laps: Sequence[Lap], sums: Sums) -> tuple[Part, ...]:
    """The laps of a device as parts, measured by the samples; laps as :func:`placed` gives them."""
    import numpy as np

    if not laps:
        return ()
    starts, ends = np.array([lap.start for lap in laps]), np.array([lap.end for lap in laps])
    return parts(sums, starts, ends, [lap_name(lap) for lap in laps])


def lap_name(lap: Lap) -> str:
    """What ended a lap, and what a workout says of it."""
    return ", ".join(filter(None, (lap.trigger, lap.intensity)))


def laps_alone(laps: Sequence[Lap]) -> tuple[Part, ...]:
    """Laps where no samples measure them: by what the device says of each."""
    began = min((lap.start for lap in laps), default=0.0)
    return tuple(
        Part(
            start=lap.start - began,
            end=lap.end - began,
            distance=lap.distance or 0.0,
            moving=lap.end - lap.start if lap.timer is None else lap.timer,
            avg_hr=lap.avg_hr,
            name=lap_name(lap),
        )
        for lap in laps
        if lap.end > lap.start
    )
