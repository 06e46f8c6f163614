"""A mile block: when it ends, its trials, and the two fast runs of its weeks (MILE-2, MILE-6 to MILE-10)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

import msgspec

from surefoot.coach.days import weekday
from surefoot.coach.first_steps import GRAIN
from surefoot.coach.ledger import WEEK
from surefoot.coach.prescription import Built
from surefoot.coach.quality import FREE, Ask, Ladder, Room, family, lone_week, may_have
from surefoot.coach.rules.layout.hard_gap import hard_gap
from surefoot.coach.rules.mile.block_ends import block_ends
from surefoot.coach.rules.mile.both_hard import both_hard
from surefoot.coach.rules.mile.bridge_weeks import bridge_weeks
from surefoot.coach.rules.mile.key_runs import key_runs
from surefoot.coach.rules.mile.mid_trial import mid_trial
from surefoot.coach.rules.mile.new_to_speed import new_to_speed
from surefoot.coach.rules.season.base import base_first
from surefoot.coach.rules.season.before_race import easy_before
from surefoot.coach.rules.season.mile_block import mile_block
from surefoot.coach.season import Block, Race, Season, as_race
from surefoot.coach.setting import Setting
from surefoot.coach.week_plan import WeekPlan
from surefoot.diary.scenario import Goal
from surefoot.rulebook import Book, Reason
from surefoot.units import Metres

SPEED, STRENGTH = "speed", "strength"
#: Gates under which nobody knows yet when running goes on.
_WAITING = ("hold", "see_a_doctor")


def on_its_day(goal: Goal, setting: Setting) -> Goal:
    """A goal with its day: a mile block without one ends as accepted, else eight weeks from today.

    Where an A race would come too soon after it, the block waits until that race is run and recovered from.
    """
    if goal.kind != "mile_block" or goal.date:
        return goal
    calm = 0 if setting.gate in _WAITING else setting.easy_until
    start, book = max(setting.state.today, calm), setting.book
    day = accepted_trial(setting)
    if day is None or (day - start < mile_block(book) and not begun(setting, day)):
        day = start + mile_block(book)
        for race in sorted(_races(setting), key=lambda race: race.day):
            if setting.state.today <= race.day < day + WEEK * bridge_weeks(book, race.race_class):
                day = race.day + 1 + race.recovery + mile_block(book)
    return msgspec.structs.replace(goal, date=dt.date.fromordinal(day))


def accepted_trial(setting: Setting) -> int | None:
    """The day of the trial that closes the accepted plan's mile block, as long as it is to come; else None."""
    accepted = setting.scenario.accepted_plan
    days = accepted.days if accepted else ()
    trials = [day.date for day in days for session in day.sessions if session.kind == "time_trial"]
    last = max(trials, default=None)
    return last.toordinal() if last is not None and last >= setting.scenario.today else None


def begun(setting: Setting, day: int) -> bool:
    """Whether an accepted block leads to a trial on a day, and nothing has stood in its way since."""
    accepted = setting.scenario.accepted_plan
    stands = accepted is not None and accepted.gate.name == setting.gate == "clear"
    return stands and not setting.pauses and accepted_trial(setting) == day


def _races(setting: Setting) -> list[Race]:
    """The A races of the scenario."""
    goals = (goal for goal in setting.scenario.goals if goal.kind == "race" and goal.priority == "A")
    return [race for goal in goals if (race := as_race(goal, setting.state, setting.book))]


def with_mid_trials(races: list[Race], setting: Setting) -> list[Race]:
    """The races, and for each mile block among them the trial in its middle, where its week has a day for one."""
    mids = (_mid(race, races, setting) for race in races if race.trial)
    return [*races, *(mid for mid in mids if mid is not None)]


def _mid(race: Race, races: list[Race], setting: Setting) -> Race | None:
    metres, week, seconds = mid_trial(setting.book)
    start = race.day - mile_block(setting.book) + WEEK * (week - 1)
    _, least = base_first(setting.book, setting.state.habit_week)
    near = any(start - WEEK <= other.day < start + 2 * WEEK for other in races)
    if near or metres >= race.distance or setting.state.habit_week < least:
        return None
    gap = hard_gap(setting.book, setting.state.age)
    longs = {setting.days.long_day(first, first + WEEK, first) for first in (start - WEEK, start, start + WEEK)}
    days = [day for day in range(start, start + WEEK) if _has_room(day, longs, setting, seconds)]
    day = max(days, key=lambda day: (day - start >= gap, setting.days.week[weekday(day)], -day), default=None)
    if day is None or day < setting.state.first_free:
        return None
    goal = Goal(kind="mile_block", distance=Metres(metres), date=dt.date.fromordinal(day), priority="C")
    mid = as_race(goal, setting.state, setting.book)
    return mid and msgspec.structs.replace(mid, middle=True)


def without_early_trials(season: Season) -> Season:
    """The season less the trials in the middle of a block whose fast running waits until after them."""
    base = {day for block in season.blocks if block.phase != "speed" for day in range(block.start, block.end)}
    races = tuple(race for race in season.races if not (race.middle and race.day in base))
    return msgspec.structs.replace(season, races=races)


def _has_room(day: int, longs: Collection[int | None], setting: Setting, seconds: int) -> bool:
    """Whether a day holds a trial: time, no long run next to it, and the body ready for fast running."""
    long = any(near in longs for near in (day - 1, day, day + 1))
    ready = day >= max(setting.ramp.repeats, setting.easy_until)
    return ready and not long and setting.days.seconds(day) >= seconds


def trial_reasons(race: Race) -> tuple[Reason, ...]:
    """Why a trial stands where it does: in the middle of its block, or as what the block was for."""
    if race.middle:
        return mid_trial.because(), easy_before.because()
    return block_ends.because(), easy_before.because()


def block_week(block: Block, book: Book) -> int:
    """Which week of its mile block a block of days is, from 1."""
    return mile_block(book) // WEEK - block.to_race + 1


class MileLadder(Ladder):
    """Quality through a mile block: its own runs week by week, with the doses and caps of every ladder."""

    speed_last: bool | None = None  # whether the last hard run was the speed run; None before the first
    volume = 0  # metres of the largest week so far
    grows = False  # whether the present week is larger than those, so that its fast running stays as it was

    def week(self, plan: WeekPlan, room: Room, count: int) -> list[Built]:
        """The hard runs of a week: the speed run first, where both have room; else they take turns."""
        volume, steady = plan.done + plan.volume, self.volume + 2 * GRAIN
        self.grows, self.volume = plan.raises_volume or 2 * GRAIN < steady < volume, max(self.volume, volume)
        self.step += plan.block.kind == "build" and not self.grows
        found: list[Built] = []
        names = self._names(plan)
        for name in [*names, *(reversed(names) if count < len(names) else ())]:  # what does not fit gives its place
            if len(found) < count and all(built.template != name for built in found):
                found += self._key_run(plan, name, room, sum(built.work_s for built in found))
        return found

    def placed(self, found: list[Built]) -> None:
        """Take note of what found a day: the next week goes on from that."""
        self.most = max(self.most, sum(built.work_s for built in found))
        if found:
            self.speed_last = _is_speed(found[0].template)

    def _names(self, plan: WeekPlan) -> list[str]:
        """Templates of the week, the one whose turn it is first, as far as the runner's body has them free."""
        week = block_week(plan.block, self.setting.book)
        names = list(key_runs(self.setting.book, week))
        due = week % 2 == 0 if self.speed_last is None else self.speed_last
        if due and wanted(self.setting, plan, roomy=True) < len(names):
            names.reverse()
        return [name for name in names if may_have(self.setting, name, plan.block.start)]

    def _key_run(self, plan: WeekPlan, name: str, room: Room, planned: int) -> list[Built]:
        left = self.most - planned if self.grows and self.most else FREE
        built = self._build(plan, Ask(template=name, usual=name), room, left)
        if built is None:
            return []
        part = SPEED if _is_speed(name) else STRENGTH
        why = key_runs.because(week=block_week(plan.block, self.setting.book), part=part)
        reasons = (why, *built.reasons, both_hard.because(count=wanted(self.setting, plan)))
        return [msgspec.structs.replace(built, reasons=reasons)]


def _is_speed(template: str) -> bool:
    return family(template) == "repetitions"


def wanted(setting: Setting, plan: WeekPlan, *, roomy: bool = False) -> int:
    """Hard runs of a week of a mile block; ``roomy`` leaves it aside whether the week is a lighter one."""
    week, runs = block_week(plan.block, setting.book), plan.done_runs + plan.runs
    count = both_hard(setting.book, week, runs, setting.scenario.runner.experience, is_new(setting))
    return count if roomy or not lone_week(setting, plan) else min(count, 1)


def is_new(setting: Setting) -> bool:
    """Whether fast running was new to the runner before the block."""
    return new_to_speed(setting.book, [setting.state.today - day for day in setting.done.hard])
