"""Feasibility (engine.md 6 and 10, SAFE-2, SHORT-2): what is called feasible is prepared, what is not says why."""

from __future__ import annotations

from collections.abc import Iterator

from tests.guarantees import tables
from tests.guarantees.case import Case
from tests.guarantees.check_load import Longest
from tests.guarantees.quantities import iso
from tests.guarantees.scenario_view import Goal

LOGGED_DAYS = 112
READY_OFF = 0.97
FIVE_KM = 4900
MARATHON_FROM = 40_000
AMPLY_READY = 1.25
SOON = 10


def main_goal(case: Case) -> Goal:
    """The goal that the answer is about: the first race of the highest priority, else the first goal."""
    races = [goal for goal in case.scenario.goals if goal.kind == "race" and goal.day is not None]
    return min(races, key=lambda goal: (goal.priority, goal.day)) if races else case.scenario.goals[0]


def check_answer(case: Case) -> Iterator[str]:
    """Infeasible: binding rules, alternatives, and planned for something else. Feasible: planned as asked."""
    answer = case.plan.doc["feasibility"]
    wanted, planned = main_goal(case), case.plan.planned_for
    same = (wanted.kind, wanted.metres, wanted.day) == (planned.kind, planned.metres, planned.day)
    single = len(case.scenario.goals) == 1
    if case.plan.feasible:
        if answer.get("binding"):
            yield f"feasibility: feasible, though {answer['binding']} bind"
        if single and not same:
            yield f"feasibility: feasible, but planned for {answer['planned_for']}"
        return
    if not answer.get("binding"):
        yield "feasibility: infeasible and no rule binds"
    if case.plan.gate in {"clear", "comeback"} and not answer.get("alternatives"):
        yield "feasibility: infeasible and no alternative"
    if single and same and wanted.target is None and wanted.kind == "race":
        yield "feasibility: infeasible, and planned for all the same"


def check_prepared(case: Case) -> Iterator[str]:
    """A race planned for as feasible finds its readiness minimum reached: one block, one run in km or minutes."""
    planned = case.plan.planned_for
    if planned.kind != "race" or not planned.metres or not planned.day or case.plan.gate not in {"clear", "comeback"}:
        return
    name = tables.race_class(planned.metres)
    week, longest, minutes = tables.READINESS[name]
    before = range(planned.day - 7, case.today - LOGGED_DAYS, -7)
    volume = max(case.every(on, on + 6) for on in [*before, planned.day - 7])
    weeks = [w["distance_m"] for start, w in case.plan.weeks if start < planned.day - 6]
    runs = [run for run in case.runs if case.today - LOGGED_DAYS <= run.day < planned.day]
    if max([volume, *weeks]) < week * 1000 * READY_OFF:
        yield f"readiness: a {name} race on {iso(planned.day)} with a peak week of {volume:.0f} m, at least {week} km"
    far = max([run.high for run in runs] + [Longest(case).declared])
    sessions = [session.seconds for session in case.plan.running if session.day < planned.day]
    long = max([*(run.duration for run in runs), *sessions], default=0)
    if far < longest * 1000 * READY_OFF and long < minutes * 60 * READY_OFF:
        yield (
            f"readiness: a {name} race on {iso(planned.day)} after {far:.0f} m or {long / 60:.0f} min at most, "
            f"at least {longest} km or {minutes} min"
        )


def check_marathon_base(case: Case) -> Iterator[str]:
    """Nobody is planned for a marathon who has not run 5 km (SHORT-2)."""
    wanted = main_goal(case)
    if wanted.kind != "race" or (wanted.metres or 0) < MARATHON_FROM or any(r.timed_only for r in case.scenario.runs):
        return
    longest = max([run.high for run in case.scenario.runs] + [case.scenario.declared_longest or 0.0])
    declared = case.scenario.declared_week and not case.scenario.declared_longest
    if longest < FIVE_KM and not declared and case.plan.feasible:
        yield f"SHORT-2: a marathon or longer for who has run {longest:.0f} m at most"


def check_not_refused(case: Case) -> Iterator[str]:
    """Who is amply ready today, with time and without a wish for a time, is not refused."""
    wanted = main_goal(case)
    single = len(case.scenario.goals) == 1
    ask = (wanted.kind, wanted.target) == ("race", None) and wanted.metres and wanted.day and wanted.surface != "trail"
    if not (single and ask) or case.plan.feasible or not case.scenario.plain or case.plan.gate != "clear":
        return
    week, longest, _ = tables.READINESS[tables.race_class(wanted.metres or 0)]
    recent = [run.low for run in case.scenario.runs if run.day > case.today - 21 and not run.timed_only]
    minutes = sum(case.scenario.usual_minutes(index) for index in range(7))
    lately = sum(run.duration for run in case.scenario.runs if run.day > case.today - 28) / 4
    ample = case.habit_low(case.today) >= AMPLY_READY * week * 1000
    ample = ample and max(recent, default=0) >= AMPLY_READY * longest * 1000 and minutes >= AMPLY_READY * lately
    far = wanted.day is not None and wanted.day - case.today >= SOON
    if ample and far and not case.maybe_returning(case.today):
        yield f"feasibility: refused ({case.plan.doc['feasibility']['binding']}), though amply ready today"
