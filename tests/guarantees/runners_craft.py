"""Random strength and plyometrics in a log, with the hops that unlock jumping."""

from __future__ import annotations

import random
from typing import Any

from tests.guarantees.quantities import iso

Doc = dict[str, Any]
EXERCISES = ("goblet_squat", "step_up", "single_leg_deadlift", "heel_raise", "front_plank", "back_squat", "no_such")


def springy(rng: random.Random, today: int, doc: Doc) -> None:
    """Let some runners write their strength down, try their hops, and jump."""
    if rng.random() < 0.6:
        return
    log = doc.setdefault("log", {})
    log["strength"] = sorted([*_strength(rng, today), *_jumps(rng, today)], key=lambda done: str(done["date"]))
    if rng.random() < 0.8:
        tried = {"date": iso(today - rng.randrange(20)), "tests": {"hops": rng.choice(("even",) * 5 + ("uneven",))}}
        log["check_ins"] = sorted([*log.get("check_ins", ()), tried], key=lambda told: str(told["date"]))


def _strength(rng: random.Random, today: int) -> list[Doc]:
    days = [on for on in range(today - rng.choice((7, 28, 60)), today + 1) if rng.random() < 0.3]
    return [_done(rng, on, "strength", rng.sample(EXERCISES, rng.randrange(4))) for on in days]


def _jumps(rng: random.Random, today: int) -> list[Doc]:
    days = [on for on in range(today - 20, today + 1) if rng.random() < 0.15]
    return [_done(rng, on, "plyometrics", ["two_foot_hops"][: rng.randrange(2)]) for on in days]


def _done(rng: random.Random, on: int, kind: str, exercises: list[str]) -> Doc:
    done = []
    for name in exercises:
        one: Doc = {"exercise": name, "sets": rng.randrange(1, 6)}
        if rng.random() < 0.8:
            one |= {"reps": rng.randrange(3, 14), "effort": rng.randrange(4, 11)}
        if rng.random() < 0.5:
            one["load"] = rng.choice(("16 kg", "35 lb", "22.5 kg"))
        done.append(one)
    return {"date": iso(on), "kind": kind, "exercises": done}
