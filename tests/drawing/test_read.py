"""Files of drawings: wrong ones are refused, and what is wrong is told."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from surefoot.drawing import _read as module
from surefoot.drawing import drawings, slug
from surefoot.rulebook import Problem, RulebookError, load_book

GOOD: dict[str, Any] = {
    "source": "own-practice",
    "view": "side",
    "alt": "Standing tall; then sitting down low between the heels.",
    "start": {"near_leg": {"hip": 0, "knee": 0}},
    "end": {"lean": 40, "near_leg": {"hip": 135, "knee": 123}},
}


def problems(**documents: Any) -> tuple[Problem, ...]:
    with pytest.raises(RulebookError) as caught:
        module._read({f"drawing/{name}": document for name, document in documents.items()})
    return caught.value.problems


def changed(way: str, value: Any) -> dict[str, Any]:
    """The good drawing with another value at a way like ``start.near_leg``."""
    document = copy.deepcopy(GOOD)
    *folders, last = way.split(".")
    inside = document
    for key in folders:
        inside = inside[key]
    inside[last] = value
    return document


def test_the_good_one_is_read() -> None:
    read = module._read({"drawing/squat": GOOD, "rehab/knee": {"title": "not ours"}})
    assert list(read) == ["squat"]
    assert read["squat"].alt == GOOD["alt"]


def test_a_drawing_is_shared() -> None:
    read = module._read({"drawing/squat": GOOD, "drawing/a_squat": {"source": "own-practice", "same_as": "squat"}})
    assert list(read) == ["a_squat", "squat"]
    assert read["a_squat"] is read["squat"]


@pytest.mark.parametrize(
    ("way", "value", "key", "found"),
    [
        ("colour", "red", "colour", "red"),
        ("view", "back", "view", "back"),
        ("alt", "A squat.", "alt", "A squat."),
        ("start.near_leg.knee", 400, "start.near_leg.knee", 400),
        ("start.near_leg.nee", 40, "start.near_leg.nee", 40),
        ("start.anchor", "nose", "start.anchor", "nose"),
        ("props", [{"kind": "ladder", "x": 3}], "props[0].kind", "ladder"),
        ("props", [{"kind": "wall", "x": 3}], "props[0].room", None),
        ("props", [{"kind": "weight", "what": "bell_up", "at": "near_tail"}], "props[0].at", "near_tail"),
        ("arrows", [{"kind": "arrow", "ends": ["hip"]}], "arrows[0].ends", ["hip"]),
        ("work", ["near_ear"], "work[0]", "near_ear"),
    ],
)
def test_a_wrong_value_is_named_with_its_key(way: str, value: Any, key: str, found: Any) -> None:
    (problem,) = problems(squat=changed(way, value))
    assert (problem.file, problem.key, problem.value) == ("routines/drawing/squat.yaml", key, found)
    assert "docs/drawings.md" in problem.mend


def test_what_is_left_out_is_named() -> None:
    document = {key: value for key, value in GOOD.items() if key != "end"}
    (problem,) = problems(squat=document)
    assert (problem.key, problem.value) == ("end", None)


def test_a_joint_that_is_bent_the_wrong_way_is_refused() -> None:
    near, far = problems(squat=changed("end.near_leg", {"hip": 40, "knee": -30, "foot": 0}))
    assert (near.key, near.value, far.key) == ("end.near_knee", -30.0, "end.far_knee")
    assert near.message == "a knee bends from 0 to 160 degrees"


def test_a_place_out_of_reach_is_refused_with_what_was_written() -> None:
    (problem,) = problems(squat=changed("start", {"anchor": "hip", "at": [0, 80], "near_leg": {"to": [0, 0]}}))
    assert (problem.key, problem.value) == ("start.near_leg", {"to": (0, 0)})
    assert "reaches 48" in problem.message


def test_an_anchor_without_a_place_of_its_own_is_refused() -> None:
    (problem,) = problems(squat=changed("start", {"near_leg": {"to": [0, 0]}}))
    assert (problem.key, problem.value) == ("start.anchor", "near_foot")


def test_a_front_view_is_held_to_lengths_too() -> None:
    document = {
        **GOOD,
        "view": "front",
        "start": {"anchor": "hip", "at": [0, 70], "near_leg": {"to": [6, 0]}},
        "end": {},
    }
    (problem,) = problems(squat=document)
    assert problem.key == "start.near_leg"


@pytest.mark.parametrize("other", ["nobody", "twin"])
def test_a_shared_drawing_must_be_drawn_itself(other: str) -> None:
    shared = {"source": "own-practice", "same_as": other}
    told = problems(squat=GOOD, twin={"source": "own-practice", "same_as": "nobody"}, copy=shared)
    assert [(problem.file, problem.value) for problem in told if "copy" in problem.file] == [
        ("routines/drawing/copy.yaml", other)
    ]


def test_all_problems_are_told_at_once() -> None:
    assert len(problems(one=changed("view", "back"), two=changed("alt", "Short."))) == 2


def test_a_book_is_read_once_and_few_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_KEPT", {str(number): {} for number in range(module._MOST_KEPT)})
    book = load_book()
    first = drawings(book)
    assert drawings(book) is first
    assert list(module._KEPT) == [book.hash]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Knee to the wall", "knee_to_the_wall"),
        ("Single-leg heel raise", "single_leg_heel_raise"),
        ("Leg swings forward and back, knee bent", "leg_swings_forward_and_back_knee_bent"),
        (" Fast up (slow down)! ", "fast_up_slow_down"),
    ],
)
def test_a_name_has_a_slug(name: str, expected: str) -> None:
    assert slug(name) == expected
