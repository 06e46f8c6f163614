"""A scenario from YAML or JSON, whole or not at all.

``read_scenario`` gives a :class:`Scenario` in which every value is typed, plausible and consistent
with the others, or raises :class:`ScenarioError` with path, value, message and mend.
"""

from __future__ import annotations

from typing import BinaryIO, Literal, Protocol

import msgspec

from surefoot.diary._checks import refuse_contradictions
from surefoot.diary._schema import scenario_reader
from surefoot.diary.errors import ScenarioError
from surefoot.diary.plausible import limits
from surefoot.diary.scenario import Log, Scenario
from surefoot.diary.syntax import MOST_BYTES, Format, parse, refuse_size
from surefoot.rulebook import load_book

_ENDINGS: dict[str, Format] = {".json": "json", ".yaml": "yaml", ".yml": "yaml"}


class File(Protocol):
    """A file that can open itself, such as a ``pathlib.Path``: this floor knows no file system."""

    @property
    def suffix(self) -> str:
        """The ending of the name with its dot."""

    def open(self, mode: Literal["rb"]) -> BinaryIO:
        """Open for reading bytes."""


def read_scenario(text: str | bytes, *, format: Format | None = None) -> Scenario:
    """The scenario in a YAML or JSON text; without ``format`` the text itself tells which.

    Activities and check-ins come out in order of date, those of one day in the order written.
    Raises :class:`ScenarioError` for the first thing that is malformed, implausible or contradictory.
    """
    bounds = limits(load_book())
    try:
        scenario = scenario_reader(bounds)(parse(text, format))
        refuse_contradictions(scenario, bounds)
    except ScenarioError as error:
        raise error.anchored() from None
    return msgspec.structs.replace(scenario, log=_in_order(scenario.log))


def read_scenario_file(path: File) -> Scenario:
    """The scenario in a file (``pathlib.Path``), by its ending or else by its text.

    A file that is too large is refused without reading it to its end. Raises
    :class:`ScenarioError`, for a file that cannot be opened as well.
    """
    try:
        with path.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
    except OSError as error:
        message = f"this file cannot be read: {error.strerror or error}"
        raise ScenarioError("$", str(path), message, "check its name and place") from None
    refuse_size(len(content))
    return read_scenario(content, format=_ENDINGS.get(path.suffix.lower()))


def _in_order(log: Log) -> Log:
    activities = tuple(sorted(log.activities, key=lambda activity: activity.date))
    check_ins = tuple(sorted(log.check_ins, key=lambda check_in: check_in.date))
    return msgspec.structs.replace(log, activities=activities, check_ins=check_ins)
