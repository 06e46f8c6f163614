"""TCX: each activity of a file is an outing, summed from its laps; where they are silent, from its points."""

from __future__ import annotations

from collections.abc import Mapping
from math import isfinite, nan

from surefoot.diary.stream import Stream
from surefoot.files import _xml
from surefoot.files._clock import moment, seconds
from surefoot.files._errors import FileError
from surefoot.files._limits import SAMPLES
from surefoot.files._outings import NO_TIME, WRONG_CLOCK, measured, measured_until_left_on
from surefoot.files._recording import Recording, Skipped
from surefoot.files._sports import sport_of
from surefoot.files._track import Samples, place, plausible_pulse
from surefoot.files._xml import number
from surefoot.rulebook import Book

_NO_ACTIVITY = "It holds a course or workouts, but no recorded activity."
_IN_LAP = {
    ("Lap", "TotalTimeSeconds"): "time",
    ("Lap", "DistanceMeters"): "distance",
    ("AverageHeartRateBpm", "Value"): "avg_hr",
    ("MaximumHeartRateBpm", "Value"): "max_hr",
}
_IN_POINT = {
    ("Position", "LatitudeDegrees"): "latitude",
    ("Position", "LongitudeDegrees"): "longitude",
    ("Trackpoint", "DistanceMeters"): "distance",
    ("HeartRateBpm", "Value"): "heart_rate",
    ("Trackpoint", "Cadence"): "cadence",
    ("TPX", "RunCadence"): "cadence",
}


def read_tcx(path: str, data: bytes, book: Book) -> list[Recording | Skipped]:
    """Every activity of a TCX file, in its order. Raises FileError where the file is damaged."""
    builder = _Builder(path)
    _xml.parse(path, data, builder)
    return [_outing(draft, book) for draft in builder.drafts] or [Skipped(_NO_ACTIVITY)]


class _Draft:
    """One activity while it is read."""

    def __init__(self, sport: str) -> None:
        self.sport, self.source, self.begins = sport, "", nan
        self.laps: list[dict[str, float]] = []
        self.samples = Samples("time", "latitude", "longitude", "distance", "heart_rate", "cadence")

    def total(self, name: str) -> float | None:
        """Sum over the laps, None unless each lap has it and it is more than nothing."""
        found = sum(lap.get(name, nan) for lap in self.laps)
        return found if isfinite(found) and found > 0 else None

    def avg_hr(self) -> int | None:
        """Mean heart rate of the laps that have one, each by its time."""
        beats = [(lap["avg_hr"], lap.get("time", 0)) for lap in self.laps if lap.get("avg_hr", 0) > 0]
        time = sum(seconds for _, seconds in beats)
        return plausible_pulse(sum(hr * seconds for hr, seconds in beats) / time) if time > 0 else None

    def max_hr(self) -> int | None:
        """Highest heart rate of any lap."""
        return plausible_pulse(max((lap["max_hr"] for lap in self.laps if lap.get("max_hr", 0) > 0), default=None))


class _Builder:
    """Collects laps and points of each activity; courses and workouts pass by."""

    texts = frozenset({"Id", "Time", "Name", *(name for _, name in (*_IN_LAP, *_IN_POINT))})

    def __init__(self, path: str) -> None:
        self.path = path
        self.drafts: list[_Draft] = []
        self.draft: _Draft | None = None
        self.point: dict[str, float] | None = None
        self.parents: list[str] = []
        self.points = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self.parents.append(name)
        if name == "Activity":
            self.draft = _Draft(attributes.get("Sport", ""))
            self.drafts.append(self.draft)
        elif self.draft and name == "Lap":
            self.draft.laps.append({"start": seconds(attributes.get("StartTime", ""))})
        elif self.draft and name == "Trackpoint":
            self.point = {}

    def end(self, name: str, text: str) -> None:
        self.parents.pop()
        parent = self.parents[-1] if self.parents else ""
        if self.draft is None:
            return
        if self.point is not None:
            self._end_in_point(parent, name, text, self.point)
        elif (parent, name) in _IN_LAP and self.draft.laps:
            self.draft.laps[-1][_IN_LAP[parent, name]] = number(text)
        elif name == "Id" and parent == "Activity":
            self.draft.begins = seconds(text)
        elif name == "Name" and parent == "Creator":
            self.draft.source = text
        elif name == "Activity":
            self.draft = None

    def _end_in_point(self, parent: str, name: str, text: str, point: dict[str, float]) -> None:
        if name == "Trackpoint":
            self._keep(point)
        elif name == "Time":
            point["time"] = seconds(text)
        elif (parent, name) in _IN_POINT:
            point[_IN_POINT[parent, name]] = number(text)

    def _keep(self, point: dict[str, float]) -> None:
        self.points += 1
        if self.points > SAMPLES:
            raise FileError(self.path, f"It has more than {SAMPLES:,} points.", "Split it into its single runs.")
        self.drafts[-1].samples.add(point)
        self.point = None


def _outing(draft: _Draft, book: Book) -> Recording | Skipped:
    track = draft.samples.track()
    begins = _begins(draft, track)
    start = moment(begins) if isfinite(begins) else None
    if start is None:
        return Skipped(WRONG_CLOCK if isfinite(begins) else NO_TIME)
    timer, metres = draft.total("time"), draft.total("distance")
    summed = measured if timer or metres else measured_until_left_on
    sport, measures = summed(track, sport_of(draft.sport) if draft.sport else "", book)
    return Recording(
        start=start,
        sport=sport,
        distance=metres or measures.distance,
        elapsed=_elapsed(begins, track, timer) if timer or metres else measures.elapsed,
        timer=timer,
        moving=measures.moving,
        avg_hr=draft.avg_hr() or measures.avg_hr,
        max_hr=draft.max_hr() or measures.max_hr,
        place=place(track),
        source=draft.source,
    )


def _begins(draft: _Draft, track: Stream) -> float:
    """Seconds since 1970: of the first lap, else of the activity, else of the first point."""
    candidates = [draft.laps[0]["start"] if draft.laps else nan, draft.begins, *track.time[:1].tolist()]
    return next((value for value in candidates if isfinite(value)), nan)


def _elapsed(begins: float, track: Stream, timer: float | None) -> float | None:
    import numpy as np

    times = track.time[np.isfinite(track.time)]
    return max(float(times.max()) - begins, timer or 0.0) if len(times) else timer
