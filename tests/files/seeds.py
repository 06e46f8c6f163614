"""Whole files of every kind and variety, small, by our own writers: what the fuzzing starts from."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from functools import cache
from typing import NamedTuple

import numpy as np

from surefoot.diary.plan import Step, Target
from surefoot.diary.stream import Lap, Stream, stream_of
from surefoot.files.fit import DeveloperField, Outing, Writer, write_activities, write_activity, write_workout
from tests.files import writers

START, EPOCH = float(writers.START), writers.FIT_EPOCH
POINTS = writers.straight(30, every=3)
ROWS = [
    {"date": "May 3, 2026, 7:00:00 AM", "type": "Run", "elapsed": 1800, "km": "5,4", "metres": 5400, "moving": 1790},
    {"date": "09.12.2022, 15:24:49", "type": "Lauf", "elapsed": 30, "km": "0.09", "filename": "activities/a.fit.gz"},
    {"date": "2026-05-03 07:00:00", "type": "Walk", "elapsed": 1800, "km": 2, "avg_hr": 101, "max_hr": 120},
]

#: Of other apps, and of a spreadsheet.
TABLES = {
    "connect": """Activity Type,Date,Title,Distance,Calories,Time,Avg HR,Max HR,Avg Run Cadence,Avg Stride Length
Running,2026-05-03 07:00:00,"Around, easy",9.96,512,00:50:00,144,160,166,1.20
Trail Running,2026-05-25 18:30:00,Trail,9.96,512,00:50:00,144,160,166,1.20
""",
    "spreadsheet": """Datum;Uhrzeit;Sportart;Strecke [km];Dauer;Puls;RPE;Notiz
23.04.2025;07:30;Laufen;10,5;1:02:03;148;4;Schön locker
24.04.2025;;Laufen;5;30:00;;;
""",
}


class Seed(NamedTuple):
    """A whole file and its name, which says what kind it is."""

    name: str
    data: bytes

    @property
    def kind(self) -> str:
        """The suffix: fit, gpx, tcx, csv, zip."""
        return self.name.rpartition(".")[2]


@cache
def seeds() -> dict[str, tuple[Seed, ...]]:
    """All seeds, by kind."""
    found = [
        *(Seed(f"{name}.fit", data) for name, data in _fits().items()),
        *(Seed(f"{name}.gpx", data) for name, data in _gpxs().items()),
        *(Seed(f"{name}.tcx", data) for name, data in _tcxs().items()),
        Seed("activities.csv", writers.strava(ROWS)),
        Seed("german/activities.csv", writers.strava(ROWS, writers.GERMAN, delimiter=";", bom=True)),
        *(Seed(f"{name}.csv", text.encode()) for name, text in TABLES.items()),
        Seed("export.zip", _strava_export()),
        Seed("garmin.zip", _garmin_export()),
    ]
    return {kind: tuple(seed for seed in found if seed.kind == kind) for kind in ("fit", "gpx", "tcx", "csv", "zip")}


def _run(seconds: int = 60, start: float = START) -> Stream:
    t = np.arange(seconds + 1.0)
    return stream_of(
        len(t),
        time=start + t,
        latitude=48 + t * 3 / 111_190,
        longitude=np.full(len(t), 11.0),
        altitude=500 + t // 20,
        distance=3 * t,
        speed=np.full(len(t), 3.0),
        heart_rate=140 + t % 20,
        cadence=170 + t % 5,
        power=250 + t % 7,
        temperature=t % 9 - 4,
        segment=t // 25,
    )


def _fits() -> dict[str, bytes]:
    laps = [
        Lap(start=START, end=START + 30, distance=90, timer=30, trigger="manual", intensity="warmup"),
        Lap(start=START + 30, end=START + 60),
    ]
    three = [
        Outing(_run(20), "swim"),
        Outing(_run(20, START + 60), "ride"),
        Outing(_run(20, START + 90), "run", laps, "trail", "Läufe"),
    ]
    return {
        "run": write_activity(_run(), laps=laps, name="Runde", utc_offset=7200),
        "big endian": write_activities([Outing(_run())], writer=Writer(">")),
        "multisport": write_activities(three, 3600, 1),
        "chained": write_activity(_run(15)) + write_activities([Outing(_run(15))], writer=Writer(">", 12)),
        "packed": writers.fit(POINTS, [writers.Summary(elapsed=30, timer=30, metres=90)], packed=True),
        "developer": _developer(),
        "odd": _odd(),
        "workout": write_workout(_workout(), "6 × 800 m"),
    }


def _developer() -> bytes:
    """Fields of apps, one as an array, one as text."""
    fields = [
        DeveloperField(0, 0, "uint16", name="Power", units="Watts"),
        DeveloperField(0, 1, "float32", 2, name="Air"),
        DeveloperField(1, 0, "string", 6, name="Ort"),
    ]
    writer = Writer()
    writer.describe(9, fields)
    writer.define(8, 20, [(253, "uint32"), (3, "uint8"), (5, "uint32")], fields)
    for t in range(20):
        writer.data(8, START - EPOCH + t, 150, 300 * t, 250, (1.25, t), "Höhe")
    return writer.finish()


def _odd() -> bytes:
    """Distance in three bytes, beats in arrays, lengths of a pool, events of all sorts, definitions that change."""
    writer = Writer("<", header_crc=False)
    writer.define(0, 0, [(0, "enum"), (1, "uint16"), (4, "uint32")])
    writer.data(0, 4, 1, START - EPOCH)
    writer.define(1, 20, [(253, "uint32"), (8, "byte", 3)])
    writer.define(2, 78, [(0, "uint16", 5)])
    writer.define(3, 101, [(253, "uint32"), (2, "uint32"), (3, "uint32")])
    writer.define(4, 21, [(253, "uint32"), (0, "enum"), (1, "enum"), (3, "uint32")])
    for t in range(20):
        counter = 48 * t % 4096
        writer.data(1, START - EPOCH + t, bytes([44, 1 | (counter & 0xF) << 4, counter >> 4]))
        writer.data(2, [800, 805, None])
        writer.data(4, START - EPOCH + t, t % 4, t % 5, t)
    writer.data(3, START - EPOCH, START - EPOCH, 30_000)
    writer.define(1, 20, [(253, "uint32"), (5, "uint32"), (6, "uint16"), (2, "uint16")])
    for t in range(20, 40):
        writer.data(1, START - EPOCH + t, 300 * t, 3000, 2600)
    return writer.finish()


def _workout() -> list[Step]:
    work = Step(kind="work", distance_m=800, target=Target(pace=(230, 240)))
    return [
        Step(kind="warmup", duration_s=900, note="Locker."),
        Step(kind="repeat", times=6, steps=(work, Step(kind="recover", duration_s=90))),
    ]


def _gpxs() -> dict[str, bytes]:
    untimed = [point._replace(time=None) for point in POINTS]
    return {
        "run": writers.gpx([[POINTS], [POINTS, POINTS]]),
        "old": writers.gpx([[POINTS]], version="1.0", kind=""),
        "untimed": writers.gpx([[untimed]]),
    }


def _tcxs() -> dict[str, bytes]:
    laps = [writers.TcxLap(POINTS, 30, 90, 150, 160), writers.TcxLap(POINTS)]
    return {"run": writers.tcx([laps]), "two": writers.tcx([laps, [writers.TcxLap(POINTS)]], sport="Other")}


def _strava_export() -> bytes:
    inner = {"c.gpx": writers.gpx([[POINTS]])}
    return zipped(
        {
            "activities.csv": writers.strava(ROWS),
            "activities/a.fit.gz": gzip.compress(writers.fit(POINTS), mtime=0),
            "activities/b.gpx": writers.gpx([[POINTS]]),
            "b.zip": zipped(inner),
        }
    )


def _garmin_export() -> bytes:
    """Two files in an archive in the archive, and summaries of them and of a third."""
    told = [
        {
            "activityId": number, "name": "Lunch", "activityType": "running", "startTimeGmt": (START + shift) * 1000,
            "startTimeLocal": (START + shift + 7200) * 1000, "duration": 1_800_500.25, "elapsedDuration": 1_850_000.0,
            "movingDuration": 1_790_000.0, "distance": 540_000.0, "avgHr": 151.0, "maxHr": 170.0,
        }
        for number, shift in enumerate((0, 7200, 86_400))
    ]  # fmt: skip
    files = {f"me_{shift}.fit": write_activity(_run(20, START + shift)) for shift in (0, 7200)}
    return zipped(
        {
            "DI_CONNECT/DI-Connect-Fitness/me_0_summarizedActivities.json": json.dumps(
                [{"summarizedActivitiesExport": told}]
            ).encode(),
            "DI_CONNECT/DI-Connect-Uploaded-Files/UploadedFiles_0-_Part1.zip": zipped(files),
        }
    )


def zipped(members: dict[str, bytes]) -> bytes:
    """An archive; its members are dated alike, so that it is the same at any time."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return data.getvalue()
