"""What the log holds of strength: the last time of each exercise, and which places hurt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from surefoot.coach.comeback.soreness import counts_as_pain
from surefoot.coach.routines import ladder_for
from surefoot.coach.rules.strength.sore import sore_strength
from surefoot.coach.state import is_strength
from surefoot.diary.scenario import Scenario
from surefoot.diary.strength import ExerciseDone, StrengthDone
from surefoot.rulebook import Book

#: Which places of the body an exercise works most, by the pattern of its movement; ladders of strengthening name them.
_WORKS: Mapping[str, frozenset[str]] = {
    "squat": frozenset({"knee", "hip"}),
    "lunge": frozenset({"knee", "hip"}),
    "hinge": frozenset({"hamstring", "hip", "lower_back"}),
    "hip": frozenset({"hip", "hamstring", "lower_back"}),
    "hamstring": frozenset({"hamstring"}),
    "calf": frozenset({"calf_achilles", "foot_ankle", "shin"}),
    "foot": frozenset({"foot_ankle", "calf_achilles", "shin"}),
    "balance": frozenset({"foot_ankle", "calf_achilles", "shin", "knee"}),
    "core": frozenset({"lower_back"}),
    "push": frozenset(),
    "pull": frozenset(),
}


class Bout(NamedTuple):
    """An exercise as it was done on a day; ``logged`` where the log says so, else as a plan takes it to be done."""

    day: int
    done: ExerciseDone
    logged: bool = True


class Sore(NamedTuple):
    """A pain as strength sees it: its place, whether exercises for it are left out, and the first day without it."""

    site: str
    day: int
    ladder: str
    out: bool
    until: int


class Hurt(NamedTuple):
    """What hurt: every day with a pain, in order, and the pains of late as strength sees them."""

    days: tuple[int, ...] = ()
    sore: tuple[Sore, ...] = ()


def hurt(scenario: Scenario, book: Book) -> Hurt:
    """What the check-ins say of pain."""
    return Hurt(tuple(pain_days(scenario, book)), sore_places(scenario, book))


class Leap(NamedTuple):
    """A session of jumps on a day: how many rounds (None: nobody said), its effort, and whether it was as planned."""

    day: int
    rounds: int | None
    effort: int | None
    as_planned: bool = False


def leaps(scenario: Scenario) -> list[Leap]:
    """Sessions of jumps in the order of days; one that was recorded under the name of a planned one was that one."""
    logged = [_leap(one) for one in scenario.log.strength if one.kind == "plyometrics"]
    days = {one.day for one in logged}
    recorded = [
        Leap(a.date.toordinal(), None, a.rpe, as_planned=True)
        for a in scenario.log.activities
        if a.sport == "strength" and not is_strength(a) and a.date.toordinal() not in days
    ]
    return sorted([*logged, *recorded], key=lambda leap: leap.day)


def _leap(one: StrengthDone) -> Leap:
    rounds = min((e.sets for e in one.exercises if e.sets is not None), default=None)
    efforts = [e.effort for e in one.exercises if e.effort is not None] + ([one.rpe] if one.rpe is not None else [])
    return Leap(one.date.toordinal(), rounds, max(efforts, default=None))


def bouts(scenario: Scenario) -> dict[str, Bout]:
    """The last time of each exercise, by its id."""
    return {
        exercise.exercise: Bout(session.date.toordinal(), exercise)
        for session in scenario.log.strength
        for exercise in session.exercises
    }


def sore_places(scenario: Scenario, book: Book) -> tuple[Sore, ...]:
    """Pains of the last days, the newest first."""
    return tuple(sorted(_sore(scenario, book), key=lambda sore: -sore.day))


def _sore(scenario: Scenario, book: Book) -> Iterator[Sore]:
    today = scenario.today.toordinal()
    for check_in in scenario.log.check_ins:
        for pain in check_in.pain:
            out, days = sore_strength(book, pain.score)
            day = check_in.date.toordinal()
            if day + days >= today and counts_as_pain(pain, scenario, book):
                yield Sore(pain.site, day, ladder_for(pain.site), out, day + 1 + days)


def pain_days(scenario: Scenario, book: Book) -> list[int]:
    """Every day with a pain, in order."""
    return sorted(
        {c.date.toordinal() for c in scenario.log.check_ins if any(counts_as_pain(p, scenario, book) for p in c.pain)}
    )


def working(pattern: str | None, sore: Iterable[Sore], day: int) -> Sore | None:
    """The worst of the pains that a movement would work on a day."""
    works = _WORKS.get(pattern or "", frozenset())
    found = [one for one in sore if one.ladder in works and one.day <= day < one.until]
    return max(found, key=lambda one: (one.out, one.day), default=None)
