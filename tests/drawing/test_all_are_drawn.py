"""Whoever is told to do an exercise sees how: each has a drawing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from surefoot.drawing import drawings, slug
from surefoot.rulebook import load_book

BOOK = load_book()
#: Groups of the library whose exercises are drawn.
GROUPS = ("strength", "stability", "plyometrics", "drill", "mobility", "warm_up", "cool_down")


def of_the_library() -> list[str]:
    found = {name.removeprefix("exercise/"): routine for name, routine in BOOK.routines.items() if "exercise/" in name}
    return [name for name, routine in found.items() if routine["group"] in GROUPS]


def of_routines() -> Iterator[str]:
    """Names of exercises that stand in ladders and warm-ups, and of what takes their place without equipment."""
    for name, routine in BOOK.routines.items():
        if name.startswith(("rehab/", "warmup/")):
            yield from named(routine)


def named(document: Any) -> Iterator[str]:
    if isinstance(document, dict):
        yield from [document["name"]] if "name" in document else []
        yield from (name for value in document.values() for name in named(value))
    elif isinstance(document, list | tuple):
        yield from (name for value in document for name in named(value))


def test_the_walker_finds_them() -> None:
    assert {"Wall sit", "Outward foot press", "Light jog", "Foot turns against your hand"} <= set(of_routines())


@pytest.mark.parametrize("name", sorted(set(of_routines())))
def test_ladders_and_warm_ups_are_drawn(name: str) -> None:
    assert slug(name) in drawings(BOOK)


def test_the_library_is_drawn() -> None:
    assert [name for name in of_the_library() if name not in drawings(BOOK)] == []
