"""A mile block (engine.md 5; MILE-2): eight weeks to a trial, three key runs in each, a trial in its middle."""

from __future__ import annotations

from collections.abc import Iterator

from tests.guarantees import tables
from tests.guarantees.case import Case
from tests.guarantees.quantities import MILE, day, iso

LONG_SLACK = 60  # a run is rounded to a tenth of a kilometre


def check_mile_block(case: Case) -> Iterator[str]:
    """At most two hard runs in each of its weeks, no long run over 80 minutes, one trial on the way, in week 4."""
    for anchor in case.trials:
        if anchor - case.today < tables.MILE_BLOCK_DAYS and not case.scenario.doc.get("accepted_plan"):
            yield f"mile: the trial of {iso(anchor)} is {anchor - case.today} days ahead, and a block is eight weeks"
        if _undated(case) and anchor - tables.MILE_BLOCK_DAYS not in _beginnings(case):
            yield f"mile: the trial of {iso(anchor)} is eight weeks from no day on which a block may begin"
        for block in case.blocks(anchor)[-tables.MILE_BLOCK_DAYS // 7 :]:
            runs = [s for s in case.plan.running if block.first <= s.day <= block.last]
            if sum(s.hard for s in runs) > tables.MILE_HARD_RUNS:
                yield f"mile: {sum(s.hard for s in runs)} hard runs in the block from {iso(block.first)}"
            if any(s.kind == "time_trial" for s in runs) and block.number != tables.MILE_TRIAL_BLOCK:
                yield f"mile: a trial in the block from {iso(block.first)}, {block.number} weeks before the last one"
            for long in (s for s in runs if s.kind == "long" and s.seconds > tables.MILE_LONG_S + LONG_SLACK):
                yield f"mile: {long.label} on {iso(long.day)} takes {long.seconds:.0f} s"


def _undated(case: Case) -> bool:
    """Whether a mile block of no day was asked for and is planned for, so that its day follows from the others."""
    asked = any(goal.kind == "mile_block" and not goal.day for goal in case.scenario.goals)
    return asked and not case.scenario.doc.get("accepted_plan") and not case.plan.planned_for.day


def _beginnings(case: Case) -> Iterator[int]:
    """Today, the day on which a way back ends, and the days on which an A race is recovered from."""
    ends = case.plan.doc["gate"].get("earliest_end")
    if case.plan.gate == "walk_run":  # easy weeks follow it, and the way back is told to its end
        last = max((session.day for session in case.plan.sessions if session.attempt), default=case.today)
        yield from range(max(last + 1, day(ends or iso(last))), last + 8)
    else:
        yield day(ends) if ends and case.plan.gate == "easy_only" else case.today
    for goal in case.scenario.goals:
        if goal.kind == "race" and goal.priority == "A" and goal.day and goal.metres:
            yield goal.day + 1 + min(tables.RECOVERY_MOST, max(1, round(goal.metres / MILE)))
