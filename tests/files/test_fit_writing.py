"""What our writer writes is read back, by our reader and by fitdecode, as it was to the resolution of the format."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from surefoot.diary.stream import Lap, Stream, stream_of
from surefoot.files import Recording, read_bytes
from surefoot.files.fit import Outing, Totals, Writer, write_activities, write_activity
from surefoot.rulebook import Book
from tests.files.fitdecoded import decoded, named

START = dt.datetime(2026, 5, 3, 7, 0, tzinfo=dt.UTC).timestamp()
FIT_EPOCH = 631_065_600
#: Half of the smallest step of each column, and a little for the floating point.
RESOLUTION = {
    "time": 0.5, "latitude": 90 / 2**31, "longitude": 90 / 2**31, "altitude": 0.1, "distance": 0.005,
    "speed": 0.0005, "heart_rate": 0, "cadence": 1 / 128, "power": 0, "temperature": 0,
}  # fmt: skip


def one(data: bytes, book: Book) -> Recording:
    (found,) = read_bytes("run.fit", data, book)
    assert isinstance(found, Recording)
    return found


def run(seconds: int = 600, *, start: float = START, speed: float = 3.0) -> Stream:
    """A run due north with every column."""
    t = np.arange(seconds + 1.0)
    return stream_of(
        len(t),
        time=start + t,
        latitude=48 + t * speed / 111_190,
        longitude=np.full(len(t), 11.0),
        altitude=500 + np.round(t / 30) / 5,
        distance=speed * t,
        speed=np.full(len(t), speed),
        heart_rate=140 + t % 20,
        cadence=170 + t % 5,
        power=250 + t % 7,
        temperature=t % 9 - 4,
    )


def floats(least: float, most: float) -> st.SearchStrategy[float]:
    return st.floats(least, most) | st.just(float("nan"))


@st.composite
def streams(draw: st.DrawFn) -> Stream:
    """Any stream that the format can hold, with silence anywhere but in its times."""
    length = draw(st.integers(1, 40))

    def column(elements: st.SearchStrategy[float]) -> Any:
        return draw(st.just(np.full(length, np.nan)) | arrays(np.float64, length, elements=elements))

    steps = draw(arrays(np.int64, length, elements=st.integers(1, 300)))
    distance = np.sort(column(floats(0, 1e6)))  # without it, readers would sum the speed
    breaks = draw(arrays(np.bool_, length))
    whole = {"heart_rate": (1, 254), "power": (0, 65_534), "temperature": (-128, 126)}
    return stream_of(
        length,
        time=START + np.cumsum(steps),
        latitude=column(floats(-90, 90)),
        longitude=column(floats(-179.9, 179.9)),
        altitude=column(floats(-499, 9000)),
        distance=distance,
        speed=column(floats(0, 30)) if np.isfinite(distance).any() else np.full(length, np.nan),
        cadence=column(floats(0, 238)),  # of one foot, nobody makes more: it would be taken for that of both
        segment=np.cumsum(breaks),
        **{name: column(st.integers(*span).map(float) | st.just(float("nan"))) for name, span in whole.items()},
    )


def assert_same(found: Stream, given: Stream) -> None:
    """Equal to the resolution of the format, silence included."""
    for name, step in RESOLUTION.items():
        one, other = getattr(found, name), getattr(given, name)
        np.testing.assert_array_equal(np.isnan(one), np.isnan(other), err_msg=name)
        np.testing.assert_allclose(one, other, rtol=1e-12, atol=step, err_msg=name)
    np.testing.assert_array_equal(np.diff(found.segment) != 0, np.diff(given.segment) != 0)


@given(stream=streams(), order=st.sampled_from("<>"))
@settings(max_examples=40, deadline=None)
def test_fitdecode_gives_the_stream_back(stream: Stream, order: str) -> None:
    records = named(write_activities([Outing(stream)], writer=Writer(order)), "record")
    assert_same(stream_of_records(records)._replace(segment=stream.segment), stream)


def stream_of_records(records: list[dict[str, Any]]) -> Stream:
    def column(name: str, convert: Callable[[Any], float] = float) -> list[float]:
        return [convert(record[name]) if name in record else np.nan for record in records]

    degrees = 180 / 2**31
    fraction = np.nan_to_num(column("fractional_cadence"))
    return stream_of(
        len(records),
        time=column("timestamp", lambda time: float(time.timestamp())),
        latitude=np.array(column("position_lat")) * degrees,
        longitude=np.array(column("position_long")) * degrees,
        altitude=column("enhanced_altitude"),
        distance=column("distance"),
        speed=column("enhanced_speed"),
        heart_rate=column("heart_rate"),
        cadence=2 * (np.array(column("cadence")) + fraction),
        power=column("power"),
        temperature=column("temperature"),
    )


def test_silent_columns_are_left_out_and_what_does_not_fit_is_silent() -> None:
    stream = run(3)._replace(power=np.full(4, np.nan), heart_rate=np.array([140, 255, 300, -1.0]))
    records = named(write_activity(stream), "record")
    assert [record.get("heart_rate") for record in records] == [140, None, None, None]
    assert all("power" not in record and "temperature" in record for record in records)
    assert len(write_activity(stream)) < len(write_activity(run(3)))


def test_a_session_says_what_its_samples_do(book: Book) -> None:
    stream = run(600)._replace(segment=np.repeat([0.0, 1.0], [301, 300]))
    data = write_activity(stream, surface="trail", name="Läufe", utc_offset=7200)
    (session,) = named(data, "session")
    assert (session["sport"], session["sub_sport"]) == ("running", "trail")
    assert (session["total_elapsed_time"], session["total_timer_time"], session["total_distance"]) == (600, 599, 1800)
    assert (session["avg_heart_rate"], session["max_heart_rate"], session["num_laps"]) == (149, 159, 1)
    assert session["start_position_lat"] == round(48 * 2**31 / 180)
    assert named(data, "sport") == [{"sport": "running", "sub_sport": "trail", "name": "Läufe"}]
    (activity,) = named(data, "activity")
    assert (activity["local_timestamp"] - activity["timestamp"]).total_seconds() == 7200
    found = one(data, book)
    assert (found.distance, found.elapsed, found.timer, found.utc_offset) == (1800, 600, 599, 7200)
    assert (found.surface, found.start.timestamp()) == ("trail", START)


def test_totals_of_the_device_go_before_those_of_the_samples(book: Book) -> None:
    totals = Totals(distance=5000, elapsed=1900, timer=1800, moving=1750, avg_hr=151, max_hr=171)
    found = one(write_activities([Outing(run(60), totals=totals)]), book)
    assert (found.distance, found.elapsed, found.timer, found.moving) == (5000, 1900, 1800, 1750)
    assert (found.avg_hr, found.max_hr) == (151, 171)


def test_the_timer_stops_where_the_segment_changes() -> None:
    stream = run(20)._replace(segment=np.repeat([3.0, 4.0, 1.0], [5, 6, 10]))
    seen = [
        (message.fields["timestamp"].timestamp() - START, message.fields.get("event_type", "record"))
        for message in decoded(write_activity(stream))
        if message.name in {"event", "record"}
    ]
    events = [entry for entry in seen if entry[1] != "record"]
    assert events == [(0, "start"), (4, "stop_all"), (5, "start"), (10, "stop_all"), (11, "start"), (20, "stop_all")]
    assert [time for time, _ in seen] == sorted(time for time, _ in seen)


LAPS = (
    Lap(start=START, end=START + 240.5, distance=800.25, timer=240.5, avg_hr=140, trigger="manual", intensity="active"),
    Lap(start=START + 240, end=START + 330, distance=200, timer=80, trigger="time", intensity="rest"),
    Lap(start=START + 330, end=START + 600, trigger="distance"),
)


def test_chained_files_are_read_one_after_the_other(book: Book) -> None:
    data = write_activity(run()) + write_activities(
        [Outing(run(300, start=START + 7200))], writer=Writer(">", 12, header_crc=False)
    )
    found = read_bytes("two.fit", data, book)
    assert [result.distance for result in found if isinstance(result, Recording)] == [1800, 900]


def test_an_activity_needs_times() -> None:
    with pytest.raises(ValueError, match="needs samples with a time"):
        write_activity(run(5)._replace(time=np.full(6, np.nan)))


@given(stream=streams())
@settings(max_examples=60, deadline=None)
def test_our_reader_gives_the_stream_back(book: Book, stream: Stream) -> None:
    found = one(write_activity(stream), book).stream
    assert found is not None
    assert_same(found, stream)


def test_laps_come_back(book: Book) -> None:
    assert one(write_activity(run(), laps=LAPS), book).laps == LAPS
    laps = named(write_activity(run(), laps=LAPS), "lap")
    assert [lap["message_index"] for lap in laps] == [0, 1, 2]
    assert [lap["lap_trigger"] for lap in laps] == ["manual", "time", "distance"]
    assert [lap.get("intensity") for lap in laps] == ["active", "rest", None]
    assert [lap.get("total_distance") for lap in laps] == [800.25, 200, None]


def test_multisport_is_a_session_each(book: Book) -> None:
    swim, ride = run(300, speed=1.2), run(1200, start=START + 400, speed=9.0)
    stream = run(600, start=START + 1700)
    outings = [Outing(swim, "swim"), Outing(ride, "ride"), Outing(stream, laps=LAPS, surface="road")]
    data = write_activities(outings, utc_offset=3600)
    sessions = named(data, "session")
    assert [session["sport"] for session in sessions] == ["swimming", "cycling", "running"]
    assert [session["first_lap_index"] for session in sessions] == [0, 1, 2]
    assert [session["num_laps"] for session in sessions] == [1, 1, 3]
    (activity,) = named(data, "activity")
    assert (activity["num_sessions"], activity["type"], activity["total_timer_time"]) == (3, "auto_multi_sport", 2100)
    found = [result for result in read_bytes("three.fit", data, book) if isinstance(result, Recording)]
    assert [(one.sport, one.distance) for one in found] == [("swim", 360), ("ride", 10_800), ("run", 1800)]
    for one_of_them, given_stream in zip(found, (swim, ride, stream), strict=True):
        assert one_of_them.stream is not None
        assert len(one_of_them.stream.time) == len(given_stream.time)


@pytest.mark.parametrize("altitude_from", ["barometer", "satellites", ""])
def test_where_altitude_comes_from(book: Book, altitude_from: str) -> None:
    assert one(write_activities([Outing(run(5))], altitude_from=altitude_from), book).altitude_from == altitude_from
