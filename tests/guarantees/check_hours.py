"""G4 (a day's minutes) and G10 (totals are sums)."""

from __future__ import annotations

from collections.abc import Iterator

from tests.guarantees import tables
from tests.guarantees.case import Case
from tests.guarantees.plan_view import leaves
from tests.guarantees.quantities import iso
from tests.guarantees.scenario_view import Doc

WALK_FAST, WALK_SLOW = 0.40, 1.5  # s/m: 6:40 and 25 min/km
RUN_FAST, RUN_SLOW = 0.14, 1.0  # s/m: 2:20 and 16:40 min/km
METRES_OFF, SECONDS_OFF = 150, 90  # rounding to tenths of a kilometre and to minutes
TARGET_OFF = 0.15  # a step may be run so much off its target on the way to the sum


def check_minutes(case: Case) -> Iterator[str]:
    """All sessions of a day, race day excepted, fit into what the date has (seconds)."""
    for on, sessions in case.plan.days:
        if any(session["kind"] in {"race", "time_trial"} for session in sessions):
            continue
        planned, given = sum(session["duration_s"] for session in sessions), case.scenario.available(on)
        if planned > given:
            yield f"G4: {iso(on)} has {given / 60:g} min, planned {planned / 60:.1f} min"


def check_week_totals(case: Case) -> Iterator[str]:
    """A week's metres and seconds are those of its running sessions, races included."""
    starts = [start for start, _ in case.plan.weeks]
    ends = [*starts[1:], case.plan.last + 1]
    for (start, week), end in zip(case.plan.weeks, ends, strict=True):
        inside = [session for session in case.plan.running if start <= session.day < end]
        metres, seconds = sum(s.metres for s in inside), sum(s.seconds for s in inside)
        if week["distance_m"] != metres or week["duration_s"] != seconds:
            yield (
                f"G10: week {iso(start)} says {week['distance_m']} m, {week['duration_s']} s; "
                f"its sessions are {metres} m, {seconds} s"
            )


def check_steps(case: Case) -> Iterator[str]:
    """A session's distance and time are its steps' at plausible paces, repeats multiplied out."""
    for session in case.plan.sessions:
        yield from _session_sum(session.label, session.doc)
        for name in ("shorter", "treadmill"):
            if session.doc.get(name):
                yield from _session_sum(f"{session.label}.{name}", session.doc[name])


def _session_sum(label: str, session: Doc) -> Iterator[str]:
    steps = list(leaves(session.get("steps") or []))
    if not steps or not session["running"]:
        return
    metres, seconds = session["distance_m"] or 0, session["duration_s"]
    spans = [_span(step, times) for step, times in steps]
    low_m, high_m = sum(s[0] for s in spans), sum(s[1] for s in spans)
    low_s, high_s = sum(s[2] for s in spans), sum(s[3] for s in spans)
    if all(step.get("distance_m") is not None for step, _ in steps) and metres != low_m:
        yield f"G10: {label} says {metres} m, its steps are {low_m} m"
    elif not low_m - METRES_OFF <= metres <= high_m + METRES_OFF:
        yield f"G10: {label} says {metres} m, its steps are {low_m:.0f} to {high_m:.0f} m"
    if not low_s - SECONDS_OFF <= seconds <= high_s + SECONDS_OFF:
        yield f"G10: {label} says {seconds} s, its steps are {low_s:.0f} to {high_s:.0f} s"
    if metres and not tables.FASTEST <= seconds / metres <= tables.SLOWEST:
        yield f"G10: {label}: {metres} m in {seconds} s is no running pace"


def _span(step: Doc, times: int) -> tuple[float, float, float, float]:
    """Least and most metres, least and most seconds of a step done so many times."""
    fast, slow = (WALK_FAST, WALK_SLOW) if step.get("gait") == "walk" else (RUN_FAST, RUN_SLOW)
    pace = (step.get("target") or {}).get("pace")
    if pace and step.get("gait") != "walk":
        fast, slow = min(pace) / 1000 * (1 - TARGET_OFF), max(pace) / 1000 * (1 + TARGET_OFF)
    if step.get("distance_m") is not None:
        metres = times * step["distance_m"]
        return metres, metres, metres * fast, metres * slow
    seconds = times * (step.get("duration_s") or 0)
    return seconds / slow, seconds / fast, seconds, seconds
