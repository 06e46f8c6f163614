"""A session's steps in plain words: what to do, and what to aim at."""

from __future__ import annotations

from typing import NamedTuple

from surefoot.diary.plan import Session, Step, Target
from surefoot.units import MILE, format_clock, format_distance, format_duration, format_pace, format_roughly

_BESIDE = 60  # characters of an exercise that leave room for its rest
_ON_ONE_LINE = 52  # characters of an exercise with its cue
_COUNTED_M = 50  # metres of a walk at an end that are worth a number
_EASY_EFFORT = 4  # of 10: up to here work is called easy, beyond it by its target alone


class Line(NamedTuple):
    """One line of a session: what to do, what to aim at, and how."""

    what: str
    target: str = ""
    note: str = ""


def step_lines(steps: tuple[Step, ...], units: str) -> list[Line]:
    """The lines of a session, one a step; a repeat is "6 × 800 m, 90 s easy between"."""
    lines: list[Line] = []
    for step in steps:
        lines.extend(_repeat_lines(step, units) if step.kind == "repeat" else (_line(step, units),))
    return lines


def _line(step: Step, units: str, before: str = "", after: str = "") -> Line:
    if step.exercise is not None:
        return _exercise_line(step, units)
    return Line(before + _what(step, units) + after, target_text(step.target, units), step.note or "")


def _repeat_lines(repeat: Step, units: str) -> list[Line]:
    """Work and what lies between on one line; anything else a line each, the first with the number of times."""
    times = f"{repeat.times or 1} × "
    first, rest = repeat.steps[0], repeat.steps[1:]
    if first.exercise is not None:
        return _exercise_lines(repeat, units)
    if len(rest) == 1 and rest[0].kind == "recover":
        return [_line(first, units, times, f", {_what(rest[0], units)}")]
    return [
        _line(step, units, (" " * len(times) if number else times) + ("run " if step.gait == "run" else ""))
        for number, step in enumerate(repeat.steps)
    ]


def _exercise_line(step: Step, units: str) -> Line:
    """An exercise as its note names it, with its cue on the same line where that is short."""
    note = step.note or ""
    name, _, cue = note.partition(": ")
    told = any(sign.isdigit() for sign in name)  # how much of it: the time of one exercise helps nobody then
    amount = "" if told else step_amount(step, units)
    if len(note) <= _ON_ONE_LINE:
        return Line(note.rstrip("."), amount)
    return Line(name, amount, cue[:1].upper() + cue[1:])


def _exercise_lines(repeat: Step, units: str) -> list[Line]:
    """Exercises as their notes name them, each with the rest behind it; of circuits first how many rounds."""
    pairs = list(zip(repeat.steps[::2], repeat.steps[1::2], strict=False))
    lines = [Line(f"{repeat.times} rounds of:")] if len(pairs) > 1 and (repeat.times or 1) > 1 else []
    for work, rest in pairs:
        name, _, cue = (work.note or "").partition(": ")
        pause, cue = f"rest {step_amount(rest, units)}", cue[:1].upper() + cue[1:]
        beside = len(name) <= _BESIDE
        lines.append(Line(name, pause if beside else "", cue if beside else f"{cue} R{pause[1:]}."))
    return lines


def _what(step: Step, units: str) -> str:
    """What to do: "warm-up 15 min", "6.7 km easy", "walk 5 min", "800 m"."""
    amount = _around(step, units) if step.kind in {"warmup", "cooldown"} else step_amount(step, units)
    names = {"warmup": f"warm-up {amount}".rstrip(), "cooldown": f"cool-down {amount}".rstrip()}
    if step.kind in names:
        return names[step.kind]
    between = " between" if step.kind == "recover" else ""
    if step.gait == "walk":
        return f"walk {amount}{between}"
    if _is_easy(step) and not between and step.distance_m is not None:
        amount = format_distance(step.distance_m, units)  # no repeat of a track
    return f"{amount} easy{between}" if between or _is_easy(step) else amount


def _around(step: Step, units: str) -> str:
    """How much of what stands before and behind the work: to the half minute or ten metres, and no few steps."""
    if step.distance_m is None and step.duration_s is not None:
        return format_roughly(step.duration_s)
    if step.distance_m is None or (step.gait == "walk" and step.distance_m < _COUNTED_M):
        return ""
    return format_distance(round(step.distance_m, -1), units)


def _is_easy(step: Step) -> bool:
    effort = step.target.effort if step.target is not None else None
    return step.gait == "run" and effort is not None and effort <= _EASY_EFFORT


def step_amount(step: Step, units: str) -> str:
    """How much: "800 m", "1 mile", "2.0 km" or "90 s"; nothing where the step leaves it open."""
    if step.distance_m is not None:
        return track_distance(step.distance_m, units)
    return format_duration(step.duration_s) if step.duration_s is not None else ""


def track_distance(metres: int, units: str) -> str:
    """Repeats keep the track's own measures in either unit: 400 m, 1200 m, 1 mile."""
    if abs(metres - MILE) <= 1:
        return "1 mile"
    if metres < 2_000 and metres % 100 == 0:
        return f"{metres} m"
    return format_distance(metres, units)


def target_text(target: Target | None, units: str) -> str:
    """What to aim at: pace, then heart rate, then effort of 10."""
    if target is None:
        return ""
    parts = []
    if target.pace is not None:
        parts.append(pace_range(target.pace[0], target.pace[1], units))
    if target.hr is not None:
        parts.append(f"{target.hr[0]}–{target.hr[1]} bpm")
    if target.effort is not None:
        parts.append(f"effort {target.effort}")
    return " · ".join(parts)


def pace_range(fast: float, slow: float, units: str) -> str:
    """Two paces in one unit: "5:05–5:15 /km"; one where both read the same."""
    low, high = format_pace(fast, units), format_pace(slow, units)
    return high if low == high else f"{low.split(' ')[0]}–{high}"


def facts(session: Session, units: str) -> str:
    """How much it is: "8.0 km · 48 min"."""
    parts = []
    if session.distance_m:
        parts.append(format_distance(session.distance_m, units))
    if session.duration_s:
        time = race_time(session.duration_s) if session.kind == "race" else format_roughly(session.duration_s)
        parts += [] if parts and session.title.endswith(f", {time}") else [time]
    return " · ".join(parts)


def race_time(seconds: float) -> str:
    """A time as it stands on a finish clock."""
    return format_clock(seconds)


def hard_metres(session: Session) -> float:
    """How many metres of a session are above the aerobic threshold: the work of a hard one, nothing of another.

    Work that is given in time counts its share of the session's distance.
    """
    if not session.hard or not session.distance_m:
        return 0.0
    if session.kind in {"race", "time_trial"} or not session.steps:
        return float(session.distance_m)
    speed = session.distance_m / max(1, session.duration_s)
    return min(float(session.distance_m), sum(_work_metres(step, speed) for step in session.steps))


def _work_metres(step: Step, speed: float) -> float:
    if step.kind == "repeat":
        return (step.times or 1) * sum(_work_metres(inner, speed) for inner in step.steps)
    if step.kind != "work" or step.gait == "walk":
        return 0.0
    return float(step.distance_m or 0) or (step.duration_s or 0) * speed
