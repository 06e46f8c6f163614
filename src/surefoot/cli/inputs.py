"""From options to a scenario: a scenario file, or a history with a race or without."""

from __future__ import annotations

import functools
import inspect
import shlex
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, get_type_hints

from surefoot.cli.options import (
    HistoryPath,
    MileBlock,
    OnDate,
    Race,
    Routine,
    ScenarioFile,
    TargetTime,
    Today,
    Units,
    checked_units,
    parsed,
    parsed_date,
    today_or,
)
from surefoot.cli.problem import WrongUse
from surefoot.units import parse_duration, parse_race_distance

if TYPE_CHECKING:
    from surefoot.diary.scenario import Goal, Scenario
    from surefoot.services.history import FileOutcome, History

_OPTIONS = {"goals[0].date": "--on", "goals[0].distance": "--race", "goals[0].target_time": "--time"}
_SWITCHES = {"routine": "--routine", "mile_block": "--mile-block"}
_MOST_BAD = 3  # bad files that are named one by one


class Inputs(NamedTuple):
    """The options that name what to plan from, as they were typed. Their annotations are what the parser reads."""

    scenario: ScenarioFile = None
    history: HistoryPath = None
    race: Race = None
    on: OnDate = None
    time: TargetTime = None
    routine: Routine = False
    mile_block: MileBlock = False
    units: Units = None
    today: Today = None

    def given(self) -> bool:
        """Whether there is anything to plan from."""
        return self.scenario is not None or self.history is not None

    def switches(self) -> list[str]:
        """The options without a value that are given."""
        return [option for name, option in _SWITCHES.items() if getattr(self, name)]

    def typed_again(self) -> str:
        """The options as a command line, to be repeated in a hint."""
        said = {name: value for name, value in self._asdict().items() if value}
        flags = [f"--{name} {shlex.quote(str(value))}" for name, value in said.items() if name not in _SWITCHES]
        return " ".join([*flags, *self.switches()])


def takes_inputs(*names: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command these options (all of :class:`Inputs`, unless named); it gets them together, as ``inputs``."""
    hints = get_type_hints(Inputs, include_extras=True)
    chosen = names or Inputs._fields
    options = [
        inspect.Parameter(
            name, inspect.Parameter.KEYWORD_ONLY, default=Inputs._field_defaults[name], annotation=hints[name]
        )
        for name in chosen
    ]

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(command)
        def called(**given: Any) -> None:
            command(inputs=Inputs(**{name: given.pop(name) for name in chosen}), **given)

        own = inspect.signature(command, eval_str=True).parameters
        others = [param.replace(kind=param.KEYWORD_ONLY) for name, param in own.items() if name != "inputs"]
        place = list(own).index("inputs")
        called.__signature__ = inspect.Signature([*others[:place], *options, *others[place:]])  # type: ignore[attr-defined]
        return called

    return decorate


class Planned(NamedTuple):
    """A scenario ready to plan, and what was assumed where nobody said."""

    scenario: Scenario
    notes: tuple[str, ...] = ()
    lead: str = ""


def read_inputs(inputs: Inputs) -> Planned:
    """The scenario that the options describe. Raises :class:`WrongUse` where they do not fit together."""
    check(inputs)
    return _from_history(inputs) if inputs.history is not None else _from_file(inputs)


def check(inputs: Inputs) -> None:
    """Refuse options that contradict each other, before anything is read."""
    if inputs.scenario is not None and inputs.history is not None:
        raise WrongUse("--history", str(inputs.history), "a scenario is given already", "give --scenario or --history")
    if inputs.scenario is not None:
        _refuse_race_options(inputs)
    elif inputs.race is None and not (inputs.routine or inputs.mile_block):
        raise WrongUse("--race", None, "it is not said what to train for", 'add --race "10 km" --on DATE, or --routine')
    else:
        _one_goal(inputs)


def _one_goal(inputs: Inputs) -> None:
    """Refuse two goals in one line, and a race without its day."""
    for switch, given in (("--routine", inputs.routine), ("--mile-block", inputs.mile_block)):
        if given and inputs.race is not None:
            raise WrongUse(switch, None, "a race is named as well", f"give --race or {switch}")
    if inputs.routine and inputs.mile_block:
        raise WrongUse("--mile-block", None, "--routine is given as well", "give --routine or --mile-block")
    if inputs.race is not None and inputs.on is None:
        raise WrongUse("--on", None, "the day of the race is not said", "add --on with a date, as 2027-04-18")


def _refuse_race_options(inputs: Inputs) -> None:
    for name in ("race", "on", "time"):
        if getattr(inputs, name) is not None:
            mend = "write the goal into the scenario, or plan from --history"
            raise WrongUse(f"--{name}", getattr(inputs, name), "the scenario names its goals itself", mend)
    for switch, kind in (("--routine", "routine"), ("--mile-block", "mile_block")):
        if switch in inputs.switches():
            mend = f"write a goal of kind {kind} into it"
            raise WrongUse(switch, None, "the scenario names its goals itself", mend)


def goal_of(inputs: Inputs) -> Goal:
    """The goal that the options name."""
    from surefoot.diary.scenario import Goal

    if inputs.mile_block:
        return Goal(kind="mile_block", date=parsed_date("--on", inputs.on))
    if inputs.race is None:
        return Goal(kind="routine")
    return Goal(
        kind="race",
        distance=parsed("--race", inputs.race, parse_race_distance),
        date=parsed_date("--on", inputs.on),
        target_time=parsed("--time", inputs.time, parse_duration) if inputs.time else None,
    )


def _from_file(inputs: Inputs) -> Planned:
    import msgspec

    units, today = checked_units(inputs.units), parsed_date("--today", inputs.today)
    scenario = _read_scenario(inputs.scenario or Path("-"))
    if units is not None:
        scenario = msgspec.structs.replace(scenario, units=units)
    if today not in {None, scenario.today}:
        scenario = checked(msgspec.structs.replace(scenario, today=today))
    return Planned(scenario)


def _read_scenario(path: Path) -> Scenario:
    from surefoot.diary.reading import read_scenario, read_scenario_file
    from surefoot.diary.syntax import MOST_BYTES

    if str(path) == "-":
        return read_scenario(sys.stdin.buffer.read(MOST_BYTES + 1))
    return read_scenario_file(path)


def checked(scenario: Scenario) -> Scenario:
    """A scenario that was put together here, held against all that a written one has to fulfil."""
    import msgspec

    from surefoot.diary.reading import read_scenario
    from surefoot.diary.writing import scenario_to_document

    return read_scenario(msgspec.json.encode(scenario_to_document(scenario)), format="json")


def _from_history(inputs: Inputs) -> Planned:
    import msgspec

    units, goal, today = checked_units(inputs.units) or "km", goal_of(inputs), today_or(inputs.today)
    from surefoot.diary.scenario import Log
    from surefoot.services.history import history_notes, history_scenario, read_history

    history = read_history(inputs.history or Path())
    scenario = history_scenario(history, today=today, goals=(goal,), units=units)
    _check_goal(msgspec.structs.replace(scenario, log=Log()))
    return Planned(scenario, (*_summary(history), *history_notes(history, today=today)), _unread(history))


def _check_goal(scenario: Scenario) -> None:
    """Refuse a race that no scenario may hold, by the name of its option."""
    from surefoot.diary.errors import ScenarioError

    try:
        checked(scenario)
    except ScenarioError as error:
        option = _OPTIONS.get(error.path)
        if option is None:
            raise
        raise ScenarioError(option, error.value, error.message, error.mend) from None


def _unread(history: History) -> str:
    """What stands above a plan that knows of no run at all: it must not look as if it followed from the files."""
    if history.activities:
        return ""
    return "No activity could be read from this history, so the plan is for somebody who begins. See the end of it."


def _summary(history: History) -> tuple[str, ...]:
    """How much was read, and what could not be."""
    from surefoot.cli.show.words import counted

    bad = [entry for entry in history.report if entry.outcome == "failed"]
    parts = [f"Read {counted(len(history.activities), 'activity', 'activities')}"]
    for outcome, what in (("duplicate", "recorded twice"), ("skipped", "passed over")):
        if number := history.count(outcome):
            parts.append(f"{number} {'was' if number == 1 else 'were'} {what}")
    told = [f"{Path(entry.path).name} could not be read. {entry.reason}" for entry in bad[:_MOST_BAD]]
    return ("; ".join(parts) + ".", *told, *_more_bad(bad))


def _more_bad(bad: list[FileOutcome]) -> tuple[str, ...]:
    return (f"{len(bad) - _MOST_BAD} more could not be read.",) if len(bad) > _MOST_BAD else ()
