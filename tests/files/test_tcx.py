"""TCX: sums of laps first, then points; several activities; courses."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surefoot.diary.stream import Lap
from surefoot.files import FileError, Recording, Skipped, _tcx, _tracks, read_bytes
from surefoot.rulebook import Book
from tests.files.same import assert_same
from tests.files.writers import START, Point, TcxLap, iso, straight, tcx


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
        read_bytes("x", data[:300], book)
    with pytest.raises(FileError, match="document type"):
        read_bytes("x", data.replace(b"<Training", b"<!DOCTYPE x><Training", 1), book)
    monkeypatch.setattr(_tracks, "SAMPLES", 500)
    with pytest.raises(FileError, match="more than 500 points"):
        read_bytes("x", data, book)


# ------------------------------------------------------------------ the stream and the laps

TPX = '<Extensions><TPX xmlns="x" CadenceSensor="Footpod">{}</TPX></Extensions></Trackpoint>'


def extended(inside: str) -> bytes:
    return tcx([[TcxLap(straight(60), 60, 180)]]).decode().replace("</Trackpoint>", TPX.format(inside)).encode()


def test_everything_that_a_point_says(book: Book) -> None:
    data = extended("<RunCadence>85</RunCadence><Speed>3.1</Speed><Watts>240</Watts>")
    data = data.replace(b"<DistanceMeters>21.0<", b"<AltitudeMeters>500</AltitudeMeters><DistanceMeters>21.0<")
    found = one(data, book)
    assert found.stream is not None
    assert [column[7] for column in found.stream] == [
        START + 7, pytest.approx(48.00018886), 11.0, 500.0, 21.0, 3.1, 150.0, 170.0, 240.0,
        pytest.approx(math.nan, nan_ok=True), 0.0,
    ]  # fmt: skip
    assert found.altitude_from == "satellites"


def test_cadence_of_one_foot_or_of_both(book: Book) -> None:
    for written, read in ((85, 170), (170, 170)):
        found = one(extended(f"<RunCadence>{written}</RunCadence>"), book)
        assert found.stream is not None
        assert set(found.stream.cadence) == {read}


def test_laps(book: Book) -> None:
    points = straight(1800)
    laps = [
        TcxLap(points[:601], 600.4, 1810.0, 140, 160),
        TcxLap(points[601:], 1100.0, 3600.0, start=START + 601),
        TcxLap([], 10, None, start=START + 1900),
        TcxLap(straight(20, start=START + 2000), start=None),
    ]
    data = tcx([laps]).decode().split("<Track>")
    data[1] = f"<Intensity>Resting</Intensity><TriggerMethod>Distance</TriggerMethod><Track>{data[1]}"
    data[2] = f"<Intensity>Active</Intensity><TriggerMethod>HeartRate</TriggerMethod><Track>{data[2]}"
    whole = "<Track>".join(data).replace("<Track><Int", "<Int")
    assert one(whole.encode(), book).laps == (
        Lap(
            start=START, end=START + 600.4, distance=1810, timer=600.4, avg_hr=140, trigger="distance", intensity="rest"
        ),
        Lap(start=START + 601, end=START + 1800, distance=3600, timer=1100, intensity="active"),
        Lap(start=START + 1900, end=START + 1910, timer=10),
        Lap(start=START + 2000, end=START + 2020),
    )


def test_a_new_track_in_a_lap_is_a_pause_where_time_passed(book: Book) -> None:
    points = [*straight(10), *straight(10, start=START + 11), *straight(10, start=START + 60)]
    data = tcx([[TcxLap(points, 60, 90)]])
    for time in (START + 11, START + 60):
        point = f"<Trackpoint><Time>{iso(time)}"
        data = data.replace(point.encode(), f"</Track><Track>{point}".encode())
    found = one(data, book)
    assert found.stream is not None
    assert found.stream.segment.tolist() == [0] * 22 + [1] * 11


def test_notes_are_the_name(book: Book) -> None:
    data = tcx([[TcxLap(straight(60), 60, 180)]]).replace(b"</Id>", b"</Id><Notes>Evening run\nIt rained.</Notes>")
    assert one(data, book).name == "Evening run"


def test_a_session_of_several_sports(book: Book) -> None:
    one_of = tcx([[TcxLap(straight(600), 600, 1800)]], sport="Biking").decode()
    body = one_of[one_of.index("<Activity ") : one_of.index("</Activities>")]
    other = body.replace("Biking", "Running")
    data = (
        "<TrainingCenterDatabase><Activities><MultiSportSession><Id>x</Id>"
        f"<FirstSport>{body}</FirstSport>"
        f"<NextSport><Transition><Track><Trackpoint/></Track></Transition>{other}</NextSport>"
        "</MultiSportSession></Activities></TrainingCenterDatabase>"
    )
    found = read_bytes("x", data.encode(), book)
    assert [result.sport for result in found if isinstance(result, Recording)] == ["ride", "run"]


def test_a_torn_file_is_read_up_to_the_tear(book: Book) -> None:
    laps = [TcxLap(straight(600), 600, 1800), TcxLap(straight(600, start=START + 601), 600, 1800, start=START + 601)]
    data = tcx([laps])
    found = one(data[:-10_000], book)
    whole = data[:-10_000].count(b"</Trackpoint>")
    assert found.stream is not None
    assert len(found.stream.time) == whole
    assert (found.timer, found.elapsed, found.distance) == (None, whole - 1, pytest.approx(3 * (whole - 1), abs=4))
    assert found.salvaged.endswith(f"; the {whole:,} points before it were read.")
    assert [lap.timer for lap in found.laps] == [600, None]


def test_a_file_that_lacks_no_more_than_its_end_keeps_its_sums(book: Book) -> None:
    found = one(tcx([[TcxLap(straight(600), 650, 1850)]])[:-30], book)
    assert (found.timer, found.distance) == (650, 1850)
    assert found.salvaged


POINT = st.sampled_from([
    "<Trackpoint>{c}</Trackpoint>", "<Trackpoint>\n  {c}\n</Trackpoint>\n", "<Trackpoint/>", "<!-- {c} -->",
    "</Track><Track>", "</Track></Lap><Lap StartTime='2026-05-03T07:10Z'><DistanceMeters>{n}</DistanceMeters><Track>",
    "<Trackpoint><Trackpoint>{c}</Trackpoint></Trackpoint>", "<!-- <Trackpoint>{c}</Trackpoint> -->",
    "</Track></Lap></Activity><Activity><Lap><Track>", "</Track></Lap></Activity><Lap><Track>",
])  # fmt: skip
INSIDE = st.lists(
    st.sampled_from([
        "<Time>{t}</Time>", "<Time>{t}</Time>", "<AltitudeMeters>{n}</AltitudeMeters>",
        "<DistanceMeters>{n}</DistanceMeters>", "<Cadence>{n}</Cadence>", "<SensorState>Present</SensorState>",
        "<Position><LatitudeDegrees>48.1</LatitudeDegrees><LongitudeDegrees>{n}</LongitudeDegrees></Position>",
        "<HeartRateBpm><Value>{n}</Value></HeartRateBpm>", '<HeartRateBpm a:b="c"><Value>{n}</Value></HeartRateBpm>',
        "<Extensions><x:TPX><x:RunCadence>{n}</x:RunCadence><x:Speed>{n}</x:Speed></x:TPX></Extensions>",
        '<Extensions><TPX xmlns="x"><Speed>{n}</Speed><RunCadence>85</RunCadence></TPX></Extensions>',
        "<Extensions><TPX><Watts>{n}</Watts></TPX></Extensions>", " ", "<Extensions></Extensions>",
        "<Extensions><TPX><RunCadence>80</RunCadence><RunCadence></RunCadence></TPX></Extensions>",
    ]),
    max_size=6,
)  # fmt: skip
NUMBERS = st.sampled_from(["1", "150", "11.25", "-0.0", "", "1_0", "nan", "1e5", "1.2.3", "x"])
TIMES = st.one_of(
    st.integers(0, 4000).map(lambda n: iso(START + n / 4)), st.sampled_from(["", "x", "2026-05-03T07:00:00"])
)


@settings(max_examples=300, deadline=None)
@given(points=st.lists(st.tuples(POINT, INSIDE, NUMBERS, TIMES), max_size=12))
def test_both_ways_give_the_same(book: Book, points: list[tuple[str, list[str], str, str]]) -> None:
    body = "".join(p.replace("{c}", "".join(i)).replace("{n}", n).replace("{t}", t) for p, i, n, t in points)
    start = '<TrainingCenterDatabase><Activities><Activity Sport="Running"><Lap><Track>'
    data = f"{start}{body}</Track></Lap></Activity></Activities></TrainingCenterDatabase>".encode()
    try:
        quick = read_bytes("x.tcx", data, book)
    except FileError as error:
        quick = [Skipped(str(error))]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_tracks, "cut", lambda *_: None)
        try:
            slow = read_bytes("x.tcx", data, book)
        except FileError as error:
            slow = [Skipped(str(error))]
    assert_same(quick, slow)


def test_the_quick_way_is_taken(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(_tcx._Builder, "_end_in_point", never)
    assert one(extended("<Speed>3.1</Speed><RunCadence>85</RunCadence>"), book).elapsed == 60


def test_a_second_activity_cut_before_its_first_lap(book: Book) -> None:
    whole = tcx([[TcxLap(straight(60))], [TcxLap(straight(60))]])
    found = read_bytes("a.tcx", whole[: whole.rindex(b"<Lap")], book)
    assert [len(result.laps) for result in found if isinstance(result, Recording)] == [1, 0]


def test_points_outside_of_any_lap(book: Book) -> None:
    whole = tcx([[TcxLap(straight(60))]])
    bare = whole[: whole.index(b"<Lap")] + whole[whole.index(b"<Track>") :].replace(b"</Lap>", b"")
    found = one(bare, book)
    assert found.laps == ()
    assert found.stream is not None
    assert len(found.stream.time) == 61


def test_a_tag_of_a_million_attributes_is_refused(book: Book) -> None:
    data = tcx([[TcxLap(straight(60))]]).replace(b"<Track>", b"<Track" + b" a='b'" * 100_000 + b">")
    with pytest.raises(FileError, match="tags is longer"):
        read_bytes("x", data, book)
