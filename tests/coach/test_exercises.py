"""The exercise library: told in full, kindly and safely, with links that lead somewhere; else refused."""

from __future__ import annotations

import copy
import re
from typing import Any

import pytest

from surefoot.coach import exercises as module
from surefoot.coach.documents import MOST_KEPT
from surefoot.coach.exercises import GROUPS, LEVELS, PATTERNS, Exercise, in_place, library
from surefoot.rulebook import Book, RulebookError, load_book

BOOK = load_book()
LIBRARY = library(BOOK)
ALL = [pytest.param(exercise, id=name) for name, exercise in LIBRARY.items()]
BANNED = re.compile(r"\b(fail\w*|miss(ed|es|ing)?|behind|only|lost|lose|bad|wrong|lazy|weak)\b", re.IGNORECASE)
UNITS = re.compile(r"\d ?(km|mi|m|kg|lb|cm|in)\b")
GEAR = re.compile(r"\b(bands?|kettlebells?|bench|box|bell|barbell|rack)\b", re.IGNORECASE)


def texts(exercise: Exercise) -> list[str]:
    """Every sentence of an exercise."""
    hows = filter(None, (exercise.easier_how, exercise.harder_how))
    return [exercise.purpose, exercise.set_up, exercise.movement, *exercise.cues, exercise.stop, *hows]


def changed(name: str, **ways: Any) -> Any:
    """The book with some keys of an exercise set; what is MISSING is taken away."""

    class Changed:
        sources = BOOK.sources
        routines = copy.deepcopy(dict(BOOK.routines))

    document = Changed.routines[f"exercise/{name}"]
    document.update(ways)
    for key in [key for key, value in ways.items() if value is MISSING]:
        del document[key]
    return Changed


MISSING = object()


def refusal(book: Any) -> RulebookError:
    with pytest.raises(RulebookError) as caught:
        module.read(book)
    assert all(problem.mend for problem in caught.value.problems)
    return caught.value


# ------------------------------------------------------------------ what stands in it


def test_the_library_is_large_and_in_order() -> None:
    assert len(LIBRARY) >= 60
    assert list(LIBRARY) == sorted(LIBRARY)
    assert {exercise.group for exercise in LIBRARY.values()} == set(GROUPS)
    assert {exercise.pattern for exercise in LIBRARY.values()} == {*PATTERNS, None}
    assert {exercise.level for exercise in LIBRARY.values()} == {*LEVELS, None}


def test_no_two_exercises_have_one_name() -> None:
    assert len({exercise.name.lower() for exercise in LIBRARY.values()}) == len(LIBRARY)


@pytest.mark.parametrize("exercise", ALL)
def test_an_exercise_is_told_in_full(exercise: Exercise) -> None:
    assert all(text == text.strip() and text.endswith(".") and text[0].isupper() for text in texts(exercise))
    assert 40 <= len(exercise.purpose) <= 150
    assert 30 <= len(exercise.set_up) <= 320
    assert 60 <= len(exercise.movement) <= 320
    assert all(len(cue) <= 45 for cue in exercise.cues)
    assert exercise.stop.startswith("Stop")
    assert exercise.locator


@pytest.mark.parametrize("exercise", ALL)
def test_an_exercise_is_told_kindly_and_without_units(exercise: Exercise) -> None:
    assert [text for text in texts(exercise) if BANNED.search(text) or UNITS.search(text) or "—" in text] == []


@pytest.mark.parametrize("exercise", ALL)
def test_easier_and_harder_lead_somewhere_and_back(exercise: Exercise) -> None:
    for way, back in (("easier", "harder"), ("harder", "easier")):
        other, how = getattr(exercise, way), getattr(exercise, f"{way}_how")
        assert (other is None) != (how is None)
        if other is not None:
            assert getattr(LIBRARY[other], back) is not None


@pytest.mark.parametrize("exercise", ALL)
def test_whoever_has_no_equipment_has_another_way(exercise: Exercise) -> None:
    bare = in_place(LIBRARY, exercise.id, ())
    assert bare.equipment == ()
    assert not GEAR.search(f"{bare.name} {bare.set_up} {bare.movement}")
    assert in_place(LIBRARY, exercise.id, ("bands", "kettlebell", "bench", "box", "gym")) is exercise


def test_a_gym_stands_for_its_weights() -> None:
    assert in_place(LIBRARY, "deadlift", ("gym",)).id == "deadlift"
    assert in_place(LIBRARY, "back_squat", ("kettlebell",)).id == "goblet_squat"
    assert in_place(LIBRARY, "crab_walk", ("gym",)).id == "clamshell"


def test_an_exercise_that_is_not_there_is_no_key() -> None:
    with pytest.raises(KeyError, match="moon_walk"):
        in_place(LIBRARY, "moon_walk", ())


@pytest.mark.parametrize("exercise", ALL)
def test_doses_are_of_one_kind_and_short_enough(exercise: Exercise) -> None:
    assert exercise.dose.of_one_kind
    assert 20 <= exercise.dose.duration_s <= 12 * 60


@pytest.mark.parametrize("exercise", ALL)
def test_landings_are_counted_where_there_are_any(exercise: Exercise) -> None:
    jumps = exercise.group == "plyometrics" or exercise.id in {"a_skip", "b_skip", "bounding"}
    assert (exercise.contacts_per_rep is not None) == jumps
    assert (exercise.contacts > 0) == jumps
    assert exercise.contacts <= 60  # a beginner's session of 80 holds more than one exercise


def test_landings_of_a_dose() -> None:
    assert LIBRARY["two_foot_hops"].contacts == 3 * 20
    assert LIBRARY["single_leg_hops"].contacts == 2 * 10 * 2
    assert LIBRARY["drop_bounce"].contacts == 2 * 6 * 2
    assert LIBRARY["front_plank"].contacts == 0
    assert (LIBRARY["single_leg_hops"].each_side, LIBRARY["two_foot_hops"].each_side) == (True, False)


def test_every_pattern_of_strength_can_be_trained_at_home() -> None:
    bare = {in_place(LIBRARY, e.id, ()).pattern for e in LIBRARY.values() if e.group in ("strength", "stability")}
    assert bare == set(PATTERNS)


# ------------------------------------------------------------------ what is refused


@pytest.mark.parametrize(
    ("name", "ways", "key"),
    [
        ("step_up", {"colour": "red"}, "colour"),
        ("step_up", {"stop": MISSING}, "stop"),
        ("step_up", {"group": "dance"}, "group"),
        ("step_up", {"cues": ["Tall."]}, "cues"),
        ("step_up", {"cues": ["Tall.", ""]}, "cues[1]"),
        ("step_up", {"dose": {"sets": 0, "reps": 8, "rep_s": 5, "each_side": True, "rest_s": 60}}, "dose.sets"),
        ("step_up", {"dose": {"sets": 3, "reps": 8, "each_side": True, "rest_s": 60}}, "dose"),
        ("step_up", {"equipment": ["rope"]}, "equipment[0]"),
        ("step_up", {"equipment": ["box"]}, "without"),
        ("step_up", {"without": "split_squat"}, "without"),
        ("step_up", {"pattern": None}, "pattern"),
        ("step_up", {"level": None}, "level"),
        ("calf_stretch", {"pattern": "calf"}, "pattern"),
        ("calf_stretch", {"level": "stability"}, "level"),
        ("calf_stretch", {"contacts_per_rep": 1}, "contacts_per_rep"),
        ("bounds", {"contacts_per_rep": None}, "contacts_per_rep"),
        ("bounds", {"dose": {"sets": 3, "work_s": 20, "each_side": False, "rest_s": 60}}, "dose"),
        ("step_up", {"easier_how": MISSING}, "easier"),
        ("step_up", {"easier": "split_squat"}, "easier"),
        ("step_up", {"harder": "moon_walk", "harder_how": MISSING}, "harder"),
        ("step_up", {"harder": "reverse_lunge", "harder_how": MISSING}, "harder"),
        ("deadlift", {"without": "moon_walk"}, "without"),
        ("step_up", {"source": "hearsay"}, "source"),
        ("step_up", {"evidence": 3}, "evidence"),
        ("step_up", {"evidence": 9}, "evidence"),
    ],
)
def test_a_bad_exercise_is_refused_by_file_and_key(name: str, ways: dict[str, Any], key: str) -> None:
    book = changed(name, **ways)
    if ways.get("harder") == "reverse_lunge":  # from which no way leads back
        book.routines["exercise/reverse_lunge"].update(easier=None, easier_how="Go down half as far.")
    error = refusal(book)
    assert (error.file, error.key) == (f"routines/exercise/{name}.yaml", key)


def test_a_refusal_tells_the_value_that_was_found() -> None:
    assert refusal(changed("step_up", group="dance")).value == "dance"
    assert refusal(changed("step_up", evidence=2)).value == 2


def test_all_problems_are_told_at_once() -> None:
    book = changed("step_up", level=None, source="hearsay")
    book.routines["exercise/bounds"]["contacts_per_rep"] = None
    assert {problem.key for problem in refusal(book).problems} == {"contacts_per_rep", "level", "source"}


def test_ways_that_lead_back_are_refused() -> None:
    error = refusal(changed("reverse_lunge", harder="split_squat", harder_how=MISSING, easier="split_squat"))
    assert {(p.file.split("/")[-1], p.key) for p in error.problems} >= {("reverse_lunge.yaml", "harder")}
    error = refusal(changed("single_leg_deadlift", without="deadlift", equipment=["kettlebell"]))
    assert {(p.file.split("/")[-1], p.key) for p in error.problems} == {
        ("deadlift.yaml", "without"),
        ("single_leg_deadlift.yaml", "without"),
    }


def test_the_library_is_read_once_for_a_book() -> None:
    assert library(BOOK) is library(BOOK)


def test_few_books_are_kept() -> None:
    for seconds in range(300, 400, 10):
        book: Book = BOOK.overlaid({"rehab/warm_up_time": seconds})
        assert library(book) == LIBRARY
    assert len(library.kept) <= MOST_KEPT
