"""Summaries from a FIT file: an outing for each session; what sessions leave out, laps and records say."""

from __future__ import annotations

from math import isfinite, nan
from typing import NamedTuple

from surefoot.diary.stream import Stream
from surefoot.files._clock import moment
from surefoot.files._errors import EXPORT_AGAIN, FileError
from surefoot.files._outings import WRONG_CLOCK, began, measured
from surefoot.files._recording import Recording, Skipped
from surefoot.files._track import place, plausible_pulse
from surefoot.files.fit import _profile as profile
from surefoot.files.fit._columns import Table, absolute
from surefoot.files.fit._frames import Damage, Frames
from surefoot.files.fit._records import track_of
from surefoot.physiology.recording import cleaning
from surefoot.rulebook import Book

_NO_ACTIVITY = "It holds no activity."


def read_fit(path: str, data: bytes, book: Book) -> list[Recording | Skipped]:
    """Every session of a FIT file, in its order. Raises FileError where the file is damaged."""
    frames = Frames(data)
    try:
        frames.read()
    except Damage as damage:
        raise FileError(path, f"At byte {damage.at:,}: {damage.message}.", EXPORT_AGAIN) from None
    return recordings(frames, book)


def recordings(frames: Frames, book: Book) -> list[Recording | Skipped]:
    """Every session of what was framed."""
    if reason := _not_an_activity(frames):
        return [Skipped(reason)]
    track = track_of(frames, cleaning(book).longest_sample_gap)
    sessions = spans(frames, profile.SESSION)
    laps = spans(frames, profile.LAP)
    outing = _File(frames, track, laps, book).outing
    if not sessions:
        whole = _whole(track, laps)
        return [outing(whole, alone=True)] if whole else [Skipped(_NO_ACTIVITY)]
    return [outing(session, alone=len(sessions) == 1) for session in sessions]


class Span(NamedTuple):
    """A session or a lap in seconds since 1970, seconds, metres, degrees; NaN where it does not say."""

    start: float = nan
    written: float = nan  # when the device wrote it, at its end
    elapsed: float = nan
    timer: float = nan
    distance: float = nan
    latitude: float = nan
    longitude: float = nan
    sport: float = nan
    sub_sport: float = nan
    avg_hr: float = nan
    max_hr: float = nan
    moving: float = nan

    @property
    def end(self) -> float:
        """Seconds since 1970 at its end."""
        return self.start + self.elapsed if isfinite(self.start + self.elapsed) else self.written


def spans(frames: Frames, message: int) -> list[Span]:
    """All sessions, or all laps, of a file."""
    table = Table(frames, message)
    if not len(table):
        return []
    degrees = profile.SEMICIRCLES / 180
    fields = profile.SESSION_FIELDS if message == profile.SESSION else profile.LAP_FIELDS
    columns = (
        absolute(table.column(profile.START_TIME)),
        table.times(),
        table.column(profile.ELAPSED_TIME, profile.TIME_SCALE),
        table.column(profile.TIMER_TIME, profile.TIME_SCALE),
        table.column(profile.DISTANCE, profile.DISTANCE_SCALE),
        table.column(profile.START_LATITUDE, degrees),
        table.column(profile.START_LONGITUDE, degrees),
        *(table.column(fields[name]) for name in ("sport", "sub_sport", "avg_hr", "max_hr")),
        table.column(fields["moving"], profile.TIME_SCALE),
    )
    return [Span(*row) for row in zip(*(column.tolist() for column in columns), strict=True)]


def _not_an_activity(frames: Frames) -> str | None:
    """What else a file is, where it says so."""
    kinds = [int(kind) for kind in Table(frames, profile.FILE_ID).column(profile.FILE_TYPE).tolist() if isfinite(kind)]
    if not kinds or profile.ACTIVITY_FILE in kinds:
        return None
    return f"It holds {profile.FILE_TYPES.get(kinds[0], 'something else')}, not an activity."


def _whole(track: Stream, laps: list[Span]) -> Span | None:
    """The one span of a file without sessions."""
    times = [time for time in track.time.tolist() if isfinite(time)]
    times += [lap.start for lap in laps if isfinite(lap.start)]
    if not times:
        return Span() if laps or len(track.time) else None
    return Span(start=min(times), written=max(times))


def _first(*values: float | None) -> float | None:
    """The first value that is known and not 0."""
    return next((value for value in values if value is not None and isfinite(value) and value > 0), None)


class _File:
    """What the outings of one file share."""

    def __init__(self, frames: Frames, track: Stream, laps: list[Span], book: Book) -> None:
        self.track, self.laps, self.book = track, laps, book
        self.sport = self._sport_message(frames)
        self.utc_offset = self._utc_offset(frames)
        made_by = Table(frames, profile.FILE_ID).column(profile.FILE_MANUFACTURER)[:1].tolist()
        self.source = profile.MANUFACTURERS.get(int(made_by[0]), "") if made_by and isfinite(made_by[0]) else ""

    def outing(self, session: Span, *, alone: bool) -> Recording | Skipped:
        """The summary of a session; where it is the only one, all laps and records are its own."""
        track = self.track if alone else self.track.between(session.start, session.end)
        laps = [lap for lap in self.laps if alone or session.start <= lap.start < session.end]
        start = moment(session.start) or began(track)
        if isinstance(start, Skipped):
            return Skipped(WRONG_CLOCK)
        sport, surface = self._sport(session, laps)
        sport, measures = measured(track, sport, self.book)
        elapsed = _first(session.elapsed, session.end - session.start, measures.elapsed)
        return Recording(
            start=start,
            sport=sport,
            distance=_first(session.distance, sum(lap.distance for lap in laps), measures.distance),
            elapsed=elapsed,
            timer=_first(session.timer, sum(lap.timer for lap in laps), _timed(track)),
            moving=_first(session.moving, measures.moving),
            avg_hr=plausible_pulse(session.avg_hr) or measures.avg_hr,
            max_hr=plausible_pulse(session.max_hr) or measures.max_hr,
            place=_place(session) or place(track),
            utc_offset=self.utc_offset,
            surface=surface,
            source=self.source,
        )

    def _sport(self, session: Span, laps: list[Span]) -> tuple[str, str | None]:
        """Sport and surface as the session names them, else the file, else the first lap."""
        named = [(session.sport, session.sub_sport), self.sport, *((lap.sport, lap.sub_sport) for lap in laps)]
        for sport, sub_sport in named:
            if isfinite(sport):
                ours = "strength" if (sport, sub_sport) in profile.STRENGTH else profile.SPORTS.get(int(sport), "other")
                known = ours == "run" and isfinite(sub_sport)
                return ours, profile.RUN_SURFACES.get(int(sub_sport)) if known else None
        return "", None

    @staticmethod
    def _sport_message(frames: Frames) -> tuple[float, float]:
        table = Table(frames, profile.SPORT)
        sports = table.column(profile.SPORT_SPORT).tolist()
        return (sports[0], table.column(profile.SPORT_SUB_SPORT).tolist()[0]) if sports else (nan, nan)

    @staticmethod
    def _utc_offset(frames: Frames) -> int | None:
        """How far the watch's local time was ahead of UTC when it closed the file."""
        table = Table(frames, profile.ACTIVITY)
        ahead = absolute(table.column(profile.ACTIVITY_LOCAL_TIMESTAMP)) - table.times()
        return next((round(seconds) for seconds in ahead.tolist() if isfinite(seconds)), None)


def _timed(track: Stream) -> float:
    """Seconds with the timer running, by the records between its starts."""
    import numpy as np

    known = np.isfinite(track.time)
    time, running = track.time[known], np.diff(track.segment[known]) == 0
    return float(np.maximum(np.diff(time), 0)[running].sum())


def _place(session: Span) -> tuple[float, float] | None:
    on_earth = abs(session.latitude) <= 90 and abs(session.longitude) <= 180
    return (session.latitude, session.longitude) if on_earth and (session.latitude or session.longitude) else None
