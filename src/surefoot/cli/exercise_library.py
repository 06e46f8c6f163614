"""The part of docs/exercises.md that tells the library and its routines; `cli/exercises.py` puts the page together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from surefoot.coach.every_exercise import every_exercise
from surefoot.coach.exercise_routines import Routine, exercise_routines
from surefoot.coach.exercises import GROUPS, Exercise, library
from surefoot.coach.routines import RehabLadder, WarmUpRoutine
from surefoot.rulebook import EVIDENCE, Book
from surefoot.rulebook.docs import citation
from surefoot.services.exercises import GROUP_TITLES
from surefoot.units import format_duration

_OWN = "own-practice"
ROUTINES = "Routines"

HEAD = """## The library

{count} exercises in our own words, beside the {others} of the way back. Each has one that is easier and one that is
harder, or a sentence that makes it so, and whatever needs equipment names what takes its place without. Doses are
where a healthy runner may begin; a plan chooses its own. A source is named where it is not our own practice
({evidence}).

- **Foot contacts** of jumps are counted in the usual way of strength coaches: a landing on one foot is one contact,
  and so is a landing on both feet together.
- **On the terminal:** `surefoot exercises` lists them, `surefoot exercises step_up` shows one, and
  `surefoot exercises step_up --svg step_up.svg` draws it. `--sheet all.html` writes a page with every drawing.
"""


def link(title: str) -> str:
    """A link to a heading of the page."""
    anchor = re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-")
    return f"[{title}](#{anchor})"


def source_line(book: Book, told: RehabLadder | WarmUpRoutine | Routine | Exercise) -> str:
    """Who says so, where, and how sure that is."""
    evidence = f"evidence {told.evidence} ({EVIDENCE[told.evidence]})"
    where = f", {told.locator}" if told.locator else ""
    return f"Source: {citation(book.sources[told.source])}{where}; {evidence}.\n"


def contents(book: Book) -> Iterator[str]:
    """A line for each group and routine."""
    yield f"- {link('The library')}"
    for group in GROUPS:
        members = [one.name for one in library(book).values() if one.group == group]
        yield f"  - {link(GROUP_TITLES[group])}: {' · '.join(members)}"
    yield f"- {link(ROUTINES)}"
    for routine in exercise_routines(book).values():
        yield f"  - {link(routine.title)}"


def library_part(book: Book) -> Iterator[str]:
    """Every exercise group by group, then the routines."""
    exercises = library(book)
    evidence = f"evidence 0, {EVIDENCE[0]}"
    others = len(every_exercise(book)) - len(exercises)
    yield HEAD.format(count=len(exercises), others=others, evidence=evidence)
    for group in GROUPS:
        yield f"### {GROUP_TITLES[group]}\n"
        for exercise in exercises.values():
            if exercise.group == group:
                yield from _exercise(book, exercise)
    yield f"## {ROUTINES}\n"
    for routine in exercise_routines(book).values():
        yield from _routine(book, routine)


def _exercise(book: Book, exercise: Exercise) -> Iterator[str]:
    known = library(book)
    kind = "".join(f"{part}, " for part in (exercise.pattern, exercise.level) if part)
    needs = ", ".join(exercise.equipment) or "nothing"
    yield f"#### {exercise.name}\n"
    dose = f"{exercise.dose}, {exercise.dose.rest_s} s of rest"
    yield f"`{exercise.id}`: {kind}{dose}. Needs {needs}. {exercise.purpose}\n"
    yield f"- *Set-up:* {exercise.set_up}"
    yield f"- *Movement:* {exercise.movement}"
    yield f"- *Cues:* {' '.join(exercise.cues)}"
    yield f"- *When to stop:* {exercise.stop}"
    for way in ("easier", "harder"):
        other = getattr(exercise, way)
        yield f"- *{way.capitalize()}:* {getattr(exercise, f'{way}_how') if other is None else _to(known[other])}"
    if exercise.contacts_per_rep is not None:
        yield f"- *Foot contacts:* {exercise.contacts_per_rep} a repeat, {exercise.contacts} in all."
    if exercise.without is not None:
        yield f"- *Without that:* {_to(known[exercise.without])}"
    yield ""
    if exercise.source != _OWN:
        yield source_line(book, exercise)


def _to(exercise: Exercise) -> str:
    return f"{link(exercise.name)}."


def _routine(book: Book, routine: Routine) -> Iterator[str]:
    known = library(book)
    yield f"### {routine.title}\n"
    yield f"{routine.about}\n"
    yield source_line(book, routine)
    yield f"{format_duration(routine.duration_s)} in all. With more or less time, what is marked → takes the rest.\n"
    yield "| exercise | dose | rest | time |"
    yield "| --- | --- | --- | --- |"
    for item in routine.items:
        dose = item.dose or known[item.exercise].dose
        mark = " →" if item.exercise == routine.takes_the_rest else ""
        time = format_duration(dose.duration_s)
        yield f"| {link(known[item.exercise].name)}{mark} | {dose} | {dose.rest_s} s | {time} |"
    yield ""
