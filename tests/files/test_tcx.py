"""TCX: sums of laps first, then points; several activities; courses."""

from __future__ import annotations

import pytest

from surefoot.files import FileError, Recording, Skipped, read_bytes
from surefoot.files import _tcx as tcx_module
from surefoot.rulebook import Book
from tests.files.writers import START, Point, TcxLap, straight, tcx


def one(data: bytes, book: Book) -> Recording:
    """The one recording of a file."""
    (found,) = read_bytes("run.tcx", data, book)
    assert isinstance(found, Recording)
    return found


def test_laps_are_summed(book: Book) -> None:
    points = straight(1800)
    laps = [
        TcxLap(points[:601], 600.4, 1810.0, 140, 160),
        TcxLap(points[601:], 1200.0, 3600.0, 155, 171, START + 601),
    ]
    found = one(tcx([laps]), book)
    assert found.start.timestamp() == START
    assert (found.sport, found.source) == ("run", "our writer")
    assert found.distance == 5410.0
    assert (found.elapsed, found.timer, found.moving) == (pytest.approx(1800.4), 1800.4, 1800)
    assert (found.avg_hr, found.max_hr) == (150, 171)  # (140 * 600.4 + 155 * 1200) / 1800.4
    assert found.place == (48.0, 11.0)


def test_what_laps_leave_out_the_points_say(book: Book) -> None:
    found = one(tcx([[TcxLap(straight(1800)), TcxLap([], 5.0)]]), book)
    assert (found.distance, found.timer, found.elapsed) == (pytest.approx(5400), None, 1800)
    assert (found.avg_hr, found.max_hr) == (150, 150)


def test_points_without_a_distance_are_measured(book: Book) -> None:
    points = [point._replace(distance=None) for point in straight(600)]
    assert one(tcx([[TcxLap(points)]]), book).distance == pytest.approx(1800, abs=0.1)


def test_a_treadmill_has_no_places(book: Book) -> None:
    points = [Point(START + t, None, None, 2.5 * t, 140) for t in range(601)]
    found = one(tcx([[TcxLap(points, 600, 1500)]]), book)
    assert (found.distance, found.moving, found.place) == (1500, 600, None)


def test_only_laps(book: Book) -> None:
    found = one(tcx([[TcxLap([], 600, 1500, 140)]]), book)
    assert (found.distance, found.timer, found.elapsed, found.moving) == (1500, 600, 600, None)


def test_start_of_the_activity_where_laps_have_none(book: Book) -> None:
    assert one(tcx([[TcxLap([], 600, 1500, start=None)]]), book).start.timestamp() == START
    data = tcx([[TcxLap(straight(600, start=START + 30), start=None)]])
    assert one(data.replace(b"<Id>2026-05-03T07:00:00Z</Id>", b"<Id>Run 1</Id>"), book).start.timestamp() == START + 30


@pytest.mark.parametrize(("sport", "ours"), [("Biking", "ride"), ("Other", "other"), ("", "run"), ("Swimming", "swim")])
def test_sports(book: Book, sport: str, ours: str) -> None:
    assert one(tcx([[TcxLap(straight(600), 600, 1800)]], sport=sport), book).sport == ours


def test_several_activities(book: Book) -> None:
    found = read_bytes("x", tcx([[TcxLap(straight(600), 600, 1800)], [TcxLap(straight(60), 60, 180)]]), book)
    assert [result.distance for result in found if isinstance(result, Recording)] == [1800, 180]


def test_left_on_after_the_run(book: Book) -> None:
    wandering = [Point(START + 3600 + 60 * i, 48.05 + (i % 3) * 4e-5, 11.0, None, 60) for i in range(1, 600)]
    points = [point._replace(distance=None) for point in (*straight(1800), *wandering)]
    found = one(tcx([[TcxLap(points)]]), book)
    assert found.distance == pytest.approx(5400, abs=1)
    assert (found.moving, found.elapsed) == (pytest.approx(1800), pytest.approx(1800, abs=90))
    assert one(tcx([[TcxLap(points, 36_000, 9000)]]), book).elapsed == points[-1].time - START


def test_without_any_time(book: Book) -> None:
    data = tcx([[TcxLap([Point(None, 48, 11)], start=None)]]).replace(b"2026-05-03T07:00:00Z", b"")
    (found,) = read_bytes("x", data, book)
    assert isinstance(found, Skipped)
    assert "no times" in found.reason


def test_a_clock_that_was_not_set(book: Book) -> None:
    data = tcx([[TcxLap([], 600, 1500)]]).replace(b"2026", b"1989")
    (found,) = read_bytes("x", data, book)
    assert isinstance(found, Skipped)
    assert "clock" in found.reason


def test_a_course_is_no_activity(book: Book) -> None:
    body = (
        "<Courses><Course><Lap><DistanceMeters>5</DistanceMeters></Lap><Track><Trackpoint/></Track></Course></Courses>"
    )
    (found,) = read_bytes("x", f"<TrainingCenterDatabase>{body}</TrainingCenterDatabase>".encode(), book)
    assert isinstance(found, Skipped)
    assert "course" in found.reason


def test_blanks_before_the_document_as_strava_writes_them(book: Book) -> None:
    assert one(b"          " + tcx([[TcxLap(straight(60), 60, 180)]]), book).distance == 180


def test_damage_and_bounds(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    data = tcx([[TcxLap(straight(600))]])
    with pytest.raises(FileError, match="Line 1 is not well-formed"):
        read_bytes("x", data[:5000], book)
    with pytest.raises(FileError, match="document type"):
        read_bytes("x", data.replace(b"<Training", b"<!DOCTYPE x><Training", 1), book)
    monkeypatch.setattr(tcx_module, "SAMPLES", 500)
    with pytest.raises(FileError, match="more than 500 points"):
        read_bytes("x", data, book)
