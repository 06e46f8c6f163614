"""Programmes of strength and rungs of jumps: read from the book, and refused by file, key and value."""

from __future__ import annotations

import copy
from collections.abc import Callable
from itertools import count
from typing import Any

import msgspec
import pytest

from surefoot.coach.craft.programmes import PLACES, TURNS, programme, read, rungs, weight_of
from surefoot.coach.exercises import library
from surefoot.rulebook import Book, RulebookError
from tests.coach.builders import book

_NUMBERS = count()
Spoil = Callable[[dict[str, Any]], object]


class Other(msgspec.Struct):
    """As much of a book as is read, with other routines."""

    routines: dict[str, Any]
    sources: Any
    hash: str


def spoilt(change: Spoil) -> Book:
    """The book with other routines."""
    routines = copy.deepcopy(dict(book().routines))
    change(routines)
    found: Any = Other(routines, book().sources, f"another {next(_NUMBERS)}")
    return found


def test_every_place_has_both_turns_and_the_ladder_begins_with_the_circuit() -> None:
    programmes, ladder = read(book())
    assert set(programmes) == {f"{place}_{turn}" for place in PLACES for turn in TURNS}
    assert ladder == rungs(book())
    assert [rung.title for rung in ladder] == ["Plyometric circuit", "Hops on one leg", "Bounds"]


@pytest.mark.parametrize(
    ("facilities", "place"),
    [((), "home"), (("track", "bench"), "home"), (("bands",), "bands"), (("kettlebell",), "bands"), (("gym",), "gym")],
)
def test_the_programme_follows_from_what_there_is(facilities: tuple[str, ...], place: str) -> None:
    programmes, _ = read(book())
    assert programme(book(), facilities, 0) == programmes[f"{place}_a"]
    assert programme(book(), facilities, 3) == programmes[f"{place}_b"]


def test_a_backpack_stands_in_for_a_kettlebell() -> None:
    slot = next(slot for slot in programme(book(), ("bands",), 0).slots if slot.weight == "kettlebell")
    assert weight_of(slot, ("bands",)) == "backpack"
    assert weight_of(slot, ("kettlebell",)) == "kettlebell"


def test_every_exercise_of_a_programme_can_be_done_with_what_there_is() -> None:
    known = library(book())
    for found in read(book())[0].values():
        for slot in found.slots:
            assert known[slot.exercise].group in ("strength", "stability")


@pytest.mark.parametrize(
    ("change", "file", "key"),
    [
        (lambda r: r.pop("strength/gym_a"), "routines/strength/gym_a.yaml", ""),
        (lambda r: r.update({"strength/beach_a": r["strength/gym_a"]}), "routines/strength/beach_a.yaml", ""),
        (lambda r: r["strength/gym_a"].pop("heavy"), "routines/strength/gym_a.yaml", "heavy"),
        (lambda r: r["strength/gym_a"]["heavy"]["main"].clear(), "routines/strength/gym_a.yaml", "heavy.main"),
        (
            lambda r: r["strength/home_b"]["stability"]["support"][0].update(exercise="handstand"),
            "routines/strength/home_b.yaml",
            "exercise",
        ),
        (
            lambda r: r["plyometrics/1_circuit"].update(exercises=["goblet_squat"]),
            "routines/plyometrics/1_circuit.yaml",
            "exercises",
        ),
    ],
)
def test_what_does_not_fit_is_refused_by_file_and_key(change: Spoil, file: str, key: str) -> None:
    with pytest.raises(RulebookError) as refused:
        read(spoilt(change))
    problem = refused.value.problems[0]
    assert (problem.file, problem.key) == (file, key)
    assert problem.mend
