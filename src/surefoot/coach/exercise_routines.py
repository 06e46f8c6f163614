"""Routines of exercises: warm-ups, lines of drills, mobility, cool-down and stability, each with doses and its time.

The YAML files of rulebook/routines/warmup, drills, mobility, cooldown and stability are held to these shapes. A
routine is a row of exercises of the library, with the library's dose or one of its own; one of them takes as long as
there is time left, so that a session fills its seconds exactly.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from surefoot.coach.documents import KeptByBook, mistyped, source_problems
from surefoot.coach.exercises import Exercise, Library, in_place, library
from surefoot.coach.routines import Dose, Grade, Strict, Text
from surefoot.rulebook import Book, Problem, RulebookError

FOLDERS = ("warmup", "drills", "mobility", "cooldown", "stability")
_OF_THE_RETURN = "warmup/return"
_LONGEST_S = 3600
_MEND = "The keys and their units are listed in coach/exercise_routines.py."


class Item(Strict, frozen=True, kw_only=True):
    """An exercise of the library by its id; with ``dose`` None in the dose that the library gives."""

    exercise: Text
    dose: Dose | None


class Routine(Strict, frozen=True, kw_only=True):
    """Exercises in their order, ``duration_s`` seconds in all; ``takes_the_rest`` is the one that may last longer."""

    title: Text
    about: Text
    source: Text
    locator: str
    evidence: Grade
    duration_s: Annotated[int, Meta(ge=1, le=_LONGEST_S)]
    takes_the_rest: Text
    items: Annotated[tuple[Item, ...], Meta(min_length=1)]


class Part(msgspec.Struct, frozen=True):
    """An exercise as it is done in a routine."""

    exercise: Exercise
    dose: Dose


@KeptByBook
def exercise_routines(book: Book) -> Mapping[str, Routine]:
    """Every routine of a book by its path, like ``drills/first_line``.

    Raises :class:`RulebookError` that names file, key and value where one is not what it should be.
    """
    return read(book)


def parts(found: Library, routine: Routine, facilities: Iterable[str], seconds: int | None = None) -> tuple[Part, ...]:
    """What is done in ``seconds``, to the second; by default in the routine's own time.

    The first exercises that fit are kept, and the one that takes the rest lasts as long as is left. What needs
    equipment that is not there is replaced, and nothing is done twice.
    """
    left = routine.duration_s if seconds is None else seconds
    done = list(_done(found, routine, tuple(facilities)))
    last = next(part for part in done if part.exercise.id == routine.takes_the_rest)
    left -= last.dose.duration_s
    chosen: list[Part] = []
    for part in done:
        if part is last:
            chosen.append(part)
        elif part.dose.duration_s <= left:
            chosen.append(part)
            left -= part.dose.duration_s
    stretched = [Part(part.exercise, _longer(part.dose, left)) if part is last else part for part in chosen]
    return tuple(part for part in stretched if part.dose.duration_s > 0)


def _done(found: Library, routine: Routine, facilities: tuple[str, ...]) -> Iterator[Part]:
    """The exercises with their doses; one that has replaced another, and stands in the routine itself, once."""
    told = {item.exercise for item in routine.items}
    for item in routine.items:
        exercise = in_place(found, item.exercise, facilities)
        if exercise.id == item.exercise:
            yield Part(exercise, item.dose or exercise.dose)
        elif exercise.id not in told:
            told.add(exercise.id)
            yield Part(exercise, exercise.dose)


def _longer(dose: Dose, seconds: int) -> Dose:
    """A dose by time in one set that lasts so many seconds more, or less where they are negative."""
    return Dose(sets=1, work_s=dose.duration_s + seconds, rest_s=0, each_side=False)


def read(book: Book) -> Mapping[str, Routine]:
    """The routines of a book, read anew. Raises as :func:`exercise_routines` does."""
    exercises = library(book)
    found: dict[str, Routine] = {}
    problems: list[Problem] = []
    for name, document in book.routines.items():
        if name.partition("/")[0] in FOLDERS and name != _OF_THE_RETURN:
            try:
                found[name] = msgspec.convert(document, Routine)
            except msgspec.ValidationError as error:
                problems.append(mistyped(_file(name), document, error, _MEND))
    for name, routine in found.items():
        problems += source_problems(_file(name), routine.source, routine.evidence, book)
        wrong = list(_item_problems(name, routine, exercises))
        problems += wrong or _total_problems(name, routine, exercises)
    if problems:
        raise RulebookError(*problems)
    return found


def _item_problems(name: str, routine: Routine, exercises: Library) -> Iterator[Problem]:
    """Exercises that are none, or stand there twice; doses of no one kind; and who takes the rest."""
    told = [item.exercise for item in routine.items]
    for place, item in enumerate(routine.items):
        key = f"items[{place}].exercise"
        if item.exercise not in exercises:
            mend = "Name a file of routines/exercise."
            yield _problem(name, key, item.exercise, "there is no such exercise", mend)
        if item.exercise in told[:place]:
            mend = "Give it more sets where it stands first."
            yield _problem(name, key, item.exercise, "an exercise stands in a routine once", mend)
        if item.dose is not None and not item.dose.of_one_kind:
            value, mend = msgspec.to_builtins(item.dose), "Give reps with rep_s, or work_s."
            yield _problem(name, f"items[{place}].dose", value, "a set has one size", mend)
    if not any(_may_stretch(item, exercises) for item in routine.items if item.exercise == routine.takes_the_rest):
        mend = "Name one of its exercises that is done by time, on both sides at once and without equipment."
        message = "this cannot take the rest of the time"
        yield _problem(name, "takes_the_rest", routine.takes_the_rest, message, mend)


def _may_stretch(item: Item, exercises: Library) -> bool:
    """Whether an exercise can last as long as there is time; one that is unknown is told of elsewhere."""
    exercise = exercises.get(item.exercise)
    if exercise is None:
        return True
    dose = item.dose or exercise.dose
    return dose.work_s is not None and not dose.each_side and not exercise.equipment


def _total_problems(name: str, routine: Routine, exercises: Library) -> Iterator[Problem]:
    total = sum((item.dose or exercises[item.exercise].dose).duration_s for item in routine.items)
    if total != routine.duration_s:
        mend = f"Write `duration_s: {total}`, or mend the doses."
        yield _problem(name, "duration_s", routine.duration_s, f"the exercises add up to {total} s", mend)


def _problem(name: str, key: str, value: Any, message: str, mend: str) -> Problem:
    return Problem(file=_file(name), key=key, value=value, message=message, mend=mend)


def _file(name: str) -> str:
    return f"routines/{name}.yaml"
