"""TCX: each activity of a file is an outing, summed from its laps; where they are silent, from its points."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from math import isfinite, nan
from typing import TYPE_CHECKING, Any

from surefoot.diary.stream import Stream
from surefoot.files._cadence import of_both_feet
from surefoot.files._clock import moment, seconds
from surefoot.files._outings import NO_TIME, WRONG_CLOCK, altitude_source, measured, measured_until_left_on, told
from surefoot.files._recording import Recording, Skipped
from surefoot.files._regular import NUMBER, TIME, element, leaf, shape
from surefoot.files._sports import sport_of
from surefoot.files._tcx_laps import TcxActivity, TcxLap
from surefoot.files._track import place
from surefoot.files._tracks import Irregular, count, read
from surefoot.files._xml import number
from surefoot.physiology.recording import cleaning
from surefoot.rulebook import Book

if TYPE_CHECKING:
    from numpy.typing import NDArray

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
    ("Trackpoint", "AltitudeMeters"): "altitude",
    ("Trackpoint", "DistanceMeters"): "distance",
    ("HeartRateBpm", "Value"): "heart_rate",
    ("Trackpoint", "Cadence"): "cadence",
    ("TPX", "RunCadence"): "cadence",
    ("TPX", "Speed"): "speed",
    ("TPX", "Watts"): "power",
}
_LAP_PARTS = frozenset(parent for parent, _ in _IN_LAP)
_WORDS = {("Lap", "Intensity"): "intensity", ("Lap", "TriggerMethod"): "trigger"}

_QUOTED = b'(?: [\\w:]+="[^"<>&\\x00-\\x1f\\x7f-\\xff]*"){0,4}'  # attributes that say nothing to us
_TPX = b"".join(leaf(b"\\8" + name) for name in (b"RunCadence", b"Speed", b"RunCadence", b"Watts"))
#: A point as Garmin and most others write it.
_SHAPE = shape(
    b"<Trackpoint>",
    b"<Trackpoint>~" + element(b"Time", TIME)
    + element(b"Position", b"~" + element(b"LatitudeDegrees", NUMBER) + element(b"LongitudeDegrees", NUMBER)) + b"?"
    + leaf(b"AltitudeMeters") + leaf(b"DistanceMeters")
    + element(b"HeartRateBpm", b"~" + element(b"Value", NUMBER), _QUOTED) + b"?" + leaf(b"Cadence")
    + leaf(b"SensorState", b"[A-Za-z]*")
    + element(b"Extensions", b"~(?:<((?:\\w+:)?)TPX" + _QUOTED + b">~" + _TPX + b"</\\8TPX>~)?") + b"?</Trackpoint>",
    ("time", "latitude", "longitude", "altitude", "distance", "heart_rate", "cadence", "",
     "cadence", "speed", "cadence", "power"),
)  # fmt: skip


def read_tcx(path: str, data: bytes, book: Book) -> list[Recording | Skipped]:
    """Every activity of a TCX file, in its order. Raises FileError where nothing of the file can be read."""
    builder, salvaged = read(path, data, partial(_Builder, path), _SHAPE)
    if builder.torn and builder.draft and "Lap" in builder.parents:
        builder.draft.tear()
    found = [_outing(draft, book) for draft in builder.drafts]
    return told(path, found, salvaged) or [Skipped(_NO_ACTIVITY)]


class _Builder:
    """Collects laps and points of each activity; courses and workouts pass by."""

    texts = frozenset({"Id", "Notes", "Time", "Name", *(name for _, name in (*_IN_LAP, *_IN_POINT, *_WORDS))})

    def __init__(self, path: str) -> None:
        self.path = path
        self.drafts: list[TcxActivity] = []
        self.draft: TcxActivity | None = None
        self.point: dict[str, float] | None = None
        self.parents: list[str] = []
        self.points = 0
        self.torn = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self.parents.append(name)
        if name == "Activity":
            self.draft = TcxActivity(attributes.get("Sport", ""))
            self.drafts.append(self.draft)
        elif self.draft and name == "Lap":
            self.draft.begin_lap(seconds(attributes.get("StartTime", "")))
        elif self.draft and name == "Track":
            self.draft.begin_track()
        elif self.draft and name == "Trackpoint":
            self.point = {"segment": self.draft.tracks}

    def end(self, name: str, text: str) -> None:
        self.parents.pop()
        parent = self.parents[-1] if self.parents else ""
        if self.draft is None:
            return
        if self.point is not None:
            self._end_in_point(parent, name, text, self.point)
        elif self.draft.laps and parent in _LAP_PARTS:
            self._end_in_lap(parent, name, text, self.draft.laps[-1])
        elif parent in {"Activity", "Creator"}:
            self._end_in_activity(parent, name, text, self.draft)
        elif name == "Activity":
            self.draft = None

    def many(self, columns: Mapping[str, NDArray[Any]]) -> None:
        if self.point is not None:
            raise Irregular
        if self.draft:
            count(self.path, self, len(columns["time"]))
            self.draft.samples.extend(columns, self.draft.tracks)

    def _end_in_activity(self, parent: str, name: str, text: str, draft: TcxActivity) -> None:
        if (parent, name) == ("Activity", "Id"):
            draft.begins = seconds(text)
        elif (parent, name) == ("Activity", "Notes"):
            draft.notes = text
        elif (parent, name) == ("Creator", "Name"):
            draft.source = text

    def _end_in_lap(self, parent: str, name: str, text: str, lap: TcxLap) -> None:
        if key := _IN_LAP.get((parent, name)):
            lap.numbers[key] = number(text)
        elif key := _WORDS.get((parent, name)):
            lap.words[key] = text

    def _end_in_point(self, parent: str, name: str, text: str, point: dict[str, float]) -> None:
        if name == "Trackpoint":
            count(self.path, self, 1)
            self.drafts[-1].samples.add(point)
            self.point = None
        elif name == "Time":
            point["time"] = seconds(text)
        elif (parent, name) in _IN_POINT:
            point[_IN_POINT[parent, name]] = number(text)


def _outing(draft: TcxActivity, book: Book) -> Recording | Skipped:
    track = draft.stream(cleaning(book).longest_sample_gap)
    begins = _begins(draft, track)
    start = moment(begins) if isfinite(begins) else None
    if start is None:
        return Skipped(WRONG_CLOCK if isfinite(begins) else NO_TIME)
    timer, metres = draft.total("time"), draft.total("distance")
    named = sport_of(draft.sport) if draft.sport else ""
    if timer or metres:
        sport, measures = measured(track, named, book)
    else:
        sport, measures, track = measured_until_left_on(track, named, book)
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
        name=draft.name(),
        source=draft.source,
        laps=draft.told_laps(),
        stream=of_both_feet(track, sport, book) if len(track.time) else None,
        altitude_from=altitude_source(track, draft.source),
    )


def _begins(draft: TcxActivity, track: Stream) -> float:
    """Seconds since 1970: of the first lap, else of the activity, else of the first point."""
    candidates = [draft.laps[0].start if draft.laps else nan, draft.begins, *track.time[:1].tolist()]
    return next((value for value in candidates if isfinite(value)), nan)


def _elapsed(begins: float, track: Stream, timer: float | None) -> float | None:
    import numpy as np

    times = track.time[np.isfinite(track.time)]
    return max(float(times.max()) - begins, timer or 0.0) if len(times) else timer
