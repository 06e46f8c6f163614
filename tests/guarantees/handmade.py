"""Two seasons made by hand, with their scenarios: what the checkers must let pass, and what tests then spoil.

The first is a 10 km race eleven weeks away, the second a routine after three weeks without running. Their numbers
were chosen with a pencil to keep every rule; nothing of the engine is in them.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from tests.guarantees.quantities import day, iso, weekday

Doc = dict[str, Any]
TODAY = day("2027-01-04")  # a Monday
RACE = day("2027-03-21")  # a Sunday, so that blocks run from Sunday to Saturday
EASY, TEMPO, FAST = 360, 300, 280  # s/km
BECAUSE = [{
    "rule": "LOAD-1", "template": "At most {limit}.", "args": {"limit": 11000}, "text": "At most 11.0 km.",
    "parameters": [{"path": "load/single_run_growth", "value": 1.1, "unit": "/1", "source": "a-cohort",
                    "locator": "table 2", "evidence": 3}],
}]  # fmt: skip
HOURS = {"mon": "0 min", "tue": "90 min", "wed": "30 min", "thu": "90 min", "fri": "0 min", "sat": "60 min",
         "sun": "150 min"}  # fmt: skip
# Block number, counted back from the race → kilometres; every fourth one before the taper is easier.
VOLUMES = {11: 30, 10: 22.5, 9: 31, 8: 32, 7: 33, 6: 24.7, 5: 33, 4: 33, 3: 33, 2: 28, 1: 16.5}
QUALITY = {8: ("tempo", 3000), 7: ("tempo", 3000), 6: ("tempo", 2400), 5: ("tempo", 3000), 4: ("intervals", 1000),
           3: ("intervals", 800), 2: ("intervals", 600), 1: ("intervals", 400)}  # fmt: skip
RETURN_VOLUMES = (14, 18, 21, 23, 25, 27, 28, 22, 29, 29, 29, 29)


def session(on: int, kind: str, steps: list[Doc]) -> Doc:
    """A session whose totals are those of its steps."""
    year, week, _ = dt.date.fromordinal(on).isocalendar()
    metres, seconds = _sums(steps)
    hard = kind in {"tempo", "intervals", "race"}
    running = kind not in {"strength", "rest", "plyometrics"}
    made: Doc = {
        "id": f"{year}-W{week:02}-{kind}-{weekday(on) + 1}", "kind": kind, "title": f"{kind.capitalize()} session",
        "distance_m": metres if running else None, "duration_s": seconds if running else 0, "running": running,
        "hard": hard, "surface": ["any"], "attempt": None, "steps": steps, "shorter": None, "because": BECAUSE,
    }  # fmt: skip
    if running and kind != "race" and metres > 1800:
        less = [run_step("work", 1700, EASY)]
        made["shorter"] = made | {"id": made["id"] + "-shorter", "kind": "easy", "hard": False, "steps": less,
                                  "distance_m": 1700, "duration_s": 612}  # fmt: skip
    return made


def _sums(steps: list[Doc]) -> tuple[int, int]:
    metres = seconds = 0
    for step in steps:
        if step["kind"] == "repeat":
            inner = _sums(step["steps"])
            metres, seconds = metres + step["times"] * inner[0], seconds + step["times"] * inner[1]
        else:
            metres += step["distance_m"]
            seconds += step["distance_m"] * step["target"]["pace"][0] // 1000
    return metres, seconds


def run_step(kind: str, metres: int, pace: int) -> Doc:
    return {"kind": kind, "distance_m": metres, "gait": "run", "target": {"pace": [pace, pace + 10], "effort": 4}}


def run(on: int, kind: str, metres: int) -> Doc:
    """An easy or long run, or a race."""
    return session(on, kind, [run_step("work", metres, TEMPO if kind == "race" else EASY)])


def quality(on: int, kind: str, size: int, metres: int) -> Doc:
    """A tempo of `size` metres, or repeats of `size` metres, in a run of so many metres."""
    if kind == "tempo":
        work, rest = [run_step("work", size, TEMPO)], metres - size
    else:
        times = 2400 // size
        inner = [run_step("work", size, FAST), run_step("recover", 200, EASY)]
        work, rest = [{"kind": "repeat", "times": times, "steps": inner}], metres - times * (size + 200)
    return session(on, kind, [run_step("warmup", rest // 2, EASY), *work, run_step("cooldown", rest - rest // 2, EASY)])


def race_scenario() -> Doc:
    """Four months of 30 km in four runs, then a 10 km race."""
    days = {1: 7.0, 3: 7.0, 5: 5.0, 6: 11.0}
    log = [{"date": iso(on), "distance": f"{days[weekday(on)]} km", "duration": f"{round(days[weekday(on)] * 6)} min"}
           for on in range(TODAY - 112, TODAY) if weekday(on) in days]  # fmt: skip
    return {
        "today": iso(TODAY), "units": "km",
        "runner": {"birth_date": "1987-06-01", "availability": dict(HOURS)},
        "log": {"activities": log},
        "goals": [{"kind": "race", "distance": "10 km", "date": iso(RACE)}],
    }  # fmt: skip


def race_plan() -> Doc:
    """Base, speed in the last 56 days, taper, race, a week of recovery."""
    days: dict[int, list[Doc]] = {on: [] for on in range(TODAY, RACE + 8)}
    for number, kilometres in VOLUMES.items():
        for made in _block(RACE - 7 * number, number, round(kilometres * 1000)):
            on, doc = made
            if on >= TODAY:
                days[on].append(doc)
    days[RACE].append(run(RACE, "race", 10_000))
    days[RACE + 4].append(run(RACE + 4, "easy", 4000))
    days[RACE + 6].append(run(RACE + 6, "easy", 5000))
    days[TODAY + 2].append(session(TODAY + 2, "strength", []) | {"duration_s": 1500})
    goal = {"kind": "race", "distance": "10 km", "date": iso(RACE), "target_time": None, "priority": "A",
            "surface": "road", "climb": "0 m"}  # fmt: skip
    return _document(days, goal, "clear", _phase)


def _block(first: int, number: int, metres: int) -> list[tuple[int, Doc]]:
    """Sunday long, Tuesday quality or easy, Thursday and Saturday easy."""
    long = 100 * round(metres * 0.36 / 100)
    easy = 100 * ((metres - long) // 300)
    tuesday = metres - long - 2 * easy
    kind = "long" if number > 1 else "easy"
    found = [(first, run(first, kind, long)), (first + 4, run(first + 4, "easy", easy))]
    found.append((first + 6, run(first + 6, "easy", easy)))
    if number in QUALITY:
        found.append((first + 2, quality(first + 2, *QUALITY[number], tuesday)))
    else:
        found.append((first + 2, run(first + 2, "easy", tuesday)))
    return found


def _phase(start: int, end: int) -> tuple[str, str]:
    middle = start + (end - start) // 2
    if middle > RACE:
        return "recovery", "build"
    if end >= RACE:
        return "race", "race"
    left = RACE - middle
    kind = "easier" if left // 7 + 1 in {6, 10} else "build"
    return ("base" if left > 56 else "speed" if left > 14 else "taper"), kind


def return_scenario() -> Doc:
    """Four months of 30 km in three runs, then three weeks without any; routine."""
    days = {1: 8.0, 3: 8.0, 6: 14.0}
    log = [{"date": iso(on), "distance": f"{days[weekday(on)]} km", "duration": f"{round(days[weekday(on)] * 6)} min"}
           for on in range(TODAY - 133, TODAY - 21) if weekday(on) in days]  # fmt: skip
    return {
        "today": iso(TODAY), "units": "km",
        "runner": {"birth_date": "1987-06-01", "availability": dict(HOURS)},
        "log": {"activities": log},
        "goals": [{"kind": "routine"}],
    }  # fmt: skip


def return_plan() -> Doc:
    """Twelve weeks: half the old volume, up to three quarters in three weeks, then up to the habit."""
    days: dict[int, list[Doc]] = {on: [] for on in range(TODAY, TODAY + 84)}
    for week, kilometres in enumerate(RETURN_VOLUMES):
        monday, metres = TODAY + 7 * week, kilometres * 1000
        long = 100 * round(metres * 0.4 / 100)
        easy = 100 * ((metres - long) // 200)
        days[monday + 1].append(run(monday + 1, "easy", metres - long - easy))
        days[monday + 3].append(run(monday + 3, "easy", easy))
        days[monday + 6].append(run(monday + 6, "long", long))
    goal = {"kind": "routine", "distance": None, "date": None, "target_time": None, "priority": "A",
            "surface": "road", "climb": "0 m"}  # fmt: skip
    plan = _document(days, goal, "comeback", lambda start, _: ("return" if start < TODAY + 22 else "maintain", "build"))
    plan["gate"]["earliest_end"] = iso(TODAY + 23)
    return plan


def _document(days: dict[int, list[Doc]], goal: Doc, gate: str, phase: Any) -> Doc:
    plan: Doc = {
        "schema": "surefoot/plan/1", "today": iso(TODAY), "rulebook": {"version": "1", "hash": "abc"},
        "gate": {"name": gate, "since": None, "earliest_end": None, "ends_when": "It is open.", "injury": None,
                 "because": BECAUSE},
        "fitness": None,
        "feasibility": {"feasible": True, "binding": [], "earliest_date": None, "alternatives": [],
                        "planned_for": goal},
        "weeks": [], "days": [{"date": iso(on), "sessions": sessions} for on, sessions in days.items()],
        "findings": [{"severity": "info", "rule": "SAFE-4", "message": "This is no medical advice."}],
        "changes": [],
    }  # fmt: skip
    last = max(days)
    for start in range(TODAY, last + 1, 7):
        end = min(start + 6, last)
        name, kind = phase(start, end)
        plan["weeks"].append({"start": iso(start), "phase": name, "kind": kind, "distance_m": 0, "duration_s": 0})
    total(plan)
    return plan


def total(plan: Doc) -> None:
    """Write the weeks' totals anew, so that a spoilt session does not show as a wrong sum as well."""
    starts = [day(week["start"]) for week in plan["weeks"]]
    for week, start, end in zip(plan["weeks"], starts, [*starts[1:], 10**7], strict=True):
        inside = [s for d in plan["days"] if start <= day(d["date"]) < end for s in d["sessions"] if s["running"]]
        week["distance_m"] = sum(s["distance_m"] for s in inside)
        week["duration_s"] = sum(s["duration_s"] for s in inside)
