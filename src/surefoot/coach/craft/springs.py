"""The plyometric circuit: how many rounds, from what was done, and how many landings (SPEED-3)."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from surefoot.coach.craft.history import Leap
from surefoot.coach.craft.programmes import Rung, rungs
from surefoot.coach.craft.strength import Known
from surefoot.coach.memory import remembered
from surefoot.coach.prescription import Built, Context, companion
from surefoot.coach.rules.plyometrics.circuits import circuits_after
from surefoot.coach.rules.plyometrics.contacts import most_contacts
from surefoot.coach.rules.plyometrics.counts import jumps_count
from surefoot.coach.rules.plyometrics.lighter import lighter_circuits
from surefoot.coach.rules.plyometrics.older import older_plyometrics
from surefoot.coach.rules.plyometrics.pain import jumping_stops
from surefoot.coach.rules.plyometrics.rungs import rung_after
from surefoot.coach.rules.plyometrics.session_time import plyometric_time
from surefoot.diary.plan import Step
from surefoot.rulebook import Book, Reason
from surefoot.units import Seconds

_KEPT = 100  # sessions


class Springer(NamedTuple):
    """Who jumps: experience, age, and metres of the race ahead (None: no race)."""

    experience: str
    age: int | None
    race: int | None


class Place(NamedTuple):
    """Where a runner stands: on which rung, from 0, with how many circuits, as which session of the way."""

    rung: int
    circuits: int
    number: int


class Rounds(msgspec.Struct, frozen=True, cache_hash=True):
    """A session as it is asked for: its rung, circuits, most contacts of them all and of a full one, and seconds."""

    rung: int
    circuits: int
    most: int
    full: int
    seconds: int


def place_after(done: int, who: Springer, book: Book) -> Place:
    """Where somebody stands after so many full sessions."""
    older = older_plyometrics(book, who.age)
    circuits, length = circuits_after(book, done, who.experience, older[1] if older else 0)
    if done < length:
        return Place(0, circuits, done + 1)
    rung, circuits = rung_after(book, done - length, len(rungs(book)) - 1)
    return Place(rung + 1, circuits, done + 1)


class Sprung(NamedTuple):
    """Full sessions that count so far, and the day of the last one of any kind."""

    done: int = 0
    last: int | None = None

    def on(self, day: int, book: Book) -> Sprung:
        """The same as it is remembered on a day: after too long it begins again."""
        _, memory = jumps_count(book, None, 1, None)
        return Sprung(0, self.last) if self.last is not None and day - self.last > memory else self


def sprung(sessions: Iterable[Leap], pains: Iterable[int], who: Springer, book: Book) -> Sprung:
    """What counts of the sessions, in their order: full circuits, and no pain on the day or the next."""
    _, back = jumping_stops(book)
    found, hurt = Sprung(), sorted(pains)
    for one in sessions:
        if any(found.last is not None and found.last <= pain < one.day for pain in hurt):
            found = Sprung(max(0, found.done - back), found.last)
        found = found.on(one.day, book)
        found = Sprung(found.done + _counts(one, place_after(found.done, who, book), hurt, book), one.day)
    if found.last is not None and any(pain >= found.last for pain in hurt):
        return Sprung(max(0, found.done - back), found.last)
    return found


def _counts(one: Leap, asked: Place, hurt: Iterable[int], book: Book) -> bool:
    rounds = asked.circuits if one.as_planned else one.rounds
    full, _ = jumps_count(book, rounds, asked.circuits, one.effort)
    return full and not {one.day, one.day + 1} & set(hurt)


def contacts_of(who: Springer, book: Book) -> int:
    """Landings of a session at most."""
    older = older_plyometrics(book, who.age)
    return int(most_contacts(book, who.experience, who.race) * (older[0] if older else 1))


def for_short_race(who: Springer, book: Book) -> bool:
    """Whether the race ahead is a short one, which asks for more landings."""
    return most_contacts(book, who.experience, who.race) > most_contacts(book, who.experience, None)


def lighter(circuits: int, book: Book) -> int:
    """Circuits, or landings, of an easier week."""
    return lighter_circuits(book, circuits)


@remembered(_KEPT)
def plyometric_session(ctx: Context, asked: Rounds, known: Known) -> tuple[Built, int]:
    """A session of jumps with its warm-up, and its landings: never more than asked for, in the seconds there are."""
    rung = rungs(ctx.book)[asked.rung]
    warm, *_ = plyometric_time(ctx.book)
    steps, contacts = _round(ctx.book, rung, asked.full, known)
    one = sum(step.duration_s or 0 for step in steps)
    circuits = max(1, min(asked.circuits, asked.most // contacts, (asked.seconds - warm) // one))
    total = min(asked.seconds, -(-(warm + circuits * one) // 60) * 60)
    warm_up = Step(kind="warmup", duration_s=Seconds(total - circuits * one), note=_WARM_UP)
    base = companion(ctx, "plyometrics", total)
    rounds = f"{circuits} {'circuit' if circuits == 1 else 'circuits'}"
    built = msgspec.structs.replace(
        base,
        title=f"{rung.title}: {rounds}",
        steps=(warm_up, Step(kind="repeat", times=circuits, steps=steps)),
    )
    return built, circuits * contacts


_WARM_UP = "Walk briskly, circle the ankles, and finish with a few easy skips."


def _round(book: Book, rung: Rung, most: int, known: Known) -> tuple[tuple[Step, ...], int]:
    """One circuit with the rest behind each exercise, and its landings; five of them are within ``most``."""
    _, rest, least, step = plyometric_time(book)
    _, circuits = _span(book)
    share = most / circuits / len(rung.exercises)
    steps: list[Step] = []
    landings = 0
    for name in rung.exercises:
        exercise = known.exercises[name]
        each = (exercise.contacts_per_rep or 1) * (1 + exercise.each_side)
        reps = max(least, int(share / each))
        landings += reps * each
        side = " each side" if exercise.each_side else ""
        cue = exercise.cues[0]
        note = f"{exercise.name}, {reps}{side}: {cue[0].lower()}{cue[1:]}"
        seconds = reps * (exercise.dose.rep_s or 1) * (1 + exercise.each_side)
        work = Step(kind="work", duration_s=Seconds(seconds), note=note, exercise=name, reps=reps, contacts=reps * each)
        pause = math.ceil(reps * each * rest / step) * step
        steps += [work, Step(kind="recover", duration_s=Seconds(pause))]
    return tuple(steps), landings


def _span(book: Book) -> tuple[int, int]:
    numbers = circuits_after.numbers(book)
    return numbers["first_circuits"], numbers["most_circuits"]


def place_reason(place: Place, circuits: int, book: Book) -> Reason:
    """Why so many circuits, or which rung of the harder ladder it is."""
    if not place.rung:
        return circuits_after.because(circuits=circuits, number=place.number)
    return rung_after.because(rung=rungs(book)[place.rung].words)
