"""Random runners as scenario documents, valid by construction.

Every choice that shapes a runner is drawn from the given `random.Random`; with `strategies.runners()` that is one
that Hypothesis steers and shrinks. The small noise of a log comes from a generator of its own, seeded once, so that
two years of runs are not thousands of choices.
"""

from __future__ import annotations

import datetime as dt
import math
import random
from typing import Any

from tests.guarantees.quantities import iso, weekday
from tests.guarantees.runners_body import body
from tests.guarantees.runners_craft import springy

Doc = dict[str, Any]
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
ODD_DISTANCES = ("1 mi", "1500 m", "2 mi", "5 km", "4 mi", "8.4 km", "10 km", "15 km", "10 mi", "21.1 km", "30 km",
                 "42195 m", "50 km", "50 mi", "100 km", "100 mi", "6 km", "27.5 km", "12 mi")  # fmt: skip
FACILITIES = ("track", "treadmill", "hills", "gym", "bands", "kettlebell", "bench", "box")
FIRST_DAY = dt.date(2025, 6, 2).toordinal()


def runner(rng: random.Random, *, healthy: bool | None = None) -> Doc:
    """A scenario document. `healthy`: nothing of the body in the log (True), something (False), either (None)."""
    today = FIRST_DAY + rng.randrange(1400)
    noise = random.Random(rng.getrandbits(32))
    doc: Doc = {"today": iso(today), "units": rng.choice(("km", "km", "mi")), "runner": _person(rng, today)}
    log: Doc = {}
    activities = _activities(rng, noise, today)
    if activities:
        log["activities"] = activities
    if (rng.random() < 0.35) if healthy is None else not healthy:
        body(rng, today, doc, log)
    if rng.random() < 0.15:
        log["away"] = _away(rng, today)
    if log:
        doc["log"] = log
    _declare(rng, doc, activities)
    doc["goals"] = _goals(rng, today)
    if rng.random() < 0.04:
        doc["overlay"] = {"load/single_run_growth": rng.choice((1.0, 1.05))}
    springy(random.Random(repr(doc)), today, doc)  # by a chance of its own: who runs stays who they were
    return doc


def _person(rng: random.Random, today: int) -> Doc:
    person: Doc = {"availability": _availability(rng), "experience": rng.choice(("new", "regular", "seasoned"))}
    if rng.random() < 0.8:
        years = rng.choice((16, 17, 18, 22, 30, 34, 41, 49, 50, 55, 59, 60, 67, 72, 90))
        person["birth_date"] = iso(today - int(years * 365.25) - rng.randrange(300) - 2)
    if rng.random() < 0.4:
        person["sex"] = rng.choice(("female", "male", "unspecified"))
    if rng.random() < 0.3:
        person["long_run_day"] = rng.choice(DAYS)
    if rng.random() < 0.3:
        person["max_hr"], person["resting_hr"] = rng.randrange(150, 205), rng.randrange(38, 80)
    if rng.random() < 0.4:
        person["facilities"] = rng.sample(FACILITIES, rng.randrange(1, 5))
    return person


def _availability(rng: random.Random) -> Doc:
    shape = rng.choice(("usual", "usual", "usual", "all", "odd", "few", "one"))
    if shape == "usual":
        minutes = {"tue": 60, "wed": 45, "thu": 60, "sat": 60, "sun": rng.choice((90, 120, 150, 240))}
        return {name: f"{minutes.get(name, 0)} min" for name in DAYS}
    if shape == "all":
        return {name: f"{rng.choice((60, 75, 90, 120, 300))} min" for name in DAYS}
    days = rng.sample(DAYS, 1 if shape == "one" else rng.randrange(2, 4) if shape == "few" else rng.randrange(3, 8))
    return {name: f"{rng.randrange(17, 200)} min" for name in days}


def _declare(rng: random.Random, doc: Doc, activities: list[Doc]) -> None:
    if rng.random() < (0.05 if activities else 0.7):
        week = rng.choice((8, 15, 24.5, 40, 62, 90))
        doc["runner"]["usual_weekly_distance"] = f"{week} km" if rng.random() < 0.7 else f"{round(week / 1.6, 1)} mi"
        if rng.random() < 0.6:
            doc["runner"]["longest_recent"] = f"{round(week * rng.choice((0.25, 0.35, 0.5)), 1)} km"


def _away(rng: random.Random, today: int) -> list[Doc]:
    first = today + rng.randrange(-10, 90)
    entries = []
    for _ in range(rng.choice((1, 1, 2))):
        last = first + rng.choice((0, 2, 6, 9, 20))
        entry = {"from": iso(first), "to": iso(last)}
        if rng.random() < 0.4:
            entry["minutes_a_day"] = f"{rng.choice((0, 25, 40))} min"
        entries.append(entry)
        first = last + rng.randrange(2, 40)
    return entries


# The log: what a runner did, week by week.


def _activities(rng: random.Random, noise: random.Random, today: int) -> list[Doc]:
    weeks = rng.choice((0, 0, 1, 2, 3, 5, 8, 12, 16, 26, 52, 80, 104))
    if not weeks:
        return []
    shape = rng.choice((regular, regular, regular, regular, irregular, bursts, growing))
    pace = rng.choice((255, 300, 330, 360, 390, 450, 560))  # s/km
    runs, volume = rng.choice((1, 2, 3, 3, 4, 4, 5, 6)), rng.choice((9, 16, 25, 35, 45, 60, 80))
    timed = rng.choice((0.0, 0.0, 0.0, 0.0, 0.1, 1.0))
    off = _breaks(rng, today, weeks)
    first = today - 7 * weeks
    plan = [d for d in shape(noise, first, today, runs, volume) if not any(a <= d[0] <= b for a, b in off)]
    done = [_outing(noise, on, km, pace, timed) for on, km in plan]
    done += _others(rng, noise, first, today)
    if rng.random() < 0.3:
        done += _races(noise, first, today, pace, volume)
    if rng.random() < 0.1:
        done.append(_outing(noise, today, volume / runs / 2, pace, timed))
    return sorted(done, key=lambda outing: str(outing["date"]))


def _breaks(rng: random.Random, today: int, weeks: int) -> list[tuple[int, int]]:
    """Spans without running: at the end of the log, or ending within it."""
    off = []
    if rng.random() < 0.3:
        days = rng.choice((3, 5, 6, 8, 12, 20, 28, 29, 30, 31, 35, 42, 56, 57, 70, 84, 100, 200))
        off.append((today - days, today - 1))
    if rng.random() < 0.25:
        days, ago = rng.choice((7, 14, 25, 40, 60, 100)), rng.randrange(1, 90)
        off.append((today - ago - days, today - ago))
    return off if weeks > 1 else off[:1]


Outings = list[tuple[int, float]]


def regular(noise: random.Random, first: int, today: int, runs: int, volume: float) -> Outings:
    """Fixed weekdays, one long run."""
    days = sorted(noise.sample(range(7), runs))
    long = noise.choice(days)
    easy = volume / (runs + 0.8)
    kept = [on for on in range(first, today) if weekday(on) in days and noise.random() < 0.93]
    return [(on, easy * (1.8 if weekday(on) == long else 1) * noise.uniform(0.85, 1.1)) for on in kept]


def irregular(noise: random.Random, first: int, today: int, runs: int, volume: float) -> Outings:
    """Any day, any distance."""
    each = volume / runs
    return [(on, each * noise.uniform(0.4, 1.9)) for on in range(first, today) if noise.random() < runs / 7]


def bursts(noise: random.Random, first: int, today: int, runs: int, volume: float) -> Outings:
    """Some weeks full, some empty."""
    full = [noise.random() < 0.6 for _ in range((today - first) // 7 + 2)]
    return [outing for outing in regular(noise, first, today, runs, volume * 1.3) if full[(outing[0] - first) // 7]]


def growing(noise: random.Random, first: int, today: int, runs: int, volume: float) -> Outings:
    """Starts small and builds."""
    span = max(1, today - first)
    return [(on, km * (0.35 + 0.65 * (on - first) / span)) for on, km in regular(noise, first, today, runs, volume)]


def _outing(noise: random.Random, on: int, km: float, pace: int, timed: float) -> Doc:
    metres = max(1000, round(km * 1000))
    seconds = round(metres * pace * noise.uniform(0.95, 1.06) / 1000)
    outing: Doc = {"date": iso(on), "duration": _clock(seconds)}
    if noise.random() >= timed:
        outing["distance"] = _distance(noise, metres)
    if noise.random() < 0.04:
        outing["running"] = f"{max(1, seconds // 100)} min"
    if noise.random() < 0.05:
        outing["surface"] = noise.choice(("road", "track", "trail", "treadmill", "grass"))
    if noise.random() < 0.2:
        outing["rpe"] = noise.randrange(2, 8)
    if noise.random() < 0.2:
        outing["avg_hr"] = noise.randrange(115, 165)
    return outing


def _distance(noise: random.Random, metres: int) -> str:
    way = noise.random()
    if way < 0.5:
        return f"{metres} m"
    return f"{metres / 1000:.2f} km" if way < 0.85 else f"{metres / 1609.344:.2f} mi"


def _clock(seconds: int) -> str:
    hours, rest = divmod(seconds, 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60}:{rest % 60:02}"


def _others(rng: random.Random, noise: random.Random, first: int, today: int) -> list[Doc]:
    """Walks, rides and the like: they must count neither as habit nor as growth."""
    if rng.random() < 0.75:
        return []
    sport = rng.choice(("walk", "ride", "swim", "strength", "other"))
    days = [on for on in range(max(first, today - 60), today) if noise.random() < 0.3]
    return [{"date": iso(on), "sport": sport, "duration": f"{noise.randrange(20, 90)} min",
             **({"distance": f"{noise.randrange(3, 9)} km"} if sport in {"walk", "ride"} else {})}
            for on in days]  # fmt: skip


def _races(noise: random.Random, first: int, today: int, pace: int, volume: float) -> list[Doc]:
    lengths = [metres for metres in (5000, 10000, 21097, 42195) if metres < volume * 700] or [5000]
    found = []
    for _ in range(noise.randrange(1, 4)):
        metres, on = noise.choice(lengths), noise.randrange(first, today)
        seconds = round(metres / 1000 * pace * noise.uniform(0.80, 0.93))
        found.append({"date": iso(on), "distance": f"{metres} m", "duration": _clock(seconds), "race": True})
    return found


# Goals.


def _goals(rng: random.Random, today: int) -> list[Doc]:
    kind = rng.choice(("race",) * 8 + ("races",) * 2 + ("routine",) * 2 + ("come_back", "mile_block"))
    if kind == "race":
        return [_race(rng, today)]
    if kind != "races":
        return [{"kind": kind}]
    first = _race(rng, today)
    goals, taken = [first], {first["date"]}
    for _ in range(rng.choice((1, 1, 2))):
        other = _race(rng, today)
        other["priority"] = rng.choice(("A", "B", "B", "C"))
        if other["date"] not in taken:
            taken.add(other["date"])
            goals.append(other)
    return goals


def _race(rng: random.Random, today: int) -> Doc:
    distance = rng.choice(ODD_DISTANCES)
    on = today + rng.choice((0, 1, 4, 6, 9, 15, *range(20, 285, 5))) + rng.randrange(3)
    goal: Doc = {"kind": "race", "distance": distance, "date": iso(on)}
    if rng.random() < 0.25:
        goal["target_time"] = _clock(_plausible_time(rng, distance))
    if rng.random() < 0.15:
        goal["surface"] = rng.choice(("road", "track", "trail"))
    if goal.get("surface") == "trail":
        goal["climb"] = f"{rng.choice((100, 400, 1500))} m"
    return goal


def _plausible_time(rng: random.Random, distance: str) -> int:
    number, unit = distance.split()
    metres = float(number) * {"km": 1000, "mi": 1609.344, "m": 1}[unit]
    return round(rng.choice((240, 290, 330, 400)) * metres / 1000 * math.pow(max(1.0, metres / 5000), 0.07))
