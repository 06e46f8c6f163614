"""What a recording says of a run: splits, best efforts, slopes, drift, walk and run, intervals.

:class:`Analysis` is what is kept of it, beside the recording itself; nothing in it depends on who ran,
so that a heart-rate zone may change without reading the file again.
"""

from surefoot.analysis._documents import (
    VERSION,
    Analysis,
    Best,
    Drift,
    Interval,
    Part,
    Stretch,
)

__all__ = ["VERSION", "Analysis", "Best", "Drift", "Interval", "Part", "Stretch"]
