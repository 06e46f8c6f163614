"""Look into the exercise library: find, choose, tell as a document, draw."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, get_args

import msgspec

from surefoot.coach.every_exercise import GROUPS_OF_THE_RETURN, Entry, every_exercise
from surefoot.coach.exercises import GROUPS, Exercise
from surefoot.coach.routines import Equipment, at_hand, rehab_ladders
from surefoot.rulebook import Book
from surefoot.services.refusal import Refusal, nearest

ALL_GROUPS: tuple[str, ...] = (*GROUPS, *GROUPS_OF_THE_RETURN)
"""Groups of exercises in the order in which they are told."""

EQUIPMENT: tuple[str, ...] = get_args(Equipment)
NOTHING = "none"
"""The word for whoever has no equipment."""

GROUP_TITLES: Mapping[str, str] = {
    "strength": "Strength",
    "stability": "Stability",
    "plyometrics": "Plyometrics",
    "drill": "Running drills",
    "mobility": "Mobility",
    "warm_up": "Warm-up",
    "cool_down": "Cool-down",
    "rehab": "Strength of the way back",
    "return_warm_up": "Warm-up of the way back",
}


def find_exercise(book: Book, name: str) -> Entry:
    """The exercise of an id, or of a name as it is spoken. Raises :class:`Refusal` with the nearest ids."""
    known = every_exercise(book)
    wanted = name.strip().lower()
    if wanted in known:
        return known[wanted]
    named = next((entry for entry in choose_exercises(book) if entry.name.lower() == wanted), None)
    if named is None:
        mend = nearest(wanted.replace(" ", "_").replace("-", "_"), list(known), "`surefoot exercises` lists them all")
        raise Refusal("ID", name, "there is no such exercise", mend)
    return named


def choose_exercises(book: Book, group: str | None = None, equipment: Iterable[str] | None = None) -> list[Entry]:
    """Exercises of a group, and those that can be done with some equipment (None: any), group by group.

    Raises :class:`Refusal` for a group or equipment that there is not.
    """
    if group is not None and group not in ALL_GROUPS:
        raise Refusal("--group", group, "there is no such group", f"write one of {', '.join(ALL_GROUPS)}")
    there = None if equipment is None else _known(equipment)
    found = [entry for entry in every_exercise(book).values() if group in (None, entry.group)]
    fitting = [entry for entry in found if there is None or at_hand(entry.equipment, there)]
    return sorted(fitting, key=lambda entry: (ALL_GROUPS.index(entry.group), entry.id))


def _known(equipment: Iterable[str]) -> tuple[str, ...]:
    there = tuple(equipment)
    for word in there:
        if word not in (*EQUIPMENT, NOTHING):
            mend = f"write one of {', '.join((*EQUIPMENT, NOTHING))}"
            raise Refusal("--equipment", word, "there is no such equipment", mend)
    return there


def brief_document(entry: Entry) -> dict[str, Any]:
    """What a list says of an exercise."""
    return {"id": entry.id, "name": entry.name, "group": entry.group, "equipment": entry.equipment}


def exercise_document(entry: Entry) -> dict[str, Any]:
    """An exercise in full; what the library alone knows of it is not there for the others."""
    told = msgspec.to_builtins(entry.of)
    links = {"ladders": entry.ladders, "easier": entry.easier, "harder": entry.harder, "without": entry.without}
    document = {**told, **brief_document(entry), **links}
    if isinstance(entry.of, Exercise):
        document["contacts"] = entry.of.contacts or None
    return document


def sheet_names(book: Book) -> dict[str, str]:
    """Names for a page with every drawing, each below the title of its group."""
    return {entry.id: f"{GROUP_TITLES[entry.group]} / {entry.name}" for entry in choose_exercises(book)}


def ladder_titles(entry: Entry, book: Book) -> list[str]:
    """The strength ladders that hold an exercise, by their titles."""
    ladders = rehab_ladders(book)
    return [ladders[name].title for name in entry.ladders]


def drawing_of(book: Book, entry: Entry) -> str:
    """The drawing of an exercise as one SVG. Raises :class:`Refusal` where there is none."""
    from surefoot.drawing import draw

    try:
        return draw(book, entry.id)
    except KeyError:
        mend = "`surefoot exercises --sheet FILE` shows all that are"
        raise Refusal("--svg", entry.id, "this exercise is not drawn", mend) from None


def sheet_of(book: Book) -> str:
    """A page with every drawing, as HTML."""
    from surefoot.drawing import contact_sheet

    return contact_sheet(book, sheet_names(book))
