"""Writers of GPX, TCX and Strava's table for tests, and shorthand for FIT: every odd file that a device may write.

Nothing here is copied from a real file. Times are seconds since 1970 in UTC.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from surefoot.files.fit import DeveloperField, Writer

START = int(dt.datetime(2026, 5, 3, 7, 0, tzinfo=dt.UTC).timestamp())
#: Metres of a degree of latitude at 48 degrees by the series 111132.954 - 559.822 cos 2x + 1.175 cos 4x.
DEGREE_AT_48 = 111_190.32


class Point(NamedTuple):
    """One sample of a recording; None where the device is silent."""

    time: float | None
    latitude: float | None = None
    longitude: float | None = None
    distance: float | None = None
    heart_rate: int | None = None
    cadence: int | None = None


def straight(
    seconds: int, speed: float = 3.0, *, start: float = START, every: int = 1, heart_rate: int | None = 150
) -> list[Point]:
    """Points of a run due north from 48 N 11 E at an even speed, with the device's own distance."""
    return [
        Point(start + t, 48.0 + speed * t / DEGREE_AT_48, 11.0, speed * t, heart_rate, 85)
        for t in range(0, seconds + 1, every)
    ]


def iso(time: float) -> str:
    return dt.datetime.fromtimestamp(time, dt.UTC).isoformat().replace("+00:00", "Z")


# ------------------------------------------------------------------ GPX and TCX


def gpx(
    tracks: Iterable[Sequence[Sequence[Point]]], *, kind: str = "running", name: str = "Run", version: str = "1.1"
) -> bytes:
    """A GPX file: tracks of segments of points."""
    body = "".join(
        f"<trk><name>{name}</name>{f'<type>{kind}</type>' if kind else ''}"
        + "".join(f"<trkseg>{''.join(map(_trkpt, segment))}</trkseg>" for segment in segments)
        + "</trk>"
        for segments in tracks
    )
    space = f"http://www.topografix.com/GPX/{version.replace('.', '/')}"
    extension = "http://www.garmin.com/xmlschemas/TrackPointExtension/v1"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<gpx version="{version}" creator="our writer" xmlns="{space}"'
        f' xmlns:x="{extension}">{body}</gpx>'
    ).encode()


def _trkpt(point: Point) -> str:
    time = "" if point.time is None else f"<time>{iso(point.time)}</time>"
    rates = "" if point.heart_rate is None else f"<x:hr>{point.heart_rate}</x:hr>"
    rates += "" if point.cadence is None else f"<x:cad>{point.cadence}</x:cad>"
    extra = f"<extensions><x:TrackPointExtension>{rates}</x:TrackPointExtension></extensions>" if rates else ""
    return f'<trkpt lat="{point.latitude}" lon="{point.longitude}"><ele>500</ele>{time}{extra}</trkpt>'


class TcxLap(NamedTuple):
    """A lap; None where it is not written."""

    points: Sequence[Point]
    seconds: float | None = None
    metres: float | None = None
    avg_hr: int | None = None
    max_hr: int | None = None
    start: float | None = START


def tcx(activities: Iterable[Sequence[TcxLap]], *, sport: str = "Running") -> bytes:
    """A TCX file: activities of laps."""
    body = "".join(
        f'<Activity Sport="{sport}"><Id>{iso(START)}</Id>{"".join(map(_lap, laps))}'
        "<Creator><Name>our writer</Name></Creator></Activity>"
        for laps in activities
    )
    space = "http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2"
    return (
        f'<?xml version="1.0"?><TrainingCenterDatabase xmlns="{space}">'
        f"<Activities>{body}</Activities></TrainingCenterDatabase>"
    ).encode()


def _lap(lap: TcxLap) -> str:
    def given(name: str, value: object) -> str:
        return "" if value is None else f"<{name}>{value}</{name}>"

    def beats(name: str, value: int | None) -> str:
        return "" if value is None else f"<{name}><Value>{value}</Value></{name}>"

    start = "" if lap.start is None else f' StartTime="{iso(lap.start)}"'
    return (
        f"<Lap{start}>{given('TotalTimeSeconds', lap.seconds)}{given('DistanceMeters', lap.metres)}"
        f"{beats('AverageHeartRateBpm', lap.avg_hr)}{beats('MaximumHeartRateBpm', lap.max_hr)}"
        f"<Track>{''.join(map(_trackpoint, lap.points))}</Track></Lap>"
    )


def _trackpoint(point: Point) -> str:
    time = "" if point.time is None else f"<Time>{iso(point.time)}</Time>"
    where = (
        ""
        if point.latitude is None
        else f"<Position><LatitudeDegrees>{point.latitude}</LatitudeDegrees>"
        f"<LongitudeDegrees>{point.longitude}</LongitudeDegrees></Position>"
    )
    distance = "" if point.distance is None else f"<DistanceMeters>{point.distance}</DistanceMeters>"
    beats = "" if point.heart_rate is None else f"<HeartRateBpm><Value>{point.heart_rate}</Value></HeartRateBpm>"
    return f"<Trackpoint>{time}{where}{distance}{beats}</Trackpoint>"


# ------------------------------------------------------------------ FIT

FIT_EPOCH = 631_065_600
#: Base types of numbers.
BASES = (
    "enum", "sint8", "uint8", "sint16", "uint16", "sint32", "uint32", "float32", "float64", "uint8z", "uint16z",
    "uint32z", "sint64", "uint64", "uint64z",
)  # fmt: skip
Fields = Sequence[tuple[int, str]]  # field number, base type


def crc16(data: bytes) -> int:
    """The checksum bit by bit, as slow and as plain as can be."""
    crc = 0
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = (crc >> 1) ^ (0xA001 if crc & 1 else 0)
    return crc


class FitPart(Writer):
    """One part of a FIT file; of its developer fields nothing is known but their sizes."""

    def __init__(self, order: str = "<", header: int = 14, *, header_crc: bool = True) -> None:
        super().__init__(order, header, header_crc=header_crc)
        self.undescribed: dict[int, list[bytes]] = {}

    def define(self, local: int, message: int, fields: Fields, developer: Sequence[int] = ()) -> None:
        """Say how the messages of a local number are laid out; ``developer`` holds sizes of developer fields."""
        unknown = [DeveloperField(0, number, "byte", size) for number, size in enumerate(developer)]
        super().define(local, message, fields, unknown)
        self.undescribed[local] = [b"\xaa" * size for size in developer]

    def data(self, local: int, *values: Any, packed_time: float | None = None) -> None:
        """A data message; None is written as unknown. ``packed_time`` puts its last five bits into the header."""
        super().data(local, *values, *self.undescribed[local], packed_time=packed_time)


def stamp(time: float | None) -> float | None:
    return None if time is None else time - FIT_EPOCH


FILE_ID: Fields = [(0, "enum"), (1, "uint16"), (4, "uint32")]
SESSION: Fields = [
    (253, "uint32"), (2, "uint32"), (7, "uint32"), (8, "uint32"), (9, "uint32"), (5, "enum"), (6, "enum"),
    (16, "uint8"), (17, "uint8"), (59, "uint32"), (3, "sint32"), (4, "sint32"),
]  # fmt: skip
LAP: Fields = [
    (253, "uint32"), (2, "uint32"), (7, "uint32"), (8, "uint32"), (9, "uint32"), (25, "enum"), (39, "enum"),
    (15, "uint8"), (16, "uint8"),
]  # fmt: skip
RECORD: Fields = [
    (253, "uint32"), (0, "sint32"), (1, "sint32"), (5, "uint32"), (3, "uint8"), (4, "uint8"), (6, "uint16"),
]  # fmt: skip
EVENT: Fields = [(253, "uint32"), (0, "enum"), (1, "enum")]
ACTIVITY: Fields = [(253, "uint32"), (5, "uint32"), (1, "uint16")]
SPORT: Fields = [(0, "enum"), (1, "enum")]


class Summary(NamedTuple):
    """A session or a lap in metres and seconds; None is written as unknown."""

    start: float | None = START
    elapsed: float | None = None
    timer: float | None = None
    metres: float | None = None
    sport: int | None = 1
    sub_sport: int | None = 0
    avg_hr: int | None = None
    max_hr: int | None = None
    moving: float | None = None
    written: float | None = None


def scaled(value: float | None, scale: float) -> float | None:
    return None if value is None else value * scale


def semicircles(degrees: float | None) -> float | None:
    return scaled(degrees, 2**31 / 180)


def write_file_id(part: FitPart, kind: int = 4, manufacturer: int = 1) -> None:
    part.define(0, 0, FILE_ID)
    part.data(0, kind, manufacturer, stamp(START))


def write_records(
    part: FitPart, points: Iterable[Point], *, packed: bool = False, developer: Sequence[int] = ()
) -> None:
    """Records of points; ``packed`` writes the time into the header where the second before is known."""
    part.define(2, 20, RECORD, developer)
    part.define(3, 20, RECORD[1:], developer)
    for i, point in enumerate(points):
        values = (
            semicircles(point.latitude),
            semicircles(point.longitude),
            scaled(point.distance, 100),
            point.heart_rate,
            point.cadence,
            None,
        )
        if packed and i % 20 and point.time is not None:
            part.data(3, *values, packed_time=point.time)
        else:
            part.data(2, stamp(point.time), *values)


def write_summaries(part: FitPart, message: int, summaries: Iterable[Summary]) -> None:
    part.define(1, message, SESSION if message == 18 else LAP)
    for s in summaries:
        values = [
            stamp(s.written), stamp(s.start), scaled(s.elapsed, 1000), scaled(s.timer, 1000), scaled(s.metres, 100),
            s.sport, s.sub_sport, s.avg_hr, s.max_hr,
        ]  # fmt: skip
        part.data(1, *values, *([scaled(s.moving, 1000), None, None] if message == 18 else []))


def write_activity(part: FitPart, time: float, utc_offset: int | None = None) -> None:
    part.define(4, 34, ACTIVITY)
    part.data(4, stamp(time), None if utc_offset is None else stamp(time + utc_offset), 1)


def write_events(part: FitPart, events: Iterable[tuple[float, int]]) -> None:
    """Timer events: time, and 0 for a start or 4 for a stop."""
    part.define(5, 21, EVENT)
    for time, kind in events:
        part.data(5, stamp(time), 0, kind)


def fit(points: Sequence[Point], sessions: Sequence[Summary] = (), *, order: str = "<", **records: Any) -> bytes:
    """A plain activity: file_id, records, sessions, activity."""
    part = FitPart(order)
    write_file_id(part)
    write_records(part, points, **records)
    write_summaries(part, 18, sessions)
    write_activity(part, START + 3600)
    return part.finish()


# ------------------------------------------------------------------ Strava's table

ENGLISH = (
    "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,Distance,Max Heart Rate,"
    "Relative Effort,Commute,Activity Private Note,Activity Gear,Filename,Athlete Weight,Bike Weight,Elapsed Time,"
    "Moving Time,Distance,Max Speed,Average Heart Rate,Competition"
).split(",")
GERMAN = (
    "Aktivitäts-ID,Aktivitätsdatum,Name der Aktivität,Aktivitätsart,Aktivitätsbeschreibung,Verstrichene Zeit,Distanz,"
    "Max. Herzfrequenz,Relative Leistung,Pendeln,Private Notiz,Aktivitätsausrüstung,Dateiname,Sportlergewicht,"
    "Fahrradgewicht,Verstrichene Zeit,Bewegungszeit,Distanz,Höchstgeschw.,Durchschnittliche Herzfrequenz,Wettkampf"
).split(",")


def strava(
    rows: Iterable[Mapping[str, object]], header: Sequence[str] = ENGLISH, *, delimiter: str = ",", bom: bool = False
) -> bytes:
    """Strava's table. A row names its cells as ``date``, ``type``, ``km``, ``metres``, ``moving`` and so on."""
    places = {
        "id": 0, "date": 1, "name": 2, "type": 3, "elapsed": 5, "km": 6, "max_hr": 7, "filename": 12,
        "measured_elapsed": 15, "moving": 16, "metres": 17, "avg_hr": 19, "race": 20,
    }  # fmt: skip
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerow(header)
    for row in rows:
        cells = [""] * len(header)
        for name, value in row.items():
            cells[places[name]] = str(value)
        writer.writerow(cells)
    return (b"\xef\xbb\xbf" if bom else b"") + text.getvalue().encode()
