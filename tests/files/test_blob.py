"""Streams as bytes: every number comes back to the step of its column, silence stays silence, damage has a name."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from surefoot.diary.stream import Stream, stream_of
from surefoot.files import StreamDamaged, pack_stream, unpack_stream

#: Steps to each column's unit, as the format promises them.
STEPS = (1000, 10_000_000, 10_000_000, 100, 100, 1000, 1, 64, 1, 10, 1)
VERSION_AT = 4


def hour(samples: int = 3600) -> Stream:
    """An hour of an even run on hills, as a good watch writes it."""
    t = np.arange(samples)
    noise = np.random.default_rng(1)
    return stream_of(
        samples,
        time=1.78e9 + t,
        latitude=48 + 2.7e-5 * t,
        longitude=11 + 1e-3 * np.sin(t / 500),
        altitude=np.round(5 * (500 + 20 * np.sin(t / 300))) / 5,
        distance=np.round(np.cumsum(noise.normal(3, 0.05, samples)), 2),
        speed=np.round(noise.normal(3, 0.05, samples), 3),
        heart_rate=np.round(150 + 8 * np.sin(t / 400)),
        cadence=2 * np.round(noise.normal(85, 1, samples)),
        temperature=np.full(samples, 18.0),
    )


def check_same(found: Stream, stream: Stream) -> None:
    for name, back, column, steps in zip(Stream._fields, found, stream, STEPS, strict=True):
        assert (np.isnan(back) == np.isnan(column)).all(), name
        heard = ~np.isnan(column)
        nearest = np.spacing(np.abs(column[heard]))  # what a float of that size can tell
        assert (np.abs(back[heard] - column[heard]) <= 0.5 / steps + 2 * nearest).all(), name


def test_an_hour_comes_back_in_few_bytes() -> None:
    stream = hour()
    packed = pack_stream(stream)
    assert len(packed) < 14_336
    found = unpack_stream(packed)
    check_same(found, stream)
    for name in ("time", "heart_rate", "cadence", "temperature", "distance", "speed", "altitude"):
        assert np.allclose(getattr(found, name), getattr(stream, name), rtol=0, atol=1e-9), name
    assert pack_stream(found) == packed


numbers = st.floats(-1e12, 1e12) | st.floats(-1e4, 1e4) | st.sampled_from([math.nan, 0.0, -0.0, 1e12, -1e12])


@given(st.integers(0, 40).flatmap(lambda n: st.tuples(*[arrays(np.float64, n, elements=numbers)] * len(STEPS))))
def test_any_stream_comes_back(columns: tuple[np.ndarray, ...]) -> None:
    stream = Stream(*columns)
    check_same(unpack_stream(pack_stream(stream)), stream)


@given(arrays(np.float64, st.integers(1, 30), elements=st.floats(allow_nan=True, allow_infinity=True)))
def test_what_no_step_can_hold_is_kept_as_it_is(column: np.ndarray) -> None:
    huge = np.append(column, 1e300)
    stream = stream_of(len(huge))._replace(speed=huge, latitude=-huge)
    found = unpack_stream(pack_stream(stream))
    assert np.array_equal(found.speed, huge, equal_nan=True)
    assert np.array_equal(found.latitude, -huge, equal_nan=True)


@pytest.mark.parametrize("samples", [0, 1, 2, 3, 7, 8, 9])
def test_streams_of_hardly_anything(samples: int) -> None:
    check_same(unpack_stream(pack_stream(hour(samples))), hour(samples))


def test_silence_is_no_number() -> None:
    """A sample that is silent must not come back as a number, nor push its neighbours out of range."""
    beats = np.array([math.nan, 150, math.nan, math.nan, 151, math.nan])
    stream = stream_of(6, time=1e9 + np.arange(6), heart_rate=beats, power=[math.nan] * 5 + [2.0**31])
    found = unpack_stream(pack_stream(stream))
    assert np.array_equal(found.heart_rate, beats, equal_nan=True)
    assert found.power[5] == 2.0**31
    assert np.isnan(found.altitude).all()


def test_a_watch_that_was_off_for_years() -> None:
    """A gap that no 32 bits of milliseconds hold, and a clock that goes back."""
    time = np.array([0.0, 0.001, 4e9, 4e9 + 1, 1e9])
    assert np.array_equal(unpack_stream(pack_stream(stream_of(5, time=time))).time, time)


def test_damage_has_a_name() -> None:
    packed = pack_stream(hour(100))
    damaged = [b"", b"SFST", b"GPX!" + packed[4:], packed[:-1], packed[:40], packed[:5], packed + b"x"]
    damaged += [packed[:i] + bytes([packed[i] ^ 0x55]) + packed[i + 1 :] for i in range(len(packed))]
    for content in damaged:
        with pytest.raises(StreamDamaged):
            unpack_stream(content)


def test_a_newer_version_is_named() -> None:
    packed = bytearray(pack_stream(hour(3)))
    packed[VERSION_AT] = 9
    with pytest.raises(StreamDamaged, match="version 9"):
        unpack_stream(packed)


def frame(body: bytes) -> bytes:
    import zstandard

    return b"SFST\x01" + zstandard.ZstdCompressor().compress(body)


SILENT = bytes([0, 0])


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (b"\x01\0", "too early"),
        (b"\xff\xff\xff\xff", "4294967295 samples"),
        (b"\x03\0\0\0" + bytes([4, 1]) * 11, "kind 4"),
        (b"\x03\0\0\0" + bytes([1, 9]) * 11, "width 9"),
        (b"\x03\0\0\0" + SILENT * 10 + bytes([3, 8]), "too early"),
        (b"\x03\0\0\0" + SILENT * 11 + b"x", "more follows"),
        (bytes(200_000_000), "larger than any stream"),
    ],
)
def test_a_sound_frame_of_nonsense(body: bytes, says: str) -> None:
    with pytest.raises(StreamDamaged, match=says):
        unpack_stream(frame(body))
