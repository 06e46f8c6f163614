"""What an exercise asks for next, from the last time that it was done (STRENGTH-4, STRENGTH-5)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from surefoot.coach.craft.history import Bout
from surefoot.coach.exercises import Exercise, Library, in_place
from surefoot.coach.rules.strength.fewer_sets import fewer_sets
from surefoot.coach.rules.strength.load_step import next_load
from surefoot.coach.rules.strength.progress import next_reps
from surefoot.diary.strength import ExerciseDone
from surefoot.rulebook import Book
from surefoot.units import Grams


class Amount(NamedTuple):
    """Sets, the least and the most repeats, seconds of rest, and the effort at the end of a set."""

    sets: int
    least: int
    most: int
    rest: int
    effort: int


class Wanted(NamedTuple):
    """An exercise as it is wanted: repeats of a set (None: it is held for a time), grams (None: the runner chooses).

    ``heavier`` asks for a little more weight than last time, where nobody knows how much that was. ``since`` is the
    time that it follows from.
    """

    exercise: Exercise
    reps: int | None
    load: Grams | None = None
    heavier: bool = False
    since: Bout | None = None


def wanted(name: str, weight: str | None, amount: Amount, bouts: Mapping[str, Bout], setup: Setup) -> Wanted:
    """What an exercise, or the harder one that has taken its place, asks for next."""
    last = _last(name, bouts, setup.library)
    exercise = in_place(setup.library, last.done.exercise if last else name, setup.facilities)
    if exercise.dose.work_s is not None:
        return Wanted(exercise, None, since=last)
    if exercise.dose.reps is not None and exercise.dose.reps < amount.least:  # hard enough at fewer
        amount = amount._replace(least=exercise.dose.reps, most=exercise.dose.reps)
    if last is None or last.done.exercise != exercise.id or last.done.reps is None:
        return Wanted(exercise, amount.least, since=last)
    return _following(exercise, weight, amount, last, last.done.reps, setup)


class Setup(NamedTuple):
    """What the next step depends on beside the log: the book, its library, and what the runner has."""

    book: Book
    library: Library
    facilities: tuple[str, ...]


def _following(exercise: Exercise, weight: str | None, amount: Amount, last: Bout, reps: int, setup: Setup) -> Wanted:
    """What follows where an exercise was done with so many repeats."""
    done = last.done
    if not amount.least <= reps <= amount.most:  # it was done for something else: other repeats, another weight
        near = amount.least if weight else min(max(reps, amount.least), amount.most)
        return Wanted(exercise, near, since=last)
    whole = done.sets is not None and done.sets >= fewer_sets(setup.book, amount.sets)
    more = next_reps(setup.book, reps, whole, done.effort, amount.effort, amount.most)
    if more is not None:
        return Wanted(exercise, more, done.load, since=last)
    if weight is not None:
        load = None if done.load is None else Grams(next_load(setup.book, done.load, weight))
        return Wanted(exercise, amount.least, load, heavier=load is None, since=last)
    harder = _harder(exercise, setup)
    return Wanted(exercise, reps, since=last) if harder is None else Wanted(harder, amount.least, since=last)


def _harder(exercise: Exercise, setup: Setup) -> Exercise | None:
    """The harder exercise, where the runner has what it needs."""
    if exercise.harder is None:
        return None
    found = in_place(setup.library, exercise.harder, setup.facilities)
    return found if found.id == exercise.harder and found.dose.work_s is None else None


def _last(name: str, bouts: Mapping[str, Bout], library: Library) -> Bout | None:
    """The last time of an exercise, or of a harder one in its place; of one day the harder one counts."""
    found = [bouts[one] for one in _upwards(name, library) if one in bouts]
    return max(reversed(found), key=lambda bout: bout.day, default=None)


def _upwards(name: str | None, library: Library) -> Iterator[str]:
    """An exercise, and those that are harder behind it."""
    while name is not None:
        yield name
        name = library[name].harder


def as_done(asked: Wanted, amount: Amount, day: int) -> Bout:
    """What a plan takes to be done: as it is wanted."""
    done = ExerciseDone(
        exercise=asked.exercise.id,
        sets=amount.sets,
        reps=asked.reps,
        load=asked.load,
        effort=amount.effort,
    )
    return Bout(day, done, logged=False)
