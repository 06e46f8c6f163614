"""Plans and scenarios as documents, in words that read back to the same thing."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec

from surefoot.diary._schema import convert_refusal
from surefoot.diary.activity import BestEffort
from surefoot.diary.body import CheckIn
from surefoot.diary.dates import WEEKDAYS
from surefoot.diary.errors import PlanError
from surefoot.diary.plan import SCHEMA, Because, GoalAnswer, Plan
from surefoot.diary.scenario import Goal, Log, Runner, Scenario
from surefoot.units import Grams, Metres, Seconds, format_clock, format_duration, parse_distance, parse_duration

_DISTANCES = frozenset({"usual_weekly_distance", "longest_recent", "distance", "climb"})
_NAMES: dict[type, dict[str, str]] = {BestEffort: {"seconds": "duration"}}  # words of the contract that are not ours
_TIMES = frozenset({"duration", "seconds", "elapsed", "running", "target_time"})  # as a clock
_SPANS = frozenset({"sleep", "minutes_a_day", "held"})  # in words where they are exact


def write_plan(plan: Plan) -> bytes:
    """The plan as the contract's JSON document, fields in a fixed order: equal plans give equal bytes."""
    return msgspec.json.encode(plan)


def read_plan(document: bytes | str) -> Plan:
    """A plan from its JSON document. Raises :class:`PlanError` for anything that is not one of ours."""
    try:
        plan = msgspec.json.decode(document, type=Plan)
    except msgspec.ValidationError as error:
        found = convert_refusal(error).anchored()
        raise PlanError(found.path, None, found.message, "use the document as it was written") from None
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise PlanError("$", None, f"this is not JSON: {error}", "use the document as it was written") from None
    if plan.schema != SCHEMA:
        raise PlanError("schema", plan.schema, f"{SCHEMA} is expected here", "use a plan of this program")
    return plan


def scenario_to_document(scenario: Scenario) -> dict[str, Any]:
    """The scenario as plain data in the contract's words; what is at its default is left out.

    ``read_scenario`` reads the JSON or YAML of it back to an equal scenario.
    """
    document: dict[str, Any] = {"today": scenario.today.isoformat(), "units": scenario.units}
    if scenario.overlay:
        document["overlay"] = scenario.overlay
    document["runner"] = runner_document(scenario.runner)
    if scenario.log != Log():
        document["log"] = part_document(scenario.log)
    document["goals"] = [part_document(goal) for goal in scenario.goals]
    if scenario.accepted_plan is not None:
        document["accepted_plan"] = msgspec.json.decode(write_plan(scenario.accepted_plan))
    return document


def goal_answer(goal: Goal, because: tuple[Because, ...] = ()) -> GoalAnswer:
    """A goal in the scenario's own words: less its ``because``, it can be pasted into ``goals`` as it stands."""
    return GoalAnswer(
        kind=goal.kind,
        distance=None if goal.distance is None else distance_text(goal.distance),
        date=goal.date,
        target_time=None if goal.target_time is None else format_clock(goal.target_time),
        priority=goal.priority,
        surface=goal.surface,
        climb=distance_text(goal.climb),
        because=because,
    )


def goal_of(answer: GoalAnswer) -> Goal:
    """The goal that an answer words: what :func:`goal_answer` was given."""
    return Goal(
        kind=answer.kind,
        distance=None if answer.distance is None else parse_distance(answer.distance),
        date=answer.date,
        target_time=None if answer.target_time is None else parse_duration(answer.target_time),
        priority=answer.priority,
        surface=answer.surface,
        climb=parse_distance(answer.climb),
    )


def distance_text(metres: Metres) -> str:
    """Metres as text that reads back exactly: "10 km", or "42195 m" where it is no whole kilometre."""
    whole, rest = divmod(metres, 1000)
    return f"{whole} km" if whole and not rest else f"{metres} m"


def load_text(grams: Grams) -> str:
    """Grams as text that reads back exactly: "16 kg", "15.876 kg"."""
    whole, rest = divmod(grams, 1000)
    return f"{whole}.{rest:03d}".rstrip("0").rstrip(".") + " kg"


def duration_text(seconds: Seconds) -> str:
    """Seconds as text that reads back exactly: "7 h 10 min", or a clock where words would round."""
    words = format_duration(seconds)
    return words if parse_duration(words) == seconds else format_clock(seconds)


def runner_document(runner: Runner) -> dict[str, Any]:
    """A runner in the contract's words; what is at its default is left out."""
    document = part_document(runner)
    document["availability"] = availability_document(runner.availability)
    if runner.long_run_day is not None:
        document["long_run_day"] = WEEKDAYS[runner.long_run_day]
    return document


def availability_document(availability: tuple[Seconds, ...]) -> dict[str, str]:
    """Durations by weekday, as text."""
    return dict(zip(WEEKDAYS, map(duration_text, availability), strict=True))


def part_document(entry: msgspec.Struct) -> dict[str, Any]:
    """A part of a scenario in the contract's words: the fields that are not at their default, quantities as text."""
    names = _NAMES.get(type(entry), {})
    document = {
        names.get(field.name, field.encode_name): _written(field.encode_name, value)
        for field in msgspec.structs.fields(entry)
        if (value := getattr(entry, field.name)) != field.default
    }
    return _with_pain(document, entry) if isinstance(entry, CheckIn) else document


def _with_pain(document: dict[str, Any], answers: CheckIn) -> dict[str, Any]:
    """Answers as a document: ``pain`` stands there where it was told, empty where nothing hurt."""
    if document.pop("pain_told", True):
        return {"date": document.pop("date"), "pain": [part_document(pain) for pain in answers.pain]} | document
    return document


def _written(name: str, value: Any) -> Any:
    if value is None:
        return None
    if name in _DISTANCES or name == "load":
        return load_text(value) if name == "load" else distance_text(value)
    if name in _TIMES or name in _SPANS:
        return format_clock(value) if name in _TIMES else duration_text(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, msgspec.Struct):
        return part_document(value)
    return [_written("", item) for item in value] if isinstance(value, tuple) else value
