"""What stands on a wall poster: a routine with its exercises, told shortly enough to be read from a mat (RETURN-19).

Strength is that of the runner's own plan; the others are the book's routines with the runner's equipment.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

import msgspec

from surefoot.coach.every_exercise import slug
from surefoot.coach.exercise_routines import exercise_routines, parts
from surefoot.coach.exercises import Exercise, library
from surefoot.coach.prescription import dose_text
from surefoot.coach.routines import LEVEL_WORDS, LEVELS, RehabLadder, ladder_for, rehab_ladders, warm_up_routine
from surefoot.diary.plan import Session, Step
from surefoot.diary.site import PARTS, spoken
from surefoot.rulebook import Book
from surefoot.services.daily import Current, current
from surefoot.services.refusal import Refusal, nearest

if TYPE_CHECKING:
    from surefoot.services.ports import House

_AHEAD = dt.timedelta(days=14)
_RETURNING = ("walk_run", "easy_only")
_NOTE = "Sharp pain is a reason to stop. Your therapist's word goes before this page."
_STOP = "see_a_doctor"
_WARM_UPS = ("warmup/general", "warmup/before_speed")


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """An exercise on a poster: ``id`` names its drawing, where it has one; ``cues`` are short."""

    id: str
    name: str
    dose: str
    text: str
    cues: tuple[str, ...] = ()


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A row of exercises under a heading."""

    title: str
    about: str
    cards: tuple[Card, ...]


class Poster(msgspec.Struct, frozen=True, kw_only=True):
    """A poster: ``kind`` is strength, warmup, mobility or rehab."""

    kind: str
    title: str
    parts: tuple[Part, ...]
    note: str = _NOTE


def poster(house: House, kind: str, today: dt.date, site: str | None = None) -> Poster:
    """The poster of a kind; ``site`` is the injured place of a rehab poster. Raises :class:`Refusal` for a bad site."""
    found = current(house, today)
    if found.plan.gate.name == _STOP:
        raise Refusal("poster", kind, "training waits for a doctor's word", found.plan.gate.ends_when)
    if kind == "rehab":
        return rehab_poster(house.planner.book, site or "")
    if kind == "strength":
        return strength_poster(_sessions(found, "strength"), house.planner.book, found.scenario.runner.facilities)
    return _warm_up(found, house.planner.book) if kind == "warmup" else _mobility(found, house.planner.book)


def rehab_poster(book: Book, site: str) -> Poster:
    """The strength ladder of a site, level by level."""
    try:
        ladder = rehab_ladders(book)[ladder_for(site)]
    except ValueError:
        mend = nearest(site, list(PARTS), f"name one of {', '.join(PARTS)}, with left or right where you like")
        raise Refusal("SITE", site, "there is no such place", mend) from None
    levels = tuple(_level(ladder, level) for level in range(len(LEVELS)))
    return Poster(kind="rehab", title=f"Strength for the way back: {spoken(site)}", parts=levels)


def _level(ladder: RehabLadder, level: int) -> Part:
    cards = tuple(
        Card(id=slug(one.name), name=one.name, dose=str(one.dose), text=one.movement, cues=(one.feel,))
        for one in ladder.at(level)
    )
    words = LEVEL_WORDS[LEVELS[level]]
    return Part(
        title=f"{level + 1}. {words[0].upper()}{words[1:]}", about=ladder.about if level == 0 else "", cards=cards
    )


def strength_poster(sessions: Iterable[Session], book: Book, facilities: tuple[str, ...]) -> Poster:
    """Strength sessions, each that differs once; where they name no exercise, the routine of stability."""
    known = library(book)
    rows: dict[tuple[str, ...], Part] = {}
    for session in sessions:
        cards = tuple(_cards(session.steps, known))
        rows.setdefault(tuple(card.id for card in cards), Part(title=session.title, about="", cards=cards))
    rows.pop((), None)
    told = tuple(rows.values()) or (_routine(book, "stability/foot_to_core", facilities),)
    return Poster(kind="strength", title="Strength for runners", parts=told)


def _sessions(found: Current, kind: str) -> Iterator[Session]:
    days = (day for day in found.plan.days if day.date < found.today + _AHEAD)
    return (session for day in days for session in day.sessions if session.kind == kind)


def _cards(steps: Iterable[Step], known: Mapping[str, Exercise]) -> Iterator[Card]:
    """The exercises of a session; the dose is that of its steps, from "Squat, 3 × 8 at 16 kg: chest up."."""
    for step in steps:
        if step.steps:
            yield from _cards(step.steps, known)
        elif step.exercise is not None:
            exercise = known[step.exercise]
            head = (step.note or "").partition(":")[0].removeprefix(f"{exercise.name}, ")
            yield _card(exercise, head or str(exercise.dose))


def _card(exercise: Exercise, dose: str) -> Card:
    return Card(id=exercise.id, name=exercise.name, dose=dose, text=exercise.movement, cues=exercise.cues)


def _spoken(dose: str) -> str:
    """A bare number is told as times: "10 times", "8 times each side"."""
    number, space, rest = dose.partition(" ")
    return f"{number} times{space}{rest}" if number.isdigit() and (not rest or rest.startswith("each")) else dose


def _warm_up(found: Current, book: Book) -> Poster:
    """On a way back its own warm-up; else the two of every runner."""
    if found.plan.gate.name in _RETURNING:
        return Poster(kind="warmup", title="Warm-up on the way back", parts=(_return(book, found),))
    there = found.scenario.runner.facilities
    return Poster(kind="warmup", title="Warm-up", parts=tuple(_routine(book, name, there) for name in _WARM_UPS))


def _return(book: Book, found: Current) -> Part:
    routine, there = warm_up_routine(book), found.scenario.runner.facilities
    cards = []
    for item in (*routine.items, routine.jog):
        told = item.with_what(there)
        cards.append(Card(id=slug(told.name), name=told.name, dose=f"{item.duration_s} s", text=told.text))
    return Part(title=routine.title, about=routine.about, cards=tuple(cards))


def _mobility(found: Current, book: Book) -> Poster:
    part = _routine(book, "mobility/whole_body", found.scenario.runner.facilities)
    return Poster(kind="mobility", title="Mobility", parts=(part,))


def _routine(book: Book, name: str, facilities: tuple[str, ...]) -> Part:
    routine = exercise_routines(book)[name]
    done = parts(library(book), routine, facilities)
    cards = tuple(_card(part.exercise, _spoken(dose_text(part.dose))) for part in done)
    return Part(title=routine.title, about=routine.about, cards=cards)
