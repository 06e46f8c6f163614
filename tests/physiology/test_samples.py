"""Distance, moving time and heart rate of samples, on tracks worked out by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from surefoot.diary.stream import Stream, stream_of
from surefoot.physiology.positions import believed, step_lengths
from surefoot.physiology.recording import cleaning
from surefoot.physiology.samples import before_long_halt, heart_rate, measure, place, plausible_pulse
from surefoot.rulebook import Book
from tests.files.writers import DEGREE_AT_48, START


def northward(metres: list[float], times: list[float], **more: object) -> Stream:
    """Positions so many metres north of 48 N 11 E."""
    latitude = [48.0 + m / DEGREE_AT_48 for m in metres]
    return stream_of(len(times), time=times, latitude=latitude, longitude=[11.0] * len(times), **more)


@pytest.mark.parametrize(
    ("latitude", "longitude", "metres"),
    [
        ((0.0, 0.0), (0.0, 1.0), 111_319.491),  # a degree of the equator: 2 pi a / 360
        ((0.0, 1.0), (0.0, 0.0), 110_574.389),  # a degree of the meridian at the equator, and
        ((89.0, 90.0), (7.0, 7.0), 111_693.865),  # at the pole: published lengths of WGS 84
        ((48.0, 48.001), (11.0, 11.0), DEGREE_AT_48 / 1000),
        (
            (60.0, 60.0),
            (179.9995, -179.9995),
            55.800,
        ),  # across the date line: a cos 60 / sqrt(1 - e2 sin2 60) by pi/180
    ],
)
def test_step_lengths(latitude: tuple[float, float], longitude: tuple[float, float], metres: float) -> None:
    found = step_lengths(np.array(latitude), np.array(longitude))
    assert found[0] == pytest.approx(metres, rel=2e-5)


def test_even_running(book: Book) -> None:
    track = northward([3.0 * t for t in range(601)], [START + t for t in range(601)])
    found = measure(track, "run", cleaning(book))
    assert found.distance == pytest.approx(1800, abs=0.1)
    assert found.moving == found.elapsed == 600
    assert found.avg_hr is found.max_hr is None


def test_standing_ten_seconds_is_a_halt_and_nine_are_not(book: Book) -> None:
    for wait, moving in ((9, 609), (10, 600)):
        metres = [3.0 * t for t in range(301)] + [900.0] * wait + [900 + 3.0 * t for t in range(1, 301)]
        track = northward(metres, [START + t for t in range(len(metres))])
        found = measure(track, "run", cleaning(book))
        assert found.elapsed == 600 + wait
        assert found.moving == pytest.approx(moving)


def test_a_gap_counts_with_the_time_that_its_distance_takes(book: Book) -> None:
    times = [*range(301), *range(330, 631)]  # a gap of 30 s
    lost_signal = [3.0 * t for t in times]
    waited = [3.0 * t for t in range(301)] + [900.0 + 3.0 * (t - 330) for t in range(330, 631)]
    found = measure(northward(lost_signal, [START + t for t in times]), "run", cleaning(book))
    assert (found.distance, found.moving) == (pytest.approx(1890, abs=0.1), pytest.approx(630, abs=0.1))
    found = measure(northward(waited, [START + t for t in times]), "run", cleaning(book))
    assert (found.distance, found.moving) == (pytest.approx(1800, abs=0.1), pytest.approx(600, abs=0.1))


def test_a_gap_of_more_than_five_minutes_is_neither_distance_nor_time(book: Book) -> None:
    times = [*range(301), *range(700, 1001)]
    found = measure(northward([3.0 * t for t in times], [START + t for t in times]), "run", cleaning(book))
    assert (found.distance, found.moving) == (pytest.approx(1800, abs=0.1), pytest.approx(600))
    assert found.elapsed == 1000


def test_a_new_segment_is_a_pause(book: Book) -> None:
    track = northward([0, 30, 500, 530], [START, START + 10, START + 70, START + 80], segment=[1, 1, 2, 2])
    found = measure(track, "run", cleaning(book))
    assert (found.distance, found.moving) == (pytest.approx(60, abs=0.1), 20)


def test_only_sparse_samples(book: Book) -> None:
    times = [60 * i for i in range(31)]
    found = measure(northward([3.0 * t for t in times], [START + t for t in times]), "run", cleaning(book))
    assert (found.distance, found.moving) == (pytest.approx(5400, abs=1), pytest.approx(1800))


def test_positions_that_jump_to_and_fro_lose_their_zigzag(book: Book) -> None:
    metres = [3.0 * t + (40.0 if t % 2 else 0.0) for t in range(600)]
    found = measure(northward(metres, [START + t for t in range(600)]), "run", cleaning(book))
    assert found.distance == pytest.approx(1800, rel=0.01)
    assert found.moving == pytest.approx(600, rel=0.01)


def test_a_wrong_first_position_is_left_behind(book: Book) -> None:
    metres = [-50_000.0] + [3.0 * t for t in range(1, 601)]
    found = measure(northward(metres, [START + t for t in range(601)]), "run", cleaning(book))
    assert found.distance == pytest.approx(1797, abs=0.5)


def test_two_wrong_positions_that_do_not_agree_are_left_out(book: Book) -> None:
    metres = [3.0 * t for t in range(601)]
    metres[300], metres[301] = 9_000.0, -9_000.0
    found = measure(northward(metres, [START + t for t in range(601)]), "run", cleaning(book))
    assert found.distance == pytest.approx(1800, abs=0.5)


def test_a_sprint_loses_nothing_on_a_straight(book: Book) -> None:
    speeds = [3.0] * 60 + [9.0] * 11 + [3.0] * 60
    metres = np.cumsum([0.0, *speeds]).tolist()
    found = measure(northward(metres, [START + t for t in range(len(metres))]), "run", cleaning(book))
    assert found.distance == pytest.approx(metres[-1], abs=0.5)


def test_a_clock_that_goes_back_adds_nothing(book: Book) -> None:
    times = [*range(300), *range(200, 500)]
    found = measure(northward([3.0 * i for i in range(600)], [START + t for t in times]), "run", cleaning(book))
    assert found.moving is not None
    assert found.moving <= 600
    assert found.distance == pytest.approx(1800, rel=0.02)


def test_the_devices_own_distance_goes_first(book: Book) -> None:
    times = [START + t for t in range(601)]
    track = northward([9.0 * t for t in range(601)], times, distance=[3.0 * t for t in range(601)])
    assert measure(track, "run", cleaning(book)).distance == pytest.approx(1800)


def test_a_device_that_counts_nothing_is_not_believed(book: Book) -> None:
    times = [START + t for t in range(601)]
    track = northward([3.0 * t for t in range(601)], times, distance=[0.0] * 601)
    assert measure(track, "run", cleaning(book)).distance == pytest.approx(1800, abs=0.1)


def test_silence(book: Book) -> None:
    nothing = stream_of(0)
    assert measure(nothing, "run", cleaning(book)) == (None, None, None, None, None)
    no_place = stream_of(3, time=[START, START + 60, START + 120])
    assert measure(no_place, "run", cleaning(book))[:3] == (None, 120, None)
    assert place(no_place) is None


def test_impossible_positions_are_left_out(book: Book) -> None:
    track = stream_of(
        5,
        time=[START, START + 1, START + 2, START + 3, START + 4],
        latitude=[0.0, 91.0, 48.0, math.inf, 48.0 + 4 / DEGREE_AT_48],
        longitude=[0.0, 11.0, 11.0, 11.0, 11.0],
    )
    assert place(track) == (48.0, 11.0)
    assert measure(track, "run", cleaning(book)).distance == pytest.approx(4, abs=0.01)


def test_absurd_numbers_do_not_overflow(book: Book) -> None:
    track = stream_of(3, time=[START, START + 1, 1e300], distance=[0.0, 3.0, 1e308], heart_rate=[150, -5, 1e308])
    found = measure(track, "run", cleaning(book))
    assert (found.distance, found.elapsed, found.avg_hr, found.max_hr) == (3.0, 1.0, 150, 150)


def test_heart_rate_is_the_mean_of_plausible_samples() -> None:
    track = stream_of(5, time=range(5), heart_rate=[0, 140, 150, 161, 255])
    assert heart_rate(track) == (150, 161)
    assert plausible_pulse(149.6) == 150
    assert plausible_pulse(255) is plausible_pulse(None) is plausible_pulse(math.nan) is None


def test_before_long_halt(book: Book) -> None:
    running = [3.0 * t for t in range(1201)]
    at_home = [3600.0 + (i % 2) for i in range(400)]
    times = [*range(1201), *range(1260, 1260 + 400 * 60, 60)]
    track = northward(running + at_home, [START + t for t in times])
    kept = before_long_halt(track, "run", cleaning(book))
    assert kept.time.max() == START + 1200
    assert before_long_halt(kept, "run", cleaning(book)).time.size == kept.time.size
    assert before_long_halt(stream_of(1, time=[START]), "run", cleaning(book)).time.size == 1


def test_between() -> None:
    track = stream_of(4, time=[1, 2, 3, math.nan], heart_rate=[100, 110, 120, 130])
    assert track.between(2, 3).heart_rate.tolist() == [110, 120]


@given(
    metres=st.lists(st.sampled_from([3.0, 3.0, 3.0, 60.0, -70.0, 9_000.0]), min_size=1, max_size=60),
    seconds=st.lists(st.sampled_from([1.0, 1.0, 1.0, 20.0, 0.0, -5.0]), min_size=60, max_size=60),
    re_anchor=st.integers(1, 6),
)
def test_what_is_believed_is_found_sample_by_sample(metres: list[float], seconds: list[float], re_anchor: int) -> None:
    north = np.cumsum(metres)
    time = START + np.cumsum(seconds[: len(metres)])
    latitude, longitude = north / 111_319.49079327358, np.full(len(metres), 11.0)
    keep, anchors = believed(time, latitude, longitude, fastest=8.0, re_anchor=re_anchor)
    assert (keep.tolist(), anchors.tolist()) == one_by_one(time.tolist(), north.tolist(), re_anchor)


def one_by_one(time: list[float], north: list[float], re_anchor: int) -> tuple[list[int], list[int]]:
    """The same by the words of the rule: follow what is believed, until enough others agree against it."""

    def reachable(a: int, b: int) -> bool:
        seconds = time[b] - time[a]
        return seconds > 0 and abs(north[b] - north[a]) <= 8.0 * seconds

    kept, anchors, waiting = [0], [], list[int]()
    for i in range(1, len(time)):
        if reachable(kept[-1], i):
            kept.append(i)
            waiting.clear()
            continue
        if waiting and not reachable(waiting[-1], i):
            waiting.clear()
        waiting.append(i)
        if len(waiting) >= re_anchor:
            anchors.append(waiting[0])
            kept += waiting
            waiting.clear()
    return kept, anchors
