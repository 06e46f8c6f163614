"""Twenty thousand damaged files: sound results or a FileError, and nothing else; in bounded time and memory.

They are read in processes of their own, so that a hang or a flood ends that process and not the tests. Each has a
number: ``python -m tests.files.fuzzing fit 1234`` reads the damaged FIT file 1,234 again.
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from surefoot.rulebook import Book
from tests.files.fuzzing import Report, batch, damaged, outcome
from tests.files.seeds import Seed, seeds

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "data" / "activities"
ALL = {"fit": 8000, "gpx": 4000, "tcx": 3500, "csv": 2500, "zip": 2000}
FEW = {"fit": 600, "gpx": 300, "tcx": 300, "csv": 200, "zip": 100}
SLOWEST = 3.0  # seconds of the processor for a file of a few kilobytes: far more than any takes, even on a busy machine
GROWN = 150.0  # MB that reading any of them may add to the process


def assert_held(report: Report, count: int) -> None:
    assert not report.wrong, "\n\n".join([f"{len(report.wrong)} went wrong", *report.wrong[:5]])
    assert sum(report.outcomes.values()) == count
    assert report.slowest < SLOWEST, report
    assert report.grown < GROWN, report
    assert report.outcomes["FileError"] > count / 50  # the damage is damage
    assert count - report.outcomes["FileError"] > count / 20  # and much of it leaves something to read


def test_there_are_twenty_thousand() -> None:
    assert sum(ALL.values()) == 20_000
    assert set(ALL) == set(seeds()) == set(FEW)


@pytest.mark.parametrize("seed", [seed for kind in seeds().values() for seed in kind], ids=lambda seed: seed.name)
def test_the_seeds_are_whole(book: Book, seed: Seed) -> None:
    expected = {"workout.fit": "Skipped", "untimed.gpx": "Skipped", "export.zip": "Recording"}
    assert outcome(seed, seed.data, book) == expected.get(seed.name, "Recording")


def test_damage_is_the_same_each_time() -> None:
    for kind, found in seeds().items():
        made = [damaged(kind, number, found) for number in range(40)]
        assert made == [damaged(kind, number, found) for number in range(40)]
        assert sum(seed.data != data for seed, data in made) > 30


@pytest.mark.parametrize("kind", FEW)
def test_some_damaged_files(kind: str) -> None:
    assert_held(batch(kind, 100_000, FEW[kind]), FEW[kind])


@pytest.mark.slow
@pytest.mark.parametrize("kind", ALL)
def test_twenty_thousand_damaged_files(kind: str) -> None:
    assert_held(batch(kind, 0, ALL[kind]), ALL[kind])


@pytest.mark.slow
@pytest.mark.needs_shared_data
@pytest.mark.parametrize("kind", ["fit", "gpx", "tcx"])
def test_damaged_real_files(kind: str) -> None:
    report = batch(kind, 0, 1500, FOLDER)
    assert not report.wrong, "\n\n".join([f"{len(report.wrong)} went wrong", *report.wrong[:5]])
    assert sum(report.outcomes.values()) == 1500
    assert report.slowest < SLOWEST, report
    assert report.grown < GROWN, report


@pytest.mark.parametrize("length", [0, 1, 12, 14, 100, 5000])
@pytest.mark.parametrize("name", ["a.fit", "a.gpx", "a.tcx", "a.gz"])
def test_noise(book: Book, name: str, length: int) -> None:
    assert outcome(Seed(name, b""), random.Random(length).randbytes(length), book) == "FileError"
