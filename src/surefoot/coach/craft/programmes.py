"""Programmes of strength and rungs of the plyometric ladder, from routines/strength and routines/plyometrics.

Strength has two programmes that take turns, for a gym, for bands or a kettlebell, and for a home with neither. Each
names the exercises of its phases: two or so that matter most, and what supports them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from surefoot.coach.documents import KeptByBook, mistyped
from surefoot.coach.exercises import library
from surefoot.coach.routines import Grade, Strict, Text, at_hand
from surefoot.rulebook import Book, Problem, RulebookError

Weight = Literal["gym", "kettlebell", "backpack"]
Few = Annotated[tuple[Text, ...], Meta(min_length=1)]

PLACES = ("gym", "bands", "home")
TURNS = ("a", "b")
_STRENGTH, _PLYOMETRICS = "strength/", "plyometrics/"
_MEND = "The keys are listed in coach/craft/programmes.py."


class Slot(Strict, frozen=True, kw_only=True):
    """The place of an exercise, and with which weight it gets heavier; null: with the body alone."""

    exercise: Text
    weight: Weight | None


class Part(Strict, frozen=True, kw_only=True):
    """The exercises of a phase: what matters most, and what supports it."""

    main: Annotated[tuple[Slot, ...], Meta(min_length=1)]
    support: tuple[Slot, ...]


class Programme(Strict, frozen=True, kw_only=True):
    """One of the two programmes that take turns. Without ``power`` it keeps what was built while the other is quick.

    ``spare`` works neither legs nor trunk much: what is left where all the rest waits for a pain.
    """

    title: Text
    about: Text
    source: Text
    locator: str
    evidence: Grade
    stability: Part
    heavy: Part
    power: Part | None
    spare: Annotated[tuple[Slot, ...], Meta(min_length=1)]

    @property
    def slots(self) -> Iterator[Slot]:
        """Every place of it."""
        for part in filter(None, (self.stability, self.heavy, self.power)):
            yield from (*part.main, *part.support)
        yield from self.spare


class Rung(Strict, frozen=True, kw_only=True):
    """One rung of the plyometric ladder: exercises one after the other, round after round."""

    title: Text
    about: Text
    words: Text
    source: Text
    locator: str
    evidence: Grade
    exercises: Few


Programmes = tuple[Mapping[str, Programme], tuple[Rung, ...]]


def programme(book: Book, facilities: Iterable[str], turn: int) -> Programme:
    """The programme of a turn, counted from 0, for what the runner has at hand."""
    there = tuple(facilities)
    place = "gym" if "gym" in there else "bands" if {"bands", "kettlebell"} & set(there) else "home"
    return _programmes(book)[0][f"{place}_{TURNS[turn % len(TURNS)]}"]


def rungs(book: Book) -> tuple[Rung, ...]:
    """The circuit, and the rungs of the harder ladder behind it."""
    return _programmes(book)[1]


def weight_of(slot: Slot, facilities: Iterable[str]) -> str | None:
    """The weight of a place for what the runner has: a backpack stands in for a kettlebell."""
    return "backpack" if slot.weight == "kettlebell" and not at_hand(("kettlebell",), facilities) else slot.weight


@KeptByBook
def _programmes(book: Book) -> Programmes:
    return read(book)


def read(book: Book) -> Programmes:
    """The programmes and rungs of a book, read anew.

    Raises :class:`RulebookError` that names file, key and value where one is not what it should be.
    """
    problems: list[Problem] = []
    found: dict[str, Programme] = {}
    ladder: dict[str, Rung] = {}
    wanted = {f"{place}_{turn}" for place in PLACES for turn in TURNS}
    for name in sorted(book.routines):
        try:
            if name.startswith(_STRENGTH):
                found[name.removeprefix(_STRENGTH)] = msgspec.convert(book.routines[name], Programme)
            elif name.startswith(_PLYOMETRICS):
                ladder[name] = msgspec.convert(book.routines[name], Rung)
        except msgspec.ValidationError as error:
            problems.append(mistyped(f"routines/{name}.yaml", book.routines[name], error, _MEND))
    if not problems:
        problems += [*_missing(wanted, found), *_unknown(book, found, ladder)]
    if problems:
        raise RulebookError(*problems)
    return found, tuple(ladder.values())


def _missing(wanted: set[str], found: Mapping[str, Any]) -> Iterator[Problem]:
    for name in sorted(wanted ^ found.keys()):
        message = "there is no such file" if name in wanted else "nobody asks for this programme"
        yield _problem(_STRENGTH + name, "", None, message, f"The programmes are {', '.join(sorted(wanted))}.")


def _unknown(book: Book, found: Mapping[str, Programme], ladder: Mapping[str, Rung]) -> Iterator[Problem]:
    """Exercises that the library does not have, and jumps whose landings nobody counts."""
    known = library(book)
    for name, one in found.items():
        for slot in one.slots:
            if slot.exercise not in known:
                yield _problem(_STRENGTH + name, "exercise", slot.exercise, "there is no such exercise", _LIBRARY)
    for name, rung in ladder.items():
        for exercise in rung.exercises:
            if exercise not in known or known[exercise].contacts_per_rep is None:
                message = "there is no such exercise with contacts"
                yield _problem(name, "exercises", exercise, message, _LIBRARY)


_LIBRARY = "Name a file of routines/exercise."


def _problem(name: str, key: str, value: Any, message: str, mend: str) -> Problem:
    return Problem(file=f"routines/{name}.yaml", key=key, value=value, message=message, mend=mend)
