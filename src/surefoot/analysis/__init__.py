"""What a recording says of a run: splits, best efforts, slopes, drift, walk and run, intervals.

:func:`analyse` reads the samples of one outing; :class:`Analysis` is what is kept of it, beside the recording
itself. Nothing in it depends on who ran, so that a heart-rate zone may change without reading the file again:
:func:`heart_rate_zones` and :func:`pace_zones` read zones off it.
"""

from surefoot.analysis._analyse import analyse
from surefoot.analysis._documents import (
    VERSION,
    Analysis,
    Best,
    Drift,
    Interval,
    Part,
    Stretch,
)
from surefoot.analysis.zones import heart_rate_zones, pace_zones

__all__ = [
    "VERSION",
    "Analysis",
    "Best",
    "Drift",
    "Interval",
    "Part",
    "Stretch",
    "analyse",
    "heart_rate_zones",
    "pace_zones",
]
