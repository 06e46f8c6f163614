"""Steps of a session beside running from a routine of exercises."""

from __future__ import annotations

from surefoot.coach.exercise_routines import Part, exercise_routines, parts
from surefoot.coach.exercises import library
from surefoot.coach.prescription._kit import Kit
from surefoot.coach.protocols import minutes
from surefoot.coach.routines import Dose
from surefoot.diary.plan import Step
from surefoot.units import Seconds

ROUTINES = {"drills": "drills/first_line", "mobility": "mobility/whole_body"}
"""The routine of a kind of session, where nobody asks for another."""


def routine_steps(kit: Kit, name: str, seconds: int) -> tuple[Step, ...]:
    """The exercises of a routine with the runner's equipment, which take so many seconds to the second.

    Raises ValueError where the book has no such routine.
    """
    routines = exercise_routines(kit.book)
    if name not in routines:
        raise ValueError(f"{name!r} is no routine; there are {', '.join(routines)}")
    return tuple(_step(part) for part in parts(library(kit.book), routines[name], kit.ctx.facilities, seconds))


def _step(part: Part) -> Step:
    cue = part.exercise.cues[0]
    note = f"{part.exercise.name}, {dose_text(part.dose)}: {cue[0].lower()}{cue[1:]}"
    return Step(kind="work", duration_s=Seconds(part.dose.duration_s), note=note, exercise=part.exercise.id)


def dose_text(dose: Dose) -> str:
    """A dose in a few words: "2 × 20", "25 s each side", "5 min"; one set is not counted."""
    if dose.sets > 1:
        return str(dose)
    one = str(dose.reps) if dose.work_s is None else minutes(dose.work_s)
    return f"{one}{' each side' if dose.each_side else ''}"
