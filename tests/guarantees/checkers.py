"""All checkers of one plan document. Each gives its violations as lines that begin with a code."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from tests.guarantees import (
    check_comeback,
    check_craft,
    check_feasibility,
    check_gates,
    check_hours,
    check_layout,
    check_load,
    check_mile,
    check_season,
    check_structure,
    check_taper,
    check_texts,
    check_volume,
)
from tests.guarantees.case import Case
from tests.guarantees.scenario_view import Doc

Checker = Callable[[Case], Iterator[str]]
MODULES = (
    check_structure,
    check_texts,
    check_gates,
    check_comeback,
    check_hours,
    check_load,
    check_volume,
    check_season,
    check_mile,
    check_taper,
    check_layout,
    check_craft,
    check_feasibility,
)
CHECKERS: dict[str, Checker] = {
    name: value for module in MODULES for name, value in vars(module).items()
    if name.startswith("check_") and callable(value) and value.__module__ == module.__name__
}  # fmt: skip

HARDLY = 1.05  # of a week's limit

# A second reading of a sentence, stricter than the one the tests hold the engine to. sweep.py shows them.
SECOND_READINGS = {
    "G6-calendar": "weeks of the document, Monday to Sunday; ours are blocks counted back from the race",
    "G9-calendar": "the peak as the highest Monday to Sunday; ours is the highest block",
    "recovery-log": "easy days after a race in the log; ours are those after planned races",
}


def firm(lines: list[str]) -> list[str]:
    """Violations by every fair reading."""
    return [line for line in lines if code(line) not in SECOND_READINGS]


def standing(lines: list[str]) -> list[str]:
    """Violations of a plan that stands as it was accepted.

    A run of nearly its planned distance was the planned run (LOAD-6), so its week may be over by a few metres; the
    plan stays while it nearly makes ready for its goal, and a hard session while its week is nearly as large.
    """
    return [line for line in lines if code(line) not in {"readiness", "quality"} and not _hardly_over(line)]


def _hardly_over(line: str) -> bool:
    over = re.search(r"^G2-week: .* ([\d.]+) m > ([\d.]+) m", line)
    return over is not None and float(over[1]) <= HARDLY * float(over[2])


def check(scenario: Doc, plan: Doc) -> list[str]:
    """Violations of everything that one plan document can be held to."""
    case = Case(scenario, plan)
    return [line for checker in CHECKERS.values() for line in checker(case)]


def run(name: str, scenario: Doc, plan: Doc) -> list[str]:
    """Violations found by one checker."""
    return list(CHECKERS[name](Case(scenario, plan)))


def code(line: str) -> str:
    """The guarantee that a violation belongs to."""
    return line.split(":", 1)[0]
