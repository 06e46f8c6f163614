"""Guarantees about two plans: the same again (G1), more pain (G5), less time (G6), other units (G7), other dates (G8),
the plan accepted (G12), and alternatives that are feasible themselves (SAFE-2).

Each takes a scenario document, its plan, a function that plans, and choices; and gives violations as lines.
"""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable, Iterator
from typing import Any

from tests.guarantees import tables
from tests.guarantees.case import Case
from tests.guarantees.documents import differences, in_miles, measured, shifted, without_texts
from tests.guarantees.plan_view import Plan
from tests.guarantees.quantities import iso, seconds

Doc = dict[str, Any]
Planner = Callable[[Doc], Doc]
Relation = Callable[[Doc, Doc, Planner, random.Random], Iterator[str]]

PAIN_DAYS = 14
SITES = ("left knee", "right shin", "left achilles", "hip", "right foot", "hamstring")
MOMENTS = ("warmup_stays", "warmup_goes_away", "during", "returns_later", "after", "next_day", "at_rest", "limping")
WEEKS_SHIFTED = (1, -1, 5, 52, 313, 521, -400)


def same_again(doc: Doc, plan: Doc, planner: Planner, rng: random.Random) -> Iterator[str]:
    """G1: the same input gives the same plan, byte for byte."""
    if json.dumps(planner(copy.deepcopy(doc))) != json.dumps(plan):
        yield f"G1: {differences(plan, planner(doc))[:2]}"


def more_pain(doc: Doc, plan: Doc, planner: Planner, rng: random.Random) -> Iterator[str]:
    """G5: one more report of pain never raises the running summed from today to any of the next 14 days."""
    worse = copy.deepcopy(doc)
    report = {"site": rng.choice(SITES), "score": rng.choice((1, 1, 2, 3, 5, 8)), "moment": rng.choice(MOMENTS)}
    today = Plan(plan).today
    on = today - rng.choice((0, 0, 0, 1, 1, 2, 3, 5, 9))
    entries = worse.setdefault("log", {}).setdefault("check_ins", [])
    entries.append({"date": iso(on), "pain": [report]})
    before, after = Plan(plan), Plan(planner(worse))
    for days in range(PAIN_DAYS + 1):
        less = before.metres_between(today, today + days)
        more = after.metres_between(today, today + days)
        if more > less:
            yield (
                f"G5: {report['moment']} {report['score']} at {report['site']} on {iso(on)} raises the running up to "
                f"day {days} from {less} m to {more} m"
            )
            return


def less_time(doc: Doc, plan: Doc, planner: Planner, rng: random.Random) -> Iterator[str]:
    """G6: with goal and phases fixed, less availability never makes a longer week.

    Not asked with days away: how long such a gap is depends on the days that hold runs around it.
    """
    if doc.get("log", {}).get("away"):
        return
    tighter = copy.deepcopy(doc)
    hours = tighter["runner"]["availability"]
    days = [name for name, text in hours.items() if seconds(text) > 0]
    for name in rng.sample(days, rng.randrange(1, len(days) + 1)):
        hours[name] = f"{int(seconds(hours[name]) / 60 * rng.choice((0.0, 0.3, 0.6, 0.8, 0.95)))} min"
    if not any(seconds(text) for text in hours.values()):
        return
    other = planner(tighter)
    if not _comparable(plan, other):
        return
    yield from _longer_weeks(doc, plan, tighter, other)


def _comparable(one: Doc, other: Doc) -> bool:
    phases = [[(week["start"], week["phase"]) for week in plan["weeks"]] for plan in (one, other)]
    goals = [without_texts(plan["feasibility"]["planned_for"]) for plan in (one, other)]
    keys = ("kind", "distance", "date")
    return phases[0] == phases[1] and all(goals[0].get(key) == goals[1].get(key) for key in keys)


def _longer_weeks(doc: Doc, plan: Doc, tighter: Doc, other: Doc) -> Iterator[str]:
    """Blocks are the engine's weeks, calendar weeks the document's: each reading has its own code."""
    for less, more in zip(plan["weeks"], other["weeks"], strict=True):
        if more["distance_m"] > less["distance_m"]:
            hours = tighter["runner"]["availability"]
            yield f"G6-calendar: week {less['start']} {less['distance_m']} m → {more['distance_m']} m with {hours}"
            break
    one, two = Case(doc, plan), Case(tighter, other)
    for block in one.all_blocks():
        less_m = one.plan.metres_between(block.first, block.last)
        more_m = two.plan.metres_between(block.first, block.last)
        if _over_the_step(one, two, block.first):
            return  # and what follows from there
        if more_m > less_m:
            yield (
                f"G6: block from {iso(block.first)} {less_m} m → {more_m} m with {tighter['runner']['availability']} "
                f"for {doc['runner']['availability']}"
            )
            return


def _over_the_step(one: Case, two: Case, first: int) -> bool:
    """Whether the week before is worth a limit for the next one with more time alone: from 5 km on it binds."""
    return two.low(first - 7, first - 1) < tables.WEEK_JUMP_FROM <= one.low(first - 7, first - 1)


def other_units(doc: Doc, plan: Doc, planner: Planner, rng: random.Random) -> Iterator[str]:
    """G7: km or miles, the same plan to a metre; equal quantities in other words too."""
    wanted = measured(without_texts(plan))
    flipped = doc | {"units": "km" if doc.get("units") == "mi" else "mi"}
    for name, variant in (("units", flipped), ("words", in_miles(doc))):
        found = differences(wanted, measured(without_texts(planner(variant))))
        if found:
            yield f"G7: other {name}: {found[:2]}"


def other_dates(doc: Doc, plan: Doc, planner: Planner, rng: random.Random) -> Iterator[str]:
    """G8: every date moved by whole weeks moves the plan."""
    days = 7 * rng.choice(WEEKS_SHIFTED)
    moved = planner(shifted(doc, days))
    found = differences(without_texts(plan), without_texts(shifted(moved, -days)))
    if found:
        yield f"G8: shifted by {days} days: {found[:2]}"


def accepted(doc: Doc, plan: Doc, planner: Planner, rng: random.Random) -> Iterator[str]:
    """G12: the plan accepted, nothing new: no changes, and the same days."""
    again = planner(doc | {"accepted_plan": plan})
    if again["changes"]:
        yield f"G12: {len(again['changes'])} changes, the first of {again['changes'][0]['session']}"
    found = differences(plan["days"], again["days"])
    if found:
        yield f"G12: other days: {found[:2]}"


def alternatives_feasible(doc: Doc, plan: Doc, planner: Planner, rng: random.Random) -> Iterator[str]:
    """Each alternative, less its because, plans as feasible; so does what is planned for."""
    if len(doc["goals"]) != 1 or plan["feasibility"]["feasible"]:
        return
    if plan["gate"]["name"] not in {"clear", "comeback"}:
        return
    offered = [*plan["feasibility"]["alternatives"], plan["feasibility"]["planned_for"]]
    for alternative in offered:
        goal = {key: value for key, value in alternative.items() if key != "because"}
        answer = planner(doc | {"goals": [goal]})
        if not answer["feasibility"]["feasible"]:
            yield f"alternatives: {goal} is infeasible itself: {answer['feasibility']['binding']}"
        elif goal["kind"] == "race" and answer["feasibility"]["planned_for"]["date"] != goal["date"]:
            yield f"alternatives: {goal} is answered with {answer['feasibility']['planned_for']}"


RELATIONS: dict[str, Relation] = {
    "G1": same_again,
    "G5": more_pain,
    "G6": less_time,
    "G7": other_units,
    "G8": other_dates,
    "G12": accepted,
    "alternatives": alternatives_feasible,
}
