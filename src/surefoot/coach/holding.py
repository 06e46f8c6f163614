"""The runs of an accepted block under today's rules: what it breaks as a whole, and which runs are too long.

The rules are those that the block was planned by; each is asked again with the runs that stand before it now.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple, Protocol

import msgspec

from surefoot.coach.first_steps import GRAIN
from surefoot.coach.kept import Cut, is_even, metres_run, option, work_seconds
from surefoot.coach.quality import cap_reasons, family, work_cap
from surefoot.coach.rules.layout.long_gap import long_gap
from surefoot.coach.rules.layout.minutes import day_minutes
from surefoot.coach.rules.layout.reserve import with_reserve
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
from surefoot.coach.rules.worn.settles import work_settles
from surefoot.coach.setting import Setting
from surefoot.coach.volume import Track, grain
from surefoot.coach.week_plan import WeekPlan
from surefoot.diary.plan import Session
from surefoot.rulebook import Reason


class Allows(Protocol):
    """What a season says of its days; the writer of the season answers."""

    def may_run(self, day: int) -> bool:
        """Whether no rest is owed on a day to a race before it."""

    def may_be_hard(self, day: int) -> bool:
        """Whether the races around a day leave room for a hard session."""

    def speed(self, plan: WeekPlan, speed_from: int) -> bool:
        """Whether hard running has its place in a block."""


class Frame(NamedTuple):
    """What an accepted block is held against: the season so far, and the block as it would be planned today.

    ``volume`` and ``work`` are the most metres, and seconds of hard running, of a speed block before it;
    ``expected`` the metres that were accepted for the block's days that have passed.
    """

    setting: Setting
    track: Track
    allows: Allows
    plan: WeekPlan
    race_class: str
    volume: float
    work: float
    expected: int


class Holding:
    """The runs of one accepted block, by day, under today's rules."""

    def __init__(self, frame: Frame, runs: dict[int, Session]) -> None:
        self.setting, self.track, self.allows, self.plan, self.race_class, *self.before, self.expected = frame
        self.book, self.runs = frame.setting.book, runs
        self.cuts: dict[int, Cut] = {}

    def broken(self, races: set[int], speed_from: int) -> Reason | dict[int, Cut]:
        """The first rule that the block breaks as a whole; else the runs that have to be shorter."""
        if races != {day for day, run in self.runs.items() if option(run) == "race"}:
            return change_cost.because()
        alone = (*self._days(), self._number(), self._fast(speed_from), *self._singles())
        together = (check() for check in (self._week, self._turn, self._long))
        return next((problem for problem in (*alone, *together) if problem is not None), self.cuts)

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
        held = msgspec.structs.replace(self.plan, volume=self._total(), done=max(self.plan.done, self.expected))
        if hard and not self.allows.speed(held, speed_from):
            return base_first.because(habit=0)
        whole = msgspec.structs.replace(self.plan, volume=self.plan.done + self._total())
        return next(
            (cap_reasons(self.setting, whole, name)[0] for run in hard if (name := self._too_hard(run, whole))), None
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
        """Whether the block is more than the weeks before allow; a little too much is cut from its easy runs.

        A week whose size follows from those before stands as long as it is nearly that; a taper is cut to it.
        """
        raced = sum(run.distance_m or 0 for run in self.runs.values() if option(run) == "race")
        runs, block = self.plan.done_runs + len(self.runs), self.plan.block
        total = self.plan.done + self._total() - raced
        most, wished = self.track.most(runs), self.track.allowed(runs)
        reason = week_limit.because(limit=most, highest=self.plan.highest)
        if block.phase == "taper" and block.race:
            most, reason = wished, taper_shares.because(share=block.share, race=block.race.race_class)
        begun = block.start < self.plan.first  # of a week that has begun no more is taken than has to be
        heavy = total > most and not self._lighten(total - (most if begun else with_reserve(self.book, most)), reason)
        if heavy and total > self.track.most(runs):
            return reason
        if block.phase in {"base", "speed"} and not block.worn:  # an easier week, of the weeks before as they were run
            wished = max(wished, easier_week(self.book, self.track.highest))
        stands = self.track.building(block) or near_enough(self.book, wished, total)
        return None if stands else _lighter(self.plan)

    def _turn(self) -> Reason | None:
        """In the speed phase a week raises distance or hard running, never both: then the distance waits (BUILD-5)."""
        volume, work = self.before
        pace = self.setting.paces.threshold
        hard = sum(work_seconds(run, pace) for run in self.runs.values() if option(run) == "hard")
        before = max(volume, self.plan.highest if self.plan.block.kind == "build" else 0)
        over = self.plan.done + self._total() - before
        if self.plan.block.phase != "speed" or not work or hard <= work or over <= GRAIN * len(self.runs):
            return None
        reason = quality_dose.because(what="the fast running grows, and the distance stays as it is")
        return None if self._lighten(over, reason) else reason

    def _lighten(self, over: float, reason: Reason) -> bool:
        """Take so many metres from the easy runs, longest first, then from the long one, while it is a small thing."""
        if not near_enough(self.book, self._total() - over, self._total()):
            return False
        easy = [day for day, run in self.runs.items() if is_even(run) and run.kind != "long"]
        long = [day for day, run in self.runs.items() if run.kind == "long"]
        for days in (easy, long):
            while over > 0 and (day := self._longest_above_least(days)) is not None:
                self.cuts[day] = Cut(self._metres(day) - GRAIN, reason)
                over -= GRAIN
        return over <= 0

    def _longest_above_least(self, days: list[int]) -> int | None:
        """Of some days the one with the longest run that can lose a hundred metres."""
        least, _ = first_week(self.book)
        able = [day for day in days if self._metres(day) - GRAIN >= least]
        return max(able, key=lambda day: (self._metres(day), day), default=None)

    def _long(self) -> Reason | None:
        """Cut the longest run to its share of a week that was cut, or of which less was run than expected."""
        if not self.cuts and near_enough(self.book, self.plan.done, self.expected):
            return None
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
        return self.cuts[day].metres if day in self.cuts else self.track.counted(self.runs[day])

    def _total(self) -> int:
        return sum(self._metres(day) for day in self.runs)


def _lighter(plan: WeekPlan) -> Reason:
    """Why a week that is no building week is as small as it is."""
    if plan.block.worn:
        return work_settles.because()
    if plan.block.phase == "recovery":
        return recovery_share.because(share=plan.volume / max(1, plan.highest), week=plan.block.week)
    return easier_week.because(peak=plan.highest)
