"""GPX 1.0 and 1.1: each track of a file is an outing."""

from __future__ import annotations

from collections.abc import Mapping

from surefoot.files import _xml
from surefoot.files._clock import seconds
from surefoot.files._errors import FileError
from surefoot.files._limits import SAMPLES
from surefoot.files._outings import began, measured_until_left_on
from surefoot.files._recording import Recording, Skipped
from surefoot.files._sports import sport_of, surface_of
from surefoot.files._track import Samples, place
from surefoot.files._xml import number
from surefoot.rulebook import Book

_NO_TRACK = "It holds a route or waypoints, but no recorded track."
#: What extensions call heart rate and cadence, whoever wrote them.
_RATES = {
    "hr": "heart_rate",
    "heartrate": "heart_rate",
    "heartRate": "heart_rate",
    "cad": "cadence",
    "cadence": "cadence",
}


def read_gpx(path: str, data: bytes, book: Book) -> list[Recording | Skipped]:
    """Every track of a GPX file, in its order. Raises FileError where the file is damaged."""
    builder = _Builder(path)
    _xml.parse(path, data, builder)
    return [_outing(draft, builder.creator, book) for draft in builder.drafts] or [Skipped(_NO_TRACK)]


class _Draft:
    """One track while it is read."""

    def __init__(self) -> None:
        self.name = self.kind = ""
        self.samples = Samples("time", "latitude", "longitude", "heart_rate", "cadence", "segment")


class _Builder:
    """Collects the points of each track; routes and waypoints pass by."""

    texts = frozenset({"time", "type", "name", *_RATES})

    def __init__(self, path: str) -> None:
        self.path, self.creator = path, ""
        self.drafts: list[_Draft] = []
        self.point: dict[str, float] | None = None
        self.parents: list[str] = []
        self.segments = self.points = 0

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

    def _end_in_point(self, name: str, text: str, point: dict[str, float]) -> None:
        if name == "trkpt":
            self._keep(point)
        elif name == "time":
            point["time"] = seconds(text)
        elif name in _RATES:
            point[_RATES[name]] = number(text)

    def _keep(self, point: dict[str, float]) -> None:
        self.points += 1
        if self.points > SAMPLES:
            raise FileError(self.path, f"It has more than {SAMPLES:,} points.", "Split it into its single runs.")
        self.drafts[-1].samples.add(point)
        self.point = None


def _outing(draft: _Draft, creator: str, book: Book) -> Recording | Skipped:
    track = draft.samples.track()
    start = began(track)
    if isinstance(start, Skipped):
        return start
    sport, measures = measured_until_left_on(track, sport_of(draft.kind) if draft.kind else "", book)
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
    )
