"""Recordings from a FIT file: one for each session; what sessions leave out, laps and records say."""

from __future__ import annotations

from math import isfinite

from surefoot.diary.stream import Stream
from surefoot.files._cadence import of_both_feet
from surefoot.files._clock import moment
from surefoot.files._errors import EXPORT_AGAIN, FileError
from surefoot.files._outings import WRONG_CLOCK, began, measured
from surefoot.files._recording import Recording, Skipped
from surefoot.files._track import place, plausible_pulse
from surefoot.files.fit import _profile as profile
from surefoot.files.fit._contents import Contents, contents, kinds_of
from surefoot.files.fit._frames import Frames
from surefoot.files.fit._mending import with_distance
from surefoot.files.fit._salvage import believed, told
from surefoot.files.fit._spans import Span, lap_of
from surefoot.physiology.recording import cleaning
from surefoot.rulebook import Book

_NO_ACTIVITY = Skipped("It holds no activity.")


def read_fit(path: str, data: bytes, book: Book) -> list[Recording | Skipped]:
    """Every session of a FIT file, in its order; of a damaged one, what stands before the damage.

    Raises FileError where a damaged file has nothing of an activity that could be read.
    """
    frames = Frames(data, strict=False)
    found = recordings(frames, book)
    damage = frames.first_damage
    if damage and not any(isinstance(each, Recording) for each in found):
        raise FileError(path, f"At byte {damage.at:,}: {damage.message}.", EXPORT_AGAIN)
    return found


def recordings(frames: Frames, book: Book) -> list[Recording | Skipped]:
    """Every session of what was framed."""
    if reason := _not_an_activity(kinds_of(frames)):
        return [Skipped(reason)]
    found = [each for part in frames.apart(profile.SESSION) for each in _recordings(part, book)]
    return [each for each in found if each != _NO_ACTIVITY] or [_NO_ACTIVITY]


def _recordings(frames: Frames, book: Book) -> list[Recording | Skipped]:
    """Those of a part that is a file of its own, or of the whole file."""
    found = believed(contents(frames)) if frames.damages else contents(frames)
    file = _File(frames, found, book)
    if not found.sessions:
        whole = _whole(found.stream, found.laps)
        return [file.outing(whole, alone=True)] if whole else [_NO_ACTIVITY]
    alone = len(found.sessions) == 1 and not frames.damages
    return [file.outing(session, alone=alone) for session in found.sessions]


def _not_an_activity(kinds: list[int]) -> str | None:
    """What else a file is, where it says so."""
    if not kinds or profile.ACTIVITY_FILE in kinds:
        return None
    return f"It holds {profile.FILE_TYPES.get(kinds[0], 'something else')}, not an activity."


def _whole(stream: Stream, laps: list[Span]) -> Span | None:
    """The one span of a file without sessions."""
    times = [time for time in stream.time.tolist() if isfinite(time)]
    times += [lap.start for lap in laps if isfinite(lap.start)]
    if not times:
        return Span() if laps or len(stream.time) else None
    return Span(start=min(times), written=max(times))


def _first(*values: float | None) -> float | None:
    """The first value that is known and not 0."""
    return next((value for value in values if value is not None and isfinite(value) and value > 0), None)


class _File:
    """What the outings of one file share."""

    def __init__(self, frames: Frames, found: Contents, book: Book) -> None:
        filled = with_distance(found.stream, cleaning(book).longest_sample_gap)
        self.frames, self.found, self.book = frames, found._replace(stream=filled), book

    def outing(self, session: Span, *, alone: bool) -> Recording | Skipped:
        """The recording of a session; where it is the only one, all laps and records are its own."""
        track = self.found.stream if alone else self.found.stream.between(session.start, session.end)
        laps = [lap for lap in self.found.laps if alone or session.start <= lap.start < session.end]
        start = moment(session.start) or began(track)
        if isinstance(start, Skipped):
            return Skipped(WRONG_CLOCK)
        sport, surface = self._sport(session, laps)
        sport, measures = measured(track, sport, self.book)
        elapsed = _first(session.elapsed, session.end - session.start, measures.elapsed)
        summed = [] if self._laps_are_lost(track) else laps
        return Recording(
            start=start,
            sport=sport,
            distance=_first(session.distance, sum(lap.distance for lap in summed), measures.distance),
            elapsed=elapsed,
            timer=_first(session.timer, sum(lap.timer for lap in summed), _timed(track)),
            moving=_first(session.moving, measures.moving),
            avg_hr=plausible_pulse(session.avg_hr) or measures.avg_hr,
            max_hr=plausible_pulse(session.max_hr) or measures.max_hr,
            place=_place(session) or place(track),
            utc_offset=self.found.utc_offset,
            surface=surface,
            source=self.found.source,
            laps=tuple(lap for span in laps if (lap := lap_of(span))),
            stream=of_both_feet(track, sport, self.book),
            altitude_from=self.found.altitude_from,
            salvaged=told(self.frames, track, totals=bool(self.found.sessions)),
        )

    def _laps_are_lost(self, track: Stream) -> bool:
        """Whether the last laps of a damaged file may be missing, and samples know better."""
        return bool(self.frames.damages) and len(track.time) > 1

    def _sport(self, session: Span, laps: list[Span]) -> tuple[str, str | None]:
        """Sport and surface as the session names them, else the file, else the first lap."""
        named = [(session.sport, session.sub_sport), self.found.sport, *((lap.sport, lap.sub_sport) for lap in laps)]
        for sport, sub_sport in named:
            if isfinite(sport):
                ours = "strength" if (sport, sub_sport) in profile.STRENGTH else profile.SPORTS.get(int(sport), "other")
                known = ours == "run" and isfinite(sub_sport)
                return ours, profile.RUN_SURFACES.get(int(sub_sport)) if known else None
        return "", None


def _timed(track: Stream) -> float:
    """Seconds with the timer running, by the records between its starts."""
    import numpy as np

    known = np.isfinite(track.time)
    time, running = track.time[known], np.diff(track.segment[known]) == 0
    return float(np.maximum(np.diff(time), 0)[running].sum())


def _place(session: Span) -> tuple[float, float] | None:
    on_earth = abs(session.latitude) <= 90 and abs(session.longitude) <= 180
    return (session.latitude, session.longitude) if on_earth and (session.latitude or session.longitude) else None
