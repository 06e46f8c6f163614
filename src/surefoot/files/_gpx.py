"""GPX 1.0 and 1.1: each track of a file is an outing."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from surefoot.files._cadence import of_both_feet
from surefoot.files._clock import seconds
from surefoot.files._outings import altitude_source, began, measured_until_left_on, told
from surefoot.files._recording import Recording, Skipped
from surefoot.files._regular import NUMBER, TIME, element, leaf, shape
from surefoot.files._samples import Samples
from surefoot.files._sports import sport_of, surface_of
from surefoot.files._track import place
from surefoot.files._tracks import Irregular, count, read
from surefoot.files._xml import number
from surefoot.rulebook import Book

if TYPE_CHECKING:
    from numpy.typing import NDArray

_NO_TRACK = "It holds a route or waypoints, but no recorded track."
#: What the elements of a point are called, whoever wrote them: GPX itself, the extensions of Garmin (TrackPoint
#: versions 1 and 2, Power), Cluetrust and Suunto (gpxdata), Strava, Amazfit, Polar, Samsung and others.
_SPELLINGS = {
    "altitude": "ele",
    "speed": "speed",
    "heart_rate": "hr heartrate heart_rate heartRate HeartRate bpm",
    "cadence": "cad cadence Cadence runcadence RunCadence run_cadence",
    "power": "power Power watts Watts PowerInWatts",
    "temperature": "atemp temp Temperature temperature",
}
_COLUMNS = {spelling: column for column, names in _SPELLINGS.items() for spelling in names.split()}


def _extension(*names: bytes) -> bytes:
    """Elements of an extension, each perhaps there, in this order; those that we do not take are passed over."""
    return b"".join(leaf(name, NUMBER if name.rpartition(b")")[2] in _TAKEN else _PASSED) for name in names)


_TAKEN = frozenset({b"power", b"speed", b"cad", b"hr", b"atemp"})
_PASSED = b"[-+.\\deE]*"
#: Garmin's extension in the order of its two versions, behind what Amazfit puts first.
_GARMINS = [b"(?P=x)" + name.encode() for name in "speed cad atemp wtemp depth hr cad speed course bearing".split()]
#: A point as Garmin, Strava, Apple, Amazfit and most others write it.
_SHAPE = shape(
    b"<trkpt ",
    b'<trkpt (?:lat="' + NUMBER + b'" lon="' + NUMBER + b'"|lon="' + NUMBER + b'" lat="' + NUMBER + b'")>~'
    + leaf(b"ele") + element(b"time", TIME) + leaf(b"speed")
    + element(b"extensions", b"~" + _extension(b"power", b"speed", b"course", b"hAcc", b"vAcc")
              + b"(?:<(?P<x>(?:\\w+:)?)TrackPointExtension>~" + _extension(*_GARMINS)
              + b"</(?P=x)TrackPointExtension>~)?" + leaf(b"power")) + b"?</trkpt>",
    ("latitude", "longitude", "longitude", "latitude", "altitude", "time", "speed", "power", "speed", "",
     "speed", "cadence", "temperature", "heart_rate", "cadence", "speed", "power"),
)  # fmt: skip


def read_gpx(path: str, data: bytes, book: Book) -> list[Recording | Skipped]:
    """Every track of a GPX file, in its order. Raises FileError where nothing of the file can be read."""
    builder, salvaged = read(path, data, partial(_Builder, path), _SHAPE)
    found = [_outing(draft, builder.creator, book) for draft in builder.drafts]
    return told(path, found, salvaged) or [Skipped(_NO_TRACK)]


class _Draft:
    """One track while it is read."""

    def __init__(self) -> None:
        self.name = self.kind = ""
        self.samples = Samples()


class _Builder:
    """Collects the points of each track; routes and waypoints pass by."""

    texts = frozenset({"time", "type", "name", *_COLUMNS})

    def __init__(self, path: str) -> None:
        self.path, self.creator = path, ""
        self.drafts: list[_Draft] = []
        self.point: dict[str, float] | None = None
        self.parents: list[str] = []
        self.segments = self.points = 0
        self.torn = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self.parents.append(name)
        if name == "trkpt" and self.drafts:
            self.point = {
                "latitude": number(attributes.get("lat")),
                "longitude": number(attributes.get("lon")),
                "segment": self.segments,
            }
        elif name == "trkseg":
            self.segments += 1
        elif name == "trk":
            self.drafts.append(_Draft())
        elif name == "gpx":
            self.creator = attributes.get("creator", "")

    def end(self, name: str, text: str) -> None:
        self.parents.pop()
        if self.point is not None:
            self._end_in_point(name, text, self.point)
        elif self.parents[-1:] == ["trk"] and name == "name":
            self.drafts[-1].name = text
        elif self.parents[-1:] == ["trk"] and name == "type":
            self.drafts[-1].kind = text

    def many(self, columns: Mapping[str, NDArray[Any]]) -> None:
        if self.point is not None:
            raise Irregular
        if self.drafts:
            count(self.path, self, len(columns["time"]))
            self.drafts[-1].samples.extend(columns, self.segments)

    def _end_in_point(self, name: str, text: str, point: dict[str, float]) -> None:
        if name == "trkpt":
            count(self.path, self, 1)
            self.drafts[-1].samples.add(point)
            self.point = None
        elif name == "time":
            point["time"] = seconds(text)
        elif name in _COLUMNS:
            point[_COLUMNS[name]] = number(text)


def _outing(draft: _Draft, creator: str, book: Book) -> Recording | Skipped:
    whole = draft.samples.stream()
    start = began(whole)
    if isinstance(start, Skipped):
        return start
    sport, measures, track = measured_until_left_on(whole, sport_of(draft.kind) if draft.kind else "", book)
    return Recording(
        start=start,
        sport=sport,
        distance=measures.distance,
        elapsed=measures.elapsed,
        moving=measures.moving,
        avg_hr=measures.avg_hr,
        max_hr=measures.max_hr,
        place=place(track),
        surface=surface_of(draft.kind),
        name=draft.name,
        source=creator,
        stream=of_both_feet(track, sport, book),
        altitude_from=altitude_source(track, creator),
    )
