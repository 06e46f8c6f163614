"""All sample FIT files, whole and broken: our messages are those of fitdecode, and each difference has its reason."""

from __future__ import annotations

import datetime as dt
import io
import math
import warnings
from collections import Counter, defaultdict
from functools import lru_cache
from pathlib import Path
from typing import Any

import fitdecode
import numpy as np
import pytest

from surefoot.files.fit import Messages, messages
from surefoot.files.fit import _profile as profile
from surefoot.files.fit._fields import MESSAGES, Named, fields_of
from surefoot.files.fit._variants import WIDER, variants_named
from surefoot.files.fit._words import words_of

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "data" / "activities"
FILES = [
    pytest.param(path, id=path.stem, marks=[pytest.mark.slow] if path.stat().st_size > 200_000 else [])
    for folder in ("fit", "fit-broken")
    for path in sorted((FOLDER / folder).glob("*.fit"))
]
#: fitdecode raises at these: what it gave before is compared, and of its last messages we may have more.
STOPS = {
    "activity-settings-corruptheader": "there is no header behind the first part",
    "activity-settings-nodata": "the second part ends in its header",
    "activity-unexpected-eof": "the end is missing, with a part of the checksum",
    "nick": "the last record is cut off",
    "strava-android-app-201.10-b1218918": "a message comes before its definition",
}
#: fitdecode has a value where we have a number: lists of products and of numbers of the format itself, which we do
#: not keep, times of a day, and words that stand for masks of bits.
NUMBERS = {
    "garmin_product", "favero_product", "fit_base_type_id", "native_mesg_num", "reference_mesg", "ant_network",
    "activity_class", "wake_time", "sleep_time", "left_right_balance", "local_id", "weight_display_unit",
    "capabilities",
}  # fmt: skip
#: Its fields for cyclists, which we leave as numbers; and one that is put together from the bits of another.
LEFT_OUT = {
    "avg_left_power_phase", "avg_left_power_phase_peak", "avg_right_power_phase", "avg_right_power_phase_peak",
    "avg_power_position", "max_power_position", "avg_cadence_position", "max_cadence_position",
    "left_power_phase", "left_power_phase_peak", "right_power_phase", "right_power_phase_peak", "left_pco", "right_pco",
    "event_timestamp", "rear_gear_num", "rear_gear", "front_gear_num", "front_gear", "total_cycles",
}  # fmt: skip

EPOCH = dt.datetime(1989, 12, 31, tzinfo=dt.UTC)
Theirs = dict[str, list[dict[str, Any]]]


@lru_cache(maxsize=4)
def decoded(path: Path) -> Theirs:
    """All messages by name; of a field that is there twice, the first value that is known.

    To take the last one, as a dict does by itself, loses distances: null_compressed_speed_dist has
    an empty ``distance`` behind the one that is unpacked from ``compressed_speed_distance``.
    """
    found: Theirs = defaultdict(list)
    with warnings.catch_warnings(), fitdecode.FitReader(io.BytesIO(path.read_bytes())) as reader:
        warnings.simplefilter("ignore")
        try:
            for frame in reader:
                if isinstance(frame, fitdecode.FitDataMessage):
                    found[_name(frame)].append(_row(frame))
        except fitdecode.FitError:
            assert path.stem in STOPS
        else:
            assert path.stem not in STOPS
    return found


def _name(frame: fitdecode.FitDataMessage) -> str:
    return MESSAGES.get(frame.global_mesg_num, f"unknown_{frame.global_mesg_num}")


def _row(frame: fitdecode.FitDataMessage) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for field in frame.fields:
        if row.get(field.name) is None:
            degrees = field.units == "semicircles" and field.value is not None
            row[field.name] = field.value * 180 / 2**31 if degrees else field.value
    return row


def read(path: Path) -> Messages:
    return messages(path.read_bytes(), strict=False)


@pytest.mark.needs_shared_data
@pytest.mark.parametrize("path", FILES)
def test_counts_and_sums(path: Path) -> None:
    ours, theirs = read(path), decoded(path)
    counts = {name: len(rows) for name, rows in theirs.items()}
    assert ours.names() == counts
    for name in ("distance", "heart_rate"):
        known = [row[name] for row in theirs["record"] if row.get(name) is not None]
        assert np.nansum(ours.column("record", name)) == pytest.approx(sum(known))
        assert np.isfinite(ours.column("record", name)).sum() == len(known)
    # Both kinds of the old three bytes are unpacked, so that no file differs in distance. Other readers leave
    # compressed-speed-distance without any: 754 of its 755 records.


@pytest.mark.needs_shared_data
@pytest.mark.parametrize("path", FILES)
def test_every_message(path: Path) -> None:
    ours, theirs = read(path), decoded(path)
    different: Counter[str] = Counter()
    for name, rows in theirs.items():
        if name in MESSAGES.values():
            for mine, row in zip(ours.rows(name), rows, strict=True):
                different.update(f"{name}.{field}" for field, value in row.items() if not same(mine, field, value))
                assert (
                    not {field for field in mine if known_to_us(name, field)} - row.keys() - WIDER.get(name, {}).keys()
                )
    assert not different


def known_to_us(message: str, field: str) -> bool:
    return any(
        named.name == field for named in fields_of(message).values() if field not in {"timestamp", "message_index"}
    )


def same(row: dict[str, Any], field: str, value: Any) -> bool:
    """Whether a value of fitdecode's is ours."""
    if field in NUMBERS | LEFT_OUT or field.startswith("unknown_"):
        return True
    ours = row.get(field)
    if value is None or (isinstance(value, tuple) and not any(each is not None for each in value)):
        return ours is None
    if isinstance(ours, dt.datetime) and ours.tzinfo is None:
        ours = ours.replace(tzinfo=dt.UTC)  # of a clock on the wall; fitdecode says it is UTC
    if field == "timer_trigger" and isinstance(value, tuple):  # words in an array are numbers to fitdecode
        return [words_of(field)[each] for each in value] == list(ours)
    if field == "local_timestamp" and value.year < 1990:  # that of a device that has no clock on the wall
        return ours == (value - EPOCH).total_seconds()
    return close(ours, value)


def close(ours: Any, theirs: Any) -> bool:
    if isinstance(ours, tuple) and isinstance(theirs, tuple):
        return len(ours) == len(theirs) and all(map(close, ours, theirs))
    if isinstance(ours, int | float) and isinstance(theirs, int | float):
        return math.isclose(ours, theirs, abs_tol=1e-9)
    return bool(ours == theirs)


# ------------------------------------------------------------------ the tables


def named_by_them(message: int) -> dict[int, Any]:
    return fitdecode.profile.MESSAGE_TYPES[message].fields


@pytest.mark.parametrize("message", MESSAGES)
def test_a_table_says_what_fitdecode_says(message: int) -> None:
    """Names, scales, offsets and units of each of our fields. Degrees are our choice."""
    assert fitdecode.profile.MESSAGE_TYPES[message].name == MESSAGES[message]
    theirs = named_by_them(message)
    for number, field in fields_of(MESSAGES[message]).items():
        if number < 253:
            assert_same_field(field, theirs[number])
            assert field.varies == bool(theirs[number].subfields)


@pytest.mark.parametrize("message", MESSAGES)
def test_variants_are_those_of_fitdecode(message: int) -> None:
    for field in named_by_them(message).values():
        for theirs in field.subfields or ():
            for each in variants_named(MESSAGES[message], theirs.name):
                assert each.number == field.def_num
                deciders = {(reference.def_num, reference.raw_value) for reference in theirs.ref_fields}
                assert {(each.decider, value) for value in each.values} == deciders
                assert_same_field(each.field, theirs)


def assert_same_field(ours: Named, theirs: Any) -> None:
    assert ours.name == theirs.name
    if ours.unit == "degrees" and theirs.units == "semicircles":
        return
    assert (ours.scale, ours.offset) == (theirs.scale or 1, theirs.offset or 0)
    if ours.unit and theirs.units:
        assert ours.unit == theirs.units.replace(" or ", "|")
    if ours.kind:
        assert ours.kind == theirs.type.name
        for number, word in words_of(ours.kind).items():
            assert theirs.type.enum[number] == word


def test_the_numbers_that_recordings_need() -> None:
    """The short names of the reader's own table, beside the long one."""
    record = {field.name: number for number, field in fields_of("record").items()}
    assert (record["position_lat"], record["position_long"]) == (profile.RECORD_LATITUDE, profile.RECORD_LONGITUDE)
    assert record["enhanced_altitude"] == profile.RECORD_ENHANCED_ALTITUDE
    assert record["enhanced_speed"] == profile.RECORD_ENHANCED_SPEED
    assert record["fractional_cadence"] == profile.RECORD_FRACTIONAL_CADENCE
    lap = {field.name: number for number, field in fields_of("lap").items()}
    assert (lap["lap_trigger"], lap["intensity"]) == (profile.LAP_TRIGGER, profile.LAP_INTENSITY)
    triggers, intensities = words_of("lap_trigger"), words_of("intensity")
    assert [triggers[number].partition("_")[0] for number in (0, 1, 2, 3)] == [
        profile.LAP_TRIGGERS[number] for number in (0, 1, 2, 3)
    ]
    assert [intensities[number] for number in range(4)] == [profile.INTENSITIES[number] for number in range(4)]
    assert {words_of("event_type")[number] for number in profile.EVENT_STOPS} == {
        "stop", "stop_all", "stop_disable", "stop_disable_all",
    }  # fmt: skip
