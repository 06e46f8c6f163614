"""Any message of a FIT file by name: fields, words, arrays, fields of apps, and those that depend on others."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from surefoot.files.fit import DeveloperField, Messages, Writer, messages, read_fit
from surefoot.rulebook import Book
from tests.files.writers import FIT_EPOCH, START, stamp

POWER = DeveloperField(0, 0, "uint16", 1, "Power", "Watts")
FORM = DeveloperField(0, 1, "float32", 2, "Form", "kN/m")
WHEN = dt.datetime.fromtimestamp(START, dt.UTC)


def read(part: Writer) -> Messages:
    return messages(part.finish())


@pytest.mark.parametrize("order", ["<", ">"])
def test_rows_and_columns(order: str) -> None:
    part = Writer(order)
    part.define(0, 20, [(253, "uint32"), (0, "sint32"), (3, "uint8"), (2, "uint16"), (5, "uint32"), (13, "sint8")])
    part.data(0, stamp(START), 2**29, 150, 3000, 12_345, -4)
    part.data(0, stamp(START + 1), None, None, None, None, None)
    found = read(part)
    assert found.names() == {"record": 2}
    assert found.rows("record") == [
        {
            "timestamp": WHEN, "position_lat": 45.0, "heart_rate": 150, "altitude": 100.0, "distance": 123.45,
            "temperature": -4, "enhanced_altitude": 100.0,
        },
        {"timestamp": WHEN + dt.timedelta(seconds=1)},
    ]  # fmt: skip
    assert found.column("record", "timestamp").tolist() == [START, START + 1]
    assert found.column("record", "enhanced_altitude").tolist() == pytest.approx([100, np.nan], nan_ok=True)
    assert np.isnan(found.column("record", "power")).all()
    assert found.units("record") == {
        "timestamp": "s", "position_lat": "degrees", "heart_rate": "bpm", "altitude": "m", "distance": "m",
        "temperature": "C",
    }  # fmt: skip


def test_what_is_not_there() -> None:
    part = Writer()
    part.define(0, 20, [(3, "uint8")])
    found = read(part)
    assert found.names() == {}
    assert found.rows("record") == found.rows("nonsense") == []
    assert found.column("nonsense", "field").shape == found.column("record", "heart_rate").shape == (0,)
    assert found.arrays("hrv", "time").shape == (0, 0)
    assert found.damages == []


def test_the_wider_field_goes_first() -> None:
    part = Writer()
    part.define(0, 20, [(6, "uint16"), (73, "uint32")])
    for speeds in ((3000, 3123), (3000, None), (None, None)):
        part.data(0, *speeds)
    found = read(part)
    assert found.column("record", "enhanced_speed").tolist() == pytest.approx([3.123, 3.0, np.nan], nan_ok=True)
    assert [row.get("enhanced_speed") for row in found.rows("record")] == [3.123, 3.0, None]


def test_words_texts_and_unknown_numbers() -> None:
    part = Writer()
    part.define(0, 12, [(0, "enum"), (1, "enum"), (3, "string", 12), (99, "uint16")])
    part.data(0, 1, 3, "Läufe", 7)
    part.data(0, 200, None, "", None)
    part.define(1, 999, [(5, "uint8")])
    part.data(1, 42)
    found = read(part)
    assert found.rows("sport") == [
        {"sport": "running", "sub_sport": "trail", "name": "Läufe", "unknown_99": 7},
        {"sport": 200},
    ]
    assert found.rows("unknown_999") == [{"unknown_5": 42}]
    assert found.column("unknown_999", "unknown_5").tolist() == [42]
    assert found.column("sport", "unknown_99").tolist() == pytest.approx([7, np.nan], nan_ok=True)
    assert np.isnan(found.column("sport", "name")).all()


def test_broken_letters_are_replaced() -> None:
    part = Writer()
    part.define(0, 12, [(3, "string", 4)])
    part.raw(b"\0ab\xff\0")
    assert read(part).rows("sport") == [{"name": "ab\ufffd"}]


def test_beats_of_the_heart() -> None:
    part = Writer()
    part.define(0, 78, [(0, "uint16", 5)])
    part.define(1, 78, [(0, "uint16", 2)])
    part.data(0, [800, 810, None, None, None])
    part.data(1, [790, 805])
    part.data(0, [None] * 5)
    found = read(part)
    beats = found.arrays("hrv", "time")
    assert beats.shape == (3, 5)
    assert beats[np.isfinite(beats)].tolist() == [0.8, 0.81, 0.79, 0.805]
    assert found.rows("hrv") == [{"time": (0.8, 0.81, None, None, None)}, {"time": (0.79, 0.805)}, {}]


def test_steps_of_a_workout() -> None:
    part = Writer()
    fields = [(254, "uint16"), (1, "enum"), (2, "uint32"), (3, "enum"), (4, "uint32"), (5, "uint32"), (6, "uint32")]
    part.define(0, 27, [*fields, (7, "enum")])
    part.data(0, 0, 0, 900_000, 1, 0, 220, 245, 2)
    part.data(0, 1, 1, 80_000, 0, 0, 4167, 4348, 0)
    part.data(0, 2, 6, 1, 2, 6, None, None, None)
    part.data(0, 3, 5, None, 2, None, None, None, 3)
    found = read(part)
    assert found.rows("workout_step") == [
        {
            "message_index": 0, "duration_type": "time", "duration_time": 900.0, "target_type": "heart_rate",
            "target_hr_zone": 0, "custom_target_heart_rate_low": 220, "custom_target_heart_rate_high": 245,
            "intensity": "warmup",
        },
        {
            "message_index": 1, "duration_type": "distance", "duration_distance": 800.0, "target_type": "speed",
            "target_speed_zone": 0, "custom_target_speed_low": 4.167, "custom_target_speed_high": 4.348,
            "intensity": "active",
        },
        {
            "message_index": 2, "duration_type": "repeat_until_steps_cmplt", "duration_step": 1, "target_type": "open",
            "repeat_steps": 6,
        },
        {"message_index": 3, "duration_type": "open", "target_type": "open", "intensity": "cooldown"},
    ]  # fmt: skip
    distances = found.column("workout_step", "duration_distance").tolist()
    assert distances == pytest.approx([np.nan, 800, np.nan, np.nan], nan_ok=True)
    assert found.column("workout_step", "repeat_steps").tolist()[2] == 6
    assert found.column("workout_step", "duration_value").tolist()[:3] == [900_000, 80_000, 1]


def test_old_bytes_of_speed_and_distance() -> None:
    part = Writer()
    part.define(0, 20, [(253, "uint32"), (8, "byte", 3)])
    part.data(0, stamp(START), bytes([0x2C, 0x01, 0x03]))  # 300 hundredths, 48 sixteenths
    part.data(0, stamp(START + 1), b"\xff\xff\xff")
    part.data(0, stamp(START + 2), bytes([0xFF, 0x1F, 0x05]))  # no speed, 81 sixteenths
    found = read(part)
    assert [(row.get("speed"), row.get("distance")) for row in found.rows("record")] == [
        (3.0, 3.0),
        (None, None),
        (None, 5.0625),
    ]
    assert found.column("record", "enhanced_speed").tolist() == pytest.approx([3, np.nan, np.nan], nan_ok=True)


def test_times_in_headers() -> None:
    part = Writer()
    part.define(0, 20, [(253, "uint32")])
    part.define(1, 20, [(3, "uint8")])
    part.data(0, 5000)  # seconds since the device was switched on
    part.data(1, 100, packed_time=FIT_EPOCH + 5003)
    part.data(0, stamp(START))
    part.data(1, 101, packed_time=START + 9)
    found = read(part)
    assert [row["timestamp"] for row in found.rows("record")] == [5000, 5003, WHEN, WHEN + dt.timedelta(seconds=9)]
    assert found.column("record", "timestamp").tolist() == pytest.approx(
        [np.nan, np.nan, START, START + 9], nan_ok=True
    )


# ------------------------------------------------------------------ fields of apps


def with_power(*, native: int | None = None, order: str = "<") -> Writer:
    part = Writer(order)
    part.define(0, 0, [(0, "enum")])
    part.data(0, 4)
    part.describe(5, [POWER, FORM])
    fields = [(253, "uint32"), (3, "uint8"), *([(7, "uint16")] if native else [])]
    part.define(2, 20, fields, [POWER, FORM])
    for t in range(120):
        part.data(2, stamp(START + t), 150, *([native] if native else []), 200 + t, [0.5, None])
    return part


@pytest.mark.parametrize("order", ["<", ">"])
def test_fields_of_apps_have_their_names_and_units(order: str) -> None:
    found = read(with_power(order=order))
    assert found.rows("record")[1]["Power"] == 201
    assert found.rows("record")[1]["Form"] == (0.5, None)
    assert found.column("record", "Power").tolist() == list(range(200, 320))
    assert found.units("record")["Power"] == "Watts"
    assert found.names()["field_description"] == 2


def test_an_app_says_the_watts_where_the_watch_does_not(book: Book) -> None:
    (with_theirs,) = read_fit("run.fit", with_power().finish(), book)
    (with_own,) = read_fit("run.fit", with_power(native=250).finish(), book)
    assert with_theirs.stream.power.tolist() == list(range(200, 320))  # type: ignore[union-attr]
    assert with_own.stream.power.tolist() == [250] * 120  # type: ignore[union-attr]


def test_a_field_that_an_app_does_not_describe_is_passed_over() -> None:
    part = Writer()
    part.define(2, 20, [(3, "uint8")], [POWER])
    part.data(2, 150, 200)
    assert read(part).rows("record") == [{"heart_rate": 150}]
    assert np.isnan(read(part).column("record", "Power")).all()


def test_the_name_of_the_profile_stays_the_profiles() -> None:
    part = Writer()
    own = DeveloperField(0, 0, "uint8", 1, "heart_rate", "bpm")
    part.describe(5, [own])
    part.define(2, 20, [(3, "uint8")], [own])
    part.data(2, 150, 160)
    found = read(part)
    assert found.rows("record") == [{"heart_rate": 150, "heart_rate_developer": 160}]
    assert found.column("record", "heart_rate").tolist() == [150]
    assert found.column("record", "heart_rate_developer").tolist() == [160]
