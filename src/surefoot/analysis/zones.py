"""Seconds in each zone, read off the histograms of an analysis: zones may change without reading the file again."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from surefoot.analysis._documents import Analysis
from surefoot.analysis._histograms import TENTHS


def heart_rate_zones(analysis: Analysis, bounds: Sequence[float]) -> tuple[float, ...]:
    """Moving seconds below the first bound, from each bound to the next, and from the last on.

    ``bounds`` rise, in beats a minute; a heart rate on a bound belongs to the zone above it. Exact for whole beats.
    """
    zones = [0.0] * (len(bounds) + 1)
    for beats, seconds in analysis.heart_rates.items():
        zones[bisect_right(bounds, beats)] += seconds
    return tuple(zones)


def pace_zones(analysis: Analysis, bounds: Sequence[float]) -> tuple[float, ...]:
    """Moving seconds slower than the first bound, from each bound to the next, and from the last on.

    ``bounds`` rise, in m/s on the flat. Speeds are kept by tenths of a metre a second; where a bound lies within
    one, its seconds are divided as if they were spread evenly.
    """
    edges = [bound * TENTHS for bound in bounds]
    below = [_seconds_below(analysis.speeds, edge) for edge in edges]
    total = sum(analysis.speeds.values())
    return tuple(high - low for low, high in zip([0.0, *below], [*below, total], strict=True))


def _seconds_below(histogram: Mapping[int, float], edge: float) -> float:
    """Seconds in bins, each of which reaches half a step to either side of its key, below an edge."""
    return sum(seconds * min(max(edge - key + 0.5, 0.0), 1.0) for key, seconds in histogram.items())
