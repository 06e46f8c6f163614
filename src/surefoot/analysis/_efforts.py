"""The fastest stretches of a run over the usual distances: exact, with both ends anywhere between samples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from surefoot.analysis._documents import Best
from surefoot.analysis._reach import Line
from surefoot.rulebook import Book, rule

if TYPE_CHECKING:
    from surefoot.analysis._numpy import Column, Mask
    from surefoot.analysis._sums import Sums


@rule("ANALYSIS-5", topic="analysis", says="Best efforts are looked for over {best_effort_distances} m.")
def usual_distances(*, best_effort_distances: Sequence[float]) -> tuple[float, ...]:
    """The distances over which best efforts are looked for, in metres, the shortest first."""
    return tuple(best_effort_distances)


@rule(
    "ANALYSIS-6",
    topic="analysis",
    says="A best effort in less than {share_of_world_best:percent} of the time of the world's best comes from a "
    "mistake in the recording.",
)
def least_seconds(
    distances: Sequence[float], *, world_bests: Mapping[str, Sequence[float]], share_of_world_best: float
) -> tuple[float, ...]:
    """Seconds for each of these metres below which nobody believes; between the bests on lines of logarithms."""
    import numpy as np

    logarithms = np.interp(np.log(distances), np.log(world_bests["distance"]), np.log(world_bests["seconds"]))
    return tuple((share_of_world_best * np.exp(logarithms)).tolist())


def best_efforts(line: Line, gap: Mask, sums: Sums, book: Book) -> tuple[Best, ...]:
    """The fastest windows of exactly each usual distance, elapsed time; none across a gap.

    ``gap`` says by step where nobody knows how the runner moved. Where a distance has no window, or an
    unbelievable one, it is left out.
    """
    pieces = [(piece, rising(piece.distance)) for piece in _pieces(line, gap)]
    distances = usual_distances(book)
    found = []
    for metres, least in zip(distances, least_seconds(book, distances), strict=True):
        windows = [fastest_window(*piece, metres) for piece in pieces if piece[0].length >= metres]
        start, end = min(windows, key=_seconds, default=(0.0, 0.0))
        if windows and end - start >= least:
            found.append((metres, start, end))
    return _documents(found, line, sums)


def _pieces(line: Line, gap: Mask) -> Iterator[Line]:
    """The line between its gaps: pieces of two samples or more."""
    import numpy as np

    edges = np.flatnonzero(gap)
    for first, last in zip([0, *(edges + 1).tolist()], [*edges.tolist(), len(gap)], strict=True):
        if last > first:
            yield Line(line.time[first : last + 1], line.distance[first : last + 1])


def rising(distance: Column) -> Column:
    """Metres that rise strictly: by next to nothing where a runner stood, so that they can be read the other way."""
    import numpy as np

    still = np.diff(distance, prepend=-1.0) <= 0
    return distance + np.cumsum(still) * (2 * np.spacing(distance[-1])) if still.any() else distance


def fastest_window(line: Line, distance: Column, metres: float) -> tuple[float, float]:
    """Start and end in seconds of the fastest window of exactly so many metres, which the line must have.

    ``distance`` is the line's own as :func:`rising` gives it. The time of a window over where it lies is a broken
    line, lowest where one end of the window is on a sample: so all windows that end on a sample are looked at, and
    all that start on one.
    """
    import numpy as np

    last = len(distance) - 1
    from_start = min(int(distance.searchsorted(distance[0] + metres)), last)
    to_end = max(int(distance.searchsorted(distance[-1] - metres, side="right")), 1)
    ending = line.time[from_start:] - np.interp(distance[from_start:] - metres, distance, line.time)
    starting = np.interp(distance[:to_end] + metres, distance, line.time) - line.time[:to_end]
    end, start = from_start + int(ending.argmin()), int(starting.argmin())
    windows = (
        (line.last_moment(float(line.distance[end]) - metres), float(line.time[end])),
        (float(line.time[start]), line.first_moment(float(line.distance[start]) + metres)),
    )
    return min(windows, key=_seconds)


def _seconds(window: tuple[float, float]) -> float:
    return window[1] - window[0]


def _documents(found: Sequence[tuple[float, float, float]], line: Line, sums: Sums) -> tuple[Best, ...]:
    import numpy as np

    if not found:
        return ()
    starts, ends = (np.array([window[i] for window in found]) for i in (1, 2))
    spans = sums.between(starts, ends)
    begins = np.interp(starts, line.time, line.distance)
    return tuple(
        Best(
            distance=metres,
            seconds=end - start,
            start=start,
            start_distance=float(begins[i]),
            avg_hr=spans.avg_hr(i),
            climb=spans.climbed(i),
        )
        for i, (metres, start, end) in enumerate(found)
    )
