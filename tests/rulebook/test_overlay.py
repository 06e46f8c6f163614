"""An overlay is another value for one runner: in range, of the book's shape, signed, and seen in the trace."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from surefoot.rulebook import Book, RulebookError, explain, rule
from tests.rulebook.folder import GROWTH, STEP

PATH = "load/growth"
SIGNED = {"value": 1.05, "by": "therapist", "date": "2027-01-02", "reason": "old Achilles"}
FILE = f"parameters/{PATH}.yaml"


def refused(book: Book, overlay: dict[str, Any]) -> RulebookError:
    with pytest.raises(RulebookError) as caught:
        book.overlaid(overlay)
    assert caught.value.file == "overlay"
    assert caught.value.mend
    return caught.value


def test_a_plain_value_is_an_overlay(book: Book) -> None:
    other = book.overlaid({PATH: 1.05})
    assert other.value(PATH) == 1.05
    assert book.value(PATH) == 1.1, "the book itself stays"
    assert other.parameters[PATH].source == "cohort-2020"
    assert str(other.parameters[PATH].overlay) == "overlay by whoever asked (the book says 1.1)"


def test_a_signed_overlay_says_who_when_and_why(book: Book) -> None:
    other = book.overlaid({PATH: SIGNED})
    assert other.value(PATH) == 1.05
    told = "overlay by therapist on 2027-01-02: old Achilles (the book says 1.1)"
    assert str(other.parameters[PATH].overlay) == told


def test_the_trace_shows_the_overlay(book: Book, own_registry: dict[str, Any]) -> None:
    @rule("T-1", says="{x}", topic="load")
    def grown(x: float, *, growth: float, step: float) -> float:
        return x * growth + step

    other = book.overlaid({PATH: SIGNED})
    assert grown(book, 100) == pytest.approx(510)
    assert grown(other, 100) == pytest.approx(505)
    growth, step = explain(grown.because(x=1), other).parameters
    assert (growth.value, growth.source) == (1.05, "cohort-2020")
    assert growth.note == str(other.parameters[PATH].overlay)
    assert step.note == ""


def test_the_hash_follows_the_content(book: Book) -> None:
    once = book.overlaid({PATH: 1.05})
    assert once.hash != book.hash
    assert once.hash == book.overlaid({PATH: 1.05}).hash
    assert once.hash != book.overlaid({PATH: SIGNED}).hash
    both = {PATH: 1.05, "load/step": 500}
    assert book.overlaid(both).hash == once.overlaid({"load/step": 500}).hash
    assert book.overlaid(both).hash == book.overlaid(dict(reversed(both.items()))).hash
    assert book.overlaid({}) is book


def test_an_overlay_on_an_overlay_remembers_the_book(book: Book) -> None:
    twice = book.overlaid({PATH: 1.05}).overlaid({PATH: 1.2})
    assert twice.value(PATH) == 1.2
    overlay = twice.parameters[PATH].overlay
    assert overlay is not None
    assert overlay.instead_of == 1.1


def test_an_unknown_path_is_refused_with_the_near_ones(book: Book) -> None:
    error = refused(book, {"load/grwth": 1.1})
    assert (error.key, error.message) == ("load/grwth", "there is no such parameter")
    assert error.mend == "Did you mean load/growth or load/step?"
    assert "surefoot rules" in refused(book, {"zzz": 1}).mend
    assert refused(book, {5: 1}).key == "5"  # type: ignore[dict-item]


def test_all_problems_come_at_once(book: Book) -> None:
    error = refused(book, {PATH: 9, "load/step": "far", "none/such": 1})
    assert [problem.key for problem in error.problems] == [PATH, "load/step", "none/such"]


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (1.31, "out of the plausible range [1.0, 1.3] /1"),
        (float("nan"), "this is not a number"),
        ("1.1", "this is not a number"),
        (True, "this is not a number"),
        (None, "this is not a number"),
        ([1.1], "this is not a number"),
        ({"value": 1.1, "who": "me"}, "this is not a number"),
    ],
)
def test_a_bad_value_is_refused(book: Book, value: Any, message: str) -> None:
    error = refused(book, {PATH: value})
    assert (error.key, error.message) == (PATH, message)
    assert repr(error.value) == repr(value)


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("by", 7, "this should be text"),
        ("reason", ["x"], "this should be text"),
        ("date", "yesterday", "this is not a date"),
        ("date", 20270102, "this is not a date"),
    ],
)
def test_a_bad_signature_is_refused(book: Book, key: str, value: Any, message: str) -> None:
    error = refused(book, {PATH: {**SIGNED, key: value}})
    assert (error.key, error.message, error.value) == (f"{PATH}.{key}", message, value)


def test_a_date_may_be_a_date(book: Book) -> None:
    other = book.overlaid({PATH: {**SIGNED, "date": dt.date(2027, 1, 2)}})
    assert other.hash == book.overlaid({PATH: SIGNED}).hash


def test_what_is_counted_stays_whole(make_book: Callable[..., Book]) -> None:
    book = make_book({FILE: {**STEP, "unit": "day", "value": 30, "range": [1, 60]}})
    assert refused(book, {PATH: 2.5}).message == "this is counted in whole numbers"
    assert book.overlaid({PATH: 28.0}).value(PATH) == 28
    metres = make_book({FILE: STEP})
    assert metres.overlaid({PATH: 400.5}).value(PATH) == 400.5


TABLE = {**GROWTH, "value": {"mile": [1.1, 1.2], "5 km": [1.0, 1.05]}}


@pytest.mark.parametrize(
    ("value", "key", "message"),
    [
        (1.1, PATH, "this should be a table like the book's"),
        ({"mile": [1.1, 1.2]}, PATH, "this should be a table like the book's"),
        ({"mile": [1.1], "5 km": [1.0, 1.05]}, f"{PATH}.mile", "this should be a list like the book's"),
        ({"mile": 1.1, "5 km": [1.0, 1.05]}, f"{PATH}.mile", "this should be a list like the book's"),
        ({"mile": [1.1, "x"], "5 km": [1.0, 1.05]}, f"{PATH}.mile[1]", "this is not a number"),
        ({"mile": [1.1, 9], "5 km": [1, 1]}, f"{PATH}.mile[1]", "out of the plausible range [1.0, 1.3] /1"),
    ],
)
def test_a_table_keeps_its_shape(make_book: Callable[..., Book], value: Any, key: str, message: str) -> None:
    error = refused(make_book({FILE: TABLE}), {PATH: value})
    assert (error.key, error.message) == (key, message)


def test_a_table_can_be_replaced_whole(make_book: Callable[..., Book]) -> None:
    other = make_book({FILE: TABLE}).overlaid({PATH: {"mile": [1.2, 1.2], "5 km": (1.0, 1.0)}})
    assert other.value(PATH) == {"mile": (1.2, 1.2), "5 km": (1.0, 1.0)}


def test_words_and_switches_keep_their_kind(make_book: Callable[..., Book]) -> None:
    words = make_book({FILE: {**GROWTH, "unit": "text", "range": ["road", "track"], "value": "road"}})
    assert words.overlaid({PATH: "track"}).value(PATH) == "track"
    assert refused(words, {PATH: 5}).message == "this should be text"
    assert refused(words, {PATH: "moon"}).message.startswith("this is none of the allowed words")
    switch = make_book({FILE: {**GROWTH, "unit": "bool", "range": [0, 1], "value": True}})
    assert switch.overlaid({PATH: False}).value(PATH) is False
    assert refused(switch, {PATH: 0}).message == "this should be true or false"


MIXED = {
    **GROWTH,
    "unit": {"days": "day", "share": "/1"},
    "range": {"days": [1, 60], "share": [0.2, 0.9]},
    "value": {"days": [7, 28], "share": [0.5, 0.3]},
}


def test_columns_have_their_own_unit_and_range(make_book: Callable[..., Book]) -> None:
    book = make_book({FILE: MIXED})
    good = {"days": [5, 20], "share": [0.4, 0.3]}
    assert book.overlaid({PATH: good}).value(PATH) == {"days": (5, 20), "share": (0.4, 0.3)}
    assert refused(book, {PATH: {**good, "share": [0.4, 30]}}).key == f"{PATH}.share[1]"
    assert refused(book, {PATH: {**good, "days": [5, 20.5]}}).message == "this is counted in whole numbers"
    assert refused(book, {PATH: {"days": [5, 20]}}).message == "this should be a table like the book's"
    assert refused(book, {PATH: 5}).key == PATH
