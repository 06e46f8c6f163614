"""What the readers share: when an outing began, and which sport it was where nobody says."""

from __future__ import annotations

import datetime as dt

import msgspec

from surefoot.diary.plausible import pace_of_a_run
from surefoot.diary.stream import Stream
from surefoot.files._clock import moment
from surefoot.files._errors import ADD_BY_HAND, EXPORT_AGAIN, FileError
from surefoot.files._recording import Recording, Skipped
from surefoot.files._track import Measures, before_long_halt, measure
from surefoot.physiology.recording import cleaning, left_on, taken_for_walk
from surefoot.rulebook import Book

NO_TIME = f"Its points have no times, so nobody can say when it was. {ADD_BY_HAND}"
WRONG_CLOCK = f"The clock of the device was not set, so nobody can say when it was. {ADD_BY_HAND}"


def began(track: Stream) -> dt.datetime | Skipped:
    """When a track begins, or why it has no place in time."""
    import numpy as np

    times = track.time[np.isfinite(track.time)]
    if len(times) < 2:
        return Skipped(NO_TIME)
    return moment(float(times.min())) or Skipped(WRONG_CLOCK)


def measured(track: Stream, sport: str, book: Book) -> tuple[str, Measures]:
    """The sport of a track, guessed from its pace where it is "", and what its samples sum to."""
    measures = measure(track, sport or "run", cleaning(book))
    return sport or _by_pace(measures, book), measures


def measured_until_left_on(track: Stream, sport: str, book: Book) -> tuple[str, Measures, Stream]:
    """The same for a file without totals of its own, and the track, without what a forgotten watch or phone added."""
    name, measures = measured(track, sport, book)
    if left_on(book, measures.moving or 0, measures.elapsed or 0):
        track = before_long_halt(track, name, cleaning(book))
        return (*measured(track, sport, book), track)
    return name, measures, track


def altitude_source(track: Stream, creator: str) -> str:
    """What altitudes were measured with: barometer | satellites, "" where there are none.

    Devices with a barometer say so in their name where they write for Strava, which asks them to; nobody else does.
    """
    import numpy as np

    if not np.isfinite(track.altitude).any():
        return ""
    return "barometer" if "with barometer" in creator.casefold() else "satellites"


def told(path: str, found: list[Recording | Skipped], salvaged: str) -> list[Recording | Skipped]:
    """The outings of a file with what is wrong with it. Raises FileError where nothing is left of it."""
    if not salvaged or not found:
        return found
    if not any(isinstance(outing, Recording) for outing in found):
        raise FileError(path, salvaged, EXPORT_AGAIN)
    return [
        msgspec.structs.replace(outing, salvaged=salvaged) if isinstance(outing, Recording) else outing
        for outing in found
    ]


def _by_pace(measures: Measures, book: Book) -> str:
    """Running, unless it is too slow or too fast for it."""
    if not measures.distance or not measures.moving:
        return "other"
    if taken_for_walk(book, measures.distance, measures.moving):
        return "walk"
    fastest, _ = pace_of_a_run(book)
    return "run" if 1000 * measures.moving / measures.distance >= fastest else "ride"
