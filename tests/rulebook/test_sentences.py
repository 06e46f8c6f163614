"""The forms in which a sentence writes its arguments."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from surefoot.rulebook._template import parse_sentence, write_sentence


def written(form: str, value: Any, units: str = "km") -> str:
    return write_sentence(parse_sentence(f"{{x:{form}}}" if form else "{x}"), {"x": value}, units)


@pytest.mark.parametrize(
    ("form", "value", "text"),
    [
        ("distance", 11_000, "11.0 km"),
        ("distance", 10_499.6, "10.5 km"),
        ("duration", 2_700, "45 min"),
        ("duration", 4_200, "1 h 10 min"),
        ("clock", 3_723, "1:02:03"),
        ("pace", 330.0, "5:30 /km"),
        ("percent", 0.1, "10 %"),
        ("percent", 0.075, "7.5 %"),
        ("percent", 1, "100 %"),
        ("percent", 0.29, "29 %"),
        ("factor", 1.1, "1.1"),
        ("factor", 2, "2"),
        ("factor", 1.234, "1.23"),
        ("days", 1, "1 day"),
        ("days", 14, "14 days"),
        ("days", 1.5, "1.5 days"),
        ("days", 0, "0 days"),
        ("weeks", 8, "8 weeks"),
        ("runs", 1, "1 run"),
        ("date", dt.date(2027, 4, 18), "Sun 18 April 2027"),
        ("date", "2027-01-04", "Mon 4 January 2027"),
        ("", "left shin", "left shin"),
        ("", 3, "3"),
        ("", 3.0, "3"),
        ("", 0.125, "0.12"),
        ("", dt.date(2027, 4, 18), "Sun 18 April 2027"),
        ("", ["track"], "track"),
        ("", ("track", "grass", "road"), "track, grass and road"),
        ("", (), ""),
    ],
)
def test_a_form_writes_a_value(form: str, value: Any, text: str) -> None:
    assert written(form, value) == text


@pytest.mark.parametrize(("form", "value", "text"), [("distance", 11_000, "6.8 mi"), ("pace", 330.0, "8:51 /mi")])
def test_a_form_knows_miles(form: str, value: Any, text: str) -> None:
    assert written(form, value, "mi") == text


def test_what_stands_around_arguments_stays() -> None:
    parts = parse_sentence("A {{brace}}, {x} and {y:days}.")
    assert write_sentence(parts, {"x": 1, "y": 2}, "km") == "A {brace}, 1 and 2 days."
    assert write_sentence(parse_sentence(""), {}, "km") == ""
