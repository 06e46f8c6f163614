"""Runs that no two of are alike, as a watch would have recorded them, for the measurements to read.

An hour at a sample a second: a way that bends, hills, a pace that follows them, heart rate that follows both with a
lag, and on everything the slow drift and the quick noise of real sensors, so that the files compress like real ones.
"""

from __future__ import annotations

import datetime as dt
import multiprocessing
import zipfile
import zlib
from itertools import chain, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from surefoot.diary.stream import Lap, Stream, stream_of
from surefoot.files.fit import Outing, write_activities

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Column = NDArray[np.float64]

FIRST = dt.datetime(1999, 1, 1, 7, 0, tzinfo=dt.UTC)
A_DAY = 2
SECONDS = 3600
METRES_A_DEGREE = 111_190
_LEVEL = 6  # of gzip, its own default
_AT_ONCE = 50


def stream(number: int, seconds: int = SECONDS) -> Stream:
    """The samples of the run of this number, the same each time."""
    chance = np.random.default_rng(number)
    time = _start(number) + np.arange(seconds, dtype=np.float64)
    altitude = 300 + 50 * chance.random() * _lagged(_drift(chance, seconds, 300), 60)
    climb = np.gradient(altitude)
    pace = (2.4 + 1.2 * chance.random()) * (1 - climb)
    speed = np.clip(pace + 0.15 * _lagged(_drift(chance, seconds, 20), 4), 0.8, 7)
    heading = np.cumsum(0.03 * _drift(chance, seconds, 30)) + 2 * np.pi * chance.random()
    north = np.cumsum(speed * np.cos(heading)) + _drift(chance, seconds, 60)
    east = np.cumsum(speed * np.sin(heading)) + _drift(chance, seconds, 60)
    effort = _lagged(60 + 28 * speed + 60 * np.maximum(climb, 0), 40)
    return stream_of(
        seconds,
        time=time,
        latitude=48 + 2 * chance.random() + north / METRES_A_DEGREE,
        longitude=11 + 2 * chance.random() + east / METRES_A_DEGREE / np.cos(np.radians(49)),
        altitude=altitude + 0.2 * _drift(chance, seconds, 5),
        distance=np.cumsum(speed) - speed[0],
        speed=speed + 0.05 * _drift(chance, seconds, 3),
        heart_rate=np.clip(np.rint(effort + 2 * _lagged(_drift(chance, seconds, 15), 4)), 60, 205),
        cadence=np.rint(158 + 4 * speed + 2 * chance.standard_normal(seconds)),
        temperature=np.rint(15 + 3 * _drift(chance, seconds, 900)),
    )


def fit_file(number: int, seconds: int = SECONDS) -> bytes:
    """The run of this number as a FIT file with a lap each kilometre."""
    made = stream(number, seconds)
    outing = Outing(made, laps=_laps(made), name="Run")
    return write_activities([outing], 3600, altitude_from="barometer")


def write_archive(path: Path, count: int) -> int:
    """So many runs, each packed with gzip, in one archive, as an export has them; gives its bytes."""
    batches = [range(first, min(first + _AT_ONCE, count)) for first in range(0, count, _AT_ONCE)]
    with (
        multiprocessing.get_context("spawn").Pool(2) as pool,
        zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive,
    ):
        for name, packed in chain.from_iterable(pool.imap(_packed, batches)):
            archive.writestr(name, packed)
    return path.stat().st_size


def _packed(numbers: range) -> list[tuple[str, bytes]]:
    return [(f"activities/{number:05d}.fit.gz", _gzipped(fit_file(number))) for number in numbers]


def _gzipped(data: bytes) -> bytes:
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, 31)
    return packer.compress(data) + packer.flush()


def _start(number: int) -> float:
    day, turn = divmod(number, A_DAY)
    return (FIRST + dt.timedelta(days=day, hours=10 * turn, seconds=number * 7919 % 1800)).timestamp()


def _drift(chance: np.random.Generator, seconds: int, memory: int) -> Column:
    """Noise of about 1 that forgets itself within so many seconds."""
    drift: Column = _mean(chance.standard_normal(seconds + _window(memory) - 1), memory) * np.sqrt(2 * memory)
    return drift


def _lagged(column: Column, memory: int) -> Column:
    """What follows a column with a lag of so many seconds."""
    return _mean(np.concatenate([np.full(_window(memory) - 1, column[0]), column]), memory)


def _window(memory: int) -> int:
    return 6 * memory  # what is older counts for less than a four-hundredth


def _mean(column: Column, memory: int) -> Column:
    """The exponential mean at each place that has a whole window before it."""
    window = np.exp(-np.arange(_window(memory)) / memory)
    size = 1 << (len(column) + len(window)).bit_length()  # powers of two are fast
    spectrum = np.fft.rfft(column, size) * np.fft.rfft(window / window.sum(), size)
    mean: Column = np.fft.irfft(spectrum, size)[len(window) - 1 : len(column)]
    return mean


def _laps(made: Stream) -> list[Lap]:
    """A lap each kilometre, as a watch makes them by itself."""
    ends = np.searchsorted(made.distance, np.arange(1000, made.distance[-1], 1000)).tolist()
    edges = [0, *ends, len(made.time) - 1]
    last = len(edges) - 2
    return [
        Lap(
            start=made.time[first].item(),
            end=made.time[end].item(),
            distance=(made.distance[end] - made.distance[first]).item(),
            timer=(made.time[end] - made.time[first]).item(),
            avg_hr=round(made.heart_rate[first:end].mean().item()),
            trigger="end" if index == last else "distance",
        )
        for index, (first, end) in enumerate(pairwise(edges))
        if end > first
    ]
