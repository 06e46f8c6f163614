"""What of the accepted plan still stands: block by block, as long as every rule allows it.

A block is kept whole where nothing forbids any of its runs. A run that is longer than today's limits allow is
cut in its place; anything else that a rule forbids makes the block planned anew. So what was accepted stays,
what would be unsafe goes at once, and what could merely be better is for the runner to accept.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from surefoot.coach.content import Bounds
from surefoot.coach.feasibility import Judgement
from surefoot.coach.holding import Allows, Frame, Holding
from surefoot.coach.kept import Kept, days_of, option, run_of, work_seconds
from surefoot.coach.rules.layout.reserve import with_reserve
from surefoot.coach.season import Block, Season
from surefoot.coach.setting import Setting
from surefoot.coach.shape import Shape
from surefoot.coach.volume import Track, grain
from surefoot.coach.week_plan import WeekPlan
from surefoot.diary.plan import GoalAnswer, Plan, Session
from surefoot.diary.writing import goal_answer
from surefoot.rulebook import Reason

#: Gates under which an accepted plan can stand; under the others each day is judged on its own.
_STANDING = ("easy_only", "comeback", "clear")


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


def speed_as_accepted(setting: Setting, season: Season, shape: Shape, accepted: Plan) -> None:
    """Let speed begin where the accepted plan has its first hard run: what was prepared for then still is."""
    days = days_of(accepted)
    for race in {block.race.day: block.race for block in season.blocks if block.race}.values():
        towards = [block for block in season.blocks if block.race and block.race.day == race.day]
        first = next((block for block in towards if _holds_hard(block, days)), None)
        if first is not None:
            part, begun = shape.parts[race.day], first.start <= setting.state.today
            speed_from = max(part.speed_from, first.to_race) if begun else first.to_race
            shape.parts[race.day] = msgspec.structs.replace(part, speed_from=speed_from)


def _holds_hard(block: Block, days: Mapping[int, tuple[Session, ...]]) -> bool:
    runs = (run_of(days.get(day, ())) for day in range(block.start, block.end))
    return any(run is not None and option(run) == "hard" for run in runs)


class Keeper:
    """Holds the blocks of an accepted plan (None: there is none to keep) against the rules, in their order."""

    def __init__(self, setting: Setting, track: Track, allows: Allows, accepted: Plan | None) -> None:
        self.setting, self.track, self.allows, self.book = setting, track, allows, setting.book
        self.days = days_of(accepted) if accepted else {}
        self.why: dict[int, Reason] = {}  # by the first day of a block: what it was planned anew for
        self.differs = False  # whether a block so far is not as it was accepted
        self.volume, self.work = 0.0, 0.0  # the most of a speed block so far: metres, and seconds of hard work

    def accepted(self, plan: WeekPlan) -> dict[int, tuple[Session, ...]] | None:
        """The accepted sessions of a block's days to come; None where they are not all there."""
        days = range(max(plan.first, self.setting.state.first_free), plan.block.end)
        return {day: self.days[day] for day in days} if days and all(day in self.days for day in days) else None

    def _expected(self, plan: WeekPlan) -> int:
        """Metres that the accepted plan held on a block's days that have passed."""
        passed = (self.days.get(day, ()) for day in range(plan.block.start, plan.first))
        return sum(self.track.counted(s) for sessions in passed for s in sessions if s.running)

    def note(self, block: Block, metres: float, work: float) -> None:
        """Take note of a whole block as it was written: what the next ones may raise follows from it."""
        if block.phase == "speed":
            work += self._worked(block)
            self.volume, self.work = max(self.volume, metres), max(self.work, work)

    def _worked(self, block: Block) -> float:
        """Seconds of hard work that a begun block held, on days on which it was done."""
        done = self.setting.done.hard.intersection(range(block.start, self.setting.state.first_free))
        runs = (run_of(self.days.get(day, ())) for day in done)
        return sum(work_seconds(run, self.setting.paces.threshold) for run in runs if run)

    def no_more(self, plan: WeekPlan) -> WeekPlan:
        """A block that is planned anew though accepted: with no more running than it held, and no longer run."""
        days = self.accepted(plan)
        if days is None:
            return plan
        runs = [self.track.counted(run) for sessions in days.values() if (run := run_of(sessions))]
        longest, held = max(runs, default=0), sum(runs)
        return msgspec.structs.replace(
            plan,
            volume=held if held <= plan.volume else grain(with_reserve(self.setting.book, plan.volume)),
            long=min(plan.long, longest),
            easy_most=min(plan.easy_most, longest),
        )

    def no_longer(self, plan: WeekPlan, bounds: Bounds) -> Bounds:
        """The bounds of such a block: no day gets more than it held, and one that held no run what an easy one had."""
        days = self.accepted(plan)
        if days is None:
            return bounds
        held = {day: self.track.counted(run) for day, found in days.items() if (run := run_of(found))}
        others = [
            held[day] for day, found in days.items() if (run := run_of(found)) and option(run) in ("easy", "hard")
        ]
        usual = max(others or held.values(), default=0)
        if plan.long_day is not None:  # the day may be another one now, and the run goes with it
            held[plan.long_day] = max(held.get(plan.long_day, 0), plan.long)
        most = {day: held.get(day, usual) for day in bounds.caps}
        return msgspec.structs.replace(bounds, caps={d: min(cap, most[d]) for d, cap in bounds.caps.items()}, held=most)

    def hardest(self, plan: WeekPlan) -> float:
        """Metres of the longest hard run of such a block; no bound where it held none."""
        runs = (run_of(found) for found in (self.accepted(plan) or {}).values())
        return max((run.distance_m or 0 for run in runs if run and option(run) == "hard"), default=float("inf"))

    def keep(self, plan: WeekPlan, race_class: str, races: Mapping[int, object], speed_from: int) -> Kept | None:
        """The block as it was accepted, cut where it must be; None where it has to be planned anew."""
        days = self.accepted(plan)
        if days is None:
            return None
        runs = {day: run for day in days if (run := run_of(days[day]))}
        expected = self._expected(plan)
        work = self.work if self.differs else 0.0  # what stands as accepted takes its turns already
        frame = Frame(self.setting, self.track, self.allows, plan, race_class, self.volume, work, expected)
        block = Holding(frame, runs)
        broken = block.broken(set(races), speed_from)
        self.differs = self.differs or isinstance(broken, Reason) or bool(broken)
        if isinstance(broken, Reason):
            self.why[plan.block.start] = broken
            return None
        return Kept(runs=block.runs, cuts=broken)
