"""Steps of both feet, whichever way a device counts them."""

from __future__ import annotations

from surefoot.diary.stream import Stream
from surefoot.physiology.recording import counts_one_foot
from surefoot.rulebook import Book


def of_both_feet(track: Stream, sport: str, book: Book) -> Stream:
    """A track whose cadence is steps of both feet a minute: doubled where it can only be those of one.

    GPX and TCX do not say which they mean, and both are written; so the usual value decides. On a bicycle it stays.
    """
    import numpy as np

    stepping = track.cadence[np.isfinite(track.cadence) & (track.cadence > 0)]
    if not len(stepping) or not counts_one_foot(book, float(np.median(stepping)), sport):
        return track
    return track._replace(cadence=2 * track.cadence)
