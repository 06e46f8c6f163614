"""The exercise library: every exercise with its purpose, set-up, movement, cues, dose, and what is easier and harder.

``library(book)["step_up"]`` is an :class:`Exercise`: ``name``, ``group``, ``pattern``, ``level``, ``purpose``,
``set_up``, ``movement``, ``cues``, ``stop``, ``easier`` or ``easier_how``, ``harder`` or ``harder_how``,
``equipment``, ``without``, ``each_side``, ``dose``, ``contacts_per_rep``, ``source``, ``locator``, ``evidence``.
One YAML file of rulebook/routines/exercise holds one; its name is the id. What needs equipment names the exercise
that takes its place ``without`` it. Foot contacts are counted in the usual way of strength coaches: a landing on one
foot is one contact, and so is a landing on both feet together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any, Literal, get_args

import msgspec
from msgspec import Meta

from surefoot.coach.documents import KeptByBook, mistyped, source_problems
from surefoot.coach.routines import Count, Dose, Equipment, Grade, Strict, Text, at_hand
from surefoot.rulebook import Book, Problem, RulebookError

Group = Literal["strength", "stability", "plyometrics", "drill", "mobility", "warm_up", "cool_down"]
Pattern = Literal[
    "squat", "hinge", "lunge", "calf", "hamstring", "hip", "push", "pull", "core", "foot", "balance"
]  # fmt: skip
Level = Literal["stability", "heavy", "power"]

GROUPS: tuple[str, ...] = get_args(Group)
PATTERNS: tuple[str, ...] = get_args(Pattern)
LEVELS: tuple[str, ...] = get_args(Level)
"""What strength work is for: first stability, then heavy weights, then power."""

_FOLDER = "exercise/"
_MEND = "The keys and their units are listed in coach/exercises.py."
_OF_STRENGTH = frozenset({"strength", "stability"})
_LEVELLED = _OF_STRENGTH | {"plyometrics"}
_JUMPING = frozenset({"plyometrics", "drill"})


class Exercise(Strict, frozen=True, kw_only=True):
    """One exercise. ``pattern`` is that of strength and stability, ``level`` that of plyometrics too; else None.

    Easier and harder are each the ``id`` of another exercise, or a sentence that tells how to make this one so.
    ``contacts_per_rep`` are landings of a repeat, None where nothing is jumped.
    """

    id: Text
    name: Text
    group: Group
    pattern: Pattern | None
    level: Level | None
    purpose: Text
    set_up: Text
    movement: Text
    cues: Annotated[tuple[Text, ...], Meta(min_length=2, max_length=4)]
    stop: Text
    easier: Text | None = None
    easier_how: Text | None = None
    harder: Text | None = None
    harder_how: Text | None = None
    equipment: tuple[Equipment, ...]
    without: Text | None
    dose: Dose
    contacts_per_rep: Count | None
    source: Text
    locator: str
    evidence: Grade

    @property
    def each_side(self) -> bool:
        """Whether the dose is done on one side and then on the other."""
        return self.dose.each_side

    @property
    def contacts(self) -> int:
        """Landings of the whole dose; 0 where nothing is jumped."""
        sides = 1 + self.dose.each_side
        return self.dose.sets * (self.dose.reps or 0) * sides * (self.contacts_per_rep or 0)


Library = Mapping[str, Exercise]


@KeptByBook
def library(book: Book) -> Library:
    """Every exercise of a book by its id, in the order of the ids.

    Raises :class:`RulebookError` that names file, key and value where one is not what it should be.
    """
    return read(book)


def in_place(found: Library, name: str, facilities: Iterable[str]) -> Exercise:
    """The exercise of a name, or what takes its place where the runner's facilities lack its equipment.

    Raises KeyError for a name that the library does not have.
    """
    exercise, there = found[name], tuple(facilities)
    while exercise.without is not None and not at_hand(exercise.equipment, there):
        exercise = found[exercise.without]
    return exercise


def read(book: Book) -> Library:
    """The exercises of a book, read anew. Raises as :func:`library` does."""
    found: dict[str, Exercise] = {}
    problems: list[Problem] = []
    for path, document in book.routines.items():
        if path.startswith(_FOLDER):
            name = path.removeprefix(_FOLDER)
            try:
                found[name] = msgspec.convert({**document, "id": name}, Exercise)
            except msgspec.ValidationError as error:
                problems.append(mistyped(_file(name), document, error, _MEND))
    for exercise in found.values():
        problems += _misfits(exercise)
        problems += source_problems(_file(exercise.id), exercise.source, exercise.evidence, book)
    # Links to what could not be read would be told twice.
    problems += [] if problems else _broken_links(found)
    if problems:
        raise RulebookError(*problems)
    return found


def _misfits(exercise: Exercise) -> Iterator[Problem]:
    """What no type can tell of one exercise by itself."""
    name, group = exercise.id, exercise.group
    for key, value, groups in (("pattern", exercise.pattern, _OF_STRENGTH), ("level", exercise.level, _LEVELLED)):
        if (value is not None) != (group in groups):
            mend = f"Give one to {' and '.join(sorted(groups))}, and write null for every other group."
            yield _problem(name, key, value, f"this does not go with the group {group}", mend)
    for way in ("easier", "harder"):
        ways = (getattr(exercise, way), getattr(exercise, f"{way}_how"))
        if (ways[0] is None) == (ways[1] is None):
            mend = f"Give the id of another exercise as `{way}`, or a sentence as `{way}_how`, and not both."
            yield _problem(name, way, ways[0], f"there is one way that is {way}", mend)
    if bool(exercise.equipment) != (exercise.without is not None):
        message = "whatever needs equipment has another exercise in its place, and nothing else has"
        yield _problem(name, "without", exercise.without, message, "Name one that does without, or write null.")
    yield from _uncounted(exercise)


def _uncounted(exercise: Exercise) -> Iterator[Problem]:
    """A dose of no one kind, and landings that cannot be counted."""
    name, dose, contacts = exercise.id, exercise.dose, exercise.contacts_per_rep
    if not dose.of_one_kind:
        message = "a set has one size"
        yield _problem(name, "dose", msgspec.to_builtins(dose), message, "Give reps with rep_s, or work_s.")
    jumps = contacts is not None
    if (exercise.group == "plyometrics" and not jumps) or (jumps and exercise.group not in _JUMPING):
        mend = "Count the landings of a repeat in plyometrics and jumping drills, and write null elsewhere."
        yield _problem(name, "contacts_per_rep", contacts, f"this does not go with the group {exercise.group}", mend)
    elif jumps and dose.reps is None:
        yield _problem(name, "dose", msgspec.to_builtins(dose), "landings are counted", "Give reps with rep_s.")


def _broken_links(found: Library) -> Iterator[Problem]:
    """Names of no exercise, one-way streets between easier and harder, and ways that lead back to where they began."""
    links = [
        (exercise, key, other)
        for exercise in found.values()
        for key in ("easier", "harder", "without")
        if (other := getattr(exercise, key)) is not None
    ]
    unknown = [(exercise, key, other) for exercise, key, other in links if other not in found]
    for exercise, key, other in unknown:
        mend = "Name a file of routines/exercise, or write null."
        yield _problem(exercise.id, key, other, "there is no such exercise", mend)
    if unknown:
        return
    for exercise, key, other in links:
        back = {"easier": "harder", "harder": "easier"}.get(key)
        if back and getattr(found[other], back) is None:
            mend = f"Let {other} name an exercise as `{back}` too."
            yield _problem(exercise.id, key, other, "there is no way back from it", mend)
    upwards = {name: {other for other in (one.harder,) if other} for name, one in found.items()}
    for exercise, key, other in links:
        if key == "easier":
            upwards[other].add(exercise.id)
    yield from _loops(upwards, "harder")
    yield from _loops({name: {one.without} if one.without else set() for name, one in found.items()}, "without")


def _loops(following: Mapping[str, set[str]], key: str) -> Iterator[Problem]:
    """Exercises from which a way leads back to themselves."""
    for name in following:
        reached: set[str] = set()
        ahead = list(following[name])
        while ahead:
            one = ahead.pop()
            if one not in reached:
                reached.add(one)
                ahead += following[one]
        if name in reached:
            mend = (
                "Let each way end somewhere: easier below, harder above, and without equipment at one that needs none."
            )
            yield _problem(name, key, sorted(following[name]), "the way leads back to where it began", mend)


def _problem(name: str, key: str, value: Any, message: str, mend: str) -> Problem:
    return Problem(file=_file(name), key=key, value=value, message=message, mend=mend)


def _file(name: str) -> str:
    return f"routines/{_FOLDER}{name}.yaml"
