"""No training number stands in code: numbers live in the rule book, where they have a unit, a range and a source."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.house.source import SOURCE, floors, tree, where

# Counting, halves, weeks, and the units of distance and time.
CONVERSIONS = {0, 1, 2, 3, 0.5, 6, 7, 10, 12, 24, 60, 100, 365, 365.25, 1000, 3600, 60_000, 86400}

# Races are as long as they are.
RACES = {1609, 5000, 10_000, 21_098, 42_195, 50_000, 100_000, 160_934}

# So little that it is there for comparing and cutting fractions alone.
HAIR = 1e-6

# Numbers that are no training numbers and no conversions either, with what they are.
KNOWN = {
    ("coach/comeback/way.py", 1200): "days that are looked ahead for the end of a way: longer than any way lasts",
    ("coach/pause.py", 800): "days that a search for pauses looks back: longer than any rule asks about",
    ("coach/shape.py", 1.5): "growth of a season at which a search begins: faster than any rule allows",
    ("coach/shape.py", 256): "steps of a search, finer than what is planned",
    ("coach/state.py", 104): "weeks that a search for habits looks back: longer than any rule asks about",
    ("physiology/fitness.py", 4): "of the formula that solves a quadratic equation",
    ("physiology/heat.py", 32): "of degrees Fahrenheit",
    ("physiology/heat.py", 9): "of degrees Fahrenheit",
    ("physiology/heat.py", 5): "of degrees Fahrenheit",
    ("physiology/positions.py", 6_378_137.0): "metres: half the longer axis of the earth (WGS 84)",
    ("physiology/positions.py", 0.006_694_379_990_141_316): "first eccentricity squared of the earth (WGS 84)",
    ("physiology/positions.py", 1.5): "of the formula for the radius of a meridian",
    ("physiology/positions.py", 90): "degrees to a pole",
    ("physiology/positions.py", 180): "degrees round half the earth",
    ("physiology/positions.py", 360): "degrees round the earth",
    ("physiology/samples.py", 25): "beats a minute, the lowest that a sensor can have measured on a living runner",
    ("physiology/samples.py", 250): "beats a minute, the highest",
}


def test_code_has_no_training_numbers() -> None:
    numbers = [
        f"{where(path, node)}: {node.value}"
        for path, node in _all_numbers()
        if abs(node.value) > HAIR and abs(node.value) not in CONVERSIONS | RACES and _place(path, node) not in KNOWN
    ]
    assert not numbers, "give each a parameter with unit, range and source"


def test_known_numbers_are_still_there() -> None:
    assert KNOWN.keys() <= {_place(path, node) for path, node in _all_numbers()}


def test_the_walker_sees_numbers_but_not_positions() -> None:
    code = ast.parse("growth = 1.1 * run[4] + walk(rest=-9)\nflag = True\n")
    assert [node.value for node in _constants(code)] == [1.1, 9]


def _all_numbers() -> list[tuple[Path, ast.Constant]]:
    return [(path, node) for path in floors("coach", "physiology") for node in _constants(tree(path))]


def _place(path: Path, node: ast.Constant) -> tuple[str, float]:
    return path.relative_to(SOURCE).as_posix(), node.value


def _constants(code: ast.Module) -> Iterator[ast.Constant]:
    """Numbers of a module; positions in a sequence, and digits to round to, say nothing about training."""
    silent = {id(part) for node in ast.walk(code) for part in _silent(node)}
    for node in ast.walk(code):
        if isinstance(node, ast.Constant) and type(node.value) in {int, float} and id(node) not in silent:
            yield node


def _silent(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.Subscript):
        yield from ast.walk(node.slice)
    if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "round":
        yield from node.args[1:]
