"""Strength ladders and the warm-up of the return: complete, in order, kindly told, and refused where they are not."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from typing import Any

import pytest

from surefoot.coach import routines as module
from surefoot.coach.documents import MOST_KEPT
from surefoot.coach.routines import (
    LADDERS,
    LEVEL_WORDS,
    LEVELS,
    Exercise,
    ladder_for,
    rehab_ladders,
    warm_up_routine,
)
from surefoot.diary.site import PARTS, SIDES
from surefoot.rulebook import Book, RulebookError, load_book

BOOK = load_book()
EXERCISES = [(name, exercise) for name, ladder in rehab_ladders(BOOK).items() for exercise in ladder.exercises]
ROUTINES = sorted(name for name in BOOK.routines if name.startswith("rehab/") or name == "warmup/return")
# What no text to an injured runner says; and the feet stay on the ground in all of it.
BANNED = re.compile(r"\b(fail\w*|miss(ed|es|ing)?|behind|only|lost)\b", re.IGNORECASE)
JUMPS = re.compile(r"\b(hop|hops|hopping|jump\w*|leap\w*|bounce\w*|skipping)\b", re.IGNORECASE)
UNITS = re.compile(r"\d ?(km|mi|m|kg|lb|cm|in)\b")


def sentences(document: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a document, with the way to it."""
    if isinstance(document, str):
        yield key, document
    elif isinstance(document, dict):
        for name, value in document.items():
            yield from sentences(value, f"{key}.{name}")
    elif isinstance(document, list | tuple):
        for value in document:
            yield from sentences(value, key)


def by_name() -> list[Any]:
    return [pytest.param(exercise, id=f"{name}: {exercise.name}") for name, exercise in EXERCISES]


# ------------------------------------------------------------------ what stands in them


@pytest.mark.parametrize("name", LADDERS)
def test_a_ladder_has_six_exercises_of_four_levels_in_order(name: str) -> None:
    ladder = rehab_ladders(BOOK)[name]
    levels = [exercise.level for exercise in ladder.exercises]
    assert len(levels) >= 6
    assert levels == sorted(levels, key=LEVELS.index)
    assert tuple(dict.fromkeys(levels)) == LEVELS
    assert [len(ladder.at(level)) >= 2 for level in range(len(LEVELS))] == [True] * len(LEVELS)


def test_every_level_has_words_for_runners() -> None:
    assert tuple(LEVEL_WORDS) == LEVELS


@pytest.mark.parametrize("name", ROUTINES)
def test_texts_are_there_and_kind(name: str) -> None:
    texts = [(key, text) for key, text in sentences(BOOK.routines[name]) if key not in (".source", ".locator")]
    assert all(text.strip() == text and text for _, text in texts)
    assert [text for _, text in texts if BANNED.search(text) or UNITS.search(text)] == []
    assert [text for _, text in texts if JUMPS.search(text)] == [], "jumping waits until running is clear"


@pytest.mark.parametrize("name", ROUTINES)
def test_routines_name_their_source(name: str) -> None:
    document = BOOK.routines[name]
    expected = ("laverty-return", 1) if name.startswith("warmup/") else ("own-practice", 0)
    assert (document["source"], document["evidence"]) == expected
    assert document["locator"]


@pytest.mark.parametrize("exercise", by_name())
def test_an_exercise_is_told_in_full(exercise: Exercise) -> None:
    for way in filter(None, (exercise, exercise.without)):
        assert all(text.endswith(".") for text in (way.short, way.set_up, way.movement, way.feel, way.stop))
        assert way.short.count(".") == 1, "one sentence"
        assert way.stop.startswith("Stop")
        assert len(way.short) <= 90


@pytest.mark.parametrize("exercise", by_name())
def test_whoever_has_no_equipment_is_told_of_none(exercise: Exercise) -> None:
    way = exercise.with_what(())
    told = f"{way.name} {way.short} {way.set_up} {way.movement}"
    assert not re.search(r"\b(bands?|kettlebell|bench|box|bell)\b", told, re.IGNORECASE)
    assert exercise.with_what(("bands", "kettlebell", "bench", "box", "gym")) is exercise


def test_the_exercises_of_the_article_are_there() -> None:
    levels = {exercise.name: exercise.level for _, exercise in EXERCISES}
    assert levels["Front plank"] == "hold"
    assert levels["Kettlebell swing"] == "dynamic"
    assert levels["Elevated glute bridge with a weight"] == "dynamic"


@pytest.mark.parametrize(
    ("facilities", "needs", "there"),
    [
        ((), ("bands",), False),
        (("bands",), ("bands",), True),
        (("gym",), ("bands",), False),
        (("gym",), ("bench", "kettlebell"), True),
        (("bench",), ("bench", "kettlebell"), False),
        (("track", "kettlebell", "bench"), ("bench", "kettlebell"), True),
    ],
)
def test_what_is_at_hand(facilities: tuple[str, ...], needs: tuple[str, ...], there: bool) -> None:
    exercise = next(one for _, one in EXERCISES if one.equipment == needs)
    assert (exercise.with_what(facilities) is exercise) is there


def test_doses_add_up() -> None:
    doses = {exercise.name: exercise.dose for name, exercise in EXERCISES if name == "hip"}
    assert str(doses["Front plank"]) == "4 × 25 s"
    assert doses["Front plank"].duration_s == 4 * (25 + 30)
    assert str(doses["Side-lying leg lift"]) == "3 × 10 each side"
    assert doses["Side-lying leg lift"].duration_s == 3 * (2 * 10 * 4 + 20)


def test_the_warm_up_is_that_of_the_article() -> None:
    routine = warm_up_routine(BOOK)
    told = " / ".join(item.name.lower() for item in routine.items)
    parts = "walk,toe walk,heel walk,crab walk,monster walk,hip march,single-leg deadlift,side to side,straight,bent"
    places = [told.find(part) for part in parts.split(",")]
    assert -1 not in places
    assert places == sorted(places)
    assert 60 <= routine.jog.duration_s <= 120
    assert routine.brisk_walk.duration_s == routine.jog.duration_s


def test_every_site_has_items_of_the_warm_up_that_serve_it() -> None:
    routine = warm_up_routine(BOOK)
    assert {site: 2 <= sum(site in item.sites for item in routine.items) < len(routine.items) for site in LADDERS} == (
        dict.fromkeys(LADDERS, True)
    )


# ------------------------------------------------------------------ sites


@pytest.mark.parametrize("part", PARTS)
def test_every_site_of_the_diary_has_a_ladder(part: str) -> None:
    assert ladder_for(part) in rehab_ladders(BOOK)
    assert {ladder_for(f"{side} {part}") for side in SIDES} == {ladder_for(part)}


def test_every_ladder_serves_a_site() -> None:
    assert {ladder_for(part) for part in PARTS} == set(LADDERS)


@pytest.mark.parametrize(
    ("site", "ladder"),
    [
        ("left tibia", "shin"),
        ("right heel", "foot_ankle"),
        ("sacrum", "lower_back"),
        ("groin", "hip"),
        ("thigh", "knee"),
    ],
)
def test_sites_and_their_ladders(site: str, ladder: str) -> None:
    assert ladder_for(site) == ladder


def test_an_unknown_site_is_refused() -> None:
    with pytest.raises(ValueError, match="left elbow"):
        ladder_for("left elbow")


# ------------------------------------------------------------------ what is refused


def changed(name: str, *ways: tuple[str, Any]) -> dict[str, Any]:
    """The routines of the book with some keys of a file set; a key is a way with dots, positions as numbers."""
    documents = copy.deepcopy(dict(BOOK.routines))
    for way, value in ways:
        *path, last = [int(part) if part.isdigit() else part for part in way.split(".")]
        place: Any = documents[name]
        for key in path:
            place = place[key]
        place[last] = value
    return documents


def refusal(documents: dict[str, Any]) -> RulebookError:
    with pytest.raises(RulebookError) as caught:
        module._read(documents)
    assert all(problem.mend for problem in caught.value.problems)
    return caught.value


@pytest.mark.parametrize(
    ("name", "way", "value", "key"),
    [
        ("rehab/shin", "colour", "red", "colour"),
        ("rehab/shin", "exercises.2.tempo", "slow", "exercises[2].tempo"),
        ("rehab/knee", "exercises.0.dose.sets", "three", "exercises[0].dose.sets"),
        ("rehab/knee", "exercises.0.dose.sets", 0, "exercises[0].dose.sets"),
        ("rehab/knee", "exercises.1.level", "isometric", "exercises[1].level"),
        ("rehab/hip", "exercises.6.equipment", ["rope"], "exercises[6].equipment[0]"),
        ("rehab/hip", "exercises.6.without", None, "exercises[6].without"),
        ("rehab/hip", "exercises.6.equipment", [], "exercises[6].without"),
        ("rehab/hip", "exercises.6.without.feel", "", "exercises[6].without.feel"),
        ("rehab/hip", "evidence", 9, "evidence"),
        ("rehab/hip", "exercises", [], "exercises"),
        ("rehab/hamstring", "exercises.0.dose.reps", 5, "exercises[0].dose"),
        ("rehab/hamstring", "exercises.6.without.dose.rep_s", None, "exercises[6].without.dose"),
        ("rehab/hamstring", "exercises.0.level", "dynamic", "exercises"),
        ("rehab/hamstring", "exercises.1.name", "Heel dig hold", "exercises"),
        ("warmup/return", "items.3.sites", ["elbow"], "items[3].sites[0]"),
        ("warmup/return", "items.3.without", None, "items[3].without"),
        ("warmup/return", "jog.equipment", ["box"], "jog.without"),
        ("warmup/return", "brisk_walk.speed", 6, "brisk_walk.speed"),
    ],
)
def test_a_bad_routine_is_refused_by_file_key_and_value(name: str, way: str, value: Any, key: str) -> None:
    error = refusal(changed(name, (way, value)))
    assert (error.file, error.key) == (f"routines/{name}.yaml", key)


@pytest.mark.parametrize(
    ("way", "value", "told"),
    [
        ("exercises.0.tempo", "slow", "slow"),
        ("exercises.0.dose.sets", 0, 0),
        ("evidence", 9, 9),
        ("exercises.0.name", "Wall sit", "Wall sit"),
    ],
)
def test_a_refusal_tells_the_value_that_was_found(way: str, value: Any, told: Any) -> None:
    error = refusal(changed("rehab/shin", (way, value), ("exercises.2.name", "Wall sit")))
    assert error.value == told


def test_a_missing_key_is_named_without_a_value() -> None:
    documents = changed("rehab/shin")
    del documents["rehab/shin"]["exercises"][4]["dose"]["rest_s"]
    error = refusal(documents)
    assert (error.key, error.value) == ("exercises[4].dose.rest_s", None)
    assert "missing" in error.message


def test_a_level_without_exercises_is_refused() -> None:
    documents = changed("rehab/foot_ankle")
    exercises = documents["rehab/foot_ankle"]["exercises"]
    exercises[:] = [exercise for exercise in exercises if exercise["level"] != "weight"]
    assert "a level has no exercise" in str(refusal(documents))


def test_a_missing_ladder_and_one_of_no_site_are_told_at_once() -> None:
    documents = changed("rehab/shin")
    documents["rehab/elbow"] = documents.pop("rehab/shin")
    found = {(problem.file, problem.message) for problem in refusal(documents).problems}
    assert found == {
        ("routines/rehab/shin.yaml", "there is no such file"),
        ("routines/rehab/elbow.yaml", "no site has this ladder"),
    }


def test_routines_of_another_kind_are_left_alone() -> None:
    documents = changed("rehab/shin")
    documents["mobility/evening"] = {"source": "own-practice"}
    assert tuple(module._read(documents)[0]) == LADDERS


def test_routines_are_read_once_for_a_book() -> None:
    assert rehab_ladders(BOOK) is rehab_ladders(BOOK)
    assert warm_up_routine(BOOK) is warm_up_routine(BOOK)


def test_few_books_are_kept() -> None:
    for seconds in range(300, 400, 10):
        book: Book = BOOK.overlaid({"rehab/warm_up_time": seconds})
        assert rehab_ladders(book) == rehab_ladders(BOOK)
    assert len(module._routines.kept) <= MOST_KEPT
