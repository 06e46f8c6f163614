"""An activity of a TCX file while it is read: its laps and points, and what the laps sum to."""

from __future__ import annotations

from math import inf, isfinite, nan

from surefoot.diary.stream import NONSENSE, Lap, Stream
from surefoot.files._clock import EARLIEST, LATEST
from surefoot.files._samples import Samples
from surefoot.files._track import plausible_pulse

_TRIGGERS = {"Manual": "manual", "Distance": "distance", "Location": "position", "Time": "time"}
_INTENSITIES = {"Active": "active", "Resting": "rest"}
_LONGEST_NAME = 100


class TcxLap:
    """A lap while it is read: what its elements say, and which points are in it."""

    def __init__(self, start: float, first: int) -> None:
        self.start, self.first = start, first
        self.numbers: dict[str, float] = {}
        self.words: dict[str, str] = {}
        self.tracks = 0

    def positive(self, name: str) -> float | None:
        """A number of it that is more than nothing, and no nonsense."""
        value = self.numbers.get(name, nan)
        return value if 0 < value < NONSENSE else None


class TcxActivity:
    """One activity while it is read."""

    def __init__(self, sport: str) -> None:
        self.sport, self.source, self.begins, self.notes = sport, "", nan, ""
        self.laps: list[TcxLap] = []
        self.samples = Samples()
        self.tracks = 0

    def begin_lap(self, start: float) -> None:
        """The points that follow are in a new lap."""
        self.laps.append(TcxLap(start, len(self.samples)))

    def begin_track(self) -> None:
        """The points that follow are in a new track: in the same lap, there was a pause before it."""
        if self.laps:
            self.laps[-1].tracks += 1
            self.tracks += self.laps[-1].tracks > 1

    def tear(self) -> None:
        """The file ends within the last lap: what is said of it as a whole is not what was read of it."""
        if self.laps and len(self.samples) > self.laps[-1].first:
            self.laps[-1].numbers.clear()

    def name(self) -> str:
        """The first line of its notes: there is no other place where a name could be."""
        return self.notes.partition("\n")[0].strip()[:_LONGEST_NAME]

    def stream(self, shortest_pause: float) -> Stream:
        """Its samples. A new track is an interruption where more than so many seconds passed: some write one anyhow."""
        import numpy as np

        track = self.samples.stream()
        if not len(track.time):
            return track
        paused = (np.diff(track.segment) != 0) & ~(np.diff(track.time) <= shortest_pause)
        return track._replace(segment=np.concatenate([[0.0], np.cumsum(paused)]))

    def total(self, name: str) -> float | None:
        """Sum over the laps, None unless each lap has it and it is more than nothing."""
        found = sum(lap.numbers.get(name, nan) for lap in self.laps)
        return found if isfinite(found) and 0 < found < NONSENSE else None

    def avg_hr(self) -> int | None:
        """Mean heart rate of the laps that have one, each by its time."""
        beats = [(lap.numbers["avg_hr"], lap.numbers.get("time", 0)) for lap in self.laps if lap.positive("avg_hr")]
        time = sum(seconds for _, seconds in beats)
        return plausible_pulse(sum(hr * seconds for hr, seconds in beats) / time) if time > 0 else None

    def max_hr(self) -> int | None:
        """Highest heart rate of any lap."""
        return plausible_pulse(
            max((lap.numbers["max_hr"] for lap in self.laps if lap.positive("max_hr")), default=None)
        )

    def told_laps(self) -> tuple[Lap, ...]:
        """Its laps with their ends, as far as their times are known."""
        if not self.laps:
            return ()
        track = self.samples.stream()
        firsts = [*(lap.first for lap in self.laps[1:]), len(self.samples)]
        starts = [*(lap.start for lap in self.laps[1:]), nan]
        told = []
        for lap, last, following in zip(self.laps, firsts, starts, strict=True):
            times = [time for time in track.time[lap.first : last].tolist() if isfinite(time)]
            start = lap.start if isfinite(lap.start) else min(times, default=nan)
            end = _end(start, max(times, default=-inf), lap.positive("time"), following)
            if EARLIEST <= start <= end < LATEST:
                told.append(_told(lap, start, end))
        return tuple(told)


def _end(start: float, last_point: float, timer: float | None, following: float) -> float:
    """When a lap ended: with its last point or its timer, whichever is later, but not after the next one began."""
    end = max(last_point, start + (timer or 0.0))
    return min(end, following) if following >= start else end


def _told(lap: TcxLap, start: float, end: float) -> Lap:
    return Lap(
        start=start,
        end=end,
        distance=lap.positive("distance"),
        timer=lap.positive("time"),
        avg_hr=plausible_pulse(lap.positive("avg_hr")),
        trigger=_TRIGGERS.get(lap.words.get("trigger", ""), ""),
        intensity=_INTENSITIES.get(lap.words.get("intensity", ""), ""),
    )
