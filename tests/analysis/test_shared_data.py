"""Real recordings: a year of steady runs, and files of many devices."""

from __future__ import annotations

import math
from pathlib import Path

import msgspec
import pytest

from surefoot.analysis import Analysis, analyse
from surefoot.files import read_path
from surefoot.files._recording import Recording
from surefoot.rulebook import Book
from tests.analysis.test_analyse import numbers_in

pytestmark = pytest.mark.needs_shared_data


def read(folder: Path, book: Book) -> list[tuple[Recording, Analysis]]:
    """Every outing in a folder that has samples, and its analysis."""
    recordings = [found.result for found in read_path(folder, book) if isinstance(found.result, Recording)]
    return [
        (
            recording,
            analyse(
                recording.stream,
                sport=recording.sport,
                laps=recording.laps,
                altitude_from=recording.altitude_from,
                timer=recording.timer,
                book=book,
            ),
        )
        for recording in recordings
        if recording.stream is not None
    ]


def test_a_year_of_steady_runs(shared_data: Path, book: Book) -> None:
    year = read(shared_data / "activities/gpx-year", book)
    assert len(year) == 68
    assert [found.intervals for _, found in year if found.intervals] == []
    assert {found.terrain for _, found in year} <= {"flat", ""}
    for recording, found in year:
        assert found.distance == pytest.approx(recording.distance)
        assert found.moving == pytest.approx(recording.moving)
    assert sum(bool(found.best) for _, found in year) >= 60  # the others have positions that jump all the time
    kilometres = [best.seconds for _, found in year for best in found.best if best.distance == 1000]
    assert 270 < min(kilometres) < max(kilometres) < 500


@pytest.mark.parametrize("kind", ["fit", "fit-broken", "tcx", "gpx"])
def test_files_of_many_devices(shared_data: Path, book: Book, kind: str) -> None:
    found = read(shared_data / "activities" / kind, book)
    assert found
    for _, analysis in found:
        assert all(math.isfinite(number) for number in numbers_in(msgspec.to_builtins(analysis)))
        assert analysis.moving <= analysis.elapsed + 1e-6
