"""Heights: which altitudes are believed, what slopes do to speed, and how much was climbed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from surefoot.analysis._rolling import mean_slope
from surefoot.physiology.terrain import slope_factor
from surefoot.rulebook import Book, rule

if TYPE_CHECKING:
    from surefoot.analysis._ground import Ground
    from surefoot.analysis._numpy import Column, Numbers

_BAROMETER = "barometer"
_FEW = 128  # extremes that are looked at one by one as fast as all at once


class Heights(msgspec.Struct, frozen=True, kw_only=True):
    """Numbers for reading altitudes: metres, seconds, m/s, and grades as shares."""

    climb_by_barometer: float
    climb_by_satellites: float
    altitude_smoothing: float
    fastest_climb: float
    grade_length: float
    steepest_grade: float
    least_speed: float

    def threshold(self, source: str) -> float:
        """Metres that a climb must have to count, by what measured the altitude."""
        return self.climb_by_barometer if source == _BAROMETER else self.climb_by_satellites


@rule(
    "ANALYSIS-4",
    topic="analysis",
    says="A climb counts from {climb_by_barometer} m on with a barometer, and from {climb_by_satellites} m on where "
    "the altitude is from satellites.",
)
def heights(
    *,
    climb_by_barometer: float,
    climb_by_satellites: float,
    altitude_smoothing: float,
    fastest_climb: float,
    grade_length: float,
    steepest_grade: float,
    least_speed: float,
) -> Heights:
    """The numbers for reading altitudes, together."""
    return Heights(
        climb_by_barometer=climb_by_barometer,
        climb_by_satellites=climb_by_satellites,
        altitude_smoothing=altitude_smoothing,
        fastest_climb=fastest_climb,
        grade_length=grade_length,
        steepest_grade=steepest_grade,
        least_speed=least_speed,
    )


class Slopes(NamedTuple):
    """Columns over the samples: metres of climb and descent so far, and metres that would have been as hard flat.

    ``flat`` is None where slopes say nothing of the speed: no distance, or another sport than running.
    """

    climb: Column
    descent: Column
    flat: Column | None


def read_slopes(
    time: Column, altitude: Column, ground: Ground, running: bool, source: str, book: Book
) -> Slopes | None:
    """What the altitudes say, None where there are none."""
    import numpy as np

    numbers = heights(book)
    known = np.flatnonzero(np.isfinite(altitude))
    if len(known) < 2:
        return None
    height = _believed(time[known], altitude[known], numbers.fastest_climb)
    if len(known) < len(time):
        height = np.interp(time, time[known], height)
    if source != _BAROMETER:
        height = smoothed(time, height, numbers.altitude_smoothing)
    climb, descent = climbed(height, numbers.threshold(source))
    flat = flat_distance(ground, height, numbers, book) if running and ground.known else None
    return Slopes(climb, descent, flat)


def _believed(time: Column, altitude: Column, fastest: float) -> Column:
    """Altitudes without leaps that nobody climbs: the ground before and after such a leap is joined."""
    import numpy as np

    steps = np.diff(altitude)
    leaps = abs(steps) > fastest * np.diff(time)
    return (
        np.concatenate((altitude[:1], altitude[0] + np.cumsum(np.where(leaps, 0.0, steps))))
        if leaps.any()
        else altitude
    )


def smoothed(time: Column, height: Column, seconds: float) -> Column:
    """The mean altitude over so many seconds around each sample; fewer at both ends, as many on either side."""
    import numpy as np

    area = np.concatenate(([0.0], np.cumsum(np.diff(time) * (height[1:] + height[:-1]) / 2)))
    half = np.minimum(seconds / 2, np.minimum(time - time[0], time[-1] - time))
    inside = half > 0
    span = np.where(inside, 2 * half, 1.0)
    mean = (np.interp(time + half, time, area) - np.interp(time - half, time, area)) / span
    return np.where(inside, mean, height)


def climbed(height: Column, threshold: float) -> tuple[Column, Column]:
    """Metres of climb and of descent up to each sample; ups and downs smaller than the threshold are noise."""
    import numpy as np

    turns = _turns(height, threshold)
    legs = np.diff(height[turns])
    lengths = np.diff(turns)
    columns = []
    for sign in (1.0, -1.0):
        rises = np.maximum(sign * legs, 0.0)
        before = np.concatenate(([0.0], np.cumsum(rises)))
        base = np.where(rises > 0, before[:-1] - sign * height[turns[:-1]], before[:-1])
        slope = np.where(rises > 0, sign, 0.0)
        inner = np.repeat(base, lengths) + np.repeat(slope, lengths) * height[turns[0] : turns[-1]]
        column = np.full_like(height, before[-1])
        column[: turns[0]] = 0.0
        column[turns[0] : turns[-1]] = inner
        columns.append(np.maximum.accumulate(column))
    return columns[0], columns[1]


def _turns(height: Column, threshold: float) -> Numbers:
    """Samples at which a climb of at least the threshold begins or ends; smaller ups and downs are passed over."""
    import numpy as np

    edges = np.flatnonzero(np.diff(_moves(height) > 0)) + 1
    numbers = np.concatenate(([0], edges, [len(height) - 1]))
    numbers = _without_ripples(height, numbers, threshold)
    turns = zigzag(height[numbers].tolist(), threshold)
    return numbers[np.array(turns or [0], dtype=np.intp)]


def _without_ripples(height: Column, extremes: Numbers, threshold: float) -> Numbers:
    """Extremes without those of small ups and downs on the way from one extreme to another beyond them both.

    No climb begins or ends at such a ripple, and there are many: what is left is looked at one by one.
    """
    import numpy as np

    before = len(extremes) + 1
    while _FEW < len(extremes) < before:
        before = len(extremes)
        heights = height[extremes]
        swings = abs(heights[1:] - heights[:-1])
        inner = swings[1:-1]
        ripples = np.flatnonzero((inner < threshold) & (inner < swings[:-2]) & (inner <= swings[2:])) + 1
        kept = np.ones(before, dtype=bool)
        kept[ripples] = kept[ripples + 1] = False
        extremes = extremes[kept]
    return extremes


def zigzag(values: list[float], threshold: float) -> list[int]:
    """Where a way up or down of at least the threshold begins or ends, as positions in a list of altitudes."""
    turns: list[int] = []
    low = high = 0  # where the lowest and the highest since the last turn are
    bottom = top = values[0]
    way = 0  # which way it goes since then: 1 up, -1 down, 0 not known yet
    for i, value in enumerate(values):
        if way <= 0:
            if value < bottom:
                low, bottom = i, value
            elif value - bottom >= threshold:
                turns.append(low)
                way, high, top = 1, i, value
                continue
        if way >= 0:
            if value > top:
                high, top = i, value
            elif top - value >= threshold:
                turns.append(high)
                way, low, bottom = -1, i, value
    if way:
        turns.append(high if way > 0 else low)
    return turns


def _moves(height: Column) -> Column:
    """Steps of the altitude, a level one as the step before it, so that it turns nothing."""
    import numpy as np

    steps = height[1:] - height[:-1]
    moved = np.maximum.accumulate(np.where(steps != 0, np.arange(len(steps)), 0))
    filled: Column = steps[moved]
    return filled


def flat_distance(ground: Ground, height: Column, numbers: Heights, book: Book) -> Column:
    """Metres on the flat up to each sample that would have been as hard; slower than walking, slopes say nothing."""
    import numpy as np

    table = slope_factor.numbers(book)["grade_factor"]
    grade = mean_slope(ground.distance, height, numbers.grade_length)
    grade = np.clip(grade, -numbers.steepest_grade, numbers.steepest_grade)
    length, seconds = np.diff(ground.distance), np.diff(ground.moving)
    factor = np.interp(100 * grade, table["grade"], table["factor"])
    factor = np.where(length >= numbers.least_speed * seconds, factor, 1.0)
    return np.concatenate(([0.0], np.cumsum(length * factor)))
