"""A small plan with every kind of record in it, made by hand."""

from __future__ import annotations

import datetime as dt
from typing import Any

from surefoot.diary.plan import (
    Attempt,
    Because,
    Change,
    Day,
    Feasibility,
    Finding,
    Fitness,
    Gate,
    GoalAnswer,
    ParameterRead,
    Plan,
    RulebookVersion,
    Session,
    Step,
    Target,
    Week,
)
from surefoot.units import Metres, Seconds

MONDAY = dt.date(2027, 1, 4)
GROWTH = ParameterRead(
    path="load/single_run_growth", value=1.1, unit="/1", source="frandsen-2025", locator="table 2", evidence=3
)
CYCLE = ParameterRead(
    path="season/cycle", value={"usual": [3, 1]}, unit="week", source="own-practice", locator="", evidence=0
)


def because(rule: str, text: str) -> Because:
    return Because(
        rule=rule, template=text, args={"limit": 8_800, "day": "2027-01-04"}, text=text, parameters=(GROWTH, CYCLE)
    )


LIMIT = because("LOAD-1", "At most 8.8 km: your longest run of the last 30 days was 8.0 km.")


def session(kind: str, number: int, **more: Any) -> Session:
    fields: dict[str, Any] = {
        "id": f"2027-W01-{kind}-{number}",
        "kind": kind,
        "title": "Easy run",
        "distance_m": Metres(7_000),
        "duration_s": Seconds(2_700),
        "running": True,
        "hard": False,
        "because": (LIMIT,),
    }
    return Session(**{**fields, **more})


REPEAT = Step(
    kind="repeat",
    times=3,
    steps=(
        Step(kind="work", distance_m=Metres(800), gait="run", target=Target(pace=(235, 240), hr=(158, 168), effort=7)),
        Step(kind="recover", duration_s=Seconds(90), gait="walk", note="easy"),
    ),
)
ROUTINE = GoalAnswer(
    kind="routine",
    distance=None,
    date=None,
    target_time=None,
    priority="A",
    surface="road",
    climb="0 m",
    because=(LIMIT,),
)
PLAN = Plan(
    today=MONDAY,
    rulebook=RulebookVersion(version="1", hash="0" * 8),
    gate=Gate(
        name="comeback",
        since=MONDAY,
        earliest_end=dt.date(2027, 2, 1),
        ends_when="28 days of easy running have passed",
        injury=None,
        because=(LIMIT,),
    ),
    fitness=Fitness(index=41.2, low=39.8, high=42.9, paces={"easy": [372, 415], "marathon": 338}),
    feasibility=Feasibility(
        feasible=False, binding=("LOAD-1",), earliest_date=MONDAY, alternatives=(ROUTINE,), planned_for=ROUTINE
    ),
    weeks=(Week(start=MONDAY, phase="base", kind="build", distance_m=Metres(7_000), duration_s=Seconds(2_700)),),
    days=(
        Day(
            date=MONDAY,
            sessions=(
                session("easy", 1, steps=(REPEAT,), shorter=session("easy", 1), treadmill=session("easy", 1)),
                session("walk_run", 1, attempt=Attempt(number=3, stage="general/2"), surface=("track", "grass")),
                session("strength", 1, distance_m=None, running=False),
            ),
        ),
        Day(date=dt.date(2027, 1, 5), sessions=()),
    ),
    findings=(Finding(severity="info", rule="SAFE-4", message="Easier is always allowed."),),
    changes=(Change(session="2027-W01-easy-1", before={"distance_m": 8_000}, after=None, because=(LIMIT,)),),
)
