"""A session of strength: the exercises of its programme, as many as its time holds (STRENGTH-7)."""

from __future__ import annotations

import msgspec

from surefoot.coach.exercises import Exercise
from surefoot.coach.memory import remembered
from surefoot.coach.prescription import Built, Context, companion
from surefoot.coach.rules.strength.fewer_sets import fewer_sets
from surefoot.coach.rules.strength.session_time import strength_time
from surefoot.diary.plan import Step, Target
from surefoot.units import Grams, Seconds, format_load

#: How many repeats are left at the end of a set, in words.
RESERVE = ("none", "one", "two", "three", "four", "five")
_HARDEST = 10  # of the scale of efforts
_KEPT = 100  # sessions: those of two seasons


class Item(msgspec.Struct, frozen=True, kw_only=True, cache_hash=True):
    """An exercise of a session with its sets: repeats (None: held for its time), grams, seconds of rest, effort.

    ``weight`` is what it gets heavier with, None where that is the body; ``note`` says how it is easier.
    """

    exercise: str
    sets: int
    reps: int | None
    rest: int
    effort: int
    load: Grams | None = None
    weight: str | None = None
    heavier: bool = False
    quick: bool = False
    easier: str = ""


class Asked(msgspec.Struct, frozen=True, kw_only=True, cache_hash=True):
    """A session as it is asked for: the items in the order of what they matter, and at most so many seconds.

    One that ``stood`` in an accepted plan keeps its seconds, unless much less would do.
    """

    title: str
    items: tuple[Item, ...]
    seconds: int
    stood: bool = False


def reserve(effort: int) -> str:
    """How many repeats an effort leaves, in words."""
    return RESERVE[min(max(_HARDEST - effort, 0), len(RESERVE) - 1)]


@remembered(_KEPT)
def strength_session(ctx: Context, asked: Asked, library: Known) -> Built:
    """A session with a shorter version of its main exercises. It has no distance.

    It takes as long as its exercises and a warm-up that makes the time whole, and at most the seconds asked for.
    """
    built = _built(ctx, asked, library)
    _, _, short = strength_time(ctx.book)
    if built.duration_s <= short:
        return built
    less = _built(ctx, msgspec.structs.replace(asked, seconds=short, stood=False), library)
    return msgspec.structs.replace(built, shorter=less)


class Known(msgspec.Struct, frozen=True):
    """The exercises of a book; two are alike where the book is."""

    hash: str
    exercises: dict[str, Exercise]

    def __hash__(self) -> int:
        return hash(self.hash)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Known) and self.hash == other.hash


def _built(ctx: Context, asked: Asked, known: Known) -> Built:
    warm, step, _ = strength_time(ctx.book)
    chosen = _chosen(ctx, asked, known, asked.seconds - warm)
    work = sum(item.sets * (_work(item, known) + item.rest) for item in chosen)
    total = min(asked.seconds, -(-(work + warm) // step) * step)
    if asked.stood and asked.seconds - total <= step:
        total = asked.seconds
    warm_up = Step(kind="warmup", duration_s=Seconds(total - work), note=_WARM_UP)
    base = companion(ctx, "strength", total)
    steps = (warm_up, *(_step(item, known.exercises[item.exercise]) for item in chosen))
    return msgspec.structs.replace(base, title=asked.title, steps=steps)


_WARM_UP = "Warm up with easy movement, and a light first set of what comes next."


def _chosen(ctx: Context, asked: Asked, known: Known, left: int) -> list[Item]:
    """As many of the items as there is time for, with fewer sets where that lets one in."""
    chosen: list[Item] = []
    for item in asked.items:
        one = _work(item, known) + item.rest
        for sets in (item.sets, fewer_sets(ctx.book, item.sets)):
            if sets * one <= left:
                chosen.append(msgspec.structs.replace(item, sets=sets))
                left -= sets * one
                break
    return chosen


def _work(item: Item, known: Known) -> int:
    """Seconds of one set."""
    dose = known.exercises[item.exercise].dose
    one = dose.work_s if dose.work_s is not None else (item.reps or 0) * (dose.rep_s or 0)
    return one * (1 + dose.each_side)


def _step(item: Item, exercise: Exercise) -> Step:
    """An exercise with its sets, each with the rest behind it."""
    dose = exercise.dose
    seconds = (dose.work_s or (item.reps or 0) * (dose.rep_s or 0)) * (1 + dose.each_side)
    work = Step(
        kind="work",
        duration_s=Seconds(seconds),
        note=_note(item, exercise),
        exercise=exercise.id,
        reps=item.reps,
        load_kg=None if item.load is None else item.load / 1000,
        target=Target(effort=item.effort),
    )
    rest = Step(kind="recover", duration_s=Seconds(item.rest))
    return Step(kind="repeat", times=item.sets, steps=(work, rest))


def _note(item: Item, exercise: Exercise) -> str:
    """The exercise in a line: "Squat with a weight at the chest, 3 × 8 at 16 kg, two in reserve: chest up."."""
    one = f"{exercise.dose.work_s} s" if item.reps is None else str(item.reps)
    much = f"{item.sets} × {one}{' each side' if exercise.each_side else ''}{_load(item)}"
    left = "" if item.reps is None else ", quick and clean" if item.quick else f", {reserve(item.effort)} in reserve"
    cue = item.easier or exercise.cues[0]
    return f"{exercise.name}, {much}{left}: {cue[0].lower()}{cue[1:]}"


def _load(item: Item) -> str:
    if item.load is not None:
        return f" at {format_load(item.load)}"
    if item.weight is None or item.reps is None:
        return ""
    return " with a little more weight than last time" if item.heavier else " with a weight of your choice"
