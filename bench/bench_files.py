"""A year of GPX recordings: read by `surefoot.files`, and parsed by gpxpy.

With the sample files beside the checkout, those; without them, as many made by this module. We give sport, date,
distance, times and heart rate of each outing, with the gaps and jumps of the recording judged, and all its samples as
columns; gpxpy gives its tree of points, and in a second row also length and moving time of each file. Neither gets
more than the files.
"""

from __future__ import annotations

import datetime as dt
import math
import tempfile
from collections.abc import Sequence
from pathlib import Path

import gpxpy

from bench.measure import Row, at_least, interleaved, ratio
from surefoot.files import Recording, read_path
from surefoot.rulebook import load_book

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data" / "activities" / "gpx-year"
MADE_FILES, MADE_POINTS = 40, 1_500
ROUNDS = 5
TIMES_FASTER = 5.0
METRES_A_DEGREE = 111_190
FIRST = dt.datetime(2026, 1, 3, 7, 0, tzinfo=dt.UTC)


def run(*, full: bool = False) -> list[Row]:  # noqa: ARG001  there is one size
    """The folder by both, turn by turn."""
    if SHARED.is_dir():
        return _rows(SHARED, "the year of recordings beside the checkout")
    with tempfile.TemporaryDirectory() as folder:
        make(Path(folder))
        return _rows(Path(folder), f"{MADE_FILES} made files")


def _rows(folder: Path, named: str) -> list[Row]:
    files, book = sorted(folder.rglob("*.gpx")), load_book()
    read = sum(isinstance(found.result, Recording) for found in read_path(folder, book))
    timings = interleaved(
        {
            "ours": lambda: [found.result for found in read_path(folder, book)],
            "parsed": lambda: trees(files),
            "measured": lambda: [(one.length_2d(), one.get_moving_data()) for one in trees(files)],
        },
        rounds=ROUNDS,
    )
    ours = timings["ours"]
    parsed, measured = ratio(timings["parsed"], ours), ratio(timings["measured"], ours)
    size = sum(file.stat().st_size for file in files)
    rate = f"{size / ours.median / 1e6:.0f} MB/s; {read} outings in {len(files)} files"
    return [
        Row("surefoot", ours.told(), "", f"{named}, {rate}"),
        Row("gpxpy, parsed", timings["parsed"].told(), "", "a tree of points, no summary yet"),
        Row("gpxpy, parsed and measured", timings["measured"].told(), "", "length and moving time"),
        Row("gpxpy's parsing against ours", f"{parsed:.1f} times", at_least(parsed, TIMES_FASTER)),
        Row("gpxpy's summary against ours", f"{measured:.1f} times"),
    ]


def trees(files: Sequence[Path]) -> list[gpxpy.gpx.GPX]:
    """A tree of points of each file, by gpxpy."""
    return [gpxpy.parse(file.read_text(encoding="utf-8")) for file in files]


def make(folder: Path) -> None:
    """Runs of a point a second around a field, one every nine days."""
    for number in range(MADE_FILES):
        begin = FIRST + dt.timedelta(days=9 * number)
        points = "".join(_point(begin, second) for second in range(MADE_POINTS))
        track = f"<trk><type>running</type><trkseg>{points}</trkseg></trk>"
        text = f'<gpx version="1.1" creator="bench" xmlns="http://www.topografix.com/GPX/1/1">{track}</gpx>'
        (folder / f"run-{number:02d}.gpx").write_text(text, encoding="utf-8")


def _point(begin: dt.datetime, second: int) -> str:
    angle, radius = second / 120, 360 / METRES_A_DEGREE
    latitude, longitude = 48 + radius * math.sin(angle), 11 + radius * math.cos(angle)
    time = (begin + dt.timedelta(seconds=second)).strftime("%Y-%m-%dT%H:%M:%SZ")
    return f'<trkpt lat="{latitude:.7f}" lon="{longitude:.7f}"><ele>500</ele><time>{time}</time></trkpt>'
