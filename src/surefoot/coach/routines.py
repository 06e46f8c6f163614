"""Exercises of the way back: a ladder of strength for each site, and the warm-up before a run.

The YAML files of rulebook/routines are held to these shapes, key by key. Every number carries its unit in its
key: ``_s`` seconds. What needs equipment has another way ``without`` it, for somebody at home with none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any, Literal, get_args

import msgspec
from msgspec import Meta

from surefoot.coach.documents import KeptByBook, mistyped
from surefoot.diary.site import parse_site
from surefoot.rulebook import EVIDENCE, Book, Problem, RulebookError

Level = Literal["hold", "slow", "weight", "dynamic"]
Ladder = Literal["foot_ankle", "calf_achilles", "shin", "knee", "hip", "hamstring", "lower_back"]
Equipment = Literal["bands", "kettlebell", "bench", "box", "gym"]

LEVELS: tuple[str, ...] = get_args(Level)
"""From the first level of every ladder to the last."""

LEVEL_WORDS: Mapping[str, str] = {
    "hold": "holds",
    "slow": "slow movement through the whole range",
    "weight": "weight, light and then heavier",
    "dynamic": "quick movement",
}

#: What of the runner's facilities stands for other equipment: a gym has weights, benches and boxes at hand.
STANDS_FOR: Mapping[str, frozenset[str]] = {"gym": frozenset({"kettlebell", "bench", "box"})}

_LADDERS: Mapping[str, tuple[str, ...]] = {
    "foot_ankle": ("foot", "toe", "ankle", "heel"),
    "calf_achilles": ("achilles", "calf"),
    "shin": ("shin", "tibia", "fibula"),
    "knee": ("knee", "thigh", "quadriceps"),
    "hip": ("hip", "groin", "other"),
    "hamstring": ("hamstring",),
    "lower_back": ("back", "sacrum"),
}
LADDERS: tuple[str, ...] = get_args(Ladder)
"""Names of the seven ladders, from the foot upwards."""

_LADDER_OF = {part: ladder for ladder, parts in _LADDERS.items() for part in parts}
_REHAB, _WARM_UP = "rehab/", "warmup/return"
_LEAST_EXERCISES = 6  # RETURN-8 with issue 4: a ladder is no single exercise
_MEND = "The keys and their units are listed in coach/routines.py."

Text = Annotated[str, Meta(min_length=1)]
Seconds = Annotated[int, Meta(ge=1, le=10 * 60)]
Rest = Annotated[int, Meta(ge=0, le=3 * 60)]
Count = Annotated[int, Meta(ge=1, le=60)]
Grade = Annotated[int, Meta(ge=0, le=len(EVIDENCE) - 1)]


class Strict(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Nothing may be added."""


class Dose(Strict, frozen=True, kw_only=True):
    """Sets of repeats that take ``rep_s`` each, or of ``work_s`` without a break; a rest follows every set."""

    sets: Count
    rest_s: Rest
    each_side: bool
    reps: Count | None = None
    rep_s: Seconds | None = None
    work_s: Seconds | None = None

    @property
    def of_one_kind(self) -> bool:
        """Whether it is by repeats or by time, and not by both or neither."""
        given = (self.work_s is not None, self.reps is not None, self.rep_s is not None)
        return given in ((True, False, False), (False, True, True))

    @property
    def duration_s(self) -> int:
        """Seconds of all sets with their rests."""
        one = self.work_s if self.work_s is not None else (self.reps or 0) * (self.rep_s or 0)
        return self.sets * (one * (1 + self.each_side) + self.rest_s)

    def __str__(self) -> str:
        one = str(self.reps) if self.work_s is None else f"{self.work_s} s"
        return f"{self.sets} × {one}{' each side' if self.each_side else ''}"


class Movement(Strict, frozen=True, kw_only=True):
    """How something is done: ``short`` in one sentence, and in full for somebody who is alone with it."""

    name: Text
    dose: Dose
    short: Text
    set_up: Text
    movement: Text
    feel: Text
    stop: Text


class Exercise(Movement, frozen=True, kw_only=True):
    """A step of a ladder; all of ``equipment`` is needed, or else ``without`` takes its place."""

    level: Level
    equipment: tuple[Equipment, ...]
    without: Movement | None

    def with_what(self, facilities: Iterable[str]) -> Movement:
        """The exercise itself, or what takes its place where equipment is not there."""
        return self if self.without is None or at_hand(self.equipment, facilities) else self.without


class RehabLadder(Strict, frozen=True, kw_only=True):
    """The strength of one site, from the first hold to quick movement."""

    title: Text
    about: Text
    source: Text
    locator: str
    evidence: Grade
    exercises: Annotated[tuple[Exercise, ...], Meta(min_length=_LEAST_EXERCISES)]

    def at(self, level: int) -> tuple[Exercise, ...]:
        """The exercises of a level, counted from 0."""
        return tuple(exercise for exercise in self.exercises if exercise.level == LEVELS[level])


class Substitute(Strict, frozen=True, kw_only=True):
    """What replaces an item of a warm-up where its equipment is not there, for as long."""

    name: Text
    text: Text


class WarmUpItem(Strict, frozen=True, kw_only=True):
    """An item of a warm-up; ``sites`` are the ladders whose places it serves most."""

    name: Text
    duration_s: Seconds
    text: Text
    sites: tuple[Ladder, ...]
    equipment: tuple[Equipment, ...]
    without: Substitute | None

    def with_what(self, facilities: Iterable[str]) -> WarmUpItem | Substitute:
        """The item itself, or what takes its place where equipment is not there."""
        return self if self.without is None or at_hand(self.equipment, facilities) else self.without


class WarmUpRoutine(Strict, frozen=True, kw_only=True):
    """The warm-up before a run of the return; ``jog`` ends it, or ``brisk_walk`` where jogging waits."""

    title: Text
    about: Text
    source: Text
    locator: str
    evidence: Grade
    items: Annotated[tuple[WarmUpItem, ...], Meta(min_length=1)]
    jog: WarmUpItem
    brisk_walk: WarmUpItem


Routines = tuple[Mapping[str, RehabLadder], WarmUpRoutine]


def rehab_ladders(book: Book) -> Mapping[str, RehabLadder]:
    """Every strength ladder of a book by its name in :data:`LADDERS`.

    Raises :class:`RulebookError` that names file, key and value where a routine is not what it should be.
    """
    return _routines(book)[0]


def warm_up_routine(book: Book) -> WarmUpRoutine:
    """The warm-up before a run of the return. Raises as :func:`rehab_ladders` does."""
    return _routines(book)[1]


def ladder_for(site: str) -> str:
    """The ladder of a site like "left tibia" or "groin". Raises ValueError where the diary knows no such site."""
    return _LADDER_OF[parse_site(site).part]


def at_hand(equipment: Iterable[str], facilities: Iterable[str]) -> bool:
    """Whether the runner's facilities, and what they stand for, hold all of some equipment."""
    there = set(facilities).union(*(STANDS_FOR.get(place, ()) for place in facilities))
    return there.issuperset(equipment)


@KeptByBook
def _routines(book: Book) -> Routines:
    return _read(book.routines)


def _read(documents: Mapping[str, dict[str, Any]]) -> Routines:
    problems: list[Problem] = []
    found: dict[str, Any] = {}
    for name in (*(_REHAB + ladder for ladder in LADDERS), _WARM_UP):
        if name not in documents:
            problems.append(_problem(name, "", None, "there is no such file", "Write it, like those beside it."))
            continue
        try:
            found[name] = msgspec.convert(documents[name], WarmUpRoutine if name == _WARM_UP else RehabLadder)
        except msgspec.ValidationError as error:
            problems.append(mistyped(_file(name), documents[name], error, _MEND))
    problems += [problem for name, routine in found.items() for problem in _misfits(name, routine)]
    problems += _strangers(documents)
    if problems:
        raise RulebookError(*problems)
    return {ladder: found[_REHAB + ladder] for ladder in LADDERS}, found[_WARM_UP]


def _strangers(documents: Mapping[str, Any]) -> Iterator[Problem]:
    """Ladders of sites that nobody would look for."""
    for name in documents:
        if name.startswith(_REHAB) and name.removeprefix(_REHAB) not in LADDERS:
            yield _problem(name, "", None, "no site has this ladder", f"Name it one of {', '.join(LADDERS)}.")


def _misfits(name: str, routine: RehabLadder | WarmUpRoutine) -> Iterator[Problem]:
    """What no type can tell: doses of one kind, levels in order, and another way for whoever has no equipment."""
    if isinstance(routine, WarmUpRoutine):
        parts = [*((f"items[{i}]", item) for i, item in enumerate(routine.items)), ("jog", routine.jog)]
        for key, item in (*parts, ("brisk_walk", routine.brisk_walk)):
            yield from _unequipped(name, key, item)
        return
    for i, exercise in enumerate(routine.exercises):
        yield from _unequipped(name, f"exercises[{i}]", exercise)
        yield from _doses(name, f"exercises[{i}]", exercise)
    yield from _disorder(name, routine.exercises)


def _unequipped(name: str, key: str, part: Exercise | WarmUpItem) -> Iterator[Problem]:
    if bool(part.equipment) != (part.without is not None):
        message = "whatever needs equipment has another way without it, and nothing else has"
        value = msgspec.to_builtins(part.without)
        yield _problem(name, f"{key}.without", value, message, "Tell how to do it without, or write null.")


def _doses(name: str, key: str, exercise: Exercise) -> Iterator[Problem]:
    ways = [(key, exercise.dose)]
    if exercise.without is not None:
        ways.append((f"{key}.without", exercise.without.dose))
    for where, dose in ways:
        if not dose.of_one_kind:
            value = msgspec.to_builtins(dose)
            yield _problem(name, f"{where}.dose", value, "a set has one size", "Give reps with rep_s, or work_s.")


def _disorder(name: str, exercises: tuple[Exercise, ...]) -> Iterator[Problem]:
    levels = [LEVELS.index(exercise.level) for exercise in exercises]
    told = [exercise.level for exercise in exercises]
    mend = f"Put them in the order {', '.join(LEVELS)}, with one of each at least."
    if levels != sorted(levels):
        yield _problem(name, "exercises", told, "the levels are out of order", mend)
    if set(told) != set(LEVELS):
        yield _problem(name, "exercises", told, "a level has no exercise", mend)
    names = [exercise.name for exercise in exercises]
    for twice in sorted({one for one in names if names.count(one) > 1}):
        yield _problem(name, "exercises", twice, "two exercises have this name", "Give each a name of its own.")


def _problem(name: str, key: str, value: Any, message: str, mend: str) -> Problem:
    return Problem(file=_file(name), key=key, value=value, message=message, mend=mend)


def _file(name: str) -> str:
    return f"routines/{name}.yaml"
