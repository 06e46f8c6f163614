"""The steps of a session as a FIT workout, for a watch to lead through."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from surefoot.diary.plan import Step, Target
from surefoot.files.fit import _write_fields as known
from surefoot.files.fit._writing import Writer, cut

_FILE_ID, _WORKOUT, _STEP = 0, 1, 2  # local numbers
_LONGEST_NAME, _LONGEST_STEP_NAME, _LONGEST_NOTES = 48, 24, 200  # bytes; watches show less
_NAMES = {"work": "Run", "recover": "Recover", "warmup": "Warm up", "cooldown": "Cool down"}


class _Aim(NamedTuple):
    """A target as the file has it: its type, its zone (0: our own bounds), and the bounds."""

    kind: int = known.NO_TARGET
    zone: int | None = None
    low: int | None = None
    high: int | None = None


class _Written(NamedTuple):
    """A step as the file has it."""

    ends: int
    value: int | None
    name: str = ""
    notes: str = ""
    intensity: int | None = None
    aim: _Aim = _Aim()
    second_aim: _Aim = _Aim()


def write_workout(steps: Sequence[Step], name: str, *, created: dt.datetime | None = None, serial: int = 1) -> bytes:
    """A FIT file of a running workout: steps by time, by distance or open, with repeats, also in repeats.

    Pace becomes a range of speed in mm/s and heart rate one of beats a minute; of both, pace is the first target.
    Effort and notes become the notes of a step. ``created`` and ``serial`` tell two workouts apart on a watch.
    Raises ValueError where there is no step.
    """
    written: list[_Written] = []
    for step in steps:
        _append(written, step)
    if not written:
        raise ValueError("A workout needs at least one step.")
    writer = Writer()
    writer.define(_FILE_ID, known.FILE_ID, known.FILE_ID_FIELDS)
    moment = None if created is None else created.timestamp()
    writer.data(_FILE_ID, known.WORKOUT_FILE, known.DEVELOPMENT, 0, serial, moment)
    title = cut(name, _LONGEST_NAME)
    writer.define(_WORKOUT, known.WORKOUT, (*known.WORKOUT_FIELDS, known.text(known.WORKOUT_NAME, len(title) + 1)))
    writer.data(_WORKOUT, known.SPORTS["run"][0], len(written), title)
    _write_steps(writer, written)
    return writer.finish()


def _append(written: list[_Written], step: Step) -> None:
    """Add a step, or the steps of a repeat and behind them the one that says where to go back to."""
    if step.kind != "repeat":
        written.append(_plain(step))
        return
    first = len(written)
    for one in step.steps:
        _append(written, one)
    times = step.times or 1
    if times > 1 and len(written) > first:
        written.append(_Written(known.REPEAT_STEP, first, aim=_Aim(zone=times)))


def _plain(step: Step) -> _Written:
    ends, value = _end(step)
    target = step.target or Target()
    aims = [aim for aim in (_pace(target.pace), _beats(target.hr)) if aim]
    first, second = [*aims, _Aim(), _Aim()][:2]
    return _Written(ends, value, _name(step), _notes(step), known.STEP_INTENSITIES.get(step.kind, 0), first, second)


def _end(step: Step) -> tuple[int, int | None]:
    if step.duration_s is not None:
        return known.TIME_STEP, round(step.duration_s * 1000)
    if step.distance_m is not None:
        return known.DISTANCE_STEP, round(step.distance_m * 100)
    return known.OPEN_STEP, None


def _pace(pace: tuple[int, int] | None) -> _Aim | None:
    """Seconds a kilometre, the fast end first, as millimetres a second, the slow end first."""
    if pace is None:
        return None
    fast, slow = pace
    return _Aim(known.SPEED_TARGET, 0, round(1e6 / slow), round(1e6 / fast))


def _beats(beats: tuple[int, int] | None) -> _Aim | None:
    return None if beats is None else _Aim(known.HEART_RATE_TARGET, 0, *(beat + known.BEATS for beat in beats))


def _name(step: Step) -> str:
    if step.exercise:
        return step.exercise.replace("_", " ")
    return "Walk" if step.gait == "walk" else _NAMES.get(step.kind, "Run")


def _notes(step: Step) -> str:
    effort = step.target.effort if step.target else None
    parts = ("" if effort is None else f"Effort {effort} of 10.", f"{step.reps} times." if step.reps else "", step.note)
    return " ".join(part for part in parts if part)


def _write_steps(writer: Writer, steps: Sequence[_Written]) -> None:
    names = [cut(step.name, _LONGEST_STEP_NAME) for step in steps]
    notes = [cut(step.notes, _LONGEST_NOTES) for step in steps]
    fields = [*known.STEP_FIELDS, known.text(known.STEP_NAME, max(map(len, names)) + 1)]
    if any(notes):
        fields.append(known.text(known.STEP_NOTES, max(map(len, notes)) + 1))
    writer.define(_STEP, known.WORKOUT_STEP, fields)
    for index, (step, name, note) in enumerate(zip(steps, names, notes, strict=True)):
        first, second = step.aim, step.second_aim
        kind = None if step.ends == known.REPEAT_STEP else first.kind
        values = (index, step.ends, step.value, kind, first.zone, first.low, first.high, step.intensity)
        writer.data(_STEP, *values, *second, name, *([note] if any(notes) else []))
