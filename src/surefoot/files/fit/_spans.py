"""Sessions and laps of a FIT file."""

from __future__ import annotations

from math import isfinite, nan
from typing import NamedTuple

from surefoot.diary.stream import Lap
from surefoot.files.fit import _profile as profile
from surefoot.files.fit._columns import Table, since_1970
from surefoot.files.fit._frames import Frames


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
    trigger: float = nan  # of a lap
    intensity: float = nan

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
        list(map(since_1970, table.values(profile.START_TIME))),
        table.seconds(),
        table.values(profile.ELAPSED_TIME, profile.TIME_SCALE),
        table.values(profile.TIMER_TIME, profile.TIME_SCALE),
        table.values(profile.DISTANCE, profile.DISTANCE_SCALE),
        table.values(profile.START_LATITUDE, degrees),
        table.values(profile.START_LONGITUDE, degrees),
        *(table.values(fields[name]) for name in ("sport", "sub_sport", "avg_hr", "max_hr")),
        table.values(fields["moving"], profile.TIME_SCALE),
        *(table.values(field) for field in (profile.LAP_TRIGGER, profile.LAP_INTENSITY) if message == profile.LAP),
    )
    return [Span(*row) for row in zip(*columns, strict=True)]


def lap_of(span: Span) -> Lap | None:
    """A lap in our words; None where nobody knows when it was."""
    if not isfinite(span.start) or not isfinite(span.end):
        return None
    return Lap(
        start=span.start,
        end=span.end,
        distance=_known(span.distance),
        timer=_known(span.timer),
        avg_hr=round(span.avg_hr) if span.avg_hr > 0 else None,
        trigger=_word(profile.LAP_TRIGGERS, span.trigger),
        intensity=_word(profile.INTENSITIES, span.intensity),
    )


def _known(value: float) -> float | None:
    return value if isfinite(value) else None


def _word(words: dict[int, str], number: float) -> str:
    return words.get(int(number), "") if isfinite(number) else ""
