"""Which rules put a run where it stands, and made it as long as it is."""

from __future__ import annotations

from surefoot.coach.ledger import WEEK
from surefoot.coach.rules.layout.hard_gap import hard_gap
from surefoot.coach.rules.load.single_run_limit import single_run_limit
from surefoot.coach.rules.pause.starts_small import starts_small
from surefoot.coach.rules.quality.dose import quality_dose
from surefoot.coach.rules.quality.lighter_dose import lighter_dose
from surefoot.coach.rules.quality.strides import strides_reps
from surefoot.coach.rules.season.base import base_first
from surefoot.coach.rules.season.cycle import building_weeks
from surefoot.coach.rules.season.open_class import open_class
from surefoot.coach.rules.season.recovery import recovery_days
from surefoot.coach.rules.season.speed_window import speed_days
from surefoot.coach.rules.season.taper import taper_shares
from surefoot.coach.rules.volume.easier_week import easier_week
from surefoot.coach.rules.volume.least_run import first_week
from surefoot.coach.rules.volume.long_share import long_share
from surefoot.coach.rules.volume.one_long_run import most_runs_are_short
from surefoot.coach.rules.volume.recovery_week import recovery_share
from surefoot.coach.rules.volume.runs_a_week import runs_a_week
from surefoot.coach.rules.volume.week_limit import week_limit
from surefoot.coach.rules.worn.settles import work_settles
from surefoot.coach.week_plan import WeekPlan
from surefoot.coach.writer import Written
from surefoot.rulebook import Book, Reason


def phase_reason(plan: WeekPlan, day: int) -> Reason:
    """Why the week is what it is."""
    block = plan.block
    if plan.why_return is not None:
        return plan.why_return
    if block.phase == "taper" and block.race:
        return taper_shares.because(share=block.share, race=block.race.race_class)
    if block.phase == "recovery" and block.after:
        return recovery_days.because(days=block.after.recovery, distance=block.after.distance)
    if block.kind == "easier":
        return work_settles.because() if block.worn else easier_week.because(peak=plan.highest)
    if block.phase == "speed" and block.race:
        return speed_days.because(days=block.race.day - day, race=block.race.race_class)
    return base_first.because(habit=0) if block.race else open_class.because()


def volume_reason(plan: WeekPlan) -> Reason:
    """Why the week is as large as it is."""
    if plan.block.phase == "recovery":
        return recovery_share.because(share=plan.volume / max(1, plan.highest), week=plan.block.week)
    if plan.block.worn:
        return easier_week.because(peak=plan.highest)
    if plan.block.kind == "easier" and plan.block.building:
        return building_weeks.because(building=plan.block.building)
    if plan.returning:
        return runs_a_week.because(runs=plan.done_runs + plan.runs, volume=plan.volume)
    return week_limit.because(limit=plan.limit, highest=plan.highest)


def run_reasons(written: Written, day: int, kind: str, book: Book, race_class: str) -> tuple[Reason, ...]:
    """Reasons of one run, the most telling first."""
    plan = written.plan
    phase, volume = phase_reason(plan, day), volume_reason(plan)
    metres = written.sizes.metres.get(day, 0)
    small = _first_ones(plan, book)
    if kind == "long":
        runs = plan.done_runs + len(written.kinds)
        share = (long_share.because(share=long_share(book, race_class, runs), runs=runs),) if runs > 1 else ()
        limit = single_run_limit.because(limit=plan.long_limit, longest=plan.longest_before)
        return *small, phase, limit, *share, volume
    if kind == "hard":
        return _turn(plan), phase, hard_gap.because(gap=written.problem.hard_gap), volume
    return *small, phase, most_runs_are_short.because(distance=metres), volume


def _first_ones(plan: WeekPlan, book: Book) -> tuple[Reason, ...]:
    """That the way starts small, of the first runs after a long break."""
    back = plan.why_return
    if back is None or back.args["elapsed"] >= WEEK or not starts_small(book, back.args["days"]):
        return ()
    return (first_week.because(),)


def _turn(plan: WeekPlan) -> Reason:
    """Whose turn it is to grow this week, distance or fast running."""
    if plan.block.kind != "build":
        return lighter_dose.because()
    if plan.raises_volume:
        return quality_dose.because(what="the distance grows, and the fast running stays as it is")
    return quality_dose.because(what="the fast running grows, and the distance stays as it is")


def strides_reason(reps: int) -> Reason:
    """Why an easy run ends with strides."""
    return strides_reps.because(reps=reps)
