"""A session's steps in plain words: what to do, and what to aim at."""

from __future__ import annotations

from surefoot.diary.plan import Session, Step, Target
from surefoot.units import MILE, format_clock, format_distance, format_duration, format_pace

_NAMES = {"warmup": "warm-up", "cooldown": "cool-down", "recover": "easy between", "work": "run", "repeat": ""}


def step_lines(steps: tuple[Step, ...], units: str) -> list[tuple[str, str]]:
    """Each step as (what, target). A repeat is one line for its work and one for what lies between."""
    lines: list[tuple[str, str]] = []
    for step in steps:
        if step.kind == "repeat":
            lines.extend(_repeat_lines(step, units))
        else:
            lines.append((_what(step, units), target_text(step.target, units)))
    return lines


def _repeat_lines(repeat: Step, units: str) -> list[tuple[str, str]]:
    times = f"{repeat.times or 1} × "
    lines = []
    for number, step in enumerate(repeat.steps):
        lead = times if number == 0 else " " * len(times)
        lines.append((lead + _what(step, units), target_text(step.target, units)))
    return lines


def _what(step: Step, units: str) -> str:
    """What to do: "15 min warm-up" or "walk 5 min", with the step's own note after a comma."""
    amount = step_amount(step, units)
    if step.gait == "walk":
        words = f"walk {amount}"
    elif step.kind == "work":
        words = f"{amount} run"
    else:
        words = f"{amount} {_NAMES.get(step.kind, step.kind)}"
    return f"{words}, {step.note}" if step.note else words


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
        parts.append(race_time(session.duration_s) if session.kind == "race" else format_duration(session.duration_s))
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
