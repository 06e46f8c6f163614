"""Quantities read and written: tables of cases, and round trips over random ones."""

from __future__ import annotations

import time
from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surefoot.units import (
    HALF_MARATHON,
    MARATHON,
    METRES_PER_MILE,
    MILE,
    Metres,
    UnitError,
    format_clock,
    format_distance,
    format_duration,
    format_load,
    format_pace,
    format_roughly,
    parse_distance,
    parse_duration,
    parse_load,
    parse_pace,
    parse_race_distance,
)

DISTANCES = {
    "8 km": 8_000,
    "8km": 8_000,
    " 8 KM ": 8_000,
    "0 m": 0,
    "400 m": 400,
    "5 mi": 8_047,
    "1 mile": 1_609,
    "100 miles": 160_934,
    "1609.344 m": 1_609,
    "0.5 m": 1,
    "0.4999 m": 0,
    "2.5 m": 3,
    "26.2 mi": 42_165,
    "13.1 mi": 21_082,
    "21.0975 km": 21_098,
}

DURATIONS = {
    "0 min": 0,
    "45 min": 2_700,
    "45min": 2_700,
    "150 MIN": 9_000,
    "7 h 10 min": 25_800,
    "7h10min": 25_800,
    "1 h 2 min 3 s": 3_723,
    "90 s": 90,
    "1.5 h": 5_400,
    "2 h 7.5 min": 7_650,
    "48:00": 2_880,
    "90:00": 5_400,
    "1:02:03": 3_723,
    "26:30:00": 95_400,
    "4:32.5": 273,
    "4:32.49": 272,
}

NONSENSE = [
    "",
    "   ",
    "km",
    "min",
    "8",
    "-8 km",
    "-45 min",
    "-1:00",
    "+8 km",
    "8,5 km",
    "1,000 m",
    "nan",
    "NaN km",
    "inf min",
    "-inf km",
    "1e3 km",
    "8 km 200 m",
    "8..5 km",
    "8. km",
    ".5 km",
    "8  km",
    "8 furlongs",
    "\u0668 km",  # an Arabic-Indic eight
    "\uff18 km",  # a full-width eight
    "8\u00a0km",
    "1 min 1 h",
    "1 h 1 h",
    "1 h 60 min",
    "1.5 h 3 min",
    "7 h 10",
    "1:60",
    "1:2",
    "1:60:00",
    ":30",
    "1:2:3:4",
    "0x10 km",
    "1" * 10 + " km",
    "9" * 5 + ":00",
    "8 km\x00",
    "km 8",
]


@pytest.mark.parametrize(("text", "metres"), DISTANCES.items())
def test_distances_are_whole_metres_rounded_half_up(text: str, metres: int) -> None:
    assert parse_distance(text) == metres


@pytest.mark.parametrize(("text", "seconds"), DURATIONS.items())
def test_durations_are_whole_seconds_rounded_half_up(text: str, seconds: int) -> None:
    assert parse_duration(text) == seconds


@pytest.mark.parametrize("text", NONSENSE)
@pytest.mark.parametrize("parse", [parse_distance, parse_duration, parse_pace, parse_race_distance])
def test_nonsense_is_refused_with_value_message_and_mend(parse, text: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(UnitError) as refused:
        parse(text)
    assert refused.value.message
    assert refused.value.mend
    assert refused.value.value == text.strip() or refused.value.value == text


@pytest.mark.parametrize("parse", [parse_distance, parse_duration, parse_pace, parse_race_distance])
def test_over_long_text_is_refused_at_once_and_quoted_short(parse) -> None:  # type: ignore[no-untyped-def]
    start = time.perf_counter()
    with pytest.raises(UnitError) as refused:
        parse("1" * 5_000_000)
    assert time.perf_counter() - start < 0.5
    assert len(refused.value.value) < 50


@pytest.mark.parametrize(
    ("parse", "text", "message", "mend"),
    [
        (parse_distance, "8", "the distance has no unit", "write 8 km"),
        (parse_duration, "45", "the duration has no unit", "write 45 min"),
        (parse_distance, "-8 km", "cannot be negative", "8 km, 5 mi or 400 m"),
        (parse_duration, "7,5 h", "not a duration", "use a point for decimals"),
        (parse_distance, "", "the distance is empty", "8 km"),
        (parse_race_distance, "ultra", "not a distance", "half marathon"),
        (parse_pace, "5:30", "not a pace", "5:30 /km"),
        (parse_pace, "0:00 /km", "more than nothing", "5:30 /km"),
    ],
)
def test_the_refusal_says_what_and_how_to_mend_it(parse, text: str, message: str, mend: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(UnitError) as refused:
        parse(text)
    assert message in refused.value.message
    assert mend in refused.value.mend
    assert refused.value.message in str(refused.value)


def test_races_by_name_are_exact() -> None:
    assert parse_race_distance("Marathon") == MARATHON == 42_195
    assert parse_race_distance("half  marathon") == parse_race_distance("half") == HALF_MARATHON == 21_098
    assert parse_race_distance("mile") == parse_race_distance("1 mile") == MILE == 1_609
    assert parse_race_distance("5k") == parse_race_distance("5 K") == parse_race_distance("5 km") == 5_000
    assert parse_race_distance("100 miles") == 160_934
    assert parse_race_distance("26.2 mi") == 42_165, "a distance that is written out stays what it says"


def test_paces_are_seconds_per_kilometre() -> None:
    assert [float(parse_pace(text)) for text in ("5:30 /km", "5:30/km", "5:30 min/km")] == [330, 330, 330]
    assert parse_pace("8:51 /mi") == pytest.approx(531 / 1.609344)
    assert format_pace(330) == "5:30 /km"
    assert format_pace(330, "mi") == "8:51 /mi"


@pytest.mark.parametrize(
    ("metres", "km", "mi"),
    [
        (0, "0 m", "0 m"),
        (399, "399 m", "399 m"),
        (400, "400 m", "0.2 mi"),
        (999.4, "999 m", "0.6 mi"),
        (999.5, "1.0 km", "0.6 mi"),
        (1_050, "1.1 km", "0.7 mi"),
        (1_600, "1.6 km", "1.0 mi"),
        (1_609, "1.6 km", "1.0 mi"),
        (8_000, "8.0 km", "5.0 mi"),
        (11_000.0, "11.0 km", "6.8 mi"),
        (42_195, "42.2 km", "26.2 mi"),
        (-1_200, "-1.2 km", "-0.7 mi"),
        (-0.2, "0 m", "0 m"),
    ],
)
def test_distances_are_written_in_the_runners_unit(metres: float, km: str, mi: str) -> None:
    assert format_distance(metres) == km
    assert format_distance(metres, "mi") == mi


@pytest.mark.parametrize(
    ("seconds", "words", "clock"),
    [
        (0, "0 min", "0:00"),
        (8, "8 s", "0:08"),
        (90, "90 s", "1:30"),
        (119.5, "2 min", "2:00"),
        (150, "2 min 30 s", "2:30"),
        (599, "9 min 59 s", "9:59"),
        (629, "10 min", "10:29"),
        (2_700, "45 min", "45:00"),
        (3_590, "1 h", "59:50"),
        (4_200, "1 h 10 min", "1:10:00"),
        (3_723, "1 h 2 min", "1:02:03"),
        (-90, "-90 s", "-1:30"),
        (-4_200, "-1 h 10 min", "-1:10:00"),
    ],
)
def test_times_are_written_in_words_and_as_a_clock(seconds: float, words: str, clock: str) -> None:
    assert format_duration(seconds) == words
    assert format_clock(seconds) == clock


METRES = st.integers(0, 1_000_000)
SECONDS = st.integers(0, 1_000_000)


@given(SECONDS)
def test_a_clock_reads_back_to_the_second(seconds: int) -> None:
    assert parse_duration(format_clock(seconds)) == seconds


@given(SECONDS)
def test_words_read_back_to_the_minute(seconds: int) -> None:
    back = parse_duration(format_duration(seconds))
    assert abs(back - seconds) <= (0 if seconds < 600 else 30)


@given(METRES, st.sampled_from(["km", "mi"]))
def test_a_printed_distance_reads_back_to_half_a_tenth(metres: int, units: str) -> None:
    tenth = METRES_PER_MILE / 10 if units == "mi" else 100
    assert abs(parse_distance(format_distance(metres, units)) - metres) <= tenth / 2 + 1


@given(st.integers(0, 10**9 - 1), st.integers(0, 10**6 - 1), st.sampled_from(["m", "km", "mi"]))
def test_no_float_decides_a_metre(whole: int, millionths: int, unit: str) -> None:
    factor = {"m": Fraction(1), "km": Fraction(1000), "mi": Fraction("1609.344")}[unit]
    exact = (whole + Fraction(millionths, 10**6)) * factor
    assert parse_distance(f"{whole}.{millionths:06d} {unit}") == (exact + Fraction(1, 2)).__floor__()


@given(st.floats(60, 1500), st.sampled_from(["km", "mi"]))
def test_a_printed_pace_reads_back_to_half_a_second(pace: float, units: str) -> None:
    assert parse_pace(format_pace(pace, units)) == pytest.approx(pace, abs=0.51)


@given(st.text(max_size=60))
def test_any_text_is_a_quantity_or_a_unit_error(text: str) -> None:
    for parse in (parse_distance, parse_duration, parse_race_distance):
        assert outcome(parse, text) >= 0


def outcome(parse: Callable[[str], int], text: str) -> int:
    try:
        return parse(text)
    except UnitError as error:
        return len(error.mend)


def test_metres_are_plain_integers() -> None:
    assert isinstance(parse_distance("8 km"), int)
    assert Metres(8_000) == 8_000


@pytest.mark.parametrize(
    ("text", "grams", "written"),
    [("16 kg", 16_000, "16 kg"), ("7.5kg", 7_500, "7.5 kg"), ("35 lb", 15_876, "15.9 kg"), ("0 kg", 0, "0 kg")],
)
def test_weights_are_whole_grams(text: str, grams: int, written: str) -> None:
    assert parse_load(text) == grams
    assert format_load(grams) == written


@pytest.mark.parametrize("text", ["16", "-2 kg", "16 stone", "", "1,5 kg"])
def test_what_is_no_weight_is_refused(text: str) -> None:
    with pytest.raises(UnitError) as refused:
        parse_load(text)
    assert "kg" in refused.value.mend


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(12, "12 s"), (115, "115 s"), (150, "2 min 30 s"), (202, "3 min 30 s"), (479, "8 min"), (3_723, "1 h 2 min")],
)
def test_a_rough_time_is_told_to_the_half_minute(seconds: int, text: str) -> None:
    assert format_roughly(seconds) == text
