"""Temperatures, heights, grades and belt speeds, read and written in both worlds."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surefoot.rulebook._template import parse_sentence, write_sentence
from surefoot.units import (
    UnitError,
    format_height,
    format_speed,
    format_temperature,
    parse_grade,
    parse_height,
    parse_temperature,
)


@pytest.mark.parametrize(
    ("text", "celsius"),
    [("30 C", 30), ("30°C", 30), ("30 °c", 30), ("-5.5 C", -5.5), ("86 F", 30), ("14 °F", -10), ("+3 C", 3)],
)
def test_temperatures_are_degrees_celsius(text: str, celsius: float) -> None:
    assert parse_temperature(text) == pytest.approx(celsius)


@pytest.mark.parametrize(("text", "metres"), [("1800 m", 1_800), ("5900 ft", 1_798), ("1000 feet", 305), ("0.5 m", 1)])
def test_heights_are_whole_metres(text: str, metres: int) -> None:
    assert parse_height(text) == metres


@pytest.mark.parametrize(("text", "share"), [("4 %", 0.04), ("4%", 0.04), ("2.5 %", 0.025), ("-3 %", -0.03)])
def test_grades_are_shares(text: str, share: float) -> None:
    assert parse_grade(text) == share


@pytest.mark.parametrize(
    ("parse", "text", "message", "mend"),
    [
        (parse_temperature, "30", "the temperature has no unit", "write 30 C, for example"),
        (parse_temperature, "-5", "the temperature has no unit", "write 5 C, for example"),
        (parse_temperature, "hot", "this is not a temperature", "write it like 30 C or 86 F"),
        (parse_temperature, "", "the temperature is empty", "write it like 30 C or 86 F"),
        (parse_height, "-3 m", "a height cannot be negative", "write it like 300 m or 1000 ft"),
        (parse_height, "1,8 m", "this is not a height", "use a point for decimals; write it like 300 m or 1000 ft"),
        (parse_grade, "4", "the grade has no unit", "write 4 %, for example"),
        (parse_grade, "steep", "this is not a grade", "write it like 4 %"),
    ],
)
def test_the_refusal_says_what_and_how_to_mend_it(parse, text: str, message: str, mend: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(UnitError) as refused:
        parse(text)
    assert (refused.value.message, refused.value.mend) == (message, mend)


@pytest.mark.parametrize(
    ("written", "km", "mi"),
    [
        (format_temperature(30), format_temperature(30, "km"), format_temperature(30, "mi")),
        (format_height(1_800), format_height(1_800, "km"), format_height(1_800, "mi")),
        (format_speed(300), format_speed(300, "km"), format_speed(300, "mi")),
    ],
)
def test_metric_is_the_default(written: str, km: str, mi: str) -> None:
    assert written == km != mi


def test_quantities_in_the_runners_world() -> None:
    assert (format_temperature(30, "km"), format_temperature(30, "mi")) == ("30 °C", "86 °F")
    assert (format_temperature(-10, "km"), format_temperature(-17.78, "mi")) == ("-10 °C", "0 °F")
    assert (format_height(1_800, "km"), format_height(1_800, "mi")) == ("1800 m", "5906 ft")
    assert (format_speed(300, "km"), format_speed(300, "mi")) == ("12.0 km/h", "7.5 mph")
    parts = parse_sentence("At {warm:temperature}, {up:height} up.")
    assert write_sentence(parts, {"warm": 30, "up": 1_800}, "mi") == "At 86 °F, 5906 ft up."


@given(st.integers(-40, 60), st.sampled_from(["km", "mi"]))
def test_a_printed_temperature_reads_back(celsius: int, units: str) -> None:
    assert parse_temperature(format_temperature(celsius, units)) == pytest.approx(celsius, abs=0.3)


@given(st.integers(0, 9_000), st.sampled_from(["km", "mi"]))
def test_a_printed_height_reads_back(metres: int, units: str) -> None:
    assert abs(parse_height(format_height(metres, units)) - metres) <= 1


@given(st.text(max_size=60))
def test_any_text_is_a_quantity_or_a_unit_error(text: str) -> None:
    for parse in (parse_temperature, parse_height, parse_grade):
        assert _quantity_or_mend(parse, text)


def _quantity_or_mend(parse: Callable[[str], float], text: str) -> bool:
    try:
        return isinstance(parse(text), int | float)
    except UnitError as error:
        return bool(error.mend)
