"""Taking a year of GPX recordings into the log, beside gpxpy's parsing of the same files; and the same files again.

The import goes into a new SQLite database in a folder of its own: files are read, judged, compared with what is there,
kept compressed, and committed in chunks. gpxpy gives its tree of points and keeps nothing. Five thousand known files
are copies of one run at other times, imported once before the clock starts; then they are recognised by their content.
"""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable
from pathlib import Path

from bench.bench_files import SHARED, make, trees
from bench.measure import Row, at_least, at_most, interleaved, ratio
from surefoot.bootstrap import close_house, open_house
from surefoot.services.importing import import_paths

ROUNDS, WARM_UP = 5, 1
KNOWN, KNOWN_AT_MOST = 5_000, 3.0
TIMES_FASTER = 3.0
FIRST = dt.datetime(2012, 1, 3, 7, 0, tzinfo=dt.UTC)


def run(*, full: bool = False) -> list[Row]:  # noqa: ARG001  there is one size
    """A year as new, and a life as known."""
    with tempfile.TemporaryDirectory() as folder:
        return [*_new(Path(folder)), *_known(Path(folder))]


def _new(folder: Path) -> list[Row]:
    year = SHARED if SHARED.is_dir() else folder / "made"
    if not year.is_dir():
        year.mkdir()
        make(year)
    files = sorted(year.rglob("*.gpx"))
    homes = [open_house(folder / f"home-{number}") for number in range(ROUNDS + WARM_UP)]
    waiting = list(homes)
    timings = interleaved(
        {"import": lambda: import_paths(waiting.pop(), [year]), "parsed": lambda: trees(files)},
        rounds=ROUNDS,
        warm_up=WARM_UP,
    )
    for home in homes:
        close_house(home)
    faster = ratio(timings["parsed"], timings["import"])
    return [
        Row("import of a year", timings["import"].told(), "", f"{len(files)} GPX files into a new database"),
        Row("gpxpy, parsed", timings["parsed"].told(), "", "a tree of points, nothing kept"),
        Row("gpxpy's parsing against our import", f"{faster:.1f} times", at_least(faster, TIMES_FASTER)),
    ]


def _known(folder: Path) -> list[Row]:
    runs, home = folder / "known", open_house(folder / "known-home")
    runs.mkdir()
    _write(runs, lambda number: FIRST + dt.timedelta(days=number))
    import_paths(home, [runs])
    timing = interleaved({"again": lambda: import_paths(home, [runs])}, rounds=ROUNDS)["again"]
    report = import_paths(home, [runs])
    close_house(home)
    size = sum(file.stat().st_size for file in runs.iterdir()) / 1e6
    note = f"{report.duplicates} duplicates, {report.added} added; {size:.0f} MB"
    return [Row(f"{KNOWN:,} known files again", timing.told(), at_most(timing.median, KNOWN_AT_MOST), note)]


def _write(folder: Path, begins: Callable[[int], dt.datetime]) -> None:
    """Runs of half an hour, a point every ten seconds."""
    for number in range(KNOWN):
        points = "".join(
            f'<trkpt lat="{48 + 0.00027 * step:.5f}" lon="11.0"><ele>500</ele>'
            f"<time>{begins(number) + dt.timedelta(seconds=10 * step):%Y-%m-%dT%H:%M:%SZ}</time></trkpt>"
            for step in range(180)
        )
        track = f"<trk><type>running</type><trkseg>{points}</trkseg></trk>"
        text = f'<gpx version="1.1" creator="bench" xmlns="http://www.topografix.com/GPX/1/1">{track}</gpx>'
        (folder / f"{number:04d}.gpx").write_text(text, encoding="utf-8")
