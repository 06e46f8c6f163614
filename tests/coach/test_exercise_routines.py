"""Routines of exercises: they add up, fill any time to the second, and are refused where they are not in order."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surefoot.coach import exercise_routines as module
from surefoot.coach.exercise_routines import FOLDERS, Routine, exercise_routines, parts
from surefoot.coach.exercises import library
from surefoot.rulebook import RulebookError, load_book
from tests.coach.test_exercises import BANNED, GEAR, UNITS

BOOK = load_book()
LIBRARY = library(BOOK)
ROUTINES = exercise_routines(BOOK)
ALL = [pytest.param(routine, id=name) for name, routine in ROUTINES.items()]


def test_every_kind_of_routine_is_there() -> None:
    assert {name.partition("/")[0] for name in ROUTINES} == set(FOLDERS)
    for name in ("general", "before_speed", "race_day"):
        assert f"warmup/{name}" in ROUTINES
    assert "warmup/return" not in ROUTINES
    assert {"drills/first_line", "drills/full_line", "stability/foot_to_core"} <= set(ROUTINES)


@pytest.mark.parametrize("routine", ALL)
def test_a_routine_adds_up_and_needs_nothing(routine: Routine) -> None:
    done = parts(LIBRARY, routine, ())
    assert sum(part.dose.duration_s for part in done) == routine.duration_s
    assert [part.exercise.id for part in done] == [item.exercise for item in routine.items]
    assert not any(part.exercise.equipment for part in done)
    assert routine.duration_s % 60 == 0


@pytest.mark.parametrize("routine", ALL)
def test_a_routine_is_told_kindly(routine: Routine) -> None:
    for text in (routine.title, routine.about):
        assert not BANNED.search(text)
        assert not UNITS.search(text)
        assert not GEAR.search(text)
    assert routine.about.endswith(".")
    assert routine.locator


def test_the_routines_are_those_of_their_sources() -> None:
    lunges = [item.exercise for item in ROUTINES["warmup/general"].items if item.exercise.startswith(("lunge", "walk"))]
    assert lunges == ["walking_lunge", "lunge_twist", "lunge_side", "lunge_back_side", "lunge_back"]
    assert {LIBRARY[name].dose.reps for name in lunges} == {10}
    line = {item.exercise for item in ROUTINES["drills/full_line"].items}
    assert line >= {"march", "a_skip", "b_skip", "butt_kicks", "carioca", "quick_feet", "high_knees", "bounding"}
    for name in ("drills/first_line", "drills/full_line"):  # little running, since it counts to no run
        assert 120 <= next(item.dose.duration_s for item in ROUTINES[name].items if item.exercise == "easy_jog") <= 180
    first = {item.exercise for item in ROUTINES["drills/first_line"].items}
    assert not first & {"b_skip", "bounding", "carioca", "fast_leg"}
    core = [LIBRARY[item.exercise].pattern for item in ROUTINES["stability/foot_to_core"].items]
    order = ["foot", "balance", "hip", "core"]
    places = [order.index(pattern) for pattern in core if pattern]
    assert places == sorted(places)


def test_before_speed_and_on_race_day_strides_come_last() -> None:
    for name in ("warmup/before_speed", "warmup/race_day"):
        assert ROUTINES[name].items[0].exercise == "easy_jog"
        assert ROUTINES[name].items[-1].exercise == "strides"
        assert ROUTINES[name].items[-1].dose.sets == 3


@given(name=st.sampled_from(sorted(ROUTINES)), seconds=st.integers(1, 3600), bands=st.booleans())
def test_any_time_is_filled_to_the_second(name: str, seconds: int, bands: bool) -> None:
    routine = ROUTINES[name]
    done = parts(LIBRARY, routine, ("bands",) if bands else (), seconds)
    assert sum(part.dose.duration_s for part in done) == seconds
    assert all(part.dose.duration_s > 0 for part in done)
    told = [part.exercise.id for part in done]
    assert len(set(told)) == len(told)
    assert told == [item.exercise for item in routine.items if item.exercise in told]


def test_no_time_holds_nothing() -> None:
    assert parts(LIBRARY, ROUTINES["drills/first_line"], (), 0) == ()


def with_bands(*items: tuple[str, Any]) -> Routine:
    """A routine of its own, ended by a rest."""
    told = [*items, ("childs_pose", {"sets": 1, "work_s": 60, "each_side": False, "rest_s": 0})]
    document = copy.deepcopy(BOOK.routines["stability/foot_to_core"])
    document["items"] = [{"exercise": name, "dose": dose} for name, dose in told]
    document["duration_s"] = sum(
        (LIBRARY[name].dose if dose is None else module.Dose(**dose)).duration_s for name, dose in told
    )
    return module.msgspec.convert(document, Routine)


def test_what_takes_the_place_of_an_exercise_is_done_once_and_in_its_own_dose() -> None:
    routine = with_bands(("crab_walk", None), ("clamshell", None), ("monster_walk", None))
    full = [part.exercise.id for part in parts(LIBRARY, routine, ("bands",))]
    assert full == ["crab_walk", "clamshell", "monster_walk", "childs_pose"]
    bare = parts(LIBRARY, routine, ())
    assert [part.exercise.id for part in bare] == ["clamshell", "step_down", "childs_pose"]
    assert bare[1].dose == LIBRARY["step_down"].dose
    assert sum(part.dose.duration_s for part in bare) == routine.duration_s
    twice = with_bands(("crab_walk", None), ("hip_thrust", None), ("back_squat", None), ("goblet_squat", None))
    assert [part.exercise.id for part in parts(LIBRARY, twice, ())] == [
        "clamshell", "single_leg_bridge", "goblet_squat", "childs_pose",
    ]  # fmt: skip


# ------------------------------------------------------------------ what is refused


def refusal(name: str, **ways: Any) -> RulebookError:
    class Changed:
        hash = f"changed {name} {ways}"
        sources = BOOK.sources
        routines = copy.deepcopy(dict(BOOK.routines))

    Changed.routines[f"drills/{name}"].update(ways)
    with pytest.raises(RulebookError) as caught:
        module.read(Changed)  # type: ignore[arg-type]
    assert all(problem.mend for problem in caught.value.problems)
    return caught.value


JOG = {"exercise": "easy_jog", "dose": {"sets": 1, "work_s": 300, "each_side": False, "rest_s": 0}}
MOON = {**JOG, "exercise": "moon_walk"}


@pytest.mark.parametrize(
    ("ways", "key", "value"),
    [
        ({"tempo": "slow"}, "tempo", "slow"),
        ({"items": []}, "items", []),
        ({"items": [{"exercise": "easy_jog"}]}, "items[0].dose", None),
        ({"items": [JOG, {"exercise": "moon_walk", "dose": None}]}, "items[1].exercise", "moon_walk"),
        ({"items": [JOG, {"exercise": "march", "dose": None}] * 2}, "items[2].exercise", "easy_jog"),
        ({"takes_the_rest": "a_skip"}, "takes_the_rest", "a_skip"),
        ({"takes_the_rest": "side_shuffle"}, "takes_the_rest", "side_shuffle"),
        ({"takes_the_rest": "childs_pose"}, "takes_the_rest", "childs_pose"),
        (
            {"items": [{**JOG, "exercise": "moon_walk"}], "takes_the_rest": "moon_walk"},
            "items[0].exercise",
            "moon_walk",
        ),
        ({"duration_s": 600}, "duration_s", 600),
        ({"source": "hearsay"}, "source", "hearsay"),
        ({"evidence": 4}, "evidence", 4),
    ],
)
def test_a_bad_routine_is_refused_by_file_key_and_value(ways: dict[str, Any], key: str, value: Any) -> None:
    error = refusal("first_line", **ways)
    assert (error.file, error.key, error.value) == ("routines/drills/first_line.yaml", key, value)


def test_a_dose_of_two_kinds_is_refused() -> None:
    dose = {"sets": 1, "work_s": 30, "reps": 3, "each_side": False, "rest_s": 0}
    error = refusal("first_line", items=[JOG, {"exercise": "march", "dose": dose}])
    assert error.key == "items[1].dose"


def test_what_takes_the_rest_is_done_on_both_sides_at_once() -> None:
    dose = {"sets": 1, "work_s": 202, "each_side": True, "rest_s": 0}
    items = [{"exercise": "easy_walk", "dose": dose}, JOG]
    assert refusal("first_line", items=items).key == "takes_the_rest"


def test_the_mend_names_the_sum() -> None:
    assert "`duration_s: 900`" in refusal("first_line", duration_s=600).mend


def test_the_routines_are_read_once_for_a_book() -> None:
    assert exercise_routines(BOOK) is exercise_routines(BOOK)
