"""What of the accepted plan still stands: block by block, as long as every rule allows it.

A block is kept whole where nothing forbids any of its runs. A run that is longer than today's limits allow is
cut in its place; anything else that a rule forbids makes the block planned anew. So what was accepted stays,
what would be unsafe goes at once, and what could merely be better is for the runner to accept.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Protocol

import msgspec

from surefoot.coach.feasibility import Judgement
from surefoot.coach.first_steps import GRAIN
from surefoot.coach.kept import Cut, Kept, days_of, is_even, metres_run, option, run_of, work_seconds
from surefoot.coach.quality import cap_reason, family, work_cap
from surefoot.coach.rules.layout.long_gap import long_gap
from surefoot.coach.rules.layout.minutes import day_minutes
from surefoot.coach.rules.layout.stability import change_cost
from surefoot.coach.rules.load.near import near_enough
from surefoot.coach.rules.load.single_run_limit import single_run_limit
from surefoot.coach.rules.quality.dose import quality_dose
from surefoot.coach.rules.season.base import base_first
from surefoot.coach.rules.season.before_race import easy_before
from surefoot.coach.rules.season.recovery_off import recovery_off
from surefoot.coach.rules.season.taper import taper_shares
from surefoot.coach.rules.volume.easier_week import easier_week
from surefoot.coach.rules.volume.least_run import first_week
from surefoot.coach.rules.volume.long_share import long_share
from surefoot.coach.rules.volume.recovery_week import recovery_share
from surefoot.coach.rules.volume.runs_a_week import runs_a_week
from surefoot.coach.rules.volume.week_limit import week_limit
from surefoot.coach.season import Block
from surefoot.coach.setting import Setting
from surefoot.coach.volume import Track, WeekPlan, grain
from surefoot.diary.plan import GoalAnswer, Plan, Session
from surefoot.diary.writing import goal_answer
from surefoot.rulebook import Reason

#: Gates under which an accepted plan can stand; under the others each day is judged on its own.
_STANDING = ("easy_only", "comeback", "clear")


class Allows(Protocol):
    """What a season says of its days; the writer of the season answers."""

    def may_run(self, day: int) -> bool:
        """Whether no rest is owed on a day to a race before it."""

    def may_be_hard(self, day: int) -> bool:
        """Whether the races around a day leave room for a hard session."""

    def speed(self, plan: WeekPlan, speed_from: int) -> bool:
        """Whether hard running has its place in a block."""


def standing_for(setting: Setting, main: Judgement) -> GoalAnswer | None:
    """What the accepted plan goes towards, where that is still wanted under today's gate; None where it is not.

    An offer stays what is planned for as long as the wish that it stood in for is out of reach.
    """
    accepted = setting.scenario.accepted_plan
    if accepted is None or setting.gate not in _STANDING or accepted.gate.name != setting.gate:
        return None
    towards = accepted.feasibility.planned_for
    same = msgspec.structs.replace(towards, because=()) == goal_answer(main.goal)
    if main.feasible or same or accepted.feasibility.feasible:
        return towards if main.feasible and same else None
    if towards.date and towards.date < setting.scenario.today:
        return None
    wished = goal_answer(main.goal)
    near = towards.kind == "routine" or wished.date == towards.date or wished.distance == towards.distance
    return towards if near else None


class Keeper:
    """Holds the blocks of an accepted plan (None: there is none to keep) against the rules, in their order."""

    def __init__(self, setting: Setting, track: Track, allows: Allows, accepted: Plan | None) -> None:
        self.setting, self.track, self.allows, self.book = setting, track, allows, setting.book
        self.days = days_of(accepted) if accepted else {}
        self.why: dict[int, Reason] = {}  # by the first day of a block: what it was planned anew for
        self.volume, self.work = 0.0, 0.0  # the most of a speed block so far: metres, and seconds of hard work

    def accepted(self, plan: WeekPlan) -> dict[int, tuple[Session, ...]] | None:
        """The accepted sessions of a block's days to come; None where they are not all there."""
        days = range(max(plan.first, self.setting.state.first_free), plan.block.end)
        return {day: self.days[day] for day in days} if days and all(day in self.days for day in days) else None

    def note(self, block: Block, metres: float, work: float) -> None:
        """Take note of a whole block as it was written: what the next ones may raise follows from it."""
        if block.phase == "speed" and block.start >= self.setting.state.today:
            self.volume, self.work = max(self.volume, metres), max(self.work, work)

    def no_more(self, plan: WeekPlan) -> WeekPlan:
        """A block that is planned anew though accepted: with no more running than it held, and no longer run."""
        days = self.accepted(plan)
        if days is None:
            return plan
        runs = [run.distance_m or 0 for sessions in days.values() if (run := run_of(sessions))]
        longest = max(runs, default=0)
        return msgspec.structs.replace(
            plan,
            volume=min(plan.volume, sum(runs)),
            long=min(plan.long, longest),
            easy_most=min(plan.easy_most, longest),
        )

    def keep(self, plan: WeekPlan, race_class: str, races: Mapping[int, object], speed_from: int) -> Kept | None:
        """The block as it was accepted, cut where it must be; None where it has to be planned anew."""
        days = self.accepted(plan)
        if days is None:
            return None
        block = _Block(self, plan, race_class, {day: run for day in days if (run := run_of(days[day]))})
        broken = block.broken(set(races), speed_from)
        if isinstance(broken, Reason):
            self.why[plan.block.start] = broken
            return None
        return Kept(runs=block.runs, cuts=broken)


class _Block:
    """The runs of one accepted block under today's rules."""

    def __init__(self, keeper: Keeper, plan: WeekPlan, race_class: str, runs: dict[int, Session]) -> None:
        self.setting, self.track, self.book, self.allows = keeper.setting, keeper.track, keeper.book, keeper.allows
        self.plan, self.race_class, self.runs, self.before = plan, race_class, runs, (keeper.volume, keeper.work)
        self.cuts: dict[int, Cut] = {}

    def broken(self, races: set[int], speed_from: int) -> Reason | dict[int, Cut]:
        """The first rule that the block breaks as a whole; else the runs that have to be shorter."""
        if races != {day for day, run in self.runs.items() if option(run) == "race"}:
            return change_cost.because()
        for problem in (
            *self._days(),
            self._fast(speed_from),
            *self._singles(),
            self._week(),
            self._turn(),
            self._long(),
        ):
            if problem is not None:
                return problem
        return self.cuts

    def _days(self) -> Iterator[Reason]:
        """What each day on its own says against its run."""
        for day, run in self.runs.items():
            available, kind = self.setting.days.seconds(day), option(run)
            if kind == "race":
                continue
            if run.duration_s > available:
                yield day_minutes.because(date=dt.date.fromordinal(day), minutes=available)
            if not self.allows.may_run(day):
                yield recovery_off.because()
            if kind == "hard" and not self.allows.may_be_hard(day):
                yield easy_before.because()

    def _fast(self, speed_from: int) -> Reason | None:
        """Whether fast runs stand where none has its place any more, or hold more than the week allows them."""
        hard = [run for run in self.runs.values() if option(run) == "hard"]
        if self.plan.why_return and any(not is_even(run) or run.kind == "strides" for run in self.runs.values()):
            return self.plan.why_return
        held = msgspec.structs.replace(self.plan, volume=self._total())
        if hard and not self.allows.speed(held, speed_from):
            return base_first.because(habit=0)
        whole = msgspec.structs.replace(held, volume=self.plan.done + self._total())
        return next(
            (cap_reason(self.setting, whole, name) for run in hard if (name := self._too_hard(run, whole))), None
        )

    def _too_hard(self, run: Session, week: WeekPlan) -> str | None:
        """The family of a hard run that is plainly more than its week carries; None where it is not."""
        work, name = work_seconds(run, self.setting.paces.threshold), family(run.kind)
        return None if near_enough(self.book, work_cap(self.setting, week, name), work) else name

    def _number(self) -> Reason | None:
        """Whether there are more runs than the weeks before lead to, or two long runs too near to each other."""
        runs = self.plan.done_runs + len(self.runs)
        recent = self.track.recent_runs(self.plan.block)
        if recent is not None and runs > recent + 1:
            return runs_a_week.because(runs=recent + 1, volume=self._total())
        long = next((day for day, run in self.runs.items() if option(run) == "long"), None)
        last = self.track.last_long
        near = long is not None and last is not None and long - last < long_gap(self.book)
        return long_gap.because() if near else None

    def _singles(self) -> Iterator[Reason]:
        """Cut each run to what the runs before it allow; a hard one that is too long cannot be."""
        ledger = self.track.ledger.copy()
        least, _ = first_week(self.book)
        for day, run in sorted(self.runs.items()):
            metres = metres_run(run, self.setting.paces.easy)
            limit = self.track.limit_on(day, ledger)
            if option(run) != "race" and metres > limit:
                reason = single_run_limit.because(limit=limit, longest=ledger.longest(day))
                metres = grain(limit)
                if not is_even(run) or metres < least:
                    yield reason
                self.cuts[day] = Cut(metres, reason)
            ledger.add(day, metres, judged=option(run) == "race", planned=True)

    def _week(self) -> Reason | None:
        """Whether the block is more than the weeks before allow; a little too much is cut from its easy runs."""
        raced = sum(run.distance_m or 0 for run in self.runs.values() if option(run) == "race")
        most, total = self.track.most(self.plan.done_runs + len(self.runs)), self.plan.done + self._total() - raced
        if not self.track.building(self.plan.block):
            return self._lighter_week(total, total + raced, most)
        reason = week_limit.because(limit=most, highest=self.plan.highest)
        return None if total <= most or self._lighten(total - most, reason) else reason

    def _lighter_week(self, total: float, whole: float, most: float) -> Reason | None:
        """A week whose size follows from those before stands as long as it is nearly that; a taper is cut to it."""
        block = self.plan.block
        if block.phase == "taper" and block.race:
            reason = taper_shares.because(share=block.share, race=block.race.race_class)
            fits = near_enough(self.book, whole, most) and (total <= most or self._lighten(total - most, reason))
            return None if fits else reason
        return None if near_enough(self.book, most, total) else _lighter(self.plan)

    def _turn(self) -> Reason | None:
        """In the speed phase a week raises distance or hard running, never both: then the distance waits (BUILD-5)."""
        volume, work = self.before
        pace = self.setting.paces.threshold
        hard = sum(work_seconds(run, pace) for run in self.runs.values() if option(run) == "hard")
        over = self.plan.done + self._total() - volume
        if self.plan.block.phase != "speed" or not work or hard <= work or over <= GRAIN:
            return None
        reason = quality_dose.because(what="the fast running grows, and the distance stays as it is")
        return None if self._lighten(over, reason) else reason

    def _lighten(self, over: float, reason: Reason) -> bool:
        """Take so many metres from the easy runs, longest first, as long as it stays a small thing."""
        least, _ = first_week(self.book)
        if not near_enough(self.book, self._total() - over, self._total()):
            return False
        while over > 0:
            easy = {day: self._metres(day) for day, run in self.runs.items() if is_even(run) and run.kind != "long"}
            day = max(easy, key=lambda one: (easy[one], one), default=None)
            if day is None or easy[day] - GRAIN < least:
                return False
            self.cuts[day] = Cut(easy[day] - GRAIN, reason)
            over -= GRAIN
        return True

    def _long(self) -> Reason | None:
        """Cut the longest run to its share of the week, as the week has become."""
        even = {day: self._metres(day) for day, run in self.runs.items() if is_even(run)}
        longest = max(even, key=lambda day: even[day], default=None)
        runs = self.plan.done_runs + len(self.runs)
        share = long_share(self.book, self.race_class, runs)
        if longest is None or even[longest] <= share * (self.plan.done + self._total()) + 1:
            return None
        others, least = self.plan.done + self._total() - even[longest], first_week(self.book)[0]
        most = grain(share * others / (1 - share))
        reason = long_share.because(share=share, runs=runs)
        self.cuts[longest] = Cut(most, reason)
        return reason if most < least else None

    def _metres(self, day: int) -> int:
        return self.cuts[day].metres if day in self.cuts else self.runs[day].distance_m or 0

    def _total(self) -> int:
        return sum(self._metres(day) for day in self.runs)


def _lighter(plan: WeekPlan) -> Reason:
    """Why a week that is no building week is as small as it is."""
    if plan.block.phase == "recovery":
        return recovery_share.because(share=plan.volume / max(1, plan.highest), week=plan.block.week)
    return easier_week.because(peak=plan.highest)
